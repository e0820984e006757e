"""`reference`: what a page cites, and how.

The package behind it is imported by the checks themselves, and only for a page that holds something to check.
"""

from __future__ import annotations

from collections.abc import Iterator

from ldn_lint.kinds.checks import Check
from ldn_lint.kinds.shape import Match, Shape, region_at
from ldn_lint.mentions.page import Page

_RAISED = "¹²³⁴⁵⁶⁷⁸⁹"
# No other place.
_NONE: tuple[tuple[int, int, str], ...] = ()
# Cheap signs that there may be an identifier, a marker or the name of a journal.
_LABELS = ("doi:", "doi ", "doi.org", "pmid", "pmcid", "pubmed", "isrctn", "eudract")
_CAPITAL_LABELS = ("NCT", "PMC")
_OPENINGS = tuple(f"[{sign}" for sign in "0123456789^")
_JOURNAL_WORDS = ("journal", "annals of", "archives of", "jounral", "jornal", "journel", "jouranl")


def _match(
    page: Page, start: int, end: int, related: tuple[tuple[int, int, str], ...] = (), shift: int = 0, **values: str
) -> Match:
    """A match at prose characters `start` to `end` with values for the message."""
    region = region_at(page, start, end)
    return Match(region, region, tuple(values.items()), related, shift=shift)


def _dead_links(page: Page, _shape: Shape) -> Iterator[Match]:
    """A match for each link that leads nowhere, at the link in the source."""
    if not page.document.links and "][" not in page.document.text:
        return
    from ldn_lint.citations.links import dead_links

    for link in dead_links(page.document):
        region = region_at(page, link.start, link.end)
        words = page.text(link.start, link.end)
        values = (("detail", link.detail), ("other", f"“{words}”" if words else "without words"))
        yield Match(region, region, values, source=link.source, shift=-1 if link.mild else 0)


def _has_markers(page: Page) -> bool:
    text = page.document.text
    bracketed = "[" in text and any(opening in text for opening in _OPENINGS)
    return bracketed or any(digit in text for digit in _RAISED) or "<sup" in page.document.source.text


def _unresolved_markers(page: Page, _shape: Shape) -> Iterator[Match]:
    """A match for each marker that has no entry; one for the page when there is no list at all."""
    if not (page.document.references or _has_markers(page)):
        return
    from ldn_lint.citations.resolve import citations_of

    citations = citations_of(page)
    for each in citations.unresolved:
        yield _match(page, each.start, each.end, detail=each.detail)
    orphans = citations.missing_list
    if len(orphans) > 1 and page.word_count >= page.context.snippet:
        related = tuple((marker.start, marker.end, "so does this") for marker in orphans[1:6])
        first = orphans[0]
        yield _match(page, first.start, first.end, related, detail="the page has no list of references")


def _uncited_lists(page: Page, _shape: Shape) -> Iterator[Match]:
    """A match for a list that nothing in the text cites, and for one of which only a part is cited."""
    if not page.document.references:
        return
    from ldn_lint.citations.resolve import citations_of

    citations = citations_of(page)
    for each in citations.lists:
        uncited = [entry for entry in each.entries if entry.start not in citations.cited]
        if not uncited or each.is_reading or (each.is_notes and each.start >= 0):
            continue
        count = len(each.entries)
        if len(uncited) < count or each.start < 0:
            names = ", ".join(entry.name for entry in uncited[:6]) + (" …" if len(uncited) > 6 else "")
            related = tuple((entry.start, entry.end, "nor does anything cite this") for entry in uncited[1:6])
            detail = f"entry {names}" if len(uncited) == 1 else f"entries {names}"
            yield _match(page, uncited[0].start, uncited[0].end, related, detail=detail)
        else:
            first = each.entries[0]
            related = ((first.start, first.end, "the first entry"),)
            detail = "this list of one entry" if count == 1 else f"this list of {count} entries"
            yield _match(page, each.start, each.end, related, shift=-1 if each.is_mild else 0, detail=detail)


def _incomplete(page: Page, _shape: Shape) -> Iterator[Match]:
    """A match for each entry that lacks parts, breaks off or stands twice."""
    if not page.document.references:
        return
    from ldn_lint.citations.completeness import flaws
    from ldn_lint.citations.resolve import citations_of

    lists = citations_of(page).lists
    ends = {entry.end for each in lists for entry in each.entries}

    vocabulary = {page.word(at) for at, end in enumerate(page.ends) if end not in ends}
    for each in lists:
        for flaw in flaws(each, vocabulary, page.lexicon.trie.root.__contains__):
            twin = flaw.twin
            related = ((twin.start, twin.end, "the same work"),) if twin else ()
            yield _match(page, flaw.entry.start, flaw.entry.end, related, detail=flaw.detail)


def _malformed(page: Page, _shape: Shape) -> Iterator[Match]:
    """A match for each identifier that cannot be right, in the prose or in the target of a link."""
    text = page.document.text
    prose = any(label in page.lowered for label in _LABELS) or any(label in text for label in _CAPITAL_LABELS)
    links = [link for link in page.document.links if "doi" in link.target or "ncbi" in link.target]
    if not (prose or links):
        return
    from ldn_lint.citations.identifiers import faults

    found = list(faults(text)) if prose else []
    for fault in found:
        yield _match(page, fault.start, fault.end, detail=fault.detail, other=fault.kind)
    for link in links:
        if any(link.start <= fault.start < link.end for fault in found):
            continue
        for fault in faults(link.target):
            region = region_at(page, link.start, link.end)
            values = (("detail", fault.detail), ("other", fault.kind))
            yield Match(region, region, values, source=link.source)


def _journals(page: Page, _shape: Shape) -> Iterator[Match]:
    """A match for each journal whose name is nearly that of a real one."""
    if not any(word in page.lowered for word in _JOURNAL_WORDS):
        return
    from ldn_lint.citations.journals import near_misses

    for miss in near_misses(page.document.text):
        yield _match(page, miss.start, miss.end, other=miss.title)


def _stale(page: Page, shape: Shape) -> Iterator[Match]:
    """A match where the newest entry is older than `limit` years at the page's date, or twice that today."""
    if not page.document.references:
        return
    from ldn_lint.citations.currency import staleness
    from ldn_lint.citations.resolve import citations_of
    from ldn_lint.facts.page import facts_of

    date = facts_of(page).date("published", "updated", "reviewed")
    found = staleness(page, citations_of(page).lists, date.day.year if date else 0)
    if found is None:
        return
    age = found.against - found.year
    if age <= (shape.limit if found.dated else 2 * shape.limit):
        return
    than = "older than the page" if found.dated else "before today; the page has no date of its own"
    newest = found.newest
    place, related = (newest.start, newest.end), _NONE
    if found.list.start >= 0:
        place, related = (found.list.start, found.list.end), ((*place, "the newest entry"),)
    yield _match(page, *place, related, count=str(age), detail=f"{found.year}, {age} years {than}")


def forget_void_markers(page: Page) -> None:
    """Take back the mentions of markers without entry: what leads nowhere is no citation to any guard."""
    mask = page.lexicon.bits.get("citation-mark", 0)
    if not (mask and page.document.references):
        return
    from ldn_lint.citations.resolve import citations_of

    for marker in citations_of(page).void:
        index = region_at(page, marker.start, marker.end).sentence
        page.sentences[index].drop(mask, marker.start, marker.end)


CHECKS: dict[str, Check] = {
    "dead-link": _dead_links,
    "unresolved-marker": _unresolved_markers,
    "uncited-list": _uncited_lists,
    "incomplete-reference": _incomplete,
    "malformed-identifier": _malformed,
    "journal-name": _journals,
    "stale-references": _stale,
}
