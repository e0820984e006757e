"""What instruments for judging health information ask, and what was found on a page: never a score."""

from __future__ import annotations

from typing import NamedTuple

from ldn_lint.model.context import UNTOLD, Context
from ldn_lint.model.finding import Place, ReadFault

MET, CONCERN, NO_SIGNAL, PERSON = "met signal", "concern", "no signal", "needs a person"
STATES = (MET, CONCERN, NO_SIGNAL, PERSON)


class Evidence(NamedTuple):
    """A line that a state rests on: the rule that spoke (empty for a good sign), its words, and where.

    `place` is missing for what the metadata say.
    """

    text: str
    code: str = ""
    place: Place | None = None


class Item(NamedTuple):
    """One question of an instrument and its state; `summary` says in a line why."""

    instrument: str
    number: str
    asks: str
    state: str
    summary: str
    evidence: tuple[Evidence, ...] = ()


class Scorecard(NamedTuple):
    """All items of one page, or why it could not be read."""

    path: str
    items: tuple[Item, ...] = ()
    context: Context = UNTOLD
    error: ReadFault | None = None
    notes: tuple[str, ...] = ()

    def counts(self) -> dict[str, int]:
        """How many items are in each state."""
        return {state: sum(item.state == state for item in self.items) for state in STATES}
