"""The cheap signs by which sentences are picked before they are read for doses."""

from __future__ import annotations

import pytest

from ldn_lint.doses.amounts import amounts
from ldn_lint.doses.frequency import _SIGN, frequency_in
from ldn_lint.doses.quantities import may_be_unit

UNITS = "mg MG mgs milligrams mcg µg μg ug microgram g gm grams IU units meq mL cc tablets capsule drops puffs patches"


@pytest.mark.parametrize("unit", UNITS.split())
def test_every_unit_is_known_by_its_word(unit: str) -> None:
    assert amounts(f"take 2 {unit} now")
    assert may_be_unit(unit.lower())


@pytest.mark.parametrize("word", ["halfg", "½tablet", "u", "quarterg"])
def test_a_part_may_be_glued_to_its_unit(word: str) -> None:
    assert may_be_unit(word)


@pytest.mark.parametrize("word", ["mgx", "gut", "units2", "", "take"])
def test_other_words_are_no_units(word: str) -> None:
    assert not may_be_unit(word)


FREQUENCIES = (
    "twice a day|two to three times daily|every 6 hours|intervals of 2 weeks|at weekly intervals|every evening"
    "|before bed|in the morning|alternate days|every year|weekly|monthly|/ 24 h|within any twenty-four h|in one day"
    "|a week|per month|q.d|b.i.d|tid|qid|qhs|h.s|q.o.d|prn|bd|tds|qds|as needed|when required"
    "|as a single dose, |only once"
)


@pytest.mark.parametrize("text", FREQUENCIES.split("|"))
def test_every_frequency_holds_a_sign(text: str) -> None:
    assert frequency_in(text)
    assert _SIGN.search(text)
