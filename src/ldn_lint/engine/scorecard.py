"""Fill in the scorecard of a page."""

from __future__ import annotations

from ldn_lint.engine.instruments import INSTRUMENTS
from ldn_lint.engine.signals import Signals
from ldn_lint.mentions.page import Page
from ldn_lint.model import FileResult
from ldn_lint.model.scorecard import Item, Scorecard


def scorecard_of(page: Page, result: FileResult) -> Scorecard:
    """The scorecard of a page that was linted with all rules."""
    signals = Signals(page, result)
    items = []
    for instrument, questions in INSTRUMENTS.items():
        for number, asks, check in questions:
            state, summary, evidence = signals.state(check)
            items.append(Item(instrument, number, asks, state, summary, evidence))
    return Scorecard(result.path, tuple(items), page.context, notes=result.notes)
