"""The notation of word lists."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ldn_lint.mentions.phrases import expand, forms, is_capital, plural, tokens, verb_forms


@pytest.mark.parametrize(
    "entry, expected",
    [
        ("cancer", {"cancer"}),
        ("tumo(u)r(s)", {"tumor", "tumors", "tumour", "tumours"}),
        ("crohn('s|s) disease", {"crohn's disease", "crohns disease"}),
        ("(an|ana)emia", {"anemia", "anaemia"}),
    ],
)
def test_expand_gives_every_spelling(entry: str, expected: set[str]) -> None:
    assert set(expand(entry)) == expected


@pytest.mark.parametrize("entry", ["cancer(s", "cancer)s", "a(b(c))"])
def test_unbalanced_parentheses_are_an_error(entry: str) -> None:
    with pytest.raises(ValueError, match="unbalanced parentheses"):
        list(expand(entry))


@pytest.mark.parametrize(
    "lemma, expected",
    [
        ("cure", ("cure", "cures", "cured", "curing")),
        ("stop", ("stop", "stops", "stopped", "stopping")),
        ("relieve", ("relieve", "relieves", "relieved", "relieving")),
        ("banish", ("banish", "banishes", "banished", "banishing")),
        ("fortify", ("fortify", "fortifies", "fortified", "fortifying")),
        ("destroy", ("destroy", "destroys", "destroyed", "destroying")),
        ("control", ("control", "controls", "controlled", "controlling")),
        ("free", ("free", "frees", "freed", "freeing")),
        ("fight", ("fight", "fights", "fought", "fighting")),
        ("clear", ("clear", "clears", "cleared", "clearing")),
    ],
)
def test_verbs_inflect(lemma: str, expected: tuple[str, ...]) -> None:
    assert verb_forms(lemma) == expected


def test_only_the_first_word_of_a_verb_entry_inflects() -> None:
    assert set(forms("get rid of", "verb")) == {
        "get rid of", "gets rid of", "got rid of", "gotten rid of", "getting rid of",
    }  # fmt: skip


@pytest.mark.parametrize("noun, expected", [("remedy", "remedies"), ("toxin", "toxins"), ("flash", "flashes")])
def test_plurals(noun: str, expected: str) -> None:
    assert plural(noun) == expected


def test_tokens_part_at_hyphens_and_keep_decimals_and_apostrophes() -> None:
    assert tokens("Anti-inflammatory Crohn’s 4.5 mg") == ("anti", "inflammatory", "crohn's", "4.5", "mg")


@pytest.mark.parametrize(
    "entry, expected", [("MS", True), ("COVID 19", True), ("Ms", False), ("A", False), ("b12", False)]
)
def test_capitals(entry: str, expected: bool) -> None:
    assert is_capital(entry) is expected


@given(st.text())
def test_tokens_never_hold_blanks(text: str) -> None:
    assert all(token and not any(char.isspace() for char in token) for token in tokens(text))
