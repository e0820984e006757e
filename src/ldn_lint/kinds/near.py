"""`near`: one mention within a scope of another."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from ldn_lint.kinds.shape import Match, Shape, candidates, outermost, region_of, values_of
from ldn_lint.mentions.page import Page
from ldn_lint.mentions.scope import all_with
from ldn_lint.mentions.sentence import Hit, SentenceView


def match_near(page: Page, view: SentenceView, shape: Shape) -> Iterator[Match]:
    """A match for each mention of the first element that has one of every other element in its scope."""
    first, *others = shape.find
    for hit in outermost(candidates(view, first)):
        partners: list[Hit] = []
        for element, gap in zip(others, shape.gaps, strict=True):
            partner = _partner(page, view, shape, hit, element.mask, gap)
            if partner is None:
                break
            partners.append(partner)
        else:
            region = region_of(view, [hit])
            whole = region
            if shape.within == "sentence":
                hits = sorted([hit, *partners], key=lambda h: h.start)
                whole = region_of(view, hits)
                marked = [[hit, *partners][index - 1] for index in shape.mark]
                if marked:
                    region = region_of(view, sorted(marked, key=lambda h: h.start))
            related = tuple((p.start, p.end, "together with this") for p in partners)
            values = values_of(page, [(first, hit), *zip(others, partners, strict=True)])
            yield Match(region, whole, values, related)


def _apart(one: Hit, other: Hit) -> bool:
    """Whether each of two mentions has a word of its own; they may share one ("I was back", "back at my")."""
    first, second = sorted((one, other), key=lambda hit: (hit.start, hit.end))
    return first.start < second.start and first.end < second.end


def _partner(page: Page, view: SentenceView, shape: Shape, hit: Hit, mask: int, gap: int) -> Hit | None:
    """The nearest mention of `mask` that stands apart from `hit`, the first of two as near."""
    holders = all_with(page, view, shape.within, mask)
    at = bisect_right(holders, view.position, key=lambda each: each.position)
    best: Hit | None = None
    nearest = gap if shape.within == "sentence" else page.word_count
    # Away from the sentence in both directions, until no mention can be nearer than what was found.
    for side in (reversed(range(at)), range(at, len(holders))):
        for index in side:
            other_view = holders[index]
            if max(other_view.first - hit.last, hit.first - other_view.last) > nearest:
                break
            for other in other_view.found(mask):
                distance = _distance(hit, other)
                closer = distance < nearest or (distance == nearest and (best is None or other.start < best.start))
                if closer and _apart(hit, other):
                    best, nearest = other, distance
    return best


def _distance(one: Hit, other: Hit) -> int:
    """The words between two mentions; negative when they overlap."""
    return max(other.first - one.last, one.first - other.last)
