"""What a report adds to the message of a finding."""

from __future__ import annotations

from ldn_lint.model import Finding, Related
from ldn_lint.reporters.look import one_line


def notes_on(finding: Finding, path: str) -> list[tuple[str, str]]:
    """The notes on a finding of the file at `path`, each with its name, as they are read one after the other."""
    notes = [("why", finding.why), ("advice", finding.advice)]
    if finding.criteria:
        notes.append(("criteria", "; ".join(finding.criteria)))
    if finding.softened:
        notes.append(("softened by", ", ".join(finding.softened)))
    return notes + [("see", _see(related, path)) for related in finding.related]


def explained(finding: Finding, path: str) -> list[str]:
    """The message of a finding and the notes on it, a line each, safe to print."""
    notes = (f"{name.capitalize()}: {one_line(text)}" for name, text in notes_on(finding, path) if text)
    return [one_line(finding.message), *notes]


def _see(related: Related, path: str) -> str:
    place = related.place
    return f"{related.path or path}:{place.line}:{place.column} {related.message}"
