"""Figures that are told in forms that cannot be compared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ldn_lint.kinds.figures import ratios
from ldn_lint.mentions.page import Page
from ldn_lint.readers import read_text
from ldn_lint.rules.compiled import Compiled
from ldn_lint.rules.load import load_catalogue

LEXICON = Compiled(load_catalogue([], bundled=False)).lexicon


def found(text: str) -> list[tuple[str, int, int]]:
    page = Page(read_text(text, "page.txt"), LEXICON)
    return [
        (page.text(ratio.start, ratio.end), ratio.part, ratio.of)
        for view in page.sentences
        for ratio in ratios(page, view)
    ]


@pytest.mark.parametrize(
    "text, expected",
    [
        ("About 3 in 200 get a rash.", [("3 in 200", 3, 200)]),
        ("It is one in ten thousand people.", [("one in ten", 1, 10)]),
        ("It is 2 in a thousand people.", [("2 in a thousand", 2, 1000)]),
        ("It was 12 per 1,000 births.", [("12 per 1,000", 12, 1000)]),
        ("Nine people out of every ten slept.", [("Nine people out of every ten", 9, 10)]),
        ("It was 240 in 1,000 women.", [("240 in 1,000", 240, 1000)]),
        ("Up to 1 in 10 sneeze.", []),
        ("From 1 in 100 to 1 in 1,000 sneeze.", []),
        ("About 1 in 4 (25 %) sneeze.", []),
        ("They were 687 out of 1,492 people.", []),
        ("He came 3 in 2019.", []),
        ("It took 3 in 10 weeks.", []),
        ("It is 10 in 4.", []),
        ("Take 0 in 5.", []),
    ],
)
def test_ratios(text, expected) -> None:
    assert found(text) == expected


@given(st.integers(1, 20), st.sampled_from([25, 100, 200, 1000, 10000]), st.text("abc ,;é", max_size=12))
def test_a_ratio_is_found_where_it_stands_with_its_numbers(part, of, before) -> None:
    words = f"{part} in {of:,}"
    ((text, *numbers),) = found(f"Of them {before} {words} fell.")
    assert text == words
    assert numbers == [part, of]


def rule_findings(code: str, text: str) -> list[tuple[str, list[str]]]:
    from ldn_lint.engine.linter import lint_document

    result = lint_document(read_text(text, "page.txt"), Compiled(load_catalogue()), {code})
    return [
        (text[f.place.start : f.place.end], [text[r.place.start : r.place.end] for r in f.related])
        for f in result.findings
    ]


def test_a_finding_points_at_the_figure_it_cannot_be_compared_with() -> None:
    text = "About 1 in 10 people feel better. About 3 in 200 get a rash, and 4 in 200 a headache."
    assert rule_findings("RSK011", text) == [("3 in 200", ["1 in 10"])]


def test_a_relative_benefit_points_at_the_absolute_harm() -> None:
    text = "Figs cut strokes by 30 %. Serious bleeding comes in 2 in 1,000 users."
    assert rule_findings("RSK012", text) == [("cut strokes by 30 %", ["2 in 1,000"])]
