"""Amounts: the quantities of a sentence put together to single values, ranges and counted tablets."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from ldn_lint.doses.quantities import COUNTED, Quantity, plain, quantities
from ldn_lint.mentions.lazy import LazyPattern

_HYPHEN = LazyPattern(r"\s?[-\u2010\u2011–—−]\s?")
_TO = LazyPattern(r"\s+(?:up )?to\s+(?:about |around |a maximum of )?")
_OR = LazyPattern(r",?\s+or\s+")
_AND = LazyPattern(r",?\s+and\s+")
_COMMA = LazyPattern(r",\s*")
_SLASH = LazyPattern(r"\s?/\s?")
_JOINTS = {"-": _HYPHEN, "to": _TO, "or": _OR, "and": _AND, ",": _COMMA, "/": _SLASH}
# What may stand between a number of tablets and the strength of one.
_TIMES = LazyPattern(r"\s*(?:[x×]|of (?:an?|the|one)|an?)?\s*", re.IGNORECASE)
_CROSS = LazyPattern(r"\s*[x×]\s*", re.IGNORECASE)
_FORM = LazyPattern(
    r"[\s-]?(?:[\w-]+ ){0,2}?(?:tablets?|pills?|capsules?|caplets?|lozenges?|patch(?:es)?|vials?|ampoules?"
    r"|suppositor)",
    re.IGNORECASE,
)
_BETWEEN = LazyPattern(r"\bbetween\s+(?:about )?$", re.IGNORECASE)
_CHANGED = LazyPattern(
    r"(?:increas|rais|reduc|taper|lower|cut|titrat|escalat|decreas|chang|switch|w[eo]nt|go(?:es|ing)?|drop"
    r"|f[ae]ll|gradual|adjust)"
    r"\w*\b[^,;]{0,50}\bfrom\s+$",
    re.IGNORECASE,
)
# Between two amounts that share what is said of them: items of a list, the same once more in another unit.
_SHARED = LazyPattern(r"\s*(?:,|,? or|,? and|(?:of [\w-]+ )?\((?:about|or|i\.e\.|=)?|=)\s*")
# A number that counts pages or weeks takes no unit.
_NUMBERED = LazyPattern(
    r"\b(?:page|table|figure|fig\.?|version|chapter|section|step|phase|grade|stage|type|no\.?|number|aged?)\s+$",
    re.IGNORECASE,
)
_EQUALS = LazyPattern(r"\s*(?:=|is|are|equals?|is equal to|is the same as)\s*", re.IGNORECASE)


# How many characters before an amount patterns look at.
_BACK = 100


class Amount(NamedTuple):
    """An amount in a sentence: its characters, its ends and unit, the time after a slash (`day`).

    `form`: the strength of a tablet follows as such; `counted`: a number of tablets was multiplied in;
    `joined`: one of a list, and not the first, or the same once more in another unit.
    """

    start: int
    end: int
    low: Decimal
    high: Decimal
    unit: str
    per: str = ""
    form: bool = False
    counted: bool = False
    joined: bool = False


def _before(text: str, at: int) -> str:
    """The words before a place, as far back as any pattern looks."""
    return text[max(0, at - _BACK) : at]


def amounts(text: str) -> list[Amount]:
    """The amounts of a sentence that could be doses, in order."""
    found = [each for each in quantities(text) if not _NUMBERED.search(_before(text, each.start))]
    result: list[Amount] = []
    at = 0
    while at < len(found):
        chain = _chain(text, found, at)
        made = _made(text, found[at : at + len(chain) + 1], chain)
        if made:
            result += _counted(text, found, at, made)
        at += len(chain) + 1
    return _without_equations(text, [_shared(text, result, index) for index in range(len(result))])


def _shared(text: str, found: list[Amount], index: int) -> Amount:
    """The amount, marked as joined where only a comma, "or" or a parenthesis parts it from the one before."""
    amount = found[index]
    if index and _SHARED.fullmatch(text[found[index - 1].end : amount.start]):
        return amount._replace(joined=True)
    return amount


def _chain(text: str, found: list[Quantity], at: int) -> list[str]:
    """How the quantities from `at` on hang together: the joints up to the last that has a unit; none for a single."""
    joints: list[str] = []
    best: list[str] = []
    while at + len(joints) + 1 < len(found):
        left, right = found[at + len(joints)], found[at + len(joints) + 1]
        between = text[left.end : right.start]
        joint = next((name for name, pattern in _JOINTS.items() if pattern.fullmatch(between)), "")
        if not joint or (left.unit and right.unit and joint not in ("-", "to", "and")):
            break
        if left.unit and (not right.unit or left.unit != right.unit):
            break
        joints.append(joint)
        if right.unit:
            best = list(joints)
            break
    return best


def _made(text: str, parts: list[Quantity], joints: list[str]) -> list[Amount]:
    """The amounts that a chain of quantities stands for: a range, a list, or the last one alone."""
    last = parts[-1]
    if not last.unit:
        return []
    form = _FORM.match(text, last.end) is not None
    if not joints:
        return _single(last, form)
    if last.ratio or any(part.ratio for part in parts):
        return []
    parts = [part if part.unit else part._replace(value=plain(part.value * last.factor)) for part in parts]
    ascending = all(one.value < two.value for one, two in pairwise(parts))
    if len(parts) == 2:
        return _pair(text, parts, joints[0], ascending, form)
    if not ascending or not (set(joints) <= {"-"} or set(joints) <= {"/"} or joints[-1] in ("or", "and")):
        return _single(last, form)
    return _list(parts, form)


def _list(parts: list[Quantity], form: bool) -> list[Amount]:
    last = parts[-1]
    made = [Amount(p.start, p.end, p.value, p.value, last.unit, last.per, form) for p in parts]
    return [made[0], *(each._replace(joined=True) for each in made[1:])]


def _pair(text: str, parts: list[Quantity], joint: str, ascending: bool, form: bool) -> list[Amount]:
    first, last = parts
    if joint == "/":  # The two substances of one tablet.
        return []
    before = _before(text, first.start)
    between = joint == "and" and _BETWEEN.search(before) is not None
    is_range = joint in ("-", "to", "or") or between
    if joint == "to" and _CHANGED.search(before):
        is_range = False
    if is_range and ascending:
        return [Amount(first.start, last.end, first.value, last.value, last.unit, last.per, form)]
    whole = joint == "to" or bool(first.unit) or (ascending and joint == "and")
    if not whole:
        return _single(last, form)
    return _list(parts, form)


def _single(part: Quantity, form: bool) -> list[Amount]:
    return [] if part.ratio else [Amount(part.start, part.end, part.value, part.value, part.unit, part.per, form)]


def _counted(text: str, found: list[Quantity], at: int, made: list[Amount]) -> list[Amount]:
    """The same amounts, multiplied by the number of tablets that stands before them."""
    first = made[0]
    if len(made) > 1 or at == 0 or found[at - 1].unit or first.unit in COUNTED or "/" in first.unit:
        return made
    low = high = found[at - 1]
    between = text[high.end : first.start]
    if not (_CROSS.fullmatch(between) or (first.form and _TIMES.fullmatch(between))):
        return made
    if (
        at > 1
        and not found[at - 2].unit
        and re.fullmatch(r"\s?[-–]\s?|\s+(?:or|to)\s+", text[found[at - 2].end : low.start])
    ):
        low = found[at - 2] if found[at - 2].value < high.value else low
    end = _FORM.match(text, first.end)
    stop = end.end() if end and not first.counted else first.end
    return [
        first._replace(
            start=low.start,
            end=stop,
            low=plain(low.value * first.low),
            high=plain(high.value * first.high),
            counted=True,
        )
    ]


def _without_equations(text: str, found: list[Amount]) -> list[Amount]:
    """The amounts without those that only say how many of one unit make another."""
    dropped: set[int] = set()
    for index, (one, two) in enumerate(pairwise(found)):
        if one.low == two.low and one.high == two.high and _EQUALS.fullmatch(text[one.end : two.start]):
            dropped |= {index, index + 1}
    return [each for index, each in enumerate(found) if index not in dropped]
