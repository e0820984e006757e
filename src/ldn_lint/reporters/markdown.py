"""A summary for a pull request, in GitHub Flavored Markdown (github.github.com/gfm, section "Tables")."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ldn_lint.model import FileResult, Finding
from ldn_lint.model.finding import SEVERITIES
from ldn_lint.model.wording import counted
from ldn_lint.reporters.look import Look, one_line
from ldn_lint.reporters.markup import markdown
from ldn_lint.reporters.paths import relative_path
from ldn_lint.reporters.summary import Summary

# More than a reviewer reads, and well below the 65,536 characters that a comment on GitHub may have.
LIMIT = 50


class _Row(NamedTuple):
    rank: int
    cells: str


def report_markdown(results: Iterable[FileResult], _look: Look, summary: Summary) -> Iterator[str]:
    """Counts and a table of the findings, the most severe first; those beyond the limit are only counted."""
    faults: list[str] = []
    rows: list[_Row] = []
    for result in results:
        path = relative_path(result.path)
        if result.error:
            faults.append(f"- {_cell(path)}: {_cell(result.error.message)}\n")
        rows += (_row(finding, path) for finding in result.findings)
    yield f"### ldn-lint\n\n{markdown(summary.closing())}\n"
    if rows:
        yield _counts(summary) + _table(rows)
    if faults:
        yield "\nCould not be read:\n\n" + _limited(faults, "file")


def _counts(summary: Summary) -> str:
    shown = [(severity, summary.severities[severity]) for severity in reversed(SEVERITIES)]
    lines = "".join(f"| {severity} | {count:,} |\n" for severity, count in shown if count)
    return f"\n| severity | findings |\n|---|---:|\n{lines}"


def _table(rows: list[_Row]) -> str:
    rows = sorted(rows, key=lambda row: -row.rank)
    return "\n| severity | place | rule | finding |\n|---|---|---|---|\n" + _limited(
        [row.cells for row in rows], "finding"
    )


def _limited(lines: list[str], noun: str) -> str:
    """The first of some lines, and how many are left out."""
    left = len(lines) - LIMIT
    return "".join(lines[:LIMIT]) + (f"\n… and {counted(left, f'more {noun}')}, not listed here.\n" if left > 0 else "")


def _row(finding: Finding, path: str) -> _Row:
    place = f"{path}:{finding.place.line}:{finding.place.column}"
    cells = (finding.severity, place, f"{finding.code} {finding.name}", finding.message)
    return _Row(SEVERITIES.index(finding.severity), f"| {' | '.join(map(_cell, cells))} |\n")


def _cell(text: str) -> str:
    return markdown(one_line(text))
