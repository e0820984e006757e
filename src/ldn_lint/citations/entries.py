"""The reference lists of a page and the entries in them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import pairwise, takewhile
from operator import attrgetter
from typing import NamedTuple

from ldn_lint.citations.anatomy import Anatomy, anatomy_of, looks_cited
from ldn_lint.citations.identifiers import identifiers
from ldn_lint.citations.links import leads_outside
from ldn_lint.citations.places import prose_offset
from ldn_lint.mentions.lazy import LazyPattern
from ldn_lint.model import Block, Document, Reference
from ldn_lint.readers.references import is_reference_heading, reference_label

# Lists that nobody is expected to cite, and lists of remarks.
_READING = LazyPattern(
    r"further|resources|useful|links|reading|more\s+information|learn\s+more|see\s+also|related", re.IGNORECASE
)
_NOTES = LazyPattern(r"(?:end|foot)?\s?notes?", re.IGNORECASE)
_MILD = LazyPattern(r"sources?|bibliography|literature", re.IGNORECASE)
# What may follow a list on a page without being of it.
_NO_ENTRY = LazyPattern(
    r"©|\(c\)|copyright|all\srights|(?:last\s|medically\s|clinically\s|page\s)*(?:reviewed|updated|modified|revised|published|posted)\b"
    r"|next\sreview|date\s(?:of|reviewed|created)|disclaimer|disclosure|conflicts?\sof|competing|funding|acknowledge?ments?"
    r"|(?:about|written\sby|author|reviewer|editor|edited\sby|credits?)\b|share\b|tags?\b|categor|tweet|follow\sus|subscribe"
    r"|leave\sa|your\semail|comments?\b|this\s(?:page|article|content|information|leaflet|fact\s?sheet)|all\s(?:links|websites|web\spages)"
    r"|return\sto|back\sto|read\s(?:more|next)|related|you\smay|we\s|contact|for\smore|please|the\sinformation|accessed|note:"
    r"|show\s(?:all|more|references)|view\sreferences|references?\s*:?$",
    re.IGNORECASE,
)
_LABEL_ONLY = LazyPattern(r"[\[(]?\^?[\w-]{1,6}[\]).:]{0,2}")
_BEFORE_LABEL = LazyPattern(r"\s*[\[(]?\^?")
_BEHIND_LABEL = LazyPattern(r"[\]).:]*\s+(?=\S)")
_LINE_END = LazyPattern(r"\r?\n[ \t>]*|<br\s*/?>\s*", re.IGNORECASE)
# An announcement in the same paragraph as the entries, or an entry without any announcement.
_INLINE = LazyPattern(
    r"(?:references?|sources?|bibliography|citations?|works\scited)\s*(?:[:.]\s*\S|\[?\d{1,3}[\].)]\s+\S)|\[\^?\d{1,3}\]:?\s+\S",
    re.IGNORECASE,
)


_start = attrgetter("start")


class Entry(NamedTuple):
    """An entry of a list: its label ("3", "" for none), prose offsets, parts, identifiers and live link targets.

    `listed` says that it stands in the list as an entry by its form (a label or a bullet), whatever it holds.
    """

    label: str
    start: int
    end: int
    text: str
    parts: Anatomy
    identifiers: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    listed: bool = False

    @property
    def name(self) -> str:
        """How a message calls the entry: its number, or its first words."""
        return self.label or f"“{' '.join(self.text.split()[:4])} …”"


class ReferenceList(NamedTuple):
    """A list: the prose offsets of its heading (-1: none), what the heading says, its entries.

    `footnotes` tells the footnotes of Markdown, which may stand anywhere.
    """

    start: int
    end: int
    heading: str
    entries: tuple[Entry, ...]
    footnotes: bool = False

    @property
    def is_reading(self) -> bool:
        """Whether the list recommends rather than proves, so that nobody is expected to cite from it."""
        return bool(_READING.search(self.heading))

    @property
    def is_notes(self) -> bool:
        """Whether the entries may be remarks: footnotes, or a list under such a heading."""
        return self.start < 0 or bool(_NOTES.fullmatch(self.heading.strip(" :*_")))

    @property
    def is_mild(self) -> bool:
        """Whether the heading promises less than references in the text."""
        return bool(_MILD.match(self.heading))

    @property
    def is_numbered(self) -> bool:
        """Whether the entries go by numbers."""
        return any(entry.label.isdigit() for entry in self.entries)


def reference_lists(document: Document) -> tuple[ReferenceList, ...]:
    """The reference lists of a page, in order; footnotes form a list without heading."""
    lists: dict[int, list[Reference]] = {}
    headings = _headings(document)
    starts = [block.start for block in headings]
    for reference in document.references:
        lists.setdefault(bisect_right(starts, reference.start) - 1, []).append(reference)
    footnotes = [each for found in lists.values() for each in found if _is_footnote(document, each)]
    noted = frozenset(footnotes)
    made = []
    for at, references in lists.items():
        rest = [reference for reference in references if reference not in noted]
        heading = headings[at] if at >= 0 else None
        if rest:
            made.append(_list_of(document, heading, rest))
    if footnotes:
        entries = tuple(_entry(document, each, listed=True) for each in footnotes)
        made.append(ReferenceList(-1, -1, "", entries, footnotes=True))
    return tuple(each for each in made if each.entries)


def holds_inline_list(document: Document) -> bool:
    """Whether a paragraph announces references and gives them in one breath, or looks like an entry itself."""
    blocks = (block for block in document.blocks if block.kind in ("paragraph", "list-item"))
    return any(_INLINE.match(document.text, block.start, block.end) for block in blocks)


def _headings(document: Document) -> list[Block]:
    """The blocks that open a section: headings, and whatever stands right before the first entry of a list."""
    found: list[Block] = []
    before: Block | None = None
    for block in document.blocks:
        if block.kind == "heading":
            found.append(block)
        elif block.kind == "reference" and before is not None and before.kind == "paragraph":
            found.append(before)
        before = block
    return found


def _is_footnote(document: Document, reference: Reference) -> bool:
    """Whether an entry is a footnote of Markdown, which has its place anywhere."""
    if not reference.label:
        return False
    start = document.map.start(reference.start)
    return document.source.text[max(0, start - 60) : start].rstrip().endswith(f"[^{reference.label}]:")


def _list_of(document: Document, heading: Block | None, references: list[Reference]) -> ReferenceList:
    """The list under a heading; one that only its markup tells for a list may stand under any heading, or none."""
    entries = tuple(_kept(document, _joined(document, references)))
    text = document.text[heading.start : heading.end] if heading else ""
    if heading is None or not is_reference_heading(text):
        return ReferenceList(-1, -1, "", entries)
    return ReferenceList(heading.start, heading.end, text, entries)


def _joined(document: Document, references: list[Reference]) -> list[Reference]:
    """The references with labels that stand alone put before their entries, and torn entries put together."""
    labelled = bool(references[0].label) or _is_label(document, references[0])
    made: list[Reference] = []
    alone = ""
    for reference in references:
        if _is_label(document, reference):
            alone = reference.label or document.text[reference.start : reference.end]
            continue
        if alone and not reference.label:
            reference = reference._replace(label=alone)
        alone = ""
        if reference.label:
            made.append(reference)
        elif not labelled:
            made.extend(_split(document, reference))
        elif made and _goes_on(document, made[-1], reference):
            made[-1] = made[-1]._replace(end=reference.end)
        # Where the entries have labels, what has none and begins anew is no entry.
    return made


def _is_label(document: Document, reference: Reference) -> bool:
    text = document.text[reference.start : reference.end]
    return bool(_LABEL_ONLY.fullmatch(text)) if reference.label else text.isdigit() and len(text) <= 3


def _goes_on(document: Document, before: Reference, reference: Reference) -> bool:
    """Whether a block is the next line of the entry before it."""
    between = document.source.text[document.map.end(before.end) : document.map.start(reference.start)]
    return between.strip() == "" and between.replace("\r", "").count("\n") == 1


def _split(document: Document, reference: Reference) -> Iterator[Reference]:
    """The entries of a paragraph that gives one in each line; itself when it is one entry."""
    first, last = document.map.start(reference.start), document.map.end(reference.end)
    cuts = [reference.start]
    for match in _LINE_END.finditer(document.source.text, first, last):
        cuts.append(prose_offset(document.map, match.end()))
    cuts.append(reference.end)
    pieces = [Reference("", start, end) for start, end in pairwise(cuts) if end > start]
    texts = [document.text[piece.start : piece.end].strip() for piece in pieces]
    if len(pieces) > 1 and all(text and not text[0].islower() and looks_cited(text) for text in texts):
        for piece, text in zip(pieces, texts, strict=True):
            yield Reference(reference_label(text), piece.start, piece.start + len(text))
    else:
        yield reference


def _kept(document: Document, references: list[Reference]) -> Iterator[Entry]:
    """The entries among the blocks of a reference section: by label, by bullet, or by what they hold."""
    groups = {block.start: block.group for block in document.blocks if block.kind == "reference"}
    for reference in references:
        listed = bool(reference.label) or groups.get(reference.start, 0) > 0
        entry = _entry(document, reference, listed)
        if not entry.text or (not reference.label and _NO_ENTRY.match(entry.text)):
            continue
        if listed or entry.identifiers or entry.targets or looks_cited(entry.text):
            yield entry


def _entry(document: Document, reference: Reference, listed: bool) -> Entry:
    text = document.text[reference.start : reference.end].replace("\n", " ")
    links = document.links[bisect_left(document.links, reference.start, key=_start) :]
    own = takewhile(lambda link: link.start < reference.end, links)
    targets = tuple(link.target for link in own if leads_outside(link.target))
    found = identifiers(" ".join((text, *targets)))
    bare = _without_label(text, reference.label)
    return Entry(reference.label, reference.start, reference.end, bare, anatomy_of(bare), found, targets, listed)


def _without_label(text: str, label: str) -> str:
    if not label:
        return text.strip()
    opening = _BEFORE_LABEL.match(text)
    at = opening.end() if opening else 0
    after = _BEHIND_LABEL.match(text, at + len(label)) if text.startswith(label, at) else None
    return text[after.end() :].strip() if after else text.strip()
