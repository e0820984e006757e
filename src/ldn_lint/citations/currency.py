"""How old the newest source of a page is."""

from __future__ import annotations

import re
from typing import NamedTuple

from ldn_lint.citations.entries import Entry, ReferenceList
from ldn_lint.mentions.lazy import LazyPattern
from ldn_lint.mentions.page import Page

_DATES = (
    "updated",
    "modified",
    "lastmod",
    "last_modified",
    "last-modified",
    "reviewed",
    "last_reviewed",
    "last-reviewed",
)
_FIRST_DATES = ("date", "published", "pubdate", "created", "publishdate", "publish_date")
_YEAR = LazyPattern(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_DATED = LazyPattern(
    r"\b(?:reviewed|updated|modified|revised|published|posted|date(?:\sof\s\w+)?)(?:\s(?:on|in|by\s[^:]{1,40}?(?:on|in|,)))?\s?[:–—-]?\s"
    r"[^.;]{0,30}?\b((?:19|20)\d\d)\b",
    re.IGNORECASE,
)
# A line that dates the page is short.
_DATE_LINE = 160
_FEWEST = 2


class Staleness(NamedTuple):
    """The list, its newest entry, that entry's year, and the year it is compared with.

    `dated` says that the latter is the page's own, not the present one.
    """

    list: ReferenceList
    newest: Entry
    year: int
    against: int
    dated: bool


def staleness(page: Page, lists: tuple[ReferenceList, ...]) -> Staleness | None:
    """How old the newest entry of all lists is; none when fewer than two entries give a year."""
    against, dated = page_year(page)
    now = _this_year(page)
    dates = [
        (max(years), entry, each)
        for each in lists
        for entry in each.entries
        if (years := [year for year in entry.parts.years if year <= now + 1])
    ]
    if len(dates) < _FEWEST:
        return None
    year, newest, each = max(dates, key=lambda item: item[0])
    return Staleness(each, newest, year, against if dated else now, dated)


def page_year(page: Page) -> tuple[int, bool]:
    """The year that the page gives as its own (the latest one), and whether it gives any."""
    metadata = {key.casefold(): value for key, value in page.document.metadata.items()}
    years = [int(match[1]) for key in (*_DATES, *_FIRST_DATES) if (match := _YEAR.search(metadata.get(key, "")))]
    text = page.document.text
    for block in page.document.blocks:
        if block.end - block.start <= _DATE_LINE:
            years += [int(match[1]) for match in _DATED.finditer(text, block.start, block.end)]
    years = [year for year in years if year <= _this_year(page) + 1]
    return (max(years), True) if years else (0, False)


def _this_year(page: Page) -> int:
    return int(page.context.day()[:4])
