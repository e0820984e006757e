"""The sentences that a scope covers."""

from __future__ import annotations

from collections.abc import Sequence

from ldn_lint.mentions.page import Page
from ldn_lint.mentions.sentence import SentenceView

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
    low, high = view.position, view.position + 1
    near = within == "neighbours"
    lowest, highest = (max(low - 1, 0), min(high + 1, len(page.sentences))) if near else (0, len(page.sentences))
    while low > lowest and _belongs(page, low - 1, view, within):
        low -= 1
    while high < highest and _belongs(page, high, view, within):
        high += 1
    return page.sentences[low:high]


def _belongs(page: Page, index: int, view: SentenceView, within: str) -> bool:
    blocks = page.document.blocks
    here, there = view.sentence.block, page.sentences[index].sentence.block
    if within == "paragraph":
        return here == there
    if within == "list":
        return here == there or blocks[here].group == blocks[there].group != 0
    return blocks[here].section == blocks[there].section
