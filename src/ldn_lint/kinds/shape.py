"""What every kind works from and yields."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import NamedTuple

from ldn_lint.mentions.page import Page, Region
from ldn_lint.mentions.sentence import Hit, SentenceView
from ldn_lint.model import Span

# The element of a `find` that stands for the beginning of the sentence.
SENTENCE_START = "^"


class Element(NamedTuple):
    """One place of a `find`: a mask of mentions that may stand there, and whether it may be left out.

    `names` are the mention names (`("^",)` for the sentence's start, whose mask is 0).
    """

    names: tuple[str, ...]
    mask: int
    optional: bool = False


class Shape(NamedTuple):
    """How a rule matches, bound to a lexicon: the part of a rule that kinds read.

    `gaps[i]` is how many words may stand before element `i + 1`; `breaks` is a mask of mentions that may not stand
    between two elements; `mark` lists the elements (from 1) that the finding underlines; `needs` are masks that a
    sentence (of a page kind: the page) must hold for the rule to be tried at all; `lacks` is the mask whose absence
    `missing` reports; `limit` is the number that a check compares with.
    """

    kind: str
    find: tuple[Element, ...]
    gaps: tuple[int, ...] = ()
    breaks: int = 0
    within: str = "sentence"
    mark: tuple[int, ...] = ()
    needs: tuple[int, ...] = ()
    lacks: int = 0
    at_least: int = 0
    by: str = "term"
    lead: int = 0
    each: bool = False
    blocks: frozenset[str] = frozenset()
    limit: float = 0.0


class Match(NamedTuple):
    """What a kind yields: the region to underline, the whole region matched, values for the message, related places.

    `related` holds prose spans with a word on each. `source` replaces the region's place where what is at fault is no
    prose (the target of a link). `shift` raises or lowers the severity by so many levels.
    """

    region: Region
    whole: Region
    values: tuple[tuple[str, str], ...] = ()
    related: tuple[tuple[int, int, str], ...] = ()
    source: Span | None = None
    shift: int = 0


def region_at(page: Page, start: int, end: int) -> Region:
    """The region of the prose characters `start` to `end`, in the sentence where they begin."""
    index = max(bisect_right(page.document.sentences, start, key=lambda sentence: sentence.start) - 1, 0)
    return Region(index, bisect_right(page.ends, start), bisect_left(page.starts, end), start, end)


def region_of(view: SentenceView, hits: list[Hit]) -> Region:
    """The region from the first to the last of `hits` (in order)."""
    return Region(
        view.position, hits[0].first, max(hit.last for hit in hits), hits[0].start, max(hit.end for hit in hits)
    )


def candidates(view: SentenceView, element: Element) -> list[Hit]:
    """The hits of a sentence that can stand for an element."""
    if element.names == (SENTENCE_START,):
        start = view.sentence.start
        return [Hit(0, view.first, view.first, start, start)]
    return view.found(element.mask)


def values_of(page: Page, elements: list[tuple[Element, Hit]]) -> tuple[tuple[str, str], ...]:
    """The words matched by each named element, for the message."""
    return tuple(
        (element.names[0], page.text(hit.start, hit.end))
        for element, hit in elements
        if element.names != (SENTENCE_START,)
    )


def outermost(hits: list[Hit]) -> list[Hit]:
    """The hits without those that lie inside another one."""
    if len(hits) < 2:
        return hits
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda h: (h.start, -h.end)):
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
    return kept
