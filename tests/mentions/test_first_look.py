"""The first looks at a page that spare most sentences a closer one."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from ldn_lint.mentions.lexicon import Lexicon
from ldn_lint.mentions.page import Page
from ldn_lint.readers import read_text

TEXT = "# Doses in 2021\n\nTake 5 mg. It's Ana's dose. Rest.\n\nTake 9 mg more."
PIECES = ["Take 5 mg. ", "It's ", "the lady's", " dose", ". ", "\n\n", "# Rest\n", "- ", "don’t", "5", "_", "é", "? No"]


def page_of(text: str) -> Page:
    return Page(read_text(text, "page.md"), Lexicon([]))


def test_sentences_are_told_by_a_pattern_by_strings_and_by_words() -> None:
    page = page_of(TEXT)
    assert page.sentences_with(re.compile(r"\d"), page.document.text) == [0, 1, 4]
    assert page.sentences_holding(("mg", "Rest"), page.document.text) == [1, 3, 4]
    assert page.sentences_holding(("kg",), page.document.text) == []
    assert {at: [page.word(each) for each in words] for at, words in page.places_of({"ana", "take"}).items()} == {
        1: ["take"],
        2: ["ana's"],
        4: ["take"],
    }
    assert "it" in page.stems
    assert "it's" not in page.stems


def test_a_page_without_prose_has_no_sentences_to_look_at() -> None:
    page = page_of("")
    assert page.sentences_with(re.compile("x|"), "") == []
    assert page.sentences_holding(("x",), "") == []
    assert page.places_of({"x"}) == {}
    assert page.possible == 0


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_no_sentence_is_passed_over(text: str) -> None:
    page = page_of(text)
    prose = page.document.text
    pattern = re.compile(r"\d|dose")
    held = [at for at, (start, end, _) in enumerate(page.document.sentences) if pattern.search(prose[start:end])]
    assert set(held) <= set(page.sentences_with(pattern, prose))
    named = [at for at, (start, end, _) in enumerate(page.document.sentences) if "Take" in prose[start:end]]
    assert set(named) <= set(page.sentences_holding(("Take",), prose))
    words = {
        view.position
        for view in page.sentences
        for index in range(view.first, view.last)
        if page.word(index).partition("'")[0] in ("it", "lady", "don")
    }
    assert words <= set(page.places_of({"it", "lady", "don"}))
