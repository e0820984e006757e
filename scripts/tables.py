"""Tables of what each rule and each family found: how often, where, and how often rightly."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from measures import told

from ldn_lint.model import FileResult, Finding
from ldn_lint.model.finding import SEVERITIES

Row = Mapping[str, Any]
Line = dict[str, Any]

# The families whose findings a label asks for. A finding of another family on the sentence is no miss for the reader,
# but none of this family's either.
BELONGS: dict[str, frozenset[str]] = {
    "authority": frozenset({"authority"}),
    "call-to-action": frozenset({"call-to-action"}),
    "citation": frozenset({"citation", "evidence"}),
    "currency": frozenset({"currency", "citation"}),
    "disease-claim": frozenset({"regulatory", "efficacy"}),
    "dosing": frozenset({"dosing", "safety"}),
    "efficacy": frozenset({"efficacy", "regulatory"}),
    "evidence": frozenset({"evidence", "citation"}),
    "fear": frozenset({"balance", "authority"}),
    "panacea": frozenset({"efficacy", "regulatory"}),
    "risk": frozenset({"risk-communication", "statistics"}),
    "risk-communication": frozenset({"risk-communication", "statistics"}),
    "safety": frozenset({"safety", "balance"}),
    "statistics": frozenset({"statistics", "risk-communication"}),
    "testimonial": frozenset({"testimonial", "evidence"}),
    "vague-source": frozenset({"citation", "evidence"}),
}


def by_rule(rows: Sequence[Row], results: Sequence[FileResult]) -> list[Line]:
    """A line for each rule that found something, the busiest first."""
    return _lines(rows, results, lambda finding: f"{finding.code} {finding.name}")


def by_family(rows: Sequence[Row], results: Sequence[FileResult]) -> list[Line]:
    """A line for each family that found something, the busiest first; with labels also its recall.

    The recall of a family is the share of the sentences with a label that belongs to it which it flags.
    """
    lines = _lines(rows, results, lambda finding: finding.family)
    if any("sentences" in row for row in rows):
        for line in lines:
            counts = _recall(rows, results, line["name"])
            line["recall"] = told(counts) if any(wanted for _, wanted in counts) else "no label"
    return lines


def _lines(rows: Sequence[Row], results: Sequence[FileResult], name_of: Callable[[Finding], str]) -> list[Line]:
    words = max(sum(len(row["text"].split()) for row in rows), 1)
    labelled = any("sentences" in row for row in rows)
    severities: dict[str, Counter[str]] = defaultdict(Counter)
    # By name, then by document: how many of the findings stand in a labelled sentence, and how many there are.
    counts: dict[str, dict[int, tuple[int, int]]] = defaultdict(dict)
    for number, (row, result) in enumerate(zip(rows, results, strict=True)):
        for finding in result.findings:
            name = name_of(finding)
            severities[name][finding.severity] += 1
            right, found = counts[name].get(number, (0, 0))
            counts[name][number] = right + bool(labels_at(row, finding)), found + 1
    lines = []
    for name in sorted(counts, key=lambda each: (-sum(severities[each].values()), each)):
        total = sum(severities[name].values())
        line = {
            "name": name,
            "findings": total,
            **{severity: severities[name][severity] for severity in reversed(SEVERITIES)},
            "per 1,000 words": round(1000 * total / words, 3),
            "share of documents": round(len(counts[name]) / max(len(rows), 1), 4),
        }
        if labelled:
            line["precision"] = told(list(counts[name].values()))
        lines.append(line)
    return lines


def labels_at(row: Row, finding: Finding) -> list[str]:
    """The labels of the sentences that a finding touches."""
    start, end = finding.place.start, finding.place.end
    touched = (s for s in row.get("sentences", ()) if s["start"] < end and start < s["end"])
    return [label for sentence in touched for label in sentence["labels"]]


def _recall(rows: Sequence[Row], results: Sequence[FileResult], family: str) -> list[tuple[int, int]]:
    counts = []
    for row, result in zip(rows, results, strict=True):
        mine = [finding.place for finding in result.findings if finding.family == family]
        wanted = [s for s in row.get("sentences", ()) if any(family in BELONGS.get(x, ()) for x in s["labels"])]
        hit = sum(any(s["start"] < place.end and place.start < s["end"] for place in mine) for s in wanted)
        counts.append((hit, len(wanted)))
    return counts


def as_table(lines: Iterable[Line]) -> str:
    """The lines as a table in plain text."""
    rows = list(lines)
    if not rows:
        return "  nothing\n"
    table = [list(rows[0]), *([str(value) for value in row.values()] for row in rows)]
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    return "".join("  " + "  ".join(map(str.ljust, row, widths)).rstrip() + "\n" for row in table)
