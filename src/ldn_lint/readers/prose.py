"""Collect prose run by run, with the way back to the source."""

from __future__ import annotations

import re
from collections.abc import Mapping
from operator import attrgetter

from ldn_lint.model import Block, Directive, Document, Link, Reference, Sentence, Source, Span, TextMap
from ldn_lint.readers.references import announces_references, is_reference_heading, reference_label
from ldn_lint.readers.sentences import split_sentences

# A block break in the prose: belongs to no block, so no sentence, mention or finding can span it.
BREAK = "\n"

# Blanks that a page uses to hold words together or apart; prose has plain spaces only, one for one.
_ASCII_BLANKS = "\t\v\f\r\x1c\x1d\x1e\x1f"
_WIDE_BLANKS = (
    "\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
)
_LINE_END = re.compile(r"[\r\n]\s*")
_DIRECTIVE = re.compile(r"\s*ldn-lint:\s*(.*?)\s*", re.DOTALL)

# Kinds that become entries once a heading such as "References" has opened a reference section.
_ENTRY_KINDS = frozenset(("paragraph", "list-item", "table-cell", "quote"))
# A paragraph that merely reads "References:" opens a section too; any heading ends that one.
_LOWEST_LEVEL = 7
_start = attrgetter("start")


class ProseBuilder:
    """What every reader writes into: blocks opened and closed in order, prose added piece by piece.

    A piece is a stretch of prose and the source characters it stands for: equally long means one to one,
    anything else (an entity, a line break with its quote marks) maps as a whole. Source offsets only grow.
    Blanks of every sort come out as spaces. Blocks that follow a heading such as "References" become blocks
    of kind `reference`, and each block of that kind an entry of `references`; no reader does this itself.
    """

    def __init__(self, source: Source) -> None:
        self.source = source
        self.links: list[Link] = []
        self.references: list[Reference] = []
        self.directives: list[Directive] = []
        self.metadata: dict[str, str] = {}
        self._pieces: list[str] = []
        self._prose: list[int] = []
        self._start: list[int] = []
        self._end: list[int] = []
        self._length = 0
        self._blocks: list[Block] = []
        # Kind, level, group and label of the block being written, where its prose begins, and its first piece.
        self._open: tuple[str, int, int, str, int, int] | None = None
        self._section = 0
        self._groups = 0
        self._reference_level = 0

    def new_group(self) -> int:
        """A fresh number for a list, table or quotation."""
        self._groups += 1
        return self._groups

    @property
    def position(self) -> int:
        """The prose offset that the next piece will have."""
        return self._length

    @property
    def in_references(self) -> bool:
        """Whether the next paragraph is an entry of a reference section."""
        return self._reference_level > 0

    def ends_with_blank(self) -> bool:
        """Whether a word added now would stand apart from what the open block holds so far."""
        if self._open is None or self._length == self._open[4]:
            return True
        return self._pieces[-1][-1].isspace()

    def open(self, kind: str, *, level: int = 0, group: int = 0, label: str = "") -> None:
        """Begin a block of `kind` (one of `model.document.BLOCK_KINDS`); an open one is closed first.

        `label` is what the page calls an entry of its reference list, where that stands outside the prose.
        """
        if self._open is not None:
            self.close()
        self._open = (kind, level, group, label, self._length, len(self._pieces))

    def add(self, prose: str, start: int, end: int) -> None:
        """Add `prose`, which stands for the source characters `start` to `end`."""
        if not prose:
            return
        if self._open is None:
            self.open("paragraph")
        self._prose.append(self._length)
        self._start.append(start)
        self._end.append(end)
        self._pieces.append(prose)
        self._length += len(prose)

    def add_lines(self, start: int, end: int) -> None:
        """Add source characters one to one, each newline with the blanks around it becoming one space."""
        piece = self.source.text[start:end]
        if "\n" not in piece and "\r" not in piece:
            self.add(piece, start, end)
            return
        at = 0
        for match in _LINE_END.finditer(piece):
            stop, after = match.span()
            if after - stop == 1 and piece[stop - 1 : stop] not in (" ", "\t"):
                continue
            line = piece[at:stop].rstrip(" \t")
            self._add_joined(line, start + at)
            if after < len(piece):
                self.add(" ", start + at + len(line), start + after)
            at = after
        self._add_joined(piece[at:], start + at)

    def _add_joined(self, piece: str, start: int) -> None:
        """Add lines that bare newlines join, as one run."""
        self.add(piece.replace("\n", " ").replace("\r", " "), start, start + len(piece))

    def close(self) -> None:
        """End the open block; a block without visible prose leaves no trace."""
        if self._open is None:
            return
        kind, level, group, label, start, piece = self._open
        self._open = None
        text = "".join(self._pieces[piece:])
        if not text:
            return
        visible = text.strip()
        if visible:
            start += text.index(visible[0])
            end = start + len(visible)
            kind = self._settle(kind, level, label, visible, start)
            self._blocks.append(Block(kind, start, end, level, group, self._section))
        self._part()

    def _part(self) -> None:
        """Part the block before from the block after; the break stands for no source at all."""
        at = self._end[-1]
        self._prose.append(self._length)
        self._start.append(at)
        self._end.append(at)
        self._pieces.append(BREAK)
        self._length += 1

    def _settle(self, kind: str, level: int, label: str, visible: str, start: int) -> str:
        """The kind of a block, given the section that it stands in, or that it opens."""
        if kind == "heading":
            self._section += 1
            self._enter_section(visible, level or _LOWEST_LEVEL - 1)
        elif self._reference_level and kind in _ENTRY_KINDS:
            kind = "reference"
        elif kind == "paragraph" and announces_references(visible):
            self._reference_level = _LOWEST_LEVEL
        if kind == "reference":
            self._add_reference(label, visible, start, start + len(visible))
        return kind

    def _enter_section(self, heading: str, level: int) -> None:
        if is_reference_heading(heading):
            self._reference_level = level
        elif level <= self._reference_level:
            self._reference_level = 0

    def _add_reference(self, label: str, visible: str, start: int, end: int) -> None:
        """Add an entry; a block that carries the label of the entry before it continues that one."""
        if label and self.references and self.references[-1].label == label:
            self.references[-1] = self.references[-1]._replace(end=end)
        else:
            self.references.append(Reference(label or reference_label(visible), start, end))

    def link(self, prose_start: int, source: Span, target: str) -> None:
        """Record a link whose prose began at `prose_start` and ends here."""
        self.links.append(Link(prose_start, self._length, source, target))

    def directive(self, comment: str, start: int, end: int) -> bool:
        """Record `comment`, found at `start` to `end`, if it is addressed to ldn-lint; whether it was."""
        match = _DIRECTIVE.fullmatch(comment)
        if match is None:
            return False
        self.directives.append(Directive(match.group(1), Span(start, end)))
        return True

    def document(self, metadata: Mapping[str, str] | None = None) -> Document:
        """Close what is open and hand over the document, its sentences split."""
        self.close()
        text = plain_blanks("".join(self._pieces))
        sentences = [
            Sentence(start, end, index)
            for index, block in enumerate(self._blocks)
            for start, end in split_sentences(text, block.start, block.end)
        ]
        return Document(
            source=self.source,
            text=text,
            map=TextMap(tuple(self._prose or (0,)), tuple(self._start or (0,)), tuple(self._end or (0,)), len(text)),
            blocks=tuple(self._blocks),
            sentences=tuple(sentences),
            links=tuple(sorted(self.links, key=_start)),
            references=tuple(self.references),
            metadata=dict(metadata or self.metadata),
            directives=tuple(self.directives),
        )


def plain_blanks(text: str) -> str:
    """`text` with every blank but the newline as a space, character for character."""
    for blank in _ASCII_BLANKS if text.isascii() else _ASCII_BLANKS + _WIDE_BLANKS:
        if blank in text:
            text = text.replace(blank, " ")
    return text
