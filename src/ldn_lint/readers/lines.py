"""The lines of a plain text, and what each one is by its first characters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_LONE_RETURN = re.compile(r"\r(?!\n)")
_FIRST = frozenset("-*+•‣◦▪●·–—>#=_~(0123456789/<;lL") | frozenset("abcdefghijk")
_SPECIAL = re.compile(
    r"(?P<directive>(?:\#|//|<!--|;|--)?\s*ldn-lint:)"
    r"|(?P<rule>([-=_*~])(?:\s*\3){2,}\Z)"
    r"|(?P<hash>\#{1,6})\s+"
    r"|(?P<quote>>(?:\s?>)*)\s*"
    r"|(?P<bullet>[-*+•‣◦▪●·–—])\s+"
    r"|\(?(?P<number>\d{1,3})[.)]\s+"
    r"|(?:\((?P<letter>[a-z]|[ivx]{1,4})\)|(?P<bare>[a-k])\))\s+"
)
# A text is wrapped by hand or by a mail program within these widths; beyond, a line is a paragraph.
_NARROWEST, _WIDEST = 40, 132


class Line(NamedTuple):
    """A line that is not blank: its visible text is the characters `start` to `end`.

    `kind` is `text`, `bullet`, `number`, `quote`, `hash`, `rule` or `directive`; the mark that told it,
    kept in `mark`, stands before `start`.
    """

    kind: str
    start: int
    end: int
    indent: int = 0
    mark: str = ""


def chunks(text: str) -> Iterator[list[Line]]:
    """The lines of `text` between blank lines."""
    chunk: list[Line] = []
    at = 0
    for raw in (_LONE_RETURN.sub("\n", text) if "\r" in text else text).split("\n"):
        visible = raw.strip()
        if visible:
            indent = 0 if raw[0] == visible[0] else len(raw) - len(raw.lstrip())
            start = at + indent
            if visible[0] in _FIRST:
                chunk.append(_marked_line(visible, start, indent))
            else:
                chunk.append(Line("text", start, start + len(visible), indent))
        elif chunk:
            yield chunk
            chunk = []
        at += len(raw) + 1
    if chunk:
        yield chunk


def _marked_line(visible: str, start: int, indent: int) -> Line:
    """A line that may begin with a mark."""
    end = start + len(visible)
    match = _SPECIAL.match(visible)
    if match is None:
        return Line("text", start, end, indent)
    kind = match.lastgroup or ""
    mark = match[kind]
    if kind in ("rule", "directive"):
        return Line(kind, start, end, indent, mark)
    first = start + match.end()
    if kind == "hash":
        end = start + len(visible.rstrip("#").rstrip())
    return Line("number" if kind in ("letter", "bare") else kind, first, max(first, end), indent, mark)


def wrap_width(found: list[list[Line]], text: str) -> int:
    """The width at which the paragraphs of a text are wrapped; 0 when a line is a paragraph."""
    widths: list[int] = []
    ends = unwrapped = 0
    for chunk in found:
        before: Line | None = None
        for line in chunk:
            if before is not None and line.kind == before.kind == "text":
                widths.append(before.end - before.start + before.indent)
                ends += text[before.end - 1] in ".!?:"
            if line.end - line.start > _WIDEST:
                unwrapped += line.end - line.start
            before = line
    if not widths or unwrapped > sum(widths):
        return 0
    widths.sort()
    width = widths[int(0.95 * (len(widths) - 1))]
    long_enough = sum(1 for each in widths if each >= 0.7 * width)
    wrapped = 2 * long_enough >= len(widths) and 2 * ends <= len(widths)
    return width if wrapped and _NARROWEST <= width <= _WIDEST else 0
