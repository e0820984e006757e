"""The sentences of a page that are read as running text."""

from __future__ import annotations

from typing import NamedTuple, cast

from ldn_lint.mentions.lazy import LazyPattern
from ldn_lint.mentions.page import Page
from ldn_lint.mentions.sentence import SentenceView

_RUNNING = frozenset({"paragraph", "quote", "list-item"})
_ENDS = (".", "!", "?")
_CLOSERS = "\"'”’»)]*"
# A sentence with so many commas or semicolons is an enumeration, long but easy.
_ENUMERATES = 4
# So is one with a list whose marks or line breaks were lost, or several sentences that lost the space between them.
_RUN_TOGETHER = LazyPattern(r"[•·:]| [-–] \S|[a-z][.?!][A-Z]")
_MEMO = "running sentences"


class Running(NamedTuple):
    """A sentence of the running text."""

    view: SentenceView

    @property
    def words(self) -> int:
        """How many words the sentence has; a hyphen parts words, a figure is one."""
        return self.view.last - self.view.first

    def enumerates(self, page: Page) -> bool:
        """Whether the sentence is rather a list, or several sentences that ran together."""
        text = page.text(self.view.sentence.start, self.view.sentence.end)
        return text.count(",") + text.count(";") >= _ENUMERATES or bool(_RUN_TOGETHER.search(text))


def running_sentences(page: Page) -> list[Running]:
    """The sentences of paragraphs, quotations and list items that end with a full stop or the like, in order."""
    if _MEMO not in page.memo:
        page.memo[_MEMO] = [Running(view) for view in page.sentences if _runs(page, view)]
    return cast("list[Running]", page.memo[_MEMO])


def _runs(page: Page, view: SentenceView) -> bool:
    if page.document.blocks[view.sentence.block].kind not in _RUNNING:
        return False
    start, end, _ = view.sentence
    last = page.document.text[start:end][-1:]
    return last in _ENDS or (last in _CLOSERS and page.text(start, end).rstrip(_CLOSERS).endswith(_ENDS))
