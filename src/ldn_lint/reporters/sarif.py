"""SARIF 2.1.0, for code scanning and for viewers.

After "Static Analysis Results Interchange Format (SARIF) Version 2.1.0 Plus Errata 01" (OASIS), its JSON schema, and
docs.github.com, "SARIF support for code scanning". The results come first, as they are found; the rules and files that
they point to by number come last.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from ldn_lint.model import FileResult, Finding, Place, ReadFault, Related, Source, Suppressed
from ldn_lint.reporters.fingerprint import Fingerprints
from ldn_lint.reporters.look import Look
from ldn_lint.reporters.paths import uri
from ldn_lint.reporters.sarif_rules import LEVELS, message, rule_value
from ldn_lint.reporters.summary import Summary
from ldn_lint.reporters.values import Value
from ldn_lint.version import __version__

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
# What URIs are relative to. Where that is on this machine is nobody's business.
_BASE = "%SRCROOT%"
_FRAME = {
    "originalUriBaseIds": {_BASE: {"description": {"text": "The folder in which ldn-lint ran."}}},
    "columnKind": "unicodeCodePoints",
    "newlineSequences": ["\r\n", "\n", "\r"],
}
# The names that IANA gives to encodings, where they are not ours.
_ENCODINGS = {"utf-8": "UTF-8", "utf-16-le": "UTF-16LE", "utf-16-be": "UTF-16BE"}


def report_sarif(results: Iterable[FileResult], look: Look, _summary: Summary) -> Iterator[str]:
    """A log of one run, a result a line; suppressed findings are results with their suppression."""
    log = _Log()
    yield f'{{"$schema": "{_SCHEMA}", "version": "2.1.0", "runs": [{{"results": ['
    separator = "\n"
    for result in results:
        for value in log.results(result):
            yield separator + _json(value)
            separator = ",\n"
    yield "\n]"
    rules = [rule_value(finding, look.catalogue) for _, finding in log.rules.values()]
    driver = {"name": "ldn-lint", "version": __version__, "semanticVersion": __version__, "rules": rules}
    invocation = {"executionSuccessful": not log.faults, "toolExecutionNotifications": log.faults}
    rest = {"tool": {"driver": driver}, "invocations": [invocation], "artifacts": log.artifacts, **_FRAME}
    yield "".join(f",\n{_json(key)}: {_json(value)}" for key, value in rest.items()) + "\n}]}\n"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


class _Log:
    """Makes results, and remembers the rules, files and faults that were among them."""

    def __init__(self) -> None:
        self.rules: dict[str, tuple[int, Finding]] = {}
        self.artifacts: list[Value] = []
        self.faults: list[Value] = []

    def results(self, result: FileResult) -> Iterator[Value]:
        """The results of one file, in the order of the text."""
        place: Value = {"artifactLocation": {**_artifact(result.path), "index": len(self.artifacts)}}
        encoding = {"encoding": _ENCODINGS.get(result.source.encoding, result.source.encoding)} if result.source else {}
        self.artifacts.append({"location": _artifact(result.path), "roles": ["analysisTarget"], **encoding})
        if result.error:
            self.faults.append(_fault(result.error, place))
        fingerprints = Fingerprints(result.source)
        silent = {id(suppressed.finding): suppressed for suppressed in result.suppressed}
        found = [*result.findings, *(suppressed.finding for suppressed in result.suppressed)]
        for finding in sorted(found, key=lambda each: (each.place.start, each.place.end, each.code)):
            value = self._result(finding, place, result.source)
            value["partialFingerprints"] = {"ruleAndSentence/v1": fingerprints.of(finding)}
            # An empty list says that nothing is suppressed; without one a viewer could not know.
            value["suppressions"] = [_suppression(silent[id(finding)])] if id(finding) in silent else []
            yield value

    def _result(self, finding: Finding, place: Value, source: Source | None) -> Value:
        index, _ = self.rules.setdefault(finding.code, (len(self.rules), finding))
        value: Value = {
            "ruleId": finding.code,
            "ruleIndex": index,
            "level": LEVELS[finding.severity],
            "message": {"text": message(f"{finding.message} {finding.advice}")},
            "locations": [{"physicalLocation": {**place, "region": _region(finding.place, source)}}],
        }
        related = [_related(number, each, place) for number, each in enumerate(finding.related, 1)]
        if related:
            value["relatedLocations"] = related
        if finding.fix and source:
            edits = [
                {"deletedRegion": _region(Place.of(source, start, end)), "insertedContent": {"text": text}}
                for start, end, text in finding.fix.edits
            ]
            changes = [{"artifactLocation": place["artifactLocation"], "replacements": edits}]
            value["fixes"] = [{"artifactChanges": changes, "properties": {"safe": finding.fix.safe}}]
        value["properties"] = {"why": finding.why, "softened": list(finding.softened)}
        return value


def _artifact(path: str) -> Value:
    reference = uri(path)
    return {"uri": reference} if reference.startswith("file:") else {"uri": reference, "uriBaseId": _BASE}


def _region(place: Place, source: Source | None = None) -> Value:
    """A place; with its words where the source is given."""
    region: Value = {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
        "charOffset": place.start,
        "charLength": place.end - place.start,
    }
    return region | ({"snippet": {"text": source.text[place.start : place.end]}} if source else {})


def _related(number: int, related: Related, place: Value) -> Value:
    where = {"artifactLocation": _artifact(related.path)} if related.path else place
    return {
        "id": number,
        "physicalLocation": {**where, "region": _region(related.place)},
        "message": {"text": message(related.message)},
    }


def _suppression(suppressed: Suppressed) -> Value:
    signed = {"by": suppressed.by, "until": suppressed.until}
    told = {key: value for key, value in signed.items() if value}
    value: Value = {"kind": "inSource", "status": "accepted", "justification": suppressed.reason}
    return value | ({"properties": told} if told else {})


def _fault(fault: ReadFault, place: Value) -> Value:
    region: Value = {"startLine": fault.line} | ({"startColumn": fault.column} if fault.column else {})
    location = {**place, "region": region} if fault.line else place
    return {
        "level": "error",
        "message": {"text": message(fault.message)},
        "locations": [{"physicalLocation": location}],
    }
