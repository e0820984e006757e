"""Which files a run finds."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from ldn_lint.engine.files import SUFFIXES, Target, find_files
from ldn_lint.model import ReadFault


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(*names: str, text: str = "x") -> None:
    for name in names:
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def found(*paths: str) -> list[str]:
    return [target.path for target in find_files(paths) if not (target.fault or target.empty)]


@pytest.mark.usefixtures("tree")
class TestFolders:
    def test_only_prose_in_order_of_name(self) -> None:
        write("b.md", "a/z.html", "a/B.TXT", "c.py", "d", *(f"e/x{suffix}" for suffix in SUFFIXES))
        assert found(".") == ["a/B.TXT", "a/z.html", "b.md", *sorted(f"e/x{suffix}" for suffix in SUFFIXES)]

    def test_hidden_folders_and_packages_are_passed_over(self) -> None:
        write(".git/a.md", ".venv/a.md", "node_modules/p/a.md", "env/pyvenv.cfg", "env/lib/a.txt", ".b.md", "._b.md")
        assert found(".") == [".b.md"]

    def test_a_folder_without_prose_is_told(self) -> None:
        write("a/x.py", "b/x.md")
        assert list(find_files(["a", "b"])) == [Target("a", empty=True), Target("b/x.md")]

    def test_a_file_is_yielded_once(self) -> None:
        write("a/x.md")
        assert found("a/x.md", "a", "./a/x.md", "-", "-") == ["a/x.md", "-"]

    def test_links_to_folders_are_not_followed(self) -> None:
        write("a/x.md")
        Path("a/loop").symlink_to("..", target_is_directory=True)
        Path("a/dead.md").symlink_to("nowhere.md")
        assert found(".") == ["a/x.md"]

    @pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
    @pytest.mark.usefixtures("unprivileged")
    def test_a_closed_folder_is_told_and_the_rest_found(self) -> None:
        write("a/x.md", "b/x.md")
        Path("a").chmod(0)
        try:
            assert list(find_files(["."])) == [
                Target("a", ReadFault("cannot open the folder: Permission denied")),
                Target("b/x.md"),
            ]
        finally:
            Path("a").chmod(0o700)


@pytest.mark.usefixtures("tree")
class TestNamed:
    def test_a_named_file_is_always_found(self) -> None:
        write("a.rst", ".git/a.md", "ignored.md")
        write(".gitignore", text="ignored.md\n")
        assert found("a.rst", ".git/a.md", "ignored.md") == ["a.rst", ".git/a.md", "ignored.md"]

    def test_a_missing_file_is_left_to_the_reader_of_files(self) -> None:
        assert found("nowhere.md") == ["nowhere.md"]

    def test_globs(self) -> None:
        write("a/x.md", "a/b/y.md", "a/z.rst", "a/node_modules/q.md", "a/[1].md")
        assert found("a/**/*.md") == ["a/[1].md", "a/b/y.md", "a/x.md"]
        assert found("a/*") == ["a/[1].md", "a/b/y.md", "a/x.md"]
        assert found("a/*.rst") == ["a/z.rst"]
        assert found("a/[1].md") == ["a/[1].md"]

    def test_a_glob_without_match(self) -> None:
        assert list(find_files(["*.md"])) == [Target("*.md", ReadFault("no file matches this pattern"))]


@pytest.mark.usefixtures("tree")
class TestGitignore:
    def test_nested_files_decide_before_those_above(self) -> None:
        write("a/i.md", "a/k.md", "a/b/i.md", "i.md", "deep/build/x.md")
        write(".gitignore", text="i.md\nbuild/\n")
        write("a/b/.gitignore", text="!i.md\n")
        assert found(".") == ["a/b/i.md", "a/k.md"]
        assert found("**/*.md") == ["a/b/i.md", "a/k.md"]

    def test_anchored_patterns_count_from_their_file(self) -> None:
        write("a/x.md", "a/b/x.md", "x.md")
        write("a/.gitignore", text="/x.md\n")
        assert found(".") == ["a/b/x.md", "x.md"]

    def test_files_above_count_up_to_the_top_of_the_repository(self) -> None:
        write(".gitignore", text="*.txt\n")
        write("repo/.git/HEAD", "repo/a/x.md", "repo/a/y.txt", "repo/a/z.html")
        write("repo/.gitignore", text="*.html\n")
        assert found("repo/a") == ["repo/a/x.md", "repo/a/y.txt"]

    def test_who_names_an_ignored_folder_wants_it(self) -> None:
        write(".git/HEAD", "out/x.md", "out/y.txt")
        write(".gitignore", text="out/\n")
        assert found(".") == []
        assert found("out") == ["out/x.md", "out/y.txt"]

    def test_a_folder_that_is_ignored_cannot_be_opened_again_below(self) -> None:
        write("out/x.md", "y.md")
        write(".gitignore", text="out/\n!out/x.md\n")
        assert found(".") == ["y.md"]

    def test_a_line_that_is_no_pattern_is_passed_over(self) -> None:
        write("a.md", "b.md")
        write(".gitignore", text="!\na.md\nx\\\n")
        assert found(".") == ["b.md"]
