"""Paths as other programs ask for them."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from ldn_lint.reporters.paths import relative_path, uri


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path.resolve() / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.mark.parametrize(
    ("path", "relative", "reference"),
    [
        ("a.md", "a.md", "a.md"),
        ("./a/./b.md", "a/b.md", "a/b.md"),
        ("a/../b.md", "b.md", "b.md"),
        ("a b#c%.md", "a b#c%.md", "a%20b%23c%25.md"),
        ("é🫖.md", "é🫖.md", "%C3%A9%F0%9F%AB%96.md"),
        ("http:x?.md", "http:x?.md", "http%3Ax%3F.md"),
        ("<stdin>", "<stdin>", "%3Cstdin%3E"),
    ],
)
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such names")
def test_below_the_working_folder(here: Path, path: str, relative: str, reference: str) -> None:
    assert (relative_path(path), uri(path)) == (relative, reference)
    assert (relative_path(str(here / path)), uri(str(here / path))) == (relative, reference)


def test_elsewhere(here: Path) -> None:
    other = here.parent / "o p.md"
    assert relative_path("../o p.md") == other.as_posix()
    assert uri("../o p.md") == other.as_uri()
    assert uri("../o p.md").endswith("/o%20p.md")


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="file names are Unicode there")
@pytest.mark.usefixtures("here")
def test_a_name_that_is_no_text() -> None:
    assert uri("\udcff.md") == "%FF.md"


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
def test_what_dots_after_a_link_are(here: Path) -> None:
    (here / "deep" / "er").mkdir(parents=True)
    (here / "link").symlink_to(here / "deep" / "er")
    assert relative_path("link/../a.md") == "deep/a.md"
    assert relative_path("link/a.md") == "link/a.md"
