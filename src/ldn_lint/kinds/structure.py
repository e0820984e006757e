"""`structure`: what the blocks of a page promise each other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ldn_lint.kinds.checks import Check
from ldn_lint.kinds.shape import Match, Shape, region_at
from ldn_lint.mentions.lazy import LazyPattern
from ldn_lint.mentions.page import Page
from ldn_lint.mentions.sentence import SentenceView
from ldn_lint.model import Block

_OPENING = frozenset({"paragraph", "list-item", "quote"})
_LISTS = frozenset({"list-item", "table-cell"})
# After these only names of things can follow, so that a paragraph of its own is no completion.
_NAMES_FOLLOW = LazyPattern(r"\b(?:includ(?:e|es|ed|ing)|such as|consist(?:s|ed)? of|examples are)\s*:$")
# After these anything may follow, but something must.
_ANYTHING_FOLLOWS = LazyPattern(
    r"\b(?:following(?:\s[\w-]+){0,4}|as follows|(?:these|they|there|here|which|symptoms|causes|effects) are|used for|"
    r"used to treat|listed below|in this list)\s*:$"
)
# At the very end of a page these can be nothing else.
_DIRECTS = LazyPattern(
    r"\b(?:see|visit|read|found|available|leaflet|website)\b[^.;:]{0,40} (?:at|from)$", re.IGNORECASE
)
# A sentence that breaks off: its complement (a link, a name) is gone.
_BROKEN_OFF = LazyPattern(
    r"\b(?:is|are|was|were|include|includes|such as|is at|are at|called|is called|the following)$"
)
_WHOLE_ENDS = frozenset(".!?")
# An opening that is left hanging has more words than these.
_SHORTEST = 3
_DIRECTIONS = ("at", "from")
_LAST_WORDS = ("is", "are", "was", "were", "include", "includes", "such as", "at", "called", "following")
_COLON = LazyPattern(r"\b(?:are|were)\s*:$")
_QUESTION_WORDS = frozenset({"what", "who", "how", "where", "why", "when", "which", "wherever", "whatever", "that"})
# What may stand in a file between two blocks that follow each other directly.
_NOTHING = LazyPattern(
    r"(?:\s|[*_#>~=\\-]|&nbsp;|<!--.*?-->|</?(?:p|div|body|html|main|footer|span|section|article|b|i|em|strong|br|a|h\d)\b[^>]*>)*",
    re.S,
)
# A paragraph that opens with a shorter sentence may be the answer itself, or an entry of a list without marks.
_ANSWER_WORDS = 8
# A whole sentence that another, longer one follows is no answer either.
_FEWEST_WORDS = 6
_LIST_OPENINGS = LazyPattern(r"[^\w\"“‘'(]|\d|\(\w{1,3}\)|\w[.)]\s|[A-Z][\w ’'-]{0,40}:")
# Somebody with a title; a middle name or initial may stand before the surname.
_TITLED = LazyPattern(
    r"\b(?:Drs?|Prof|Professor|Doctor)\.?\s(?:[A-Z][\w’'-]*\.?\s){0,3}?(?P<surname>[A-Z][\w’'-]{2,})\b(?!\s[A-Z])"
)
_TITLES = ("Dr", "Prof", "Doctor")
# Somebody who speaks.
_SPEAKER = LazyPattern(
    r"\b(?P<surname>[A-Z][\w’'-]{2,})(?:,[^,.]{3,60},)?\s(?:said|says|told|tells|added|adds|explain(?:s|ed)|argue[sd]?|wrote|writes)\b"
    r"|\b(?:said|says|according to|adds|added)\s(?:[A-Z][\w’'-]*\.?\s){0,3}(?P<after>[A-Z][\w’'-]{2,})"
)
_PRONOUNS = frozenset(
    {"She", "They", "Who", "That", "This", "The", "And", "But", "Which", "Also", "Then", "One", "Doctors", "Experts"}
)
# The champion is named in so many times the sentences of all others together.
_OUTWEIGHS = 3
_QUOTES = ('"', "“", "‘", "'", "«", "„")


def dangling_list_intro(page: Page, _shape: Shape) -> Iterator[Match]:
    """The last sentence of a block that promises a list, a link or a name which does not come."""
    blocks = page.document.blocks
    last_of = {view.sentence.block: view.sentence for view in page.sentences}
    for index, block in enumerate(blocks):
        sentence = last_of.get(index)
        if block.kind not in _OPENING or sentence is None:
            continue
        if page.document.text[sentence.end - 1] in _WHOLE_ENDS:
            continue
        text = page.text(sentence.start, sentence.end).rstrip()
        after = blocks[index + 1 : index + 3]
        if _dangles(page, block, text, after) and _adjacent(page, block, after):
            region = region_at(page, sentence.start, sentence.start + len(text))
            yield Match(region, region)


def _dangles(page: Page, block: Block, text: str, after: tuple[Block, ...]) -> bool:
    if text.endswith(":"):
        if _NAMES_FOLLOW.search(text):
            return _ends_here(after) or _is_prose(page, after[0])
        if _ANYTHING_FOLLOWS.search(text):
            return _ends_here(after)
        return _COLON.search(text) is not None and not after and len(text.split()) > _SHORTEST
    if not after and text.endswith(_DIRECTIONS) and _DIRECTS.search(text):
        return len(text.split()) > _SHORTEST
    if text.endswith(_LAST_WORDS) and _BROKEN_OFF.search(text) and block.kind == "paragraph" and _is_sentence(text):
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
    words = view.last - view.first
    more = page.sentences[first + 1 : first + 2]
    follows = bool(more) and more[0].sentence.start < block.end and more[0].last - more[0].first >= _ANSWER_WORDS
    return (words >= _ANSWER_WORDS or (words >= _FEWEST_WORDS and follows)) and text.endswith((".", "!", "?", ":"))


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


def single_champion(page: Page, shape: Shape) -> Iterator[Match]:
    """The person with a title whom `limit` sentences or more name or quote, when hardly anybody else is named.

    Reported at the first mention; `count` is the number of sentences.
    """
    if page.document.references:
        return
    views = (page.sentences[index] for index in page.sentences_holding(_TITLES, page.document.text))
    named = [(view, match) for view in views for match in _titled(page, view)]
    surnames = {match["surname"] for _, match in named}
    sentences = {surname: _sentences_with(page, surname) for surname in surnames}
    if max(sentences.values(), default=0) < shape.limit:
        return
    sentences |= {surname: _sentences_with(page, surname) for surname in _speakers(page) - surnames}
    ranked = sorted(sentences.items(), key=lambda item: -item[1])
    (champion, count), others = ranked[0], sum(number for _, number in ranked[1:])
    if champion in surnames and others * _OUTWEIGHS <= count:
        view, match = next((view, match) for view, match in named if match["surname"] == champion)
        start = view.sentence.start + match.start()
        region = region_at(page, start, start + len(match.group()))
        yield Match(region, region, (("count", str(count)), ("other", champion)))


def _titled(page: Page, view: SentenceView) -> Iterator[re.Match[str]]:
    return _TITLED.finditer(page.text(view.sentence.start, view.sentence.end))


def _speakers(page: Page) -> set[str]:
    """The surnames of those who are quoted, titled or not."""
    found = {match["surname"] or match["after"] for match in _SPEAKER.finditer(page.document.text)}
    return found - _PRONOUNS


def _sentences_with(page: Page, surname: str) -> int:
    pattern = LazyPattern(rf"\b{re.escape(surname)}\b")
    sentences = [page.document.sentences[index] for index in page.sentences_holding((surname,), page.document.text)]
    return sum(pattern.search(page.text(start, end)) is not None for start, end, _ in sentences)


CHECKS: dict[str, Check] = {
    "dangling-list-intro": dangling_list_intro,
    "single-champion": single_champion,
}
