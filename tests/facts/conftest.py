"""A page read with the bundled catalogue."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ldn_lint.facts.context import settle_context
from ldn_lint.mentions.page import Page
from ldn_lint.model import Context
from ldn_lint.readers import read_text
from ldn_lint.rules.compiled import Compiled
from ldn_lint.rules.load import load_catalogue

Read = Callable[..., Page]


@pytest.fixture(scope="session")
def bundled() -> Compiled:
    """The bundled rules."""
    return Compiled(load_catalogue())


@pytest.fixture
def page(bundled: Compiled) -> Read:
    """Read a text as a page of this format, its context settled."""

    def read(text: str, path: str = "page.md", context: Context | None = None) -> Page:
        made = Page(read_text(text, path), bundled.lexicon, context or Context(today="2026-01-01", snippet=0))
        settle_context(made)
        return made

    return read
