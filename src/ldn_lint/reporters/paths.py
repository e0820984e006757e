"""Where files are, as other programs ask for it."""

from __future__ import annotations

import os
from pathlib import Path


def relative_path(path: str) -> str:
    """`path` as seen from the working folder, with forward slashes; absolute if the file is not below that folder."""
    whole = _whole(path)
    here = Path.cwd()
    return (whole.relative_to(here) if whole.is_relative_to(here) else whole).as_posix()


def uri(path: str) -> str:
    """`path` as a URI reference (RFC 3986): relative to the working folder if the file is below it, else `file:///`."""
    from urllib.parse import quote

    whole = _whole(path)
    relative = relative_path(path)
    return whole.as_uri() if relative == whole.as_posix() else quote(os.fsencode(relative), safe="/")


def _whole(path: str) -> Path:
    # How a path is written counts, not what it leads to; but what `..` after a link is, only the file system knows.
    absolute = os.path.realpath if ".." in Path(path).parts else os.path.abspath
    return Path(absolute(path))
