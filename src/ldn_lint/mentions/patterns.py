"""Patterns: regular expressions behind mentions, compiled when first needed or taken from the cache.

Compiling is what `re` is slow at (2 to 10 ms for a pattern of the catalogue), and cold start is what a pre-commit hook
pays. `re` has no public way to keep what it compiled, so this module asks the two modules behind it; whatever goes
wrong there, and on any other Python than the one that wrote the cache, the pattern is compiled as usual.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import regex

# The Python that a program is for: its byte code differs from version to version.
PYTHON = f"{sys.implementation.cache_tag} {sys.hexversion:x} {sys.maxsize:x} {sys.byteorder}"
# The flags before a pattern, and what a backslash makes of a letter.
_FLAGS = re.compile(r"\(\?([aiLmsux]+)\)")
_ESCAPE = re.compile(r"\\.", re.DOTALL)


class PatternMention:
    """A mention found by a regular expression, compiled when first needed.

    A pattern without capitals that is blind to case is `lowered`: it looks at the text in lower case, which `re` does
    two to three times faster.
    """

    __slots__ = (
        "_compiled",
        "_expression",
        "_program",
        "also",
        "everywhere",
        "hint",
        "lowered",
        "mask",
        "source",
        "symbols",
    )

    def __init__(
        self,
        mask: int,
        source: str,
        hint: int,
        symbols: Iterable[str],
        everywhere: bool,
        also: int = 0,
        program: bytes = b"",
    ) -> None:
        self.mask = mask
        self.source = source
        self._expression, self.lowered = _without_case(source)
        self.hint = hint
        self.symbols = tuple(symbols)
        self.everywhere = everywhere
        self.also = also
        self._program = program
        self._compiled: re.Pattern[str] | regex.Pattern[str] | None = None

    @property
    def compiled(self) -> re.Pattern[str] | regex.Pattern[str]:
        """The compiled pattern."""
        if self._compiled is None:
            self._compiled = load_program(self._expression, self._program) or compile_pattern(self._expression)
        return self._compiled

    def program(self) -> bytes:
        """The compiled pattern in a form that a cache can hold; empty when there is none."""
        program = dump_program(self._expression)
        return b"" if program and re.compile(self._expression).groupindex else program


def _without_case(source: str) -> tuple[str, bool]:
    """A pattern that is blind to case as one for lower-case text, and whether that could be done."""
    flags = _FLAGS.match(source)
    if not flags or "i" not in flags[1]:
        return source, False
    # The text in lower case has its apostrophes straightened.
    body = source[flags.end() :].replace("’", "'")
    if _ESCAPE.sub("", body).lower() != _ESCAPE.sub("", body):
        return source, False
    rest = flags[1].replace("i", "")
    return (f"(?{rest})" if rest else "") + body, True


def compile_pattern(source: str) -> re.Pattern[str] | regex.Pattern[str]:
    """Compile a pattern by `re` where that can, else by `regex`; `regex.error` when neither can.

    `re` compiles the catalogue's patterns six times faster, and cold start is what a pre-commit hook pays; `regex`
    knows more (look-behind of any length).
    """
    try:
        return re.compile(source)
    except re.error:
        import regex

        return regex.compile(source, regex.VERSION1)


def dump_program(source: str, flags: int = 0) -> bytes:
    """The program that `re` compiles a pattern to, as bytes; empty where that is not to be had."""
    try:
        if sys.version_info >= (3, 11):
            from re import _compiler, _parser  # type: ignore[attr-defined]
        else:
            import sre_compile as _compiler
            import sre_parse as _parser
        parsed = _parser.parse(source, flags)
        code = _compiler._code(parsed, flags)
        head = [parsed.state.flags | flags, parsed.state.groups - 1]
    except (re.error, ImportError, AttributeError, TypeError):
        return b""
    return b"".join(int(number).to_bytes(4, sys.byteorder) for number in (*head, *code))


def load_program(source: str, program: bytes, names: Mapping[str, int] = {}) -> re.Pattern[str] | None:
    """The compiled pattern of a program that `dump_program` wrote on the very same Python; None when there is none.

    `names` are its named groups.
    """
    if not program:
        return None
    try:
        import _sre  # type: ignore[import-not-found, unused-ignore]

        flags, groups, *code = memoryview(program).cast("I")
        by_number: list[str | None] = [None] * (groups + 1)
        for name, number in names.items():
            by_number[number] = name
        # The interpreter checks the code before it makes a pattern of it.
        pattern: re.Pattern[str] = _sre.compile(source, flags, code, groups, dict(names), tuple(by_number))
    except (ImportError, AttributeError, IndexError, TypeError, ValueError, RuntimeError, OverflowError):
        return None
    return pattern
