"""Take out of a result what the text itself silences, and tell the directives that silence nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from ldn_lint.engine.findings import finding_of
from ldn_lint.model import FileResult, Finding, Misuse, Place, Source, Suppressed, Suppression
from ldn_lint.model.finding import SEVERITIES
from ldn_lint.rules.compiled import Compiled
from ldn_lint.rules.rule import Rule


def with_suppressions(result: FileResult, compiled: Compiled, enabled: Collection[str] | None = None) -> FileResult:
    """The result with its suppressed findings set apart, and with the findings on its directives.

    Comes last, when all findings of the file are there, those between files included. A suppression of a rule that did
    not run is not called unused.
    """
    directives, source = result.directives, result.source
    if source is None or not (directives.suppressions or directives.misuses):
        return result
    codes = compiled.stable if enabled is None else enabled
    kept: list[Finding] = []
    suppressed: list[Suppressed] = []
    used: set[tuple[Suppression, str]] = set()
    for finding in result.findings:
        by = _by(finding, directives.suppressions, source)
        used.update(by)
        if by:
            first = by[0][0]
            suppressed.append(Suppressed(finding, first.reason, first.by, first.until))
        else:
            kept.append(finding)
    misuses = [*directives.misuses, *_unused(directives.suppressions, used, codes)]
    rules = {rule.check: rule for rule in compiled.suppression_rules if rule.code in codes}
    kept += [_finding(rules[misuse.check], misuse, source) for misuse in misuses if misuse.check in rules]
    kept.sort(key=lambda f: (f.place.start, f.place.end, f.code))
    return result._replace(findings=tuple(kept), suppressed=tuple(suppressed))


def _by(finding: Finding, suppressions: tuple[Suppression, ...], source: Source) -> list[tuple[Suppression, str]]:
    """The suppressions that silence a finding, each with its selector."""
    place = finding.place
    words = " ".join(source.text[place.start : place.end].split())
    found = ((each, each.selector(finding.code, place.start, words)) for each in suppressions)
    return [(suppression, selector) for suppression, selector in found if selector]


def _unused(
    suppressions: tuple[Suppression, ...], used: Collection[tuple[Suppression, str]], codes: Collection[str]
) -> Iterator[Misuse]:
    """The selectors that silence nothing although rules that they name did run."""
    for suppression in suppressions:
        for selector, rules in suppression.codes:
            if (suppression, selector) not in used and not rules.isdisjoint(codes):
                yield Misuse("unused", suppression.directive, selector)


def _finding(rule: Rule, misuse: Misuse, source: Source) -> Finding:
    span = misuse.directive
    values: Mapping[str, str] = {"match": source.text[span.start : span.end], "detail": misuse.detail}
    return finding_of(rule, values, Place.of(source, span.start, span.end))


def with_severities(result: FileResult, severities: Mapping[str, str]) -> FileResult:
    """The result with the severities of some rules, by code, replaced; what softened a finding still does."""
    if not severities or not any(finding.code in severities for finding in result.findings):
        return result
    return result._replace(findings=tuple(_reset(finding, severities) for finding in result.findings))


def _reset(finding: Finding, severities: Mapping[str, str]) -> Finding:
    wanted = severities.get(finding.code)
    if wanted is None:
        return finding
    level = max(SEVERITIES.index(wanted) - bool(finding.softened), 0)
    return finding._replace(severity=SEVERITIES[level])
