"""How old the newest source of a page is."""

from __future__ import annotations

from typing import NamedTuple

from ldn_lint.citations.entries import Entry, ReferenceList
from ldn_lint.mentions.page import Page

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


def staleness(page: Page, lists: tuple[ReferenceList, ...], own: int) -> Staleness | None:
    """How old the newest entry of all lists is; none when fewer than two entries give a year.

    `own` is the year that the page gives as its own, 0 when it gives none: then the present one counts.
    """
    now = int(page.context.day()[:4])
    dates = [
        (max(years), entry, each)
        for each in lists
        for entry in each.entries
        if (years := [year for year in entry.parts.years if year <= now + 1])
    ]
    if len(dates) < _FEWEST:
        return None
    year, newest, each = max(dates, key=lambda item: item[0])
    return Staleness(each, newest, year, own or now, bool(own))
