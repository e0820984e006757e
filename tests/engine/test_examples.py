"""Examples of rules: parsed and run."""

from __future__ import annotations

from pathlib import Path

import pytest

from ldn_lint.engine.examples import ExampleReport, parse_example, run_examples
from ldn_lint.rules.compiled import Compiled
from ldn_lint.rules.load import load_catalogue

RULES = """\
[mentions.zap]
words = ["zap"]
[guards.denied]
cues = ["not"]
[rules.zap-claim]
code = "ZAP001"
kind = "pattern"
find = ["zap"]
unless = ["denied"]
severity = "warning"
message = "m"
why = "w"
advice = "a"
criteria = ["c"]
match = MATCH
pass = PASS
todo = TODO
"""


@pytest.mark.parametrize(
    ("marked", "text", "spans"),
    [
        ("a [[b]] c", "a b c", [(2, 3)]),
        ("[[a]] [[b]]", "a b", [(0, 1), (2, 3)]),
        ("a ]] b [[c [[d]]", "a ]] b c [[d", [(7, 12)]),
        ("plain", "plain", []),
    ],
)
def test_parse(marked: str, text: str, spans: list[tuple[int, int]]) -> None:
    assert parse_example(marked) == (text, tuple(spans))


def run(tmp_path: Path, match: str, passes: str = '["a", "b"]', todo: str = "[]") -> ExampleReport:
    path = tmp_path / "house.toml"
    path.write_text(RULES.replace("MATCH", match).replace("PASS", passes).replace("TODO", todo), encoding="utf-8")
    compiled = Compiled(load_catalogue([path], bundled=False))
    return run_examples(compiled.catalogue.rules, compiled)


def failures(report: ExampleReport) -> list[tuple[str, int, str]]:
    return [(failure.example.key, failure.example.number, failure.message) for failure in report.failures]


def test_examples_that_hold(tmp_path: Path) -> None:
    report = run(tmp_path, '["[[Zap]] it.", "a\\n\\n- b [[zap]]\\n"]', '["It does not zap.", "x"]')
    assert (report.rules, report.examples, report.failures) == (1, 4, [])


def test_wrong_span(tmp_path: Path) -> None:
    report = run(tmp_path, '["[[Zap it]].", "[[zap]]"]')
    assert failures(report) == [("match", 1, "expected “Zap it” (0 to 6), found “Zap” (0 to 3)")]


def test_a_second_finding_is_a_failure(tmp_path: Path) -> None:
    report = run(tmp_path, '["A [[zap]]. It may zap.", "[[zap]]"]')
    assert failures(report) == [("match", 1, "expected “zap” (2 to 5), found “zap” (2 to 5), “zap” (14 to 17)")]


def test_nothing_found_names_the_guard(tmp_path: Path) -> None:
    report = run(tmp_path, '["[[zap]]", "Do not [[zap]]."]')
    assert failures(report) == [
        ("match", 2, "expected “zap” (7 to 10), found nothing; guard denied let “zap” go (“not”)")
    ]


def test_a_pass_example_that_is_flagged(tmp_path: Path) -> None:
    report = run(tmp_path, '["[[zap]]", "a [[zap]]"]', '["a", "zap"]')
    assert failures(report) == [("pass", 2, "expected nothing, found “zap” (0 to 3)")]


def test_todo_is_counted_and_never_fails(tmp_path: Path) -> None:
    report = run(tmp_path, '["[[zap]]", "a [[zap]]"]', todo='["[[zapped]]", "[[zap]]", "zap"]')
    assert (report.examples, report.todo, report.failures) == (4, 3, [])
    assert [example.number for example in report.holding] == [2]
