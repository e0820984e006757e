"""What is measured over a page."""

import pytest

from ldn_lint.engine.linter import lint_document
from ldn_lint.model import Context, Finding
from ldn_lint.readers import read_text
from ldn_lint.rules.compiled import Compiled
from ldn_lint.rules.load import load_catalogue

RULES = """
[mentions.none]
words = ["xyzzy"]
[rules.grade]
code = "REA001"
kind = "metric"
check = "reading-grade"
limit = 8
severity = "info"
message = "{count}|{other}"
why = "w"
advice = "a"
criteria = ["c"]
match = ["[[x]]", "[[y]]"]
pass = ["x", "y"]
[rules.long]
code = "REA003"
kind = "metric"
check = "long-sentence"
limit = 20
severity = "info"
message = "{count}|{other}"
why = "w"
advice = "a"
criteria = ["c"]
match = ["[[x]]", "[[y]]"]
pass = ["x", "y"]
"""
HARD = "Subsequent administration necessitates individualised consideration of gastrointestinal tolerability. "
MIDDLING = "The clinic will ask every visitor about the medicines taken in the week before. "
EASY = "Take one pill at noon with food and rest for a while. "


@pytest.fixture
def run(tmp_path):
    path = tmp_path / "rules.toml"
    path.write_text(RULES)
    compiled = Compiled(load_catalogue([path], bundled=False))

    def lint(text: str, code: str, **context) -> list[Finding]:
        return list(lint_document(read_text(text, "page.md"), compiled, {code}, Context(**context)).findings)

    return lint


def test_a_hard_page_is_told_at_its_hardest_sentence(run) -> None:
    text = EASY * 10 + HARD + MIDDLING * 5 + HARD * 25
    (finding,) = run(text, "REA001")
    assert (finding.place.start, finding.place.end) == (len(EASY * 10), len(EASY * 10 + HARD) - 1)
    assert finding.severity == "info"
    # Counted by hand: EASY has 12 words and 12 syllables, HARD 8 and 36, MIDDLING 14 and 23.
    words, count = 10 * 12 + 26 * 8 + 5 * 14, 10 * 12 + 26 * 36 + 5 * 23
    expected = 0.39 * words / 41 + 11.8 * count / words - 15.59
    assert finding.message.split("|")[0] == f"{expected:.1f}"


@pytest.mark.parametrize("text", [EASY * 40, HARD * 29, "Pills necessitate consideration. " * 31])
def test_easy_and_short_pages_are_not_graded(run, text) -> None:
    assert run(text, "REA001") == []


def test_a_context_without_snippets_grades_whatever_there_is(run) -> None:
    assert len(run(HARD, "REA001", snippet=0)) == 1


@pytest.mark.parametrize("code", ["REA001", "REA003"])
def test_pages_for_professionals_are_let_be(run, code) -> None:
    text = (HARD * 3).replace(". ", " and ") + HARD * 40
    assert run(text, code)
    assert run(text, code, audience="professional") == []


def test_only_the_longest_sentences_are_named_in_order(run) -> None:
    lengths = [21, 30, 20, 25, 40, 22]
    text = " ".join("One" + " word" * (length - 1) + "." for length in lengths)
    assert [finding.message for finding in run(text, "REA003")] == ["30|", "25|", "40|"]
