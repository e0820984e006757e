"""`near`: one mention within a scope of another."""

from __future__ import annotations

from collections.abc import Iterator

from ldn_lint.kinds.shape import Match, Shape, candidates, outermost, region_of, values_of
from ldn_lint.mentions.page import Page
from ldn_lint.mentions.scope import scope_of
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
    """The nearest mention of `mask` that stands apart from `hit`."""
    best: Hit | None = None
    for other_view in scope_of(page, view, shape.within):
        for other in other_view.found(mask):
            if _apart(hit, other):
                distance = max(other.first - hit.last, hit.first - other.last)
                if shape.within == "sentence" and distance > gap:
                    continue
                if best is None or distance < max(best.first - hit.last, hit.first - best.last):
                    best = other
    return best
