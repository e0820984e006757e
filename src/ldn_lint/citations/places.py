"""From source back to prose, and the blocks that are body text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from ldn_lint.model import Block, Document, TextMap


def prose_offset(map: TextMap, source: int) -> int:
    """The first prose offset whose source does not lie before the source offset `source`."""
    run = max(bisect_right(map.source, source) - 1, 0)
    if source <= map.source[run]:  # Of runs that begin together the first; the others stand for nothing.
        return map.prose[bisect_left(map.source, map.source[run])]
    into = source - map.source[run]
    after = map.prose[run + 1] if run + 1 < len(map.prose) else map.length
    return min(map.prose[run] + into, after)


def body_blocks(document: Document) -> Iterator[Block]:
    """The blocks that are no part of a reference list, in order."""
    return (block for block in document.blocks if block.kind != "reference")
