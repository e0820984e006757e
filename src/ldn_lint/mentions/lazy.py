"""Regular expressions that are compiled when they are first tried: most pages never ask for most of them.

What they compile to is kept in the cache of the catalogue (see `patterns.py`), as compiling is what `re` is slow at.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ldn_lint.mentions.patterns import dump_program, load_program

# For the key of a pattern: where its program begins and ends among the bytes, and its named groups.
Index = Mapping[str, tuple[int, int, Mapping[str, int]]]

_known: list[Any] = []


class _Store:
    """The programs that a cache handed over."""

    def __init__(self) -> None:
        self.index: Index = {}
        self.packed = b""


_store = _Store()


def use_programs(index: Index, packed: bytes) -> None:
    """Take the programs of patterns from `packed`, each at the place that `index` tells."""
    _store.index, _store.packed = index, packed


def programs_of_all() -> tuple[dict[str, tuple[int, int, dict[str, int]]], bytes]:
    """The programs of all patterns that have been made so far, for `use_programs`."""
    index: dict[str, tuple[int, int, dict[str, int]]] = {}
    packed = bytearray()
    for lazy in _known:
        source, flags = lazy.pattern, lazy.lazy_flags
        program = dump_program(source, flags)
        if program:
            index[_key(source, flags)] = (
                len(packed),
                len(packed) + len(program),
                dict(re.compile(source, flags).groupindex),
            )
            packed += program
    return index, bytes(packed)


def _key(source: str, flags: int) -> str:
    try:
        from _blake2 import blake2b
    except ImportError:
        from hashlib import blake2b
    return blake2b(f"{flags} {source}".encode(), digest_size=12).hexdigest()


class _Lazy:
    """Stands for a compiled pattern: whatever is asked of it for the first time makes the real one."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern = pattern
        self.lazy_flags = int(flags)
        _known.append(self)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        compiled = self._made()
        # From now on a call goes straight to the real pattern.
        for method in ("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split", "groupindex"):
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)

    def _made(self) -> re.Pattern[str]:
        place = _store.index.get(_key(self.pattern, self.lazy_flags)) if _store.index else None
        if place:
            start, end, names = place
            made = load_program(self.pattern, _store.packed[start:end], names)
            if made:
                return made
        return re.compile(self.pattern, self.lazy_flags)


if TYPE_CHECKING:

    def LazyPattern(pattern: str, flags: int = 0) -> re.Pattern[str]:  # noqa: N802
        """A pattern with the flags of `re` that is compiled when it is first used."""
        ...

else:
    LazyPattern = _Lazy
