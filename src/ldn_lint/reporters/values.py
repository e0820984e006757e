"""Results as plain values, the same in every machine-readable format."""

from __future__ import annotations

from typing import Any

from ldn_lint.model import Cleared, Context, FileResult, Finding, Fix, Place, Related, Suppressed
from ldn_lint.model.finding import SEVERITIES
from ldn_lint.reporters.summary import Summary

Value = dict[str, Any]


def place_value(place: Place) -> Value:
    """The fields of a place."""
    return {
        "start": place.start,
        "end": place.end,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
    }


def finding_value(finding: Finding, path: str) -> Value:
    """A finding of the file at `path`."""
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity,
        "message": finding.message,
        **place_value(finding.place),
        "family": finding.family,
        "related": [_related_value(related, path) for related in finding.related],
        "why": finding.why,
        "advice": finding.advice,
        "criteria": list(finding.criteria),
        "fix": None if finding.fix is None else _fix_value(finding.fix),
        "softened": list(finding.softened),
    }


def cleared_value(cleared: Cleared) -> Value:
    """A match that a guard let go."""
    return {
        "code": cleared.code,
        "name": cleared.name,
        **place_value(cleared.place),
        "match": cleared.match,
        "guard": cleared.guard,
        "cue": cleared.cue,
    }


def suppressed_value(suppressed: Suppressed, path: str) -> Value:
    """A finding that the file at `path` silences, and what it says of that."""
    told = {"reason": suppressed.reason, "by": suppressed.by, "until": suppressed.until}
    return {**finding_value(suppressed.finding, path), "suppression": told}


def result_value(result: FileResult) -> Value:
    """All that a run has to say of one file."""
    error = result.error
    return {
        "path": result.path,
        "findings": [finding_value(finding, result.path) for finding in result.findings],
        "suppressed": [suppressed_value(suppressed, result.path) for suppressed in result.suppressed],
        "cleared": [cleared_value(cleared) for cleared in result.cleared],
        "context": _context_value(result.context),
        "error": None if error is None else {"message": error.message, "line": error.line, "column": error.column},
    }


def _context_value(context: Context) -> Value:
    """What the page was taken for; `guessed` names the fields that were concluded from the page."""
    return {
        "kind": context.kind,
        "audience": context.audience,
        "jurisdiction": context.jurisdiction,
        "guessed": list(context.guessed),
    }


def summary_value(summary: Summary) -> Value:
    """The counts of a run."""
    return {
        "files": summary.files,
        "unreadable": summary.unreadable,
        "findings": summary.findings,
        "severities": {severity: summary.severities[severity] for severity in reversed(SEVERITIES)},
        "suppressed": summary.suppressed,
        "cleared": summary.cleared,
        "hidden": summary.hidden,
        "rules": {code: count for (code, _), count in sorted(summary.rules.items())},
    }


def _related_value(related: Related, path: str) -> Value:
    return {"path": related.path or path, "message": related.message, **place_value(related.place)}


def _fix_value(fix: Fix) -> Value:
    edits = [{"start": edit.start, "end": edit.end, "text": edit.text} for edit in fix.edits]
    return {"safe": fix.safe, "edits": edits}
