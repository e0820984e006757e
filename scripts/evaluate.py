#!/usr/bin/env python3
"""Measure the rules on labelled data.

usage: python scripts/evaluate.py DATA.jsonl… [--rules FILE] [--show RULE] [--misses LABEL] [--json]

Each row holds `text` and may hold `id`, `label` and `sentences` (with `start`, `end`, `labels`). Printed: findings
per 1,000 words and the share of pages, in all and by rule; where sentences are labelled, the share of labelled
sentences that carry a finding (recall), the share of sentences with a finding that are labelled (precision), and
both by label and kind. Rows whose id falls in a held-out third (by hash) are counted only in the totals.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from ldn_lint.engine.linter import lint_document
from ldn_lint.model import FileResult
from ldn_lint.readers import read_text
from ldn_lint.rules.compiled import Compiled
from ldn_lint.rules.load import load_catalogue

Row = dict[str, Any]


def held_out(row: Row) -> bool:
    """Whether a row belongs to the third that is looked at only through its totals."""
    return int(hashlib.sha256(str(row.get("id", "")).encode()).hexdigest(), 16) % 3 == 0


def read_rows(paths: Iterable[Path]) -> list[Row]:
    """The rows of some JSONL files."""
    return [json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines() if line]


def per_thousand(count: int, words: int) -> float:
    """A rate per 1,000 words."""
    return round(1000 * count / max(words, 1), 3)


def totals(results: list[FileResult], words: int) -> dict[str, Any]:
    """Findings by severity per 1,000 words, and the shares of pages with any finding and with an error."""
    severities = Counter(finding.severity for result in results for finding in result.findings)
    pages = max(len(results), 1)
    with_any = sum(any(f.severity != "info" for f in result.findings) for result in results)
    with_error = sum(any(f.severity == "error" for f in result.findings) for result in results)
    return {
        "pages": len(results),
        "words": words,
        **{
            f"{severity}s per 1,000 words": per_thousand(severities[severity], words)
            for severity in ("error", "warning", "info")
        },
        "pages with an error or warning": round(with_any / pages, 4),
        "pages with any finding": round(sum(bool(result.findings) for result in results) / pages, 4),
        "pages with an error": round(with_error / pages, 4),
    }


def by_rule(results: list[FileResult]) -> dict[str, dict[str, int]]:
    """For each rule its findings by severity and the number of pages."""
    table: dict[str, Counter[str]] = defaultdict(Counter)
    for result in results:
        for finding in result.findings:
            table[f"{finding.code} {finding.name}"][finding.severity] += 1
        for key in {f"{finding.code} {finding.name}" for finding in result.findings}:
            table[key]["pages"] += 1
    return {key: dict(table[key]) for key in sorted(table, key=lambda k: -sum(table[k].values()))}


def sentence_findings(results: list[FileResult], compiled: Compiled) -> list[FileResult]:
    """The results without what speaks of a page as a whole: labels of sentences cannot judge that."""
    return [
        result._replace(findings=tuple(f for f in result.findings if f.code not in compiled.page_codes))
        for result in results
    ]


def flagged(row: Row, result: FileResult, *, info: bool = False) -> list[tuple[Row, set[str]]]:
    """Each labelled-data sentence of a row with the rules that found something in it."""
    found = []
    for sentence in row.get("sentences", ()):
        rules = {
            f"{finding.code} {finding.name}"
            for finding in result.findings
            if (info or finding.severity != "info")
            and finding.place.start < sentence["end"]
            and sentence["start"] < finding.place.end
        }
        found.append((sentence, rules))
    return found


def recall_precision(sentences: list[tuple[Row, set[str]]]) -> dict[str, Any]:
    """Sentence recall and precision, recall by label."""
    gold = [rules for sentence, rules in sentences if sentence["labels"]]
    hits = [sentence for sentence, rules in sentences if rules]
    labels = sorted({label for sentence, _ in sentences for label in sentence["labels"]})
    return {
        "labelled": len(gold),
        "flagged": len(hits),
        "recall": round(sum(map(bool, gold)) / max(len(gold), 1), 3),
        "precision": round(sum(bool(sentence["labels"]) for sentence in hits) / max(len(hits), 1), 3),
        "recall by label": {
            label: "{}/{}".format(
                sum(bool(rules) for s, rules in sentences if label in s["labels"]),
                sum(label in s["labels"] for s, _ in sentences),
            )
            for label in labels
        },
    }


def rule_precision(sentences: list[tuple[Row, set[str]]]) -> dict[str, str]:
    """For each rule: labelled sentences among those it flags, and how many labelled ones it alone finds."""
    table: dict[str, Counter[str]] = defaultdict(Counter)
    for sentence, rules in sentences:
        for rule in rules:
            table[rule]["flagged"] += 1
            table[rule]["labelled"] += bool(sentence["labels"])
            table[rule]["alone"] += bool(sentence["labels"]) and len(rules) == 1
            table[rule]["wrong alone"] += not sentence["labels"] and len(rules) == 1
    return {
        rule: f"{row['labelled']}/{row['flagged']} alone {row['alone']} wrong-alone {row['wrong alone']}"
        for rule, row in sorted(table.items(), key=lambda item: -item[1]["flagged"])
    }


def report(rows: list[Row], results: list[FileResult], compiled: Compiled) -> dict[str, Any]:
    """Everything that is measured on one data set."""
    words = sum(len(row["text"].split()) for row in rows)
    output: dict[str, Any] = {"totals": totals(results, words), "by rule": by_rule(results)}
    pairs = list(zip(rows, sentence_findings(results, compiled), strict=True))
    if any("sentences" in row for row in rows):
        everything = [item for row, result in pairs for item in flagged(row, result)]
        output["sentences"] = recall_precision(everything)
        output["sentences, info counted"] = recall_precision(
            [item for row, result in pairs for item in flagged(row, result, info=True)]
        )
        seen = [item for row, result in pairs if not held_out(row) for item in flagged(row, result)]
        output["seen rows"] = recall_precision(seen)
        blind = [item for row, result in pairs if held_out(row) for item in flagged(row, result)]
        output["held-out rows"] = {k: v for k, v in recall_precision(blind).items() if k != "recall by label"}
        for kind in sorted({str(row.get("kind", "")) for row in rows}):
            part = [item for row, result in pairs if str(row.get("kind", "")) == kind for item in flagged(row, result)]
            output[f"kind {kind}"] = {k: v for k, v in recall_precision(part).items() if k != "recall by label"}
        output["rules on seen rows"] = rule_precision(seen)
    return output


def show(rows: list[Row], results: list[FileResult], wanted: str, severity: str) -> None:
    """Print every finding of a rule (or `all`) in its context, held-out rows left out."""
    for row, result in zip(rows, results, strict=True):
        if "sentences" in row and held_out(row):
            continue
        for finding in result.findings:
            if wanted not in ("all", finding.code, finding.name, finding.family) or severity not in (
                "",
                finding.severity,
            ):
                continue
            text = row["text"]
            start, end = finding.place.start, finding.place.end
            labels = [s["labels"] for s in row.get("sentences", ()) if s["start"] < end and start < s["end"]]
            context = f"{text[max(start - 110, 0) : start]}[[{text[start:end]}]]{text[end : end + 90]}"
            print(finding.code, finding.severity, row.get("id", ""), labels or "")
            print("   ", " ".join(context.split()))


def misses(rows: list[Row], results: list[FileResult], label: str) -> None:
    """Print labelled sentences without a finding, held-out rows left out; rows without labels as a whole."""
    for row, result in zip(rows, results, strict=True):
        if "sentences" not in row:
            if not result.findings:
                print(f"{row.get('id', '')}: {row['text']}")
            continue
        if held_out(row):
            continue
        for sentence, rules in flagged(row, result):
            if not rules and sentence["labels"] and (label == "all" or label in sentence["labels"]):
                text = " ".join(row["text"][sentence["start"] : sentence["end"]].split())
                print(f"{row['id']} {','.join(sentence['labels'])} {sentence.get('phrases', '')}\n    {text}")


def _print(value: Any, indent: int = 0) -> None:
    for key, item in value.items():
        if isinstance(item, dict):
            print(" " * indent + f"{key}:")
            _print(item, indent + 2)
        else:
            print(" " * indent + f"{key}: {item}")


def main() -> None:
    """Run the measurement."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", nargs="+", type=Path)
    parser.add_argument("--rules", action="append", default=[], help="house rules to add to the catalogue")
    parser.add_argument(
        "--only", action="store_true", help="only the rules of --rules (their mentions still may be the catalogue's)"
    )
    parser.add_argument("--show", default="", metavar="RULE", help="print the findings of a rule, a family or `all`")
    parser.add_argument("--severity", default="", help="with --show: only this severity")
    parser.add_argument("--misses", default="", metavar="LABEL", help="print labelled sentences that no rule found")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    catalogue = load_catalogue(args.rules)
    enabled = None
    if args.only:
        bundled = {rule.code for rule in load_catalogue().rules}
        enabled = {rule.code for rule in catalogue.rules} - bundled
    compiled = Compiled(catalogue)
    rows = read_rows(args.data)
    results = [lint_document(read_text(row["text"], f"{row.get('id', 'row')}.txt"), compiled, enabled) for row in rows]
    if args.show:
        show(rows, results, args.show, args.severity)
    elif args.misses:
        misses(rows, results, args.misses)
    elif args.json:
        print(json.dumps(report(rows, results, compiled), indent=2, ensure_ascii=False))
    else:
        _print(report(rows, results, compiled))


if __name__ == "__main__":
    main()
