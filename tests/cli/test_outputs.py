"""Several reports of one run."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from ldn_lint.cli.output import Sheet, write_all
from ldn_lint.engine.runner import Runner

Run = Callable[..., Any]
CLOSING = "Found 1 problem in 1 file: 1 error.\n"


def names() -> list[str]:
    return sorted(path.name for path in Path().iterdir())


class TestSeveral:
    def test_each_is_what_it_is_alone(self, check: Run) -> None:
        formats = ("json", "sarif", "gitlab", "junit", "checkstyle", "rdjson", "markdown", "grouped", "github", "full")
        alone = {format: check("texts", "--format", format).out for format in formats}
        asked = [word for format in formats for word in ("--format", f"{format}:out.{format}")]
        ran = check("texts", *asked, "--format", "concise")
        assert ran.code == 1
        assert ran.out == check("texts", "--format", "concise").out
        for format in formats:
            assert Path(f"out.{format}").read_text(encoding="utf-8") == alone[format], format

    def test_files_are_linted_once(self, check: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        read: list[str] = []
        result = Runner.result

        def counted(self: Runner, opened: Any) -> Any:
            read.append(opened.path)
            return result(self, opened)

        monkeypatch.setattr(Runner, "result", counted)
        check("texts", "--format", "sarif:a", "--format", "junit:b", "--format", "github")
        assert read == ["texts/bad.md", "texts/good.md", "texts/plain.txt"]

    def test_mistakes_are_told_once_and_in_each(self, check: Run) -> None:
        ran = check("nowhere.md", "texts/bad.md", "--format", "github", "--format", "sarif:a.sarif")
        assert ran.code == 2
        assert ran.err.count("nowhere.md") == 1
        assert "file=nowhere.md,title=ldn-lint could not read this file::cannot read: No such" in ran.out
        run = json.loads(Path("a.sarif").read_text(encoding="utf-8"))["runs"][0]
        assert run["invocations"][0]["executionSuccessful"] is False

    def test_rules_are_described_from_the_catalogue(self, check: Run) -> None:
        run = json.loads(check("texts", "--format", "sarif").out)["runs"][0]
        levels = {rule["id"]: rule["defaultConfiguration"]["level"] for rule in run["tool"]["driver"]["rules"]}
        assert levels == {"ZAP001": "error", "ZAP002": "note"}

    @pytest.mark.parametrize(
        ("formats", "told"),
        [
            (("full",), ""),
            (("full:a",), CLOSING),
            (("grouped:a", "json"), CLOSING),
            (("grouped", "concise:a"), ""),
            (("markdown",), ""),
            (("concise",), CLOSING),
            (("github", "sarif:a"), CLOSING),
            (("json", "sarif:a"), ""),
            (("sarif:a",), ""),
        ],
    )
    def test_the_counts_are_told_where_no_report_shows_them(
        self, check: Run, formats: tuple[str, ...], told: str
    ) -> None:
        ran = check("texts", "--ignore", "ZAP002", *(word for each in formats for word in ("--format", each)))
        assert (ran.code, ran.err) == (1, told)
        assert bool(ran.out) is any(":" not in each for each in formats)

    def test_exit_codes_stay(self, check: Run) -> None:
        asked = ("--format", "sarif:a", "--format", "junit:b")
        assert check("texts", *asked).code == 1
        assert check("texts/plain.txt", *asked).code == 0
        assert check("texts", *asked, "--exit-zero").code == 0
        assert check("nowhere.md", *asked, "--exit-zero").code == 2

    @pytest.mark.parametrize("separator", ["json:sub/a.json", "json:a:b.json"])
    def test_a_file_may_have_any_name(self, check: Run, separator: str) -> None:
        Path("sub").mkdir()
        path = separator.partition(":")[2]
        if ":" in path and sys.platform == "win32":
            pytest.skip("no such names on Windows")
        assert check("texts", "--format", separator).code == 1
        assert json.loads(Path(path).read_text(encoding="utf-8"))["version"] == 1


class TestMistakes:
    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            (("--format", "json", "--format", "sarif"), "format: json and sarif both go to standard output"),
            (
                ("--format", "json:a", "--format", "sarif:./a"),
                "format: json and sarif both go to ./a; write FORMAT:FILE",
            ),
            (("--format", "sarif:"), "format: 'sarif:' names no file after the colon"),
            (("--format", "sarf:a"), "format: 'sarf' is none of full, concise, "),
            (("--format", ""), "format: '' is none of full, concise, "),
            (("--format", "json:a", "--output", "b"), "output: is for a single --format without a file"),
            (("--format", "json", "--format", "sarif:a", "--output", "b"), "output: is for a single --format"),
        ],
    )
    def test_of_usage(self, check: Run, arguments: tuple[str, ...], message: str) -> None:
        before = names()
        ran = check("texts", *arguments)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err.startswith(f"ldn-lint: error: --{message}")
        assert ran.err.count("\n") == 1
        assert names() == before

    def test_the_nearest_format_is_told(self, check: Run) -> None:
        assert "did you mean 'sarif'?" in check("texts", "--format", "sarf").err

    def test_a_file_that_cannot_be_written_leaves_no_other(self, check: Run) -> None:
        before = names()
        ran = check("texts", "--format", "json:a.json", "--format", "sarif:no/b.sarif", "--format", "concise")
        assert ran == (2, "", "no/b.sarif:1:1: error: cannot write: No such file or directory\n")
        assert names() == before

    def test_a_full_disk_leaves_no_file(self, check: Run) -> None:
        if not Path("/dev/full").exists():
            pytest.skip("no /dev/full here")
        before = names()
        ran = check("texts", "--format", "json:/dev/full", "--format", "sarif:a.sarif")
        assert (ran.code, ran.err) == (2, "/dev/full:1:1: error: cannot write: No space left on device\n")
        assert names() == before

    @pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such pipes")
    def test_a_reader_that_goes_away_ends_its_report_only(self, folder: Path) -> None:
        (folder / "long.md").write_text("Tea zaps gout.\n\n" * 5000, encoding="utf-8")
        (folder / "more.md").write_text("Tea zaps gout.\n", encoding="utf-8")
        command = [sys.executable, "-m", "ldn_lint", "check", "long.md", "more.md", "--rules", "house.toml"]
        command += ["--select", "ZAP001", "--format", "github", "--format", "json:all.json"]
        with subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
            assert process.stdout
            assert process.stderr
            process.stdout.readline()
            process.stdout.close()
            assert process.stderr.read() == b"Found 5,001 problems in 2 files: 5,001 errors.\n"
            assert process.wait() == 1
        files = json.loads((folder / "all.json").read_text(encoding="utf-8"))["files"]
        assert [len(file["findings"]) for file in files] == [5000, 1]


def test_the_report_that_is_behind_goes_on(tmp_path: Path) -> None:
    taken = {"a": 0, "b": 0}
    apart = []

    def chunks(name: str, step: int) -> Iterator[str]:
        for _ in range(0, 60, step):
            taken[name] += step
            apart.append(abs(taken["a"] - taken["b"]))
            yield name

    write_all(
        [
            Sheet(chunks("a", 1), str(tmp_path / "a"), lambda: taken["a"]),
            Sheet(chunks("b", 5), str(tmp_path / "b"), lambda: taken["b"]),
        ]
    )
    assert max(apart) <= 5
    assert (tmp_path / "a").read_text() == "a" * 60
    assert (tmp_path / "b").read_text() == "b" * 12
