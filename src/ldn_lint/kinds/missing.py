"""`missing`: a mention that lacks another one in its scope."""

from __future__ import annotations

from collections.abc import Iterator

from ldn_lint.kinds.sequence import match_sequence
from ldn_lint.kinds.shape import Match, Shape
from ldn_lint.mentions.page import Page
from ldn_lint.mentions.scope import first_with
from ldn_lint.mentions.sentence import SentenceView


def match_missing(page: Page, view: SentenceView, shape: Shape) -> Iterator[Match]:
    """A match for each sequence of `find` when nothing of `lacks` stands within the scope."""
    for match in match_sequence(page, view, shape):
        if first_with(page, view, shape.within, shape.lacks) is None:
            yield match
