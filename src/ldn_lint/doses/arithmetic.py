"""Stated ratios, shares and changes worked out again from the numbers beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ldn_lint.doses.setting import disowned
from ldn_lint.mentions.lazy import LazyPattern
from ldn_lint.mentions.page import Page

# How far a stated multiple or change may be from the computed one.
_TOLERANCE = 0.2
_FIGURE = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_PERCENT = r"(?P<percent>\d+(?:\.\d+)?)\s?(?:%|per\s?cent\b|percent\b)"
_ABOUT = (
    r"(?P<about>about |around |approximately |nearly |almost |over |more than |less than |up to "
    r"|some |roughly |~ ?|≈ ?|[<>≤≥] ?)?"
)

# `12 of 40 people (30%)` and `30% (12 of 40)`.
_SHARE = LazyPattern(
    rf"(?<![\w.,/-])(?P<part>\d[\d,]*) ?(?:of|out of|/) ?(?:the |all |these |those )?(?P<whole>\d[\d,]*)(?![\d.,]*\d)"
    rf"(?: [a-z]+){{0,3}} ?[(\[] ?{_ABOUT}{_PERCENT} ?(?:[)\]]|(?=[,;]))",
    re.IGNORECASE,
)
_SHARE_FIRST = LazyPattern(
    rf"(?<![\w.,/–-]){_ABOUT}{_PERCENT}(?: of [a-z]+(?: [a-z]+)?)? ?\((?:n ?= ?)?(?P<part>\d[\d,]*)"
    rf" ?(?:of|out of|/) ?(?:the )?"
    r"(?P<whole>\d[\d,]*)(?: [a-z]+){0,2}\)",
    re.IGNORECASE,
)
_UP = (
    r"(?:ris(?:e|es|ing)|rose|increas(?:e|es|ed|ing)|gr(?:ew|owth|ows)|gain(?:s|ed)?|climb(?:ed|s)?"
    r"|went up|jump(?:ed|s)?)"
)
_DOWN = (
    r"(?:fall(?:s|ing)?|fell|drop(?:s|ped)?|decreas(?:e|es|ed|ing)|reduc(?:tion|es|ed)|declin(?:e|es"
    r"|ed)|cuts?|went down|lowered)"
)
_FROM = rf"from (?P<a>{_FIGURE})(?P<unit>\s?%| per ?cent| \w+)? to (?P<b>{_FIGURE})(?P<unit2>\s?%| per ?cent| \w+)?"
# `from 10 to 15 points, a 50 % rise` and `rose by 50 % from 10 to 15`.
_CHANGE_AFTER = LazyPattern(
    rf"\b{_FROM}\s?[,(–—-]+ ?(?:(?:or|that is|which is) )?(?:an?|the)?"
    rf" ?{_ABOUT}{_PERCENT}\s(?:relative )?(?P<word>{_UP}|{_DOWN})\b",
    re.IGNORECASE,
)
_CHANGE_BEFORE = LazyPattern(rf"\b(?P<word>{_UP}|{_DOWN}) (?:by )?{_ABOUT}{_PERCENT},? {_FROM}(?![\w%])", re.IGNORECASE)
# `from 10 to 15, a rise of 50 %` and `a rise of 50 % in pain, from 10 to 15`.
_NOUN_AFTER = LazyPattern(
    rf"\b{_FROM}\s?[,;(–—-]+ ?(?:an?|the) (?:relative )?(?P<word>{_UP}|{_DOWN}) (?:of|by) {_ABOUT}{_PERCENT}",
    re.IGNORECASE,
)
_NOUN_BEFORE = LazyPattern(
    rf"\b(?P<word>{_UP}|{_DOWN}) of {_ABOUT}{_PERCENT}(?: in [\w-]+(?: [\w-]+)?)?,? {_FROM}(?![\w%])", re.IGNORECASE
)
_TIMES = {"doubled": 2.0, "tripled": 3.0, "trebled": 3.0, "quadrupled": 4.0, "halved": 0.5}
_MULTIPLIED = LazyPattern(rf"(?P<about>\w+ )?\b(?P<word>{'|'.join(_TIMES)}),? {_FROM}(?![\w%])", re.IGNORECASE)

_WORDS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "twelve": 12,
    "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "a hundred": 100, "one hundred": 100,
    "two hundred": 200, "a thousand": 1000, "one thousand": 1000,
}  # fmt: skip
_COUNT = r"(?P<count>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?|" + "|".join(sorted(_WORDS, key=len, reverse=True)) + ")"
_MULTIPLE = LazyPattern(
    rf"\b(?P<about>more than |over |at least |less than |up to |nearly |almost )?{_COUNT} times"
    rf" (?P<as>(?:the|that of the|as much "
    r"as the|as high as the|higher than the|greater than the|more than the|larger than the)(?:"
    r" \w+){0,3}? dos(?:e|es|age)\b"
    r"|the (?=\d))",
    re.IGNORECASE,
)
_THIS = LazyPattern(r"(?:this|that|it|which|these)\b")
_LOW_DOSE = LazyPattern(r"\bLDN\b|\blow[- ]dose\b|\blow dose\b", re.IGNORECASE)


# What every sentence with a ratio that can be worked out again holds.
_SIGNS = ("%", "cent", "ed from", "ed, from", " times ")


class Mismatch(NamedTuple):
    """A stated figure that its operands do not give: prose offsets, the sum in words, the other operand's offsets."""

    start: int
    end: int
    detail: str
    operands: tuple[tuple[int, int], ...] = ()


def mismatches(page: Page) -> Iterator[Mismatch]:
    """The mismatches of a page in order."""
    for index in page.sentences_holding(_SIGNS, page.document.text):
        start, end, _ = page.document.sentences[index]
        text = page.text(start, end)
        found: list[Mismatch] = []
        if "%" in text or "cent" in text:
            if "(" in text or "[" in text:
                found += _shares(text)
            if "from " in text:
                found += _changes(text)
        if "ed from" in text or "ed, from" in text:
            found += _multiplied(text)
        if found and not disowned(page, index):
            yield from (each._replace(start=start + each.start, end=start + each.end) for each in found)
        if " times " in text and not disowned(page, index):
            yield from _multiples(page, index, start, text)


def _value(written: str) -> float:
    return float(written.replace(",", ""))


def _shares(text: str) -> Iterator[Mismatch]:
    """`N of M (P %)` where P is more than a rounding away."""
    for pattern in (_SHARE, _SHARE_FIRST):
        for match in pattern.finditer(text):
            part, whole, stated = _value(match["part"]), _value(match["whole"]), float(match["percent"])
            if not 0 < part <= whole:
                continue
            share = 100 * part / whole
            # The last digit given may be rounded or cut off.
            slack = 1.0 / 10 ** len(match["percent"].partition(".")[2])
            if match["about"]:
                slack = max(slack, _TOLERANCE * share)
            if abs(stated - share) > slack:
                yield Mismatch(
                    match.start(),
                    match.end(),
                    f"{match['part']} of {match['whole']} is {_short(share)}%, not {match['percent']}%",
                )


def _changes(text: str) -> Iterator[Mismatch]:
    """`from A to B, a P % rise` where neither the relative change nor the percentage points come to P."""
    for pattern in (_CHANGE_AFTER, _CHANGE_BEFORE, _NOUN_AFTER, _NOUN_BEFORE):
        for match in pattern.finditer(text):
            first, last, stated = _value(match["a"]), _value(match["b"]), float(match["percent"])
            if first <= 0 or first == last or _mixed(match):
                continue
            change = abs(last - first) / first * 100
            points = abs(last - first)
            if _close(stated, change) or ("%" in match.group("unit", "unit2")[0:1] and _close(stated, points)):
                continue
            if _close(stated, points) or match["about"]:
                continue
            yield Mismatch(
                match.start(),
                match.end(),
                f"from {match['a']} to {match['b']} is {_short(change)}%, not {match['percent']}%",
            )


def _multiplied(text: str) -> Iterator[Mismatch]:
    """`doubled from A to B` where B is no double."""
    for match in _MULTIPLIED.finditer(text):
        first, last = _value(match["a"]), _value(match["b"])
        about = (match["about"] or "").strip().lower()
        if (
            first <= 0
            or last <= 0
            or _mixed(match)
            or about in ("than", "nearly", "almost", "not", "about", "least", "if")
        ):
            continue
        if not _close(_TIMES[match["word"].lower()], last / first):
            times = f"{match['b']} is {_short(last / first)} times {match['a']}"
            yield Mismatch(match.start("word"), match.end(), f"{times}, so it was not {match['word'].lower()}")


def _mixed(match: re.Match[str]) -> bool:
    """Whether the two figures carry different units, or are years or ages."""
    first, second = ((match[name] or "").strip().lower() for name in ("unit", "unit2"))
    if first and second and first != second:
        return True
    return all(re.fullmatch(r"(?:19|20)\d\d", match[name]) for name in ("a", "b"))


def _multiples(page: Page, index: int, offset: int, text: str) -> Iterator[Mismatch]:
    """`N times the dose` where no pair of doses that the text can mean gives N."""
    for match in _MULTIPLE.finditer(text):
        stated = _count(match["count"])
        pairs = _pairs(page, index, offset + match.start(), offset + match.end("as"))
        ratios = [(large / small, large, small, place) for large, small, place in pairs if small > 0]
        if not ratios or any(_fits(stated, ratio, match["about"]) for ratio, *_ in ratios):
            continue
        times = dict.fromkeys(f"{_short(ratio)} times {_short(small)} mg" for ratio, _, small, _ in ratios)
        end = match.end("as")
        yield Mismatch(
            offset + match.start("count"),
            offset + len(text[:end].rstrip()),
            f"{_short(ratios[0][1])} mg is {' and '.join(times)}",
            tuple(dict.fromkeys(place for *_, place in ratios)),
        )


def _fits(stated: float, ratio: float, about: str | None) -> bool:
    """Whether a ratio is near enough to the stated one, or on the side that `more than` and the like name."""
    near = _close(stated, ratio) or _close(stated + 1, ratio)
    word = (about or "").strip().lower()
    if word in ("more than", "over", "at least"):
        return near or ratio > stated
    return near or (word in ("less than", "up to", "nearly", "almost") and ratio < stated)


def _pairs(page: Page, index: int, start: int, end: int) -> Iterator[tuple[float, float, tuple[int, int]]]:
    """The pairs of doses that a multiple can be made of, in mg, and where the second one stands.

    The first dose stands before the multiple, in its sentence or, if that opens with `this`, in the one before; the
    second right after it, or else it is any of the doses that the page gives for low-dose use, if the sentence says
    that it means these.
    """
    from ldn_lint.doses.ledger import doses_of

    doses = [dose for dose in doses_of(page) if dose.unit == "mg" and not dose.is_range]
    block = page.document.sentences[index].block
    near = [dose for dose in doses if dose.start < start and dose.sentence == index]
    if not near and _THIS.match(page.lowered, page.document.sentences[index].start):
        near = [dose for dose in doses if dose.sentence == index - 1]
        near = [dose for dose in near if page.document.sentences[dose.sentence].block == block]
    if not near:
        return
    large = near[-1]
    after = [dose for dose in doses if dose.sentence == index and dose.start >= end]
    sentence_end = page.document.sentences[index].end
    if after:
        small = after[:1]
    elif _LOW_DOSE.search(page.text(end, sentence_end)):
        small = [
            d for d in doses if d.group == "low" and d.role in ("start", "typical", "maximum") and d.drug == large.drug
        ]
    else:
        small = []
    for dose in small:
        yield float(large.low), float(dose.low), (dose.start, dose.end)


def _count(written: str) -> float:
    return float(_WORDS[written.lower()]) if written.lower() in _WORDS else _value(written)


def _close(stated: float, computed: float) -> bool:
    return abs(stated - computed) <= _TOLERANCE * max(computed, 1e-9)


def _short(value: float) -> str:
    """A figure with as many digits as a reader needs."""
    return f"{value:.0f}" if value >= 20 or value == int(value) else f"{value:.3g}"
