"""`ldn-lint check`: what it prints, what it exits with."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]

BAD = "texts/bad.md:3:5: error ZAP001 zap-claim “zaps gout” promises a zap.\n"


class TestSelection:
    def test_a_folder(self, check: Run) -> None:
        ran = check("texts", "--ignore", "ZAP002", "--format", "concise")
        assert (ran.code, ran.out) == (1, BAD)
        assert ran.err == "Found 1 problem in 1 file: 1 error.\n"

    @pytest.mark.parametrize("word", ["ZAP001", "zap001", "zap-claim", "Zap-Claim"])
    def test_one_rule(self, run: Run, word: str) -> None:
        ran = run("check", "texts", "--rules", "house.toml", "--select", word, "--format", "concise")
        assert (ran.code, ran.out) == (1, BAD)

    @pytest.mark.parametrize("word", ["ZAP", "zap", "house", "ZAP001,rash-word"])
    def test_several_rules(self, run: Run, word: str) -> None:
        ran = run("check", "texts", "--rules", "house.toml", "--select", word, "--format", "jsonl")
        assert {json.loads(line)["code"] for line in ran.out.splitlines()} >= {"ZAP002"}

    def test_ignore_has_the_last_word(self, check: Run) -> None:
        assert check("texts", "--ignore", "zap-claim", "--ignore", "ZAP002").err == (
            "ldn-lint: error: --select and ignore leave no rule to run\n"
        )

    @pytest.mark.parametrize(
        ("option", "word", "hint"),
        [
            ("--select", "zap-clam", "did you mean 'zap-claim'?"),
            ("--ignore", "ZAP01", "did you mean 'ZAP001'?"),
            ("--select", "qqqqqq", "`ldn-lint rules` lists the rules"),
        ],
    )
    def test_an_unknown_rule(self, run: Run, option: str, word: str, hint: str) -> None:
        ran = run("check", "texts", "--rules", "house.toml", option, word)
        assert ran == (2, "", f"ldn-lint: error: {option}: unknown rule {word!r}; {hint}\n")


class TestSeverity:
    def test_fail_on(self, check: Run) -> None:
        codes = [check("texts/good.md", "--fail-on", each).code for each in ("error", "warning", "info", "never")]
        assert codes == [0, 0, 1, 0]
        assert check("texts", "--fail-on", "never").code == 0

    def test_what_is_hidden_is_counted_and_can_fail(self, check: Run) -> None:
        ran = check("texts/good.md", "--severity", "warning", "--fail-on", "info")
        assert ran.code == 1
        assert ran.out == (
            "Nothing to report in 1 file. A page without findings can still be wrong. 1 milder finding not shown.\n"
        )

    def test_exit_zero_spares_findings_not_mistakes(self, check: Run) -> None:
        assert check("texts", "--exit-zero").code == 0
        assert check("texts", "nowhere.md", "--exit-zero").code == 2


class TestFormats:
    def test_full(self, check: Run) -> None:
        ran = check("texts/bad.md", "--ignore", "ZAP002")
        assert ran.out == (
            "texts/bad.md:3:5: error ZAP001 zap-claim  “zaps gout” promises a zap.\n"
            "  |\n"
            "3 | Tea zaps gout.\n"
            "  |     ^^^^^^^^^\n"
            "  = why: Nothing zaps.\n"
            "  = advice: Say what was measured.\n"
            "  = criteria: House style 3\n"
            "\n"
            "Found 1 problem in 1 file: 1 error.\n"
        )
        assert ran.err == ""

    def test_cleared_only_when_asked(self, check: Run) -> None:
        assert [file["cleared"] for file in json.loads(check("texts", "--format", "json").out)["files"]] == [[], [], []]
        cleared = json.loads(check("texts", "--format", "json", "--show-cleared").out)["files"][1]["cleared"]
        assert cleared == [
            {
                "code": "ZAP001",
                "name": "zap-claim",
                "start": 20,
                "end": 28,
                "line": 3,
                "column": 14,
                "end_line": 3,
                "end_column": 22,
                "match": "zap gout",
                "guard": "zap-denied",
                "cue": "not",
            }
        ]
        ran = check("texts/good.md", "--format", "concise", "--show-cleared", "--severity", "error")
        assert ran.out == "texts/good.md:3:14: cleared ZAP001 zap-claim “zap gout” (guard zap-denied: “not”)\n"

    def test_statistics(self, check: Run) -> None:
        ran = check("texts", "--format", "concise", "--statistics", "--severity", "error")
        assert ran.out == BAD + "     1  ZAP001  zap-claim\n"

    def test_two_runs_are_the_same_bytes(self, check: Run) -> None:
        assert check("texts", "--format", "json") == check("texts", "--format", "json")

    @pytest.mark.parametrize(
        ("environment", "coloured"),
        [
            ({}, False),
            ({"FORCE_COLOR": "1"}, True),
            ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
            ({"NO_COLOR": "", "FORCE_COLOR": "1"}, True),
        ],
    )
    def test_colour(
        self, check: Run, monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], coloured: bool
    ) -> None:
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        assert ("\x1b[" in check("texts").out) is coloured
        check("texts", "--output", "report.log")
        assert "\x1b[" not in Path("report.log").read_text(encoding="utf-8")


class TestOutput:
    def test_a_file_holds_the_report(self, check: Run) -> None:
        expected = check("texts", "--format", "json").out
        Path("report.json").write_text("old", encoding="utf-8")
        ran = check("texts", "--format", "json", "--output", "report.json")
        assert (ran.code, ran.out) == (1, "")
        assert Path("report.json").read_text(encoding="utf-8") == expected
        assert sorted(path.name for path in Path().iterdir()) == ["house.toml", "report.json", "texts"]

    def test_a_file_that_cannot_be_written(self, check: Run) -> None:
        assert check("texts", "--output", "no/report") == (
            2,
            "",
            "no/report:1:1: error: cannot write: No such file or directory\n",
        )
        assert check("texts", "--output", "texts").code == 2

    @pytest.mark.skipif(os.name == "nt", reason="Windows has no such pipes")
    def test_a_reader_that_goes_away(self, folder: Path) -> None:
        (folder / "long.md").write_text("Tea zaps gout.\n\n" * 5000, encoding="utf-8")
        command = [sys.executable, "-m", "ldn_lint", "check", "long.md", "--rules", "house.toml", "--select", "ZAP"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
            assert process.stdout
            assert process.stderr
            process.stdout.readline()
            process.stdout.close()
            assert process.stderr.read() == b""
            assert process.wait() == 1


class TestInput:
    def test_standard_input(self, check: Run) -> None:
        ran = check("-", "--severity", "error", "--format", "concise", stdin="Tea zaps *gout*.\n")
        assert ran.out == "<stdin>:1:5: error ZAP001 zap-claim “zaps gout” promises a zap.\n"

    @pytest.mark.parametrize("arguments", [("-", "--stdin-filename", "a/b.html"), ("--stdin-filename", "a/b.html")])
    def test_its_name_says_its_format(self, check: Run, arguments: tuple[str, ...]) -> None:
        ran = check(*arguments, "--severity", "error", "--format", "concise", stdin="<p>Tea <b>zaps</b> gout")
        assert ran.out.startswith("a/b.html:1:")

    def test_an_empty_folder_is_told_and_no_mistake(self, check: Run) -> None:
        Path("empty").mkdir()
        ran = check("empty", "texts/plain.txt")
        assert ran.code == 0
        assert ran.err == (
            "ldn-lint: warning: nothing to lint in empty"
            " (a folder yields .htm .html .markdown .md .mdx .text .txt .xhtml)\n"
        )
        assert check("empty").code == 0

    def test_mistakes_are_one_line_each_and_stop_nothing(self, check: Run) -> None:
        Path("image.md").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
        Path("cut.md").write_bytes("Tea é\nzaps ééééé".encode()[:-1])
        ran = check("nowhere.md", "image.md", "cut.md", "no*.md", "texts", "--severity", "error", "--format", "concise")
        assert (ran.code, ran.out) == (2, BAD)
        assert ran.err.splitlines()[:2] == [
            "nowhere.md:1:1: error: cannot read: No such file or directory",
            "image.md:1:1: error: looks like a PNG image, not text",
        ]
        assert ran.err.splitlines()[2].startswith("cut.md:2:10: error: not valid UTF-8: byte 0xc3")
        assert ran.err.splitlines()[3:] == [
            "no*.md:1:1: error: no file matches this pattern",
            "Found 1 problem in 1 file: 1 error. 1 milder finding not shown. 4 files could not be read.",
        ]

    @pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
    @pytest.mark.usefixtures("unprivileged")
    def test_a_file_without_permission(self, check: Run) -> None:
        Path("texts/good.md").chmod(0)
        ran = check("texts", "--severity", "error", "--format", "concise")
        assert (ran.code, ran.out) == (2, BAD)
        assert ran.err.startswith("texts/good.md:1:1: error: cannot read: Permission denied\n")

    def test_a_guessed_encoding_is_told(self, check: Run) -> None:
        Path("old.md").write_bytes("Tea’s “gout”.".encode("cp1252"))
        ran = check("old.md", "--format", "jsonl", "--severity", "error")
        assert (ran.code, ran.err) == (0, "old.md:1:1: note: decoded as windows-1252 (guessed)\n")

    def test_a_broken_rules_file(self, run: Run) -> None:
        Path("broken.toml").write_text('[rules.x]\ncode = "X', encoding="utf-8")
        ran = run("check", "texts", "--rules", "broken.toml")
        assert (ran.code, ran.out) == (2, "")
        assert ran.err.startswith("broken.toml:2:")
        assert ran.err.count("\n") == 1
        assert run("check", "texts", "--rules", "nowhere.toml").err == (
            "nowhere.toml:1:1: error: cannot read: No such file or directory\n"
        )

    @pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="file names are Unicode there")
    def test_a_file_name_that_is_no_utf8(self, check: Run) -> None:
        Path(os.fsdecode(b"texts/\xff.md")).write_text("Tea zaps gout.\n", encoding="utf-8")
        ran = check("texts", "--format", "json", "--output", "report.json")
        files = json.loads(Path("report.json").read_text(encoding="utf-8"))["files"]
        assert files[-1]["path"] == "texts/\udcff.md"
        assert ran.code == 1

    def test_a_full_disk(self, folder: Path) -> None:
        if not Path("/dev/full").exists():
            pytest.skip("no /dev/full here")
        command = [sys.executable, "-m", "ldn_lint", "check", "texts", "--rules", "house.toml", "--select", "ZAP"]
        with Path("/dev/full").open("wb") as full:
            ran = subprocess.run(command, cwd=folder, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
        assert (ran.returncode, ran.stderr) == (2, "<stdout>:1:1: error: cannot write: No space left on device\n")


class TestContext:
    def test_the_run_says_what_pages_are(self, check: Run) -> None:
        ran = check(
            "texts/bad.md",
            "--kind",
            "journalism",
            "--audience",
            "professional",
            "--jurisdiction",
            "au",
            "--format",
            "json",
        )
        assert json.loads(ran.out)["files"][0]["context"] == {
            "kind": "journalism",
            "audience": "professional",
            "jurisdiction": "au",
            "guessed": [],
        }

    def test_the_page_knows_better(self, check: Run, folder: Path) -> None:
        text = "---\nkind: supplement\nldn-lint-audience: patients\n---\nTea zaps gout.\n"
        (folder / "texts" / "told.md").write_text(text, encoding="utf-8")
        ran = check("texts/told.md", "--kind", "journalism", "--audience", "professional", "--format", "json")
        context = json.loads(ran.out)["files"][0]["context"]
        assert (context["kind"], context["audience"]) == ("supplement", "consumer")

    def test_a_word_that_nobody_knows_is_noted(self, check: Run, folder: Path) -> None:
        (folder / "texts" / "odd.md").write_text("---\nkind: poem\n---\nTea zaps gout.\n", encoding="utf-8")
        ran = check("texts/odd.md", "--format", "concise", "--ignore", "ZAP002")
        assert (ran.code, ran.err) == (
            1,
            "texts/odd.md:1:1: note: kind is 'poem', but must be one of"
            " information, promotion, supplement, journalism; ignored\n"
            "Found 1 problem in 1 file: 1 error.\n",
        )

    @pytest.mark.parametrize(
        ("option", "word", "message"),
        [
            ("--today", "tomorrow", "--today: 'tomorrow' is no date such as 2026-03-31"),
            ("--today", "2026-13-01", "--today: '2026-13-01' is no date such as 2026-03-31"),
            ("--today", "2026-02-29", "--today: '2026-02-29' is no date such as 2026-03-31"),
            ("--today", "0000-01-01", "--today: '0000-01-01' is no date such as 2026-03-31"),
            ("--today", "٢٠٢٦-01-01", "--today: '٢٠٢٦-01-01' is no date such as 2026-03-31"),
        ],
    )
    def test_a_wrong_day(self, check: Run, option: str, word: str, message: str) -> None:
        assert check("texts", option, word) == (2, "", f"ldn-lint: error: {message}\n")


def test_a_file_without_permission_keeps_no_other_from_being_linted(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    locked = Path("locked.md")
    locked.write_text("Tea zaps gout.", encoding="utf-8")
    read = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.name == "locked.md":
            raise PermissionError(13, "Permission denied")
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    monkeypatch.setattr("os.access", lambda path, *_rest, **_more: str(path) != "locked.md")
    for command in ("check", "doses", "scorecard"):
        ran = run(command, "--rules", "house.toml", "locked.md", "texts/bad.md")
        assert ran.code == 2
        assert ran.err.startswith("locked.md:1:1: error: cannot read: Permission denied\n")
        assert "bad.md" in ran.out or command == "doses"


def test_a_snippet_is_not_asked_for_what_it_leaves_out(run: Run, folder: Path) -> None:
    text = "# Valerian tablets\n\nValerian tablets ease joint pain. Valerian also helps with fatigue and nausea.\n"
    (folder / "short.md").write_text(text, encoding="utf-8")
    assert run("check", "short.md", "--select", "DIS001", "--format", "concise").out == ""
    ran = run("check", "short.md", "--select", "DIS001", "--format", "concise", "--snippet", "10")
    assert ran.out.startswith("short.md:1:3: warning DIS001 missing-author ")
    assert run("check", "short.md", "--snippet", "-1").code == 2
