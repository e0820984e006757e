"""Workflow commands, which GitHub Actions shows as annotations of the changed lines.

After docs.github.com, "Workflow commands for GitHub Actions", and the escaping of actions/toolkit,
packages/core/src/command.ts. GitHub takes columns only for a place within one line (actions/runner issue 4167), so a
place over several lines is told without.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ldn_lint.model import FileResult, Finding, Place, ReadFault
from ldn_lint.reporters.look import Look, one_line
from ldn_lint.reporters.notes import explained
from ldn_lint.reporters.paths import relative_path
from ldn_lint.reporters.summary import Summary

_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}
_DATA = {ord(char): f"%{ord(char):02X}" for char in "%\r\n"}
_PROPERTY = _DATA | {ord(char): f"%{ord(char):02X}" for char in ":,"}


def report_github(results: Iterable[FileResult], _look: Look, _summary: Summary) -> Iterator[str]:
    """A command a finding: `::error file=…,line=…,col=…,endLine=…,endColumn=…,title=…::message`."""
    for result in results:
        path = relative_path(result.path)
        if result.error:
            yield _fault(result.error, path)
        for finding in result.findings:
            yield _finding(finding, path)


def _finding(finding: Finding, path: str) -> str:
    properties: dict[str, str | int] = {
        "file": path,
        **_range(finding.place),
        "title": f"{finding.code} {finding.name}",
    }
    return _command(_COMMANDS[finding.severity], properties, "\n".join(explained(finding, path)))


def _range(place: Place) -> dict[str, int]:
    if place.end_line > place.line:
        return {"line": place.line, "endLine": place.end_line}
    return {"line": place.line, "col": place.column, "endLine": place.line, "endColumn": place.end_column}


def _fault(fault: ReadFault, path: str) -> str:
    place = {"line": fault.line, "col": fault.column}
    told = {key: number for key, number in place.items() if number}
    return _command(
        "error", {"file": path, **told, "title": "ldn-lint could not read this file"}, one_line(fault.message)
    )


def _command(name: str, properties: Mapping[str, str | int], message: str) -> str:
    told = ",".join(f"{key}={str(value).translate(_PROPERTY)}" for key, value in properties.items())
    return f"::{name} {told}::{message.translate(_DATA)}\n"
