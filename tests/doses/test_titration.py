"""Steps that do not come out."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ldn_lint.doses.dose import Dose
from ldn_lint.doses.titration import titrations
from ldn_lint.mentions.lexicon import Lexicon
from ldn_lint.mentions.page import Page
from ldn_lint.readers import read_text


def details(text: str, *doses: tuple[str, str, float]) -> list[str]:
    """The faults of a text with the doses (words, role, days between steps) that stand in it, in order."""
    page = Page(read_text(text, "draft.md"), Lexicon([]))
    made, at = [], 0
    for written, role, every in doses:
        at = text.index(written, at)
        sentence = next(i for i, each in enumerate(page.document.sentences) if each.start <= at < each.end)
        value = Decimal(written.split()[0])
        made.append(Dose(at, at + len(written), sentence, written, value, value, "mg", "tea", role=role, every=every))
        at += len(written)
    page.memo["doses"] = tuple(made)
    return [each.detail for each in titrations(page)]


def test_steps_that_miss_the_target() -> None:
    text = "Start with 1.5 mg, raise by 1 mg a week to a maximum of 4 mg."
    doses = ("1.5 mg", "start", 0.0), ("1 mg", "step", 7.0), ("4 mg", "maximum", 0.0)
    assert details(text, *doses) == ["from 1.5 mg in steps of 1 mg one comes to 3.5 and 4.5 mg, never to 4 mg"]
    assert details(text.replace("by 1", "by about 1"), *doses) == []
    assert details(text.replace(". ", " as tolerated. ").replace("4 mg.", "4 mg as tolerated."), *doses) == []


@pytest.mark.parametrize(
    "time, fault",
    [
        ("in 4 weeks", ["3 steps of 1 mg from 1 mg to 4 mg take 12 weeks, not 4 weeks"]),
        ("within a month", ["3 steps of 1 mg from 1 mg to 4 mg take 12 weeks, not a month"]),
        ("in 12 weeks", []),
        ("after 3 months", []),
        ("after four months", []),
        ("in a good while", []),
    ],
)
def test_a_stated_time_that_the_steps_do_not_take(time: str, fault: list[str]) -> None:
    text = f"Start at 1 mg and add 1 mg monthly. You reach 4 mg {time}."
    assert details(text, ("1 mg", "start", 0.0), ("1 mg", "step", 28.0), ("4 mg", "", 0.0)) == fault


@pytest.mark.parametrize(
    "doses",
    [
        [("1.5 mg", "start", 0.0), ("0.5 mg", "step", 14.0), ("4.5 mg", "maximum", 0.0)],
        [("1.5 mg", "start", 0.0), ("0.5 mg", "step", 14.0), ("4.5 mg", "", 0.0)],
        [("1.5 mg", "typical", 0.0), ("0.5 mg", "step", 14.0), ("4.5 mg", "maximum", 0.0)],
        [("1.5 mg", "start", 0.0), ("0.5 mg", "", 14.0), ("4.5 mg", "maximum", 0.0)],
    ],
)
def test_silence(doses: list[tuple[str, str, float]]) -> None:
    text = "Start with 1.5 mg, go up by 0.5 mg every 2 weeks, and 4.5 mg is the most."
    assert details(text, *doses) == []
