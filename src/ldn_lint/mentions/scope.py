"""The sentences that a scope covers."""

from __future__ import annotations

from collections.abc import Sequence

from ldn_lint.mentions.page import Page
from ldn_lint.mentions.sentence import SentenceView

# Scopes of no more sentences are asked anew each time; they may differ from sentence to sentence.
_FEW = 3
SCOPES = ("sentence", "neighbours", "paragraph", "list", "section", "document")


def scope_of(page: Page, view: SentenceView, within: str) -> Sequence[SentenceView]:
    """The sentences of the scope `within` (one of `SCOPES`) around `view`, itself included, in order.

    `neighbours` are the sentence before and the one after in the same section; `list` is the list, table or
    quotation that the sentence's block belongs to.
    """
    if within == "sentence":
        return (view,)
    if within == "document":
        return page.sentences
    if within == "neighbours":
        return page.sentences[slice(*_reach(page, view, within, 1))]
    known: dict[int, slice] = page.memo.setdefault(f"scopes: {within}", {})
    if view.position not in known:
        scope = slice(*_reach(page, view, within, len(page.sentences)))
        # All sentences of a paragraph, list or section have the same scope.
        known.update(dict.fromkeys(range(scope.start, scope.stop), scope))
    return page.sentences[known[view.position]]


def first_with(page: Page, view: SentenceView, within: str, mask: int) -> SentenceView | None:
    """The first sentence of a scope that holds a mention of `mask`."""
    scope = scope_of(page, view, within)
    if len(scope) <= _FEW:
        return next((each for each in scope if each.has(mask)), None)
    known: dict[tuple[int, str, int], SentenceView | None] = page.memo.setdefault("first in scope", {})
    key = mask, within, scope[0].position
    if key not in known:
        known[key] = next((each for each in scope if each.has(mask)), None)
    return known[key]


def all_with(page: Page, view: SentenceView, within: str, mask: int) -> Sequence[SentenceView]:
    """The sentences of a scope that hold a mention of `mask`."""
    scope = scope_of(page, view, within)
    if len(scope) <= _FEW:
        return [each for each in scope if each.has(mask)]
    known: dict[tuple[int, str, int], Sequence[SentenceView]] = page.memo.setdefault("all in scope", {})
    key = mask, within, scope[0].position
    if key not in known:
        known[key] = [each for each in scope if each.has(mask)]
    return known[key]


def _reach(page: Page, view: SentenceView, within: str, most: int) -> tuple[int, int]:
    """The first sentence of a scope and the one after its last, `most` before and after `view` at most."""
    low, high = view.position, view.position + 1
    lowest, highest = max(low - most, 0), min(high + most, len(page.sentences))
    while low > lowest and _belongs(page, low - 1, view, within):
        low -= 1
    while high < highest and _belongs(page, high, view, within):
        high += 1
    return low, high


def _belongs(page: Page, index: int, view: SentenceView, within: str) -> bool:
    blocks = page.document.blocks
    here, there = view.sentence.block, page.sentences[index].sentence.block
    if within == "paragraph":
        return here == there
    if within == "list":
        return here == there or blocks[here].group == blocks[there].group != 0
    return blocks[here].section == blocks[there].section
