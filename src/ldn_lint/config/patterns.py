"""Patterns of files as `.gitignore` writes them, relative to a folder."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec


def names(folder: str, pattern: str, path: Path) -> bool:
    """Whether a pattern of a configuration file in `folder` names a file (an absolute path); none outside of it."""
    if not path.is_relative_to(folder):
        return False
    return bool(_spec(pattern).match_file(path.relative_to(folder).as_posix()))


@cache
def _spec(pattern: str) -> GitIgnoreSpec:
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines([pattern])
