"""Doses outside the range of a profile, and what keeps quiet."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ldn_lint.doses.reference import outside_reference
from ldn_lint.mentions.page import Page
from ldn_lint.model.profile import DoseClass, Profile


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("LDN is usually 45 mg at night.", [("45 mg", "low", False)]),
        ("Take 4.5 mcg of LDN.", [("4.5 mcg", "low", True)]),
        ("Start LDN at 4.5 g.", [("4.5 g", "low", True)]),
        ("LDN runs from 3 to 10 mg.", [("3 to 10 mg", "low", False)]),
        ("For alcohol dependence, take 5 mg of naltrexone.", [("5 mg", "standard", False)]),
        ("The weekly dose of methotrexate is 75 mg.", [("75 mg", "weekly", False)]),
        ("LDN 4.5 mg at night.", []),
        ("The usual addiction dose of naltrexone is 50–150 mg daily.", []),
        ("In rats 10 mg/kg of LDN was used.", []),
        ("In rats 45 mg of LDN was used.", []),
        ("In a trial 45 mg of LDN was used.", []),
        ("An overdose of 300 mg of LDN harmed the liver.", []),
        ("LDN uses 4.5 mg, far less than the usual 50 mg.", []),
        ("Ibuprofen 90 g is sold.", []),
        ("Naltrexone 50 mg and LDN differ.", []),
        ("LDN comes as a 50 mg tablet that is dissolved.", []),
        ("Add 0.05 mg of LDN each week.", []),
        ("LDN comes to 31.5 mg a week.", []),
    ],
)
def test_outside(page_of: Callable[..., Page], text: str, found: list[tuple[str, str, bool]]) -> None:
    outside = list(outside_reference(page_of(text)))
    assert [(each.dose.written, each.dose_class.name, each.unit_slip) for each in outside] == found


def test_what_is_told_of_the_past_is_mild(page_of: Callable[..., Page]) -> None:
    (outside,) = outside_reference(page_of("Originally the dose of LDN was 45 mg."))
    assert (outside.mild, outside.detail, outside.profile.drug) == (True, "0.1 to 6 mg", "naltrexone")


def test_without_profiles_nothing_is_said(page_of: Callable[..., Page]) -> None:
    page = page_of("LDN is usually 45 mg.")
    page.context = page.context._replace(profiles=())
    assert list(outside_reference(page)) == []


def test_a_profile_of_ones_own_is_used(page_of: Callable[..., Page]) -> None:
    page = page_of("LDN is usually 45 mg.")
    own = Profile("naltrexone", ("LDN",), (DoseClass("low", "10", "60"),))
    page.context = page.context._replace(profiles=(own,))
    assert list(outside_reference(page)) == []
