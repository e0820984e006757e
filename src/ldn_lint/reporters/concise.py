"""One line a finding."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ldn_lint.model import FileResult, Finding, Place
from ldn_lint.reporters.look import Look, one_line
from ldn_lint.reporters.summary import Summary


def report_concise(results: Iterable[FileResult], look: Look, summary: Summary) -> Iterator[str]:
    """`path:line:column: severity CODE name message`; a cleared match ends in the guard and the cue.

    Places in other files that a finding rests on follow its message.
    """
    for result in results:
        for finding in result.findings:
            message = finding.message + _elsewhere(finding)
            yield _line(result.path, finding.place, finding.severity, finding.code, finding.name, message, look)
        for cleared in result.cleared:
            cue = f": “{cleared.cue}”" if cleared.cue else ""
            message = f"“{cleared.match}” (guard {cleared.guard}{cue})"
            yield _line(result.path, cleared.place, "cleared", cleared.code, cleared.name, message, look)
    if look.statistics:
        yield summary.statistics()


def _elsewhere(finding: Finding) -> str:
    """The places in other files that a finding rests on, in brackets."""
    places = [f"{each.path}:{each.place.line}:{each.place.column}" for each in finding.related if each.path]
    return f" (see {', '.join(places)})" if places else ""


def _line(path: str, place: Place, severity: str, code: str, name: str, message: str, look: Look) -> str:
    where = look.paint(f"{one_line(path)}:{place.line}:{place.column}", "path")
    return f"{where}: {look.paint(severity, severity)} {look.paint(code, 'code')} {name} {one_line(message)}\n"
