"""Run the examples of rules: each must be flagged exactly where it says, and nowhere else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ldn_lint.engine.linter import lint_document
from ldn_lint.engine.suppress import with_suppressions
from ldn_lint.kinds import SUPPRESSION
from ldn_lint.model import Context, Finding, Span
from ldn_lint.readers import read_text
from ldn_lint.rules.compiled import Compiled
from ldn_lint.rules.rule import Rule

_MARKS = re.compile(r"\[\[|\]\]")
_EXAMPLE_PATH = "example.md"
# Examples are short and always of the same day.
CONTEXT = Context(today="2026-01-01", snippet=0)


class Example(NamedTuple):
    """An example of a rule: under which key, the how-manieth, its text and the spans that must be flagged."""

    rule: Rule
    key: str
    number: int
    text: str
    expected: tuple[Span, ...]


class Failure(NamedTuple):
    """An example that does not hold, and why."""

    example: Example
    message: str


class ExampleReport:
    """What a run of examples showed. A `todo` that holds by now is no failure: it can be moved to its key."""

    def __init__(self) -> None:
        self.rules = self.examples = self.todo = 0
        self.failures: list[Failure] = []
        self.holding: list[Example] = []


def run_examples(rules: Iterable[Rule], compiled: Compiled) -> ExampleReport:
    """Run all examples of some rules of `compiled`."""
    report = ExampleReport()
    for rule in rules:
        report.rules += 1
        for example in examples_of(rule):
            message = run_example(example, compiled)
            if example.key == "todo":
                report.todo += 1
                report.holding += [example] if not message else []
                continue
            report.examples += 1
            report.failures += [Failure(example, message)] if message else []
    return report


def examples_of(rule: Rule) -> Iterator[Example]:
    """The examples of a rule, parsed."""
    for key, texts in (("match", rule.examples.match), ("pass", rule.examples.passes), ("todo", rule.examples.todo)):
        for number, marked in enumerate(texts, 1):
            text, expected = parse_example(marked)
            yield Example(rule, key, number, text, expected)


def parse_example(marked: str) -> tuple[str, tuple[Span, ...]]:
    """The text without its `[[ ]]`, and the spans that these enclosed."""
    pieces: list[str] = []
    spans: list[Span] = []
    at, length, start = 0, 0, -1
    for mark in _MARKS.finditer(marked):
        opens = mark.group() == "[["
        if opens == (start >= 0):
            continue  # A bracket of the text: `[[` within marked words, `]]` outside of them.
        pieces.append(marked[at : mark.start()])
        length += len(pieces[-1])
        at = mark.end()
        if opens:
            start = length
        else:
            spans.append(Span(start, length))
            start = -1
    pieces.append(marked[at:])
    return "".join(pieces), tuple(spans)


def run_example(example: Example, compiled: Compiled) -> str:
    """Why an example does not hold; empty when it does. The rule runs alone, so that no other can outdo it."""
    document = read_text(example.text, _EXAMPLE_PATH)
    codes = {example.rule.code}
    if example.rule.kind == SUPPRESSION:  # Whether a directive is of use shows beside the other rules.
        codes |= compiled.stable
    result = with_suppressions(lint_document(document, compiled, codes, CONTEXT), compiled, codes)
    found = [finding for finding in result.findings if finding.code == example.rule.code]
    if [Span(finding.place.start, finding.place.end) for finding in found] == list(example.expected):
        return ""
    cleared = [each for each in result.cleared if each.code == example.rule.code]
    because = "".join(f"; guard {each.guard} let “{each.match}” go (“{each.cue}”)" for each in cleared)
    return f"expected {_expected(example)}, found {_found(found, example.text)}{because}"


def _expected(example: Example) -> str:
    return ", ".join(_words(span, example.text) for span in example.expected) or "nothing"


def _found(findings: list[Finding], text: str) -> str:
    return ", ".join(_words(Span(finding.place.start, finding.place.end), text) for finding in findings) or "nothing"


def _words(span: Span, text: str) -> str:
    return f"“{text[span.start : span.end]}” ({span.start} to {span.end})"
