#!/usr/bin/env python3
"""Measure the rules on labelled data.

usage: python scripts/evaluate.py DATA.jsonl… [--rules FILE] [--show RULE] [--misses LABEL] [--reading N] [--robust]

Each row holds `text` and may hold `id`, `label` and `sentences` (with `start`, `end`, `labels`). Printed: findings
per 1,000 words and the share of pages, in all and by family and rule, with the precision of each and the recall of
each family where sentences are labelled; which guards let matches go; the share of labelled sentences that carry a
finding (recall), the share of sentences with a finding that are labelled (precision), and both by label and kind, with
95 % bootstrap intervals by document. Rows whose id falls in a held-out third (by hash), or that say so
(`"blind": true`), are counted only in the totals. `--robust` puts three numbers side by side: as is, without the
wordings that stand in the data, and with half of every word list.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from measures import halved, told, without_words_of
from tables import as_table, by_family, by_rule, labels_at

from ldn_lint.engine.linter import lint_document
from ldn_lint.model import FileResult
from ldn_lint.model.finding import SEVERITIES
from ldn_lint.readers import read_text
from ldn_lint.rules.compiled import Compiled
from ldn_lint.rules.load import load_catalogue
from ldn_lint.rules.rule import Catalogue

Row = dict[str, Any]


def held_out(row: Row) -> bool:
    """Whether a row belongs to the third that is looked at only through its totals."""
    if "blind" in row:
        return bool(row["blind"])
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
        found.append(({**sentence, "document": str(row.get("id", id(row)))}, rules))
    return found


def recall_precision(sentences: list[tuple[Row, set[str]]]) -> dict[str, Any]:
    """Sentence recall and precision, recall by label."""
    gold = [rules for sentence, rules in sentences if sentence["labels"]]
    hits = [sentence for sentence, rules in sentences if rules]
    labels = sorted({label for sentence, _ in sentences for label in sentence["labels"]})
    return {
        "labelled": len(gold),
        "flagged": len(hits),
        "recall": told(by_document(sentences, lambda s, rules: (bool(rules), True) if s["labels"] else (False, False))),
        "precision": told(by_document(sentences, lambda s, rules: (bool(s["labels"] and rules), bool(rules)))),
        "recall by label": {
            label: "{}/{}".format(
                sum(bool(rules) for s, rules in sentences if label in s["labels"]),
                sum(label in s["labels"] for s, _ in sentences),
            )
            for label in labels
        },
    }


def by_document(
    sentences: list[tuple[Row, set[str]]], counted: Callable[[Row, set[str]], tuple[bool, bool]]
) -> list[tuple[int, int]]:
    """For each document the sums of what `counted` says of its sentences."""
    sums: dict[str, list[int]] = {}
    for sentence, rules in sentences:
        part, whole = counted(sentence, rules)
        total = sums.setdefault(sentence["document"], [0, 0])
        total[0] += part
        total[1] += whole
    return [(part, whole) for part, whole in sums.values()]


def by_guard(results: list[FileResult]) -> dict[str, dict[str, int]]:
    """For each rule the guards that let its matches go, and how often."""
    table: dict[str, Counter[str]] = defaultdict(Counter)
    for result in results:
        for cleared in result.cleared:
            table[f"{cleared.code} {cleared.name}"][cleared.guard] += 1
    return {key: dict(table[key].most_common()) for key in sorted(table)}


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
    output: dict[str, Any] = {
        "totals": totals(results, words),
        "by family": by_family(rows, results),
        "by rule": by_rule(rows, results),
        "cleared by guard": by_guard(results),
    }
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
            labels = labels_at(row, finding)
            context = f"{text[max(start - 110, 0) : start]}[[{text[start:end]}]]{text[end : end + 90]}"
            print(finding.code, finding.severity, row.get("id", ""), labels or "")
            print("   ", " ".join(context.split()))


def reading(rows: list[Row], results: list[FileResult], most: int) -> None:
    """Print of each rule the findings most worth reading: unlabelled sentences and errors first, one a page."""
    worth: dict[str, list[tuple[tuple[bool, int, int], str]]] = defaultdict(list)
    seen: Counter[tuple[str, int]] = Counter()
    for number, (row, result) in enumerate(zip(rows, results, strict=True)):
        if "sentences" in row and held_out(row):
            continue
        for finding in result.findings:
            start, end = finding.place.start, finding.place.end
            rank = (bool(labels_at(row, finding)), seen[finding.code, number], -SEVERITIES.index(finding.severity))
            seen[finding.code, number] += 1
            text = row["text"]
            context = f"{text[max(start - 90, 0) : start]}[[{text[start:end]}]]{text[end : end + 70]}"
            worth[f"{finding.code} {finding.name}"].append((rank, f"{row.get('id', '')}: {' '.join(context.split())}"))
    for rule in sorted(worth):
        print(rule)
        for _, line in sorted(worth[rule])[:most]:
            print("   ", line)


def robust(rows: list[Row], catalogue: Catalogue) -> dict[str, dict[str, Any]]:
    """The chief numbers as is, without the wordings of the data, and with half of every word list."""
    variants = {
        "as is": catalogue,
        "without the data's wordings": without_words_of(catalogue, (row["text"] for row in rows)),
        "half of every list": halved(catalogue),
    }
    table: dict[str, dict[str, Any]] = {}
    for name, variant in variants.items():
        compiled = Compiled(variant)
        results = lint_rows(rows, compiled, None)
        output = report(rows, results, compiled)
        table[name] = {
            **{key: value for key, value in output["totals"].items() if "per 1,000" in key or "pages with" in key},
            **{key: output["sentences"][key] for key in ("recall", "precision") if "sentences" in output},
        }
    return table


def lint_rows(rows: list[Row], compiled: Compiled, enabled: set[str] | None) -> list[FileResult]:
    """The results of all rows, read as the text files or Markdown that their ids name."""
    return [
        lint_document(read_text(row["text"], row.get("path") or f"{row.get('id', 'row')}.txt"), compiled, enabled)
        for row in rows
    ]


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
        elif isinstance(item, list):
            print(" " * indent + f"{key}:")
            print(as_table(item), end="")
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
    parser.add_argument("--reading", type=int, default=0, metavar="N", help="of each rule the N findings to read first")
    parser.add_argument("--robust", action="store_true", help="also without the data's wordings, and with half lists")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    catalogue = load_catalogue(args.rules)
    enabled = None
    if args.only:
        bundled = {rule.code for rule in load_catalogue().rules}
        enabled = {rule.code for rule in catalogue.rules} - bundled
    compiled = Compiled(catalogue)
    rows = read_rows(args.data)
    if args.robust:
        _print(robust(rows, catalogue))
        return
    results = lint_rows(rows, compiled, enabled)
    if args.reading:
        reading(rows, results, args.reading)
    elif args.show:
        show(rows, results, args.show, args.severity)
    elif args.misses:
        misses(rows, results, args.misses)
    elif args.json:
        print(json.dumps(report(rows, results, compiled), indent=2, ensure_ascii=False))
    else:
        _print(report(rows, results, compiled))


if __name__ == "__main__":
    main()
