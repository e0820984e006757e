"""The dose statements of files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ldn_lint.doses.statement import FileDoses, statements_of
from ldn_lint.engine.documents import Opened, Opener
from ldn_lint.engine.files import Target
from ldn_lint.mentions.page import Page
from ldn_lint.model import UNTOLD
from ldn_lint.rules.compiled import Compiled


class DoseReader(NamedTuple):
    """Lists the doses of files by the lexicon and the drug profiles of a catalogue."""

    rules: Compiled
    opener: Opener = Opener()

    def run(self, targets: Iterable[Target]) -> Iterator[FileDoses]:
        """The doses of the targets, in their order, each file as soon as it is read; empty folders give none."""
        return map(self._doses, self.opener.targets(targets))

    def _doses(self, opened: Opened) -> FileDoses:
        document = opened.document
        if document is None:
            return FileDoses(opened.path, error=opened.fault)
        context = UNTOLD._replace(profiles=self.rules.catalogue.profiles)
        page = Page(document, self.rules.lexicon, context)
        return FileDoses(opened.path, statements_of(page), notes=document.source.notes)
