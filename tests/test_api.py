"""The public API: what it holds, what it promises, what it costs."""

from __future__ import annotations

import pickle
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import ldn_lint
from ldn_lint import CatalogueError, FileResult, lint_path, lint_text, load_rules

HOUSE = """\
[mentions.zap-of-tests]
words = ["zap"]
[rules.zap-word]
code = "ZAP001"
kind = "pattern"
find = ["zap-of-tests"]
severity = "info"
message = "m"
why = "w"
advice = "a"
criteria = ["c"]
match = ["[[zap]]", "a [[zap]]"]
pass = ["a", "b"]
"""


def test_every_public_name_is_there() -> None:
    assert sorted(ldn_lint.__all__) == ldn_lint.__all__
    for name in ldn_lint.__all__:
        assert getattr(ldn_lint, name) is not None
    assert dir(ldn_lint) == ldn_lint.__all__
    with pytest.raises(AttributeError, match="no attribute 'lint'"):
        ldn_lint.lint  # noqa: B018


def test_import_costs_nothing() -> None:
    code = "import sys; before = set(sys.modules); import ldn_lint; print(sorted(set(sys.modules) - before))"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout == "['__future__', 'ldn_lint', 'ldn_lint.version']\n"


def test_house_rules(tmp_path: Path) -> None:
    path = tmp_path / "house.toml"
    path.write_text(HOUSE, encoding="utf-8")
    rules = load_rules(path)
    (finding,) = (each for each in lint_text("A **zap**.", rules=rules).findings if each.code == "ZAP001")
    assert (finding.place.line, finding.place.column, finding.family) == (1, 5, "house")
    assert pickle.loads(pickle.dumps(finding)) == finding
    text = tmp_path / "a.html"
    text.write_text("<p>A <b>zap</b>", encoding="utf-8")
    assert [each.place.start for each in lint_path(text, rules=rules).findings if each.code == "ZAP001"] == [8]


def test_mistakes_in_house_rules(tmp_path: Path) -> None:
    path = tmp_path / "house.toml"
    path.write_text(HOUSE.replace("kind", "kidn"), encoding="utf-8")
    with pytest.raises(CatalogueError, match=r"house.toml:5:1: unknown key 'kidn'; did you mean 'kind'\?"):
        load_rules(path)


@pytest.mark.parametrize("path", ["nowhere.md", "a\0b.md", "."])
def test_a_file_that_cannot_be_read_is_a_result(path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = lint_path(path)
    assert result.error is not None
    assert result.error.message.startswith("cannot read: ")
    assert result.source is None


@pytest.mark.parametrize("path", ["a.md", "a.html", "a.txt", "a", ""])
@pytest.mark.parametrize(
    "text", ["", "\0", "\ufeff", "\ud800", "a\0b\r\r\n\x0b\u2028c", "[[", "<", "---\n", "\U0010ffff"]
)
def test_odd_texts_never_raise(text: str, path: str) -> None:
    assert isinstance(lint_text(text, path=path), FileResult)


@settings(deadline=None, max_examples=60)
@given(st.text(), st.sampled_from(["a.md", "a.html", "a.txt"]))
def test_any_text_gives_places_inside_it(text: str, path: str) -> None:
    for finding in lint_text(text, path=path).findings:
        assert 0 <= finding.place.start <= finding.place.end <= len(text)


def test_a_context_says_what_the_page_is() -> None:
    from ldn_lint import Context

    text = "Fig tablets treat arthritis."
    assert severities(lint_text(text)) == {"REG001": "warning"}
    assert severities(lint_text(text, context=Context(jurisdiction="au"))) == {"REG001": "info"}


def severities(result: FileResult) -> dict[str, str]:
    return {finding.code: finding.severity for finding in result.findings}
