"""A page read by the bundled lexicon, and the findings of one bundled rule."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest

from ldn_lint.engine.linter import lint_document
from ldn_lint.mentions.page import Page
from ldn_lint.model import Context, Finding
from ldn_lint.readers import read_text
from ldn_lint.rules.compiled import Compiled
from ldn_lint.rules.load import load_catalogue

CONTEXT = Context(today="2025-06-01", snippet=0)


@cache
def bundled() -> Compiled:
    return Compiled(load_catalogue())


@pytest.fixture
def page_of() -> Callable[..., Page]:
    """The page that a text makes; `path` tells the format."""
    return lambda text, path="x.md": Page(read_text(text, path), bundled().lexicon, CONTEXT)


@pytest.fixture
def found() -> Callable[..., list[Finding]]:
    """The findings of some rules (by code) in a text."""

    def run(text: str, *codes: str, path: str = "x.md", context: Context = CONTEXT) -> list[Finding]:
        return list(lint_document(read_text(text, path), bundled(), set(codes), context).findings)

    return run


@pytest.fixture
def words(found: Callable[..., list[Finding]]) -> Callable[..., list[tuple[str, str]]]:
    """The words that one rule underlines in a text, each with its message."""

    def run(text: str, code: str, path: str = "x.md", context: Context = CONTEXT) -> list[tuple[str, str]]:
        findings = found(text, code, path=path, context=context)
        return [(text[each.place.start : each.place.end], each.message) for each in findings]

    return run
