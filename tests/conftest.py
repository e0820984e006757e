"""What several test modules share: a small catalogue written in the test itself, and a text linted by it."""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ldn_lint.engine.linter import lint_document
from ldn_lint.model import FileResult
from ldn_lint.readers import read_text
from ldn_lint.rules.compiled import Compiled
from ldn_lint.rules.load import load_catalogue

Lint = Callable[[str, str], FileResult]
# From linux/capability.h: the version, and the bits of CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH.
_CAPABILITY_VERSION, _READS_EVERYTHING = 0x20080522, 0b110

# What every rule needs and no such test is about.
COMMON = """
severity = "warning"
message = "“{match}”"
why = "w"
advice = "a"
criteria = ["c"]
match = ["[[x]]", "[[y]]"]
pass = ["x", "y"]
"""


@pytest.fixture(scope="session")
def warm_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache that holds the bundled catalogue: whoever makes it imports what an ordinary run need not."""
    folder = tmp_path_factory.getbasetemp() / "cache"
    environment = {**os.environ, "LDN_LINT_CACHE": str(folder)}
    subprocess.run([sys.executable, "-c", "import ldn_lint; ldn_lint.load_rules()"], env=environment, check=True)
    return folder


@pytest.fixture(autouse=True)
def own_cache(warm_cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the tests' caches out of the user's."""
    monkeypatch.setenv("LDN_LINT_CACHE", str(warm_cache))


@pytest.fixture
def unprivileged() -> Iterator[None]:
    """For the length of a test, let file permissions bind root as they bind everybody else."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        yield
        return
    libc = ctypes.CDLL(None, use_errno=True)
    header = (ctypes.c_uint32 * 2)(_CAPABILITY_VERSION, 0)
    # Effective, permitted and inheritable capabilities, twice 32 of them.
    held = (ctypes.c_uint32 * 6)()
    assert libc.capget(header, held) == 0
    fewer = (ctypes.c_uint32 * 6)(*held)
    fewer[0] &= ~_READS_EVERYTHING
    assert libc.capset(header, fewer) == 0
    try:
        yield
    finally:
        assert libc.capset(header, held) == 0


@pytest.fixture
def lint(tmp_path: Path) -> Lint:
    """Lint Markdown by the rules of a TOML text, in which `COMMON` stands for the keys that are not at issue."""

    def run(toml: str, text: str) -> FileResult:
        path = tmp_path / "rules.toml"
        path.write_text(toml.replace("COMMON", COMMON), encoding="utf-8")
        compiled = Compiled(load_catalogue([path], bundled=False))
        return lint_document(read_text(text, "draft.md"), compiled)

    return run
