"""What `scripts/evaluate.py` measures with, and what it prints."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ldn_lint.mentions.lexicon import MentionSpec
from ldn_lint.rules.rule import Catalogue

SCRIPTS = Path(__file__).parents[2] / "scripts"


def load(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, SCRIPTS / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


measures = load("measures")
CATALOGUE = Catalogue(
    {
        "fig": MentionSpec("fig", {"": ("fig tree(s)", "fig", "figgiest figs"), "dry": ("sun dried", "raisins")}),
        "mark": MentionSpec("mark", pattern=r"\d+", hints=("#",)),
    }
)


def test_a_share_and_its_interval_by_hand() -> None:
    counts = [(1, 2), (0, 2), (4, 4)]
    assert measures.share(counts) == 5 / 8
    assert measures.interval([(1, 2)] * 9) == (0.5, 0.5)
    assert measures.told([(1, 4)]) == "0.250 (0.25 to 0.25)"
    assert measures.share([]) == 0.0
    assert measures.interval([]) == (0.0, 0.0)


@given(st.lists(st.integers(0, 5).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole))), max_size=8))
def test_an_interval_is_the_same_every_time_and_lies_between_none_and_all(counts: list[tuple[int, int]]) -> None:
    low, high = measures.interval(counts)
    assert (low, high) == measures.interval(counts)
    assert 0 <= low <= high <= 1


def test_wordings_of_the_data_are_switched_off_and_short_words_stay() -> None:
    thin = measures.without_words_of(CATALOGUE, ["Under the fig  trees we ate sun-dried figs."])
    assert thin.mentions["fig"].groups == {"": ("fig", "figgiest figs"), "dry": ("raisins",)}
    assert thin.mentions["mark"] == CATALOGUE.mentions["mark"]


def test_half_of_the_lists_is_the_same_half_for_the_same_seed() -> None:
    assert measures.halved(CATALOGUE, 3) == measures.halved(CATALOGUE, 3)
    halves = [measures.halved(CATALOGUE, seed).mentions["fig"].groups for seed in range(9)]
    assert all(groups[""] and set(groups[""]) <= set(CATALOGUE.mentions["fig"].groups[""]) for groups in halves)
    assert any(groups != halves[0] for groups in halves)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    good, bad = "Rest helps most people.", "This juice cures cancer."
    rows = [
        {
            "id": name,
            "text": f"{bad} {good}",
            "blind": blind,
            "sentences": [
                {"start": 0, "end": len(bad), "labels": ["efficacy"]},
                {"start": len(bad) + 1, "end": len(bad) + 1 + len(good), "labels": []},
            ],
        }
        for name, blind in (("one", False), ("two", True))
    ]
    path = tmp_path / "data.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def run(*arguments: str) -> str:
    command = [sys.executable, str(SCRIPTS / "evaluate.py"), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def test_the_report_counts_what_is_there(data: Path) -> None:
    output = json.loads(run(str(data), "--json"))
    assert output["sentences"]["recall"] == "1.000 (1.00 to 1.00)"
    assert output["sentences"]["precision"] == "1.000 (1.00 to 1.00)"
    assert output["seen rows"]["labelled"] == output["held-out rows"]["labelled"] == 1
    whole = "1.000 (1.00 to 1.00)"
    counts = {"findings": 2, "error": 2, "warning": 0, "info": 0, "per 1,000 words": 125.0, "share of documents": 1.0}
    assert output["by rule"] == [{"name": "EFF001 cure-claim", **counts, "precision": whole}]
    assert output["by family"] == [{"name": "efficacy", **counts, "precision": whole, "recall": whole}]


def test_the_tables_are_printed_too(data: Path) -> None:
    lines = run(str(data)).splitlines()
    at = lines.index("by rule:")
    assert lines[at + 1].split("  ")[1] == "name"
    assert " ".join(lines[at + 2].split()) == "EFF001 cure-claim 2 2 0 0 125.0 1.0 1.000 (1.00 to 1.00)"


def test_held_out_rows_are_not_shown(data: Path) -> None:
    shown = run(str(data), "--reading", "3")
    assert "one: This [[juice cures cancer]]. Rest helps most people." in shown
    assert "two" not in shown
