"""One line a finding."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ldn_lint.model import FileResult, Place
from ldn_lint.reporters.look import Look, one_line
from ldn_lint.reporters.summary import Summary


def report_concise(results: Iterable[FileResult], look: Look, summary: Summary) -> Iterator[str]:
    """`path:line:column: severity CODE name message`; a cleared match ends in the guard and the cue."""
    for result in results:
        for finding in result.findings:
            yield _line(result.path, finding.place, finding.severity, finding.code, finding.name, finding.message, look)
        for cleared in result.cleared:
            cue = f": “{cleared.cue}”" if cleared.cue else ""
            message = f"“{cleared.match}” (guard {cleared.guard}{cue})"
            yield _line(result.path, cleared.place, "cleared", cleared.code, cleared.name, message, look)
    if look.statistics:
        yield summary.statistics()


def _line(path: str, place: Place, severity: str, code: str, name: str, message: str, look: Look) -> str:
    where = look.paint(f"{one_line(path)}:{place.line}:{place.column}", "path")
    return f"{where}: {look.paint(severity, severity)} {look.paint(code, 'code')} {name} {one_line(message)}\n"
