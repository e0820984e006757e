"""`ldn-lint scorecard`: four formats, and mistakes told as everywhere."""

from __future__ import annotations

import json
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]

PAGE = "# <b>Juice</b> & co\n\nThis juice cures cancer | and has no side effects.\n"


@pytest.fixture
def page(run: Run) -> Path:
    path = Path("card.md")
    path.write_text(PAGE, encoding="utf-8")
    return path


def test_text(run: Run, page: Path) -> None:
    ran = run("scorecard", "card.md")
    assert (ran.code, ran.err) == (0, "")
    lines = ran.out.splitlines()
    assert lines[:3] == ["card.md", "", "JAMA"]
    assert "  5  concern         Are claims of benefit justified? 2 findings (see DISCERN 6)" in lines
    at = next(index for index, line in enumerate(lines) if line.startswith("  6   concern         Is it balanced"))
    assert lines[at + 1] == " " * 22 + "- line 3: EFF001 “juice cures cancer” promises the end of a disease."
    assert lines[-6] == "This is no score: a page can meet every signal and be wrong. No program can tell:"


def test_json(run: Run, page: Path) -> None:
    data = json.loads(run("scorecard", "card.md", "--format", "json").out)
    (file,) = data["files"]
    assert (data["version"], file["path"], file["error"]) == (1, "card.md", None)
    justified = next(each for each in file["items"] if each["instrument"] == "HONcode" and each["item"] == "5")
    assert justified["state"] == "concern"
    cure = next(each for each in justified["evidence"] if each["code"] == "EFF001")
    assert (cure["line"], cure["column"], PAGE[cure["start"] : cure["end"]]) == (
        3,
        6,
        "juice cures cancer",
    )
    assert sum(file["counts"].values()) == len(file["items"])


def test_markdown_cells_hold_what_they_should(run: Run, page: Path) -> None:
    rows = [line for line in run("scorecard", "card.md", "--format", "markdown").out.splitlines() if line[:2] == "| "]
    assert rows
    assert {line.replace("\\|", "").count("|") for line in rows} == {5}


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.add(tag)


def test_html_is_escaped_and_needs_nothing_from_elsewhere(run: Run, page: Path) -> None:
    html = run("scorecard", "card.md", "--format", "html").out
    parser = _Text()
    parser.feed(html)
    assert parser.tags <= {
        "html", "head", "meta", "title", "style", "body", "h1", "h2", "h3", "p", "table", "thead", "tr", "th", "td",
        "ul", "li",
    }  # fmt: skip
    assert "http" not in html
    assert "cures cancer" in html


def test_a_file_that_cannot_be_read_does_not_keep_the_others_back(run: Run, page: Path) -> None:
    ran = run("scorecard", "missing.md", "card.md", "--format", "json")
    assert ran.code == 2
    assert ran.err == "missing.md:1:1: error: cannot read: No such file or directory\n"
    files = json.loads(ran.out)["files"]
    assert [(file["path"], bool(file["error"]), bool(file["items"])) for file in files] == [
        ("missing.md", True, False),
        ("card.md", False, True),
    ]


def states(out: str) -> dict[tuple[str, str], str]:
    (file,) = json.loads(out)["files"]
    return {(each["instrument"], each["item"]): each["summary"] for each in file["items"]}


DATED = f"---\nupdated: 2020-05-01\n---\n# Noni\n\n{'Noni juice may ease joint pain in adults. ' * 30}\n"


@pytest.mark.parametrize("day, told", [("2020-06-01", "dated 2020-05-01"), ("2026-06-01", "dated 2020-05-01, but old")])
def test_dates_are_compared_with_the_day_that_is_given(run: Run, day: str, told: str) -> None:
    Path("dated.md").write_text(DATED, encoding="utf-8")
    out = run("scorecard", "dated.md", "--format", "json", "--today", day).out
    assert states(out)["JAMA", "currency"] == told


def test_a_wrong_day_is_one_line(run: Run, page: Path) -> None:
    ran = run("scorecard", "card.md", "--today", "2026-02-30")
    assert ran == (2, "", "ldn-lint: error: --today: '2026-02-30' is no date such as 2026-03-31\n")


def test_an_empty_folder_and_a_guess_are_told(run: Run) -> None:
    Path("nothing").mkdir()
    Path("old.md").write_bytes("Le café est bon. Il ne guérit rien.\n".encode("cp1252"))
    told = run("scorecard", "nothing", "old.md").err.splitlines()
    assert told[0].startswith("ldn-lint: warning: nothing to lint in nothing (")
    assert told[1].startswith("old.md:1:1: note: decoded as ")
    assert len(told) == 2


def test_standard_input_under_a_name(run: Run) -> None:
    ran = run("scorecard", "--stdin-filename", "draft.html", stdin="<p>Juice cures cancer.</p>")
    assert ran.out.startswith("draft.html\n")
