"""The dose statements of files, and which of them do not agree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ldn_lint.doses.statement import Conflict, FileDoses, Statement, statements_of
from ldn_lint.engine.documents import Opened, Opener
from ldn_lint.engine.files import Target
from ldn_lint.engine.linter import inspect_document
from ldn_lint.engine.project import settled
from ldn_lint.model import FileResult, Place
from ldn_lint.rules.compiled import Compiled

# For each file the places that do not agree with others, and how.
_Marks = dict[str, list[tuple[Place, Conflict]]]


class DoseReader(NamedTuple):
    """Lists the doses of files by the lexicon and the drug profiles of a catalogue, conflicts marked by its rules."""

    rules: Compiled
    opener: Opener = Opener()

    def run(self, targets: Iterable[Target]) -> Iterator[FileDoses]:
        """The doses of the targets, in their order, once all are read; empty folders give none."""
        read = [self._read(each) for each in self.opener.targets(targets)]
        marks = _marks(settled((result for result, _ in read), self.rules))
        for _, file in read:
            own = marks.get(file.path, [])
            yield file._replace(statements=tuple(_marked(statement, own) for statement in file.statements))

    def _read(self, opened: Opened) -> tuple[FileResult, FileDoses]:
        """What the rules that hold doses against each other say of a file, and its doses."""
        if opened.document is None:
            return FileResult(opened.path, error=opened.fault), FileDoses(opened.path, error=opened.fault)
        result, page = inspect_document(opened.document, self.rules, self._dosing(), facts=True)
        return result, FileDoses(opened.path, statements_of(page), notes=opened.document.source.notes)

    def _dosing(self) -> frozenset[str]:
        """The codes of the rules that hold doses against each other and against profiles."""
        rules = (each.rule for each in self.rules.page_rules)
        return frozenset(rule.code for rule in rules if rule.family == "dosing")


def _marked(statement: Statement, marks: list[tuple[Place, Conflict]]) -> Statement:
    """A statement with the conflicts that touch its words."""
    place = statement.place
    own = [conflict for other, conflict in marks if other.start < place.end and place.start < other.end]
    return statement._replace(conflicts=tuple(own))


def _marks(results: Iterable[FileResult]) -> _Marks:
    """Both sides of every conflict: the place of the finding and the places that it names."""
    marks: _Marks = {}
    for result in results:
        for finding in result.findings:
            sides = [(result.path, finding.place)]
            sides += [(related.path or result.path, related.place) for related in finding.related]
            for path, place in sides:
                others = tuple(side for side in sides if side != (path, place))
                conflict = Conflict(finding.code, finding.severity, finding.message, others)
                marks.setdefault(path, []).append((place, conflict))
    return marks
