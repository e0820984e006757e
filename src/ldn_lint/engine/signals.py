"""What a page shows for and against the items of the scorecard."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable
from typing import NamedTuple

from ldn_lint.citations.coverage import Coverage, coverage
from ldn_lint.engine.instruments import BY_RULES, SAFETY_CLAIMS
from ldn_lint.facts.page import Facts, facts_of
from ldn_lint.mentions.page import Page
from ldn_lint.model import FileResult, Finding, Place
from ldn_lint.model.scorecard import CONCERN, MET, NO_SIGNAL, PERSON, Evidence
from ldn_lint.model.wording import counted

# How many lines of evidence an item shows.
_SHOWN = 5
# The share of claims that must be cited, in per cent.
_COVERED = 50
_STUDY_GROUPS = ("systematic-review", "randomised", "observational", "uncontrolled", "preclinical")
# Families whose findings stand on sentences that claim something of the evidence.
_CLAIMING = ("EFF", "STA", "EVI", "CIT001", "CIT002", "CIT011")
_STRONGER = _STUDY_GROUPS[:2]


class State(NamedTuple):
    """A state with its reason in a line and the lines that it rests on."""

    state: str
    summary: str
    evidence: tuple[Evidence, ...] = ()


class Signals:
    """A page, its findings and its facts, asked by the name of a check."""

    def __init__(self, page: Page, result: FileResult) -> None:
        self.page = page
        self.findings = result.findings
        self.facts: Facts = facts_of(page)
        # Several instruments ask the same.
        self._states: dict[str, State] = {}

    def state(self, check: str) -> State:
        """The state of a check; KeyError for an unknown one."""
        if check not in self._states:
            self._states[check] = self._state(check)
        return self._states[check]

    def _state(self, check: str) -> State:
        if not check:
            return State(PERSON, "no program can tell")
        if check in BY_RULES:
            return self._by_rules(BY_RULES[check])
        return _CHECKS[check](self)

    def of(self, codes: Iterable[str]) -> list[Finding]:
        """The findings of some codes or families."""
        prefixes = tuple(codes)
        return [finding for finding in self.findings if finding.code.startswith(prefixes)]

    def _by_rules(self, codes: tuple[str, ...]) -> State:
        found = self.of(codes)
        if not found:
            return State(NO_SIGNAL, "no rule spoke")
        return State(CONCERN, counted(len(found), "finding"), _lines(found))

    def said(self, text: str, start: int, end: int) -> Evidence:
        """A good sign at prose offsets (-1: in the metadata)."""
        if start < 0:
            return Evidence(text)
        span = self.page.document.map.span(start, end)
        return Evidence(text, "", Place.of(self.page.document.source, span.start, span.end))

    def cited(self) -> Coverage:
        """The claims of the page, and how many of them carry a citation that resolves."""
        claims = {benefit.sentence for benefit in self.facts.benefits}
        document = self.page.document
        starts = [document.map.start(sentence.start) for sentence in document.sentences]
        for finding in self.of(_CLAIMING):
            claims.add(max(bisect_right(starts, finding.place.start) - 1, 0))
        return coverage(self.page, claims)


def _authorship(signals: Signals) -> State:
    author, found = signals.facts.author, signals.of(("DIS001",))
    if author is None:
        return State(CONCERN, "no author or reviewer found", _lines(found))
    line = signals.said(author.name, author.start, author.end)
    if author.person:
        return State(MET, "an author or reviewer is named", (line,))
    return State(CONCERN, "no person is named in full", (line,))


def _attribution(signals: Signals) -> State:
    found = signals.of(("CIT003", "CIT004", "CIT005", "CIT006", "CIT007", "CIT008"))
    cited = signals.cited()
    dead = len(signals.of(("CIT003",)))
    words = f"{cited.cited} of {counted(cited.claims, 'claim sentence')} cited"
    words += f"; {counted(dead, 'dead link')}" if dead else ""
    if not cited.claims:
        return State(CONCERN if found else NO_SIGNAL, words, _lines(found))
    good = cited.cited * 100 >= _COVERED * cited.claims and not signals.of(("CIT003", "CIT004"))
    return State(MET if good else CONCERN, words, _lines(found or signals.of(("CIT",))))


def _disclosure(signals: Signals) -> State:
    said, found = signals.facts.said, signals.of(("DIS002",))
    if said.seller and not said.disclosure:
        line = signals.said(*said.seller)
        return State(CONCERN, "the page sells and does not say so", _lines(found) or (line,))
    if said.disclosure:
        return State(MET, "a statement of interests is there", (signals.said(*said.disclosure),))
    return State(NO_SIGNAL, "neither selling nor a statement of interests found")


def _currency(signals: Signals) -> State:
    date, found = signals.facts.date("published", "updated", "reviewed"), signals.of(("CUR001", "CUR002", "CUR003"))
    if date is None:
        return State(CONCERN, "no date found", _lines(found))
    line = signals.said(date.text, date.start, date.end)
    if found:
        return State(CONCERN, f"dated {date.written}, but old", (line, *_lines(found)))
    return State(MET, f"dated {date.written}", (line,))


def _complementarity(signals: Signals) -> State:
    advice, found = signals.facts.said.advice, signals.of(("SAF007", "SAF008", "SAF016", "SAF017", "SAF034"))
    if found:
        return State(CONCERN, "advice that steers away from care", _lines(found))
    if advice:
        return State(MET, "sends readers to a clinician", (signals.said(*advice),))
    return State(CONCERN if signals.facts.benefits else NO_SIGNAL, "no advice to talk to a clinician found")


def _balance(signals: Signals) -> State:
    facts, found = signals.facts, signals.of(("BAL001", "BAL002", "EVI007", "EVI028", "SAF010"))
    words = f"{counted(len(facts.benefits), 'benefit sentence')}, {counted(len(facts.risks), 'risk sentence')}"
    if facts.risks:
        words += f", the first after {facts.first_risk:.0%} of the page"
    strong = [each for each in signals.of(("EFF", "SAF")) if each.severity != "info"]
    if found or len(strong) > len(facts.risks):
        words += f", {counted(len(strong), 'claim')} without measure" if strong else ""
        return State(CONCERN, words, _lines(found or strong))
    return State(MET if facts.risks and facts.benefits else NO_SIGNAL, words)


def _uncertainty(signals: Signals) -> State:
    unknown, found = signals.facts.said.unknown, signals.of(("BAL004",))
    if unknown:
        return State(MET, "says what is not known", (signals.said(*unknown),))
    if found or signals.facts.benefits:
        return State(CONCERN, "no word on what is not known", _lines(found))
    return State(NO_SIGNAL, "no claims and no doubts found")


def _risks(signals: Signals) -> State:
    facts, found = signals.facts, signals.of(("BAL001", "SAF001", "SAF002", "SAF004", "SAF010", "SAF011", "SAF025"))
    numbers = sum(signals.page.sentences[index].has(signals.page.lexicon.number) for index in facts.risks)
    words = f"{counted(len(facts.risks), 'risk sentence')}, {numbers} with a number"
    if found:
        return State(CONCERN, words, _lines(found))
    return State(MET if facts.risks else NO_SIGNAL, words)


def _alternatives(signals: Signals) -> State:
    options, found = signals.facts.said.options, signals.of(("BAL005",))
    if options:
        return State(MET, "other choices are named", (signals.said(*options),))
    return State(CONCERN if found else NO_SIGNAL, "no other choice found", _lines(found))


def _tone(signals: Signals) -> State:
    strong = signals.of(("EFF", "REG001", "AUT", *SAFETY_CLAIMS))
    bits = signals.page.lexicon.bits
    hedge, facts = bits.get("hedge", 0), signals.facts
    hedged = sum(signals.page.sentences[benefit.sentence].has(hedge) for benefit in facts.benefits)
    unknown = 1 if facts.said.unknown else 0
    words = f"{len(strong)} strong, {hedged} hedged, {unknown} on limits"
    if strong and len(strong) > hedged:
        return State(CONCERN, words, _lines(strong))
    return State(MET if unknown and hedged else NO_SIGNAL, words)


def _figures(signals: Signals) -> State:
    relative = signals.of(("RSK001", "RSK003", "RSK009", "STA002"))
    absolute = signals.page.lexicon.bits.get("absolute-number", 0)
    count = sum(view.has(absolute) for view in signals.page.sentences)
    words = f"{counted(count, 'sentence')} with absolute figures, {len(relative)} with relative ones alone"
    if relative:
        return State(CONCERN, words, _lines(relative))
    return State(MET if count else NO_SIGNAL, words)


def _studies(signals: Signals) -> State:
    found = signals.of(("EVI",))
    counts = []
    for group in _STUDY_GROUPS:
        mask = signals.page.lexicon.bits.get(f"study-design/{group}", 0)
        number = sum(view.has(mask) for view in signals.page.sentences) if mask else 0
        counts += [f"{group} {number}"] if number else []
    words = "studies named: " + (", ".join(counts) or "none")
    if found:
        return State(CONCERN, words, _lines(found))
    return State(MET if any(each.startswith(_STRONGER) for each in counts) else NO_SIGNAL, words)


def _lines(findings: list[Finding]) -> tuple[Evidence, ...]:
    return tuple(Evidence(finding.message, finding.code, finding.place) for finding in findings[:_SHOWN])


_CHECKS: dict[str, Callable[[Signals], State]] = {
    "authorship": _authorship,
    "attribution": _attribution,
    "disclosure": _disclosure,
    "currency": _currency,
    "complementarity": _complementarity,
    "balance": _balance,
    "uncertainty": _uncertainty,
    "risks": _risks,
    "alternatives": _alternatives,
    "tone": _tone,
    "figures": _figures,
    "studies": _studies,
}
