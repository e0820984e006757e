"""Directives in the text: what they silence, and what is told of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ldn_lint import Context, FileResult, lint_path, lint_text, load_rules
from ldn_lint.engine.files import Target
from ldn_lint.engine.runner import Runner

DAY = Context(today="2026-11-22", snippet=0)
CURE = "This juice cures cancer."
SAFE = "It has no side effects."


def lint(text: str, path: str = "page.md") -> FileResult:
    return lint_text(text, path=path, context=DAY)


def told(result: FileResult) -> list[tuple[str, int]]:
    """Rule and line of the findings that are of interest here."""
    wanted = ("EFF001", "SAF001", "SUP")
    return [(each.code, each.place.line) for each in result.findings if each.code.startswith(wanted)]


def silenced(result: FileResult) -> list[tuple[str, int, str]]:
    return [(each.finding.code, each.finding.place.line, each.reason) for each in result.suppressed]


@pytest.mark.parametrize(
    ("text", "left", "quiet"),
    [
        (f"{CURE}\n", [("EFF001", 1)], []),
        (f'{CURE} <!-- ldn-lint: disable-line EFF001 reason="a" -->\n{CURE}\n', [("EFF001", 2)], [1]),
        (f'<!-- ldn-lint: disable-next-line EFF001 reason="a" -->\n{CURE}\n\n{CURE}\n', [("EFF001", 4)], [2]),
        (f'<!-- ldn-lint: disable-next-line EFF001 reason="a" -->\n\n\n{CURE}\n', [], [4]),
        (
            '<!-- ldn-lint: disable-next-line EFF001 reason="a" -->\n'
            f'<!-- ldn-lint: disable-next-line SAF001 reason="a" -->\n{CURE} {SAFE}\n',
            [],
            [3, 3],
        ),
        (
            f'<!-- ldn-lint: disable-block EFF001 reason="a" -->\n{CURE}\nMore.\n{CURE}\n\n{CURE}\n',
            [("EFF001", 6)],
            [2, 4],
        ),
        (f'One.\n{CURE}\n<!-- ldn-lint: disable-line EFF001 reason="a" --> Two.\n', [("EFF001", 2), ("SUP001", 3)], []),
        (f'- {CURE} <!-- ldn-lint: disable-block EFF001 reason="a" -->\n- {CURE}\n', [("EFF001", 2)], [1]),
        (
            f'{CURE}\n\n<!-- ldn-lint: disable EFF001 reason="a" -->\n{CURE}\n\n<!-- ldn-lint: enable -->\n{CURE}\n',
            [("EFF001", 1), ("EFF001", 7)],
            [4],
        ),
        (
            '<!-- ldn-lint: disable EFF001, SAF001 reason="a" -->\n'
            f"{CURE}\n\n<!-- ldn-lint: enable SAF001 -->\n{SAFE} {CURE}\n",
            [],
            [2, 5, 5],
        ),
        (f'{CURE}\n\n{SAFE}\n\n<!-- ldn-lint: disable-file all reason="a" -->\n', [], None),
        (f'{CURE}\n\n<!-- ldn-lint: disable-file cure-claim reason="a" -->\n', [], [1]),
        (f'{CURE}\n\n<!-- ldn-lint: disable-file Efficacy reason="a" -->\n', [], [1]),
        (
            '<!-- ldn-lint: disable-file EFF001 match="juice cures cancer" reason="a" -->\n'
            f"{CURE}\n\nTea cures gout.\n",
            [("EFF001", 4)],
            [2],
        ),
        (f'<!-- ldn-lint: disable-file EFF001 until=2026-11-22 by=mk reason="a" -->\n{CURE}\n', [], [2]),
        (f"<!-- ldn-lint: disable-file EFF001 reason='a' -->\n{CURE}\n", [], [2]),
    ],
)
def test_a_suppression_silences_what_it_names(text: str, left: list[tuple[str, int]], quiet: list[int] | None) -> None:
    result = lint(text)
    assert told(result) == left
    if quiet is not None:
        assert [(line, reason) for _, line, reason in silenced(result)] == [(line, "a") for line in quiet]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_lines_end_as_the_file_ends_them(newline: str) -> None:
    text = f'One. <!-- ldn-lint: disable-next-line EFF001 reason="a" -->\n{CURE}\n{CURE}\n'.replace("\n", newline)
    assert told(lint(text)) == [("EFF001", 3)]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (
            "page.html",
            f'<p>One.</p>\n<!-- ldn-lint: disable-next-line EFF001 reason="a" -->\n<p>{CURE}</p>\n<p>{CURE}</p>\n',
        ),
        (
            "page.html",
            f'<ul>\n<li><!-- ldn-lint: disable-block EFF001 reason="a" -->\n{CURE}</li>\n<li>{CURE}</li></ul>\n',
        ),
        ("page.txt", f'ldn-lint: disable-next-line EFF001 reason="a"\n\n{CURE}\n{CURE}\n'),
        ("page.txt", f'One.\n\n# ldn-lint: disable-next-line EFF001 reason="a"\n{CURE}\n{CURE}\n'),
    ],
)
def test_every_format_has_suppressions(path: str, text: str) -> None:
    result = lint(text, path)
    assert [code for code, _ in told(result)] == ["EFF001"]
    assert [code for code, _, _ in silenced(result)] == ["EFF001"]


@pytest.mark.parametrize(
    ("directive", "code", "severity", "message"),
    [
        ("disable-next-line EFF001", "SUP004", "error", "This suppression gives no reason, and so silences nothing."),
        (
            'disable-next-line EFF001 reason=" "',
            "SUP004",
            "error",
            "This suppression gives no reason, and so silences nothing.",
        ),
        (
            'disable-nextline EFF001 reason="a"',
            "SUP003",
            "error",
            "This directive does nothing: 'disable-nextline' is no directive; did you mean 'disable-next-line'?",
        ),
        (
            'disable-next-line reason="a"',
            "SUP003",
            "error",
            "This directive does nothing: disable-next-line names no rule",
        ),
        (
            'disable-next-line EFF0001 reason="a"',
            "SUP003",
            "error",
            "This directive does nothing: no rule is called 'EFF0001'; did you mean 'EFF001'?",
        ),
        (
            'disable-next-line EFF001 until=tomorrow reason="a"',
            "SUP003",
            "error",
            "This directive does nothing: until=tomorrow is no date such as 2027-01-31",
        ),
        (
            'disable-next-line EFF001 because="a"',
            "SUP003",
            "error",
            "This directive does nothing: 'because' is none of reason, by, until, match",
        ),
        (
            'disable-next-line EFF001 until=2026-11-21 reason="a"',
            "SUP002",
            "warning",
            "This suppression ended on 2026-11-21; what it silenced is shown again.",
        ),
    ],
)
def test_a_directive_that_does_nothing_is_told(directive: str, code: str, severity: str, message: str) -> None:
    result = lint(f"<!-- ldn-lint: {directive} -->\n{CURE}\n")
    assert told(result) == [(code, 1), ("EFF001", 2)]
    found = next(each for each in result.findings if each.code == code)
    assert (found.severity, found.message, found.place.column) == (severity, message, 1)
    assert result.suppressed == ()


def test_each_selector_must_be_of_use() -> None:
    result = lint(f'<!-- ldn-lint: disable-next-line EFF001,SAF001 reason="a" -->\n{CURE}\n')
    assert [each.message for each in result.findings if each.code == "SUP001"] == ["“SAF001” silences nothing here."]
    assert silenced(result) == [("EFF001", 2, "a")]


def test_a_rule_that_did_not_run_is_not_called_unused(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text('<!-- ldn-lint: disable-file SAF001 reason="a" -->\n\nRest helps.\n', encoding="utf-8")
    for codes, expected in (({"EFF001", "SUP001"}, []), ({"SAF001", "SUP001"}, ["SUP001"]), ({"SAF001"}, [])):
        result = Runner(load_rules(), frozenset(codes), context=DAY).file(str(page))
        assert [finding.code for finding in result.findings] == expected


def test_a_conflict_between_pages_is_silenced_as_well(tmp_path: Path) -> None:
    one, two = tmp_path / "one.md", tmp_path / "two.md"
    one.write_text("The usual dose of naltrexone is 4.5 mg at night.\n", encoding="utf-8")
    dose = "The usual dose of naltrexone is 3 mg at night."
    rules = load_rules()

    def run(text: str) -> FileResult:
        two.write_text(text, encoding="utf-8")
        return list(Runner(rules, context=DAY).run([Target(str(one)), Target(str(two))]))[1]

    assert [f.code for f in run(f"{dose}\n").findings if f.code in ("DOS001", "SUP001")] == ["DOS001"]
    result = run(f'<!-- ldn-lint: disable-next-line DOS001 reason="two forms" -->\n{dose}\n')
    assert [f.code for f in result.findings if f.code in ("DOS001", "SUP001")] == []
    assert silenced(result) == [("DOS001", 2, "two forms")]


def test_a_file_by_its_path_is_read_alike(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(
        f'{CURE} <!-- ldn-lint: disable-line EFF001 by=mk until=2027-01-31 reason="agreed" -->\n', encoding="utf-8"
    )
    [suppressed] = lint_path(page, context=DAY).suppressed
    assert suppressed[1:] == ("agreed", "mk", "2027-01-31")


@given(st.text(alphabet="abEF01 =\"',-", max_size=40))
def test_no_directive_breaks_the_run(words: str) -> None:
    result = lint(f"<!-- ldn-lint: {words} -->\n{CURE}\n")
    assert len(result.findings) + len(result.suppressed) > 0
