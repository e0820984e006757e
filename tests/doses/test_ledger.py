"""The doses of whole pages: places, drugs of the paragraph and the page, classes, what becomes history."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ldn_lint.doses.amounts import amounts
from ldn_lint.doses.dose import Dose
from ldn_lint.doses.ledger import doses_of
from ldn_lint.doses.quantities import plain, value_of
from ldn_lint.mentions.page import Page

Doses = Callable[..., tuple[Dose, ...]]

WORDS = (
    "LDN naltrexone ibuprofen take half a one and two start maximum from to between or by - – / , . ; ( ) x × 50 4.5 "
    ".5 4·5 1,000 1½ ½ 1/2 ٣ mg mcg µg g mL IU units mg/kg mg/kg/day mg/dL mg/5 mg/m² % tablets per day every hours "
    "weekly adults children liver in 1985 subsequently = is İ ﬁ"
)
PIECES = st.sampled_from(
    [*WORDS.split(), "one and a half", "1 1/2", "\n", "\n\n- ", "# ", "| a | b |\n|--|--|\n", "\u00a0"]
)


def test_written_is_the_prose_and_places_are_in_order(doses: Doses, page_of: Callable[..., Page]) -> None:
    text = "Take **4.5**&nbsp;mg of LDN,\nor 2 × 3 mg tablets.\n\nNaltrexone: 50\nmg."
    page = page_of(text)
    found = doses_of(page)
    assert [each.written for each in found] == ["4.5 mg", "2 × 3 mg tablets", "50 mg"]
    assert [page.text(each.start, each.end) for each in found] == [each.written for each in found]
    assert doses_of(page) is found


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=25).map(" ".join) | st.text(max_size=60))
def test_no_text_is_too_strange(doses: Doses, text: str) -> None:
    at = 0
    for each in doses(text):
        assert at <= each.start < each.end
        assert Decimal(0) <= each.low <= each.high
        assert each.unit
        at = each.end


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECES, max_size=20).map("".join))
def test_amounts_are_slices_that_do_not_overlap(text: str) -> None:
    at = 0
    for each in amounts(text):
        assert at <= each.start < each.end <= len(text)
        at = each.end


@given(st.decimals(min_value=0, max_value=10**9, places=4))
def test_a_number_is_read_as_it_is_written(number: Decimal) -> None:
    assert value_of(f"{number:f}") == number
    assert value_of(f"{number:,f}") == number
    assert plain(number) == number


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("Naltrexone 50 mg treats alcohol dependence; LDN uses 1.5–4.5 mg.", ["standard", "low"]),
        ("LDN is usually 45 mg at night.", ["low"]),
        ("The LDN dose of 4.5 mg is less than the usual 50 mg.", ["low", "standard"]),
        ("Take 4.5 mcg of LDN.", ["low"]),
        ("Oxytrex holds 1 microgram of naltrexone.", ["ultralow"]),
        ("Ultra-low dose: 1 microgram of naltrexone with each tablet; LDN: 4.5 mg.", ["ultralow", "low"]),
        ("Naltrexone 380 mg is injected.", ["depot"]),
        ("Naltrexone 10 mg is not made.", [""]),
        ("In an overdose, 300 mg of naltrexone harmed the liver.", ["toxic"]),
        ("Ibuprofen 400 mg.", [""]),
        ("Naltrexone 1 mg/kg.", [""]),
    ],
)
def test_classes(doses: Doses, text: str, groups: list[str]) -> None:
    assert [each.group for each in doses(text)] == groups


@pytest.mark.parametrize(
    ("text", "drugs"),
    [
        ("LDN is new.\n\nThe dose is 3 mg.", ["naltrexone"]),
        ("LDN is new. Ibuprofen is not.\n\nThe dose is 3 mg.", [""]),
        ("Ibuprofen is old. LDN is new. The dose is 3 mg.", ["naltrexone"]),
        ("LDN is new, unlike ibuprofen. The dose is 3 mg.", ["naltrexone"]),
        ("# LDN\n\nIbuprofen is old.\n\n## Doses\n\n- Typical dose: 3 mg\n", ["naltrexone"]),
        ("# LDN or ibuprofen\n\nTypical dose: 3 mg\n", [""]),
        ("| Drug | Dose |\n|---|---|\n| Ibuprofen | 400 mg |\n| Sertraline | 50 mg |\n", ["ibuprofen", "sertraline"]),
    ],
)
def test_the_drug_of_the_paragraph_or_page(doses: Doses, text: str, drugs: list[str]) -> None:
    assert [each.drug for each in doses(text)] == drugs


def test_subsequently_makes_what_went_before_history(doses: Doses) -> None:
    found = doses("Bihari gave a dose of 3 mg of LDN. [Note: Subsequently, the optimal dose was 4.5 mg.]")
    assert [(each.written, each.role, each.historic) for each in found] == [
        ("3 mg", "typical", True),
        ("4.5 mg", "typical", False),
    ]


def test_a_step_knows_its_days(doses: Doses) -> None:
    text = "Start LDN at 1.5 mg, raise by .5 mg every 2 weeks, or add 1 mg monthly, or 0.5 mg a day."
    assert [each.every for each in doses(text)] == [0, 14, 30, 0]


def test_references_hold_no_doses(doses: Doses) -> None:
    assert doses("Text.\n\n## References\n\n1. Smith J. Naltrexone 50 mg daily. Lancet 2001.\n") == ()
