"""`ldn-lint test`: do the rules keep what their examples promise?"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from ldn_lint.cli.faults import placed
from ldn_lint.cli.loading import without_faults
from ldn_lint.cli.output import write
from ldn_lint.engine.examples import Example, ExampleReport, run_examples
from ldn_lint.rules.compiled import Compiled
from ldn_lint.rules.load import bundled_files, load_catalogue, read_rules_file
from ldn_lint.rules.locate import Locator


@click.command(short_help="Run the examples of rules.")
@click.argument("files", metavar="[RULES.toml]...", nargs=-1, type=click.Path(readable=False))
def test(files: tuple[str, ...]) -> int:
    """Run every example of the rules in some files of house rules; without a file, of the bundled rules.

    A match example must be flagged at its [[ ]] and nowhere else, a pass example not at all. Examples under 'todo' are
    known misses: counted, never failing.

    Exit codes: 0 all examples hold, 1 some do not, 2 a rules file has a mistake.
    """
    catalogue = without_faults(lambda: load_catalogue(files))
    places = _Places(files or tuple(map(str, bundled_files())))
    rules = [rule for rule in catalogue.rules if places.holds(rule.name)]
    report = run_examples(rules, Compiled(catalogue))
    write(_lines(report, places), None)
    return 1 if report.failures else 0


class _Places:
    """Where the examples of some rules files stand."""

    def __init__(self, files: tuple[str, ...]) -> None:
        self._locators = [(path, Locator(read_rules_file(Path(path)))) for path in files]

    def holds(self, name: str) -> bool:
        """Whether one of the files defines the rule `name`."""
        return any(locator.knows(("rules", name)) for _, locator in self._locators)

    def of(self, example: Example) -> tuple[str, int, int]:
        """Path, line and column of an example."""
        key = ("rules", example.rule.name)
        path, locator = next(each for each in self._locators if each[1].knows(key))
        return path, *locator.find((*key, example.key, str(example.number - 1)))


def _lines(report: ExampleReport, places: _Places) -> Iterator[str]:
    for example, message in report.failures:
        yield placed(*places.of(example), f"{_name(example)}: {message}", "failure") + "\n"
    for example in report.holding:
        yield placed(*places.of(example), f"{_name(example)} by now holds: move it to match or pass", "note") + "\n"
    held = report.examples - len(report.failures)
    todo = f" {report.todo} todo, {len(report.holding)} of them by now hold." if report.todo else ""
    rules = "1 rule" if report.rules == 1 else f"{report.rules} rules"
    yield f"{held} of {report.examples} examples of {rules} hold.{todo}\n"


def _name(example: Example) -> str:
    return f"{example.rule.code} {example.rule.name}, {example.key} {example.number}"
