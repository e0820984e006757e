"""The README shows what the tool prints."""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_the_transcript_is_what_is_printed() -> None:
    shown = re.search(r"```\n\$ ldn-lint (check seeds/[^\n]+)\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.S)
    assert shown is not None
    command = [sys.executable, "-m", "ldn_lint", *shown[1].split(), "--exit-zero"]
    printed = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT).stdout.splitlines()
    lines = [line for line in shown[2].splitlines() if line != "..."]
    assert len(lines) > 5
    rest = iter(printed)
    assert [line for line in lines if line not in rest] == []  # in this order
    assert printed[-1] == lines[-1]


def test_every_option_of_the_readme_is_known() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    used = {
        (command, option)
        for line in re.findall(r"^ldn-lint [^\n]*|\| ldn-lint [^\n]*", text, re.M)
        for command in re.findall(r"ldn-lint (\w+)", line)[:1]
        for option in re.findall(r"--[a-z-]+", line.split("#")[0])
    }
    assert len(used) > 10
    for command in {command for command, _ in used}:
        ran = subprocess.run(
            [sys.executable, "-m", "ldn_lint", command, "--help"], capture_output=True, text=True, check=True
        )
        for option in {option for each, option in used if each == command}:
            assert option in ran.stdout, (command, option)
