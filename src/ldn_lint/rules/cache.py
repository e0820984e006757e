"""Keep the compiled catalogue, so that an ordinary run parses no TOML and expands no word list.

A file of the cache is one line of JSON and, after it, the bytes of what a run reads piece by piece, when it needs them.

The cache is only a copy: its key is a digest of the very text of the catalogue's files, a file that is missing,
foreign or damaged is made anew, and one that cannot be written does no harm.
"""

from __future__ import annotations

import os
import sys
from binascii import crc32
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

from ldn_lint.version import __version__

# Raise it when the form of the cached data changes.
_FORMAT = 21
# How many compiled catalogues to keep (house rules make their own).
_KEPT = 8


def cache_folder() -> Path:
    """Where caches live: LDN_LINT_CACHE, else the user's cache folder of the platform."""
    if named := os.environ.get("LDN_LINT_CACHE"):
        return Path(named)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home() / "AppData" / "Local")) / "ldn-lint"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "ldn-lint"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "ldn-lint"


def digest(files: Iterable[bytes]) -> str:
    """The key of a catalogue made of files of this content, by this version of the program."""
    try:
        # The same function by its shorter way: hashlib loads OpenSSL first.
        from _blake2 import blake2b
    except ImportError:
        from hashlib import blake2b
    state = blake2b(f"{__version__} {_FORMAT}".encode(), digest_size=16)
    for data in files:
        state.update(b"%d\0" % len(data))
        state.update(data)
    return state.hexdigest()


def _path(key: str) -> Path:
    return cache_folder() / f"catalogue-{key}.cache"


def read(key: str) -> tuple[dict[str, Any], bytes] | None:
    """The cached data under `key`, or None when there is none that can be read whole."""
    import json

    try:
        head, _, packed = _path(key).read_bytes().partition(b"\n")
        data = json.loads(head)
    except (OSError, ValueError):
        return None
    whole = isinstance(data, dict) and data.get("key") == key and data.get("check") == crc32(packed)
    return (data, packed) if whole else None


def write(key: str, data: dict[str, Any], packed: bytes) -> None:
    """Write beside the name and rename, so that no reader ever sees half a file; failure is no matter."""
    import json

    path = _path(key)
    part = path.with_suffix(f".{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        head = json.dumps({"key": key, "check": crc32(packed), **data}, separators=(",", ":"))
        part.write_bytes(head.encode() + b"\n" + packed)
        part.replace(path)
        _prune()
    except OSError:
        with suppress(OSError):
            part.unlink()


def _prune() -> None:
    """Keep the newest few, so that edits to house rules do not fill the folder."""
    kept = sorted(cache_folder().glob("catalogue-*.cache"), key=lambda path: path.stat().st_mtime_ns, reverse=True)
    for path in kept[_KEPT:]:
        path.unlink(missing_ok=True)
