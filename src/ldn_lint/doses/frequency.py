"""How often a dose is taken, as a plain phrase, and how many days lie between two."""

from __future__ import annotations

import re
from collections.abc import Callable

from ldn_lint.mentions.lazy import LazyPattern

_TIMES = {
    "once": "once", "one time": "once", "1 time": "once", "twice": "twice", "two times": "twice", "2 times": "twice",
    "thrice": "three times", "three times": "three times", "3 times": "three times", "four times": "four times",
    "4 times": "four times", "five times": "five times", "5 times": "five times",
}  # fmt: skip
_NUMBERS = {
    "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "eight": "8", "ten": "10",
    "twelve": "12", "other": "2", "second": "2", "third": "3",
}  # fmt: skip
_UNIT_OF = {"daily": "day", "weekly": "week", "nightly": "day", "monthly": "month"}
_DAYS = {"hour": 1 / 24, "day": 1.0, "week": 7.0, "month": 30.0}
_LATIN = {"qd": "once a day", "bid": "twice a day", "tid": "three times a day", "qid": "four times a day",
          "qhs": "at night", "hs": "at night", "qod": "every 2 days", "prn": "as needed",
          "bd": "twice a day", "tds": "three times a day", "qds": "four times a day"}  # fmt: skip
_COUNT = "|".join(sorted(_TIMES, key=len, reverse=True))
_N = rf"\d+|{'|'.join(_NUMBERS)}"


def _count(match: re.Match[str]) -> str:
    unit = match.group("unit")
    return f"{_TIMES[match.group('count')]} a {_UNIT_OF.get(unit, unit)}"


def _counts(match: re.Match[str]) -> str:
    first, second = (_NUMBERS.get(match.group(key), match.group(key)) for key in ("first", "second"))
    unit = match.group("unit")
    return f"{first} to {second} times a {_UNIT_OF.get(unit, unit)}"


def _every(match: re.Match[str]) -> str:
    low = _NUMBERS.get(match.group("low"), match.group("low"))
    high = match.group("high")
    span = f"{low} to {_NUMBERS.get(high, high)}" if high else low
    unit = match.group("unit")
    return f"once a {unit}" if span == "1" else f"every {span} {unit}s"


def _each(match: re.Match[str]) -> str:
    return f"once a {match.group('unit')}"


def _latin(match: re.Match[str]) -> str:
    return _LATIN[match.group().replace(".", "").lower()]


def _said(phrase: str) -> Callable[[re.Match[str]], str]:
    return lambda _match: phrase


_PER = r"[ -]?(?:a |an |per |each |every |in a )?"
_PATTERNS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = tuple(
    (LazyPattern(rf"(?<![\w.])(?:{pattern})(?!\w)"), read)
    for pattern, read in (
        (rf"(?P<first>one|two|three|1|2|3) (?:or|to) (?P<second>two|three|four|2|3|4) times{_PER}(?P<unit>day"
            rf"|daily|week|weekly)", _counts),
        (rf"(?P<count>{_COUNT}){_PER}(?P<unit>day|daily|week|weekly|month|monthly|night|nightly)", _count),
        (rf"every (?P<low>{_N})(?: ?(?:to|or|-|–) ?(?P<high>{_N}))?[ -]?(?P<unit>hour|day|week|month)s?", _every),
        (rf"intervals of (?:at least |about |no less than )?(?P<low>{_N})(?P<high>(?!))? ?(?P<unit>hour|day"
            rf"|week|month)s?", _every),
        (r"at weekly intervals", _said("once a week")),
        (r"every (?:night|evening)|each (?:night|evening)|nightly|(?:at|before) bed(?:time)?"
            r"|before going to bed|at night|in the evening",
         _said("at night")),
        (r"(?:in the|every|each) morning", _said("in the morning")),
        (r"(?:on )?alternate days", _said("every 2 days")),
        (r"every (?P<unit>day)", _each),
        (r"(?:every|each) (?P<unit>week|month|year)", _each),
        (r"weekly", _said("once a week")),
        (r"monthly|once-monthly", _said("once a month")),
        (r"daily|a day|per day|each day|/ ?day|/ ?24 ?h(?:ours)?|in a day"
            r"|(?:in|within|over|every|per) (?:any |an? |the space of )?(?:24"
            r"|twenty-four)[ -]?h(?:ours?)?(?: period)?"
            r"|in one day", _said("a day")),
        (r"a week|per week", _said("a week")),
        (r"a month|per month", _said("a month")),
        (r"q\.?d|[btq]\.?i\.?d|q?\.?h\.?s|q\.?o\.?d|prn|bd|tds|qds", _latin),
        (r"as needed|when needed|if needed|as required|when required", _said("as needed")),
        (r"(?:as a )?single[ -]dose(?= (?:was|is|for|versus|vs|by|with|in)\b|[^\w\s])|(?:just |only )once",
         _said("once")),
    )
)  # fmt: skip


# What every frequency holds, so that most texts take one search instead of one a pattern.
_SIGN = LazyPattern(
    r"da[iy]|week|month|year|night|evening|morning|bed|hour|24|twenty|needed|required|single|once"
    r"|h\.?s|[ioq]\.?d|prn|bd|tds|qds"
)


def frequency_in(text: str) -> str:
    """The frequency that a text in lower case tells first, as a plain phrase; empty when it tells none."""
    best: tuple[int, str] | None = None
    for pattern, read in _PATTERNS if _SIGN.search(text) else ():
        match = pattern.search(text)
        if match and (best is None or match.start() < best[0]):
            best = match.start(), read(match)
    return best[1] if best else ""


def days(frequency: str) -> float:
    """The days between two steps at a frequency (`every 2 weeks`: 14); 0 when the phrase does not say."""
    if match := re.fullmatch(r"every (\d+) (hour|day|week|month)s", frequency):
        return int(match.group(1)) * _DAYS[match.group(2)]
    match = re.fullmatch(r"(?:once )?a (day|week|month)", frequency)
    return _DAYS[match.group(1)] if match else 1.0 if frequency == "at night" else 0.0
