"""Which marker leads to which entry, and which lead nowhere."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from math import inf
from typing import NamedTuple

from ldn_lint.citations.entries import Entry, ReferenceList, holds_inline_list, reference_lists
from ldn_lint.citations.links import leads_outside
from ldn_lint.citations.markers import AUTHOR, FOOTNOTE, Marker, loose_markers, markers
from ldn_lint.citations.places import body_blocks
from ldn_lint.mentions.page import Page

# An entry so long is probably several that lost their line ends.
_SEVERAL = 450


class Unresolved(NamedTuple):
    """A part of a marker without entry: prose offsets and why."""

    start: int
    end: int
    detail: str


class Citations(NamedTuple):
    """What a page cites: its lists, the markers that resolve, what does not, and the indexes of the entries cited.

    `cited` holds the prose offsets at which cited entries begin. `void` are markers none of whose parts resolves.
    """

    lists: tuple[ReferenceList, ...]
    resolved: tuple[Marker, ...]
    unresolved: tuple[Unresolved, ...]
    void: tuple[Marker, ...]
    cited: frozenset[int]
    missing_list: tuple[Marker, ...] = ()


def citations_of(page: Page) -> Citations:
    """The citations of a page, worked out once."""
    known = page.memo.get("citations")
    if not isinstance(known, Citations):
        known = page.memo["citations"] = _Resolver(page).citations()
    return known


class _Resolver:
    """Looks up the markers of one page."""

    def __init__(self, page: Page) -> None:
        self._document = page.document
        self._lists = reference_lists(page.document)
        self._entries = [entry for each in self._lists for entry in each.entries]
        self._labels: dict[str, Entry] = {}
        for entry in self._entries:
            self._labels.setdefault(entry.label.casefold(), entry)
        numbers = [int(entry.label) for entry in self._entries if entry.label.isdigit()]
        unlabelled = max((len(each.entries) for each in self._lists if not each.is_numbered), default=0)
        self._highest = max([*numbers, unlabelled, 0])
        self._numbered = bool(numbers)
        self._strict = list(markers(self._document))
        # How the page cites, as far as its markers resolve.
        self._by_number = self._any_resolves(each for each in self._strict if each.kind != AUTHOR)
        self._by_name = self._any_resolves(each for each in self._strict if each.kind == AUTHOR)

    def _any_resolves(self, some: Iterable[Marker]) -> bool:
        return any(self._entry_of(marker, label) for marker in some for label in _keys(marker))

    def citations(self) -> Citations:
        """Resolve every marker."""
        linked = self._linked_spans()
        resolved: list[Marker] = []
        unresolved: list[Unresolved] = []
        void: list[Marker] = []
        cited: set[int] = set()
        if not self._by_number:
            self._add_loose(resolved, cited)
        for marker in self._strict:
            entries = [self._entry_of(marker, label) for label in _keys(marker)]
            cited.update(entry.start for entry in entries if entry is not None)
            if any(entries) or _lies_in(linked, marker):
                resolved.append(marker)
            missing = self._missing(marker, entries, linked)
            unresolved += missing
            if missing and not any(entries):
                void.append(marker)
        if self._entries:
            cited |= self._mentioned() | self._linked()
        orphans = self._orphans(linked)
        return Citations(
            self._lists, tuple(resolved), tuple(sorted(unresolved)), tuple(void), frozenset(cited), tuple(orphans)
        )

    def _entry_of(self, marker: Marker, label: str) -> Entry | None:
        """The entry that one label of a marker names."""
        if marker.kind == AUTHOR:
            return self._by_author(marker)
        entry = self._labels.get(label.casefold())
        if entry is None and label.isdigit() and not self._numbered and int(label) <= self._highest:
            entry = next(
                (each.entries[int(label) - 1] for each in self._lists if len(each.entries) >= int(label)), None
            )
        return entry

    def _by_author(self, marker: Marker) -> Entry | None:
        """The entry of an author and year: by surname, and for a body by its words or its initials."""
        of_year = [entry for entry in self._entries if set(marker.years) & set(entry.parts.years)]
        name = marker.labels[0]
        for entry in of_year:
            if name in entry.parts.surnames or _names(name, entry.text):
                return entry
        if marker.sure and not name.isupper() and len(name) > 5:
            return None
        return next((entry for entry in of_year if _initials_agree(name, entry.text)), None)

    def _missing(self, marker: Marker, entries: list[Entry | None], linked: list[tuple[int, int]]) -> list[Unresolved]:
        """The parts of a marker that lead nowhere although the page has a list."""
        if not self._entries or _lies_in(linked, marker):
            return []
        if marker.kind == AUTHOR:
            return [] if any(entries) else self._missing_author(marker)
        if all(each.footnotes for each in self._lists) and marker.kind != FOOTNOTE:
            return []
        found: dict[tuple[int, int], Unresolved] = {}
        for label, token, entry in zip(marker.labels, marker.tokens, entries, strict=True):
            if entry is None and self._is_beyond(label, marker.kind):
                detail = "the page defines no such note" if marker.kind == FOOTNOTE else self._count()
                found.setdefault(token, Unresolved(*token, detail))
        return list(found.values())

    def _is_beyond(self, label: str, kind: str) -> bool:
        """Whether a label cannot be an entry that was merely overlooked."""
        if kind == FOOTNOTE:
            return f"[^{label}]:" not in self._document.text
        number = int(label)
        if number > self._highest:
            return self._numbered or not any(len(entry.text) > _SEVERAL for entry in self._entries)
        before, after = self._labels.get(str(number - 1)), self._labels.get(str(number + 1))
        if before is None or after is None:
            return False
        return self._document.text[before.end : after.start].strip() == ""

    def _count(self) -> str:
        if self._highest == 1:
            return "the list has one entry"
        return f"the list ends at {self._highest}"

    def _missing_author(self, marker: Marker) -> list[Unresolved]:
        dated = [entry for entry in self._entries if entry.parts.years]
        written = self._document.text[marker.start : marker.end]
        joined = " et al" in written or " and " in written or "&" in written
        if not marker.sure or not dated:
            return []
        # A lone word with a year may be a place or an event, unless the page cites in this way.
        if not joined and (self._by_number or (self._numbered and not self._by_name)):
            return []
        same = [entry for entry in self._entries if _names(marker.labels[0], entry.text)]
        if not same:
            return [Unresolved(marker.start, marker.end, f"no entry names {_called(marker, written)}")]
        years = sorted({year for entry in same for year in entry.parts.years})
        if not years:
            return []
        told = " and ".join(map(str, years[:3]))
        return [Unresolved(marker.start, marker.end, f"the list has {_called(marker, written)} of {told}")]

    def _orphans(self, linked: list[tuple[int, int]]) -> list[Marker]:
        """Numbered markers on a page without any list."""
        if self._entries or holds_inline_list(self._document):
            return []
        numbered = (marker for marker in self._strict if marker.kind != AUTHOR)
        return [m for m in numbered if not _lies_in(linked, m)]

    def _add_loose(self, resolved: list[Marker], cited: set[int]) -> None:
        """Take `(3)` and glued digits for markers when the page has no others."""
        for marker in loose_markers(self._document) if self._entries else ():
            entries = [entry for label in marker.labels if (entry := self._entry_of(marker, label))]
            cited.update(entry.start for entry in entries)
            resolved += [marker] if entries else []
            self._by_number |= bool(entries)

    def _linked_spans(self) -> list[tuple[int, int]]:
        """Where links stand that lead to a source, or to a note of this page."""
        return [
            (link.start, link.end)
            for link in self._document.links
            if leads_outside(link.target) or (link.target.startswith("#") and len(link.target) > 1)
        ]

    def _mentioned(self) -> set[int]:
        """The entries whose first author, or whose very title, the text names."""
        text = self._document.text
        body = "\n".join(text[block.start : block.end] for block in body_blocks(self._document))
        words, lowered = set(re.findall(r"[A-ZÀ-Þ][\w’'-]+", body)), body.casefold()
        names = {word.casefold().removesuffix("'s").removesuffix("’s") for word in words}
        return {
            entry.start
            for entry in self._entries
            if (entry.parts.surnames and _last_word(entry.parts.surnames[0]) in names)
            or (len(entry.parts.title) > 20 and entry.parts.title.casefold() in lowered)
            or any(identifier.split(":")[-1].casefold() in lowered for identifier in entry.identifiers)
        }

    def _linked(self) -> set[int]:
        """The entries to which links in the text lead: by the same target, or by an anchor that ends in the label."""
        body = [(block.start, block.end) for block in body_blocks(self._document)]
        targets = {
            link.target.rstrip("/")
            for link in self._document.links
            if (at := bisect_right(body, (link.start, inf)) - 1) >= 0 and link.start < body[at][1]
        }
        numbers = {match[1] for target in targets if (match := re.fullmatch(r"#.*?(\d{1,3})", target))}
        outside = [target for target in targets if leads_outside(target)]
        return {
            entry.start
            for entry in self._entries
            if entry.label in numbers
            or any(target in entry.text for target in outside)
            or any(target.rstrip("/") in targets for target in entry.targets)
        }


def _lies_in(spans: list[tuple[int, int]], marker: Marker) -> bool:
    """Whether a marker stands within one of some spans, which are in order and apart."""
    at = bisect_right(spans, (marker.start, inf)) - 1
    return at >= 0 and marker.end <= spans[at][1]


def _keys(marker: Marker) -> tuple[str, ...]:
    return marker.labels[:1] if marker.kind == AUTHOR else marker.labels


def _last_word(name: str) -> str:
    return name.split()[-1]


def _names(name: str, text: str) -> bool:
    """Whether a text holds a name as words of its own."""
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE) is not None


def _initials_agree(name: str, text: str) -> bool:
    """Whether a body is meant: its initials, or most of its words, stand in the text."""
    words = re.findall(r"\w+", name)
    if len(words) == 1:
        initials = "".join(word[0] for word in re.findall(r"[A-Z][\w’'-]*", text[:160])).casefold()
        return words[0] in initials or words[0] in text.casefold()
    lowered = text.casefold()
    initials = "".join(word[0] for word in words if word not in ("of", "the", "for", "and"))
    return sum(word in lowered for word in words) * 2 > len(words) or _names(initials, text)


def _called(marker: Marker, written: str) -> str:
    """The first author of a marker as the page writes the name."""
    at = written.casefold().find(marker.labels[0])
    return written[at : at + len(marker.labels[0])] if at >= 0 else written
