"""Every sentence of expressions.toml is read as it says there."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from ldn_lint.doses.dose import ROLES, Dose
from ldn_lint.rules.loader import parse_toml

Doses = Callable[..., tuple[Dose, ...]]
_PATH = Path(__file__).with_name("expressions.toml")
CASES = [
    pytest.param(sentence, expected, id=f"{group}-{number}")
    for group, cases in parse_toml(_PATH.read_text(encoding="utf-8"), _PATH.name).items()
    for number, (sentence, *expected) in enumerate(cases, 1)
]


def expectation(text: str) -> tuple[Any, ...]:
    """`drug | low-high unit | role | population | frequency | historic` as values."""
    drug, amount, role, population, frequency, past = [*map(str.strip, text.split("|")), *[""] * 4][:6]
    numbers, unit = amount.split(" ", 1)
    low, _, high = numbers.partition("-")
    assert role in ("", *ROLES)
    assert past in ("", "historic")
    return drug, Decimal(low), Decimal(high or low), unit, role, population, frequency, bool(past)


def test_there_are_many() -> None:
    assert len(CASES) >= 250


@pytest.mark.parametrize(("sentence", "expected"), CASES)
def test_expression(doses: Doses, sentence: str, expected: list[str]) -> None:
    found = [
        (each.drug, each.low, each.high, each.unit, each.role, each.population, each.frequency, each.historic)
        for each in doses(sentence)
    ]
    assert found == [expectation(each) for each in expected]
