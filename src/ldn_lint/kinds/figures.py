"""`comparison`: figures of one paragraph that a reader will hold against each other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple, cast

from ldn_lint.kinds.checks import Check
from ldn_lint.kinds.shape import Match, Shape, region_at
from ldn_lint.mentions.lazy import LazyPattern
from ldn_lint.mentions.page import Page
from ldn_lint.mentions.scope import scope_of
from ldn_lint.mentions.sentence import SentenceView

_WORD = r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty"
_PEOPLE = r"(?:people|women|men|patients|participants|persons|children|adults|babies|users|deaths|cases)"
_RATIO = LazyPattern(
    rf"""(?<![\d.,/–-])(?P<first>\d[\d,]*|{_WORD}|an?)\s(?:{_PEOPLE}\s)?(?:in|out\sof|per)\s(?:every\s|each\s|about\s)?
    (?P<second>\d[\d,]*(?:\s(?:thousand|million))?|{_WORD}|a\shundred|a\sthousand)\b
    (?!\s?(?:%|percent|per\scent|to\s\d|weeks?\b|months?\b|years?\b|days?\b|hours?\b|minutes?\b|trials?\b|studies\b))""",
    re.VERBOSE | re.IGNORECASE,
)
# What every ratio holds, for a first look at the text in lower case.
_DENOMINATOR = LazyPattern(rf"\b(?:in|of|per)\s(?:every\s|each\s|about\s)?(?:\d|a\shundred|a\sthousand|(?:{_WORD})\b)")
# Bands of frequency ("up to 1 in 10") are a convention, and what is given in per cent as well can be compared.
_BAND = LazyPattern(r"(?:up to|(?:more|less|fewer) than|at least|between|over|under|to|[–-])\s*$", re.IGNORECASE)
_PER_CENT = LazyPattern(r"[^.]{0,40}?\d\s?(?:%|per\s?cent)")
_YEAR = LazyPattern(r"(?:19|20)\d\d")
_NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "hundred": 100, "thousand": 1_000, "million": 1_000_000,
}  # fmt: skip
_COUNTING = frozenset({*_WORD.split("|"), "hundred", "thousand"})
_MEMO = "ratios"
# Larger counts are those of a study ("687 out of 1,492"), unless they are of a power of ten.
_FEW = 20
_CLAUSE = LazyPattern(r"[,;:–—]|\b(?:while|whereas|but|and)\b")
# A change for the better.
_BETTER = LazyPattern(
    r"\b(?:cut|reduc|lower|decreas|fewer|less\b|drop|fall|fell|halv|slash|prevent|protect|improv|boost|relie[fv]|shr[iu]nk)",
    re.IGNORECASE,
)


class Ratio(NamedTuple):
    """So many in so many: prose offsets, both numbers."""

    start: int
    end: int
    part: int
    of: int


def ratios(page: Page, view: SentenceView) -> list[Ratio]:
    """The ratios of a sentence that stand by themselves, without bands, shares in per cent beside them and years."""
    start, end, _ = view.sentence
    if not _DENOMINATOR.search(page.lowered, start, end):
        return []
    text = page.text(start, end)
    found = []
    for match in _RATIO.finditer(text):
        part, of = _number(match["first"]), _number(match["second"])
        alone = not _BAND.search(text, 0, match.start()) and not _PER_CENT.match(text, match.end())
        rate = 0 < part < of and (part <= _FEW or str(of).strip("0") == "1")
        if alone and rate and not _YEAR.fullmatch(match["second"]):
            found.append(Ratio(start + match.start(), start + match.end(), part, of))
    return found


def _number(words: str) -> int:
    product = 1
    for word in words.lower().replace(",", "").split():
        product *= int(word) if word.isdigit() else _NUMBERS[word]
    return product


def _ratios_of(page: Page) -> dict[int, list[Ratio]]:
    """By sentence, in order, the ratios of a page, where there are any; found out once."""
    if _MEMO not in page.memo:
        digits = {stem for stem in page.stems if stem[0].isdigit()}
        found = ((index, ratios(page, page.sentences[index])) for index in page.places_of(_COUNTING | digits))
        page.memo[_MEMO] = {index: own for index, own in found if own}
    return cast("dict[int, list[Ratio]]", page.memo[_MEMO])


def _paragraphs(page: Page) -> Iterator[list[SentenceView]]:
    """The sentences with ratios of each paragraph that has any."""
    views = (page.sentences[index] for index in _ratios_of(page))
    for _, own in groupby(views, key=lambda view: view.sentence.block):
        yield list(own)


def mixed_denominators(page: Page, shape: Shape) -> Iterator[Match]:
    """The second of two ratios of one paragraph whose denominators differ, where one tells an effect of treatment.

    `find`: first what a benefit or harm is called, which one of the sentences with a ratio must hold.
    """
    effects = shape.find[0].mask
    for views in _paragraphs(page):
        found = [(view, ratio) for view in views for ratio in _ratios_of(page)[view.position]]
        if found and any(view.has(effects) for view, _ in found):
            first = found[0][1]
            other = next((ratio for _, ratio in found if ratio.of != first.of), None)
            if other is not None:
                region = region_at(page, other.start, other.end)
                words = page.text(first.start, first.end)
                related = ((first.start, first.end, "to be compared with this"),)
                yield Match(region, region, (("other", words),), related)


def asymmetric_framing(page: Page, shape: Shape) -> Iterator[Match]:
    """A benefit told as a relative change in a paragraph that tells a harm as so many in so many.

    `find`: relative changes, absolute numbers, names of harms, in this order.
    """
    relative, absolute, harm = (element.mask for element in shape.find)
    for views in _paragraphs(page):
        yield from filter(None, (_in_one_sentence(page, view, relative, absolute, harm) for view in views))
        harmful = [view for view in views if view.has(harm) and not view.has(relative)]
        for view in scope_of(page, views[0], "paragraph") if harmful else ():
            if view.has(relative) and not view.has(absolute) and not view.has(harm):
                hit = view.found(relative)[0]
                if _BETTER.search(page.text(view.sentence.start, hit.end)):
                    told = _ratios_of(page)[harmful[0].position][0]
                    region = region_at(page, hit.start, hit.end)
                    values = (("other", page.text(told.start, told.end)),)
                    yield Match(region, region, values, ((told.start, told.end, "the harm, in numbers of people"),))
                    break


def _in_one_sentence(page: Page, view: SentenceView, relative: int, absolute: int, harm: int) -> Match | None:
    """A relative benefit, and behind it in a clause of its own a harm as the one ratio of the sentence."""
    if not (view.has(relative) and view.has(harm)):
        return None
    hit, told = view.found(relative)[0], ratios(page, view)
    if len(told) != 1 or told[0].start < hit.end or not _BETTER.search(page.text(view.sentence.start, hit.end)):
        return None
    ratio = told[0]
    harms = [each for each in view.found(harm) if each.start >= hit.end]
    others = [each for each in view.found(absolute) if each.end <= ratio.start or each.start >= ratio.end]
    if others or not harms or not _CLAUSE.search(page.text(hit.end, min(harms[0].start, ratio.start))):
        return None
    region = region_at(page, hit.start, hit.end)
    related = ((ratio.start, ratio.end, "the harm, in numbers of people"),)
    return Match(region, region, (("other", page.text(ratio.start, ratio.end)),), related)


CHECKS: dict[str, Check] = {
    "mixed-denominators": mixed_denominators,
    "asymmetric-framing": asymmetric_framing,
}
