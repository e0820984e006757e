"""Terms and abbreviations: what counts as explained, and what is none of either."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ldn_lint.mentions.page import Page
from ldn_lint.readability.abbreviations import unexpanded
from ldn_lint.readability.explained import explained
from ldn_lint.readability.jargon import jargon
from ldn_lint.readability.terms import unexplained
from ldn_lint.readers import read_text
from ldn_lint.rules.compiled import Compiled
from ldn_lint.rules.load import load_catalogue


@pytest.fixture
def page(tmp_path: Path):
    rules = tmp_path / "rules.toml"
    rules.write_text('[mentions.condition]\nwords = ["cystic fibrosis"]\n')
    lexicon = Compiled(load_catalogue([rules], bundled=False)).lexicon
    return lambda text: Page(read_text(text, "page.md"), lexicon)


@pytest.mark.parametrize(
    "before, after, expected",
    [
        ("You may get ", " (trouble with breathing).", True),
        ("You may get ", ", or breathlessness.", True),
        ("You may get ", " – trouble with breathing.", True),
        ("", " means trouble with breathing.", True),
        ("", " (MS) is a disease of nerves.", True),
        ("This is called ", ".", True),
        ("Trouble with breathing (", ").", True),
        ("You may get ", " (see page 4).", False),
        ("You may get ", " (12 of 100).", False),
        ("You may get ", " at night.", False),
        ("The ", " was measured.", False),
    ],
)
def test_what_explains_a_term(before, after, expected) -> None:
    assert explained(before, after) is expected


def test_only_the_first_use_counts_and_one_plain_wording_is_asked_once(page) -> None:
    found = page("Nausea and myalgia come first. Myalgias go. Later comes dyspnoea. Dyspnea is rare.")
    terms = unexplained(found)
    assert [(found.text(term.start, term.end), term.plain) for term in terms] == [
        ("myalgia", "muscle pain"),
        ("dyspnoea", "shortness of breath"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Myalgia (pain in a muscle) is common. Then myalgia goes.",
        "The muscles hurt. Myalgia comes with flu.",
        "## Myalgia\n\nFlu brings myalgia.",
        "What is myalgia? Flu brings myalgia.",
        "People with cystic fibrosis cough.",
        "She works at the Myalgia Centre.",
        "| myalgia |\n|---|\n| myalgia |",
    ],
)
def test_explained_terms_names_and_topics_pass(page, text) -> None:
    assert unexplained(page(text)) == []


def test_every_term_has_plain_words_and_no_term_is_one_itself() -> None:
    entries = [entry for terms in jargon().values() for entry in terms]
    assert len(entries) > 250
    assert len({words for words, _ in entries}) == len(entries)
    assert not {" ".join(words) for words, _ in entries} & {plain for _, plain in entries}


def test_abbreviations_are_counted_from_their_first_use(page) -> None:
    found = page("Ask about XQP and ZRT. An XQP is cheap. XQPs last.")
    listed = [(found.text(each.start, each.end), each.start, each.uses) for each in unexpanded(found)]
    assert listed == [("XQP", 10, 3), ("ZRT", 18, 1)]


@pytest.mark.parametrize(
    "text",
    [
        "Quick sleep patches are cheap. A QSP lasts.",
        "Quality of sleep matters. QOS is asked for.",
        "The patch (QSP) lasts.",
        "QSP stands for a patch.",
        "A QSP, or patch, lasts.",
        "An MRI at the NHS. It was shown by the CDC.",
        "Take NOT one. CALL NOW.",
        "The QSPAR trial was long.",
        "Ode KT, Lark MB, Hoff L. Figs.",
        "Measure IL-6, B12 and the A/B ratio at x@QSP.org.",
    ],
)
def test_what_is_written_out_known_or_no_abbreviation_passes(page, text) -> None:
    assert unexpanded(page(text)) == []


@given(st.text("QXZ ().,-–:’aeis\n", max_size=60))
def test_what_is_reported_is_in_capitals_and_inside_the_page(text) -> None:
    document = read_text(text, "page.txt")
    found = Page(document, _EMPTY)
    for each in unexpanded(found):
        name = document.text[each.start : each.end]
        assert name.isupper()
        assert 2 <= len(name) <= 6
        assert 1 <= each.uses <= text.count(name)


_EMPTY = Compiled(load_catalogue([], bundled=False)).lexicon
