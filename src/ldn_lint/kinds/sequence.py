"""`sequence`: mentions in order, with at most so many words between them."""

from __future__ import annotations

from collections.abc import Iterator

from ldn_lint.kinds.shape import Element, Match, Shape, candidates, region_of, values_of
from ldn_lint.mentions.page import Page
from ldn_lint.mentions.sentence import Hit, SentenceView


def match_sequence(page: Page, view: SentenceView, shape: Shape) -> Iterator[Match]:
    """A match for each way the elements of `find` follow one another, nearest first, without overlap."""
    choices = [candidates(view, element) for element in shape.find]
    end = -1
    for first in choices[0]:
        if first.start < end:
            continue
        chain = _chain(page, view, shape, choices, [first])
        if chain is None:
            continue
        picked = [(element, hit) for element, hit in zip(shape.find, chain, strict=True) if hit is not None]
        yield _match(page, view, shape, chain, picked)
        end = picked[-1][1].end


def _match(
    page: Page, view: SentenceView, shape: Shape, chain: list[Hit | None], picked: list[tuple[Element, Hit]]
) -> Match:
    hits = [hit for _, hit in picked]
    marked = [hit for index in shape.mark if (hit := chain[index - 1]) is not None]
    visible = [hit for hit in (marked or hits) if hit.end > hit.start]
    return Match(region_of(view, visible), region_of(view, hits), values_of(page, picked))


def _chain(
    page: Page, view: SentenceView, shape: Shape, choices: list[list[Hit]], chain: list[Hit | None]
) -> list[Hit | None] | None:
    """Extend `chain` (the last hit of which is real or a skipped optional) to the full length, or None."""
    index = len(chain)
    if index == len(shape.find):
        return chain
    before = next(hit for hit in reversed(chain) if hit is not None)
    gap = shape.gaps[index - 1]
    for hit in choices[index]:
        if hit.first < before.last or hit.start < before.end:
            continue
        if hit.first - before.last > gap:
            break
        if _broken(page, view, shape, before, hit):
            continue
        found = _chain(page, view, shape, choices, [*chain, hit])
        if found:
            return found
    if shape.find[index].optional:
        return _chain(page, view, shape, choices, [*chain, None])
    return None


def _broken(page: Page, view: SentenceView, shape: Shape, before: Hit, after: Hit) -> bool:
    """Whether a barrier or a breaking mention stands between two hits."""
    between = page.text(before.end, after.start)
    if ";" in between or "…" in between:  # Marks that no sequence crosses.
        return True
    if not shape.breaks or not view.has(shape.breaks):
        return False
    return any(hit.start >= before.end and hit.end <= after.start for hit in view.found(shape.breaks))
