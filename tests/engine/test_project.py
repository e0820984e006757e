"""Findings between the pages of a run."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from pathlib import Path

import pytest

from ldn_lint.engine.files import Target
from ldn_lint.engine.runner import Runner, load_rules
from ldn_lint.model import FileResult
from ldn_lint.rules.compiled import Compiled

ALL = frozenset({"DOS001", "DOS002", "DOS005", "STR003"})
Findings = list[tuple[str, str, str, list[str]]]


@pytest.fixture(scope="module")
def rules() -> Compiled:
    return load_rules()


def run(rules: Compiled, folder: Path, *texts: str, codes: frozenset[str] | None = ALL) -> list[FileResult]:
    paths = [folder / f"p{number}.md" for number in range(len(texts))]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text, encoding="utf-8")
    return list(Runner(rules, codes).run(Target(str(path)) for path in paths))


def found(results: list[FileResult]) -> Findings:
    """The findings between pages: page, rule, severity, the pages of the related places."""
    return [
        (Path(result.path).stem, finding.code, finding.severity, [Path(each.path).stem for each in finding.related])
        for result in results
        for finding in result.findings
        if any(each.path for each in finding.related)
    ]


THREE, FOUR = "The usual dose of LDN is 3 mg.", "The usual dose of LDN is 4.5 mg."


def test_each_pair_of_pages_is_told_once_on_the_later_one(rules: Compiled, tmp_path: Path) -> None:
    assert found(run(rules, tmp_path, THREE, FOUR)) == [("p1", "DOS001", "error", ["p0"])]
    assert found(run(rules, tmp_path, THREE, FOUR, THREE)) == [
        ("p1", "DOS001", "error", ["p0"]),
        ("p2", "DOS001", "error", ["p1"]),
    ]
    assert found(run(rules, tmp_path, THREE, THREE, f"{FOUR}\n\nAgain: {FOUR}")) == [
        ("p2", "DOS001", "error", ["p0", "p1"])
    ]


def test_the_finding_tells_both_values_and_the_place_on_the_other_page(rules: Compiled, tmp_path: Path) -> None:
    (finding,) = run(rules, tmp_path, f"# Dose\n\n{THREE}", FOUR)[1].findings
    assert finding.message == "“4.5 mg” here, “3 mg” elsewhere: two values for the usual dose of low-dose naltrexone."
    (related,) = finding.related
    assert (related.place.line, related.place.column, related.message) == (3, 26, "“3 mg” on this page")
    assert related.path == str(tmp_path / "p0.md")


def test_many_pages_are_named_up_to_five(rules: Compiled, tmp_path: Path) -> None:
    (finding,) = run(rules, tmp_path, *[THREE] * 8, FOUR)[8].findings
    assert [Path(each.path).stem for each in finding.related] == ["p0", "p1", "p2", "p3", "p4"]
    assert finding.related[-1].message == "“3 mg” on this page, and on more"


def test_a_page_that_contradicts_itself_is_left_to_itself(rules: Compiled, tmp_path: Path) -> None:
    results = run(rules, tmp_path, f"{THREE}\n\n{FOUR}", THREE, FOUR)
    assert found(results) == [("p2", "DOS001", "error", ["p1"])]
    assert [finding.code for finding in results[0].findings] == ["DOS001"]


@pytest.mark.parametrize(
    "other",
    [
        "The usual dose of sertraline is 50 mg.",
        "The usual dose of LDN for children is 1 mg.",
        "The usual dose of LDN is 3 to 5 mg.",
        "Naltrexone comes as 50 mg tablets.",
        "It is a myth that the usual dose of LDN is 6 mg.",
        "Beware of shops where the usual dose of LDN is 6 mg.",
        "Nothing at all.",
        "",
    ],
)
def test_no_conflict(rules: Compiled, tmp_path: Path, other: str) -> None:
    assert found(run(rules, tmp_path, THREE, other)) == []


def test_the_titles_of_two_pages_tell_their_doses_apart(rules: Compiled, tmp_path: Path) -> None:
    gout, lupus = f"# LDN for gout\n\n{THREE}", f"# LDN for lupus\n\n{FOUR}"
    assert found(run(rules, tmp_path, gout, lupus)) == []
    assert found(run(rules, tmp_path, gout, FOUR)) == [("p1", "DOS001", "warning", ["p0"])]


def test_every_comparing_rule_speaks_between_pages(rules: Compiled, tmp_path: Path) -> None:
    quoted = "“Opioids {} the growth and function of many immune cells.”"
    one = f"The maximum dose of LDN is 3 mg. Naltrexone stays in your body for 4 hours. {quoted.format('alter')}"
    other = f"The usual dose of LDN is 4.5 mg. Naltrexone stays in your body for 24 hours. {quoted.format('heal')}"
    assert found(run(rules, tmp_path, one, other)) == [
        ("p1", "DOS002", "error", ["p0"]),
        ("p1", "DOS005", "warning", ["p0"]),
        ("p1", "STR003", "warning", ["p0"]),
    ]
    assert found(run(rules, tmp_path, one, other, codes=frozenset({"DOS005"}))) == [("p1", "DOS005", "warning", ["p0"])]
    assert found(run(rules, tmp_path, one, other, codes=frozenset({"EFF001"}))) == []


def test_results_can_travel_between_processes(rules: Compiled, tmp_path: Path) -> None:
    results = run(rules, tmp_path, THREE, FOUR)
    assert results[0].facts
    assert pickle.loads(pickle.dumps(results)) == results


def test_without_a_comparing_rule_results_come_one_by_one(rules: Compiled, tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(THREE, encoding="utf-8")
    asked = []

    def targets() -> Iterator[Target]:
        for number in range(3):
            asked.append(number)
            yield Target(str(path))

    run_on = Runner(rules, frozenset({"EFF001"})).run(targets())
    next(run_on)
    assert asked == [0]
    run_on = Runner(rules, frozenset({"EFF001", "DOS001"})).run(targets())
    next(run_on)
    assert asked == [0, 0, 1, 2]


def test_a_file_that_cannot_be_read_keeps_its_place(rules: Compiled, tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(THREE, encoding="utf-8")
    targets = [Target(str(path)), Target(str(tmp_path / "gone.md")), Target(str(path))]
    results = list(Runner(rules, ALL).run(targets))
    assert [result.error is None for result in results] == [True, False, True]
