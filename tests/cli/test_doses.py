"""`ldn-lint doses`: what it lists, in which form, and what it exits with."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]

PAGE = """\
# LDN

Start **LDN** at 1.5&nbsp;mg, then add .5
mg every 2 weeks. At first 3 mg once a day was given; now the maximum is 4.5 mg.

Take 500–1,000 mg of paracetamol "as needed".
"""

TEXT = """\
page.md:3:18: naltrexone 1.5 mg, role start, class low
    “1.5 mg” in: Start LDN at 1.5 mg, then add .5 mg every 2 weeks.
page.md:3:40: naltrexone 0.5 mg, role step, class low, every 2 weeks
    “.5 mg” in: Start LDN at 1.5 mg, then add .5 mg every 2 weeks.
page.md:4:28: naltrexone 3 mg, class low, once a day, told of the past
    “3 mg” in: At first 3 mg once a day was given; now the maximum is 4.5 mg.
page.md:4:74: naltrexone 4.5 mg, role maximum, class low
    “4.5 mg” in: At first 3 mg once a day was given; now the maximum is 4.5 mg.
page.md:6:6: paracetamol 500 to 1000 mg, as needed
    “500–1,000 mg” in: Take 500–1,000 mg of paracetamol "as needed".
5 doses in 1 file.
"""

CSV = """\
path,line,column,drug,low,high,unit,role,class,population,frequency,historic,written,conflicts,sentence
page.md,6,6,paracetamol,500,1000,mg,,,,as needed,no,"500–1,000 mg",,"Take 500–1,000 mg of paracetamol ""as needed""."
"""


@pytest.fixture
def page(folder: Path) -> Path:
    path = folder / "page.md"
    path.write_text(PAGE, encoding="utf-8")
    return path


def test_text(run: Run, page: Path) -> None:
    assert run("doses", "page.md") == (0, TEXT, "")


def test_json(run: Run, page: Path) -> None:
    ran = run("doses", "page.md", "texts/plain.txt", "--format", "json")
    assert (ran.code, ran.err) == (0, "")
    value = json.loads(ran.out)
    assert (value["version"], [file["path"] for file in value["files"]]) == (1, ["page.md", "texts/plain.txt"])
    assert value["files"][1]["doses"] == []
    doses = value["files"][0]["doses"]
    assert doses[1] == {
        "drug": "naltrexone",
        "low": 0.5,
        "high": 0.5,
        "unit": "mg",
        "role": "step",
        "class": "low",
        "population": "",
        "frequency": "every 2 weeks",
        "written": ".5 mg",
        "line": 3,
        "column": 40,
        "start": 46,
        "end": 51,
        "historic": False,
        "sentence": "Start LDN at 1.5 mg, then add .5 mg every 2 weeks.",
        "conflicts": [],
    }
    assert PAGE[46:51] == ".5\nmg"
    assert [(each["low"], each["high"], each["historic"]) for each in doses] == [
        (1.5, 1.5, False),
        (0.5, 0.5, False),
        (3, 3, True),
        (4.5, 4.5, False),
        (500, 1000, False),
    ]
    assert '"low": 3, "high": 3' in ran.out


def test_csv(run: Run, page: Path) -> None:
    page.write_text(PAGE.splitlines()[-1], encoding="utf-8")
    assert run("doses", "page.md", "--format", "csv").out == CSV.replace("page.md,6,", "page.md,1,")


def test_output_and_standard_input(run: Run, folder: Path) -> None:
    text = "<p>Take <b>50</b> mg of sertraline</p>"
    ran = run("doses", "-", "--stdin-filename", "a.html", "--output", "ledger.txt", stdin=text)
    assert ran == (0, "", "")
    assert (folder / "ledger.txt").read_text(encoding="utf-8") == (
        "a.html:1:12: sertraline 50 mg\n    “50 mg” in: Take 50 mg of sertraline\n1 dose in 1 file.\n"
    )


def test_a_file_that_cannot_be_read_stops_nothing(run: Run, page: Path) -> None:
    (page.parent / "image.md").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    ran = run("doses", "nowhere.md", "image.md", "page.md")
    assert (ran.code, ran.out) == (2, TEXT)
    assert ran.err.splitlines() == [
        "nowhere.md:1:1: error: cannot read: No such file or directory",
        "image.md:1:1: error: looks like a PNG image, not text",
    ]
    files = json.loads(run("doses", "nowhere.md", "page.md", "--format", "json").out)["files"]
    assert files[0] == {
        "path": "nowhere.md",
        "doses": [],
        "error": {"message": "cannot read: No such file or directory", "line": 0, "column": 0},
    }
    assert len(files[1]["doses"]) == 5


def test_an_empty_folder_is_told(run: Run, folder: Path) -> None:
    (folder / "empty").mkdir()
    ran = run("doses", "empty")
    assert (ran.code, ran.out) == (0, "0 doses in 0 files.\n")
    assert ran.err.startswith("ldn-lint: warning: nothing to lint in empty")


def test_profiles_of_ones_own(run: Run, folder: Path) -> None:
    (folder / "page.md").write_text("Take 20 mg of Zap daily.", encoding="utf-8")
    profile = folder / "zap.toml"
    profile.write_text(
        '[profiles.zapamol]\nnames = ["Zap"]\nlabel-dose = "20 mg"\nsources = ["leaflet"]\n'
        "[profiles.zapamol.classes.full]\nrange = [10, 30]\n",
        encoding="utf-8",
    )
    for command in ("doses", "doses"):
        ran = run(command, "page.md", "--profile", "zap.toml")
        assert ran.out.splitlines()[0] == "page.md:1:6: zapamol 20 mg, class full, a day"
    assert run("check", "page.md", "--profile", "zap.toml").code == 0
    profile.write_text("[profiles.zapamol]\nhalf = 3\n", encoding="utf-8")
    for command in ("doses", "check"):
        ran = run(command, "page.md", "--profile", "zap.toml")
        assert (ran.code, ran.out) == (2, "")
        assert "zap.toml:2:1: error: unknown key 'half'" in ran.err


def test_a_check_of_a_page_without_doses_loads_nothing_of_them(folder: Path) -> None:
    (folder / "page.md").write_text("Turmeric cures 9 in 10 cancers, say 300 doctors.", encoding="utf-8")
    code = (
        "import sys; from ldn_lint.cli import main; main(['check', 'page.md', '--exit-zero', '--output', 'out'])\n"
        "print(sorted(name for name in sys.modules if name.startswith('ldn_lint.doses.') or name == 'decimal'))"
    )
    for _ in range(2):  # The first run makes the cache.
        ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout == "[]\n"


SITE = {
    "one.md": "# LDN\n\nThe maximum dose of LDN is 3 mg.\n",
    "two.md": "# LDN\n\nThe maximum dose of LDN is 4.5 mg.\n",
}


def test_both_sides_of_a_conflict_are_marked(run: Run, folder: Path) -> None:
    for name, text in SITE.items():
        (folder / name).write_text(text, encoding="utf-8")
    value = json.loads(run("doses", "one.md", "two.md", "--format", "json").out)
    conflicts = [[each["conflicts"] for each in file["doses"]] for file in value["files"]]
    message = conflicts[1][0][0]["message"]
    assert "4.5 mg" in message
    assert "3 mg" in message
    assert conflicts == [
        [[{"code": "DOS001", "severity": "error", "message": message, "others": [place("two.md")]}]],
        [[{"code": "DOS001", "severity": "error", "message": message, "others": [place("one.md")]}]],
    ]
    text = run("doses", "one.md", "two.md").out
    assert f"    error DOS001: {message} (see two.md:3:28)\n" in text


def place(path: str) -> dict[str, Any]:
    return {"path": path, "line": 3, "column": 28}
