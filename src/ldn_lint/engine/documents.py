"""Files and standard input to documents, or to the reason why not."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from ldn_lint.engine.files import STDIN, Target
from ldn_lint.model import Document, ReadFault
from ldn_lint.readers import ReadError, read_bytes

# What text is taken for that comes without a name.
_UNNAMED, _UNNAMED_FORMAT = "<stdin>", "markdown"


class Opened(NamedTuple):
    """A file that was asked for: its document, or the fault that keeps it from being read."""

    path: str
    document: Document | None = None
    fault: ReadFault | None = None


class Opener(NamedTuple):
    """Reads files: `boilerplate` keeps navigation and footers of HTML pages, `stdin_name` names standard input."""

    boilerplate: bool = False
    stdin_name: str = ""

    def targets(self, targets: Iterable[Target]) -> Iterator[Opened]:
        """The targets in their order, each opened when its turn comes; empty folders give none."""
        for target in targets:
            if target.fault:
                yield Opened(target.path, fault=target.fault)
            elif not target.empty:
                yield self.stdin() if target.path == STDIN else self.file(target.path)

    def file(self, path: str) -> Opened:
        """One file."""
        try:
            data = Path(path).read_bytes()
        except OSError as error:
            return Opened(path, fault=ReadFault(f"cannot read: {error.strerror}"))
        except ValueError as error:  # A path that no file can have.
            return Opened(path, fault=ReadFault(f"cannot read: {error}"))
        return self.data(data, path)

    def stdin(self) -> Opened:
        """What stands in standard input."""
        data = sys.stdin.buffer.read()
        if self.stdin_name:
            return self.data(data, self.stdin_name)
        return self.data(data, _UNNAMED, _UNNAMED_FORMAT)

    def data(self, data: bytes, path: str, format: str | None = None) -> Opened:
        """The bytes of a file."""
        try:
            return Opened(path, read_bytes(data, path, format=format, boilerplate=self.boilerplate))
        except ReadError as error:
            return Opened(path, fault=ReadFault(error.message, error.line, error.column))
