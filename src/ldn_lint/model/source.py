"""The decoded file, with its own newlines."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from typing import NamedTuple


def _line_starts(text: str) -> tuple[int, ...]:
    """Offsets at which lines begin; a line ends with CR LF, LF or a lone CR."""
    starts = [0]
    if "\r" not in text:
        at = text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = text.find("\n", at + 1)
        return tuple(starts)
    for at, char in enumerate(text):
        if char == "\n" or (char == "\r" and text[at + 1 : at + 2] != "\n"):
            starts.append(at + 1)
    return tuple(starts)


class _SourceFields(NamedTuple):
    path: str
    text: str
    encoding: str = "utf-8"
    bom: bool = False
    notes: tuple[str, ...] = ()


class Source(_SourceFields):
    """A file's text as decoded: `text` keeps its newlines, a byte-order mark is dropped and remembered.

    `encoding` is the codec that decoded it; `notes` are remarks for the user (an encoding that was guessed).
    """

    @cached_property
    def _lines(self) -> tuple[int, ...]:
        return _line_starts(self.text)

    def line_column(self, offset: int) -> tuple[int, int]:
        """Line and column of a character offset, both counted from 1; the column counts characters."""
        starts = self._lines
        line = bisect_right(starts, offset)
        return line, offset - starts[line - 1] + 1

    def line(self, number: int) -> str:
        """The text of line `number` (from 1) without its newline; empty past the end."""
        starts = self._lines
        if not 1 <= number <= len(starts):
            return ""
        end = starts[number] if number < len(starts) else len(self.text)
        return self.text[starts[number - 1] : end].rstrip("\r\n")
