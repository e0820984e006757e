"""Titrations that do not come out: steps that miss the target, or a stated time that they do not take."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from ldn_lint.doses.dose import Dose
from ldn_lint.doses.ledger import doses_of
from ldn_lint.doses.setting import disowned
from ldn_lint.mentions.lazy import LazyPattern
from ldn_lint.mentions.page import Page

# Wording that leaves the steps open.
_FLEXIBLE = LazyPattern(
    r"\b(?:as tolerated|by about|around|approximately|about|or so|if needed|if necessary|depending"
    r"|adjust\w*|individual|"
    r"suits?|until (?:symptoms|relief|the (?!maximum|target|full))|over several|some people|alternat\w+|or by)\b",
    re.IGNORECASE,
)
_TOWARDS = LazyPattern(
    r"(?:\b(?:to|until|reach(?:es|ed|ing)?|up to|target(?: dose)?(?: of| is)?|maximum(?: dose)?(?:"
    r" of| is)?|final dose(?: of| is)?)"
    r"(?: (?:you )?(?:reach|reaching|get to|are taking|a|the|of|maximum|usual|target|full|dose|is|at))*)\s?[:,]?\s?$",
    re.IGNORECASE,
)
_TIME = LazyPattern(
    r"^\W{0,2}(?:[\w ]{0,20}?)\b(?:in|within|after|over|by)\s(?:about\s)?(?P<count>\d+|a|one|two"
    r"|three|four|five|six|eight|ten|twelve)"
    r"\s(?P<unit>day|week|month)s?\b",
    re.IGNORECASE,
)
_COUNTS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "eight": 8, "ten": 10, "twelve": 12}
_DAYS = {"day": 1.0, "week": 7.0, "month": 28.0}
# How far the stated time may be off the computed one; a month counts for four weeks or 31 days.
_TOLERANCE = 1.35


class Titration(NamedTuple):
    """A titration that does not come out: its three doses, what is wrong, and the offsets to underline."""

    start: Dose
    step: Dose
    target: Dose
    detail: str


def titrations(page: Page) -> Iterator[Titration]:
    """The faulty titrations of a page, one for each paragraph that tells a start, one step and a target."""
    by_block: dict[int, list[Dose]] = {}
    for dose in doses_of(page):
        by_block.setdefault(page.document.sentences[dose.sentence].block, []).append(dose)
    for doses in by_block.values():
        starts = [dose for dose in doses if dose.role == "start"]
        steps = [dose for dose in doses if dose.role == "step" and not _is_target(page, dose)]
        if len(starts) != 1 or len(steps) != 1 or starts[0].start > steps[0].start:
            continue
        found = _told(page, starts[0], steps[0], [dose for dose in doses if dose.start > steps[0].start])
        if found:
            yield found


def _told(page: Page, start: Dose, step: Dose, later: list[Dose]) -> Titration | None:
    target = next((dose for dose in later if _is_target(page, dose)), None)
    if target is None or not _comparable(page, start, step, target):
        return None
    gap = target.low - start.low
    if step.low <= 0 or gap <= 0:
        return None
    count = gap / step.low
    if count != count.to_integral_value():
        whole = int(count)
        below, above = start.low + whole * step.low, start.low + (whole + 1) * step.low
        unit = start.unit
        detail = (
            f"from {_plain(start)} in steps of {_plain(step)} one comes to {_figure(below)} and "
            f"{_figure(above)} {unit}, never to {_plain(target)}"
        )
        return Titration(start, step, target, detail)
    return _late(page, start, step, target, int(count))


def _late(page: Page, start: Dose, step: Dose, target: Dose, count: int) -> Titration | None:
    """The titration if its steps take another time than the text says."""
    end = page.document.sentences[target.sentence].end
    stated = _TIME.search(page.text(target.end, end))
    if not stated or not step.every:
        return None
    days = _days(stated["count"], stated["unit"])
    computed = count * step.every
    if computed / _TOLERANCE <= days <= (computed + step.every) * _TOLERANCE:
        return None
    stated_time = f"{stated['count']} {stated['unit']}{'' if stated['count'] in ('a', 'one', '1') else 's'}"
    detail = (
        f"{count} {'steps' if count > 1 else 'step'} of {_plain(step)} from {_plain(start)} to {_plain(target)} take "
        f"{_weeks(computed)}, not {stated_time}"
    )
    return Titration(start, step, target, detail)


def _is_target(page: Page, dose: Dose) -> bool:
    begin = page.document.sentences[dose.sentence].start
    return dose.role == "maximum" or bool(_TOWARDS.search(page.text(begin, dose.start)))


def _comparable(page: Page, *doses: Dose) -> bool:
    """Whether the doses are single values of one drug and unit, told without room for the patient."""
    if any(dose.is_range or dose.historic for dose in doses) or len({dose.unit for dose in doses}) != 1:
        return False
    if len({dose.drug for dose in doses}) > 1 or len({dose.population for dose in doses} - {""}) > 1:
        return False
    for sentence in {dose.sentence for dose in doses}:
        begin, end, _ = page.document.sentences[sentence]
        if disowned(page, sentence) or _FLEXIBLE.search(page.text(begin, end)):
            return False
    return True


def _days(count: str, unit: str) -> float:
    number = _COUNTS[count.lower()] if count.lower() in _COUNTS else int(count)
    return number * _DAYS[unit.lower()]


def _weeks(days: float) -> str:
    if days % 7:
        return f"{days:g} days"
    weeks = int(days // 7)
    return f"{weeks} week{'' if weeks == 1 else 's'}"


def _plain(dose: Dose) -> str:
    return " ".join(dose.written.split())


def _figure(value: Decimal) -> str:
    return format(value.normalize(), "f")
