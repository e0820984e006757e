"""Scorecards to text: for people, as JSON, Markdown or an HTML page."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from html import escape
from itertools import groupby

from ldn_lint.model.scorecard import CONCERN, MET, NO_SIGNAL, PERSON, Evidence, Item, Scorecard
from ldn_lint.reporters.look import Look, one_line
from ldn_lint.reporters.values import Value, place_value

VERSION = 1
_CAVEAT = "This is no score: a page can meet every signal and be wrong. No program can tell:"
# The roles that states are painted in, and marks for them where there is no colour.
_ROLES = {MET: "cleared", CONCERN: "warning", NO_SIGNAL: "faint", PERSON: "info"}
_MARKS = {MET: "✓", CONCERN: "!", NO_SIGNAL: "·", PERSON: "?"}
_STATE_WIDTH = max(map(len, _ROLES))

# Takes scorecards, what is left to a person, and how to print.
CardReporter = Callable[[Iterable[Scorecard], Sequence[str], Look], Iterator[str]]


def _instruments(card: Scorecard) -> Iterator[tuple[str, list[Item]]]:
    for instrument, items in groupby(card.items, key=lambda item: item.instrument):
        yield instrument, list(items)


def _counts(card: Scorecard) -> str:
    counts = card.counts()
    checkable = len(card.items) - counts[PERSON]
    have = "has a concern" if counts[CONCERN] == 1 else "have concerns"
    return f"{counts[CONCERN]} of {checkable} checkable items {have}, {counts[PERSON]} need a person."


def _where(evidence: Evidence) -> str:
    return f"line {evidence.place.line}" if evidence.place else "metadata"


def report_text(cards: Iterable[Scorecard], left: Sequence[str], look: Look) -> Iterator[str]:
    """A table for each page: instrument, item, state, why, and the lines it rests on, each told once."""
    for card in cards:
        if card.error:
            continue
        yield look.paint(one_line(card.path), "path") + "\n"
        told: dict[tuple[Evidence, ...], str] = {}
        for instrument, items in _instruments(card):
            yield f"\n{look.paint(instrument, 'code')}\n"
            width = max(len(item.number) for item in items)
            for item in items:
                yield from _lines(item, width, told, look)
        yield f"\n{_counts(card)}\n\n"
    yield _CAVEAT + "\n" + "".join(f"  - {each}\n" for each in left)


def _lines(item: Item, width: int, told: dict[tuple[Evidence, ...], str], look: Look) -> Iterator[str]:
    """An item; what was shown for another one before is not shown again."""
    state = look.paint(f"{item.state:{_STATE_WIDTH}}", _ROLES[item.state])
    shown = told.setdefault(item.evidence, f"{item.instrument} {item.number}")
    again = bool(item.evidence) and shown != f"{item.instrument} {item.number}"
    summary = one_line(item.summary) + (f" (see {shown})" if again else "")
    yield f"  {item.number:{width}}  {state}  {item.asks} {look.paint(summary, 'faint')}\n"
    for each in () if again else item.evidence:
        text = f"{each.code} {each.text}" if each.code else f"“{each.text}”"
        yield f"  {'':{width}}  {'':{_STATE_WIDTH}}  - {_where(each)}: {one_line(text)}\n"


def report_json(cards: Iterable[Scorecard], left: Sequence[str], _look: Look) -> Iterator[str]:
    """One JSON object: `files`, each with its items, and what is left to a person."""
    yield f'{{"version": {VERSION}, "files": ['
    separator = "\n"
    for card in cards:
        yield separator + json.dumps(_value(card), ensure_ascii=False)
        separator = ",\n"
    yield f'\n], "for_a_person": {json.dumps(list(left), ensure_ascii=False)}}}\n'


def _value(card: Scorecard) -> Value:
    error = card.error
    items = [
        {
            "instrument": item.instrument,
            "item": item.number,
            "asks": item.asks,
            "state": item.state,
            "summary": item.summary,
            "evidence": [
                {"code": each.code, "text": each.text, **(place_value(each.place) if each.place else {})}
                for each in item.evidence
            ],
        }
        for item in card.items
    ]
    return {
        "path": card.path,
        "items": items,
        "counts": card.counts(),
        "error": None if error is None else {"message": error.message, "line": error.line, "column": error.column},
    }


def report_markdown(cards: Iterable[Scorecard], left: Sequence[str], _look: Look) -> Iterator[str]:
    """A Markdown page with a table for each instrument."""
    yield "# Scorecard\n"
    for card in cards:
        if card.error:
            continue
        yield f"\n## {_cell(card.path)}\n\n{_counts(card)}\n"
        for instrument, items in _instruments(card):
            yield f"\n### {instrument}\n\n| item | asks | state | what was found |\n|---|---|---|---|\n"
            for item in items:
                found = "; ".join([item.summary, *(f"{_where(e)} {e.code} {e.text}" for e in item.evidence)])
                yield f"| {item.number} | {item.asks} | {_MARKS[item.state]} {item.state} | {_cell(found)} |\n"
    yield f"\n{_CAVEAT}\n\n" + "".join(f"- {each}\n" for each in left)


def _cell(text: str) -> str:
    """Text that is safe in a cell of a Markdown table."""
    return one_line(text).replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;").replace("*", "\\*")


_STYLE = """
body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1b1b1b;background:#fff}
table{border-collapse:collapse;width:100%;margin:.5rem 0 1.5rem}
th,td{text-align:left;vertical-align:top;padding:.35rem .6rem;border-bottom:1px solid #ddd}
td.state{white-space:nowrap;font-weight:600}
.met{color:#176b2c}.concern{color:#9a3c00}.none{color:#5c5c5c}.person{color:#0b4f9c}
ul{margin:.2rem 0 0;padding-left:1.1rem;color:#444}
"""
_CLASSES = {MET: "met", CONCERN: "concern", NO_SIGNAL: "none", PERSON: "person"}


def report_html(cards: Iterable[Scorecard], left: Sequence[str], _look: Look) -> Iterator[str]:
    """One HTML page that needs nothing from elsewhere."""
    yield '<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>Scorecard</title>'
    yield f'<meta name="viewport" content="width=device-width"><style>{_STYLE}</style></head>\n'
    yield "<body>\n<h1>Scorecard</h1>\n"
    for card in cards:
        if card.error:
            continue
        yield f"<h2>{_html(card.path)}</h2>\n<p>{_html(_counts(card))}</p>\n"
        for instrument, items in _instruments(card):
            yield f"<h3>{_html(instrument)}</h3>\n<table>"
            yield "<thead><tr><th>item<th>asks<th>state<th>what was found</thead>\n"
            for item in items:
                yield _row(item)
            yield "</table>\n"
    yield (
        f"<p>{_html(_CAVEAT)}</p>\n<ul>"
        + "".join(f"<li>{_html(each)}</li>" for each in left)
        + "</ul>\n</body></html>\n"
    )


def _row(item: Item) -> str:
    lines = "".join(f"<li>{_html(_where(each))}: {_html(each.code)} {_html(each.text)}</li>" for each in item.evidence)
    listed = f"<ul>{lines}</ul>" if lines else ""
    state = f'<td class="state {_CLASSES[item.state]}">{_MARKS[item.state]} {_html(item.state)}'
    return f"<tr><td>{_html(item.number)}<td>{_html(item.asks)}{state}<td>{_html(item.summary)}{listed}</tr>\n"


def _html(text: str) -> str:
    return escape(one_line(text))


CARD_REPORTERS: dict[str, CardReporter] = {
    "text": report_text,
    "json": report_json,
    "markdown": report_markdown,
    "html": report_html,
}
