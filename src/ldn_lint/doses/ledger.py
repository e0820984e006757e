"""Doses of a page: a stand-in that reads plain amounts with obvious cues, until the grammar takes its place."""

from __future__ import annotations

import re
from decimal import Decimal

from ldn_lint.doses.dose import Dose
from ldn_lint.mentions.page import Page

_NUMBER = r"\d*[.]\d+|\d+"
_UNIT = r"mg|mcg|micrograms?|microg|g|IU"
_DOSE = re.compile(rf"(?<![\w.])({_NUMBER})\s?(?:(?:-|–|to|and)\s?({_NUMBER})\s?)?({_UNIT})\b(?!\s?/)")
_ROLES = {
    "toxic": r"overdose|toxic|experiments?|liver changes|in error",
    "trial": r"randomi[sz]ed|received|participants",
    "label": r"approved in|tablets? of|comes as|contains?\b|approved",
    "step": r"increas\w+ by|rais\w+ (?:it )?by|add(?:ing)?|steps? of",
    "maximum": r"maximum|max\b|no more than|at most|up to|not exceed",
    "minimum": r"minimum|at least",
    "reduce": r"reduced? (?:from|to)|lower(?:ed)? to",
    "start": r"start\w*|begin\w*|initial|introductory|lowest",
    "typical": r"usual\w*|typical\w*|standard|optimal|recommended|many (?:people )?take|dose is|usually",
}
_CUE = re.compile("|".join(rf"(?P<{role}>\b(?:{cue}))" for role, cue in _ROLES.items()), re.IGNORECASE)
_POPULATIONS = {
    "child": r"child|children|infants?",
    "elderly": r"elderly|older (?:people|adults)",
    "thyroid": r"thyroid",
}
_EVERY = re.compile(
    r"every (\d+|two)? ?(day|week|month)s?|(?:a|per|each) (day|week|month)\b|\b(weekly|monthly)", re.IGNORECASE
)
_DAYS = {"day": 1, "week": 7, "month": 28}
_PAST = re.compile(r"\b(?:originally|formerly|previously|in the past|used to be|in 19\d\d)\b", re.IGNORECASE)
_LDN = re.compile(r"\b(?:LDN|[Ll]ow[- ][Dd]ose [Nn]altrexone)\b")
_DRUGS = re.compile(r"\b(LDN|naltrexone|ibuprofen|paracetamol|methotrexate|sertraline|cetirizine)\b", re.IGNORECASE)


def doses_of(page: Page) -> tuple[Dose, ...]:
    """The doses of a page in order."""
    if "doses" not in page.memo:
        found = [dose for index in range(len(page.sentences)) for dose in _sentence(page, index)]
        page.memo["doses"] = tuple(found)
    doses: tuple[Dose, ...] = page.memo["doses"]
    return doses


def _sentence(page: Page, index: int) -> list[Dose]:
    start, end, _ = page.document.sentences[index]
    text = page.text(start, end)
    return [_dose(page, index, start, text, match) for match in _DOSE.finditer(text)]


def _dose(page: Page, index: int, offset: int, text: str, match: re.Match[str]) -> Dose:
    first, second, unit = match.groups()
    mass, factor = _mass(unit)
    low = Decimal(first) * factor
    high = Decimal(second) * factor if second else low
    drug = _drug(page, index, offset + match.start())
    every = _every(text[match.end() :])
    return Dose(
        offset + match.start(), offset + match.end(), index, match.group(), low, high, mass, drug,
        _group(drug, text, low), _role(text[: match.start()], text[match.end() :]), _population(text), "", every,
        bool(_PAST.search(text[: match.start()])),
    )  # fmt: skip


def _mass(unit: str) -> tuple[str, Decimal]:
    if unit == "IU":
        return unit, Decimal(1)
    if unit.startswith(("mc", "micro")):
        return "mg", Decimal("0.001")
    return "mg", Decimal(1000) if unit == "g" else Decimal(1)


def _drug(page: Page, index: int, at: int) -> str:
    before = _DRUGS.findall(page.text(page.document.blocks[page.document.sentences[index].block].start, at))
    names = before or _DRUGS.findall(page.text(at, page.document.sentences[index].end)) or _only(page)
    name = names[-1].lower() if names else ""
    return "naltrexone" if name == "ldn" else name


def _only(page: Page) -> list[str]:
    names = {name.lower().replace("ldn", "naltrexone") for name in _DRUGS.findall(page.document.text)}
    return list(names) if len(names) == 1 else []


def _group(drug: str, text: str, value: Decimal) -> str:
    if drug != "naltrexone":
        return ""
    if re.search(r"ultra", text, re.IGNORECASE):
        return "ultralow"
    if _LDN.search(text) or value <= 10:
        return "low"
    return "standard" if value >= 25 else ""


def _role(before: str, after: str) -> str:
    cues = list(_CUE.finditer(before[-60:]))
    if cues:
        return cues[-1].lastgroup or ""
    following = _CUE.search(after[:25])
    return (following.lastgroup or "") if following else ""


def _population(text: str) -> str:
    for name, cue in _POPULATIONS.items():
        if re.search(cue, text, re.IGNORECASE):
            return name
    return "adult" if re.search(r"\badults?\b", text, re.IGNORECASE) else ""


def _every(after: str) -> float:
    match = _EVERY.search(after[:40])
    if not match:
        return 0.0
    count, unit, single, adverb = match.groups()
    times = 2 if count == "two" else int(count or 1)
    return float(times * _DAYS[unit or single or {"weekly": "week", "monthly": "month"}[adverb.lower()]])
