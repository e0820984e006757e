"""One document, all rules: matches to findings."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

from ldn_lint.kinds import KINDS, Match
from ldn_lint.mentions.guards import GuardRoom, Signal
from ldn_lint.mentions.page import Page, Region, SentenceView
from ldn_lint.model import Cleared, Document, FileResult, Finding, Place, Related
from ldn_lint.model.finding import SEVERITIES
from ldn_lint.rules.compiled import Compiled, CompiledRule
from ldn_lint.rules.verify import PLACEHOLDER


class _Candidate(NamedTuple):
    """A match that no guard has let go so far."""

    compiled: CompiledRule
    match: Match


def lint_document(document: Document, compiled: Compiled, enabled: Collection[str] | None = None) -> FileResult:
    """Run the rules (all, or those whose code is in `enabled`) over a document."""
    return _Run(document, compiled, enabled).result()


class _Run:
    """One pass over one document."""

    def __init__(self, document: Document, compiled: Compiled, enabled: Collection[str] | None) -> None:
        self.document = document
        self.page = Page(document, compiled.lexicon)
        self.room = GuardRoom(compiled.guards, self.page)
        self.rules = [each for each in compiled.rules if enabled is None or each.rule.code in enabled]
        self.cleared: list[Cleared] = []

    def result(self) -> FileResult:
        candidates = [candidate for candidate in self._candidates() if self._passes(candidate, waiting=False)]
        self.room.signals += [
            Signal(each.match.region.sentence, each.compiled.rule.code, each.compiled.rule.family)
            for each in candidates
            if each.compiled.rule.signal and not self._must_wait(each.compiled)
        ]
        kept = _firsts([each for each in candidates if self._passes(each, waiting=True)])
        findings = [self._finding(each) for each in kept]
        findings = sorted(_calmed(findings), key=lambda f: (f.place.start, f.place.end, f.code))
        cleared = sorted(self.cleared, key=lambda c: (c.place.start, c.code))
        source = self.document.source
        return FileResult(source.path, source, tuple(findings), cleared=tuple(cleared), notes=source.notes)

    def _candidates(self) -> Iterator[_Candidate]:
        blocks = self.document.blocks
        for view in self.page.sentences:
            mask = view.mask
            kind = blocks[view.sentence.block].kind
            for compiled in self.rules:
                shape = compiled.shape
                for need in shape.needs:
                    if not mask & need:
                        break
                else:
                    if kind in shape.blocks:
                        yield from self._matches(view, compiled)

    def _matches(self, view: SentenceView, compiled: CompiledRule) -> Iterator[_Candidate]:
        """The matches of a rule in one sentence."""
        for match in KINDS[compiled.shape.kind](self.page, view, compiled.shape):
            yield _Candidate(compiled, match)

    def _must_wait(self, compiled: CompiledRule) -> bool:
        return any(self.room.waits(condition) for condition in (*compiled.only, *compiled.rule.unless))

    def _passes(self, candidate: _Candidate, *, waiting: bool) -> bool:
        """Whether the guards let a match through: those of the match first, those that count findings later."""
        rule, match = candidate.compiled.rule, candidate.match
        for condition in rule.unless:
            if self.room.waits(condition) is waiting:
                cue = self.room.cue(condition, match.whole)
                if cue is not None:
                    self._clear(candidate, condition, cue)
                    return False
        for condition in candidate.compiled.only:
            if self.room.waits(condition) is waiting and self.room.cue(condition, match.whole) is None:
                self._clear(candidate, f"only {condition}", "")
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
        return Finding(
            code=rule.code,
            name=rule.name,
            family=rule.family,
            severity=severity,
            message=_fill(rule.message, values),
            place=self._place(match.region),
            why=_fill(rule.why, values),
            advice=_fill(rule.advice, values),
            criteria=rule.criteria,
            related=related,
            softened=softened,
        )

    def _severity(self, candidate: _Candidate) -> tuple[str, tuple[str, ...]]:
        """The severity after softening and raising, and the guards that softened it."""
        rule, whole = candidate.compiled.rule, candidate.match.whole
        level = SEVERITIES.index(rule.severity)
        softened = tuple(name for name in rule.soften if self.room.cue(name, whole) is not None)
        if softened:
            level -= 1
        elif any(self.room.cue(name, whole) is not None for name in rule.raises):
            level += 1
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


def _fill(template: str, values: dict[str, str]) -> str:
    """The template with its placeholders filled; a long match is shortened in the middle."""
    return PLACEHOLDER.sub(lambda found: _short(values.get(found.group(1), "")), template)


def _short(text: str, limit: int = 80) -> str:
    if len(text) <= limit:
        return text
    return f"{text[: limit // 2].rstrip()} … {text[-limit // 3 :].lstrip()}"


def _calmed(findings: list[Finding]) -> list[Finding]:
    """Of findings of one family that overlap, only the most severe, then the longest."""
    kept: list[Finding] = []
    order = sorted(
        findings,
        key=lambda f: (-SEVERITIES.index(f.severity), f.place.start - f.place.end, f.place.start, f.code),
    )
    for finding in order:
        if not any(
            other.family == finding.family
            and other.place.start < finding.place.end
            and finding.place.start < other.place.end
            for other in kept
        ):
            kept.append(finding)
    return kept
