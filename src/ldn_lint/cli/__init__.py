"""The command line: `ldn-lint check`, `config`, `doses`, `explain`, `init`, `rules`, `scorecard`, `test`."""

from __future__ import annotations

import gc
from collections.abc import Sequence

from ldn_lint.cli.app import run

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line (by default that of the process); the exit code: 0 clean, 1 findings, 2 a mistake."""
    # A run is short and makes no cycles worth looking for: the collector would only count the lexicon over and over.
    gc.disable()
    try:
        return run(arguments)
    finally:
        gc.enable()
