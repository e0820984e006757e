"""How many of a page's claims carry a citation that leads somewhere."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ldn_lint.citations.links import leads_outside
from ldn_lint.citations.resolve import citations_of
from ldn_lint.mentions.page import Page


class Coverage(NamedTuple):
    """Claim sentences with a citation that resolves, and claim sentences in all."""

    cited: int
    claims: int


def coverage(page: Page, claims: Iterable[int]) -> Coverage:
    """Count the claims (indexes of sentences; each counts once) that cite something a reader can go to.

    That is a marker with an entry in the page's reference list, an author and year with an entry, or a link to another
    site. IndexError for a sentence that the page does not have.
    """
    chosen = set(claims)
    spans = [page.document.sentences[index][:2] for index in chosen]
    places = [marker.start for marker in citations_of(page).resolved]
    places += [link.start for link in page.document.links if link.end > link.start and leads_outside(link.target)]
    return Coverage(sum(any(start <= place < end for place in places) for start, end in spans), len(chosen))
