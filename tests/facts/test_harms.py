"""Harms told by what people feel."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ldn_lint.facts.dates import Dated, Day
from ldn_lint.facts.page import facts_of
from ldn_lint.mentions.page import Page

_HEAD = "# Valerian\n\nValerian eases joint pain. Valerian helps with fatigue and cramps. "


@pytest.mark.parametrize(
    "told",
    [
        "Some people get nausea in the first weeks.",
        "Valerian often causes diarrhoea.",
        "One in ten people have headaches while taking it.",
        "You may feel sick on the day after.",
        "Patients rarely get palpitations from valerian.",
        "Nausea was reported after taking valerian.",
    ],
)
def test_harm_is_told(page: Callable[[str], Page], told: str) -> None:
    assert facts_of(page(_HEAD + told)).risks == (3,)


@pytest.mark.parametrize(
    "told",
    [
        "Some people have joint pain for years.",  # What it is said to help with.
        "The town is old.\n\nMany people have nausea in winter.",  # Nothing ties it to the treatment.
        "Valerian never causes nausea.",
        "It is a myth that valerian causes nausea.",
    ],
)
def test_no_harm_of_the_treatment(page: Callable[[str], Page], told: str) -> None:
    assert facts_of(page(_HEAD + told)).risks == ()


def test_a_date_is_said_without_its_label() -> None:
    assert Dated("reviewed", Day(2015, 6), "Last reviewed: June 2015").when == "in June 2015"
    assert Dated("updated", Day(2015, 6, 3), "Updated 3 June 2015").when == "on 3 June 2015"


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("Leaflet 7. Produced March 2025. Review due March 2028.", "published"),
        ("Version 7, May 2026. Data officer: Iris Wren.", "published"),
    ],
)
def test_dates_of_leaflets(page: Callable[[str], Page], line: str, role: str) -> None:
    assert facts_of(page(_HEAD + "\n\n" + line)).dates[0].role == role


def test_authors_as_references_write_them_are_people(page: Callable[[str], Page]) -> None:
    author = facts_of(page(_HEAD + "\n\nAuthors: Holt H, Chalk E.")).author
    assert author is not None
    assert author.person
