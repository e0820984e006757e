"""What a run reports."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import NamedTuple

from ldn_lint.model.context import UNTOLD, Context
from ldn_lint.model.source import Source
from ldn_lint.model.suppression import Directives

SEVERITIES = ("info", "warning", "error")


class Place(NamedTuple):
    """A range of a file: character offsets of the text as given, and the same in lines and columns from 1."""

    start: int
    end: int
    line: int
    column: int
    end_line: int
    end_column: int

    @classmethod
    def of(cls, source: Source, start: int, end: int) -> Place:
        """The place of characters `start` to `end` of `source`."""
        return cls(start, end, *source.line_column(start), *source.line_column(end))


class Related(NamedTuple):
    """Another place that the finding rests on, with a word on why; `path` is empty for the same file."""

    place: Place
    message: str
    path: str = ""


class Edit(NamedTuple):
    """Replace the characters `start` to `end` of the file by `text`."""

    start: int
    end: int
    text: str


class Fix(NamedTuple):
    """Edits that together mend a finding. A safe fix never changes what the sentence says."""

    edits: tuple[Edit, ...]
    safe: bool = False


class Finding(NamedTuple):
    """One reported problem: which rule, where, what is wrong, why, and how to say it instead."""

    code: str
    name: str
    family: str
    severity: str
    message: str
    place: Place
    why: str
    advice: str
    criteria: tuple[str, ...]
    related: tuple[Related, ...] = ()
    fix: Fix | None = None
    softened: tuple[str, ...] = ()


class Suppressed(NamedTuple):
    """A finding that the text itself silences: why, by whom and until which day (YYYY-MM-DD; empty: for good)."""

    finding: Finding
    reason: str
    by: str = ""
    until: str = ""


class Cleared(NamedTuple):
    """A match that a guard let go: the rule, the place, the guard's name and the words that set it off."""

    code: str
    name: str
    place: Place
    match: str
    guard: str
    cue: str


class ReadFault(NamedTuple):
    """Why a file could not be linted: one line, with the place where there is one (0: none)."""

    message: str
    line: int = 0
    column: int = 0


class Clash(NamedTuple):
    """Two statements that cannot both hold: what they disagree about, in words, and the change of severity."""

    detail: str
    shift: int = 0


class Fact(NamedTuple):
    """A statement of a page, kept when the page is let go, so that other pages can be held against it.

    `code` is the rule that compares it, `written` its words, `value` what was read from it, without its place in the
    page (two pages that say the same have equal values), `shift` what the guards of the rule make of its severity.
    """

    code: str
    place: Place
    written: str
    value: Hashable
    shift: int = 0


class FileResult(NamedTuple):
    """All that a run has to say of one file; `source` is missing when the file could not be read.

    `context` is what the page was taken for, `facts` what it states, to be held against other pages of the same run.
    `directives` are what the file says to the linter; they take effect last, when all findings are there.
    """

    path: str
    source: Source | None = None
    findings: tuple[Finding, ...] = ()
    suppressed: tuple[Suppressed, ...] = ()
    cleared: tuple[Cleared, ...] = ()
    error: ReadFault | None = None
    notes: tuple[str, ...] = ()
    values: Mapping[str, int] = {}
    context: Context = UNTOLD
    facts: tuple[Fact, ...] = ()
    directives: Directives = Directives()

    def worst(self) -> str:
        """The highest severity among the findings; empty when there are none."""
        found = {finding.severity for finding in self.findings}
        return next((severity for severity in reversed(SEVERITIES) if severity in found), "")
