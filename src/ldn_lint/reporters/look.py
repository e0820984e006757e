"""How a report looks: colours, width, and text that is safe to print."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from ldn_lint.rules.rule import Catalogue

_CODES = {
    "error": "1;31",
    "warning": "1;33",
    "info": "1;36",
    "cleared": "1;32",
    "path": "1",
    "code": "1",
    "gutter": "34",
    "faint": "2",
}
# Marks that turn the direction of writing around: on a terminal they could make a line read as another one.
_TURNING = (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
# Shown in place of characters that would move the cursor or change the terminal; one for one, so columns hold.
_VISIBLE = {
    **{code: 0x2400 + code for code in range(0x20)},
    0x7F: 0x2421,
    **dict.fromkeys((*range(0x80, 0xA0), 0x2028, 0x2029, *_TURNING), 0xFFFD),
    **dict.fromkeys(range(0xD800, 0xE000), 0xFFFD),
}
del _VISIBLE[0x09]


class Look(NamedTuple):
    """How to print.

    `color`: with ANSI colours; `width`: how many columns of a source line are shown; `statistics`: count by rule;
    `catalogue`: the rules of the run, for formats that describe them.
    """

    color: bool = False
    width: int = 120
    statistics: bool = False
    catalogue: Catalogue | None = None

    def paint(self, text: str, role: str) -> str:
        """`text` in the colour of its role, if there are colours."""
        return f"\x1b[{_CODES[role]}m{text}\x1b[0m" if self.color else text


def printable(text: str) -> str:
    """`text` with every control character but the tab made visible; as long as before."""
    return text if text.isascii() and text.isprintable() else text.translate(_VISIBLE)


def one_line(text: str) -> str:
    """`text` on one line, safe to print."""
    return printable(" ".join(text.split()))
