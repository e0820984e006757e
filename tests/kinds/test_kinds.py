"""Each kind: what it matches, what it underlines, what it leaves alone."""

import pytest

MENTIONS = """
[mentions.herb]
words = ["noni", "kava", "zinc"]
[mentions.cures]
words = ["cures", "heals"]
[mentions.condition]
[mentions.condition.groups]
cancer = ["cancer", "lymphoma"]
skin = ["eczema", "psoriasis"]
lung = ["asthma"]
[mentions.person]
words = ["doctor"]
[mentions.source]
words = ["smith"]
[mentions.lead]
words = ["helps with"]
[mentions.order]
words = ["order now"]
"""


def matches(lint, rule: str, text: str) -> list[str]:
    result = lint(f'{MENTIONS}\n[rules.a-rule]\ncode = "EFF001"\nCOMMON\n{rule}', text)
    return [text[f.place.start : f.place.end] for f in result.findings]


@pytest.mark.parametrize(
    "text, expected",
    [
        ("Noni and kava.", ["Noni"]),
        ("Noni. Kava.", ["Noni", "Kava"]),
        ("Nothing here.", []),
    ],
)
def test_pattern_reports_the_first_mention_of_a_sentence(lint, text, expected) -> None:
    assert matches(lint, 'kind = "pattern"\nfind = ["herb"]', text) == expected


def test_pattern_reports_each_mention_when_asked(lint) -> None:
    assert matches(lint, 'kind = "pattern"\nfind = ["herb"]\neach = true', "Noni and kava.") == ["Noni", "kava"]


@pytest.mark.parametrize(
    "text, expected",
    [
        ("Noni cures cancer.", ["Noni cures cancer"]),
        ("Noni **quickly** heals all eczema.", ["Noni **quickly** heals all eczema"]),
        ("Cancer: noni cures.", []),
        ("Noni one two three cures cancer.", []),
        ("Noni; cures cancer.", []),
        ("Noni. Cures cancer.", []),
        ("Noni, the doctor cures cancer.", []),
        ("Kava or noni cures eczema and kava heals asthma.", ["Kava or noni cures eczema"]),
    ],
)
def test_sequence_keeps_order_gap_and_breaks(lint, text, expected) -> None:
    rule = 'kind = "sequence"\nfind = ["herb", "cures", "condition"]\ngap = 2\nbreaks = ["person"]'
    assert matches(lint, rule, text) == expected


def test_sequence_underlines_what_mark_names(lint) -> None:
    rule = 'kind = "sequence"\nfind = ["herb", "cures", "condition"]\nmark = [2, 3]'
    assert matches(lint, rule, "Noni cures cancer.") == ["cures cancer"]


@pytest.mark.parametrize("text, expected", [("Cures cancer.", ["Cures cancer"]), ("It cures cancer.", [])])
def test_sequence_can_be_tied_to_the_start_of_the_sentence(lint, text, expected) -> None:
    assert matches(lint, 'kind = "sequence"\nfind = ["^", "cures", "condition"]\ngap = [0, 3]', text) == expected


@pytest.mark.parametrize(
    "text, expected",
    [("Noni cures cancer.", ["Noni cures cancer"]), ("Noni for cancer.", ["Noni for cancer"])],
)
def test_sequence_may_skip_an_optional_element(lint, text, expected) -> None:
    assert matches(lint, 'kind = "sequence"\nfind = ["herb", "cures?", "condition"]', text) == expected


@pytest.mark.parametrize(
    "within, text, expected",
    [
        ("sentence", "Order now: it heals.", ["Order now"]),
        ("sentence", "It heals. Order now.", []),
        ("neighbours", "It heals. Order now.", ["Order now"]),
        ("neighbours", "It heals. It does. Order now.", []),
        ("paragraph", "It heals. It does. Order now.", ["Order now"]),
        ("paragraph", "It heals.\n\nOrder now.", []),
        ("section", "It heals.\n\nOrder now.", ["Order now"]),
        ("section", "It heals.\n\n# Shop\n\nOrder now.", []),
    ],
)
def test_near_looks_as_far_as_its_scope(lint, within, text, expected) -> None:
    assert matches(lint, f'kind = "near"\nfind = ["order", "cures"]\nwithin = "{within}"', text) == expected


def test_near_names_the_other_place(lint) -> None:
    rule = 'kind = "near"\nfind = ["order", "cures"]\nwithin = "paragraph"'
    result = lint(f'{MENTIONS}\n[rules.a-rule]\ncode = "EFF001"\nCOMMON\n{rule}', "It heals. Order now.")
    assert [(r.place.start, r.place.end) for r in result.findings[0].related] == [(3, 8)]


@pytest.mark.parametrize(
    "within, text, expected",
    [
        ("sentence", "It cures. Says Smith.", ["cures"]),
        ("sentence", "It cures, says Smith.", []),
        ("neighbours", "It cures. Says Smith.", []),
        ("paragraph", "It cures. So. Says Smith.", []),
        ("paragraph", "It cures.\n\nSays Smith.", ["cures"]),
    ],
)
def test_missing_reports_what_lacks_its_companion(lint, within, text, expected) -> None:
    rule = f'kind = "missing"\nfind = ["cures"]\nlacks = ["source"]\nwithin = "{within}"'
    assert matches(lint, rule, text) == expected


@pytest.mark.parametrize(
    "by, text, expected",
    [
        ("term", "It helps with cancer, eczema and asthma.", 1),
        ("term", "It helps with cancer, cancer and cancer.", 0),
        ("group", "It helps with eczema, psoriasis and cancer.", 0),
        ("group", "It helps with eczema, asthma and cancer.", 1),
        ("term", "Cancer, eczema and asthma.", 0),
    ],
)
def test_count_counts_different_mentions(lint, by, text, expected) -> None:
    rule = f'kind = "count"\nfind = ["condition"]\nat-least = 3\nby = "{by}"\nlead = ["lead"]'
    assert len(matches(lint, rule, text)) == expected


@pytest.mark.parametrize(
    "text, expected",
    [
        ("It helps with:\n\n- cancer\n- eczema\n- asthma\n", ["It helps with:"]),
        ("It helps with:\n\nCancers:\n\n- cancer\n\nOther:\n\n- eczema\n- asthma\n", ["It helps with:"]),
        ("It helps with:\n\nA paragraph that is longer than any label may be.\n\n- cancer\n- eczema\n- asthma\n", []),
    ],
)
def test_count_follows_the_list_that_a_sentence_introduces(lint, text, expected) -> None:
    rule = 'kind = "count"\nfind = ["condition"]\nat-least = 3\nlead = ["lead"]\nwithin = "list"'
    assert matches(lint, rule, text) == expected


def test_near_takes_mentions_that_share_a_word_but_not_one_inside_the_other(lint) -> None:
    toml = """
[mentions.story]
words = ["i was back", "my son"]
[mentions.outcome]
words = ["back at my", "son"]
[rules.a-rule]
code = "TES001"
COMMON
kind = "near"
find = ["story", "outcome"]
mark = [1, 2]
"""
    text = "I was back at my desk. It was my son."
    assert [text[f.place.start : f.place.end] for f in lint(toml, text).findings] == ["I was back at my"]
