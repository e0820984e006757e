"""Doses held against the ranges of drug profiles."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ldn_lint.doses import cues
from ldn_lint.doses.dose import Dose
from ldn_lint.doses.ledger import doses_of
from ldn_lint.mentions.page import Page
from ldn_lint.model.profile import DoseClass, Profile

# Roles that do not say how much to take: harm, trials, steps, what a tablet holds.
_SILENT = frozenset({"toxic", "trial", "step", "label"})
# A total over this time is no single dose, unless the drug is taken that seldom.
_TOTALS = frozenset({"a week", "a month"})
_THOUSAND = 1000


class Outside(NamedTuple):
    """A dose outside the range of its class, and where that range comes from.

    `unit_slip`: the same number in a unit a thousand times larger or smaller would lie inside. `mild`: the dose is
    told of the past.
    """

    dose: Dose
    dose_class: DoseClass
    profile: Profile
    unit_slip: bool
    mild: bool

    @property
    def detail(self) -> str:
        """The range, as `0.1 to 6 mg`."""
        return f"{self.dose_class.least} to {self.dose_class.most} mg"


def outside_reference(page: Page) -> Iterator[Outside]:
    """The doses of a page outside the range that the drug's profile gives for the class the text names, in order.

    Silent: drugs without a profile, doses whose class no word or value tells, amounts by the kilogram or in units
    other than mass, toxic doses, doses of trials and in animals, steps of a titration, strengths of tablets, and the
    totals of a week or month.
    """
    profiles = {profile.drug: profile for profile in page.context.profiles}
    for dose in doses_of(page):
        profile = profiles.get(dose.drug)
        dose_class = profile.dose_class(dose.group) if profile else None
        if profile is None or dose_class is None or not _counts(page, dose, dose_class):
            continue
        if dose.low < dose_class.low or dose.high > dose_class.high:
            yield Outside(dose, dose_class, profile, _slipped(dose, dose_class), dose.historic)


def _counts(page: Page, dose: Dose, dose_class: DoseClass) -> bool:
    """Whether a dose tells how much is taken at a time, by people."""
    if dose.unit != "mg" or dose.role in _SILENT or not dose_class.high:
        return False
    if dose.frequency in _TOTALS and dose_class.name != "weekly":
        return False
    start, end, _ = page.document.sentences[dose.sentence]
    return cues.ANIMAL.search(page.lowered, start, end) is None


def _slipped(dose: Dose, dose_class: DoseClass) -> bool:
    low, high = dose_class.low, dose_class.high
    larger = low <= dose.low * _THOUSAND and dose.high * _THOUSAND <= high
    smaller = low <= dose.low / _THOUSAND and dose.high / _THOUSAND <= high
    return larger or smaller
