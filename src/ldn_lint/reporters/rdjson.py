"""The Reviewdog Diagnostic Format, a `DiagnosticResult`.

After github.com/reviewdog/reviewdog, proto/rdf/reviewdog.proto: lines and columns from 1, columns count bytes of
UTF-8, ends are exclusive; a range without columns stands for whole lines.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from ldn_lint.model import Edit, FileResult, Finding, Place, ReadFault, Related, Source
from ldn_lint.reporters.look import Look, one_line
from ldn_lint.reporters.notes import explained
from ldn_lint.reporters.paths import relative_path
from ldn_lint.reporters.summary import Summary
from ldn_lint.reporters.values import Value


def report_rdjson(results: Iterable[FileResult], _look: Look, _summary: Summary) -> Iterator[str]:
    """The object, in pieces as the results come, a diagnostic a line."""
    yield '{"source": {"name": "ldn-lint"}, "diagnostics": ['
    separator = "\n"
    for result in results:
        for value in _values(result):
            yield separator + json.dumps(value, ensure_ascii=False)
            separator = ",\n"
    yield "\n]}\n"


def _values(result: FileResult) -> Iterator[Value]:
    path = relative_path(result.path)
    if result.error:
        yield _fault(result.error, path)
    if result.source:
        for finding in result.findings:
            yield _finding(finding, path, result.source)


def _finding(finding: Finding, path: str, source: Source) -> Value:
    value: Value = {
        "message": "\n".join(explained(finding, path)),
        "location": {"path": path, "range": _range(source, finding.place)},
        "severity": finding.severity.upper(),
        "code": {"value": finding.code},
    }
    if finding.related:
        value["related_locations"] = [_related(related, path, source) for related in finding.related]
    if finding.fix:
        value["suggestions"] = [_suggestion(edit, source) for edit in finding.fix.edits]
    return value


def _fault(fault: ReadFault, path: str) -> Value:
    location: Value = {"path": path}
    if fault.line:
        location["range"] = {"start": {"line": fault.line}}
    return {"message": one_line(fault.message), "location": location, "severity": "ERROR"}


def _related(related: Related, path: str, source: Source) -> Value:
    """A place in another file is told by its lines: its columns cannot be counted in bytes without the text."""
    place = related.place
    lines = {"start": {"line": place.line}, "end": {"line": place.end_line}}
    location = {
        "path": relative_path(related.path) if related.path else path,
        "range": lines if related.path else _range(source, place),
    }
    return {"message": one_line(related.message), "location": location}


def _suggestion(edit: Edit, source: Source) -> Value:
    return {"range": _range(source, Place.of(source, edit.start, edit.end)), "text": edit.text}


def _range(source: Source, place: Place) -> Value:
    return {
        "start": _position(source, place.line, place.column),
        "end": _position(source, place.end_line, place.end_column),
    }


def _position(source: Source, line: int, column: int) -> Value:
    before = source.line(line)[: column - 1]
    return {"line": line, "column": len(before.encode("utf-8", "surrogatepass")) + 1}
