#!/usr/bin/env python3
"""Record how often each rule is right, and hold the rules to it.

usage: python scripts/accuracy.py --record NAME --about TEXT DATA.jsonl…    measure, and write down under NAME
       python scripts/accuracy.py --check                                   measure the corpus, compare, exit 1 if worse

A finding is right when the sentence that it stands in is labelled, whatever the label. Counted are errors and
warnings, and what rules of severity `info` say. On data without labels the findings are only counted. `--check`
measures `tests/corpus` and fails when a total is lower than recorded, when a stable rule is below its bar, and when
what is recorded for a rule is no longer so. A rule is below its bar when so many of its findings are wrong that a rule
just at the bar would do as badly less than one time in twenty (binomial): few findings prove little either way.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from math import comb
from pathlib import Path
from typing import Any

from evaluate import Row, flagged, held_out, lint_rows, read_rows, sentence_findings
from measures import share
from tables import labels_at

from ldn_lint.model import FileResult
from ldn_lint.rules.compiled import Compiled
from ldn_lint.rules.load import load_catalogue
from ldn_lint.rules.rule import PREVIEW

ROOT = Path(__file__).resolve().parent.parent
FILE = ROOT / "src" / "ldn_lint" / "accuracy.json"
CORPUS = "corpus"
# The share of findings that must be right, by the severity of the rule.
BARS = {"error": 0.95, "warning": 0.85, "info": 0.5}
_CHANCE = 0.05

Counts = dict[str, dict[str, int]]


def counted(results: list[FileResult], compiled: Compiled) -> list[FileResult]:
    """The results with only those findings that count: no page rules, and `info` only from rules of that severity."""
    mild = {each.rule.code for each in compiled.rules if each.rule.severity == "info"}
    return [
        result._replace(findings=tuple(f for f in result.findings if f.severity != "info" or f.code in mild))
        for result in sentence_findings(results, compiled)
    ]


def by_code(rows: list[Row], results: list[FileResult]) -> Counts:
    """For each rule that found something how many findings, and how many are right where sentences are labelled."""
    found: Counter[str] = Counter()
    right: Counter[str] = Counter()
    labelled = any("sentences" in row for row in rows)
    for row, result in zip(rows, results, strict=True):
        for finding in result.findings:
            found[finding.code] += 1
            right[finding.code] += bool(labels_at(row, finding))
    return {code: {**({"right": right[code]} if labelled else {}), "found": found[code]} for code in sorted(found)}


def totals(rows: list[Row], results: list[FileResult]) -> dict[str, float]:
    """Of open and of blind rows recall and precision by sentence (errors and warnings), and precision of errors."""
    table: dict[str, float] = {}
    for part, blind in (("open", False), ("blind", True)):
        chosen = [(row, result) for row, result in zip(rows, results, strict=True) if held_out(row) is blind]
        everything = [item for row, result in chosen for item in flagged(row, result)]
        table[f"{part} recall"] = _share((bool(rules), 1) for s, rules in everything if s["labels"])
        table[f"{part} precision"] = _share((bool(s["labels"]), 1) for s, rules in everything if rules)
        errors = [
            (row, result._replace(findings=tuple(f for f in result.findings if f.severity == "error")))
            for row, result in chosen
        ]
        flagged_by_errors = [item for row, result in errors for item in flagged(row, result)]
        table[f"{part} precision of errors"] = _share((bool(s["labels"]), 1) for s, rules in flagged_by_errors if rules)
    return table


def _share(counts: Iterator[tuple[int, int]]) -> float:
    return round(share(list(counts)), 4)


def measure(paths: list[Path], about: str) -> dict[str, Any]:
    """What is recorded of one data set: what it is, its words and totals, and the counts by rule."""
    compiled = Compiled(load_catalogue())
    rows = read_rows(paths)
    everything = {rule.code for rule in compiled.catalogue.rules}
    results = counted(lint_rows(rows, compiled, everything), compiled)
    by_default = counted(lint_rows(rows, compiled, None), compiled)
    words = sum(len(row["text"].split()) for row in rows)
    data = {"about": about, "words": words}
    if any("sentences" in row for row in rows):
        data["totals"] = totals(rows, by_default)
    return {"data": data, "rules": by_code(rows, results)}


def recorded() -> dict[str, Any]:
    """What was written down so far."""
    if not FILE.exists():
        return {"data": {}, "rules": {}}
    kept: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
    return kept


def record(name: str, measured: Mapping[str, Any]) -> None:
    """Write down what was measured under a name, in place of what stood there."""
    kept = recorded()
    kept["data"][name] = measured["data"]
    for counts in kept["rules"].values():
        counts.pop(name, None)
    for code, counts in measured["rules"].items():
        kept["rules"].setdefault(code, {})[name] = counts
    order = list(kept["data"])
    rules = {
        code: {each: kept["rules"][code][each] for each in order if each in kept["rules"][code]}
        for code in sorted(kept["rules"])
        if kept["rules"][code]
    }
    lines = ",\n".join(f"  {json.dumps(code)}: {json.dumps(counts)}" for code, counts in rules.items())
    data = json.dumps(kept["data"], indent=1, ensure_ascii=False)
    FILE.write_text(f'{{"data": {data},\n"rules": {{\n{lines}\n}}}}\n', encoding="utf-8")


def complaints(measured: Mapping[str, Any], kept: Mapping[str, Any]) -> Iterator[str]:
    """What is worse than recorded or below its bar, and what is recorded otherwise."""
    before, now = kept["data"][CORPUS]["totals"], measured["data"]["totals"]
    for name, value in now.items():
        if value < before[name]:
            yield f"{name} fell from {before[name]} to {value}"
    yield from below_the_bar(measured["rules"])
    recorded = {code: counts[CORPUS] for code, counts in kept["rules"].items() if CORPUS in counts}
    for code in sorted(recorded.keys() | measured["rules"].keys()):
        if recorded.get(code) != measured["rules"].get(code):
            yield f"{code}: recorded {recorded.get(code)}, measured {measured['rules'].get(code)}; record it anew"


def below_the_bar(counts: Counts) -> Iterator[str]:
    """The stable rules of which too many findings are wrong."""
    for rule in load_catalogue().rules:
        here = counts.get(rule.code)
        if here and rule.maturity != PREVIEW:
            bar = BARS[rule.severity]
            if chance(here["found"] - here["right"], here["found"], 1 - bar) < _CHANCE:
                yield f"{rule.code} {rule.name} ({rule.severity}): {here['right']} of {here['found']} right, bar {bar}"


def chance(wrong: int, found: int, share: float) -> float:
    """How likely at least so many of some findings are wrong, if each one is with the probability `share`."""
    return sum(comb(found, n) * share**n * (1 - share) ** (found - n) for n in range(wrong, found + 1))


def corpus() -> list[Path]:
    """The files of the project's own corpus."""
    return sorted((ROOT / "tests" / "corpus").glob("*.jsonl"))


def main() -> int:
    """Record or check."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", nargs="*", type=Path, help="the project's own corpus if none is given")
    parser.add_argument("--record", metavar="NAME", default="")
    parser.add_argument("--about", default="", help="with --record: what the data is, for those who read it")
    parser.add_argument("--check", action="store_true")
    args = parser.parse_args()
    kept = recorded()
    name = args.record or CORPUS
    measured = measure(args.data or corpus(), args.about or kept["data"].get(name, {}).get("about", name))
    if args.record:
        record(name, measured)
    found = list(complaints(measured, kept)) if args.check else []
    for complaint in found:
        print(complaint)
    print(json.dumps(measured["data"], ensure_ascii=False))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
