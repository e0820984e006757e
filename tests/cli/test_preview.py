"""Preview rules run when they are asked for; what was measured of a rule is told."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ldn_lint import lint_text, load_rules
from ldn_lint.rules import accuracy

Run = Callable[..., Any]

TEXT = "Tea zaps gout. It is for a rash.\n"
BOTH = "tea.md:1:5: error ZAP001 zap-claim “zaps gout” promises a zap.\ntea.md:1:28: info ZAP002 rash-word names rash\n"
ERROR = BOTH.splitlines(keepends=True)[0]
INFO = "tea.md:1:10: info ZAP002 rash-word names gout\n" + BOTH.splitlines(keepends=True)[1]


def mature(folder: Path, line: str, maturity: str = "preview") -> None:
    """Write house rules of which those that hold a line are in preview."""
    house = (folder / "house.toml").read_text(encoding="utf-8")
    lines = house.replace(line, f'maturity = "{maturity}"\n{line}')
    (folder / "preview.toml").write_text(lines, encoding="utf-8")


@pytest.fixture
def preview(run: Run, folder: Path) -> Run:
    """Run `check` on a text by house rules of which the second, info, is in preview."""
    mature(folder, 'severity = "info"')
    (folder / "tea.md").write_text(TEXT, encoding="utf-8")
    return lambda *arguments: run("check", "tea.md", "--rules", "preview.toml", "--format", "concise", *arguments)


@pytest.mark.parametrize(
    ("arguments", "out"),
    [
        (("--select", "ZAP"), ERROR),
        (("--select", "house"), ERROR),
        (("--select", "ZAP", "--preview"), BOTH),
        (("--select", "ZAP002"), INFO),
        (("--select", "rash-WORD"), INFO),
        (("--select", "ZAP,ZAP002"), BOTH),
        (("--select", "ZAP002", "--preview"), INFO),
        (("--select", "ZAP", "--preview", "--ignore", "ZAP001"), INFO),
    ],
)
def test_a_preview_rule_runs_when_asked_for(preview: Run, arguments: tuple[str, ...], out: str) -> None:
    assert preview(*arguments).out == out


def test_without_a_selection_stable_rules_run(preview: Run) -> None:
    assert "ZAP002" not in preview().out
    assert "ZAP001" in preview().out
    assert "ZAP002" in preview("--preview").out


def test_a_selection_of_preview_rules_only_is_a_mistake(run: Run, folder: Path) -> None:
    mature(folder, "severity =")
    ran = run("check", "texts", "--rules", "preview.toml", "--select", "ZAP")
    assert ran == (
        2,
        "",
        "ldn-lint: error: --select: ZAP holds preview rules only; add --preview to run them\n",
    )


def test_the_library_runs_stable_rules(folder: Path) -> None:
    mature(folder, 'severity = "info"')
    rules = load_rules("preview.toml")
    assert [finding.code for finding in lint_text(TEXT, rules=rules).findings if finding.family == "house"] == [
        "ZAP001"
    ]


def test_an_unknown_maturity_is_told(run: Run, folder: Path) -> None:
    mature(folder, 'severity = "info"', "previw")
    ran = run("check", "texts", "--rules", "preview.toml")
    assert ran.code == 2
    assert "maturity is 'previw'; did you mean 'preview'? (one of stable, preview)" in ran.err


def test_explain_tells_what_was_measured(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    data = {"corpus": {"about": "our corpus", "words": 1}, "good": {"about": "good pages", "words": 120000}}
    counts = {"corpus": {"right": 7, "found": 8}, "good": {"found": 1}}
    monkeypatch.setattr(accuracy, "recorded", lambda: {"data": data, "rules": {"EFF001": counts}})
    measured = ["7 of 8 findings right: our corpus", "1 finding in 120,000 words: good pages"]
    assert json.loads(run("explain", "EFF001", "--format", "json").out)["accuracy"] == measured
    assert "\nMeasured:\n  - 7 of 8 findings right: our corpus\n" in run("explain", "EFF001").out
    assert "## Measured\n\n- 7 of 8 findings" in run("explain", "EFF001", "--format", "markdown").out
    assert json.loads(run("explain", "EFF002", "--format", "json").out)["accuracy"] == []


def test_what_is_recorded_belongs_to_rules_that_are_there() -> None:
    codes = {rule.code for rule in load_rules().catalogue.rules}
    recorded = accuracy.recorded()
    assert set(recorded["rules"]) <= codes
    for counts in recorded["rules"].values():
        assert set(counts) <= set(recorded["data"])
        assert all(each.get("right", 0) <= each["found"] for each in counts.values())
