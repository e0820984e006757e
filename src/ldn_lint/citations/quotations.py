"""Quotations, and whether two of them are one quotation in different words."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator
from typing import NamedTuple

from ldn_lint.mentions.lazy import LazyPattern
from ldn_lint.mentions.page import Page
from ldn_lint.model import Clash

_MARKS = LazyPattern(r"“([^“”]{30,900})”|\"([^\"“”]{30,900})\"|«\s?([^«»]{30,900})\s?»")
_WORD = LazyPattern(r"[^\W_]+(?:['’][^\W_]+)*")
# Where the writer says that something is left out or put in.
_MENDED = LazyPattern(r"…|\.\.\.|\[[^\]]*\]")
# The shortest quotation that is told from a common phrase, the words that two must share in a row to be compared, and
# the share of words that must be the same.
_SHORTEST, _SHINGLE, _ALIKE = 8, 4, 0.75


class Quotation(NamedTuple):
    """Words between quotation marks: prose offsets without the marks, the words as written and in lower case."""

    start: int
    end: int
    written: str
    words: tuple[str, ...]

    def here(self) -> Quotation:
        """The quotation without its place."""
        return self._replace(start=0, end=0)

    def abroad(self) -> Quotation:
        """The quotation as another page sees it."""
        return self.here()


def quotations_of(page: Page) -> tuple[Quotation, ...]:
    """The longer quotations of a page, in order."""
    if "quotations" not in page.memo:
        page.memo["quotations"] = tuple(_quotations(page))
    found: tuple[Quotation, ...] = page.memo["quotations"]
    return found


def _quotations(page: Page) -> Iterator[Quotation]:
    text = page.document.text
    if not any(mark in text for mark in '“"«'):
        return
    for block in page.document.blocks:
        if block.kind in ("reference", "boilerplate"):
            continue
        for match in _MARKS.finditer(text, block.start, block.end):
            start, end = match.span(match.lastindex or 0)
            written = text[start:end].rstrip(" ,")
            end = start + len(written)
            words = tuple(word.lower().replace("’", "'") for word in _WORD.findall(written))
            if len(words) >= _SHORTEST and not _MENDED.search(written):
                yield Quotation(start, end, " ".join(written.split()), words)


def of_one_saying(quotation: Quotation) -> Iterator[Hashable]:
    """What two quotations must share to be compared: four words in a row."""
    words = quotation.words
    yield from dict.fromkeys(words[at : at + _SHINGLE] for at in range(len(words) - _SHINGLE + 1))


def quotation_drift(one: Quotation, other: Quotation) -> Clash | None:
    """The first place where two quotations that are nearly the same part, unless one is only a part of the other."""
    if one.words == other.words or _holds(one.words, other.words) or _holds(other.words, one.words):
        return None
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(None, one.words, other.words, autojunk=False)
    if matcher.quick_ratio() < _ALIKE or matcher.ratio() < _ALIKE:
        return None
    for tag, low, high, second_low, second_high in matcher.get_opcodes():
        if tag == "equal" or _same_letters(one.words[low:high], other.words[second_low:second_high]):
            continue
        here = _said(other.words, second_low, second_high)
        return Clash(f"{_said(one.words, low, high)} in one, {here} in the other")
    return None


def _same_letters(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """Whether two stretches differ in how they are spelled only (`up-regulation`, `upregulation`; `-ise`, `-ize`)."""
    return _letters(first) == _letters(second)


def _letters(words: tuple[str, ...]) -> str:
    joined = "".join(words).replace("'", "")
    return re.sub(r"is(?=e|a|i)", "iz", joined).replace("our", "or").replace("ae", "e").replace("oe", "e")


def _said(words: tuple[str, ...], low: int, high: int) -> str:
    """The words that differ with a word beside them, or with the words around the gap where they stand."""
    if low == high:
        return f"“{' '.join(words[max(low - 1, 0) : high + 1])}”"
    return f"“{' '.join(words[low : min(high, low + 4)])}”"


def _holds(long: tuple[str, ...], short: tuple[str, ...]) -> bool:
    """Whether `short` stands in `long` without a change."""
    size = len(short)
    return any(long[at : at + size] == short for at in range(len(long) - size + 1))
