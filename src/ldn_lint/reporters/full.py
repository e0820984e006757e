"""The report for people: each finding with its source line, why it matters and what to do about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ldn_lint.model import Cleared, FileResult, Finding, Place, Source
from ldn_lint.reporters.look import Look, one_line
from ldn_lint.reporters.notes import notes_on
from ldn_lint.reporters.snippet import snippet
from ldn_lint.reporters.summary import Summary


def report_full(results: Iterable[FileResult], look: Look, summary: Summary) -> Iterator[str]:
    """Findings and cleared matches file by file, then the counts."""
    for result in results:
        if result.source is None:
            continue
        for finding in result.findings:
            yield _finding(finding, result.path, result.source, look) + "\n"
        for cleared in result.cleared:
            yield _cleared(cleared, result.path, result.source, look) + "\n"
    if look.statistics and summary.rules:
        yield summary.statistics() + "\n"
    yield summary.closing() + "\n"


def _finding(finding: Finding, path: str, source: Source, look: Look) -> str:
    pad = " " * len(str(finding.place.line))
    return "".join(
        (
            _head(finding.place, path, finding.severity, f"{finding.code} {finding.name}", finding.message, look),
            _source(source, finding.place, finding.severity, look),
            *(
                f"{pad} {look.paint('=', 'gutter')} {look.paint(name, 'faint')}: {one_line(text)}\n"
                for name, text in notes_on(finding, path)
            ),
        )
    )


def _cleared(cleared: Cleared, path: str, source: Source, look: Look) -> str:
    cue = f" (“{cleared.cue}”)" if cleared.cue else ""
    pad = " " * len(str(cleared.place.line))
    guard = f"{pad} {look.paint('=', 'gutter')} {look.paint('guard', 'faint')}: {one_line(cleared.guard + cue)}\n"
    head = _head(cleared.place, path, "cleared", f"{cleared.code} {cleared.name}", f"“{cleared.match}”", look)
    return head + _source(source, cleared.place, "cleared", look) + guard


def _head(place: Place, path: str, severity: str, rule: str, message: str, look: Look) -> str:
    where = look.paint(f"{one_line(path)}:{place.line}:{place.column}", "path")
    return f"{where}: {look.paint(severity, severity)} {look.paint(rule, 'code')}  {one_line(message)}\n"


def _source(source: Source, place: Place, role: str, look: Look) -> str:
    number = str(place.line)
    bar = look.paint("|", "gutter")
    text, carets = snippet(source, place, look.width)
    indent, marks = carets[: len(carets) - len(carets.lstrip())], carets.lstrip()
    return (
        f"{' ' * len(number)} {bar}\n"
        f"{look.paint(number, 'gutter')} {bar} {text}\n"
        f"{' ' * len(number)} {bar} {indent}{look.paint(marks, role)}\n"
    )
