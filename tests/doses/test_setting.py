"""What a value is said of, and what a page disowns."""

from __future__ import annotations

import pytest

from ldn_lint.doses.setting import IN_TABLE, Setting, disowned, routes_in, setting_of
from ldn_lint.engine.runner import load_rules
from ldn_lint.mentions.page import Page
from ldn_lint.readers import read_text
from ldn_lint.rules.compiled import Compiled


@pytest.fixture(scope="module")
def rules() -> Compiled:
    return load_rules()


def last(rules: Compiled, text: str) -> Setting:
    """The setting of the last sentence of a text."""
    page = Page(read_text(text, "draft.md"), rules.lexicon)
    return setting_of(page, len(page.sentences) - 1)


def test_the_illness_comes_from_the_sentence_and_its_heading_and_from_the_title_only_abroad(rules: Compiled) -> None:
    setting = last(rules, "# Tea for gout\n\n## In lupus\n\nTake 3 mg.")
    assert (setting.conditions, setting.topic) == ({"lupus"}, {"gout"})
    titled = last(rules, "# Tea for gout\n\nTake 3 mg.")
    assert (titled.conditions, titled.topic) == (frozenset(), {"gout"})
    assert (titled.abroad().conditions, titled.abroad().topic) == ({"gout"}, frozenset())
    assert setting.abroad().conditions == {"lupus"}


@pytest.mark.parametrize(
    "text, qualifiers",
    [
        ("The usual dose is 3 mg.", set()),
        ("If you weigh under 40 kg, take 3 mg.", {"if", "weigh", "40 kg"}),
        ("People with asthma take 3 mg.", {"people with"}),
        ("The usual dose of low-dose naltrexone is 3 mg.", set()),
        ("The usual low dose is 3 mg.", {"low dose"}),
        ("- Under 20 kg: sit down. Take 3 mg.", {"20 kg"}),
    ],
)
def test_words_that_narrow_a_value_down(rules: Compiled, text: str, qualifiers: set[str]) -> None:
    assert last(rules, text).qualifiers == qualifiers


def test_lists_tables_and_second_medicines(rules: Compiled) -> None:
    assert last(rules, "Take 3 mg.") == Setting()
    assert last(rules, "- Take 3 mg.\n- Take 4 mg.").cases == last(rules, "- Take 3 mg.").cases > 0
    assert last(rules, "| a | b |\n|---|---|\n| c | 3 mg |").cases == IN_TABLE
    assert last(rules, "Take aspirin with ibuprofen.").drugs == {"aspirin", "ibuprofen"}
    assert last(rules, "Take aspirin.").drugs == frozenset()


@pytest.mark.parametrize(
    "text, routes",
    [
        ("Take 3 mg.", {"mouth"}),
        ("An injection of 3 mg.", {"injection"}),
        ("A 3 mg patch or cream.", {"skin"}),
        ("Inhale it, or take the extended-release tablet.", {"airways", "slow"}),
    ],
)
def test_routes(text: str, routes: set[str]) -> None:
    assert routes_in(text) == routes


@pytest.mark.parametrize(
    "text, rejected",
    [
        ("The dose is 3 mg.", False),
        ("Never take more than 3 mg.", False),
        ("Is the dose 3 mg?", True),
        ("It is a myth that the dose is 3 mg.", True),
        ("Do not take 3 mg.", True),
        ("Older leaflets give 3 mg.", True),
    ],
)
def test_disowned(rules: Compiled, text: str, rejected: bool) -> None:
    assert disowned(Page(read_text(text, "draft.md"), rules.lexicon), 0) is rejected
