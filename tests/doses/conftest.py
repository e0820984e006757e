"""The doses of a text, by the bundled catalogue."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ldn_lint.doses.dose import Dose
from ldn_lint.doses.ledger import doses_of
from ldn_lint.mentions.page import Page
from ldn_lint.model import UNTOLD
from ldn_lint.readers import read_text
from ldn_lint.rules.load import load_compiled

PageOf = Callable[..., Page]
Doses = Callable[..., tuple[Dose, ...]]


@pytest.fixture(scope="session")
def page_of() -> PageOf:
    """A text as a page with the bundled profiles."""
    compiled = load_compiled()
    context = UNTOLD._replace(profiles=compiled.catalogue.profiles)

    def page(text: str, path: str = "draft.md") -> Page:
        return Page(read_text(text, path), compiled.lexicon, context)

    return page


@pytest.fixture(scope="session")
def doses(page_of: PageOf) -> Doses:
    """The doses of a text."""

    def read(text: str, path: str = "draft.md") -> tuple[Dose, ...]:
        return doses_of(page_of(text, path))

    return read
