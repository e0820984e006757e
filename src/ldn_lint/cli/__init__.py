"""The command line: `ldn-lint check`, `rules`, `explain`, `test`."""

from __future__ import annotations

from collections.abc import Sequence

from ldn_lint.cli.app import run

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line (by default that of the process); the exit code: 0 clean, 1 findings, 2 a mistake."""
    return run(arguments)
