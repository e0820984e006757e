"""Numbers and units: what of a text is a number, what unit follows it, and how much that is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from ldn_lint.mentions.lazy import LazyPattern

_SMALL = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
    "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_GLYPHS = {"½": "0.5", "¼": "0.25", "¾": "0.75", "⅛": "0.125"}
_PARTS = {"half": "0.5", "quarter": "0.25"}

_SMALL_WORD = "|".join(_SMALL)
_DIGITS = r"(?:\d{1,3}(?:,\d{3})+(?:[.·]\d+)?|\d+(?:[.·]\d+)?|[.·]\d+)"
_PART = r"(?:(?:one|an?)[ -](?:half|quarter)|half|three[ -]quarters)(?: of)?(?: an?\b)?"
_NUMBER = (
    rf"(?:\d+\s[13]/[248](?![\d/])|[13]/[248](?![\d/])|{_DIGITS}(?:\s?[½¼¾⅛])?|[½¼¾⅛]"
    rf"|{_PART}|(?:a|one|two|three|four|five) (?:hundred|thousand)\b"
    rf"|(?:{_SMALL_WORD})\b(?: and (?:a|one)[ -]half\b)?)"
)
# Unit as written (whole words, any case but where one letter tells) to unit, and to its factor of that.
_MASS = {"mg": "1", "g": "1000", "mcg": "0.001"}
_UNITS = (
    (r"(?i:mgs?|milligram(?:me)?s?)", "mg"),
    (r"(?i:mcgs?|µg|μg|ug|microg|microgram(?:me)?s?)", "mcg"),
    (r"g|gm|gms|(?i:gram(?:me)?s?)", "g"),
    (r"IU|I\.U\.|iu|(?i:international units?)", "IU"),
    (r"U|(?i:units?)", "units"),
    (r"(?i:meq|milliequivalents?)", "mEq"),
    (r"(?i:ml|millilit(?:er|re)s?|cc)", "mL"),
    (r"(?i:tablets?|pills?|caplets?)", "tablets"),
    (r"(?i:capsules?)", "capsules"),
    (r"(?i:drops?)", "drops"),
    (r"(?i:puffs?|inhalations?)", "puffs"),
    (r"(?i:sprays?)", "sprays"),
    (r"(?i:patch(?:es)?)", "patches"),
    (r"(?i:lozenges?)", "lozenges"),
    (r"(?i:teaspoon(?:ful)?s?|tsp)", "teaspoons"),
)
COUNTED = frozenset({"tablets", "capsules", "drops", "puffs", "sprays", "patches", "lozenges", "teaspoons"})
_UNIT = "|".join(f"(?P<u{index}>{pattern})" for index, (pattern, _) in enumerate(_UNITS))
_PER_KILO = (
    r"(?P<kilo>(?: of (?:[\w-]+ ){0,2}?[\w-]+)?\s?(?:/|\bper|for each|for every)\s?(?:kg|kilo(?:gram(?:me)?)?)\b"
    r"(?: of)?(?: body)?(?: ?weight)?)"
)
_PER_TIME = r"(?P<time>\s?/\s?(?:day|d|24 ?h(?:ours?|rs?)?|hour|hr|h|week|wk|month|night|dose|tablet|capsule)\b)"
_VOLUME = r"(?:[dmµμ]?[lL]|cc|lit(?:er|re)s?|(?:milli|deci)lit(?:er|re)s?)"
# A strength of a liquid, a laboratory value, a dose by body surface.
_RATIO = LazyPattern(
    rf"\s?(?:/|per\b|in(?: each| every)?\b|for every|to the)\s?(?:\d+(?:\.\d+)?[ -]?|one |each )?{_VOLUME}(?!\w)"
    r"|\s?(?:/|per)\s?(?:m\s?(?:2|²|\^2)|square met|kcal|mol|m?mol|1?,?000|g\b|mg\b|100)"
    r"|\s?%"
)
_QUANTITY = LazyPattern(
    rf"(?<![\w])(?<!\w[.,·'’])(?<![.·])(?P<number>{_NUMBER})"
    rf"(?:\s?-?\s?(?:{_UNIT})(?:\s?\((?:mg|mcg|g|ml|mL|IU)\))?(?![\w²³]"
    rf"|-\w+-free)(?:{_PER_KILO}(?P<often>\s(?:per |a )(?:day|hour)\b|\sdaily\b)?)?(?:{_PER_TIME})?)?",
)
# A unit as the first word after a number, in lower case.
_UNIT_WORD = LazyPattern("|".join(pattern for pattern, _ in _UNITS).replace("(?i:", "(?:").lower())
# A part or a sign of one may be glued to its unit.
_GLUED = ("half", "quarter", *_GLYPHS)
# A longer number is no dose.
_LONGEST = 24
_TIMES = {"d": "day", "hr": "hour", "h": "hour", "wk": "week"}
# A sentence without any of these holds no dose.
HINT = LazyPattern(
    r"(?i)(?:[\d½¼¾⅛]\s?-?\s?|[a-z)]\s)(?:m?gs?|gms?|mcgs?|[µμu]g|microg|milli|micro|gram|iu|i\.u|international"
    r"|units?|u|meq|ml|cc"
    r"|tablet|pill|caplet|capsule|drop|puff|inhalation|spray|patch|lozenge|tsp|teaspoon)"
)


class Quantity(NamedTuple):
    """A number and the unit after it (empty: none): characters of the text, the value, the time after a slash.

    A mass is in mg, also by the kilogram (`mg/kg`), `factor` what one of the written unit is in mg. `ratio` marks a
    strength or a laboratory value.
    """

    start: int
    end: int
    value: Decimal
    unit: str
    per: str = ""
    ratio: bool = False
    factor: Decimal = Decimal(1)


@lru_cache(maxsize=16_384)
def may_be_unit(word: str) -> bool:
    """Whether a word in lower case, up to its apostrophe, is a unit or a part with a unit glued to it.

    No text has an amount without such a word.
    """
    return _UNIT_WORD.fullmatch(word) is not None or word.startswith(_GLUED)


def quantities(text: str) -> Iterator[Quantity]:
    """Every number of a text with its unit, in order."""
    passed = 0
    for match in _QUANTITY.finditer(text):
        if match.start() < passed:
            continue  # The volume of a strength: the 5 mL of "100 mg/5 mL".
        value = value_of(match.group("number"))
        if value is None:
            continue
        unit = next((name for index, (_, name) in enumerate(_UNITS) if match.group(f"u{index}")), "")
        if not unit:
            yield Quantity(match.start("number"), match.end("number"), value, "")
            continue
        factor = Decimal(_MASS.get(unit, "1"))
        ratio = _RATIO.match(text, match.end())
        passed = ratio.end() if ratio else passed
        unit, per = _whole_unit("mg" if unit in _MASS else unit, match)
        value = plain(value * factor) if factor != 1 else value
        yield Quantity(match.start("number"), match.end(), value, unit, per, ratio is not None, factor)


def _whole_unit(unit: str, match: re.Match[str]) -> tuple[str, str]:
    """The unit with what follows a slash that belongs to it (`mg/kg/day`), and the time after the slash."""
    per = re.sub(r"^\W*(?:per |a )?", "", (match.group("time") or match.group("often") or "").lower())
    per = "day" if per.startswith(("24", "daily")) else _TIMES.get(per, per)
    if match.group("kilo"):
        unit += "/kg"
    if per == "hour" or (per == "day" and match.group("kilo")):
        unit += f"/{per}"
    return unit, per


def value_of(written: str) -> Decimal | None:
    """The value of a number as written (`1,000`, `4·5`, `1½`, `one and a half`); None when it is none."""
    if len(written) > _LONGEST:
        return None
    text = " ".join(written.lower().replace("·", ".").replace("-", " ").split())
    if text[:1].isalpha():
        return _worded(text)
    whole, fraction = text, Decimal(0)
    if text[-1] in _GLYPHS:
        whole, fraction = text[:-1].strip(), Decimal(_GLYPHS[text[-1]])
    elif "/" in text:
        whole, _, parts = text.rpartition(" ")
        above, _, below = parts.partition("/")
        fraction = Decimal(above) / Decimal(below)
    digits = whole.replace(",", "")
    if digits and not re.fullmatch(r"[0-9]*\.?[0-9]+", digits):
        return None  # Digits of another script.
    return Decimal(digits or "0") + fraction


def _worded(text: str) -> Decimal | None:
    words = text.split()
    if "hundred" in words or "thousand" in words:
        return Decimal(_SMALL.get(words[0], 1) * (100 if words[1] == "hundred" else 1000))
    if words[0] in _SMALL and (len(words) == 1 or words[1] == "and"):
        return Decimal(_SMALL[words[0]]) + (Decimal("0.5") if len(words) > 1 else 0)
    part = next((_PARTS[word.rstrip("s")] for word in words if word.rstrip("s") in _PARTS), None)
    if part is None:
        return None
    return Decimal(part) * (3 if words[0] == "three" else 1)


def plain(value: Decimal) -> Decimal:
    """The same number without an exponent and without zeros at its end."""
    value = value.normalize()
    return value.quantize(Decimal(1)) if value == value.to_integral_value() and value.adjusted() < 25 else value
