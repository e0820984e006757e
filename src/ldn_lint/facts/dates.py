"""Dates that a page gives for itself: in its metadata, behind a label, or beside its byline.

Dates of other things do not count: in prose, in references, on links to the posts before and after.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from typing import NamedTuple

from ldn_lint.mentions.lazy import LazyPattern
from ldn_lint.mentions.page import Page
from ldn_lint.model import Block

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_YEAR = r"(?:19|20)\d\d"
DATE = (
    rf"(?:{_YEAR}-\d\d(?:-\d\d)?(?!\d)|\d{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?{_MONTH},?\s{_YEAR}"
    rf"|{_MONTH}\s(?:\d{{1,2}}(?:st|nd|rd|th)?,?\s)?{_YEAR}|\d{{1,2}}[/.]\d{{1,2}}[/.]{_YEAR}|{_YEAR}(?!\d))"
)
_A_YEAR = LazyPattern(_YEAR)
_WHOLE = LazyPattern(DATE, re.IGNORECASE)
_ISO = LazyPattern(r"(\d{4})-(\d\d)(?:-(\d\d))?")
_NUMERIC = LazyPattern(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")
_LABELLED = LazyPattern(
    rf"""(?:^|(?<=[.;|•·–—-]\s)|(?<=[|•·(]))
    (?:this\s(?:page|article|leaflet|information)\s(?:was|is)\s|page\s|article\s|content\s|(?:medically|clinically|originally|first|last)\s|date\s(?:of\s)?)*
    (?P<label>next\s(?:\w+\s)?review(?:\s(?:is\s)?due|\sdate)?|review\sdue|due\sfor\sreview|review\sdate|published|publication\sdate|publication
      |posted|issued|produced|compiled|written|valid\sfrom|version(?:\s[\d.]{{1,5}})?|created|updated?|modified|revised|revision|reviewed|review|checked|date)
    (?P<by>\sby:?\s[^|•·;:\n]{{2,60}}?)?(?P<glue>\s?:\s?|,?\son:?\s|\sin\s|,?\sat\s|,\s|\s)
    (?P<date>{DATE})(?=\s*(?:$|[.,;|•·)(–—-]|by\b|at\b|\d\d?:\d\d))""",
    re.IGNORECASE | re.VERBOSE,
)
# One of these stands in every label.
_LABELS = (
    "review", "due", "publi", "post", "issue", "creat", "updat", "modif", "revis", "check", "date", "version", "produc",
    "compil", "writ", "valid",
)  # fmt: skip
_NEXT = LazyPattern(r"next|due|review date", re.IGNORECASE)
_ROLES = (
    ("updat", "updated"),
    ("modif", "updated"),
    ("revis", "updated"),
    ("review", "reviewed"),
    ("check", "reviewed"),
)
# Keys of metadata, without what joins their words.
_KEYS = {
    "published": ("date", "published", "pubdate", "publishdate", "publicationdate", "datepublished", "created", "time"),
    "updated": ("updated", "lastmod", "modified", "lastmodified", "lastupdated", "datemodified", "revised", "update"),
    "reviewed": ("reviewed", "lastreviewed", "reviewedon", "datereviewed", "lastreview"),
    "next": ("nextreview", "reviewdue", "nextreviewdate", "reviewdate", "reviewby", "nextreviewdue"),
}
# A longer block is prose, where "in" ties a date to anything but the page.
_SHORT_LINE, _BYLINE = 10, 25


class Day(NamedTuple):
    """A date as precise as it was given: month and day are 0 where nobody said."""

    year: int
    month: int = 0
    day: int = 0

    def latest(self) -> tuple[int, int, int]:
        """The last day that the date may mean."""
        return self.year, self.month or 12, self.day or 31


class Dated(NamedTuple):
    """A date of the page: `role` is published, updated, reviewed or next; prose offsets (-1: from the metadata)."""

    role: str
    day: Day
    text: str
    start: int = -1
    end: int = -1

    @property
    def written(self) -> str:
        """The date as it stands there, without the label before it: "May 2025"."""
        found = _WHOLE.search(self.text)
        return found.group() if found else self.text

    @property
    def when(self) -> str:
        """The date as a message says it: "in May 2025"."""
        return f"{'on' if self.day.day else 'in'} {self.written}"


def read_day(text: str) -> Day | None:
    """The first date in `text`, if there is one that the calendar may hold."""
    found = _WHOLE.search(text)
    return _day(found.group()) if found else None


def dates_of(page: Page, is_byline: Callable[[str], bool]) -> list[Dated]:
    """All dates of a page that are its own; `is_byline` tells whether a line names the author."""
    found = [*_of_metadata(page), *_of_frame(page.document.metadata.get("frame", ""))]
    blocks = [block for block in page.document.blocks if block.kind != "reference"]
    dated = _with_years(page, blocks)
    for index in dated:
        start, end = blocks[index].start, blocks[index].end
        lowered = page.lowered[start:end]
        if any(label in lowered for label in _LABELS):
            found += _labelled(page.text(start, end), start)
    if not found and dated:
        found += _beside_byline(page, blocks, dated, is_byline)
    if not found and dated:
        found += _under_title(page, blocks, dated)
    return found


def _with_years(page: Page, blocks: list[Block]) -> list[int]:
    """The indexes of the blocks with a year, as no date goes without one."""
    words = enumerate(page.words)
    years = [page.starts[at] for at, word in words if not word.isalpha() and _A_YEAR.search(word)]
    return (
        [index for index, block in enumerate(blocks) if bisect_left(years, block.start) < bisect_left(years, block.end)]
        if years
        else []
    )


def _day(text: str) -> Day | None:
    day = _parts(text.lower())
    return day if day is not None and day.month <= 12 and day.day <= 31 else None


def _parts(text: str) -> Day | None:
    iso = _ISO.match(text)
    if iso:
        return Day(int(iso[1]), int(iso[2]), int(iso[3] or 0))
    numeric = _NUMERIC.match(text)
    if numeric:  # Which number is the month, only a large one tells.
        first, second, year = map(int, numeric.groups())
        if first > 12 or first == second:
            return Day(year, second, first)
        return Day(year, first, second) if second > 12 else Day(year)
    year = int(re.findall(_YEAR, text)[-1])
    month = next((at for at, name in enumerate(_MONTHS, 1) if re.search(rf"\b{name}", text)), 0)
    number = re.search(r"\b(\d{1,2})(?:st|nd|rd|th)?\b", text)
    return Day(year, month, int(number[1]) if number and month else 0)


def _role(label: str) -> str:
    if _NEXT.search(label):
        return "next"
    return next((role for part, role in _ROLES if part in label.lower()), "published")


def _of_metadata(page: Page) -> Iterator[Dated]:
    values = {re.sub(r"[-_. ]", "", key.lower()): value for key, value in page.document.metadata.items()}
    for role, keys in _KEYS.items():
        for key in keys:
            day = read_day(values.get(key, ""))
            if day:
                yield Dated(role, day, values[key])


def _of_frame(text: str) -> Iterator[Dated]:
    """Labelled dates of the page's header and footer, which are no prose."""
    for line in text.splitlines():
        for dated in _labelled(line, 0):
            yield dated._replace(start=-1, end=-1)


def _labelled(text: str, start: int) -> Iterator[Dated]:
    words = text.count(" ") + 1
    for found in _LABELLED.finditer(text):
        if found["glue"].strip().lower() == "in" and words > _SHORT_LINE:
            continue
        day = read_day(found["date"])
        if day:
            yield Dated(_role(found["label"]), day, found.group(), start + found.start(), start + found.end())


def _beside_byline(
    page: Page, blocks: list[Block], dated: list[int], is_byline: Callable[[str], bool]
) -> Iterator[Dated]:
    """A date in the line of the byline, or alone in the line before or after it."""
    near = {at for index in dated for at in (index - 1, index, index + 1)}
    for index, block in enumerate(blocks):
        if index not in near:
            continue
        text = page.text(block.start, block.end)
        if text.count(" ") >= _BYLINE or not is_byline(text):
            continue
        for other in blocks[max(index - 1, 0) : index + 2]:
            line = page.text(other.start, other.end)
            found = _WHOLE.search(line) if other is block else _WHOLE.fullmatch(line.strip(" .|*_"))
            day = _day(found.group()) if found else None
            if found and day:
                at = other.start + line.index(found.group())
                yield Dated("published", day, found.group(), at, at + len(found.group()))
                return


def _under_title(page: Page, blocks: list[Block], dated: list[int]) -> Iterator[Dated]:
    """A date alone in its line under the title, where the page has no other such line (a neighbour's would be one)."""
    with_years = [blocks[index] for index in dated]
    alone = [block for block in with_years if _WHOLE.fullmatch(page.text(block.start, block.end).strip(" .|*_"))]
    if len(alone) == 1 and alone[0] in blocks[:3] and blocks[0].kind == "heading":
        text = page.text(alone[0].start, alone[0].end)
        day = read_day(text)
        if day:
            yield Dated("published", day, text, alone[0].start, alone[0].end)
