#!/usr/bin/env python3
"""Count how many marked phrases of some pages carry a finding of the right family.

usage: python scripts/gold.py GOLD.jsonl PAGES [--misses]

Each row of GOLD.jsonl holds `file`, `start`, `end` (characters of the page), `family` and `phrase`. A phrase is found
when a finding overlaps it whose family belongs with the phrase's family by the table below: editors and rules cut the
same ground differently (an editor's "hype" is our efficacy; "attribution" is a fault of citation).
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

from ldn_lint import lint_path

BELONGS: dict[str, set[str]] = {
    "anecdote": {"evidence", "testimonial"},
    "attribution": {"citation", "evidence"},
    "authority": {"authority"},
    "balance": {"evidence", "balance"},
    "call-to-action": {"call-to-action", "testimonial"},
    "citation": {"citation"},
    "comparison": {"efficacy"},
    "conspiracy": {"authority"},
    "dosing": {"dosing", "safety"},
    "efficacy": {"efficacy", "regulatory", "evidence"},
    "evidence": {"evidence", "efficacy", "regulatory", "dosing"},
    "hype": {"efficacy", "regulatory", "call-to-action"},
    "panacea": {"efficacy", "regulatory"},
    "safety": {"safety", "evidence"},
    "statistics": {"statistics", "risk-communication", "evidence", "safety"},
}


def main() -> None:
    """Print the count by family and, if asked, the phrases that are not found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("pages", type=Path)
    parser.add_argument("--misses", action="store_true")
    args = parser.parse_args()
    rows = [json.loads(line) for line in args.gold.read_text(encoding="utf-8").splitlines() if line]
    results = {name: lint_path(args.pages / name).findings for name in {row["file"] for row in rows}}
    found: Counter[str] = Counter()
    for row in rows:
        over = [f for f in results[row["file"]] if f.place.start < row["end"] and row["start"] < f.place.end]
        hit = any(finding.family in BELONGS[row["family"]] for finding in over)
        found[row["family"]] += hit
        if args.misses and not hit:
            other = ", ".join(f"{f.code} {f.name}" for f in over)
            print(
                f"{row['file']}:{row['line']} {row['family']}: {row['phrase']}" + (f"  (only {other})" if over else "")
            )
    for family, total in sorted(Counter(row["family"] for row in rows).items()):
        print(f"{family:15} {found[family]:3} of {total}")
    print(f"{'all':15} {sum(found.values()):3} of {len(rows)}")


if __name__ == "__main__":
    main()
