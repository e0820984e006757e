"""The sentences of a page that are read as running text, with their words and syllables."""

from __future__ import annotations

import re
from typing import NamedTuple, cast

from ldn_lint.mentions.page import Page
from ldn_lint.mentions.sentence import SentenceView
from ldn_lint.readability.syllables import syllables

_RUNNING = frozenset({"paragraph", "quote", "list-item"})
_ENDS = (".", "!", "?")
_CLOSERS = "\"'”’»)]*"
_NAMES = ("condition", "drug")
# Names of drugs and diseases are hard to read and cannot be replaced; they count no more than an easy word.
_SYLLABLES_OF_NAME = 2
# A sentence with so many of these is an enumeration, long but easy.
_SEPARATORS = re.compile(r"[,;]")
_ENUMERATES = 4
# So is one with a list whose marks or line breaks were lost, or several sentences that lost the space between them.
_RUN_TOGETHER = re.compile(r"[•·:]| [-–] \S|[a-z][.?!][A-Z]")
_MEMO = "readability"


class Measured(NamedTuple):
    """A sentence of the running text and the syllables of each of its words."""

    view: SentenceView
    counts: tuple[int, ...]
    enumerates: bool

    @property
    def words(self) -> int:
        """How many words the sentence has; a hyphen parts words, a figure is one."""
        return len(self.counts)


def running_sentences(page: Page) -> list[Measured]:
    """The sentences of paragraphs, quotations and list items that end with a full stop or the like, in order."""
    if _MEMO not in page.memo:
        page.memo[_MEMO] = [_measured(page, view) for view in page.sentences if _runs(page, view)]
    return cast("list[Measured]", page.memo[_MEMO])


def _runs(page: Page, view: SentenceView) -> bool:
    if page.document.blocks[view.sentence.block].kind not in _RUNNING:
        return False
    text = page.text(view.sentence.start, view.sentence.end)
    return text.rstrip(_CLOSERS).endswith(_ENDS)


def _measured(page: Page, view: SentenceView) -> Measured:
    names = _names(page, view)
    counts = []
    for index in range(view.first, view.last):
        count = syllables(page.text(page.starts[index], page.ends[index]))
        counts.append(min(count, _SYLLABLES_OF_NAME) if index in names else count)
    text = page.text(view.sentence.start, view.sentence.end)
    enumerates = len(_SEPARATORS.findall(text)) >= _ENUMERATES or bool(_RUN_TOGETHER.search(text))
    return Measured(view, tuple(counts), enumerates)


def _names(page: Page, view: SentenceView) -> set[int]:
    """The indexes of the words that belong to the name of a drug or a disease."""
    mask = 0
    for name in _NAMES:
        mask |= page.lexicon.bits.get(name, 0)
    return {index for hit in view.found(mask) for index in range(hit.first, hit.last)}
