"""`conflict`: statements of a page, or of two pages of a run, that cannot all hold.

What does the work is imported when a page first asks for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

from ldn_lint.kinds.checks import Check
from ldn_lint.kinds.comparison import Comparison, clashes
from ldn_lint.kinds.shape import Match, Shape, region_at
from ldn_lint.mentions.page import Page


def _dose_conflict() -> Comparison:
    from ldn_lint.doses import conflicts

    return Comparison(conflicts.dose_statements, conflicts.of_one_role, conflicts.dose_conflict)


def _above_maximum() -> Comparison:
    from ldn_lint.doses import conflicts

    return Comparison(conflicts.dose_statements, conflicts.of_one_maximum, conflicts.above_maximum)


def _unit_slip() -> Comparison:
    from ldn_lint.doses import conflicts

    return Comparison(conflicts.dose_statements, conflicts.of_one_drug, conflicts.unit_slip)


def _duration_conflict() -> Comparison:
    from ldn_lint.doses import durations

    return Comparison(durations.durations_of, durations.of_one_event, durations.duration_conflict)


def _quotation_drift() -> Comparison:
    from ldn_lint.citations import quotations

    return Comparison(quotations.quotations_of, quotations.of_one_saying, quotations.quotation_drift)


# Without one of these a page states no ratio that could be worked out again.
_RATIO_SIGNS = ("%", "per cent", "percent", " times ", "ed from", "ed, from")
# The checks that compare statements two by two, and so can compare those of two pages as well.
_COMPARISONS: dict[str, Callable[[], Comparison]] = {
    "dose-conflict": _dose_conflict,
    "dose-above-maximum": _above_maximum,
    "unit-slip": _unit_slip,
    "duration-conflict": _duration_conflict,
    "quotation-drift": _quotation_drift,
}


@cache
def comparison_of(check: str) -> Comparison:
    """The comparison of a check; KeyError for one that does not compare statements."""
    return _COMPARISONS[check]()


def _compared(check: str) -> Check:
    return lambda page, _shape: clashes(page, comparison_of(check))


def match_unit_slip(page: Page, _shape: Shape) -> Iterator[Match]:
    """The same number in units a thousandfold apart, or a dose a thousandfold outside its class."""
    told = set()
    for match in clashes(page, comparison_of("unit-slip")):
        told |= {match.region.start, *(start for start, _, _ in match.related)}
        yield match
    if not page.context.profiles:
        return
    from ldn_lint.doses.slips import class_slips

    for statement, name, doses in class_slips(page):
        if statement.start not in told:
            region = region_at(page, statement.start, statement.end)
            yield Match(region, region, (("detail", name), ("other", doses)))


def match_titration(page: Page, _shape: Shape) -> Iterator[Match]:
    """Titrations whose steps miss the target or take another time than the text says."""
    from ldn_lint.doses.titration import titrations

    for each in titrations(page):
        region = region_at(page, each.step.start, each.step.end)
        related = (
            (each.start.start, each.start.end, "it starts here"),
            (each.target.start, each.target.end, "it should end here"),
        )
        yield Match(region, region, (("detail", each.detail),), related)


def match_ratio(page: Page, _shape: Shape) -> Iterator[Match]:
    """Ratios, shares and changes that the numbers beside them do not give."""
    if not any(sign in page.lowered for sign in _RATIO_SIGNS):
        return
    from ldn_lint.doses.arithmetic import mismatches

    for each in mismatches(page):
        region = region_at(page, each.start, each.end)
        related = tuple((start, end, "worked out from this") for start, end in each.operands)
        yield Match(region, region, (("detail", each.detail),), related)


def match_reference_range(page: Page, _shape: Shape) -> Iterator[Match]:
    """Doses outside the range that the drug's profile gives for their class; those told of the past more mildly."""
    from ldn_lint.doses.reference import outside_reference

    for each in outside_reference(page):
        if not each.unit_slip:  # A thousandfold slip is told by a rule of its own.
            region = region_at(page, each.dose.start, each.dose.end)
            name = f"{each.profile.drug} ({each.dose_class.name} dose)"
            yield Match(region, region, (("detail", each.detail), ("other", name)), shift=-int(each.mild))


def match_safety_contradiction(page: Page, shape: Shape) -> Iterator[Match]:
    """Promises of no harm on a page that tells of harm."""
    from ldn_lint.kinds.contradiction import match_contradiction

    return match_contradiction(page, shape)


CHECKS: dict[str, Check] = {
    **{check: _compared(check) for check in _COMPARISONS},
    "unit-slip": match_unit_slip,
    "titration-arithmetic": match_titration,
    "ratio-mismatch": match_ratio,
    "reference-range": match_reference_range,
    "safety-contradiction": match_safety_contradiction,
}
