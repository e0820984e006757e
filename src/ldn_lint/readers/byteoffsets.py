"""Byte offsets of a text, told in characters."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import groupby

_WIDE = re.compile("[^\x00-\x7f]+")


class ByteOffsets:
    """Where the bytes of the UTF-8 form of a text fall among its characters."""

    def __init__(self, text: str) -> None:
        # Where stretches of equal width begin, in bytes and in characters, and how wide their characters are.
        self._firsts, self._characters, self._widths = [0], [0], [1]
        byte = at = 0
        for wide in _WIDE.finditer(text):
            byte += wide.start() - at
            at = wide.start()
            for width, characters in groupby(wide[0], key=_width):
                count = sum(1 for _ in characters)
                self._append(byte, at, width)
                at += count
                byte += count * width
            self._append(byte, at, 1)

    def _append(self, byte: int, character: int, width: int) -> None:
        self._firsts.append(byte)
        self._characters.append(character)
        self._widths.append(width)

    def character(self, byte: int) -> int:
        """The index of the character that begins at `byte`."""
        at = bisect_right(self._firsts, byte) - 1
        return self._characters[at] + (byte - self._firsts[at]) // self._widths[at]


def _width(character: str) -> int:
    """How many bytes a character that is not ASCII takes."""
    code = ord(character)
    return 2 if code < 0x800 else 3 if code < 0x10000 else 4


def same_offset(byte: int) -> int:
    """What `ByteOffsets.character` amounts to in a text of ASCII characters only."""
    return byte
