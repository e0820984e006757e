"""`structure`: what the blocks of a page promise each other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ldn_lint.kinds.checks import Check
from ldn_lint.kinds.shape import Match, Shape, region_at
from ldn_lint.mentions.page import Page
from ldn_lint.model import Block

_OPENING = frozenset({"paragraph", "list-item", "quote"})
_LISTS = frozenset({"list-item", "table-cell"})
# After these only names of things can follow, so that a paragraph of its own is no completion.
_NAMES_FOLLOW = re.compile(r"\b(?:includ(?:e|es|ed|ing)|such as|consist(?:s|ed)? of|examples are)\s*:$")
# After these anything may follow, but something must.
_ANYTHING_FOLLOWS = re.compile(
    r"\b(?:following(?:\s[\w-]+){0,4}|as follows|(?:these|they|there|here|which|symptoms|causes|effects) are|used for|"
    r"used to treat|listed below|in this list)\s*:$"
)
# A sentence that breaks off: its complement (a link, a name) is gone.
_BROKEN_OFF = re.compile(r"\b(?:is|are|was|were|include|includes|such as|is at|are at|called|is called|the following)$")
_QUESTION_WORDS = frozenset({"what", "who", "how", "where", "why", "when", "which", "wherever", "whatever", "that"})
# What may stand in a file between two blocks that follow each other directly.
_NOTHING = re.compile(
    r"(?:\s|[*_#>~=\\-]|&nbsp;|<!--.*?-->|</?(?:p|div|span|section|article|b|i|em|strong|br|a|h\d)\b[^>]*>)*", re.S
)
# A paragraph that opens with a shorter sentence may be the answer itself, or an entry of a list without marks.
_ANSWER_WORDS = 8
_LIST_OPENINGS = re.compile(r"[^\w\"“‘'(]|\d|\(\w{1,3}\)|\w[.)]\s|[A-Z][\w ’'-]{0,40}:")
_QUOTES = ('"', "“", "‘", "'", "«", "„")


def dangling_list_intro(page: Page, _shape: Shape) -> Iterator[Match]:
    """The last sentence of a block that promises a list, a link or a name which does not come."""
    blocks = page.document.blocks
    last_of = {view.sentence.block: view.sentence for view in page.sentences}
    for index, block in enumerate(blocks):
        sentence = last_of.get(index)
        if block.kind not in _OPENING or sentence is None:
            continue
        text = page.text(sentence.start, sentence.end).rstrip()
        after = blocks[index + 1 : index + 3]
        if _dangles(page, block, text, after) and _adjacent(page, block, after):
            region = region_at(page, sentence.start, sentence.start + len(text))
            yield Match(region, region)


def _dangles(page: Page, block: Block, text: str, after: tuple[Block, ...]) -> bool:
    if _NAMES_FOLLOW.search(text):
        return _ends_here(after) or _is_prose(page, after[0])
    if _ANYTHING_FOLLOWS.search(text):
        return _ends_here(after)
    if _BROKEN_OFF.search(text) and block.kind == "paragraph" and _is_sentence(text):
        return _ends_here(after) or _is_prose(page, after[0])
    return False


def _ends_here(after: tuple[Block, ...]) -> bool:
    """Whether the section is over: the page ends, or a heading follows that opens no list."""
    if not after:
        return True
    return after[0].kind == "heading" and (len(after) < 2 or after[1].kind not in _LISTS)


def _is_prose(page: Page, block: Block) -> bool:
    """Whether a block is running text that starts afresh, rather than an answer, a quotation or a list in disguise."""
    text = page.text(block.start, block.end).strip()
    if block.kind != "paragraph" or text.startswith(_QUOTES) or _LIST_OPENINGS.match(text) or not text[:1].isupper():
        return False
    first = region_at(page, block.start, block.end).sentence
    view = page.sentences[first]
    return view.last - view.first >= _ANSWER_WORDS and text.endswith((".", "!", "?", ":"))


def _is_sentence(text: str) -> bool:
    """Whether words that end without a mark are a sentence broken off, not a title ("Who we are")."""
    words = text.lower().split()
    return len(words) > 3 and not _QUESTION_WORDS.intersection(words)


def _adjacent(page: Page, block: Block, after: tuple[Block, ...]) -> bool:
    """Whether nothing stands in the file between a block and the next that is no prose: a picture, code, a table."""
    source = page.document.source.text
    start = page.document.map.end(block.end)
    end = page.document.map.start(after[0].start) if after else len(source)
    return _NOTHING.fullmatch(source, start, end) is not None


CHECKS: dict[str, Check] = {"dangling-list-intro": dangling_list_intro}
