"""The scan: which mentions, at which characters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ldn_lint.mentions.lexicon import Lexicon, MentionSpec
from ldn_lint.mentions.page import Page
from ldn_lint.readers import read_text

LEXICON = Lexicon(
    [
        MentionSpec("condition", {"cancer": ("breast cancer", "cancer(s)"), "neuro": ("MS", "multiple sclerosis")}),
        MentionSpec("harm", {"": ("side effect(s)",)}),
        MentionSpec("hype", {"": ("breakthrough(s)",)}, exceptions=("breakthrough pain",)),
        MentionSpec("cure-verb", {"": ("cure", "get rid of")}, inflect="verb"),
        MentionSpec("any", include=("condition", "harm")),
        MentionSpec("kin", {"": ("my son", "my son's own")}),
        MentionSpec("percent", pattern=r"\d+(?:\.\d+)?\s?%", hints=("%",)),
        MentionSpec("herb", {"": ("st. john('s|s) wort", "c. difficile")}),
    ]
)


def found(text: str, name: str, path: str = "x.txt") -> list[str]:
    page = Page(read_text(text, path), LEXICON)
    mask = LEXICON.mask(name)
    return [page.text(hit.start, hit.end) for view in page.sentences for hit in view.hits if hit.mask & mask]


@pytest.mark.parametrize(
    "text, name, expected",
    [
        ("It CURES cancer.", "cure-verb", ["CURES"]),
        ("Got rid of cancers.", "cure-verb", ["Got rid of"]),
        (
            "A side-effect, two side effects, side\u00a0effects.",
            "harm",
            ["side-effect", "side effects", "side effects"],
        ),
        ("The ms. shows MS.", "condition", ["MS"]),
        ("cancer's cost", "condition", ["cancer's"]),
        ("Less side, effects aside.", "harm", []),
        ("A breakthrough in breakthrough pain.", "hype", ["breakthrough"]),
        ("About 55.5 % or 7%.", "percent", ["55.5 %", "7%"]),
        ("MS and side effects", "any", ["MS", "side effects"]),
        ("St. John’s wort and C. difficile", "herb", ["St. John’s wort", "C. difficile"]),
        ("cancerous precancer", "condition", []),
        ("the the end", "doubled-word", ["the the"]),
        ("4.5 mg in 2 days", "number", ["4.5", "2"]),
        ("It is my son's joy; my sons' too; my son's own.", "kin", ["my son's", "my son's own"]),
        ("The end\n\nEnd of it.", "doubled-word", []),
        ("anti\u2011cancer", "condition", ["cancer"]),
        ("side\u2011effects", "harm", ["side\u2011effects"]),
    ],
)
def test_mentions_are_found_whole(text: str, name: str, expected: list[str]) -> None:
    assert found(text, name) == expected


def test_the_longest_phrase_of_a_mention_starts_at_a_word_once() -> None:
    page = Page(read_text("breast cancer", "x.txt"), LEXICON)
    mask = LEXICON.mask("condition")
    spans = [(hit.start, hit.end) for hit in page.sentences[0].hits if hit.mask & mask]
    assert spans == [(0, 13), (7, 13)]


def test_a_group_is_a_mention_of_its_own() -> None:
    assert found("cancer and MS", "condition/neuro") == ["MS"]


def test_a_link_to_another_site_is_a_citing_link_and_a_dead_one_is_not() -> None:
    text = "See [the trial](https://doi.org/10.1000/x) and [this](#) and [that](/shop)."
    assert found(text, "citing-link", "x.md") == ["the trial"]


def test_a_lexicon_survives_its_way_through_json() -> None:
    import json

    data, packed = LEXICON.to_data()
    copy = Lexicon.from_data(json.loads(json.dumps(data)), packed)
    document = read_text("St. John's wort cured 55 % of MS; breakthrough pain, side effects.", "x.txt")
    assert Page(document, copy).sentences == Page(document, LEXICON).sentences


@given(st.text(alphabet="cancer MSside effects.%5’'-\n\u00a0İſ", max_size=60))
def test_every_hit_lies_in_its_sentence(text: str) -> None:
    page = Page(read_text(text, "x.txt"), LEXICON)
    for view in page.sentences:
        for hit in view.hits:
            assert view.sentence.start <= hit.start < hit.end <= view.sentence.end
            assert view.first <= hit.first < hit.last <= view.last


def test_a_mention_that_counts_as_another_is_found_as_both() -> None:
    lexicon = Lexicon(
        [
            MentionSpec("product", {"herb": ("noni",)}),
            MentionSpec("any", include=("product",)),
            MentionSpec("brand", {"": ("zelvora",)}, counts_as=("product/herb", "product")),
        ]
    )
    view = Page(read_text("Zelvora helps.", "x.md"), lexicon).sentences[0]
    assert all(view.has(lexicon.mask(name)) for name in ("brand", "product", "product/herb", "any"))
