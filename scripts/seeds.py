#!/usr/bin/env python3
"""Write or check the expected findings of seeds/.

usage: python scripts/seeds.py [--check]

Beside each seed stands `NAME.expected`, one finding a line in the concise format. Without --check the files are
written anew: read the difference before you commit it. With --check every difference is printed and the exit
code is 1.
"""

from __future__ import annotations

import argparse
import difflib
import sys
from pathlib import Path

from ldn_lint import load_rules
from ldn_lint.engine.linter import lint_document
from ldn_lint.model import Context
from ldn_lint.readers import FORMATS, read_bytes

# A day of its own, so that the age of a source is the same whenever this runs.
CONTEXT = Context(today="2026-01-01")
SEEDS = Path(__file__).resolve().parent.parent / "seeds"


def seed_files() -> list[Path]:
    """The seeds in order of their names."""
    return [path for path in sorted(SEEDS.iterdir()) if path.suffix in FORMATS]


def findings_of(path: Path) -> str:
    """The findings of one seed, a line each."""
    result = lint_document(read_bytes(path.read_bytes(), path.name), load_rules(), context=CONTEXT)
    lines = []
    for f in result.findings:
        place = f"{f.place.line}:{f.place.column}-{f.place.end_line}:{f.place.end_column}"
        lines.append(f"{place} {f.severity} {f.code} {f.name}: {f.message}\n")
    return "".join(lines)


def main() -> int:
    """Write or check; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="compare instead of writing")
    check = parser.parse_args().check
    different = 0
    for path in seed_files():
        expected_path = path.with_name(path.name + ".expected")
        actual = findings_of(path)
        if not check:
            expected_path.write_text(actual, encoding="utf-8")
            continue
        expected = expected_path.read_text(encoding="utf-8") if expected_path.exists() else ""
        if actual != expected:
            different += 1
            lines = difflib.unified_diff(expected.splitlines(True), actual.splitlines(True), expected_path.name, "now")
            sys.stdout.writelines(lines)
    print(f"{len(seed_files())} seeds, {different} differ" if check else f"{len(seed_files())} seeds written")
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())
