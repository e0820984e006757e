"""Which doses contradict each other, on doses made by hand."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ldn_lint.doses.conflicts import (
    DoseStatement,
    above_maximum,
    dose_conflict,
    of_one_drug,
    of_one_maximum,
    of_one_role,
    unit_slip,
)
from ldn_lint.doses.dose import Dose
from ldn_lint.doses.setting import IN_TABLE, Setting

SENTENCES = iter(range(10_000))


def said(written: str, role: str = "typical", setting: Setting | None = None, **more: Any) -> DoseStatement:
    """A statement of its own sentence: `3 mg`, `1-5 mg` or `3 mcg`."""
    figures, unit = written.split()
    low, _, high = figures.partition("-")
    factor = {"mg": Decimal(1), "mcg": Decimal("0.001"), "g": Decimal(1000)}.get(unit, Decimal(1))
    of_dose = {key: more.pop(key) for key in list(more) if key in Dose._fields}
    values: dict[str, Any] = {"drug": "naltrexone", "group": "low", "sentence": next(SENTENCES), **of_dose}
    dose = Dose(
        start=0,
        end=len(written),
        written=written,
        low=Decimal(low) * factor,
        high=Decimal(high or low) * factor,
        unit="mg" if unit in ("mg", "mcg", "g") else unit,
        role=role,
        **values,
    )
    return DoseStatement(dose, setting or Setting(), **more)


def compared(one: DoseStatement, other: DoseStatement) -> bool:
    return bool(set(of_one_role(one)) & set(of_one_role(other)))


def shift(one: DoseStatement, other: DoseStatement) -> int | None:
    clash = dose_conflict(one, other) if compared(one, other) else None
    return clash.shift if clash else None


def test_two_values_for_one_role_are_a_conflict_that_names_the_subject() -> None:
    clash = dose_conflict(said("3 mg"), said("4.5 mg", population="adult"))
    assert clash == ("the usual dose of low-dose naltrexone", 0)
    clash = dose_conflict(said("3 mg", "start", population="child"), said("1 mg", "start", population="child"))
    assert clash == ("the starting dose of low-dose naltrexone in children", 0)
    clash = dose_conflict(said("3 mg", drug="cbd oil", group=""), said("9 mg", drug="cbd oil", group=""))
    assert clash == ("the usual dose of CBD oil", 0)


@pytest.mark.parametrize("role", ["", "label", "toxic", "trial", "step", "reduce"])
def test_a_dose_of_no_compared_role_has_no_subject(role: str) -> None:
    assert not list(of_one_role(said("3 mg", role)))
    assert not list(of_one_maximum(said("3 mg", role)))


@pytest.mark.parametrize(
    "more", [{"drug": "sertraline"}, {"group": "standard"}, {"population": "child"}, {"role": "start"}, {"unit": "IU"}]
)
def test_what_differs_in_its_subject_is_not_compared(more: dict[str, str]) -> None:
    other = said("4.5 mg")
    assert not compared(said("3 mg"), other._replace(dose=other.dose._replace(**more)))


def test_no_population_means_adults() -> None:
    assert compared(said("3 mg"), said("4.5 mg", population="adult"))


@pytest.mark.parametrize(
    "one, other", [("3 mg", "1.5-4.5 mg"), ("1-3 mg", "3-5 mg"), ("1-4 mg", "2-3 mg"), ("4 mg", "4.1 mg")]
)
def test_values_that_meet_are_no_conflict(one: str, other: str) -> None:
    assert shift(said(one), said(other)) is None
    assert shift(said(other), said(one)) is None


@pytest.mark.parametrize("one, other", [("6 mg", "1.5-4.5 mg"), ("1-2 mg", "3-5 mg")])
def test_a_value_outside_a_range_is_a_conflict(one: str, other: str) -> None:
    assert shift(said(one), said(other)) == 0
    assert shift(said(other), said(one)) == 0


def test_one_sentence_explains_itself() -> None:
    assert shift(said("3 mg", sentence=5), said("4.5 mg", sentence=5)) is None


def test_a_historic_dose_is_milder_and_beside_the_present_one_a_remark() -> None:
    assert shift(said("3 mg", historic=True), said("4.5 mg")) == -1
    assert shift(said("3 mg", historic=True), said("4.5 mg", now=True)) == -2


@pytest.mark.parametrize(
    "one, other",
    [
        (Setting(conditions=frozenset({"gout"})), Setting(conditions=frozenset({"lupus"}))),
        (Setting(routes=frozenset({"injection"})), Setting()),
        (Setting(qualifiers=frozenset({"severe"})), Setting()),
        (Setting(follows=True), Setting()),
        (Setting(), Setting(changes=True)),
    ],
)
def test_another_illness_route_stage_or_step_explains_the_difference(one: Setting, other: Setting) -> None:
    assert shift(said("3 mg", setting=one), said("4.5 mg", setting=other)) is None
    assert shift(said("3 mg", setting=other), said("4.5 mg", setting=one)) is None


def test_items_of_a_list_and_cells_of_a_table_are_cases() -> None:
    listed, table = Setting(cases=3), Setting(cases=IN_TABLE)
    assert shift(said("3 mg", setting=listed), said("4.5 mg", setting=listed)) is None
    assert shift(said("3 mg", setting=listed), said("4.5 mg", setting=Setting(cases=4))) == 0
    assert shift(said("3 mg", setting=table), said("4.5 mg")) is None
    assert above_maximum(said("3 mg", "maximum", listed), said("4.5 mg", setting=listed)) is not None
    assert above_maximum(said("3 mg", "maximum"), said("4.5 mg", setting=table)) is None
    assert said("3 mg", setting=listed).abroad().setting == Setting()
    assert said("3 mg", setting=table).abroad().setting == table


def test_a_second_medicine_in_the_sentence_explains_the_difference() -> None:
    with_tea = Setting(drugs=frozenset({"naltrexone", "tea"}))
    assert shift(said("3 mg", setting=with_tea), said("4.5 mg")) is None
    assert shift(said("3 mg", setting=with_tea), said("4.5 mg", setting=with_tea)) == 0


def test_an_illness_that_only_one_of_them_names_makes_it_milder() -> None:
    assert shift(said("3 mg", setting=Setting(conditions=frozenset({"gout"}))), said("4.5 mg")) == -1


def test_a_starting_dose_beside_talk_of_raising_it_is_still_one() -> None:
    assert shift(said("3 mg", "start", Setting(changes=True)), said("1.5 mg", "start")) == 0


def test_another_rhythm_is_another_dose_but_not_another_wording_of_it() -> None:
    assert shift(said("70 mg", frequency="once a week"), said("10 mg", frequency="once a day")) is None
    assert shift(said("3 mg", frequency="at night"), said("4.5 mg", frequency="once a day")) == 0
    assert shift(said("3 mg", single=True), said("4.5 mg")) is None


COMPARED = st.sampled_from(("start", "typical", "maximum", "minimum"))


@given(COMPARED, COMPARED, st.integers(1, 60), st.integers(1, 60), st.integers(0, 9))
def test_it_is_all_the_same_which_comes_first(first: str, second: str, low: int, other: int, width: int) -> None:
    one, two = said(f"{low}-{low + width} mg", first), said(f"{other} mg", second)
    assert shift(one, two) == shift(two, one)
    assert (above_maximum(one, two) is None) == (above_maximum(two, one) is None)
    assert (unit_slip(one, two) is None) == (unit_slip(two, one) is None)


def test_a_dose_above_the_maximum() -> None:
    low, high = said("3 mg", "maximum"), said("4.5 mg")
    assert above_maximum(low, high) == ("the usual dose of low-dose naltrexone is 4.5 mg, the maximum 3 mg", 0)
    assert above_maximum(high, low) == above_maximum(low, high)
    ranged = said("1-5 mg", sentence=low.dose.sentence)
    assert above_maximum(low, ranged) == ("the usual dose of low-dose naltrexone is 1-5 mg, the maximum 3 mg", 0)


@pytest.mark.parametrize(
    "taken",
    [
        said("3 mg"),
        said("3.1 mg", "start"),
        said("9 mg", "maximum"),
        said("9 mg", frequency="once a week"),
        said("9 mg", setting=Setting(routes=frozenset({"skin"}))),
    ],
)
def test_what_is_not_above_the_maximum(taken: DoseStatement) -> None:
    assert above_maximum(said("3 mg", "maximum"), taken) is None


def test_a_maximum_of_one_dose_says_nothing_of_a_day() -> None:
    assert above_maximum(said("3 mg", "maximum", single=True), said("4.5 mg")) is None


def test_a_slip_of_the_unit_is_told_once_and_whatever_the_class() -> None:
    right, wrong = said("4.5 mg"), said("4.5 mcg", "", group="ultralow")
    assert set(of_one_drug(right)) == set(of_one_drug(wrong))
    assert unit_slip(right, wrong) == ("naltrexone", 0)
    assert dose_conflict(said("50 mg"), said("50 mcg")) is None
    assert unit_slip(said("1 g"), said("1 mg")) == ("naltrexone", 0)


@pytest.mark.parametrize("other", [said("1000 mg"), said("1000 mcg"), said("2 mcg"), said("1 mcg", ultra=True)])
def test_what_is_no_slip(other: DoseStatement) -> None:
    assert not set(of_one_drug(said("1 mg"))) & set(of_one_drug(other)) or unit_slip(said("1 mg"), other) is None


def test_two_doses_of_unknown_role_are_no_slip() -> None:
    assert unit_slip(said("1 mg", ""), said("1 mcg", "")) is None


def test_on_another_page_a_statement_has_no_place_and_takes_the_illness_of_the_title() -> None:
    setting = Setting(topic=frozenset({"gout"}))
    one, other = said("3 mg", setting=setting).abroad(), said("3 mg", setting=setting).abroad()
    assert one == other
    assert (one.dose.start, one.dose.end, one.dose.sentence) == (0, 0, -1)
    assert one.setting.conditions == {"gout"}
    assert shift(one, said("4.5 mg", setting=Setting(topic=frozenset({"lupus"}))).abroad()) is None
    assert shift(one, said("4.5 mg").abroad()) == -1
    assert shift(one, said("4.5 mg", setting=setting).abroad()) == 0
