"""Lint texts and files: read, run the rules, hand on the results one by one."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from functools import cache
from os import PathLike, fspath
from pathlib import Path
from typing import NamedTuple

from ldn_lint.engine.files import STDIN, Target
from ldn_lint.engine.linter import lint_document
from ldn_lint.engine.project import compares, settled
from ldn_lint.model import UNTOLD, Context, Document, FileResult, ReadFault
from ldn_lint.readers import ReadError, read_bytes, read_text
from ldn_lint.rules.compiled import Compiled
from ldn_lint.rules.load import load_compiled

Rules = Compiled
# What text is taken for that comes without a name.
_UNNAMED, _UNNAMED_FORMAT = "<stdin>", "markdown"


def load_rules(*paths: str | PathLike[str]) -> Rules:
    """The bundled rules with the house rules of some TOML files added, ready to run.

    Raises CatalogueError, which names the file, line, column and remedy of every mistake.
    """
    return load_compiled([fspath(path) for path in paths])


@cache
def _bundled() -> Rules:
    return load_rules()


def lint_text(text: str, *, path: str = "draft.md", rules: Rules | None = None) -> FileResult:
    """Lint a text; the suffix of `path` says whether it is Markdown, HTML or plain text."""
    return lint_document(read_text(text, path), rules or _bundled())


def lint_path(path: str | PathLike[str], *, rules: Rules | None = None) -> FileResult:
    """Lint a file; one that cannot be read gives a result whose `error` says why."""
    return Runner(rules or _bundled()).file(fspath(path))


class Runner(NamedTuple):
    """Lints files by some rules: all of them, or those whose code is in `enabled`.

    `boilerplate` keeps navigation and footers of HTML pages; `stdin_name` is what the text of standard input is
    called, which also says its format. `context` is what is known of all pages. `facts` keeps on each result what other
    pages can be held against.
    """

    rules: Rules
    enabled: frozenset[str] | None = None
    boilerplate: bool = False
    stdin_name: str = ""
    context: Context = UNTOLD
    facts: bool = False

    def run(self, targets: Iterable[Target]) -> Iterator[FileResult]:
        """The results of the targets, in their order; empty folders give none.

        Each comes as soon as it is there, unless there are several and rules that compare them: then all are read
        first, and what does not fit together is added.
        """
        if not compares(self.rules, self.enabled):
            yield from self._each(targets)
            return
        yield from settled(self._replace(facts=True)._each(targets), self.rules)

    def _each(self, targets: Iterable[Target]) -> Iterator[FileResult]:
        for target in targets:
            if target.fault:
                yield FileResult(target.path, error=target.fault)
            elif not target.empty:
                yield self.stdin() if target.path == STDIN else self.file(target.path)

    def file(self, path: str) -> FileResult:
        """The result of one file."""
        try:
            data = Path(path).read_bytes()
        except OSError as error:
            return FileResult(path, error=ReadFault(f"cannot read: {error.strerror}"))
        except ValueError as error:  # A path that no file can have.
            return FileResult(path, error=ReadFault(f"cannot read: {error}"))
        return self.data(data, path)

    def stdin(self) -> FileResult:
        """The result of what stands in standard input."""
        data = sys.stdin.buffer.read()
        if self.stdin_name:
            return self.data(data, self.stdin_name)
        return self.data(data, _UNNAMED, _UNNAMED_FORMAT)

    def data(self, data: bytes, path: str, format: str | None = None) -> FileResult:
        """The result of the bytes of a file."""
        try:
            document = read_bytes(data, path, format=format, boilerplate=self.boilerplate)
        except ReadError as error:
            return FileResult(path, error=ReadFault(error.message, error.line, error.column))
        return self.document(document)

    def document(self, document: Document) -> FileResult:
        """The result of a document."""
        return lint_document(document, self.rules, self.enabled, self.context, facts=self.facts)
