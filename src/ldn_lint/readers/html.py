"""HTML to prose: what a reader of the page sees, block by block."""

from __future__ import annotations

import re

import ldn_lint.readers.htmlroles as roles
from ldn_lint.model import Document, Link, Source, Span
from ldn_lint.readers.htmlframe import FRAME_KEY, FRAMES, frame_text, linked_data, plain_text
from ldn_lint.readers.htmlscope import OpenElements
from ldn_lint.readers.htmltokens import CLOSE, COMMENT, ENTITY, OPEN, TEXT, attributes, tokenize, unescape
from ldn_lint.readers.prose import ProseBuilder

_BLANKS = " \t\n\r\f"
_BLANK_RUN = re.compile(r"[ \t\n\r\f]{2,}")
# Marks for line breaking that no reader sees: soft hyphen, zero-width space and joiners, byte-order mark.
_INVISIBLE = frozenset("\xad\u200b\u200c\u200d\u2060\ufeff")


def read_html(source: Source, *, boilerplate: bool = False) -> Document:
    """Read HTML, however broken; navigation, page header, footer and the like only if `boilerplate` is set."""
    builder = ProseBuilder(source)
    add_html(builder, 0, len(source.text), boilerplate=boilerplate)
    return builder.document()


def add_html(builder: ProseBuilder, start: int, end: int, *, boilerplate: bool = False) -> None:
    """Add the prose of the HTML at `start` to `end` of the builder's source, in blocks of its own.

    Title, description, author, dates and language go into the builder's metadata where it has none yet; so do, under
    `frame`, the words of headers and footers that are left out.
    """
    _HtmlReader(builder, start, end, boilerplate).read()


class _OpenLink:
    """A link whose text is being read; `prose_start` is unknown (-1) until there is some."""

    __slots__ = ("names_author", "prose_end", "prose_start", "start", "target", "words")

    def __init__(self, start: int, target: str, words: int, names_author: bool) -> None:
        self.start = start
        self.target = target
        self.words = words
        self.names_author = names_author
        self.prose_start = self.prose_end = -1


class _HtmlReader:
    """Turns the tokens of one stretch of HTML into blocks.

    `_gap` is a run of blanks read but not yet written: it becomes one space if prose follows in the same block.
    """

    def __init__(self, builder: ProseBuilder, start: int, end: int, boilerplate: bool) -> None:
        self._builder = builder
        self._source = builder.source.text
        self._start, self._end = start, end
        self._keeps_boilerplate = boilerplate
        self._elements = OpenElements(builder)
        self._roles: dict[str, str] = {}
        self._writing = False
        self._gap: tuple[int, int] | None = None
        self._line_breaks = 0
        self._link: _OpenLink | None = None
        self._skipped = ""
        self._skip_start = 0
        self._inside: dict[str, int] = {}

    def read(self) -> None:
        """Write every block into the builder."""
        self._builder.close()
        source = self._source
        for kind, start, end, name in tokenize(source, self._start, self._end):
            if kind == COMMENT:
                self._read_comment(start, end)
            elif self._skipped and (kind not in (OPEN, CLOSE) or self._stays_skipped(kind, name, end)):
                continue
            elif kind == TEXT:
                if self._writing or not source[start:end].isspace():
                    self._add_text(start, end)
            elif kind == OPEN:
                self._open(name, start, end)
            elif kind == CLOSE:
                self._close(name, end)
            elif kind == ENTITY:
                self._add_entity(start, end)
            else:
                self._read_raw(name, source[start:end])
        self._note_frame(self._end)
        self._end_link(self._end)
        self._end_block()

    def _read_raw(self, name: str, text: str) -> None:
        if name == "title":
            self._note("title", " ".join(unescape(text).split()))
        elif name == "script":
            for key, value in linked_data(text).items():
                self._note(key, value)

    def _read_comment(self, start: int, end: int) -> None:
        comment = self._source[start + len("<!--") : end]
        self._builder.directive(comment.removesuffix(">").removesuffix("!").removesuffix("--"), start, end)

    def _note(self, key: str, value: str) -> None:
        if value:
            self._builder.metadata.setdefault(key, value)

    def _note_frame(self, end: int) -> None:
        """Keep the words of a left-out header or footer that ends here: they may name author, date and interests."""
        if self._skipped in FRAMES:
            known = self._builder.metadata.get(FRAME_KEY, "")
            words = frame_text(self._source, self._skip_start, end)
            self._builder.metadata[FRAME_KEY] = f"{known}\n{words}" if known and words else known or words

    # Prose

    def _add_text(self, start: int, end: int) -> None:
        """Add text, its blanks collapsed; blanks at its ends wait for what follows, unless one space is all."""
        piece = self._source[start:end]
        body = piece.strip(_BLANKS)
        if not body:
            if self._writing:
                self._add_blank(start, end)
            return
        begin = start if len(body) == end - start else start + piece.index(body[0])
        if begin > start and self._writing:
            self._add_blank(start, begin)
        stop = begin + len(body)
        self._start_prose()
        if stop + 1 == end and piece[-1] == " " and self._link is None:
            stop = end
        if "\n" in body or "  " in body or "\r" in body or "\t" in body:
            self._add_collapsed(begin, stop)
        else:
            self._builder.add(self._source[begin:stop], begin, stop)
        if stop < end:
            self._gap = (stop, end)

    def _add_collapsed(self, start: int, end: int) -> None:
        add, source, at = self._builder.add, self._source, start
        for match in _BLANK_RUN.finditer(source, start, end):
            first, last = match.span()
            add(source[at:first].replace("\n", " "), at, first)
            add(" ", first, last)
            at = last
        add(source[at:end].replace("\n", " "), at, end)

    def _add_blank(self, start: int, end: int) -> None:
        """Note blanks; a run that a tag parts keeps its first piece, one that goes on grows."""
        if self._gap is None:
            self._gap = (start, end)
        elif self._gap[1] == start:
            self._gap = (self._gap[0], end)

    def _start_prose(self) -> None:
        """Make ready for a visible character: open the block, write the gap, mark where the link begins."""
        builder = self._builder
        if not self._writing:
            self._writing = True
            around = self._elements.top
            kind = around.kind
            if around.role and (kind != "heading" or around.role == roles.BOILERPLATE):
                kind = around.role
            builder.open(kind, level=around.level, group=around.group, label=around.label)
        elif self._gap is not None and not builder.ends_with_blank():
            builder.add(" ", *self._gap)
        self._gap = None
        self._line_breaks = 0
        if self._link is not None and self._link.prose_start < 0:
            self._link.prose_start = builder.position

    def _add_entity(self, start: int, end: int) -> None:
        """Add what an entity stands for; letters glued to one without semicolon stay themselves."""
        written = self._source[start:end]
        value = unescape(written)
        if value in _INVISIBLE:
            return
        if value.strip(_BLANKS) == "":
            self._add_blank(start, end)
            return
        glued = 0
        while glued < len(value) - 1 and value[-1 - glued] == written[-1 - glued]:
            glued += 1
        self._start_prose()
        if value == written:
            self._builder.add(written, start, end)
        else:
            self._builder.add(value[: len(value) - glued], start, end - glued)
            self._builder.add(written[len(written) - glued :], end - glued, end)

    def _end_block(self) -> None:
        if self._writing:
            if self._link is not None:
                self._link.prose_end = self._builder.position
            self._builder.close()
            self._writing = False
            self._line_breaks = 0

    # Elements

    def _open(self, name: str, start: int, end: int) -> None:
        role = self._role(name, start, end)
        if role == roles.INERT:
            return
        if name in roles.BOUNDARIES:
            self._end_block()
            self._elements.end_implied(name)
            if role in (roles.PAGE_FRAME, roles.PAGE_FOOT):
                role = self._role_in_place(role)
            if role == roles.PROSE and name in roles.UNTRACKED:
                return
            if role != roles.LEFT_OUT and (role != roles.BOILERPLATE or self._keeps_boilerplate):
                self._elements.push(name, role, start, end)
                return
        if role in (roles.LEFT_OUT, roles.BOILERPLATE):
            self._skip(name, start, end)
        elif name in _SINGLE:
            _SINGLE[name](self, start, end)
        else:
            self._open_link(start, end)

    def _role(self, name: str, start: int, end: int) -> str:
        """The role that a tag gives an element; tags written alike are looked at once."""
        tag = self._source[start:end]
        role = self._roles.get(tag)
        if role is None:
            role = self._roles[tag] = roles.role_of(name, self._source, start, end)
        return role

    def _role_in_place(self, role: str) -> str:
        """The role of a header or footer, given whose it is."""
        if role == roles.PAGE_FRAME and self._elements.top.in_article:
            return roles.PROSE
        if role == roles.PAGE_FOOT and self._elements.top.kind == "quote":
            return roles.PROSE
        return roles.BOILERPLATE

    def _read_meta(self, start: int, end: int) -> None:
        entry = roles.meta_entry(self._source, start, end)
        if entry:
            self._note(*entry)

    def _read_time(self, start: int, end: int) -> None:
        """A time that says what it dates goes under that key, any other under `time`, while it is the only one."""
        entry = roles.time_entry(self._source, start, end)
        if entry:
            self._note(*entry)
        elif value := attributes(self._source, start, end).get("datetime", "").strip():
            known = self._builder.metadata.setdefault("time", value)
            if known != value:
                self._builder.metadata["time"] = ""

    def _read_language(self, start: int, end: int) -> None:
        self._note("lang", attributes(self._source, start, end).get("lang", ""))

    def _break_line(self, start: int, end: int) -> None:
        """One `<br>` is a blank, two in a row part paragraphs."""
        self._line_breaks += 1
        if self._line_breaks > 1:
            self._end_block()
        else:
            self._add_blank(start, end)

    def _close(self, name: str, end: int) -> None:
        if name in roles.BOUNDARIES:
            self._end_block()
            self._elements.close(name)
        elif name == "a":
            self._end_link(end)

    # Links

    def _open_link(self, start: int, end: int) -> None:
        self._end_link(start)
        found = attributes(self._source, start, end)
        target = found.get("href")
        if target is not None:
            names_author = "author" in found.get("rel", "").lower().split()
            self._link = _OpenLink(start, target.strip(), end, names_author)

    def _end_link(self, end: int) -> None:
        """Record the link that is open; one without text stands at the prose that comes next."""
        link, self._link = self._link, None
        if link is None:
            return
        if link.names_author:
            self._note("author", plain_text(self._source[link.words : end]))
        position = self._builder.position
        if link.prose_start < 0:
            link.prose_start = link.prose_end = position
        elif self._writing:
            link.prose_end = position
        self._builder.links.append(Link(link.prose_start, link.prose_end, Span(link.start, end), link.target))

    # Elements left out

    def _skip(self, name: str, start: int, end: int) -> None:
        if self._source[end - 2] == "/" and name in ("svg", "math"):
            return
        self._skipped, self._skip_start = name, start
        self._inside = {}

    def _stays_skipped(self, kind: str, name: str, end: int) -> bool:
        """Whether a tag within a left-out element is left out with it; if not, the tag is to be read."""
        inside = self._inside
        if kind == OPEN:
            if name in roles.IMPLIED_END.get(self._skipped, ()) and not any(map(inside.get, roles.NESTING)):
                self._skipped = ""
                return False
            if name not in roles.VOID:
                inside[name] = inside.get(name, 0) + 1
            return True
        if inside.get(name):
            inside[name] -= 1
        elif name == self._skipped:
            self._end_skip(name, end)
        elif self._elements.holds(name):
            self._note_frame(end)
            self._skipped = ""
            return False
        return True

    def _end_skip(self, name: str, end: int) -> None:
        """Go on reading; the words around a left-out phrase stay apart."""
        self._note_frame(end)
        self._skipped = ""
        after = self._source[end : end + 1]
        parted = self._gap is not None or not self._writing
        if name in roles.PHRASE_LEFT_OUT and not parted and (after.isalnum() or after in ("_", "(", "[")):
            self._gap = (self._skip_start, end)


# Elements that say something by their tags alone.
_SINGLE = {
    "br": _HtmlReader._break_line,
    "meta": _HtmlReader._read_meta,
    "time": _HtmlReader._read_time,
    "html": _HtmlReader._read_language,
}
