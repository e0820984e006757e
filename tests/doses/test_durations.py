"""How long what takes, and which times contradict each other."""

from __future__ import annotations

import pytest

from ldn_lint.doses.durations import Duration, duration_conflict, durations_of
from ldn_lint.mentions.page import Page
from ldn_lint.readers import read_text
from ldn_lint.rules.compiled import Compiled
from ldn_lint.rules.load import load_catalogue


@pytest.fixture(scope="module")
def rules() -> Compiled:
    return Compiled(load_catalogue(verify=False))


def read(rules: Compiled, text: str) -> list[tuple[str, str, str, float, float]]:
    page = Page(read_text(text, "draft.md"), rules.lexicon)
    found = durations_of(page)
    assert all(page.text(each.start, each.end) == each.written for each in found)
    assert durations_of(page) is found
    return [(each.written, each.event, each.drug, each.low, each.high) for each in found]


@pytest.mark.parametrize(
    "text, expected",
    [
        (
            "LDN blocks opioid receptors for three or four hours.",
            ("three or four hours", "blockade", "low-dose naltrexone", 3, 4),
        ),
        (
            "The blockade of opioid receptors between 2 a.m. and 4 a.m. comes from LDN.",
            ("between 2 a.m. and 4 a.m.", "blockade", "low-dose naltrexone", 2, 2),
        ),
        (
            "From 10 p.m. to 2 a.m., LDN causes a blockade.",
            ("From 10 p.m. to 2 a.m.", "blockade", "low-dose naltrexone", 4, 4),
        ),
        ("Naltrexone stays in your body for about a day.", ("a day", "time in the body", "naltrexone", 24, 24)),
        ("Naltrexone is excreted from the body within 4 hours.", ("4 hours", "time in the body", "naltrexone", 0, 4)),
        ("The half-life of methadone is at least 8 hours.", ("8 hours", "half-life", "methadone", 8, 1e9)),
        (
            "The half-life of its metabolite is 13 hours for naltrexone.",
            ("13 hours", "half-life", "naltrexone (metabolite)", 13, 13),
        ),
        (
            "Be opioid-free for 10 days to 2 weeks before naltrexone.",
            ("10 days to 2 weeks", "wash-out", "naltrexone", 240, 336),
        ),
        ("Ibuprofen starts to work in 20-30 minutes.", ("20-30 minutes", "time to effect", "ibuprofen", 1 / 3, 0.5)),
        (
            "The effect of ibuprofen lasts four to six hours.",
            ("four to six hours", "length of the effect", "ibuprofen", 4, 6),
        ),
    ],
)
def test_reading(rules: Compiled, text: str, expected: tuple[str, str, str, float, float]) -> None:
    (found,) = read(rules, text)
    assert found[:3] == expected[:3]
    assert found[3:] == pytest.approx(expected[3:])


@pytest.mark.parametrize(
    "text",
    [
        "Take LDN every 4 hours; it blocks opioid receptors.",
        "A cold stays in the body for 4 days.",
        "Does LDN block opioid receptors for 4 hours?",
        "It is a mistake to think that LDN blocks opioid receptors for 4 hours.",
        "Opioid receptors in the body rest for 8 hours.",
        "LDN is a medicine. Sleep for 8 hours.",
    ],
)
def test_silence(rules: Compiled, text: str) -> None:
    assert read(rules, text) == []


def duration(low: float, high: float, sentence: int = 0) -> Duration:
    return Duration(0, 1, sentence, f"{low:g} to {high:g} hours", "half-life", "tea", low, high)


@pytest.mark.parametrize(
    "one, other, conflict",
    [
        ((2, 2), (3, 4), True),
        ((4, 4), (3, 4), False),
        ((4, 4), (5, 5), False),
        ((4, 4), (5.1, 5.1), True),
        ((0, 24), (4, 4), False),
        ((8, 1e9), (4, 4), True),
    ],
)
def test_conflicts(one: tuple[float, float], other: tuple[float, float], conflict: bool) -> None:
    first, second = duration(*one, sentence=1), duration(*other, sentence=2)
    assert (duration_conflict(first, second) is not None) is conflict
    assert (duration_conflict(second, first) is not None) is conflict
    assert duration_conflict(first, second._replace(sentence=1)) is None


def test_a_range_of_clock_times_is_told_with_its_hours(rules: Compiled) -> None:
    page = Page(
        read_text(
            "LDN blocks opioid receptors from 2 a.m. to 4 a.m. today.\n\nLDN blocks opioid receptors for 9 hours.",
            "a.md",
        ),
        rules.lexicon,
    )
    assert duration_conflict(*durations_of(page)) == ("the blockade of low-dose naltrexone (by the clock 2 hours)", 0)
