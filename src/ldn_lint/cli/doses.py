"""`ldn-lint doses`: a ledger of every dose that some files state."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import click

from ldn_lint.cli import options
from ldn_lint.cli.faults import complain, placed
from ldn_lint.cli.output import write
from ldn_lint.cli.wanted import Wanted
from ldn_lint.doses.statement import FileDoses
from ldn_lint.engine.documents import Opener
from ldn_lint.engine.dosing import DoseReader
from ldn_lint.reporters.ledger import LEDGERS

_FAULTS = 2


@click.command(short_help="List every dose that files state.")
@click.argument("paths", nargs=-1, type=click.Path(readable=False))
@click.option("--format", type=click.Choice(tuple(LEDGERS)), default="text", show_default=True, help="How to print.")
@click.option("--output", metavar="FILE", type=click.Path(readable=False), help="Write the ledger to a file.")
@options.house_rules
@options.house_profiles
@options.boilerplate
@options.stdin_filename
def doses(
    paths: tuple[str, ...], format: str, output: str | None, stdin_filename: str | None, **settings: object
) -> int:
    """List every dose that PATHS state: drug, amount, role, dose class, who takes it and how often, and where.

    A mass is told in mg whatever was written, other units as they are; amounts by the kilogram (mg/kg, mg/kg/day) are
    kept apart. What the text does not say is left empty: no drug, role or population is supposed. Amounts of food,
    strengths of liquids (5 mg/mL), laboratory values and doses by body surface are no doses.

    In JSON and CSV 'low' and 'high' are the ends of a range (equal for a single amount); in JSON they are numbers.
    'start' and 'end' are characters of the file. 'conflicts' tells with which other statement one does not agree, in
    the same file or another one.

    Paths, folders and '-' are taken as by 'check'; house rules and profiles are those of the working folder.

    Exit codes: 0 done, 2 a usage, rules or read error.
    """
    wanted = Wanted(settings, stdin_filename)
    plan = wanted.root
    reader = DoseReader(plan.rules, Opener(plan.config.boilerplate, stdin_filename or ""))
    run = _Run()
    write(LEDGERS[format](run.told(reader.run(wanted.targets(paths)))), output)
    return _FAULTS if run.failed else 0


class _Run:
    """Tells mistakes as the files go by, and remembers whether there were any."""

    def __init__(self) -> None:
        self.failed = False

    def told(self, files: Iterable[FileDoses]) -> Iterator[FileDoses]:
        """The files as they come."""
        for file in files:
            if file.error:
                self.failed = True
                complain(placed(file.path, file.error.line, file.error.column, file.error.message))
            for note in file.notes:
                complain(placed(file.path, 1, 1, note, "note"))
            yield file
