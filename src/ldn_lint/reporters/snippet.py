"""A source line with carets under the exact characters."""

from __future__ import annotations

from typing import NamedTuple

from ldn_lint.model import Place, Source
from ldn_lint.reporters.look import printable

_TAB = "    "
_CUT = "…"
# Hangul vowels and final consonants join the syllable before them; variation selectors and joiners show nothing.
_JOINING_HANGUL = range(0x1160, 0x1200)


class Snippet(NamedTuple):
    """A source line, cut around the place when long, and the line of carets below it."""

    text: str
    carets: str


def snippet(source: Source, place: Place, width: int) -> Snippet:
    """The first line of `place` and the carets under it, in about `width` columns.

    A place that goes on over further lines ends in `...`.
    """
    line = source.line(place.line)
    start = min(place.column - 1, len(line))
    on = place.end_line > place.line
    end = len(line) if on else min(place.end_column - 1, len(line))
    before, inside, after = (printable(text) for text in _near(line, start, end, width))
    inside = _head(inside.replace("\t", _TAB), width)
    room = width - columns(inside)
    before, after = before.replace("\t", _TAB), after.replace("\t", _TAB)
    tail = _head(after, max(room - columns(before), room // 2))
    lead = _tail(before, room - columns(tail))
    cut_before = len(lead) < len(before) or start > len(before)
    cut_after = len(tail) < len(after) or end + len(after) < len(line)
    shown = (_CUT if cut_before else "") + lead
    text = shown + inside + tail + (_CUT if cut_after else "")
    carets = " " * columns(shown) + "^" * max(columns(inside), 1) + ("..." if on else "")
    return Snippet(text.rstrip(), carets)


def _near(line: str, start: int, end: int, width: int) -> tuple[str, str, str]:
    """The part of a line that could be shown: before, inside and after the place; no more than is needed."""
    end = max(start, end)
    return line[max(start - width, 0) : start], line[start : min(end, start + width)], line[end : end + width]


def columns(text: str) -> int:
    """How many columns a terminal gives `text`: two for wide East Asian characters, none for combining ones."""
    return len(text) if text.isascii() else sum(map(_columns, text))


def _columns(char: str) -> int:
    if char.isascii():
        return 1
    from unicodedata import category, east_asian_width

    if category(char) in ("Mn", "Me", "Cf") or ord(char) in _JOINING_HANGUL:
        return 0 if char != "\u00ad" else 1
    return 2 if east_asian_width(char) in "WF" else 1


def _head(text: str, room: int) -> str:
    """As much of the beginning of `text` as fits into `room` columns."""
    if text.isascii():
        return text[: max(room, 0)]
    for index, char in enumerate(text):
        room -= _columns(char)
        if room < 0:
            return text[:index]
    return text


def _tail(text: str, room: int) -> str:
    """As much of the end of `text` as fits into `room` columns."""
    if text.isascii():
        return text[max(len(text) - room, 0) :]
    for index in range(len(text) - 1, -1, -1):
        room -= _columns(text[index])
        if room < 0:
            return text[index + 1 :]
    return text
