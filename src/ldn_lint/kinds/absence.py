"""`absence`: what a page on a treatment leaves out.

Every check is silent on a page of fewer words than `context.snippet` and on one that does not say of a treatment that
it helps; only then is it asked what the page says of itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, TypeAlias

from ldn_lint.kinds.checks import Check
from ldn_lint.kinds.shape import Match, Shape, region_at
from ldn_lint.mentions.page import Page

if TYPE_CHECKING:
    from ldn_lint.facts.page import Facts

_Finder: TypeAlias = "Callable[[Page, Shape, Facts], Iterator[Match]]"
_MANY_BENEFITS, _PLENTY = 3, 5
_TOO_OLD = 5


def _on_treatment(find: _Finder, fewest: int = 3) -> Check:
    """The check that `find` makes on pages that recommend a treatment, in `fewest` praises or beside a sales line."""

    def _check(page: Page, shape: Shape) -> Iterator[Match]:
        if page.word_count < page.context.snippet:
            return
        from ldn_lint.facts.page import facts_of, praise_of

        praise = praise_of(page)
        if praise.praises() >= fewest or (praise.benefits and praise.said.seller):
            yield from find(page, shape, facts_of(page))

    return _check


def _missing_author(page: Page, _shape: Shape, facts: Facts) -> Iterator[Match]:
    author = facts.author
    if author is None:
        yield _at_title(page, detail="nobody who wrote or reviewed it")
    elif not author.person:
        whole = " " in author.name
        detail = f"only an organisation, {author.name}" if whole else f"only “{author.name}”, nobody by full name"
        yield _at_title(page, -1, detail=detail)


def _missing_date(page: Page, _shape: Shape, facts: Facts) -> Iterator[Match]:
    if not facts.dates:
        yield _at_title(page)


def _stale_date(page: Page, shape: Shape, facts: Facts) -> Iterator[Match]:
    """A review that is overdue, or the last look at the page more than `limit` years ago."""
    if facts.said.archived:
        return
    today = _today(page)
    planned, last = facts.date("next"), facts.date("reviewed", "updated", "published")
    if last and last.day.latest() < _years_before(today, shape.limit):
        shift = int(last.role == "reviewed" and last.day.latest() < _years_before(today, _TOO_OLD))
        detail = ("published" if last.role == "published" else f"last {last.role}") + f" {last.when}"
        yield _at(page, last.start, last.end, shift, detail=detail, count=today[0] - last.day.year)
    elif planned and planned.day.latest() < today and not (last and last.day.latest() > planned.day.latest()):
        detail, count = f"due for review {planned.when}", today[0] - planned.day.year
        yield _at(page, planned.start, planned.end, detail=detail, count=count)


def _undisclosed_interest(page: Page, _shape: Shape, facts: Facts) -> Iterator[Match]:
    """A sales line on a page that says nothing of interests; a shop with cart and prices hides none."""
    seller = facts.seller
    if seller and not facts.said.disclosure and not facts.said.shop:
        claim = facts.benefits[0]
        yield _at(page, seller.start, seller.end)._replace(related=((claim.start, claim.end, "the first claim"),))


def _missing_risks(page: Page, _shape: Shape, facts: Facts) -> Iterator[Match]:
    if not facts.risks:
        yield _at_claim(page, facts, -int(_links_to_leaflet(page)))


def _imbalance(page: Page, shape: Shape, facts: Facts) -> Iterator[Match]:
    good, bad = len(facts.benefits), len(facts.risks)
    if bad and good >= _MANY_BENEFITS and good > shape.limit * (bad + 1):
        yield _at_claim(page, facts, other=bad, detail=f"{facts.first_risk:.0%}")


def _missing_advice(page: Page, _shape: Shape, facts: Facts) -> Iterator[Match]:
    if not facts.said.advice:
        yield _at_claim(page, facts)


def _missing_doubt(page: Page, _shape: Shape, facts: Facts) -> Iterator[Match]:
    """No word of doubt; a page that tells harms and sends readers to a clinician may say more before it is missed."""
    balanced = facts.risks and facts.said.advice
    if len(facts.benefits) >= (_PLENTY if balanced else _MANY_BENEFITS) and not facts.said.unknown:
        yield _at_claim(page, facts)


def _missing_options(page: Page, _shape: Shape, facts: Facts) -> Iterator[Match]:
    if not facts.said.options and facts.topic and facts.topic.single:
        yield _at_claim(page, facts)


def _missing_contraindication(page: Page, _shape: Shape, facts: Facts) -> Iterator[Match]:
    """What a drug's profile asks for and nothing on the page says; milder where some of it is said."""
    from ldn_lint.facts.drugs import unsaid

    for profile, missing, partly in unsaid(page):
        names = ", ".join(each.words_for for each in missing)
        yield _at_claim(page, facts, -int(partly or _links_to_leaflet(page)), other=profile.drug, detail=names)


def _off_label(page: Page, _shape: Shape, facts: Facts) -> Iterator[Match]:
    from ldn_lint.facts.drugs import unapproved

    if facts.said.off_label:
        return
    for profile, claim in unapproved(page, facts.benefits):
        hint = facts.said.normal_use is not None
        yield _at(page, claim.start, claim.end, -int(hint), other=profile.drug, detail=" or ".join(profile.approved))


def _prescription_promoted(page: Page, _shape: Shape, facts: Facts) -> Iterator[Match]:
    from ldn_lint.facts.claims import profile_topics

    drugs = [profile.drug for profile in profile_topics(page) if profile.prescription]
    if drugs and facts.seller:
        yield _at(page, facts.seller.start, facts.seller.end, other=drugs[0])


def _disclaimer(page: Page, _shape: Shape, facts: Facts) -> Iterator[Match]:
    from ldn_lint.facts.drugs import strong_claim

    shield, claim = facts.said.shield, strong_claim(page)
    if shield and claim:
        match = _at(page, shield.start, shield.end, other=claim.text)
        yield match._replace(related=((claim.start, claim.end, "the claim"),))


def _today(page: Page) -> tuple[int, int, int]:
    year, month, day = page.context.day().split("-")
    return int(year), int(month), int(day)


def _years_before(day: tuple[int, int, int], years: float) -> tuple[int, int, int]:
    return day[0] - int(years), day[1], day[2]


def _links_to_leaflet(page: Page) -> bool:
    """Whether a link leads to the official leaflet, where the harms stand."""
    words = (
        "leaflet",
        "prescribing information",
        "package insert",
        "dailymed",
        "medicines.org.uk",
        "label",
        "medlineplus.gov/druginfo",
    )
    return any(
        word in f"{page.text(link.start, link.end)} {link.target}".lower()
        for link in page.document.links
        for word in words
    )


def _at_title(page: Page, shift: int = 0, **values: object) -> Match:
    start, end, _ = page.document.sentences[0]
    return _at(page, start, end, shift, **values)


def _at_claim(page: Page, facts: Facts, shift: int = 0, **values: object) -> Match:
    claim = facts.benefits[0]
    return _at(page, claim.start, claim.end, shift, **{"count": len(facts.benefits), **values})


def _at(page: Page, start: int, end: int, shift: int = 0, **values: object) -> Match:
    """A match at prose offsets; what only the metadata say is shown at the title."""
    if start < 0:
        start, end, _ = page.document.sentences[0]
    region = region_at(page, start, end)
    return Match(region, region, tuple((key, str(value)) for key, value in values.items()), shift=shift)


CHECKS: dict[str, Check] = {
    "missing-author": _on_treatment(_missing_author, 2),
    "missing-date": _on_treatment(_missing_date, 2),
    "stale-date": _on_treatment(_stale_date, 2),
    "undisclosed-interest": _on_treatment(_undisclosed_interest),
    "missing-risks": _on_treatment(_missing_risks),
    "imbalance": _on_treatment(_imbalance),
    "missing-advice": _on_treatment(_missing_advice),
    "missing-doubt": _on_treatment(_missing_doubt),
    "missing-options": _on_treatment(_missing_options),
    "missing-contraindication": _on_treatment(_missing_contraindication),
    "off-label-undisclosed": _on_treatment(_off_label),
    "prescription-promoted": _on_treatment(_prescription_promoted),
    "disclaimer-as-shield": _on_treatment(_disclaimer),
}
