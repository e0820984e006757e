"""Bytes to `Document`, one reader a format."""

from __future__ import annotations

import re
from pathlib import PurePath

from ldn_lint.model import Document, Source
from ldn_lint.readers.decode import ReadError, decode

__all__ = ["FORMATS", "ReadError", "decode", "format_of", "read_bytes", "read_source", "read_text"]

# Suffix to format; any other file is plain text.
FORMATS = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".mdown": "markdown",
    ".mdx": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".txt": "plain",
    ".text": "plain",
}
_SURROGATE = re.compile("[\ud800-\udfff]")


def format_of(path: str) -> str:
    """The format that the suffix of `path` stands for: `markdown`, `html` or `plain`."""
    return FORMATS.get(PurePath(path).suffix.lower(), "plain")


def read_bytes(data: bytes, path: str, *, format: str | None = None, boilerplate: bool = False) -> Document:
    """Read the bytes of a file, in `format` or the one that its suffix stands for.

    `boilerplate` keeps the navigation and footer of an HTML page as ordinary blocks. Raises `ReadError`
    when the bytes are no text, `ValueError` for an unknown format.
    """
    format = format or format_of(path)
    return read_source(decode(data, path, html=format == "html"), format=format, boilerplate=boilerplate)


def read_text(text: str, path: str, *, format: str | None = None, boilerplate: bool = False) -> Document:
    """Read text that is decoded already; otherwise as `read_bytes`.

    A byte-order mark is dropped; a lone surrogate, which no file can hold, becomes U+FFFD.
    """
    bom = text.startswith("\ufeff")
    text = text[1:] if bom else text
    if not text.isascii() and _SURROGATE.search(text):
        text = _SURROGATE.sub("\ufffd", text)
    return read_source(Source(path, text, bom=bom), format=format, boilerplate=boilerplate)


def read_source(source: Source, *, format: str | None = None, boilerplate: bool = False) -> Document:
    """Read a decoded file, in `format` or the one that its suffix stands for; `ValueError` for an unknown one."""
    format = format or format_of(source.path)
    if format == "markdown":
        from ldn_lint.readers.markdown import read_markdown

        return read_markdown(source)
    if format == "html":
        from ldn_lint.readers.html import read_html

        return read_html(source, boilerplate=boilerplate)
    if format == "plain":
        from ldn_lint.readers.plain import read_plain

        return read_plain(source)
    raise ValueError(f"unknown format {format!r}; known are {', '.join(sorted(set(FORMATS.values())))}")
