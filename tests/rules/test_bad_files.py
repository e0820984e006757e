"""A mistake in a rules file is named with its place and its remedy."""

from __future__ import annotations

from pathlib import Path

import pytest

from ldn_lint.rules.load import load_catalogue
from ldn_lint.rules.table import CatalogueError

GOOD = """\
[mentions.zap-verb]
words = ["zap", "mend"]
inflect = "verb"

[mentions.ailment.groups]
joint = ["gout", "sore knee(s)"]
skin = ["rash"]

[guards.denied]
cues = ["not", "never"]
reach = 8

[rules.zap-claim]
code = "ZAP001"
kind = "sequence"
find = ["zap-verb", "ailment"]
gap = 4
unless = ["denied"]
severity = "warning"
message = "“{match}” promises a zap."
why = "Nothing zaps."
advice = "Say what was measured."
criteria = ["House style 3"]
match = [
  "Tea [[zaps gout]].",
  "It [[mends a sore knee]] fast.",
]
pass = ["Tea does not zap gout.", "Tea with gout."]
"""
PASS = 'pass = ["Tea does not zap gout.", "Tea with gout."]'

# What is written instead of what, and the problem in the words of the message.
CASES = {
    "no TOML": ("gap = 4", "gap = 4 5", "17:9: not valid TOML: Expected newline or end of document after a statement"),
    "list left open": (PASS, PASS[:-1], "29:1: not valid TOML: Unclosed array"),
    "unknown key": ("gap = 4", "gapp = 4", "17:1: unknown key 'gapp'; did you mean 'gap'?"),
    "wrong type": ("gap = 4", 'gap = "four"', "17:1: gap must be a whole number or a list of them, not str"),
    "wrong item": ('["denied"]', '["denied", 3]', "18:1: unless must be a list of strings, but holds 3"),
    "negative": ("gap = 4", "gap = -4", "17:1: gap must hold whole numbers, not negative"),
    "unknown mention": (
        '"ailment"]',
        '"ailments"]',
        "16:21: find names an unknown mention 'ailments'; did you mean 'ailment'?",
    ),
    "unknown alternative": ('["zap-verb"', '["zap-verb|zap"', "16:19: find names an unknown mention 'zap'"),
    "unknown guard": (
        '["denied"]',
        '["denyed"]',
        "18:11: unless names an unknown guard or mention 'denyed'; did you mean 'denied'?",
    ),
    "unknown part": (
        '["denied"]',
        '["denied", "denied+not quoted"]',
        "18:33: unless names an unknown guard or mention 'quoted'",
    ),
    "too few examples": (PASS, 'pass = ["Tea."]', "28:1: pass holds 1, but a rule needs at least 2 examples"),
    "no examples": (PASS, "", "13:8: pass holds 0, but a rule needs at least 2 examples"),
    "unmarked example": (
        "It [[mends a sore knee]] fast.",
        "It mends it.",
        "26:3: a match example must mark the expected words with [[ ]]",
    ),
    "marked pass": ('"Tea with gout."', '"Tea with [[gout]]."', "28:35: a pass example must not mark anything"),
    "unfilled placeholder": (
        "{match}",
        "{mtach}",
        "20:14: nothing fills the placeholder {mtach}; did you mean 'match'?",
    ),
    "bad pattern": (
        'words = ["zap", "mend"]\ninflect = "verb"\n',
        'pattern = "(zap|mend"\n\n',
        "2:11: pattern does not compile: missing ) at position 9",
    ),
    "unbalanced parentheses": ('"sore knee(s)"', '"sore knee(s"', "6:18: unbalanced parentheses in 'sore knee(s'"),
    "entry twice": ('"rash"', '"rash", "rash"', "7:9: 'rash' stands twice in skin"),
    "unknown severity": (
        '"warning"',
        '"warn"',
        "19:12: severity is 'warn'; did you mean 'warning'? (one of info, warning, error)",
    ),
    "missing key": ('advice = "Say what was measured."\n', "", "13:8: advice is missing: every rule needs one"),
    "odd name": ("zap-claim", "Zap_Claim", "13:8: rule name 'Zap_Claim' must be kebab-case, such as cure-claim"),
    "mark too high": ("gap = 4", "mark = 3", "17:1: mark must name elements 1 to 2"),
    "unknown scope": (
        "gap = 4",
        'within = "pagraph"',
        "17:10: within is 'pagraph'; did you mean 'paragraph'? (one of sentence, neighbours, paragraph, list, section)",
    ),
}


def problems(tmp_path: Path, text: str) -> list[str]:
    path = tmp_path / "house.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CatalogueError) as caught:
        load_catalogue([path], bundled=False)
    return [str(problem).removeprefix(f"{path}:") for problem in caught.value.problems]


def test_the_unspoilt_file_loads(tmp_path: Path) -> None:
    path = tmp_path / "house.toml"
    path.write_text(GOOD, encoding="utf-8")
    assert [rule.code for rule in load_catalogue([path], bundled=False).rules] == ["ZAP001"]


@pytest.mark.parametrize(("old", "new", "problem"), CASES.values(), ids=CASES)
def test_one_mistake_one_problem(tmp_path: Path, old: str, new: str, problem: str) -> None:
    assert GOOD.count(old) == 1
    assert problems(tmp_path, GOOD.replace(old, new)) == [problem]


def test_an_unknown_table_takes_its_names_with_it(tmp_path: Path) -> None:
    assert problems(tmp_path, GOOD.replace("[guards.", "[guard.")) == [
        "9:2: unknown table 'guard'; did you mean 'guards'?",
        "18:11: unless names an unknown guard or mention 'denied'",
    ]


def test_a_repeated_code_names_its_first_owner(tmp_path: Path) -> None:
    again = GOOD[GOOD.index("[rules.") :].replace("zap-claim", "zap-again")
    assert problems(tmp_path, GOOD + again) == ["30:1: code ZAP001 is taken by rule 'zap-claim'"]


def test_all_mistakes_are_told_in_the_order_of_the_file(tmp_path: Path) -> None:
    text = GOOD.replace('"rash"', '"rash", "rash"').replace("gap = 4", "gapp = 4").replace('"warning"', '"warn"')
    assert [problem.split(":")[0] for problem in problems(tmp_path, text)] == ["7", "17", "19"]


def test_brackets_in_an_example_are_no_table(tmp_path: Path) -> None:
    text = GOOD.replace('"Tea [[zaps gout]]."', '"""\n[[zaps gout]]\n[x]: y\n"""').replace(PASS, "")
    assert problems(tmp_path, text) == ["13:8: pass holds 0, but a rule needs at least 2 examples"]


def test_crlf_and_comments_do_not_shift_places(tmp_path: Path) -> None:
    text = GOOD.replace("gap = 4", "# find = ['x']\ngapp = 4 # gapp").replace("\n", "\r\n")
    path = tmp_path / "house.toml"
    path.write_bytes(text.encode())
    with pytest.raises(CatalogueError) as caught:
        load_catalogue([path], bundled=False)
    assert [(problem.line, problem.column) for problem in caught.value.problems] == [(18, 1)]


def test_a_file_that_is_no_utf8(tmp_path: Path) -> None:
    path = tmp_path / "house.toml"
    path.write_bytes(GOOD.encode().replace("“".encode(), b"\x93"))
    with pytest.raises(CatalogueError) as caught:
        load_catalogue([path], bundled=False)
    assert [(problem.line, problem.message) for problem in caught.value.problems] == [(20, "not valid UTF-8")]
