"""Kinds that look at a whole page: each is a module that maps the names of its checks to functions.

The modules are imported when a page first asks for one: an ordinary page holds neither doses nor references.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib import import_module

from ldn_lint.kinds.comparison import Comparison
from ldn_lint.kinds.shape import Match, Shape
from ldn_lint.mentions.page import Page

# Yields the matches of one check in a page.
Check = Callable[[Page, Shape], Iterator[Match]]

_MODULES = {
    "absence": "ldn_lint.kinds.absence",
    "comparison": "ldn_lint.kinds.figures",
    "conflict": "ldn_lint.kinds.conflict",
    "metric": "ldn_lint.kinds.metric",
    "reference": "ldn_lint.kinds.reference",
    "structure": "ldn_lint.kinds.structure",
}
PAGE_KINDS = tuple(_MODULES)
# What is told of directives, once all findings are there: no page alone can tell whether one is of use.
SUPPRESSION = "suppression"
_OF_DIRECTIVES = ("unused", "expired", "malformed", "no-reason")


@cache
def checks_of(kind: str) -> Mapping[str, Check]:
    """The checks of a kind by name."""
    checks: Mapping[str, Check] = import_module(_MODULES[kind]).CHECKS
    return checks


def check_names(kind: str) -> tuple[str, ...]:
    """The names of the checks of a page kind, or of those that look at directives."""
    return _OF_DIRECTIVES if kind == SUPPRESSION else tuple(checks_of(kind))


# The checks that compare the statements of a page with each other, and with those of the other pages of a run.
COMPARING = frozenset({"dose-conflict", "dose-above-maximum", "unit-slip", "duration-conflict", "quotation-drift"})


def comparison_of(check: str) -> Comparison:
    """The comparison of a check of COMPARING."""
    module = import_module(_MODULES["conflict"])
    comparison: Comparison = module.comparison_of(check)
    return comparison
