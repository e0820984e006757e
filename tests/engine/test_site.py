"""A site of six pages with eight conflicts, two of them between pages, and eight near-misses."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from ldn_lint.engine.files import Target
from ldn_lint.engine.runner import Runner, load_rules
from ldn_lint.model import FileResult, Place

SITE = Path(__file__).parent / "site"
CODES = frozenset({"DOS001", "DOS002", "DOS004", "DOS005", "DOS007", "STA005", "SAF010", "STR003"})


class Told(NamedTuple):
    """A finding in short: page, rule, severity, its words, and the pages and words of its related places."""

    page: str
    code: str
    severity: str
    words: str
    related: tuple[tuple[str, str], ...]


def words(path: Path, place: Place) -> str:
    return path.read_text(encoding="utf-8")[place.start : place.end]


def run(*names: str) -> list[FileResult]:
    return list(Runner(load_rules(), CODES).run(Target(str(SITE / name)) for name in names))


def told(results: list[FileResult]) -> list[Told]:
    found = []
    for result in results:
        page = Path(result.path)
        for finding in result.findings:
            related = tuple(
                (Path(each.path or page).name, words(Path(each.path or page), each.place)) for each in finding.related
            )
            found.append(Told(page.name, finding.code, finding.severity, words(page, finding.place), related))
    return found


@pytest.fixture(scope="module")
def pages() -> list[str]:
    return sorted(path.name for path in SITE.glob("*.md"))


def test_exactly_the_planted_conflicts_are_found(pages: list[str]) -> None:
    assert len(pages) == 6
    assert told(run(*pages)) == [
        Told("ldn-dose.md", "DOS001", "error", "4 mg", (("ldn-dose.md", "3 mg"),)),
        Told("ldn-evidence.md", "STA005", "warning", "12 of 40 people (40%)", ()),
        Told(
            "ldn-faq.md",
            "STR003",
            "warning",
            "The evidence that naltrexone always changes how immune cells grow is early and weak",
            (
                (
                    "ldn-evidence.md",
                    "The evidence that naltrexone changes how immune cells grow is early and weak.",
                ),
            ),
        ),
        Told(
            "ldn-safety.md",
            "SAF010",
            "error",
            "has virtually no side effects",
            (("ldn-safety.md", "LDN can cause nausea and vivid dreams."),),
        ),
        Told("ldn-safety.md", "DOS005", "warning", "six hours", (("ldn-safety.md", "two hours"),)),
        Told("ldn-start.md", "DOS007", "warning", "1 mg", (("ldn-start.md", "1.5 mg"), ("ldn-start.md", "4 mg"))),
        Told("ldn-start.md", "DOS001", "error", "4 mg", (("ldn-faq.md", "4.5 mg"),)),
        Told("other-medicines.md", "DOS004", "error", "50 mcg", (("other-medicines.md", "50 mg"),)),
    ]


def test_a_page_alone_says_only_what_stands_on_it(pages: list[str]) -> None:
    alone = [each for name in pages for each in told(run(name))]
    together = told(run(*pages))
    assert [each for each in together if each.related and each.related[0][0] != each.page] == [
        each for each in together if each not in alone
    ]
    assert len(together) - len(alone) == 2


def test_the_finding_stands_on_the_later_page_whatever_the_order(pages: list[str]) -> None:
    turned = told(run(*reversed(pages)))
    between = [
        (each.page, each.code, each.words, each.related)
        for each in turned
        if each.related[:1] and each.related[0][0] != each.page
    ]
    assert between == [
        ("ldn-faq.md", "DOS001", "4.5 mg", (("ldn-start.md", "4 mg"),)),
        (
            "ldn-evidence.md",
            "STR003",
            "The evidence that naltrexone changes how immune cells grow is early and weak.",
            (("ldn-faq.md", "The evidence that naltrexone always changes how immune cells grow is early and weak"),),
        ),
    ]
