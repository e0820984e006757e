"""Shares, changes and multiples worked out again."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ldn_lint.doses.arithmetic import mismatches
from ldn_lint.doses.dose import Dose
from ldn_lint.mentions.lexicon import Lexicon
from ldn_lint.mentions.page import Page
from ldn_lint.readers import read_text

LEXICON = Lexicon([])


def page_of(text: str) -> Page:
    page = Page(read_text(text, "draft.md"), LEXICON)
    page.memo["doses"] = ()
    return page


def found(text: str) -> list[tuple[str, str]]:
    page = page_of(text)
    return [(page.text(each.start, each.end), each.detail) for each in mismatches(page)]


@pytest.mark.parametrize(
    "text, expected",
    [
        ("So 12 of 40 (40%) slept.", ("12 of 40 (40%)", "12 of 40 is 30%, not 40%")),
        ("So 12 out of the 40 people [40 %] slept.", ("12 out of the 40 people [40 %]", "12 of 40 is 30%, not 40%")),
        ("So 40% (12/40) slept.", ("40% (12/40)", "12 of 40 is 30%, not 40%")),
        ("So 1,200 of 4,000 adults (3.1%) slept.", ("1,200 of 4,000 adults (3.1%)", "1,200 of 4,000 is 30%, not 3.1%")),
        ("It rose from 10 to 15, a 20% rise.", ("from 10 to 15, a 20% rise", "from 10 to 15 is 50%, not 20%")),
        ("It rose by 80%, from 10 to 15.", ("rose by 80%, from 10 to 15", "from 10 to 15 is 50%, not 80%")),
        ("It tripled from 10 to 15.", ("tripled from 10 to 15", "15 is 1.5 times 10, so it was not tripled")),
    ],
)
def test_mismatches(text: str, expected: tuple[str, str]) -> None:
    assert found(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "So 12 of 40 (30%) slept.",
        "So 2 of 3 (66%) slept, or 2 of 3 (67%).",
        "So 12 of 40 (about 33%) slept.",
        "So 12 of 40 people (40% of them women) slept.",
        "So 12 of 40 (95% CI 20 to 45) slept.",
        "It is wrong that 12 of 40 (40%) slept.",
        "Blood pressure of 120/80 (5%).",
        "It rose from 10% to 15%, a 5% rise.",
        "It rose from 10 to 15, a 45% rise.",
        "It rose from 10 mg to 15 ml, a 9% rise.",
        "It rose from 1990 to 2010, a 9% rise.",
        "It nearly doubled from 10 to 15.",
        "It doubled from 10 to 19.",
        "He took it ten times the day.",
    ],
)
def test_silence(text: str) -> None:
    assert found(text) == []


@given(st.integers(1, 5000), st.integers(1, 5000), st.integers(0, 2))
def test_a_rounded_share_is_never_at_fault_and_a_wrong_one_always(part: int, rest: int, digits: int) -> None:
    whole = part + rest
    share = 100 * part / whole
    assert found(f"So {part} of {whole} ({share:.{digits}f}%) slept.") == []
    assert len(found(f"So {part} of {whole} ({share + 2:.{digits}f}%) slept.")) == 1


def dose(text: str, written: str, role: str = "typical", group: str = "low", sentence: int = 0) -> Dose:
    start = text.index(written)
    value = Decimal(written.split()[0])
    return Dose(start, start + len(written), sentence, written, value, value, "mg", "naltrexone", group, role)


def test_a_multiple_of_a_dose_named_beside_it() -> None:
    text = "With 300 mg there was harm. This is one hundred times the 4.5 mg of LDN."
    page = page_of(text)
    page.memo["doses"] = (dose(text, "300 mg", "toxic", "toxic"), dose(text, "4.5 mg", sentence=1))
    (mismatch,) = mismatches(page)
    assert page.text(mismatch.start, mismatch.end) == "one hundred times the"
    assert mismatch.detail == "300 mg is 67 times 4.5 mg"
    assert [page.text(*place) for place in mismatch.operands] == ["4.5 mg"]


@pytest.mark.parametrize(
    "small, multiple, faulty",
    [
        ("3 mg", "one hundred", False),
        ("4.5 mg", "67", False),
        ("4.5 mg", "more than 50", False),
        ("4.5 mg", "100", True),
    ],
)
def test_a_multiple_of_the_low_doses_of_the_page(small: str, multiple: str, faulty: bool) -> None:
    text = f"LDN starts at 1.5 mg. The most is {small}. Harm: 300 mg. This is {multiple} times the dose used in LDN."
    page = page_of(text)
    page.memo["doses"] = (
        dose(text, "1.5 mg", "start"),
        dose(text, small, "maximum", sentence=1),
        dose(text, "300 mg", "toxic", "toxic", sentence=2),
    )
    details = [each.detail for each in mismatches(page)]
    assert details == (["300 mg is 200 times 1.5 mg and 67 times 4.5 mg"] if faulty else [])
