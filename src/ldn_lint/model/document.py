"""What a reader makes of a file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from ldn_lint.model.source import Source
from ldn_lint.model.span import Span
from ldn_lint.model.textmap import TextMap

BLOCK_KINDS = (
    "paragraph",
    "heading",
    "list-item",
    "table-cell",
    "quote",
    "caption",
    "reference",
    "boilerplate",
)


class Block(NamedTuple):
    """A stretch of prose with one role. `start`/`end` are prose offsets.

    `level` is the depth of a heading (1 to 6) or of a list item; `group` numbers the list, table or
    quotation that the block belongs to (0: none); `section` counts headings so far.
    """

    kind: str
    start: int
    end: int
    level: int = 0
    group: int = 0
    section: int = 0


class Sentence(NamedTuple):
    """A sentence: prose offsets and the index of its block."""

    start: int
    end: int
    block: int


class Link(NamedTuple):
    """A link: the prose span of its text, the source span of the whole construct, its target as written."""

    start: int
    end: int
    source: Span
    target: str


class Reference(NamedTuple):
    """An entry of the reference list or a footnote: its label ("3", "smith2010", "") and prose span."""

    label: str
    start: int
    end: int


class Directive(NamedTuple):
    """A comment addressed to ldn-lint: its words and the source span of the comment."""

    text: str
    source: Span


class Document(NamedTuple):
    """A page as its readers see it, and the way back to the file.

    `text` is the prose of all blocks, in order, separated by newlines that belong to no block; `map` leads
    from prose offsets to source offsets. `sentences` cover the blocks in order.
    """

    source: Source
    text: str
    map: TextMap
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    links: tuple[Link, ...] = ()
    references: tuple[Reference, ...] = ()
    metadata: Mapping[str, str] = {}
    directives: tuple[Directive, ...] = ()
