"""Run the command line in a folder of its own, with house rules that no bundled rule disturbs."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from ldn_lint.cli import main

HOUSE = """\
[mentions.zap-verb]
words = ["zap", "mend"]
inflect = "verb"

[mentions.ailment-of-tests]
words = ["gout", "rash"]

[guards.zap-denied]
cues = ["not", "never"]

[rules.zap-claim]
code = "ZAP001"
kind = "sequence"
find = ["zap-verb", "ailment-of-tests"]
unless = ["zap-denied"]
severity = "error"
message = "“{match}” promises a zap."
why = "Nothing zaps."
advice = "Say what was measured."
criteria = ["House style 3"]
match = ["Tea [[zaps gout]].", "It [[mends a rash]] fast."]
pass = ["Tea does not zap gout.", "Tea with gout."]

[rules.rash-word]
code = "ZAP002"
kind = "pattern"
find = ["ailment-of-tests"]
severity = "info"
message = "names {match}"
why = "It does."
advice = "Name another."
criteria = ["House style 4"]
match = ["A [[rash]].", "The [[gout]]."]
pass = ["A rush.", "The goat."]
"""


class Ran(NamedTuple):
    """What a run left: its exit code and what it wrote."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder, with house rules and three texts."""
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "house.toml").write_text(HOUSE, encoding="utf-8")
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "bad.md").write_text("# Tea\n\nTea zaps gout.\n", encoding="utf-8")
    (texts / "good.md").write_text("# Tea\n\nTea does not zap gout, ever.\n", encoding="utf-8")
    (texts / "plain.txt").write_text("Nothing at all.\n", encoding="utf-8")
    return tmp_path


@pytest.fixture
def run(folder: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the command line; `stdin` is what it reads."""

    def call(*arguments: str, stdin: str = "") -> Ran:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode())))
        capfd.readouterr()
        code = main(arguments)
        return Ran(code, *capfd.readouterr())

    return call


@pytest.fixture
def check(run: Run) -> Run:
    """Run `check` by the house rules alone."""

    def call(*arguments: str, stdin: str = "") -> Ran:
        return run("check", "--rules", "house.toml", "--select", "ZAP", *arguments, stdin=stdin)

    return call
