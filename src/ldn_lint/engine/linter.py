"""One document, all rules: matches to findings."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator
from itertools import chain
from operator import attrgetter
from typing import NamedTuple

from ldn_lint.engine.directives import read_directives
from ldn_lint.engine.findings import finding_of
from ldn_lint.facts.context import settle_context
from ldn_lint.kinds import Match, checks_of
from ldn_lint.kinds.checks import COMPARING, comparison_of
from ldn_lint.kinds.reference import forget_void_markers
from ldn_lint.kinds.shape import region_at
from ldn_lint.mentions.conditions import GuardRoom
from ldn_lint.mentions.guards import Signal
from ldn_lint.mentions.page import Page, Region
from ldn_lint.mentions.sentence import SentenceView
from ldn_lint.model import UNTOLD, Cleared, Context, Document, Fact, FileResult, Finding, Place, Related
from ldn_lint.model.finding import SEVERITIES
from ldn_lint.rules.compiled import Compiled, CompiledRule

# Families whose findings on the same words would say the same thing twice.
_GROUNDS = {"REG": "EFF"}
_start = attrgetter("start")


class _Candidate(NamedTuple):
    """A match that no guard has let go so far."""

    compiled: CompiledRule
    match: Match


def lint_document(
    document: Document,
    compiled: Compiled,
    enabled: Collection[str] | None = None,
    context: Context = UNTOLD,
    *,
    facts: bool = False,
) -> FileResult:
    """Run the rules (the stable ones, or those whose code is in `enabled`) over a document that is what `context` says.

    A context without drug profiles gets those of the catalogue. With `facts` the result also holds what other pages
    of the run can be held against.
    """
    return inspect_document(document, compiled, enabled, context, facts=facts)[0]


def inspect_document(
    document: Document,
    compiled: Compiled,
    enabled: Collection[str] | None = None,
    context: Context = UNTOLD,
    *,
    facts: bool = False,
) -> tuple[FileResult, Page]:
    """What `lint_document` gives, and the page for whoever wants to know more of it."""
    run = _Run(document, compiled, enabled, context)
    result = run.result()
    return result._replace(facts=tuple(run.facts())) if facts else result, run.page


class _Run:
    """One pass over one document."""

    def __init__(
        self, document: Document, compiled: Compiled, enabled: Collection[str] | None, context: Context
    ) -> None:
        self.document = document
        if not context.profiles:
            context = context._replace(profiles=compiled.catalogue.profiles)
        self.page = Page(document, compiled.lexicon, context)
        if document.references:
            forget_void_markers(self.page)
        self.notes = (*document.source.notes, *settle_context(self.page))
        self.context = self.page.context
        self.room = GuardRoom(self.page)
        self.compiled = compiled
        self.enabled = compiled.stable if enabled is None else enabled
        self.cleared: list[Cleared] = []

    def result(self) -> FileResult:
        """Everything that the rules have to say of the document."""
        found = chain(self._candidates(), self._page_candidates())
        candidates = [candidate for candidate in found if self._passes(candidate, waiting=False)]
        self.room.signals += [
            Signal(each.match.region.sentence, each.compiled.rule.code, each.compiled.rule.family)
            for each in candidates
            if each.compiled.rule.signal and not each.compiled.waits
        ]
        kept = _firsts([each for each in candidates if self._passes(each, waiting=True)])
        findings = [self._finding(each) for each in kept]
        findings = _calmed(findings, self.compiled.page_codes)
        findings.sort(key=lambda f: (f.place.start, f.place.end, f.code))
        cleared = sorted(self.cleared, key=lambda c: (c.place.start, c.code))
        source = self.document.source
        return FileResult(
            source.path,
            source,
            tuple(findings),
            cleared=tuple(cleared),
            notes=self.notes,
            context=self.context,
            directives=read_directives(self.document, self.compiled.catalogue, self.context),
        )

    def _candidates(self) -> Iterator[_Candidate]:
        blocks, rules, live = self.document.blocks, self.compiled.sentence_rules, self.compiled.sieve.live
        at_work = self.compiled.at_work(self.enabled)
        for view in self.page.sentences:
            left = live(view.possible) & at_work[blocks[view.sentence.block].kind]
            while left:
                lowest = left & -left
                left ^= lowest
                yield from self._matches(view, rules[lowest.bit_length() - 1])

    def _page_candidates(self) -> Iterator[_Candidate]:
        """The matches of the rules that look at the page as a whole."""
        for compiled in self._page_rules():
            rule = compiled.rule
            for match in checks_of(rule.kind)[rule.check](self.page, compiled.shape):
                yield _Candidate(compiled, match)

    def _page_rules(self) -> Iterator[CompiledRule]:
        """The enabled rules of page kinds whose needs the page meets."""
        if not self.page.sentences:
            return
        possible = self.page.possible
        held: dict[int, bool] = {}  # Many rules ask for the same.
        for compiled in self.compiled.page_rules:
            needs = compiled.shape.needs
            if compiled.rule.code in self.enabled and all(self._holds(possible, need, held) for need in needs):
                yield compiled

    def facts(self) -> Iterator[Fact]:
        """What the page states in its own voice and a rule compares between pages."""
        for compiled in self._page_rules():
            if compiled.rule.check not in COMPARING:
                continue
            for each in comparison_of(compiled.rule.check).statements(self.page):
                region = region_at(self.page, each.start, each.end)
                if any(not guard.waits and guard.test(self.room, region) is not None for guard in compiled.unless):
                    continue
                shift = -any(guard.test(self.room, region) is not None for guard in compiled.soften)
                yield Fact(compiled.rule.code, self._place(region), each.written, each.abroad(), shift)

    def _holds(self, possible: int, need: int, held: dict[int, bool]) -> bool:
        """Whether the page holds a mention of `need`; what is found out goes into `held`."""
        if need not in held:
            views = (view for view in self.page.sentences if view.possible & need)
            held[need] = bool(possible & need) and any(view.has(need) for view in views)
        return held[need]

    def _matches(self, view: SentenceView, compiled: CompiledRule) -> Iterator[_Candidate]:
        """The matches of a rule in one sentence."""
        for need in compiled.shape.needs:
            if not view.possible & need:
                return
        for need in compiled.shape.needs:
            if not view.has(need):
                return
        if compiled.matcher is None:
            return
        for match in compiled.matcher(self.page, view, compiled.shape):
            yield _Candidate(compiled, match)

    def _passes(self, candidate: _Candidate, *, waiting: bool) -> bool:
        """Whether the guards let a match through: those of the match first, those that count findings later."""
        compiled, whole, room = candidate.compiled, candidate.match.whole, self.room
        for condition in compiled.unless:
            if condition.waits is waiting:
                cue = condition.test(room, whole)
                if cue is not None:
                    self._clear(candidate, condition.text, cue)
                    return False
        for condition in compiled.only:
            if condition.waits is waiting and condition.test(room, whole) is None:
                self._clear(candidate, f"only {condition.text}", "")
                return False
        return True

    def _clear(self, candidate: _Candidate, guard: str, cue: str) -> None:
        region = candidate.match.region
        rule = candidate.compiled.rule
        text = self.page.text(region.start, region.end)
        self.cleared.append(Cleared(rule.code, rule.name, self._place(region), text, guard, cue))

    def _place(self, region: Region) -> Place:
        return self._place_of(region.start, region.end)

    def _place_of(self, start: int, end: int) -> Place:
        span = self.document.map.span(start, end)
        return Place.of(self.document.source, span.start, span.end)

    def _finding(self, candidate: _Candidate) -> Finding:
        rule, match = candidate.compiled.rule, candidate.match
        severity, softened = self._severity(candidate)
        values = {**dict(match.values), "match": self.page.text(match.region.start, match.region.end)}
        related = tuple(Related(self._place_of(start, end), text) for start, end, text in match.related)
        place = Place.of(self.document.source, *match.source) if match.source else self._place(match.region)
        return finding_of(rule, values, place, severity=severity, related=related, softened=softened)

    def _severity(self, candidate: _Candidate) -> tuple[str, tuple[str, ...]]:
        """The severity after softening and raising, and the guards that softened it."""
        compiled, whole, room = candidate.compiled, candidate.match.whole, self.room
        level = SEVERITIES.index(compiled.rule.severity)
        softened = tuple(each.text for each in compiled.soften if each.test(room, whole) is not None)
        if softened:
            level -= 1
        elif any(each.test(room, whole) is not None for each in compiled.raises):
            level += 1
        level += candidate.match.shift
        jurisdictions = compiled.rule.jurisdictions
        if jurisdictions and self.context.jurisdiction not in ("", *jurisdictions):
            level = 0
        return SEVERITIES[min(max(level, 0), len(SEVERITIES) - 1)], softened


def _firsts(candidates: list[_Candidate]) -> list[_Candidate]:
    """Of the matches of a rule in one sentence the first, unless the rule wants each."""
    seen: set[tuple[str, int]] = set()
    kept = []
    for candidate in candidates:
        key = (candidate.compiled.rule.code, candidate.match.region.sentence)
        if candidate.compiled.shape.each or key not in seen:
            kept.append(candidate)
        seen.add(key)
    return kept


def _calmed(findings: list[Finding], spared: Collection[str]) -> list[Finding]:
    """Of findings on one ground that overlap, only the most severe, then the longest.

    Rules in `spared` all speak, and silence no other: a dead link says nothing of the words that it stands on.

    The ground is the family (the letters of the code); efficacy and regulatory rules share one, as both speak of a
    claimed benefit.
    """
    kept: list[Finding] = []
    taken: dict[str, list[Place]] = {}
    order = sorted(
        findings,
        key=lambda f: (-SEVERITIES.index(f.severity), f.place.start - f.place.end, f.place.start, f.code),
    )
    for finding in order:
        start, end = finding.place.start, finding.place.end
        family = finding.code.rstrip("0123456789")
        places = taken.setdefault(_GROUNDS.get(family, family), [])
        if finding.code in spared:
            kept.append(finding)
            continue
        # The places of a ground lie apart and in order: the last that begins before the end is the only one to ask.
        at = bisect_left(places, end, key=_start)
        if at == 0 or places[at - 1].end <= start:
            kept.append(finding)
            places.insert(at, finding.place)
    return kept
