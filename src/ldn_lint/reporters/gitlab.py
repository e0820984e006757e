"""The report for GitLab's Code Quality widget.

After docs.gitlab.com, "Code Quality", section "Code Quality report format": an array of objects, no byte order mark,
fingerprints unique within the report.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from ldn_lint.model import FileResult, Finding, ReadFault
from ldn_lint.reporters.fingerprint import Fingerprints, digest_of
from ldn_lint.reporters.look import Look
from ldn_lint.reporters.paths import relative_path
from ldn_lint.reporters.summary import Summary
from ldn_lint.reporters.values import Value

_SEVERITIES = {"error": "critical", "warning": "major", "info": "info"}
_UNREADABLE = "unreadable-file"


def report_gitlab(results: Iterable[FileResult], _look: Look, _summary: Summary) -> Iterator[str]:
    """The array, in pieces as the results come, an object a line."""
    separator = "[\n"
    for result in results:
        for value in _values(result):
            yield separator + json.dumps(value, ensure_ascii=False)
            separator = ",\n"
    yield "[]\n" if separator == "[\n" else "\n]\n"


def _values(result: FileResult) -> Iterator[Value]:
    path = relative_path(result.path)
    if result.error:
        yield _fault(result.error, path)
    fingerprints = Fingerprints(result.source)
    for finding in result.findings:
        yield _finding(finding, path, fingerprints.of(finding))


def _finding(finding: Finding, path: str, fingerprint: str) -> Value:
    place = finding.place
    return {
        "description": f"{finding.code} {finding.name}: {' '.join(finding.message.split())}",
        "check_name": finding.code,
        "fingerprint": digest_of(path, fingerprint),
        "severity": _SEVERITIES[finding.severity],
        "location": {"path": path, "lines": {"begin": place.line, "end": place.end_line}},
    }


def _fault(fault: ReadFault, path: str) -> Value:
    line = fault.line or 1
    return {
        "description": f"ldn-lint could not read this file: {' '.join(fault.message.split())}",
        "check_name": _UNREADABLE,
        "fingerprint": digest_of(path, _UNREADABLE),
        "severity": "blocker",
        "location": {"path": path, "lines": {"begin": line, "end": line}},
    }
