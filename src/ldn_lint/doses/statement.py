"""Doses with their places in files: what the ledger of several files holds."""

from __future__ import annotations

from typing import NamedTuple

from ldn_lint.doses.dose import Dose
from ldn_lint.doses.ledger import doses_of
from ldn_lint.mentions.page import Page
from ldn_lint.model import Place, ReadFault


class Conflict(NamedTuple):
    """What a statement does not agree with: the rule that says so, its message, the other places with their paths."""

    code: str
    severity: str
    message: str
    others: tuple[tuple[str, Place], ...] = ()


class Statement(NamedTuple):
    """A dose, its place in the file, the sentence that states it, and its conflicts."""

    dose: Dose
    place: Place
    sentence: str
    conflicts: tuple[Conflict, ...] = ()


class FileDoses(NamedTuple):
    """The dose statements of a file, in order; `error` says why there are none, `notes` what the reader remarked."""

    path: str
    statements: tuple[Statement, ...] = ()
    error: ReadFault | None = None
    notes: tuple[str, ...] = ()


def statements_of(page: Page) -> tuple[Statement, ...]:
    """The dose statements of a page."""
    document = page.document
    statements = []
    for dose in doses_of(page):
        span = document.map.span(dose.start, dose.end)
        start, end, _ = document.sentences[dose.sentence]
        place = Place.of(document.source, span.start, span.end)
        statements.append(Statement(dose, place, document.text[start:end]))
    return tuple(statements)
