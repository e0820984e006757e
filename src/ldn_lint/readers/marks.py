"""Markdown-like remains and entities inside plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

from ldn_lint.model import Span
from ldn_lint.readers.prose import ProseBuilder

_LINK = re.compile(r"!?\[([^\[\]]*)\]\(\s*([^()\s]*(?:\([^()\s]*\)[^()\s]*)*)(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)")
# Each pattern with the mark that the text must hold and how long the mark is.
_PAIRS = tuple(
    (mark, re.compile(pattern))
    for mark, pattern in (
        ("**", r"\*\*(?<!\*\*\*)(?=[^\s*])[^*]*(?:\*(?!\*)[^*]*)*(?<=[^\s*])\*\*(?!\*)"),
        ("__", r"__(?<!\w__)(?=[^\s_])[^_]*(?<=[^\s_])__(?!\w)"),
        ("*", r"\*(?<![*\w]\*)(?=[^\s*])[^*]*(?<=[^\s*])\*(?![*\w])"),
        ("_", r"_(?<!\w_)(?=[^\s_])[^_]*(?<=[^\s_])_(?!\w)"),
    )
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


class _Cut(NamedTuple):
    """Source that gives way to other prose: a mark to nothing, an entity to its character.

    `opens` is the target of a link that begins here, with where it ends.
    """

    start: int
    end: int
    prose: str = ""
    opens: tuple[int, str] | None = None
    closes: bool = False


def add_marked(builder: ProseBuilder, start: int, end: int) -> None:
    """Add a stretch of plain text to the open block, without its marks, its links recorded, entities decoded."""
    at = start
    opened: tuple[int, int, int, str] | None = None
    for cut in _cuts(builder.source.text, start, end):
        if cut.start < at:
            continue
        builder.add_lines(at, cut.start)
        builder.add(cut.prose, cut.start, cut.end)
        at = cut.end
        if cut.opens:
            opened = (builder.position, cut.start, *cut.opens)
        elif cut.closes and opened and opened[2] == cut.end:
            builder.link(opened[0], Span(opened[1], opened[2]), opened[3])
            opened = None
    builder.add_lines(at, end)


def has_marks(text: str) -> bool:
    """Whether `text` could hold anything that `add_marked` treats otherwise than `add_lines`."""
    return "*" in text or "&" in text or "_" in text or "](" in text


def _cuts(text: str, start: int, end: int) -> list[_Cut]:
    """What is to be left out or replaced, in order."""
    piece = text[start:end]
    cuts: list[_Cut] = []
    if "](" in piece:
        cuts.extend(_link_cuts(piece, start))
    for mark, pattern in _PAIRS:
        if mark in piece:
            for match in pattern.finditer(piece):
                first, last = start + match.start(), start + match.end()
                cuts.append(_Cut(first, first + len(mark)))
                cuts.append(_Cut(last - len(mark), last))
    if "&" in piece:
        for match in _ENTITY.finditer(piece):
            prose = unescape(match[0]).replace("\n", " ")
            if prose != match[0]:
                cuts.append(_Cut(start + match.start(), start + match.end(), prose))
    return sorted(cuts, key=lambda cut: cut.start)


def _link_cuts(piece: str, offset: int) -> Iterator[_Cut]:
    for match in _LINK.finditer(piece):
        first, last = offset + match.start(), offset + match.end()
        if match[0][0] == "!":
            yield _Cut(first, last)
        else:
            yield _Cut(first, first + 1, opens=(last, match[2]))
            yield _Cut(offset + match.end(1), last, closes=True)
