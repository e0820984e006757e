"""`count`: so many different mentions in one scope."""

from __future__ import annotations

from collections.abc import Iterator

from ldn_lint.kinds.shape import Match, Shape, candidates, outermost
from ldn_lint.mentions.page import Page, Region
from ldn_lint.mentions.sentence import Hit, SentenceView

# A list may be cut up by short label lines ("Cancers:"); a longer paragraph ends it.
_LABEL_WORDS = 6
_ITEMS = ("list-item", "table-cell")
_MEMO = "sentences that lead to an item"
_REMEDIES = ("product", "drug", "off-label-drug")


def match_count(page: Page, view: SentenceView, shape: Shape) -> Iterator[Match]:
    """A match when the sentence, or the list that it introduces, holds `at_least` different mentions.

    Different means different words (`by = "term"`) or different groups of the mention (`by = "group"`). Where the
    rule names a `lead`, the sentence must hold it.
    """
    if shape.lead and not view.has(shape.lead):
        return
    views = [view, *_items(page, view)] if shape.within == "list" else [view]
    hits = [hit for each in views for hit in outermost(candidates(each, shape.find[0]))]
    if len(hits) < shape.at_least:
        return
    terms = {page.lowered[hit.start : hit.end] for hit in hits}
    groups = _groups(page, shape, hits)
    if len(groups if shape.by == "group" else terms) < shape.at_least:
        return
    if shape.lead and _is_directory(page, views[1:], shape.at_least):
        return
    region = Region(view.position, view.first, view.last, view.sentence.start, view.sentence.end)
    values = (("count", str(len(terms))), ("groups", str(len(groups))))
    last = hits[-1]
    outside = last.start >= view.sentence.end
    related = ((last.start, last.end, "the last of them"),) if outside else ()
    yield Match(region, region, values, related)


def _items(page: Page, view: SentenceView) -> list[SentenceView]:
    """The sentences of the list items that follow `view`, label lines between them included."""
    blocks = page.document.blocks
    if not _leads_to_item(page, view.position + 1):
        return []
    found: list[SentenceView] = []
    seen_item = False
    for other in page.sentences[view.position + 1 :]:
        kind = blocks[other.sentence.block].kind
        if kind in _ITEMS:
            seen_item = True
        elif other.last - other.first > _LABEL_WORDS or (kind == "heading" and seen_item):
            break
        found.append(other)
    return found if seen_item else []


def _leads_to_item(page: Page, at: int) -> bool:
    """Whether an item of a list, or a label line and then one, stands at the sentence `at`."""
    if _MEMO not in page.memo:
        leads = [False]
        for other in reversed(page.sentences):
            item = page.document.blocks[other.sentence.block].kind in _ITEMS
            leads.append(item or (leads[-1] and other.last - other.first <= _LABEL_WORDS))
        page.memo[_MEMO] = leads[::-1]
    leading: list[bool] = page.memo[_MEMO]
    return leading[at]


def _is_directory(page: Page, items: list[SentenceView], at_least: int) -> bool:
    """Whether a list names many remedies, each with its use, so that no one treatment is said to do it all."""
    mask = 0
    for name in _REMEDIES:
        mask |= page.lexicon.bits.get(name, 0)
    named = {page.lowered[hit.start : hit.end] for view in items for hit in outermost(view.found(mask))[:1]}
    return len(named) * 2 >= at_least


def _groups(page: Page, shape: Shape, hits: list[Hit]) -> set[int]:
    """The bits of the groups of the counted mention that occur."""
    bits = page.lexicon.groups_of(shape.find[0].names[0])
    return {bit for hit in hits for bit in bits if hit.mask & bit}
