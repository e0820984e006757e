"""Statements of a kind held against each other, in one page and across pages."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple, Protocol

from ldn_lint.kinds.shape import Match, region_at
from ldn_lint.mentions.page import Page
from ldn_lint.model import Clash


class Statement(Protocol):
    """What a page states: prose offsets, its words, and its content without a place."""

    @property
    def start(self) -> int:
        """Prose offset of its first character."""

    @property
    def end(self) -> int:
        """Prose offset after its last character."""

    @property
    def written(self) -> str:
        """Its words."""

    def here(self) -> Hashable:
        """The statement without its place: equal for two that say the same on one page."""

    def abroad(self) -> Hashable:
        """The statement as another page sees it: equal for two pages that say the same."""


class Comparison(NamedTuple):
    """How a check compares: the statements of a page, the subjects of one (only those that share a subject are
    compared), and how the earlier and the later of two clash, if they do.
    """

    statements: Callable[[Page], Sequence[Any]]
    subjects: Callable[[Any], Iterable[Hashable]]
    clash: Callable[[Any, Any], Clash | None]


def clashes(page: Page, comparison: Comparison) -> Iterator[Match]:
    """A match at each later statement of two that clash, once for the same two wordings of a subject."""
    told: set[Hashable] = set()
    before: dict[Hashable, dict[Hashable, Any]] = {}
    for later in comparison.statements(page):
        content = later.here()
        for subject in comparison.subjects(later):
            # Who says the same again clashes with nobody else.
            earlier_ones = before.setdefault(subject, {})
            found = _worst(earlier_ones.values(), later, comparison)
            earlier_ones.setdefault(content, later)
            if found is None:
                continue
            earlier, clash = found
            key = frozenset((_plain(earlier.written), _plain(later.written)))
            if (subject, key) not in told and (later.start, key) not in told:
                told |= {(subject, key), (later.start, key)}
                yield clash_match(page, earlier, later, clash)


def clash_match(page: Page, earlier: Statement, later: Statement, clash: Clash) -> Match:
    """The match that underlines `later` and points at `earlier`."""
    region = region_at(page, later.start, later.end)
    values = (("detail", clash.detail), ("other", earlier.written))
    related = ((earlier.start, earlier.end, f"“{earlier.written}” here"),)
    return Match(region, region, values, related, shift=clash.shift)


def _worst(earlier_ones: Iterable[Any], later: Any, comparison: Comparison) -> tuple[Any, Clash] | None:
    """Of the statements that clash with `later` the first among those that weigh most."""
    found: tuple[Any, Clash] | None = None
    for earlier in earlier_ones:
        clash = comparison.clash(earlier, later)
        if clash and (found is None or clash.shift > found[1].shift):
            found = earlier, clash
    return found


def _plain(written: str) -> str:
    return "".join(written.split()).lower()
