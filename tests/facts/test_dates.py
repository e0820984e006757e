"""Dates that are the page's own, and dates that are not."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ldn_lint.facts.authors import is_byline
from ldn_lint.facts.dates import Day, dates_of, read_day
from ldn_lint.mentions.lexicon import Lexicon
from ldn_lint.mentions.page import Page
from ldn_lint.readers import read_text

LEXICON = Lexicon([])
MONTHS = "January February March April May June July August September October November December".split()  # noqa: SIM905


def found(text: str, path: str = "page.md") -> list[tuple[str, Day, str]]:
    page = Page(read_text(text, path), LEXICON)
    dates = dates_of(page, is_byline)
    assert all(page.text(dated.start, dated.end) == dated.text for dated in dates if dated.start >= 0)
    return [(dated.role, dated.day, dated.text) for dated in dates]


@pytest.mark.parametrize(
    "text, day",
    [
        ("2024-03-04", Day(2024, 3, 4)),
        ("2024-03", Day(2024, 3)),
        ("2024-03-04T10:00:00Z", Day(2024, 3, 4)),
        ("4 March 2024", Day(2024, 3, 4)),
        ("4th of March 2024", Day(2024, 3, 4)),
        ("Mar. 4, 2024", Day(2024, 3, 4)),
        ("September 2024", Day(2024, 9)),
        ("2024", Day(2024)),
        ("13/4/2024", Day(2024, 4, 13)),
        ("4/13/2024", Day(2024, 4, 13)),
        ("3/4/2024", Day(2024)),
        ("5.5.2024", Day(2024, 5, 5)),
        ("2024-13-01", None),
        ("soon", None),
        ("in 20245 cases", None),
    ],
)
def test_a_date_is_as_precise_as_it_was_given(text: str, day: Day | None) -> None:
    assert read_day(text) == day


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)))
def test_every_day_is_read_however_it_is_written(day: date) -> None:
    year, month, number = map(int, str(day).split("-"))
    name = MONTHS[month - 1]
    for text in (f"{day}", f"{number} {name} {year}", f"{name} {number}, {year}", f"{name[:3]} {number} {year}"):
        assert read_day(text) == Day(year, month, number)


@pytest.mark.parametrize(
    "text, expected",
    [
        ("Last reviewed: 4 March 2024.", [("reviewed", Day(2024, 3, 4), "Last reviewed: 4 March 2024")]),
        ("*Updated* on May 2, 2023 at 10:00", [("updated", Day(2023, 5, 2), "Updated on May 2, 2023")]),
        (
            "This page was last updated 2 May 2023",
            [("updated", Day(2023, 5, 2), "This page was last updated 2 May 2023")],
        ),
        ("Published in May 2023", [("published", Day(2023, 5), "Published in May 2023")]),
        ("Kelp | Posted 2023-05-02 | 4 min", [("published", Day(2023, 5, 2), "Posted 2023-05-02")]),
        (
            "Reviewed by Ada Lund, MD, on 2 May 2023",
            [("reviewed", Day(2023, 5, 2), "Reviewed by Ada Lund, MD, on 2 May 2023")],
        ),
        ("Next review due: March 2027", [("next", Day(2027, 3), "Next review due: March 2027")]),
        ("Due for review: 2027", [("next", Day(2027), "Due for review: 2027")]),
        (
            "Published: 1 May 2020. Last reviewed: 2 May 2021. Next review: 2024.",
            [
                ("published", Day(2020, 5, 1), "Published: 1 May 2020"),
                ("reviewed", Day(2021, 5, 2), "Last reviewed: 2 May 2021"),
                ("next", Day(2024), "Next review: 2024"),
            ],
        ),
        ("*May 2, 2023 · by Ada Lund*", [("published", Day(2023, 5, 2), "May 2, 2023")]),
        ("By Ada Lund\n\n2 May 2023", [("published", Day(2023, 5, 2), "2 May 2023")]),
        ("By Ada Lund · 2 May 2023 · 4 min", [("published", Day(2023, 5, 2), "2 May 2023")]),
        ("# Kelp\n\n2 May 2023\n\nKelp grows.", [("published", Day(2023, 5, 2), "2 May 2023")]),
    ],
)
def test_dates_of_the_page(text: str, expected: list[tuple[str, Day, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "In May 2016 the trial, published in 2015, found nothing.",
        "Published in May 2016, the trial of kelp found nothing in any of the many people who took it.",
        "The drug was approved on 4 May 1984.",
        "Kelp tea\n\nMay 11, 2016\n\nSage tea\n\nMay 13, 2016\n\nShow all",
        "# Kelp\n\nThyme\n\nMay 11, 2016\n\nSage\n\nMay 13, 2016\n\nShow all",
        "## References\n\n1. Lund A. Kelp. Published: 4 May 2016.",
        "{{ page.updated | date }}",
        "Blood pressure was checked. 2016 was a dry year.",
        "© 2016 Kelp Ltd",
    ],
)
def test_dates_of_something_else(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "front, role",
    [
        ("date: 2024-03-04", "published"),
        ("lastmod: 2024-03-04", "updated"),
        ("last_modified: 4 March 2024", "updated"),
        ("last-reviewed: 2024-03-04", "reviewed"),
        ("next_review: 2024-03-04", "next"),
    ],
)
def test_dates_of_the_metadata(front: str, role: str) -> None:
    assert [(dated[0], dated[1]) for dated in found(f"---\n{front}\n---\nKelp.")] == [(role, Day(2024, 3, 4))]


def test_dates_of_html() -> None:
    footer = "<p>Kelp.</p><footer><p>By Ada Lund. Last reviewed: 4 May 2025.</p></footer>"
    assert found(footer, "page.html") == [("reviewed", Day(2025, 5, 4), "Last reviewed: 4 May 2025")]
    assert found("<p>Kelp <time datetime=2020-01-02>then</time></p>", "page.html")[0][:2] == (
        "published",
        Day(2020, 1, 2),
    )
    two = "<p><time datetime=2020-01-02>a</time> <time datetime=2020-02-02>b</time></p>"
    assert found(two, "page.html") == []
