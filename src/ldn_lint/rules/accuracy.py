"""How often each rule was right when it was measured, as `scripts/accuracy.py` recorded it."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any

from ldn_lint.rules.rule import Rule

FILE = "accuracy.json"


@cache
def recorded() -> dict[str, Any]:
    """What was recorded: `data` by name (what was measured, its words) and `rules` by code and name of the data.

    A rule has the number of its findings there and, where it is known, of those that are right.
    """
    text = (files("ldn_lint") / FILE).read_text(encoding="utf-8")
    values: dict[str, Any] = json.loads(text)
    return values


def accuracy_of(rule: Rule) -> list[str]:
    """What was measured of a rule, a line for each data set; empty for house rules and for rules that came later."""
    data = recorded()["data"]
    measured = recorded()["rules"].get(rule.code, {})
    return [_told(counts, data[name]) for name, counts in measured.items()]


def _told(counts: dict[str, int], data: dict[str, Any]) -> str:
    about, found = data["about"], counts["found"]
    if "right" in counts:
        return f"{counts['right']} of {found} findings right: {about}" if found else f"found nothing: {about}"
    return f"{found} finding{'' if found == 1 else 's'} in {data['words']:,} words: {about}"
