"""`ldn-lint check`: lint files and print what was found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import tee

import click

from ldn_lint.cli import options
from ldn_lint.cli.faults import complain, placed
from ldn_lint.cli.loading import given, planned, without_faults
from ldn_lint.cli.output import Sheet, look, write_all
from ldn_lint.config import FAIL_ON, FORMATS, Output
from ldn_lint.config.plans import Planner
from ldn_lint.engine.files import STDIN, Target, find_files
from ldn_lint.engine.runner import Runner, run_each
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
    planner = planned(given(settings), config or "", isolated=isolated)
    run = Run(planner, stdin_filename or "")
    paths = paths or ((STDIN,) if stdin_filename else (".",))
    outputs = run.config.outputs()
    write_all(run.sheets(outputs, find_files(paths, gitignore=run.config.respect_gitignore)))
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

    def __init__(self, planner: Planner, stdin_name: str) -> None:
        root = without_faults(planner.root)
        self.config = root.config
        self._catalogue = root.rules.catalogue
        self.summary = Summary()
        self._planner = planner
        self._stdin_name = stdin_name
        self._failed = False

    def _runner(self, target: Target) -> Runner:
        """What lints a file, as its plan says."""
        name = (self._stdin_name or "stdin.md") if target.path == STDIN else target.path
        plan = without_faults(lambda: self._planner.of(name))
        config = plan.config
        return Runner(
            plan.rules, plan.enabled, config.boilerplate, self._stdin_name, plan.context, severities=plan.severities
        )

    def _wanted(self, targets: Iterable[Target]) -> Iterator[tuple[Runner, Target]]:
        """The targets that the configuration does not exclude, each with its runner."""
        for target in options.told(targets):
            if target.fault or target.empty or target.path == STDIN or not self._excludes(target):
                yield self._runner(target), target

    def _excludes(self, target: Target) -> bool:
        """Whether the configuration leaves a file out; one that was named only when it says so."""
        if target.named and not self.config.force_exclude:
            return False
        return without_faults(lambda: self._planner.excludes(target.path))

    def results(self, targets: Iterable[Target]) -> Iterator[FileResult]:
        """The results as reporters get them."""
        for result in run_each(self._wanted(targets)):
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
        appearance = look(bool(output.path), self.config.statistics)._replace(catalogue=self._catalogue)
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
