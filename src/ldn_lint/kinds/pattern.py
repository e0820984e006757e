"""`pattern`: one mention is enough."""

from __future__ import annotations

from collections.abc import Iterator

from ldn_lint.kinds.shape import Match, Shape, candidates, outermost, region_of, values_of
from ldn_lint.mentions.page import Page
from ldn_lint.mentions.sentence import SentenceView


def match_pattern(page: Page, view: SentenceView, shape: Shape) -> Iterator[Match]:
    """A match for each mention named by the first element of `find`."""
    element = shape.find[0]
    for hit in outermost(candidates(view, element)):
        region = region_of(view, [hit])
        yield Match(region, region, values_of(page, [(element, hit)]))
