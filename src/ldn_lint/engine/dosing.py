"""The dose statements of files, and which of them do not agree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ldn_lint.doses.statement import Conflict, FileDoses, Statement, statements_of
from ldn_lint.engine.documents import Opened, Opener
from ldn_lint.engine.files import Target
from ldn_lint.engine.runner import Runner
from ldn_lint.mentions.page import Page
from ldn_lint.model import UNTOLD, FileResult, Place
from ldn_lint.rules.compiled import Compiled

# For each file the places that do not agree with others, and how.
_Marks = dict[str, list[tuple[Place, Conflict]]]


class DoseReader(NamedTuple):
    """Lists the doses of files by the lexicon and the drug profiles of a catalogue, conflicts marked by its rules."""

    rules: Compiled
    opener: Opener = Opener()

    def run(self, targets: Iterable[Target]) -> Iterator[FileDoses]:
        """The doses of the targets, in their order, once all are read; empty folders give none."""
        opened = list(self.opener.targets(targets))
        marks = _marks(self._runner().over(opened))
        for each in opened:
            yield self._doses(each, marks.get(each.path, []))

    def _runner(self) -> Runner:
        """Runs the rules that hold doses against each other and against profiles."""
        rules = (each.rule for each in self.rules.page_rules)
        return Runner(self.rules, frozenset(rule.code for rule in rules if rule.family == "dosing"))

    def _doses(self, opened: Opened, marks: list[tuple[Place, Conflict]]) -> FileDoses:
        document = opened.document
        if document is None:
            return FileDoses(opened.path, error=opened.fault)
        context = UNTOLD._replace(profiles=self.rules.catalogue.profiles)
        page = Page(document, self.rules.lexicon, context)
        statements = tuple(_marked(statement, marks) for statement in statements_of(page))
        return FileDoses(opened.path, statements, notes=document.source.notes)


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
