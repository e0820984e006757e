"""A promise of no harm, and harms told on the same page."""

from __future__ import annotations

import pytest

from ldn_lint.engine.linter import lint_document
from ldn_lint.engine.runner import load_rules
from ldn_lint.readers import read_text
from ldn_lint.rules.compiled import Compiled


@pytest.fixture(scope="module")
def rules() -> Compiled:
    return load_rules()


def told(rules: Compiled, text: str) -> list[tuple[str, str, str]]:
    """Severity, promise and harm of each contradiction."""
    result = lint_document(read_text(text, "draft.md"), rules, {"SAF010"})
    return [
        (f.severity, text[f.place.start : f.place.end], text[f.related[0].place.start : f.related[0].place.end])
        for f in result.findings
    ]


@pytest.mark.parametrize(
    "harm",
    [
        "Side effects of ginger include heartburn.",
        "Ginger can cause nausea.",
        "People may complain of headache after ginger.",
        "Pregnant women should not take ginger.",
        "Never use ginger with warfarin.",
    ],
)
def test_a_harm_of_the_same_treatment_contradicts_wherever_it_stands(rules: Compiled, harm: str) -> None:
    promise = "Ginger has no side effects."
    expected = [("error", "has no side effects", harm)]
    assert told(rules, f"# Tea\n\n{promise}\n\n## Later\n\n{harm}\n") == expected
    assert told(rules, f"# Tea\n\n{harm}\n\n## Later\n\n{promise}\n") == expected


@pytest.mark.parametrize(
    "harm",
    [
        "Ibuprofen can cause nausea.",
        "Ginger can cause delight.",
        "Side effects of ginger are rare.",
        "Is it true that ginger can cause nausea?",
        "It is a myth that ginger can cause nausea.",
        "Ginger works without bad effects; it can ease nausea.",
    ],
)
def test_silence(rules: Compiled, harm: str) -> None:
    assert told(rules, f"Ginger has no side effects.\n\n{harm}") == []


def test_a_harm_that_names_no_treatment_belongs_to_the_claim_just_before_it(rules: Compiled) -> None:
    near = "The spray has no side effects. It is new. It may cause headache."
    assert told(rules, near) == [("error", "has no side effects", "It may cause headache.")]
    assert told(rules, near.replace("It is new.", "It is new. It is blue. It is cheap.")) == []
    assert told(rules, f"{near}\n\nThe cream has no side effects.")[1:] == []
    two = "The cream has no side effects. The spray has no side effects. It may cause headache."
    assert [each[1:] for each in told(rules, two)] == [("has no side effects", "It may cause headache.")]
    assert told(rules, "It may cause headache. The spray has no side effects.") == []


def test_a_treatment_that_the_claim_sets_itself_apart_from_is_not_meant(rules: Compiled) -> None:
    assert told(rules, "Unlike metformin, ginger has no side effects. Metformin can cause nausea.") == []


def test_a_denied_kind_of_harm_is_milder(rules: Compiled) -> None:
    assert told(rules, "Ginger has no serious side effects. Ginger can cause nausea.")[0][0] == "warning"


@pytest.mark.parametrize("promise", ["is completely safe", "is harm-free"])
def test_safety_without_limit_counts_but_not_safety_for_a_use(rules: Compiled, promise: str) -> None:
    harm = " Ginger can cause nausea."
    assert len(told(rules, f"Ginger {promise}.{harm}")) == 1
    assert told(rules, f"Ginger is among the safest herbs.{harm}") == []
