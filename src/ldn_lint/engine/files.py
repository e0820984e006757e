"""Which files a run looks at: files, folders and globs, less what `.gitignore` and custom leave out."""

# os.path answers no where pathlib raises: in a folder without permission, for a name that cannot be.
# ruff: noqa: PTH112, PTH122, PTH207

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePath
from typing import NamedTuple

from ldn_lint.engine.gitignore import GitIgnores
from ldn_lint.model import ReadFault

STDIN = "-"
# What a folder yields; a file that is named is linted whatever its suffix.
SUFFIXES = frozenset({".md", ".markdown", ".mdx", ".html", ".htm", ".xhtml", ".txt", ".text"})
_NOT_OURS = frozenset({"node_modules", "__pycache__", "__pypackages__"})
# The file that tells a virtual environment from any other folder.
_VENV_MARK = "pyvenv.cfg"
_WILD = frozenset("*?[")


class Target(NamedTuple):
    """A file to lint, or a path that cannot be followed and why; `empty` marks a folder with nothing to lint.

    `named`: whoever runs the tool gave this very path.
    """

    path: str
    fault: ReadFault | None = None
    empty: bool = False
    named: bool = False


def find_files(paths: Iterable[str], *, gitignore: bool = True) -> Iterator[Target]:
    """The files behind `paths`, each once: in the order given, the files of a folder sorted by name.

    With `gitignore` folders are without what git ignores there.
    """
    seen: set[str] = set()
    for path in paths:
        for target in _targets(path, gitignore):
            key = target.path if target.path == STDIN else os.path.realpath(target.path)
            if target.empty or key not in seen:
                seen.add(key)
                yield target


def _targets(path: str, gitignore: bool) -> Iterator[Target]:
    ignores = GitIgnores if gitignore else _NoIgnores
    if path == STDIN:
        yield Target(path, named=True)
    elif os.path.isdir(path):
        yield from _or_empty(path, _walk(path, ignores(path)))
    elif os.path.lexists(path) or not _WILD.intersection(path):
        yield Target(path, named=True)
    else:
        yield from _matching(path, ignores)


class _NoIgnores(GitIgnores):
    """Nothing is ignored."""

    def ignored(self, path: str, *, folder: bool = False, above: bool = False) -> bool:  # noqa: ARG002
        """No."""
        return False


def _or_empty(path: str, targets: Iterator[Target]) -> Iterator[Target]:
    """The targets, or word that there is none."""
    first = next(targets, None)
    if first is None:
        yield Target(path, empty=True)
        return
    yield first
    yield from targets


def _walk(folder: str, ignores: GitIgnores) -> Iterator[Target]:
    try:
        with os.scandir(folder) as scan:
            entries = sorted(scan, key=lambda entry: entry.name)
    except OSError as error:
        yield Target(_tidy(folder), ReadFault(f"cannot open the folder: {error.strerror}"))
        return
    if any(entry.name == _VENV_MARK for entry in entries):
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            if not _is_hidden(entry.name) and not ignores.ignored(entry.path, folder=True):
                yield from _walk(entry.path, ignores)
        elif _is_lintable(entry.name) and entry.is_file() and not ignores.ignored(entry.path):
            yield Target(_tidy(entry.path))


def _is_hidden(name: str) -> bool:
    return name.startswith(".") or name in _NOT_OURS


def _is_lintable(name: str) -> bool:
    # "._page.md" is what macOS leaves on foreign disks beside "page.md": attributes, not text.
    return os.path.splitext(name)[1].lower() in SUFFIXES and not name.startswith("._")


def _matching(pattern: str, ignores_of: type[GitIgnores]) -> Iterator[Target]:
    """The files that a glob matches; folders among them are walked, ignored files left out."""
    from glob import glob

    wanted = PurePath(pattern).suffix
    any_suffix = bool(wanted) and not _WILD.intersection(wanted)
    matched = sorted(glob(pattern, recursive=True))
    if not matched:
        yield Target(pattern, ReadFault("no file matches this pattern"))
        return
    ignores = ignores_of(_root(pattern))
    yield from _or_empty(pattern, _matched(matched, ignores, any_suffix))


def _root(pattern: str) -> str:
    """The folder above the first wildcard of a pattern."""
    parts = PurePath(pattern).parts
    literal = next(index for index, part in enumerate(parts) if _WILD.intersection(part))
    return str(Path(*parts[:literal]))


def _matched(paths: list[str], ignores: GitIgnores, any_suffix: bool) -> Iterator[Target]:
    for path in paths:
        parts = PurePath(path).parts
        folder = os.path.isdir(path)
        if any(_is_hidden(part) and part != ".." for part in (parts if folder else parts[:-1])):
            continue
        if ignores.ignored(path, folder=folder, above=True):
            continue
        if folder:
            yield from _walk(path, ignores)
        elif any_suffix or _is_lintable(parts[-1]):
            yield Target(_tidy(path))


def _tidy(path: str) -> str:
    """The path as it is shown and sorted: no leading `./`, forward slashes."""
    return PurePath(path).as_posix()
