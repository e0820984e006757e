#!/usr/bin/env python3
"""Measure the dose grammar.

usage: python scripts/doses.py [DATA.jsonl] [--sample N] [--seed N]

Without data: the share of the sentences in tests/doses/expressions.toml that are read as a careful reader reads them,
by group. With data (rows with `text`): N doses drawn at random, each in its sentence, to be judged one by one.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Callable
from pathlib import Path

from ldn_lint.doses.dose import Dose
from ldn_lint.doses.ledger import doses_of
from ldn_lint.mentions.page import Page
from ldn_lint.model import UNTOLD
from ldn_lint.readers import read_text
from ldn_lint.rules.load import load_compiled
from ldn_lint.rules.loader import parse_toml

EXPRESSIONS = Path(__file__).resolve().parent.parent / "tests" / "doses" / "expressions.toml"
Reader = Callable[[str], Page]


def reader() -> Reader:
    """What makes pages of texts."""
    compiled = load_compiled()
    context = UNTOLD._replace(profiles=compiled.catalogue.profiles)
    return lambda text: Page(read_text(text, "draft.md"), compiled.lexicon, context)


def told(dose: Dose) -> str:
    """A dose in the notation of the expressions, empty fields at the end left out."""
    amount = f"{dose.low:f}-{dose.high:f}" if dose.is_range else f"{dose.low:f}"
    past = "historic" if dose.historic else ""
    fields = (dose.drug, f"{amount} {dose.unit}", dose.role, dose.population, dose.frequency, past)
    return plain(" | ".join(fields))


def plain(text: str) -> str:
    """A dose in that notation, whatever blanks stand in it."""
    return " | ".join(field.strip() for field in text.split("|")).rstrip(" |")


def show_shares(page: Reader) -> None:
    """Print for each group, and for all, how many sentences are read as expected."""
    right = total = 0
    for group, cases in parse_toml(EXPRESSIONS.read_text(encoding="utf-8"), EXPRESSIONS.name).items():
        held = sum([told(dose) for dose in doses_of(page(case[0]))] == list(map(plain, case[1:])) for case in cases)
        print(f"{group:<16} {held:>4} of {len(cases)}")
        right, total = right + held, total + len(cases)
    print(f"{'all':<16} {right:>4} of {total} ({right / total:.1%})")


def show_sample(page: Reader, data: Path, count: int, seed: int) -> None:
    """Print doses of some rows, drawn at random."""
    found = []
    for line in data.read_text(encoding="utf-8").splitlines():
        each = page(json.loads(line)["text"])
        for dose in doses_of(each):
            start, end, _ = each.document.sentences[dose.sentence]
            found.append(f"{told(dose)}\n    “{dose.written}” in: {' '.join(each.text(start, end).split())}")
    drawn = random.Random(seed).sample(found, min(count, len(found)))
    print(f"{len(drawn)} of {len(found)} doses in {data.name}\n", *drawn, sep="\n")


def main() -> None:
    """Run the measurement."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", nargs="?", type=Path)
    parser.add_argument("--sample", type=int, default=100)
    parser.add_argument("--seed", type=int, default=0)
    args = parser.parse_args()
    if args.data:
        show_sample(reader(), args.data, args.sample, args.seed)
    else:
        show_shares(reader())


if __name__ == "__main__":
    main()
