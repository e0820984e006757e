"""What is told from the words of the scan agrees with what the text itself tells."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ldn_lint.mentions.lexicon import Lexicon
from ldn_lint.mentions.page import Page
from ldn_lint.readability.abbreviations import _is_spelt, _letters, _runs
from ldn_lint.readability.grade import grade, surely_below
from ldn_lint.readability.syllables import syllables, syllables_of
from ldn_lint.readers import read_text

PIECES = ["of", "the", "a", "multiple ", "sclerosis", " ", "-", "'", "’", "5", "4.5", "ms", "İx", ", ", "\n\n", ". "]
PIECES += ["a'of", "½", "MS", "ÄÖ ", "É", "FDA ", "Don’t ", "WHO’s"]


def page_of(text: str) -> Page:
    return Page(read_text(text, "page.txt"), Lexicon([]))


def _plain(chains: str) -> str:
    """Chains with one blank for whatever no abbreviation can go through."""
    return re.sub("[^a-zA-Z]+", " ", chains).strip()


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_the_words_of_the_scan_tell_the_chains_of_initials(text: str) -> None:
    page = page_of(text)
    assert _plain(_letters(page)) == _plain(_runs(page.lowered))


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_words_in_lower_case_have_as_many_syllables(text: str) -> None:
    page = page_of(text)
    for view in page.sentences:
        words = [page.text(page.starts[at], page.ends[at]) for at in range(view.first, view.last)]
        assert syllables_of(page, view) == [syllables(word) for word in words]


@pytest.mark.parametrize(
    "text, spelt",
    [
        ("quality of life", True),
        ("Quality-of-life", True),
        ("quality, of life", False),
        ("quality of the lives", True),
        ("quality of good life", False),
        ("quality o' life", False),
    ],
)
def test_an_abbreviation_is_spelt_by_words_in_a_row(text: str, spelt: bool) -> None:
    assert _is_spelt("ql", _letters(page_of(text))) is spelt


@given(st.lists(st.lists(st.integers(1, 6), min_size=3, max_size=12), min_size=1, max_size=12), st.floats(0, 30))
def test_textstat_is_not_asked_only_where_it_would_say_less(counts: list[list[int]], limit: float) -> None:
    found = grade(counts)
    assert found is not None
    if surely_below(counts, limit):
        assert round(found.flesch_kincaid, 1) <= limit
    if round(found.flesch_kincaid, 1) < limit - 0.5:
        assert surely_below(counts, limit)
