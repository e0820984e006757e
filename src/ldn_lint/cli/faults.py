"""Mistakes of the user's and how they are told: one line each, on standard error."""

from __future__ import annotations

import sys
from collections.abc import Iterable

import click


class Fault(click.ClickException):
    """A mistake that ends the run; `lines` say which, ready to print."""

    exit_code = 2

    def __init__(self, lines: Iterable[str]) -> None:
        self.lines = tuple(lines)
        super().__init__("\n".join(self.lines))


def complain(line: str) -> None:
    """Print a line on standard error, whatever characters it holds."""
    stream = sys.stderr
    encoding = stream.encoding or "utf-8"
    text = "".join(char if char.isprintable() else ascii(char)[1:-1] for char in line)
    stream.write(text.encode(encoding, "backslashreplace").decode(encoding) + "\n")


def placed(path: str, line: int, column: int, cause: str, kind: str = "error") -> str:
    """A mistake with its place; the first character of the file stands for the file."""
    return f"{path}:{line or 1}:{column or 1}: {kind}: {cause}"
