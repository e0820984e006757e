"""Dose statements that cannot all hold: compared inside drug, dose class, role, population and unit."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator
from itertools import groupby
from typing import NamedTuple

from ldn_lint.doses.dose import Dose
from ldn_lint.doses.ledger import doses_of
from ldn_lint.doses.setting import Setting, disowned, setting_of
from ldn_lint.mentions.lazy import LazyPattern
from ldn_lint.mentions.page import Page
from ldn_lint.model import Clash

# Roles that name one value, and their names in a message. What a label, a trial or a poisoning tells is no advice.
_COMPARED = {"start": "starting dose", "typical": "usual dose", "maximum": "maximum dose", "minimum": "minimum dose"}
_SILENT = frozenset({"label", "toxic", "trial"})
# Two figures this close are one figure, rounded.
_ROUNDING = 1.05
_SLIP = 1000
# How a message says whom a dose is for, and names that are written in capitals.
_WHOM = {
    "adult": "",
    "child": " in children",
    "elderly": " in older people",
    "kidney": " in kidney disease",
    "liver": " in liver disease",
    "thyroid": " in thyroid disease",
}
_INITIALS = frozenset(
    [
        "cbd",
        "thc",
        "dhea",
        "dmso",
        "msm",
        "nac",
        "epa",
        "dha",
        "nad",
        "nmn",
        "dhea",
        "tudca",
        "ldn",
        "hcg",
        "b6",
        "b12",
        "d3",
        "k2",
    ]
)
_PERIODS = {
    "day": r"da(?:y|ily)|night|bedtime|morning|evening|hour|meal",
    "week": r"week",
    "month": r"month",
}
_DAILY = LazyPattern(
    r"(?:once )?(?:a|per|each|every) (?:day|night|morning|evening)|(?:once )?daily|nightly|at (?:night|bedtime)|"
    r"in the (?:morning|evening)",
    re.IGNORECASE,
)
_SINGLE = LazyPattern(
    r"\b(?:single dose|at (?:one|a) time|per dose|a dose|each dose|at once|in one go)\b", re.IGNORECASE
)
_ULTRA = LazyPattern(r"\bultra", re.IGNORECASE)
_DEFINES = LazyPattern(r"=|\bequals?\b|\bis the same as\b", re.IGNORECASE)
_NOW = LazyPattern(r"\b(?:now|today|nowadays|currently|at present|these days)\b", re.IGNORECASE)
# What most people take is no ceiling.
_USUAL = LazyPattern(r"\b(?:most|many|usually|some|often|generally|typically)\b", re.IGNORECASE)
_FIGURES = LazyPattern(r"[\d.,·]+")


class DoseStatement(NamedTuple):
    """A dose, its setting, and what else its sentence says: a single dose, an ultra-low one, the present time."""

    dose: Dose
    setting: Setting
    single: bool = False
    ultra: bool = False
    now: bool = False

    @property
    def start(self) -> int:
        """Prose offset of its first character."""
        return self.dose.start

    @property
    def end(self) -> int:
        """Prose offset after its last character."""
        return self.dose.end

    @property
    def written(self) -> str:
        """Its words."""
        return " ".join(self.dose.written.split())

    def here(self) -> DoseStatement:
        """The statement without its place."""
        return self._replace(dose=self.dose._replace(start=0, end=0, sentence=-1, written=self.written))

    def abroad(self) -> DoseStatement:
        """The statement without its place, as another page sees it."""
        return self.here()._replace(setting=self.setting.abroad())


def dose_statements(page: Page) -> tuple[DoseStatement, ...]:
    """The doses of a page that a rule may compare: of a known drug, said in the page's own voice."""
    if "dose statements" not in page.memo:
        page.memo["dose statements"] = tuple(_statements(page))
    statements: tuple[DoseStatement, ...] = page.memo["dose statements"]
    return statements


def _statements(page: Page) -> Iterator[DoseStatement]:
    compared = (dose for dose in doses_of(page) if dose.drug and dose.role not in _SILENT)
    for sentence, doses in groupby(compared, key=lambda dose: dose.sentence):
        text = page.text(*page.document.sentences[sentence][:2])
        if disowned(page, sentence) or _DEFINES.search(text):
            continue
        usual, now = bool(_USUAL.search(text)), bool(_NOW.search(text))
        single, ultra = bool(_SINGLE.search(text)), bool(_ULTRA.search(text))
        for dose in doses:
            if usual and dose.role in ("maximum", "minimum"):
                continue
            # "Originally 3 mg, now 4.5 mg": the sentence itself says which of the two holds.
            if not (dose.historic and now):
                yield DoseStatement(dose, setting_of(page, sentence), single, ultra, now)


def of_one_role(statement: DoseStatement) -> Iterator[Hashable]:
    """The subject of a statement that dose-conflict compares."""
    dose = statement.dose
    if dose.role in _COMPARED:
        yield (dose.drug, dose.group, dose.role, _population(dose), dose.unit)


def of_one_maximum(statement: DoseStatement) -> Iterator[Hashable]:
    """The subject of a statement that dose-above-maximum compares."""
    dose = statement.dose
    if dose.role in _COMPARED:
        yield (dose.drug, dose.group, _population(dose), dose.unit)


def of_one_drug(statement: DoseStatement) -> Iterator[Hashable]:
    """The subject of a statement that unit-slip compares: the figures, whatever the class, as a slip changes that."""
    dose = statement.dose
    if dose.unit == "mg":
        yield (dose.drug, _population(dose), *_FIGURES.findall(dose.written))


def dose_conflict(one: DoseStatement, other: DoseStatement) -> Clash | None:
    """Two values for one role, unless a range holds both, a taper or a change in time explains them."""
    first, second = one.dose, other.dose
    if _thousandfold(first, second):  # That is for unit-slip to say.
        return None
    if _overlap(first, second) or _together(first, second) or one.setting.differs(other.setting):
        return None
    if one.setting.beside(other.setting):
        return None
    if _frequency_differs(first, second) or one.single != other.single or _is_sequence(one, other):
        return None
    shift = _age_shift(one, other) - one.setting.narrower(other.setting)
    return Clash(_subject(first), shift)


def above_maximum(one: DoseStatement, other: DoseStatement) -> Clash | None:
    """A dose that is more than the maximum given for it."""
    if (one.dose.role == "maximum") is (other.dose.role == "maximum"):
        return None
    ceiling, taken = (one, other) if one.dose.role == "maximum" else (other, one)
    if taken.dose.high <= ceiling.dose.high or float(taken.dose.high) <= float(ceiling.dose.high) * _ROUNDING:
        return None
    if _lasting(one.setting).differs(_lasting(other.setting)) or ceiling.single != taken.single:
        return None
    period = _period(taken.dose.frequency)
    if period not in ("", "day") and period != _period(ceiling.dose.frequency):
        return None
    shift = _age_shift(one, other) - one.setting.narrower(other.setting)
    return Clash(f"{_subject(taken.dose)} is {_value(taken)}, the maximum {_value(ceiling)}", shift)


def _lasting(setting: Setting) -> Setting:
    """A setting without the word that only tells a lasting dose from the first one: a maximum holds for both."""
    return setting._replace(qualifiers=setting.qualifiers - {"maintenance"})


def unit_slip(one: DoseStatement, other: DoseStatement) -> Clash | None:
    """Units a thousandfold apart, of two doses written with the same figures."""
    first, second = one.dose, other.dose
    if one.ultra or other.ultra or (not first.role and not second.role):
        return None
    if not _thousandfold(first, second):
        return None
    if one.setting.routes.isdisjoint(other.setting.routes) or _frequency_differs(first, second):
        return None
    return Clash(_spelt(first.drug))


def _thousandfold(first: Dose, second: Dose) -> bool:
    """Whether two doses have the same figures, and units a thousandfold apart."""
    small, large = sorted((first, second), key=lambda dose: dose.low)
    if small.low <= 0 or small.low * _SLIP != large.low or small.high * _SLIP != large.high:
        return False
    return _FIGURES.findall(first.written) == _FIGURES.findall(second.written)


def _population(dose: Dose) -> str:
    """Who a dose is for; what names nobody is for adults."""
    return "adult" if dose.population in ("", "adults") else dose.population


def _subject(dose: Dose) -> str:
    drug = f"{dose.group}-dose {dose.drug}" if dose.group in ("low", "ultralow") else dose.drug
    return f"the {_COMPARED[dose.role]} of {_spelt(drug)}{_WHOM.get(_population(dose), f' in {dose.population}')}"


def _spelt(drug: str) -> str:
    """A drug's name with its initials, and the letter of a vitamin, in capitals."""
    return " ".join(word.upper() if word in _INITIALS or len(word) == 1 else word for word in drug.split(" "))


def _value(statement: DoseStatement) -> str:
    """The words of a dose, a range as one from-to."""
    return statement.written.replace(" and ", " to ")


def _overlap(first: Dose, second: Dose) -> bool:
    """Whether one value can satisfy both statements, roundings allowed."""
    lower, upper = sorted((first, second), key=lambda dose: (dose.low, dose.high))
    return float(upper.low) <= float(lower.high) * _ROUNDING


def _together(first: Dose, second: Dose) -> bool:
    """Whether both stand in one sentence, which then tells them apart by itself."""
    return first.sentence == second.sentence >= 0


def _frequency_differs(first: Dose, second: Dose) -> bool:
    return bool(first.frequency and second.frequency) and _rate(first.frequency) != _rate(second.frequency)


def _rate(frequency: str) -> str:
    """A frequency, all wordings of once a day being one."""
    return "once a day" if _DAILY.fullmatch(frequency) else frequency


def _period(frequency: str) -> str:
    return next((period for period, cue in _PERIODS.items() if re.search(cue, frequency, re.IGNORECASE)), "")


def _is_sequence(one: DoseStatement, other: DoseStatement) -> bool:
    """Whether the two are steps of one course of treatment."""
    if "maximum" in (one.dose.role, other.dose.role):
        return False
    if one.setting.follows or other.setting.follows:
        return True
    return one.dose.role != "start" and (one.setting.changes or other.setting.changes)


def _age_shift(one: DoseStatement, other: DoseStatement) -> int:
    """Milder where one value is told as past; no more than a remark where the other is told as present."""
    if not (one.dose.historic or other.dose.historic):
        return 0
    return -2 if (one.now or other.now) else -1
