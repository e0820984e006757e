"""Markers in the text that point to a reference: `[1,3–5]`, `[^a]`, `¹`, `<sup>1</sup>`, `(Smith and Lee, 2010)`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ldn_lint.citations.anatomy import SURNAME
from ldn_lint.citations.places import body_blocks, prose_offset
from ldn_lint.mentions.lazy import LazyPattern
from ldn_lint.model import Document

NUMBER, FOOTNOTE, SUPERSCRIPT, AUTHOR, LOOSE = "number", "footnote", "superscript", "author", "loose"


class Marker(NamedTuple):
    """A marker: its kind, the labels it names (or surnames, lower case, with `years`), prose offsets.

    `tokens` are the prose offsets of each part of a list, one for each label. A `loose` marker (`(3)`, a digit glued
    to a word) counts only where the page has no others. `sure` says that an author marker can be nothing else.
    """

    kind: str
    labels: tuple[str, ...]
    start: int
    end: int
    tokens: tuple[tuple[int, int], ...] = ()
    years: tuple[int, ...] = ()
    sure: bool = True


_DASH = "–—−-"  # the hyphen last, as these stand in character classes
_LIST = rf"\d{{1,3}}(?:\s?[,;{_DASH}]\s?\d{{1,3}})*"
_BRACKETED = LazyPattern(rf"\[(?:refs?\.?\s)?({_LIST})\](?![A-Za-z(])")
_FOOTNOTE = LazyPattern(r"\[\^([^\s\[\]]{1,40})\]")
_LOOSE = LazyPattern(rf"\(({_LIST})\)(?=[\s.,;:]|$)|(?<=[a-z]{{3}})[.,;)”\"]?({_LIST})(?=[\s.,;:)]|$)")
_DIGIT = LazyPattern(r"\d")
_SUPER_DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_PLAIN_DIGITS = str.maketrans(_SUPER_DIGITS + "⁻˒⁾⁽", "0123456789-,)(")
_SUPER = LazyPattern(rf"[{_SUPER_DIGITS}]+(?:[,˒⁻{_DASH}]\s?[{_SUPER_DIGITS}]+)*")
_SUP_TAG = LazyPattern(r"<sup\b[^>]*>(.{0,200}?)</sup\s*>", re.IGNORECASE | re.DOTALL)
_SUP_TEXT = LazyPattern(rf"[\[(]?({_LIST})[\])]?")
_TAG_AT_END = LazyPattern(r"<[^<>]{0,20}>$")
# A superscript that cites follows a word or a mark; after a unit, a digit or a symbol it is a power or an isotope.
_BEFORE_SUPER = LazyPattern(r"(?:[a-z’']{3,}|[.,;:!?)\]”’\"%]|\b[A-Z]{2,})\s?$")
# Ranges of values in brackets, announced as such.
_VALUES = LazyPattern(
    r"\b(?:CI|interval|range|IQR|ages?d?|scores?|scale|between|from|values?|mean|median|SD|bounds?)\b(?:\s(?:was|were|is|of|from))?[\s:,=.%]*$",
    re.IGNORECASE,
)
# "5.2 [3–7]" gives a range of values, "in 2019 [3–7]" cites.
_ESTIMATE = LazyPattern(r"(?<![\w.,])(?!(?:19|20)\d\d\b)\d+(?:[.,]\d+)?%?\s?$")
_LONGEST_RANGE = 80

_NAME = r"(?:[a-z]{2,3}\s){0,2}[A-ZÀ-Þ][\w’'-]+"
_NAMES = rf"{SURNAME}(?:(?:,\s{_NAME}){{0,5}},?\s(?:and|&)\s(?:{_NAME}|colleagues|others)|,?\set\sal\.?,?|\sgroup)?"
_YEARS = r"(?:19|20)\d\d[a-z]?(?:\s?,\s?(?:(?:19|20)\d\d)?[a-z]?)*"
_PAREN = LazyPattern(r"[(\[]([^()\[\]]{3,240}?(?:19|20)\d\d[a-z]?[^()\[\]]{0,240}?)[)\]]")
_LEAD = (
    r"(?:(?i:see|see\salso|but\ssee|cf\.?|e\.g\.?,?|reviewed\s(?:in|by)|for\s(?:example|a\sreview),?(?:\ssee)?|also"
    r"|(?:adapted\s|data\s)?from)\s)?"
)
_CITED = LazyPattern(rf"{_LEAD}({_NAMES})(,?\s)({_YEARS})(?:\s?[,:]\s?(?:pp?\.\s?)?\d+(?:[–-]\d+)?)?")
_BODY_CITED = LazyPattern(rf"{_LEAD}([A-Z][^;,]{{1,110}}),?\s({_YEARS})")
_NARRATIVE = LazyPattern(rf"\b({_NAMES})(?:['’]s)?\s[(\[]({_YEARS})[)\]]")
_BRACKETED_YEAR = LazyPattern(r"[(\[](?:19|20)")
_JOINED = LazyPattern(r"\set\sal|\s(?:and|&)\s", re.IGNORECASE)
_NO_NAME = frozenset(
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "spring",
        "summer",
        "autumn",
        "fall",
        "winter",
        "early",
        "mid",
        "late",
        "since",
        "until",
        "before",
        "after",
        "during",
        "from",
        "in",
        "by",
        "circa",
        "about",
        "around",
        "figure",
        "fig",
        "table",
        "box",
        "appendix",
        "section",
        "chapter",
        "part",
        "phase",
        "version",
        "edition",
        "updated",
        "reviewed",
        "revised",
        "published",
        "copyright",
        "established",
        "founded",
        "born",
        "died",
        "est",
        "study",
        "trial",
        "guideline",
        "guidelines",
        "act",
        "act",
        "of",
        "season",
        "episode",
        "series",
        "report",
        "data",
        "survey",
        "census",
        "source",
        "sources",
        "photo",
        "image",
        "credit",
        "accessed",
        "retrieved",
        "approved",
        "launched",
        "released",
        "issued",
        "dated",
        "as",
        "the",
        "olympics",
        "week",
        "day",
        "year",
        "fy",
        "q1",
        "q2",
        "q3",
        "q4",
        "issue",
        "volume",
        "vol",
        "no",
        "number",
        "league",
        "cup",
        "model",
        "type",
        "class",
    ]
)


def loose_markers(document: Document) -> Iterator[Marker]:
    """What is a marker only where the page has no others, in order."""
    for block in body_blocks(document):
        if _DIGIT.search(document.text, block.start, block.end):
            yield from _loose(document.text, block.start, block.end)


def markers(document: Document) -> Iterator[Marker]:
    """The markers in the body of a page but for loose ones; those of one kind in order."""
    text = document.text
    for block in body_blocks(document):
        piece = text[block.start : block.end]
        if "[" in piece:
            yield from _bracketed(text, block.start, block.end)
        if any(digit in piece for digit in _SUPER_DIGITS):
            yield from _superscripts(text, block.start, block.end)
        if ("19" in piece or "20" in piece) and ("(" in piece or "[" in piece):
            yield from _author_years(text, block.start, block.end)
    if "<sup" in document.source.text.lower():
        yield from _sup_tags(document)


def _numbers(written: str, offset: int) -> tuple[tuple[str, ...], tuple[tuple[int, int], ...]]:
    """The labels of a list such as "1,3–5", and for each where the part that names it stands."""
    labels: list[str] = []
    tokens: list[tuple[int, int]] = []
    for part in re.finditer(rf"(\d+)(?:\s?[{_DASH}]\s?(\d+))?", written):
        first, last = int(part[1]), int(part[2] or part[1])
        if not first <= last <= first + _LONGEST_RANGE:
            last = first
        for number in range(first, last + 1):
            labels.append(str(number))
            tokens.append((offset + part.start(), offset + part.end()))
    return tuple(labels), tuple(tokens)


def _numeric(kind: str, text: str, inner: tuple[int, int], outer: tuple[int, int]) -> Marker | None:
    """A marker with numbers; None for what begins at zero or is announced as values."""
    written = text[slice(*inner)].translate(_PLAIN_DIGITS)
    labels, tokens = _numbers(written, inner[0])
    before = text[max(0, outer[0] - 24) : outer[0]]
    if not labels or labels[0] == "0" or _VALUES.search(before):
        return None
    if kind == NUMBER and len(labels) > 1 and _ESTIMATE.search(before):
        return None
    if len(labels) == 1:
        tokens = (outer,)
    return Marker(kind, labels, *outer, tokens)


def _bracketed(text: str, start: int, end: int) -> Iterator[Marker]:
    for match in _BRACKETED.finditer(text, start, end):
        marker = _numeric(NUMBER, text, match.span(1), match.span())
        if marker:
            yield marker
    for match in _FOOTNOTE.finditer(text, start, end):
        if text[match.end() : match.end() + 1] != ":":  # that is where the note itself begins
            yield Marker(FOOTNOTE, (match[1],), *match.span(), (match.span(),))


def _superscripts(text: str, start: int, end: int) -> Iterator[Marker]:
    for match in _SUPER.finditer(text, start, end):
        if _cites(text, start, match.start(), match.end()):
            marker = _numeric(SUPERSCRIPT, text, match.span(), match.span())
            if marker:
                yield marker


def _cites(text: str, start: int, first: int, last: int) -> bool:
    """Whether raised digits at `first` to `last` are a marker by what stands around them."""
    before = _TAG_AT_END.sub("", text[max(start, first - 30) : first])
    return bool(_BEFORE_SUPER.search(before)) and not text[last : last + 1].isalnum()


def _sup_tags(document: Document) -> Iterator[Marker]:
    text, source = document.text, document.source.text
    body = [(block.start, block.end) for block in body_blocks(document)]
    for tag in _SUP_TAG.finditer(source):
        first, last = (prose_offset(document.map, offset) for offset in tag.span(1))
        written = text[first:last].strip()
        match = _SUP_TEXT.fullmatch(written)
        if match is None or not any(start <= first and last <= end for start, end in body):
            continue
        first += text[first:last].index(written[0])
        inner = (first + match.start(1), first + match.end(1))
        outer = (first, first + len(written))
        glued = "[" in written or "(" in written
        if glued or _cites(text, 0, *outer):
            marker = None if written[0] == "[" else _numeric(SUPERSCRIPT, text, inner, outer)
            if marker:
                yield marker


def _loose(text: str, start: int, end: int) -> Iterator[Marker]:
    for match in _LOOSE.finditer(text, start, end):
        group = 1 if match[1] else 2
        marker = _numeric(LOOSE, text, match.span(group), match.span(group))
        if marker:
            yield marker


def _author_years(text: str, start: int, end: int) -> Iterator[Marker]:
    for match in _PAREN.finditer(text, start, end):
        at = match.start(1)
        for part in match[1].split(";"):
            bare = part.strip()
            first = at + part.index(bare) if bare else at
            at += len(part) + 1
            marker = _author_year(bare, first)
            if marker:
                yield marker
    for match in _NARRATIVE.finditer(text, start, end) if _BRACKETED_YEAR.search(text, start, end) else ():
        yield Marker(
            AUTHOR,
            _surnames(match[1]),
            *match.span(),
            (match.span(),),
            _years(match[2]),
            bool(_JOINED.search(match[1])),
        )


def _author_year(part: str, first: int) -> Marker | None:
    """The marker that one part of a parenthesis is, if it is one."""
    span = (first, first + len(part))
    match = _CITED.fullmatch(part)
    if match:
        names = _surnames(match[1])
        if names and names[0] not in _NO_NAME:
            return Marker(AUTHOR, names, *span, (span,), _years(match[3]))
        return None
    body = _BODY_CITED.fullmatch(part)
    if body and body[1].split()[0].casefold() not in _NO_NAME:
        return Marker(AUTHOR, (body[1].casefold(),), *span, (span,), _years(body[2]), sure=False)
    return None


def _surnames(names: str) -> tuple[str, ...]:
    """The surnames in "Smith, Jones & Lee" or "Smith et al."."""
    parts = re.split(r",\s?|\s(?:and|&)\s|\set\sal\b\.?|\sgroup$", names)
    return tuple(part.strip().casefold() for part in parts if part.strip() and part not in ("colleagues", "others"))


def _years(written: str) -> tuple[int, ...]:
    return tuple(int(year) for year in re.findall(r"(?:19|20)\d\d", written))
