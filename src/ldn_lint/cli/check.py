"""`ldn-lint check`: lint files and print what was found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import tee

import click

from ldn_lint.cli import options
from ldn_lint.cli.faults import complain, placed
from ldn_lint.cli.output import Sheet, look, write_all
from ldn_lint.cli.wanted import Wanted
from ldn_lint.config import FAIL_ON, FORMATS, Output
from ldn_lint.engine.files import Target
from ldn_lint.engine.runner import run_each
from ldn_lint.model import FileResult
from ldn_lint.model.finding import SEVERITIES
from ldn_lint.reporters import Summary, reporter

_FINDINGS, _FAULTS = 1, 2


@click.command(short_help="Lint files, folders, globs or standard input.")
@click.argument("paths", nargs=-1, type=click.Path(readable=False))
@click.option("--select", multiple=True, metavar="RULE", callback=options.split_words,
              shell_complete=options.complete_selector,
              help="Run only these rules: code, name, family prefix (EFF) or family; repeatable.")  # fmt: skip
@click.option("--ignore", multiple=True, metavar="RULE", callback=options.split_words,
              shell_complete=options.complete_selector,
              help="Leave these rules out, named as for --select; repeatable.")  # fmt: skip
@click.option("--preview", is_flag=True, help="Also run the rules whose precision is not yet shown.")
@click.option("--severity", type=click.Choice(tuple(reversed(SEVERITIES))), default="info", show_default=True,
              help="The lowest severity to show.")  # fmt: skip
@click.option("--fail-on", type=click.Choice(FAIL_ON), default="error", show_default=True,
              help="The lowest severity that gives exit code 1, shown or not.")  # fmt: skip
@click.option("--format", multiple=True, metavar="FORMAT[:FILE]", default=("full",), show_default=True,
              shell_complete=options.complete_format,
              help=f"How to print: {', '.join(FORMATS)}. FORMAT:FILE writes to a file; repeatable.")  # fmt: skip
@click.option("--output", metavar="FILE", type=click.Path(readable=False),
              help="Write the report to a file, when there is only one.")  # fmt: skip
@click.option("--show-cleared", is_flag=True, help="Also list matches that a guard let go, and why.")
@click.option("--statistics", is_flag=True, help="Also count the findings by rule.")
@click.option("--config", metavar="FILE", type=click.Path(readable=False),
              help="Use this configuration file for all files, not the nearest one.")  # fmt: skip
@click.option("--isolated", is_flag=True, help="Use no configuration file.")
@click.option("--force-exclude", is_flag=True, help="Leave out excluded files even when they are named.")
@options.house_rules
@options.house_profiles
@options.boilerplate
@options.page_context
@click.option("--exit-zero", is_flag=True, help="Exit with 0 whatever is found (2 still means a mistake).")
@options.stdin_filename
def check(
    paths: tuple[str, ...], stdin_filename: str | None, config: str | None, isolated: bool, **settings: object
) -> int:
    """Lint PATHS: files, folders, globs, or '-' for standard input (default: this folder).

    Folders yield Markdown, HTML and plain text files, except what .gitignore names, hidden folders, node_modules and
    virtual environments. A file that is named is always linted.

    Settings come from the command line, then from the ldn-lint.toml or pyproject.toml (tool.ldn-lint) nearest to each
    file.

    Exit codes: 0 no finding at or above --fail-on, 1 findings, 2 a usage, rules or read error.
    """
    wanted = Wanted(settings, stdin_filename, config, isolated=isolated)
    run = Run(wanted)
    outputs = run.config.outputs()
    write_all(run.sheets(outputs, wanted.targets(paths)))
    if _needs_closing(outputs):
        complain(run.summary.closing())
    return run.exit_code()


# Formats that end in the counts, and formats of one line a finding that have no place for them.
_WITH_COUNTS, _BARE_LINES = frozenset({"full", "grouped", "markdown"}), frozenset({"concise", "github"})


def _needs_closing(outputs: Sequence[Output]) -> bool:
    """Whether the counts are to be told on standard error: reports are for people, and none shows them the counts."""
    if any(each.format in _WITH_COUNTS and not each.path for each in outputs):
        return False
    return any(each.format in _WITH_COUNTS | _BARE_LINES for each in outputs)


class Run:
    """One run: counts what goes by, tells mistakes as they come, and knows the exit code.

    `config` is what the working folder asks of the run as a whole; files have plans of their own.
    """

    def __init__(self, wanted: Wanted) -> None:
        self.config = wanted.root.config
        self.summary = Summary()
        self._wanted = wanted
        self._failed = False

    def results(self, targets: Iterable[Target]) -> Iterator[FileResult]:
        """The results as reporters get them."""
        for result in run_each(self._wanted.pairs(targets)):
            if result.error:
                complain(placed(result.path, result.error.line, result.error.column, result.error.message))
            for note in result.notes:
                complain(placed(result.path, 1, 1, note, "note"))
            self._failed |= self.config.fails(result.worst())
            shown = self.config.shown(result)
            self.summary.add(shown, hidden=len(result.findings) - len(shown.findings))
            yield shown

    def sheets(self, outputs: Sequence[Output], targets: Iterable[Target]) -> list[Sheet]:
        """The reports, all on the same results: files are read and linted once."""
        branches = map(_Branch, tee(self.results(targets), len(outputs)))
        return [self._sheet(output, branch) for output, branch in zip(outputs, branches, strict=True)]

    def _sheet(self, output: Output, branch: _Branch) -> Sheet:
        appearance = look(bool(output.path), self.config.statistics)._replace(
            catalogue=self._wanted.root.rules.catalogue
        )
        return Sheet(reporter(output.format)(branch, appearance, self.summary), output.path, lambda: branch.taken)

    def exit_code(self) -> int:
        """2 when a file could not be read, else 1 when a finding fails the run, else 0."""
        if self.summary.unreadable:
            return _FAULTS
        return _FINDINGS if self._failed else 0


class _Branch(Iterator[FileResult]):
    """The results as one of several reports reads them; counts how many it has taken."""

    def __init__(self, results: Iterator[FileResult]) -> None:
        self._results = results
        self.taken = 0

    def __next__(self) -> FileResult:
        result = next(self._results)
        self.taken += 1
        return result
