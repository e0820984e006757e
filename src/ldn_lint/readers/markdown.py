"""Markdown to prose, by the events of pulldown-cmark."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from ldn_lint.model import Document, Link, Source, Span
from ldn_lint.readers.byteoffsets import ByteOffsets, same_offset
from ldn_lint.readers.frontmatter import read_front_matter
from ldn_lint.readers.prose import ProseBuilder

if TYPE_CHECKING:
    from pyromark import Options

# A bare name, or one name with what it carries; and the bytes that it covers.
_Event = tuple[Any, dict[str, int]]

_BREAKS = frozenset(("SoftBreak", "HardBreak"))
_LINE_BREAK_TAG = re.compile(r"<br\b", re.IGNORECASE)
_COMMENT = re.compile(r"\s*<!--(.*?)-->\s*", re.DOTALL)
_LINK_TAG = re.compile(r"<a\s", re.IGNORECASE)
_LINK_END = re.compile(r"</a\s*>", re.IGNORECASE)
_CONTINUATION = re.compile(r"(?: {0,3}>)*[ \t]*")
# In a reference section, a line that begins with a label begins an entry.
_ENTRY = re.compile(r"\[\^?\d{1,3}\]|\d{1,3}[.)]\s")
_MDX_CODE = re.compile(r"import\s.*\bfrom\s+[\"']|import\s+[\"']|export\s+(?:const|let|default|function|async)\b")


def read_markdown(source: Source) -> Document:
    """Read Markdown (CommonMark with tables, footnotes and front matter); any text is valid Markdown."""
    import pyromark

    builder = ProseBuilder(source)
    events: Any = pyromark.events_with_range(source.text, options=_options())
    # Older versions hand over a list.
    _MarkdownReader(builder, iter(events)).read()
    return builder.document()


@cache
def _options() -> Options:
    """The dialect: no math (prices hold dollar signs), no wiki links (they swallow `[[1]](url)`)."""
    from pyromark import Options

    return (
        Options.ENABLE_TABLES
        | Options.ENABLE_FOOTNOTES
        | Options.ENABLE_STRIKETHROUGH
        | Options.ENABLE_TASKLISTS
        | Options.ENABLE_HEADING_ATTRIBUTES
        | Options.ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options.ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS
        | Options.ENABLE_GFM
        | Options.ENABLE_DEFINITION_LIST
    )


class _Context(NamedTuple):
    """What an element makes of the prose in it."""

    kind: str
    level: int = 0
    group: int = 0
    label: str = ""


class _MarkdownReader:
    """Turns one stream of events into blocks.

    Offsets are bytes until they are handed to the builder. The bytes `_text_start` to `_text_end` are text
    not yet handed over; a block opens when its first prose comes, since text in a list item may stand bare.
    """

    def __init__(self, builder: ProseBuilder, events: Iterator[_Event]) -> None:
        self._builder = builder
        self._events = events
        self._source = builder.source.text
        self._character = same_offset if self._source.isascii() else ByteOffsets(self._source).character
        self._text_start = self._text_end = self._text_length = 0
        self._is_open = False
        self._contexts = [_Context("paragraph")]
        self._numbers: list[int | None] = []
        self._links: list[tuple[int, Link]] = []
        self._in_link_tag = False
        self._mdx = builder.source.path.lower().endswith(".mdx")

    def read(self) -> None:
        """Write every block into the builder."""
        for event, where in self._events:
            if type(event) is dict:
                text = event.get("Text")
                if text is None:
                    self._dispatch(event, where)
                    continue
                start, end, length = where["start"], where["end"], len(text)
                if start == self._text_end and end - start == length:
                    # The usual case, spelled out for speed: ASCII that goes on where the text before ended.
                    self._text_end = end
                    self._text_length += length
                else:
                    self._add_text(text, start, end)
            elif event in _BREAKS:
                self._add_line_break(where["start"], where["end"])
            else:
                self._end_block()
        self._end_block()

    def _dispatch(self, event: dict[str, Any], where: dict[str, int]) -> None:
        """Call the method for an event; emphasis and the like have none, as they leave no prose."""
        ((name, detail),) = event.items()
        if name == "End":
            ending = _ENDS.get(detail if type(detail) is str else next(iter(detail)))
            if ending is not None:
                ending(self)
            return
        if name == "Start":
            tag = detail
            if type(detail) is dict:
                ((tag, detail),) = detail.items()
            method = _STARTS.get(tag)
        else:
            method = _SINGLES.get(name)
        if method is not None:
            method(self, detail, where["start"], where["end"])

    def _skip(self, tag: str) -> None:
        """Pass over what stands inside the element just begun."""
        depth = 1
        for event, _ in self._events:
            if type(event) is dict:
                for name, value in event.items():
                    if name in ("Start", "End") and tag in value:
                        depth += 1 if name == "Start" else -1
            if not depth:
                return

    # Prose

    def _add_text(self, text: str, start: int, end: int) -> None:
        """Add text; what is neither escaped nor an entity is gathered into one run."""
        length = len(text)
        if end - start != length and (text.isascii() or end - start != len(text.encode())):
            self._add(text.replace("\n", " "), start, end)
        elif start == self._text_end:
            self._text_end = end
            self._text_length += length
        else:
            if self._text_length:
                self._flush()
            self._text_start, self._text_end, self._text_length = start, end, length

    def _flush(self) -> None:
        """Hand over the text gathered so far."""
        start, length = self._character(self._text_start), self._text_length
        self._text_start, self._text_length = self._text_end, 0
        if not length:
            return
        if not self._is_open:
            self._open_block()
        text = self._source[start : start + length]
        if "\n" in text or "\r" in text:
            text = text.replace("\n", " ").replace("\r", " ")
        self._builder.add(text, start, start + length)

    def _add(self, text: str, start: int, end: int) -> None:
        """Add text that stands for the bytes `start` to `end` as a whole."""
        self._flush()
        if not self._is_open:
            self._open_block()
        self._builder.add(text, self._character(start), self._character(end))

    def _add_line_break(self, start: int, end: int) -> None:
        """Add one blank for a line break, together with the blanks and quote marks around it."""
        character = self._character(end)
        continuation = _CONTINUATION.match(self._source, character)
        after = continuation.end() if continuation else character
        if self._builder.in_references and _ENTRY.match(self._source, after):
            self._end_block()
        elif start == self._text_end and end - start == 1 and after == character:
            self._text_end = end
            self._text_length += 1
        else:
            self._add(" ", start, end + after - character)

    def _part_words(self, start: int, end: int) -> None:
        """Keep the words around left-out source apart, where no blank does."""
        self._flush()
        at = self._character(end)
        after = self._source[at : at + 1]
        if not self._builder.ends_with_blank() and (after.isalnum() or after in ("_", "(", "[")):
            self._add(" ", start, end)

    # Blocks

    def _open_block(self) -> None:
        kind, level, group, label = self._contexts[-1]
        self._builder.open(kind, level=level, group=group, label=label)
        self._is_open = True

    def _end_block(self) -> None:
        """Close the block that is open, if one is."""
        if self._text_length:
            self._flush()
        if self._in_link_tag:
            self._end_link_tag(None)
        if self._is_open:
            self._builder.close()
            self._is_open = False

    def _enter(self, context: _Context) -> None:
        self._end_block()
        self._contexts.append(context)

    def _leave(self) -> None:
        self._end_block()
        self._contexts.pop()

    def _start_paragraph(self, _detail: Any, start: int, _end: int) -> None:
        self._end_block()
        if self._mdx and _MDX_CODE.match(self._source, self._character(start)):
            self._skip("Paragraph")

    def _start_heading(self, detail: Any, _start: int, _end: int) -> None:
        self._enter(_Context("heading", int(detail["level"][1:])))

    def _start_quote(self, detail: Any, _start: int, _end: int) -> None:
        """An alert such as `> [!NOTE]` borrows the syntax of a quotation and quotes no one."""
        self._enter(_Context("quote", 0, self._builder.new_group()) if detail is None else self._contexts[-1])

    def _start_list(self, detail: Any, _start: int, _end: int) -> None:
        self._numbers.append(detail)
        outer = self._contexts[-1]
        kind = "reference" if outer.kind == "reference" else "list-item"
        self._enter(_Context(kind, len(self._numbers), self._builder.new_group(), outer.label))

    def _end_list(self) -> None:
        self._numbers.pop()
        self._leave()

    def _start_item(self, _detail: Any, _start: int, _end: int) -> None:
        kind, level, group, label = self._contexts[-1]
        number = self._numbers[-1]
        if number is not None:
            self._numbers[-1] = number + 1
            label = label or str(number)
        self._enter(_Context(kind, level, group, label))

    def _start_table(self, _detail: Any, _start: int, _end: int) -> None:
        self._enter(_Context("table-cell", 0, self._builder.new_group()))

    def _start_footnote(self, detail: Any, _start: int, _end: int) -> None:
        self._enter(_Context("reference", 0, 0, str(detail)))

    def _start_definitions(self, _detail: Any, _start: int, _end: int) -> None:
        self._enter(_Context("list-item", 1, self._builder.new_group()))

    def _start_metadata(self, _detail: Any, start: int, end: int) -> None:
        self._skip("MetadataBlock")
        text = self._source[self._character(start) : self._character(end)]
        self._builder.metadata.update(read_front_matter(text.strip("-+ \t\r\n")))

    def _start_code(self, _detail: Any, _start: int, _end: int) -> None:
        self._end_block()
        self._skip("CodeBlock")

    def _start_html(self, _detail: Any, start: int, end: int) -> None:
        self._end_block()
        self._skip("HtmlBlock")
        first, last = self._character(start), self._character(end)
        comment = _COMMENT.fullmatch(self._source, first, last)
        if comment is None:
            from ldn_lint.readers.html import add_html

            add_html(self._builder, first, last)
        else:
            opening = self._source.index("<!--", first)
            self._builder.directive(comment[1], opening, comment.end(1) + len("-->"))

    # Inline elements

    def _start_link(self, detail: Any, start: int, end: int) -> None:
        """Keep the link's place in the order of links; where it ends in the prose shows later."""
        self._flush()
        links, position = self._builder.links, self._builder.position
        link = Link(position, position, Span(self._character(start), self._character(end)), detail["dest_url"])
        self._links.append((len(links), link))
        links.append(link)

    def _end_link(self) -> None:
        self._flush()
        index, link = self._links.pop()
        self._builder.links[index] = Link(link.start, self._builder.position, link.source, link.target)

    def _start_image(self, _detail: Any, start: int, end: int) -> None:
        self._skip("Image")
        self._part_words(start, end)

    def _start_strikethrough(self, _detail: Any, start: int, end: int) -> None:
        self._skip("Strikethrough")
        self._part_words(start, end)

    def _code(self, _detail: Any, start: int, end: int) -> None:
        self._part_words(start, end)

    def _footnote_reference(self, _detail: Any, start: int, end: int) -> None:
        """A marker such as `[^1]` is prose as it stands: it tells that the sentence cites something."""
        self._add_text(self._source[self._character(start) : self._character(end)], start, end)

    def _inline_html(self, detail: Any, start: int, end: int) -> None:
        if _LINE_BREAK_TAG.match(detail):
            self._add(" ", start, end)
        elif comment := _COMMENT.fullmatch(detail):
            self._builder.directive(comment[1], self._character(start), self._character(end))
        elif _LINK_TAG.match(detail):
            from ldn_lint.readers.htmltokens import attributes

            target = attributes(detail, 0, len(detail)).get("href")
            if target is not None and not self._links:
                self._start_link({"dest_url": target.strip()}, start, end)
                self._in_link_tag = True
        elif self._in_link_tag and _LINK_END.match(detail):
            self._end_link_tag(end)

    def _end_link_tag(self, end: int | None) -> None:
        """End a link written as a tag, at the byte `end` or, where its end is missing, with the opening tag."""
        index, link = self._links[-1]
        if end is not None:
            self._links[-1] = index, link._replace(source=Span(link.source.start, self._character(end)))
        self._in_link_tag = False
        self._end_link()


_Reader = _MarkdownReader
_STARTS: dict[str, Callable[[_Reader, Any, int, int], None]] = {
    "Paragraph": _Reader._start_paragraph,
    "Heading": _Reader._start_heading,
    "BlockQuote": _Reader._start_quote,
    "List": _Reader._start_list,
    "Item": _Reader._start_item,
    "Table": _Reader._start_table,
    "FootnoteDefinition": _Reader._start_footnote,
    "DefinitionList": _Reader._start_definitions,
    "MetadataBlock": _Reader._start_metadata,
    "CodeBlock": _Reader._start_code,
    "HtmlBlock": _Reader._start_html,
    "Link": _Reader._start_link,
    "Image": _Reader._start_image,
    "Strikethrough": _Reader._start_strikethrough,
}
_ENDS: dict[str, Callable[[_Reader], None]] = {
    "Paragraph": _Reader._end_block,
    "Heading": _Reader._leave,
    "BlockQuote": _Reader._leave,
    "List": _Reader._end_list,
    "Item": _Reader._leave,
    "Table": _Reader._leave,
    "TableCell": _Reader._end_block,
    "FootnoteDefinition": _Reader._leave,
    "DefinitionList": _Reader._leave,
    "DefinitionListTitle": _Reader._end_block,
    "DefinitionListDefinition": _Reader._end_block,
    "Link": _Reader._end_link,
}
# Events that are neither the start nor the end of anything.
_SINGLES: dict[str, Callable[[_Reader, Any, int, int], None]] = {
    "Code": _Reader._code,
    "InlineHtml": _Reader._inline_html,
    "FootnoteReference": _Reader._footnote_reference,
}
