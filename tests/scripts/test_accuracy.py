"""`scripts/accuracy.py`: what CI holds the rules to."""

from __future__ import annotations

import copy
import json
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from ldn_lint.rules.accuracy import recorded

SCRIPTS = Path(__file__).parents[2] / "scripts"
CURE, SAFE, REST = "This juice cures cancer.", "It has no side effects.", "Rest helps most people."


@pytest.fixture
def accuracy(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> ModuleType:
    """The script as a module, writing into a file of its own."""
    monkeypatch.syspath_prepend(str(SCRIPTS))
    for name in ("accuracy", "evaluate", "measures", "tables"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    from importlib import import_module

    module = import_module("accuracy")
    monkeypatch.setattr(module, "FILE", tmp_path / "accuracy.json")
    return module


def row(name: str, blind: bool, *sentences: tuple[str, list[str]]) -> dict[str, Any]:
    text = " ".join(sentence for sentence, _ in sentences)
    places = [(text.index(sentence), sentence, labels) for sentence, labels in sentences]
    marked = [{"start": at, "end": at + len(sentence), "labels": labels} for at, sentence, labels in places]
    return {"id": name, "path": "row.md", "blind": blind, "text": text, "sentences": marked}


@pytest.fixture
def data(tmp_path: Path) -> list[Path]:
    rows = [
        row("one", False, (CURE, ["efficacy"]), (REST, [])),
        row("two", True, (CURE, []), (SAFE, ["safety"]), (REST, ["vague-source"])),
    ]
    path = tmp_path / "data.jsonl"
    path.write_text("".join(json.dumps(each) + "\n" for each in rows), encoding="utf-8")
    return [path]


def test_findings_are_right_in_labelled_sentences(accuracy: ModuleType, data: list[Path]) -> None:
    measured = accuracy.measure(data, "two rows")
    assert measured["data"] == {
        "about": "two rows",
        "words": 21,
        "totals": {
            "open recall": 1.0,
            "open precision": 1.0,
            "open precision of errors": 1.0,
            "blind recall": 0.5,
            "blind precision": 0.5,
            "blind precision of errors": 0.5,
        },
    }
    assert measured["rules"] == {"EFF001": {"right": 1, "found": 2}, "SAF001": {"right": 1, "found": 1}}


def test_what_is_recorded_is_what_is_read_back(accuracy: ModuleType, data: list[Path]) -> None:
    measured = accuracy.measure(data, "two rows")
    accuracy.record("corpus", measured)
    accuracy.record("other", {"data": {"about": "good", "words": 9}, "rules": {"EFF001": {"found": 0}}})
    kept = accuracy.recorded()
    assert kept["data"] == {"corpus": measured["data"], "other": {"about": "good", "words": 9}}
    assert kept["rules"]["EFF001"] == {"corpus": {"right": 1, "found": 2}, "other": {"found": 0}}
    assert list(accuracy.complaints(measured, kept)) == []
    accuracy.record("corpus", {"data": measured["data"], "rules": {}})
    assert accuracy.recorded()["rules"] == {"EFF001": {"other": {"found": 0}}}


def test_what_is_worse_is_told(accuracy: ModuleType, data: list[Path]) -> None:
    measured = accuracy.measure(data, "two rows")
    accuracy.record("corpus", measured)
    kept = accuracy.recorded()
    worse = copy.deepcopy(measured)
    worse["data"]["totals"]["blind recall"] = 0.4
    del worse["rules"]["SAF001"]
    worse["rules"]["EFF001"] = {"right": 9, "found": 12}
    assert list(accuracy.complaints(worse, kept)) == [
        "blind recall fell from 0.5 to 0.4",
        "EFF001 cure-claim (error): 9 of 12 right, bar 0.95",
        "EFF001: recorded {'right': 1, 'found': 2}, measured {'right': 9, 'found': 12}; record it anew",
        "SAF001: recorded {'right': 1, 'found': 1}, measured None; record it anew",
    ]


@pytest.mark.parametrize(
    ("found", "right", "below"), [(1, 0, 0), (3, 1, 1), (20, 17, 0), (20, 16, 1), (40, 36, 0), (40, 35, 1)]
)
def test_the_bar_is_failed_by_what_a_rule_at_the_bar_seldom_does(
    accuracy: ModuleType, found: int, right: int, below: int
) -> None:
    assert len(list(accuracy.below_the_bar({"EFF001": {"found": found, "right": right}}))) == below


def test_what_is_recorded_is_of_the_corpus_as_it_is() -> None:
    paths = (SCRIPTS.parent / "tests" / "corpus").glob("*.jsonl")
    texts = [json.loads(line)["text"] for path in paths for line in path.read_text(encoding="utf-8").splitlines()]
    assert recorded()["data"]["corpus"]["words"] == sum(len(text.split()) for text in texts)
