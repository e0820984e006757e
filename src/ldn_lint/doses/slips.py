"""Doses a thousandfold outside what the profile of the drug gives for their class."""

from __future__ import annotations

from collections.abc import Iterator

from ldn_lint.doses.conflicts import DoseStatement, dose_statements
from ldn_lint.mentions.page import Page
from ldn_lint.model import DoseClass, Profile

_FAR, _SLIP = 100, 1000


def class_slips(page: Page) -> Iterator[tuple[DoseStatement, str, str]]:
    """Statements that are far outside the class their sentence names, and inside it in another unit; with the
    name of the class and its doses.
    """
    profiles = {profile.drug: profile for profile in page.context.profiles}
    if not profiles:
        return
    for statement in dose_statements(page):
        profile = profiles.get(statement.dose.drug)
        if profile and statement.dose.unit == "mg" and not statement.ultra:
            named = _class_of(page, statement, profile)
            if named and _slipped(statement, named):
                yield statement, f"the {named.name} dose of {profile.drug}", f"{named.low} to {named.high} mg"


def _class_of(page: Page, statement: DoseStatement, profile: Profile) -> DoseClass | None:
    """The class that the sentence names, if it names one only."""
    start, end, _ = page.document.sentences[statement.dose.sentence]
    text = page.lowered[start:end]
    named = [each for each in profile.classes if any(word.lower() in text for word in each.words)]
    return named[0] if len(named) == 1 else None


def _slipped(statement: DoseStatement, of: DoseClass) -> bool:
    low, high = statement.dose.low, statement.dose.high
    if low >= of.high * _FAR:
        low, high = low / _SLIP, high / _SLIP
    elif high * _FAR <= of.low:
        low, high = low * _SLIP, high * _SLIP
    else:
        return False
    return of.low <= low and high <= of.high
