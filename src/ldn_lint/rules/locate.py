"""Where a key or value stands in a TOML file: the parser does not say, and a message must."""

from __future__ import annotations

import re
from collections.abc import Iterator

# The tokens of a text that has been parsed already, and so is known to be TOML.
_TOKEN = re.compile(
    r"(?P<space>[ \t\r]+|\#[^\n]*)"
    r'|(?P<string>"""(?:\\.|[^\\])*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\')'
    r"|(?P<mark>[\[\]{}=.,\n])"
    r"|(?P<bare>[^\s\[\]{}=,.\"'#]+)",
    re.DOTALL,
)
_NAMES = ("string", "bare")

Path = tuple[str, ...]


class Locator:
    """Finds the line and column (from 1) of tables, keys and items of lists in one TOML text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens = [match for match in _TOKEN.finditer(text) if match.lastgroup != "space"]
        self._at = 0
        self._places: dict[Path, int] = {}
        self._strings: list[tuple[Path, int, str]] = []
        self._read_lines()

    def knows(self, path: Path) -> bool:
        """Whether the text holds a table or key at `path`."""
        return path in self._places

    def find(self, path: Path, value: str = "") -> tuple[int, int]:
        """Line and column of the table, key or item at `path`; of the string `value` inside it when there is one.

        A string that only contains `value` will do. What cannot be found is placed at its nearest known parent, or
        at 1:1.
        """
        known = next((path[:depth] for depth in range(len(path), 0, -1) if path[:depth] in self._places), ())
        offset = self._places.get(known, 0)
        return self._line_column(self._value(known, value, offset) if value else offset)

    def _value(self, path: Path, value: str, default: int) -> int:
        inside = [(start, raw) for owner, start, raw in self._strings if owner[: len(path)] == path]
        for start, raw in inside:
            if _content(raw) == value:
                return start
        for start, raw in inside:
            if (at := _within(raw, value)) >= 0:
                return start + at
        return default

    def _line_column(self, offset: int) -> tuple[int, int]:
        line = self._text.count("\n", 0, offset) + 1
        return line, offset - (self._text.rfind("\n", 0, offset) + 1) + 1

    def _read_lines(self) -> None:
        table: Path = ()
        while self._at < len(self._tokens):
            mark = self._tokens[self._at].group()
            if mark == "[":
                table = self._header()
            elif self._tokens[self._at].lastgroup in _NAMES:
                self._entry(table)
            else:
                self._at += 1

    def _header(self) -> Path:
        while self._tokens[self._at].group() == "[":
            self._at += 1
        start, path = self._key(())
        self._places.setdefault(path, start)
        while self._at < len(self._tokens) and self._tokens[self._at].group() == "]":
            self._at += 1
        return path

    def _key(self, table: Path) -> tuple[int, Path]:
        """The next key, dotted or not: where it starts and its whole path."""
        start = self._tokens[self._at].start()
        parts = []
        while self._at < len(self._tokens) and self._tokens[self._at].group() not in ("=", "]", "\n"):
            token = self._tokens[self._at]
            if token.lastgroup in _NAMES:
                parts.append(_content(token.group()))
                self._places.setdefault((*table, *parts), token.start())
            self._at += 1
        return start, (*table, *parts)

    def _entry(self, table: Path) -> None:
        _, path = self._key(table)
        self._at += 1
        self._read_value(path)

    def _read_value(self, path: Path) -> None:
        if self._at >= len(self._tokens):
            return
        token = self._tokens[self._at]
        self._at += 1
        if token.group() == "[":
            for index, item in enumerate(self._items("]")):
                self._places[(*path, str(index))] = item
                self._read_value((*path, str(index)))
        elif token.group() == "{":
            for _ in self._items("}"):
                self._entry(path)
        elif token.lastgroup == "string":
            self._strings.append((path, token.start(), token.group()))
        elif token.lastgroup == "bare":
            self._skip_number()

    def _skip_number(self) -> None:
        """Pass over the rest of a number with a decimal point, which is no key."""
        while self._at < len(self._tokens) and self._tokens[self._at].group() == ".":
            self._at += 2

    def _items(self, closing: str) -> Iterator[int]:
        """The start of each item of a list or inline table; the caller reads the item before asking for the next."""
        while self._at < len(self._tokens):
            token = self._tokens[self._at]
            if token.group() == closing:
                self._at += 1
                return
            if token.group() in (",", "\n"):
                self._at += 1
            else:
                yield token.start()


def _content(raw: str) -> str:
    """What a string of the file says, or a bare key itself."""
    if raw[0] not in "\"'":
        return raw
    body = raw[3:-3] if raw[:3] in ('"""', "'''") else raw[1:-1]
    return body if raw[0] == "'" or "\\" not in body else _ESCAPE.sub(_unescaped, body)


_ESCAPE = re.compile(r"\\(u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|\n\s*|.)", re.DOTALL)
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "e": "\x1b"}


def _unescaped(match: re.Match[str]) -> str:
    body = match.group(1)
    if body[0] in "uU" and len(body) > 1:
        return chr(int(body[1:], 16))
    return "" if body[0] == "\n" else _ESCAPES.get(body, body)


def _within(raw: str, value: str) -> int:
    """Where `value` stands in a raw string as a whole word, else anywhere; -1 when it does not."""
    word = re.search(rf"(?<![\w/-]){re.escape(value)}(?![\w/-])", raw)
    return word.start() if word else raw.find(value)
