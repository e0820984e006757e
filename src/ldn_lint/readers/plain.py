"""Plain text to prose: paragraphs, headings, lists and quotations by their looks."""

from __future__ import annotations

from ldn_lint.model import Document, Source
from ldn_lint.readers.lines import Line, chunks, wrap_width
from ldn_lint.readers.looks import continues, is_bare_list, is_capitals, is_entry_heading, is_heading, is_lead_heading
from ldn_lint.readers.marks import add_marked, has_marks
from ldn_lint.readers.prose import ProseBuilder
from ldn_lint.readers.references import is_reference_heading, reference_label

# A heading without a number of hashes: below a title, above subsections.
_LEVEL = 2
_UNDERLINES = {"=": 1, "-": 2}
_ITEMS = ("bullet", "number")
_DEEPEST = 6


def read_plain(source: Source) -> Document:
    """Read plain text, with what Markdown habits and entities it may hold; any text is valid."""
    builder = ProseBuilder(source)
    found = list(chunks(source.text))
    reader = _PlainReader(builder, wrap_width(found, source.text))
    for index, chunk in enumerate(found):
        reader.read_chunk(chunk, found[index + 1][0] if index + 1 < len(found) else None)
    return builder.document()


class _PlainReader:
    """Turns chunks of lines into blocks. `_group` is the list that the block before belongs to (0: none)."""

    def __init__(self, builder: ProseBuilder, width: int) -> None:
        self._builder = builder
        self._text = builder.source.text
        self._width = width
        self._group = 0
        self._announced = False

    def read_chunk(self, chunk: list[Line], following: Line | None) -> None:
        """Write the blocks of the lines between two blank lines; `following` is the line after them."""
        at = 0
        while at < len(chunk):
            line = chunk[at]
            if line.kind == "text":
                after = self._end_of_run(chunk, at)
                ahead = chunk[after] if after < len(chunk) else following
                if after < len(chunk) and self._is_underlined(chunk[after - 1], chunk[after]):
                    self._read_underlined(chunk[at:after], chunk[after].mark)
                elif after == at + 1:
                    self._read_single(line, ahead)
                else:
                    self._read_text(chunk[at:after], ahead)
            elif line.kind in _ITEMS:
                after = self._end_of_item(chunk, at)
                self._read_item(chunk[at:after], following if len(chunk) == 1 else None)
            elif line.kind == "quote":
                after = self._end_of_run(chunk, at)
                self._read_quote(chunk[at:after])
            else:
                after = at + 1
                self._read_mark(line)
            at = after

    def _slice(self, line: Line) -> str:
        return self._text[line.start : line.end]

    def _end_of_run(self, chunk: list[Line], at: int) -> int:
        kind = chunk[at].kind
        while at < len(chunk) and chunk[at].kind == kind:
            at += 1
        return at

    def _end_of_item(self, chunk: list[Line], at: int) -> int:
        """An item goes on where lines are indented below its mark, or wrapped."""
        indent = chunk[at].indent
        at += 1
        while at < len(chunk) and chunk[at].kind == "text":
            if chunk[at].indent <= indent and not continues(chunk[at - 1], chunk[at], self._text, self._width):
                break
            at += 1
        return at

    # Lines without any mark

    def _is_underlined(self, line: Line, rule: Line) -> bool:
        return rule.kind == "rule" and rule.mark[0] in _UNDERLINES and not self._ends_with(line, ".!")

    def _read_underlined(self, lines: list[Line], mark: str) -> None:
        if len(lines) > 1:
            self._read_text(lines[:-1], None)
        self._write("heading", lines[-1:], level=_UNDERLINES[mark[0]])

    def _read_single(self, line: Line, following: Line | None) -> None:
        """A line between blank lines: a heading or a paragraph."""
        self._write("heading" if self._heads(line, following) else "paragraph", [line])

    def _heads(self, line: Line, following: Line | None) -> bool:
        """Whether `line` is the heading of what follows; an announcement of a list is none."""
        if following is None or following.kind in ("rule", "directive"):
            return False
        if following.kind in _ITEMS and self._ends_with(line, ":"):
            return is_reference_heading(self._slice(line))
        text = self._slice(line)
        if self._builder.in_references and not is_entry_heading(text):
            return False
        return is_heading(text, following.end - following.start)

    def _read_text(self, lines: list[Line], following: Line | None) -> None:
        """Several lines: a heading right above its text, or paragraphs."""
        if len(lines) > 1:
            first, second = self._slice(lines[0]), lines[1].end - lines[1].start
            if is_capitals(first) or (not self._width and is_lead_heading(first, second)):
                self._write("heading", lines[:1])
                lines = lines[1:]
        if len(lines) == 1:
            self._read_single(lines[0], following)
        else:
            self._read_stretch(lines)

    def _read_stretch(self, lines: list[Line]) -> None:
        """Lines that are one paragraph wrapped, several, or a list without bullets."""
        pieces: list[list[Line]] = []
        for line in lines:
            if pieces and self._goes_on(pieces[-1][-1], line):
                pieces[-1].append(line)
            else:
                pieces.append([line])
        if self._ends_with(pieces[0][-1], ":"):
            self._write("paragraph", pieces.pop(0))
        if not self._read_bare_list(pieces):
            for piece in pieces:
                self._write("paragraph", piece)

    def _read_bare_list(self, pieces: list[list[Line]]) -> bool:
        """Write single lines as a list if they look like one; whether they did."""
        if any(len(piece) > 1 for piece in pieces):
            return False
        if not is_bare_list([self._slice(piece[0]) for piece in pieces], self._announced):
            return False
        group = self._builder.new_group()
        for piece in pieces:
            self._write("list-item", piece, level=1, group=group)
        return True

    def _goes_on(self, before: Line, line: Line) -> bool:
        if self._builder.in_references and reference_label(self._slice(line)):
            return False
        return continues(before, line, self._text, self._width)

    # Lines with a mark

    def _read_item(self, lines: list[Line], following: Line | None) -> None:
        """A list item; a numbered one alone between blank lines may be a numbered heading."""
        line, group = lines[0], self._group
        if (
            line.kind == "number"
            and following is not None
            and following.kind == "text"
            and self._heads(line, following)
        ):
            self._write("heading", lines)
            return
        group = group or self._builder.new_group()
        level = min(1 + line.indent // 2, _DEEPEST)
        self._write("list-item", lines, level=level, group=group, label=line.mark if line.kind == "number" else "")
        self._group = group

    def _read_quote(self, lines: list[Line]) -> None:
        """Quoted lines: wrapped ones are one paragraph, a bare `>` parts two."""
        group = self._builder.new_group()
        piece: list[Line] = []
        for line in lines:
            is_blank = line.start == line.end
            if piece and (is_blank or not self._goes_on(piece[-1], line)):
                self._write("quote", piece, group=group)
                piece = []
            if not is_blank:
                piece.append(line)
        if piece:
            self._write("quote", piece, group=group)

    def _read_mark(self, line: Line) -> None:
        self._group = 0
        if line.kind == "hash":
            self._write("heading", [line], level=len(line.mark))
        elif line.kind == "directive":
            self._builder.directive(self._slice(line).strip("#/;<>!- \t"), line.start, line.end)

    # Blocks

    def _ends_with(self, line: Line, marks: str) -> bool:
        return line.end > line.start and self._text[line.end - 1] in marks

    def _write(self, kind: str, lines: list[Line], *, level: int = 0, group: int = 0, label: str = "") -> None:
        """Write one block; lines that stand together in the source are added in one go."""
        builder = self._builder
        builder.open(kind, level=level or (_LEVEL if kind == "heading" else 0), group=group, label=label)
        if kind == "quote":
            for before, line in zip([None, *lines[:-1]], lines, strict=True):
                if before is not None:
                    builder.add(" ", before.end, line.start)
                self._add(line.start, line.end)
        else:
            self._add(lines[0].start, lines[-1].end)
        builder.close()
        self._group = 0
        self._announced = self._ends_with(lines[-1], ":")

    def _add(self, start: int, end: int) -> None:
        if has_marks(self._text[start:end]):
            add_marked(self._builder, start, end)
        else:
            self._builder.add_lines(start, end)
