"""Numbers in words of a report."""

from __future__ import annotations

# Words that have no plural.
_UNCOUNTED = frozenset({"info"})


def counted(number: int, noun: str) -> str:
    """A number with its noun: `1 file`, `2,000 files`, `3 info`."""
    plural = "" if number == 1 or noun in _UNCOUNTED else "s"
    return f"{number:,} {noun}{plural}"
