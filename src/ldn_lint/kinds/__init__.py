"""How rules match, one file a kind. A new kind is one file and one line of `KINDS` or, for a page kind, of `checks`."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ldn_lint.kinds.checks import PAGE_KINDS, SUPPRESSION, Check, check_names, checks_of
from ldn_lint.kinds.count import match_count
from ldn_lint.kinds.missing import match_missing
from ldn_lint.kinds.near import match_near
from ldn_lint.kinds.pattern import match_pattern
from ldn_lint.kinds.sequence import match_sequence
from ldn_lint.kinds.shape import SENTENCE_START, Element, Match, Shape
from ldn_lint.mentions.page import Page
from ldn_lint.mentions.sentence import SentenceView

Matcher = Callable[[Page, SentenceView, Shape], Iterator[Match]]

KINDS: dict[str, Matcher] = {
    "pattern": match_pattern,
    "sequence": match_sequence,
    "near": match_near,
    "missing": match_missing,
    "count": match_count,
}

__all__ = [
    "KINDS",
    "PAGE_KINDS",
    "SENTENCE_START",
    "SUPPRESSION",
    "Check",
    "Element",
    "Match",
    "Matcher",
    "Shape",
    "check_names",
    "checks_of",
]
