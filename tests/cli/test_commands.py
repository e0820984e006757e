"""The other commands, help, mistakes of usage, completion."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import ldn_lint

Run = Callable[..., Any]


class TestUsage:
    def test_no_arguments_show_help(self, run: Run) -> None:
        ran = run()
        assert (ran.code, ran.err) == (0, "")
        assert ran.out.startswith("Usage: ldn-lint [OPTIONS] [COMMAND]")
        assert ran.out == run("--help").out == run("-h").out

    def test_version(self, run: Run) -> None:
        assert run("--version") == (0, f"ldn-lint {ldn_lint.__version__}\n", "")

    @pytest.mark.parametrize(
        ("arguments", "hint"),
        [
            (("chekc",), "no such command 'chekc'; did you mean 'check'?"),
            (
                ("frobnicate",),
                "no such command 'frobnicate' (one of check, config, doses, explain, init, rules, scorecard, test)",
            ),
            (("texts",), "no such command 'texts'; to lint that file: ldn-lint check texts"),
            (("check", "--selekt", "x"), "--select"),
            (("check", "--format", "xml"), "--format: 'xml' is none of full, concise, "),
            (("check", "--fail-on"), "requires an argument"),
            (("explain",), "Missing argument 'RULE'"),
        ],
    )
    def test_a_mistake_is_one_line(self, run: Run, arguments: tuple[str, ...], hint: str) -> None:
        ran = run(*arguments)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err.startswith("ldn-lint: error: ")
        assert hint in ran.err
        assert ran.err.count("\n") == 1


@pytest.mark.parametrize(
    "rule, flags",
    [
        ("DOS001", "dose conflict, told from the statements of a page, or of the pages of a run, that cannot all hold"),
        ("DIS001", "missing author, told from what a page of 150 words or more that recommends a treatment leaves out"),
        ("REA001", "reading grade, told from the running text of a page for consumers (limit: 8)"),
    ],
)
def test_explain_says_what_rules_of_whole_pages_look_at(run: Run, rule: str, flags: str) -> None:
    assert json.loads(run("explain", rule, "--format", "json").out)["flags"].startswith(flags)


def test_every_page_kind_is_explained(run: Run) -> None:
    from ldn_lint.kinds import PAGE_KINDS
    from ldn_lint.rules.explain import _LOOKS_AT

    assert set(_LOOKS_AT) == set(PAGE_KINDS)


class TestRules:
    def test_table(self, run: Run) -> None:
        lines = run("rules", "--rules", "house.toml").out.splitlines()
        assert lines[0].split() == ["code", "name", "family", "severity", "maturity"]
        assert lines[-2].split() == ["ZAP001", "zap-claim", "house", "error", "stable"]
        assert lines[-1].split() == ["ZAP002", "rash-word", "house", "info", "stable"]

    def test_json(self, run: Run) -> None:
        last = json.loads(run("rules", "--rules", "house.toml", "--format", "json").out)[-1]
        assert (last["code"], last["match"]) == ("ZAP002", ["A [[rash]].", "The [[gout]]."])

    def test_markdown(self, run: Run) -> None:
        lines = run("rules", "--rules", "house.toml", "--format", "markdown").out.splitlines()
        assert lines[:2] == ["| code | name | family | severity | maturity |", "| --- | --- | --- | --- | --- |"]
        assert lines[-1] == "| ZAP002 | rash-word | house | info | stable |"


EXPLAINED = """\
ZAP001 zap-claim (house, error, stable)

Flags: zap-verb, then within 6 words ailment-of-tests, in one sentence

Message: “{match}” promises a zap.

Why: Nothing zaps.

Advice: Say what was measured.

Criteria:
  - House style 3

Keeps quiet when:
  - zap-denied: “not”, “never”

Flagged:
  - Tea [[zaps gout]].
  - It [[mends a rash]] fast.

Not flagged:
  - Tea does not zap gout.
  - Tea with gout.
"""


class TestExplain:
    @pytest.mark.parametrize("name", ["ZAP001", "zap001", "zap-claim", "ZAP-Claim"])
    def test_by_code_or_name(self, run: Run, name: str) -> None:
        assert run("explain", name, "--rules", "house.toml") == (0, EXPLAINED, "")

    def test_markdown_and_json_say_the_same(self, run: Run) -> None:
        page = run("explain", "ZAP001", "--rules", "house.toml", "--format", "markdown").out
        assert page.startswith("# ZAP001 zap-claim\n\nhouse, error, stable\n\n**Flags:** zap-verb, then")
        assert "- `Tea [[zaps gout]].`\n" in page
        facts = json.loads(run("explain", "ZAP001", "--rules", "house.toml", "--format", "json").out)
        assert facts["unless"] == ["zap-denied: “not”, “never”"]

    def test_an_unknown_rule(self, run: Run) -> None:
        ran = run("explain", "zap-clam", "--rules", "house.toml")
        assert ran == (2, "", "ldn-lint: error: unknown rule 'zap-clam'; did you mean 'zap-claim'?\n")


class TestTest:
    def test_house_rules_that_hold(self, run: Run) -> None:
        assert run("test", "house.toml") == (0, "8 of 8 examples of 2 rules hold.\n", "")

    def test_an_example_that_fails_is_named_with_its_place(self, run: Run) -> None:
        path = Path("house.toml")
        text = path.read_text(encoding="utf-8").replace('"Tea with gout."', '"Tea \\"mends\\" gout."')
        path.write_text(text + 'todo = ["A [[rushes]]."]\n', encoding="utf-8")
        assert run("test", "house.toml") == (
            1,
            'house.toml:22:35: failure: ZAP001 zap-claim, pass 2: expected nothing, found “mends" gout” (5 to 16)\n'
            "7 of 8 examples of 2 rules hold. 1 todo, 0 of them by now hold.\n",
            "",
        )

    def test_mistakes_are_named_with_place_and_remedy(self, run: Run) -> None:
        path = Path("house.toml")
        text = path.read_text(encoding="utf-8")
        text = text.replace('["zap-denied"]', '["zap-deneid"]').replace("inflect", "inflekt")
        path.write_text(text, encoding="utf-8")
        assert run("test", "house.toml") == (
            2,
            "",
            "house.toml:3:1: error: unknown key 'inflekt'; did you mean 'inflect'?\n"
            "house.toml:15:11: error: unless names an unknown guard or mention 'zap-deneid';"
            " did you mean 'zap-denied'?\n",
        )

    def test_a_missing_file(self, run: Run) -> None:
        assert run("test", "nowhere.toml") == (
            2,
            "",
            "nowhere.toml:1:1: error: cannot read: No such file or directory\n",
        )


class TestCompletion:
    def complete(self, words: str, folder: Path) -> list[str]:
        environment = {
            **os.environ,
            "COMP_WORDS": words,
            "COMP_CWORD": str(len(words.split())),
            "_LDN_LINT_COMPLETE": "bash_complete",
        }
        if not words.endswith(" "):
            environment["COMP_CWORD"] = str(len(words.split()) - 1)
        command = [sys.executable, "-m", "ldn_lint"]
        ran = subprocess.run(command, env=environment, cwd=folder, capture_output=True, text=True, check=True)
        return [line.partition(",")[2] for line in ran.stdout.splitlines() if line]

    def test_the_script(self, folder: Path) -> None:
        environment = {**os.environ, "_LDN_LINT_COMPLETE": "zsh_source"}
        command = [sys.executable, "-m", "ldn_lint"]
        ran = subprocess.run(command, env=environment, cwd=folder, capture_output=True, text=True, check=True)
        assert "compdef _ldn_lint_completion ldn-lint" in ran.stdout

    def test_commands_and_rules(self, folder: Path) -> None:
        assert self.complete("ldn-lint ex", folder) == ["explain"]
        assert self.complete("ldn-lint explain --rules house.toml zap", folder) == ["ZAP001", "zap-claim", "ZAP002"]
        assert self.complete("ldn-lint check --rules house.toml --select EFF,zap-", folder) == ["EFF,zap-claim"]
        assert self.complete("ldn-lint explain --rules nowhere.toml zap", folder) == []
        assert self.complete("ldn-lint check --format g", folder) == ["grouped", "github", "gitlab"]
