"""`.gitignore` files, nested ones and those above the folder included."""

# abspath keeps symbolic links as they are named, which Path.resolve does not; exists and isdir answer no where pathlib
# raises, in a folder without permission.
# ruff: noqa: PTH100, PTH110, PTH112

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec


class GitIgnores:
    """What git would leave out of a folder that is walked: the deepest file with an opinion decides.

    Files above `root` count up to the repository's top, unless they ignore `root` itself: who names an ignored
    folder wants it looked at.
    """

    def __init__(self, root: str) -> None:
        self._root = Path(os.path.abspath(root))
        self._specs: dict[Path, GitIgnoreSpec | None] = {}
        self._top = _repository(self._root) or self._root
        if self._top != self._root and self._above(self._root):
            self._top = self._root

    def ignored(self, path: str, *, folder: bool = False, above: bool = False) -> bool:
        """Whether git ignores `path`, a folder or a file; `above`: or any folder between it and the root."""
        full = Path(os.path.abspath(path))
        return self._above(full) if above else self._decides(full, folder)

    def _above(self, path: Path) -> bool:
        if not path.is_relative_to(self._top) or path == self._top:
            return False
        parents = [parent for parent in path.parents if parent != self._top and parent.is_relative_to(self._top)]
        return any(self._decides(parent, True) for parent in parents) or self._decides(path, os.path.isdir(path))

    def _decides(self, path: Path, folder: bool) -> bool:
        for parent in path.parents:
            spec = self._spec(parent)
            if spec is not None:
                name = path.relative_to(parent).as_posix()
                verdict = spec.check_file(f"{name}/" if folder else name).include
                if verdict is not None:
                    return verdict
            if parent == self._top:
                break
        return False

    def _spec(self, folder: Path) -> GitIgnoreSpec | None:
        if folder not in self._specs:
            self._specs[folder] = _read(folder / ".gitignore")
        return self._specs[folder]


def _repository(folder: Path) -> Path | None:
    """The top of the git repository that holds `folder`."""
    return next((parent for parent in (folder, *folder.parents) if os.path.exists(parent / ".git")), None)


def _read(path: Path) -> GitIgnoreSpec | None:
    """The patterns of a `.gitignore`; None without such a file. Like git, a line that is no pattern is passed over."""
    try:
        lines = os.fsdecode(path.read_bytes()).splitlines()
    except OSError:
        return None
    from pathspec import GitIgnoreSpec

    try:
        return GitIgnoreSpec.from_lines(lines)
    except ValueError:
        return GitIgnoreSpec.from_lines(line for line in lines if _is_pattern(line))


def _is_pattern(line: str) -> bool:
    from pathspec import GitIgnoreSpec

    try:
        GitIgnoreSpec.from_lines([line])
    except ValueError:
        return False
    return True
