"""Doses a thousandfold outside their class."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ldn_lint.doses.dose import Dose
from ldn_lint.doses.slips import class_slips
from ldn_lint.mentions.lexicon import Lexicon
from ldn_lint.mentions.page import Page
from ldn_lint.model import Context, DoseClass, Profile
from ldn_lint.readers import read_text

LOW = DoseClass("low", Decimal("0.1"), Decimal(6), ("LDN", "low-dose"))
STANDARD = DoseClass("standard", Decimal(25), Decimal(100), ("addiction",))
PROFILE = Profile("naltrexone", ("naltrexone", "LDN"), (LOW, STANDARD))


@pytest.mark.parametrize(
    "text, milligrams, slip",
    [
        ("LDN: take 1.5 g a night.", Decimal(1500), True),
        ("LDN: take 4.5 mcg a night.", Decimal("0.0045"), False),
        ("LDN: take 0.5 mcg a night.", Decimal("0.0005"), True),
        ("LDN: take 45 mg a night.", Decimal(45), False),
        ("LDN: take 50 g a night.", Decimal(50_000), False),
        ("LDN, or for addiction, 1.5 g.", Decimal(1500), False),
        ("Ultra-low LDN: 0.5 mcg.", Decimal("0.0005"), False),
        ("Naltrexone, 1.5 g.", Decimal(1500), False),
    ],
)
def test_slips(text: str, milligrams: Decimal, slip: bool) -> None:
    page = Page(read_text(text, "draft.md"), Lexicon([]), Context(profiles=(PROFILE,)))
    page.memo["doses"] = (Dose(0, 3, 0, text[:3], milligrams, milligrams, "mg", "naltrexone", role="typical"),)
    expected = [("the low dose of naltrexone", "0.1 to 6 mg")] if slip else []
    assert [(name, doses) for _, name, doses in class_slips(page)] == expected


def test_without_a_profile_nothing_is_a_slip() -> None:
    page = Page(read_text("LDN: 1.5 g.", "draft.md"), Lexicon([]))
    page.memo["doses"] = (Dose(0, 3, 0, "LDN", Decimal(1500), Decimal(1500), "mg", "naltrexone"),)
    assert list(class_slips(page)) == []
