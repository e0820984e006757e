"""Findings by file, in columns, as ESLint's formatter `stylish` shows them (eslint.org, Formatters Reference).

Unlike there the rule comes before the message, as in our other formats: messages are long and quote the page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ldn_lint.model import Cleared, FileResult, Finding, ReadFault
from ldn_lint.reporters.look import Look, one_line
from ldn_lint.reporters.summary import Summary


class _Row(NamedTuple):
    line: int
    column: int
    role: str
    rule: str
    message: str


def report_grouped(results: Iterable[FileResult], look: Look, summary: Summary) -> Iterator[str]:
    """A heading for each file with findings, cleared matches or a fault, a line for each of these; then the counts."""
    for result in results:
        rows = _rows(result)
        if rows:
            yield look.paint(one_line(result.path), "path") + "\n" + "".join(_lines(rows, look)) + "\n"
    if look.statistics and summary.rules:
        yield summary.statistics() + "\n"
    yield summary.closing() + "\n"


def _rows(result: FileResult) -> list[_Row]:
    rows = [_fault(result.error)] if result.error else []
    rows += [_finding(finding) for finding in result.findings]
    return rows + [_cleared(cleared) for cleared in result.cleared]


def _fault(fault: ReadFault) -> _Row:
    return _Row(fault.line or 1, fault.column or 1, "error", "", one_line(fault.message))


def _finding(finding: Finding) -> _Row:
    place, rule = finding.place, f"{finding.code} {finding.name}"
    elsewhere = ", ".join(f"{each.path}:{each.place.line}:{each.place.column}" for each in finding.related if each.path)
    message = f"{finding.message} (see {elsewhere})" if elsewhere else finding.message
    return _Row(place.line, place.column, finding.severity, rule, one_line(message))


def _cleared(cleared: Cleared) -> _Row:
    cue = f": “{cleared.cue}”" if cleared.cue else ""
    message = f"“{cleared.match}” (guard {cleared.guard}{cue})"
    return _Row(
        cleared.place.line, cleared.place.column, "cleared", f"{cleared.code} {cleared.name}", one_line(message)
    )


def _lines(rows: list[_Row], look: Look) -> Iterator[str]:
    """The rows in columns that are as wide as this file needs; the colon of line and column stands in one column."""
    lines, columns, roles, rules = (max(len(str(row[field])) for row in rows) for field in range(len(_Row._fields) - 1))
    for row in rows:
        place = f"{row.line:>{lines}}:{row.column:<{columns}}"
        role = look.paint(row.role, row.role) + " " * (roles - len(row.role))
        rule = look.paint(row.rule, "code") + " " * (rules - len(row.rule)) + "  " if rules else ""
        yield f"  {place}  {role}  {rule}{row.message}\n"
