"""`ldn-lint scorecard`: what the instruments ask, and what was found on each page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

import click

from ldn_lint.cli import options
from ldn_lint.cli.faults import complain, placed
from ldn_lint.cli.output import look, write
from ldn_lint.cli.wanted import Wanted
from ldn_lint.engine.files import Target
from ldn_lint.engine.instruments import FOR_A_PERSON
from ldn_lint.model.scorecard import Scorecard
from ldn_lint.reporters.scorecard import CARD_REPORTERS

_FAULTS = 2


@click.command(short_help="Show what quality instruments ask of each page, and what was found.")
@click.argument("paths", nargs=-1, type=click.Path(readable=False))
@click.option("--format", type=click.Choice(tuple(CARD_REPORTERS)), default="text", show_default=True)
@click.option("--output", metavar="FILE", type=click.Path(readable=False), help="Write the scorecards to a file.")
@options.house_rules
@options.house_profiles
@options.boilerplate
@options.page_context
@options.stdin_filename
def scorecard(
    paths: tuple[str, ...], format: str, output: str | None, stdin_filename: str | None, **settings: object
) -> int:
    """Show for each of PATHS (files, folders, globs, or '-' for standard input; default: this folder) the items of
    JAMA, DISCERN, HONcode, QUEST, HealthNewsReview, the FDA tip-offs, PEMAT and ISMP in four states: met signal,
    concern, no signal, needs a person.

    There is no total: a clean scorecard is compatible with a false page.

    Exit codes: 0 shown, 2 a usage, rules or read error.
    """
    wanted = Wanted(settings, stdin_filename)
    cards = _Cards(wanted)
    write(CARD_REPORTERS[format](cards.of(wanted.targets(paths)), FOR_A_PERSON, look(bool(output))), output)
    return _FAULTS if cards.failed else 0


class _Cards:
    """Makes scorecards and tells what could not be read, and what is to be noted."""

    def __init__(self, wanted: Wanted) -> None:
        self._wanted = wanted
        self.failed = False

    def of(self, targets: Iterable[Target]) -> Iterator[Scorecard]:
        """The scorecard of each target."""
        for card in chain.from_iterable(runner.scorecards([target]) for runner, target in self._wanted.pairs(targets)):
            if card.error:
                self.failed = True
                complain(placed(card.path, card.error.line, card.error.column, card.error.message))
            for note in card.notes:
                complain(placed(card.path, 1, 1, note, "note"))
            yield card
