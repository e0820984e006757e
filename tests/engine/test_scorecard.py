"""The scorecard: four states, the lines they rest on, and never a number for the page."""

from __future__ import annotations

from pathlib import Path

import pytest

from ldn_lint.engine.files import Target
from ldn_lint.engine.instruments import BY_RULES, INSTRUMENTS
from ldn_lint.engine.runner import Runner, load_rules
from ldn_lint.model import Context
from ldn_lint.model.scorecard import CONCERN, MET, NO_SIGNAL, PERSON, STATES, Item, Scorecard

SELLER = """# Valerian tablets

Valerian tablets cure insomnia and have virtually no side effects. Studies show that valerian tablets relieve anxiety
in 80% of people. Take 1.0 mg at night. Valerian tablets also prevent depression.

Our clinic sells valerian tablets for $20. Add them to your cart and call us today.
"""

SOUND = """---
author: Ada Lund, PharmD
date: 2025-03-04
---

# Valerian tablets

Valerian tablets may help with insomnia, but nobody knows how well: the trials were small, and more research is
needed [1]. Side effects of valerian tablets include headache, in about 3 of 100 people. Other treatments exist, and
doing nothing is an option as well. Talk to your doctor or pharmacist before you take valerian tablets.

## Conflicts of interest

The author has no financial interest in valerian tablets.

## References

1. Roe A, Lee B. Valerian tablets for insomnia: a randomised trial. Sleep Med. 2024;12:101-9. doi:10.1000/xyz123
"""


def card(tmp_path: Path, text: str) -> Scorecard:
    path = tmp_path / "page.md"
    path.write_text(text, encoding="utf-8")
    runner = Runner(load_rules(), context=Context(today="2026-01-01", snippet=20))
    (found,) = runner.scorecards([Target(str(path))])
    return found


def item(found: Scorecard, instrument: str, number: str) -> Item:
    return next(each for each in found.items if (each.instrument, each.number) == (instrument, number))


@pytest.mark.parametrize(
    "instrument, number, state, code, line",
    [
        ("JAMA", "authorship", CONCERN, "DIS001", 1),
        ("JAMA", "currency", CONCERN, "CUR001", 1),
        ("DISCERN", "11", CONCERN, "SAF001", 3),
        ("HONcode", "5", CONCERN, "EFF001", 3),
        ("HONcode", "8", CONCERN, "CTA004", 6),
        ("ISMP", "dose notation", CONCERN, "DOS009", 4),
    ],
)
def test_a_concern_names_its_rule_and_line(
    tmp_path: Path, instrument: str, number: str, state: str, code: str, line: int
) -> None:
    found = item(card(tmp_path, SELLER), instrument, number)
    assert found.state == state
    assert [each.place.line for each in found.evidence if each.place and each.code == code][:1] == [line]


@pytest.mark.parametrize(
    "instrument, number, words",
    [
        ("JAMA", "authorship", "Ada Lund, PharmD"),
        ("JAMA", "currency", "2025-03-04"),
        ("HONcode", "2", "your doctor"),
    ],
)
def test_a_good_sign_quotes_what_it_rests_on(tmp_path: Path, instrument: str, number: str, words: str) -> None:
    found = item(card(tmp_path, SOUND), instrument, number)
    assert (found.state, [each.text for each in found.evidence]) == (MET, [words])


def test_a_missing_warning_is_no_claim_of_benefit() -> None:
    assert not "SAF011".startswith(BY_RULES["justified"])
    assert "SAF001".startswith(BY_RULES["justified"])


def test_one_concern_is_in_the_singular(tmp_path: Path) -> None:
    from ldn_lint.reporters.scorecard import _counts

    found = card(tmp_path, SOUND)
    one = found._replace(items=(item(found, "DISCERN", "1"), item(card(tmp_path, SELLER), "JAMA", "authorship")))
    assert _counts(one) == "1 of 1 checkable items has a concern, 1 need a person."


def test_a_person_is_asked_what_no_program_can_tell(tmp_path: Path) -> None:
    found = card(tmp_path, SOUND)
    for instrument, number in (("DISCERN", "13"), ("DISCERN", "16"), ("HONcode", "3"), ("HealthNewsReview", "9")):
        assert item(found, instrument, number).state == PERSON


def test_the_counts_add_up_and_there_is_no_total_for_an_empty_page(tmp_path: Path) -> None:
    found = card(tmp_path, "")
    assert sum(found.counts().values()) == len(found.items) == sum(map(len, INSTRUMENTS.values()))
    assert set(found.counts()) == set(STATES)
    assert item(found, "ISMP", "dose notation").state == NO_SIGNAL


def test_every_code_of_the_instruments_is_a_rule_or_a_family() -> None:
    codes = {rule.code for rule in load_rules().catalogue.rules}
    for names in BY_RULES.values():
        for name in names:
            assert any(code.startswith(name) for code in codes), name


def test_a_risk_named_on_a_page_of_promises_is_no_balance(tmp_path: Path) -> None:
    text = (
        "# Valerian tablets\n\nValerian tablets cure insomnia. They are clinically proven to end anxiety for good. "
        "Valerian tablets may help with pain. Side effects of valerian tablets include headache.\n"
    )
    balance = item(card(tmp_path, text), "DISCERN", "6")
    assert balance.state == CONCERN
    assert balance.summary.endswith("claims without measure")
    assert item(card(tmp_path, SOUND), "DISCERN", "6").state == NO_SIGNAL
