"""Patterns of files as `.gitignore` writes them, relative to a folder."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec


class Patterns:
    """Some patterns of a configuration file in `folder`."""

    def __init__(self, folder: str, patterns: Iterable[str]) -> None:
        self._folder = Path(folder)
        self._patterns = tuple(patterns)

    def hold(self, path: Path) -> bool:
        """Whether one of them names a file, given by its absolute path; files outside of the folder have no name."""
        if not path.is_relative_to(self._folder):
            return False
        return bool(_spec(self._patterns).match_file(path.relative_to(self._folder).as_posix()))


@cache
def _spec(patterns: tuple[str, ...]) -> GitIgnoreSpec:
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(patterns)
