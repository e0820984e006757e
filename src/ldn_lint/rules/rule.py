"""Rule and catalogue: what the TOML files say, as values."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from ldn_lint.mentions.guards import GuardSpec
from ldn_lint.mentions.lexicon import MentionSpec
from ldn_lint.model.profile import Profile

FAMILIES = {
    "EFF": "efficacy",
    "SAF": "safety",
    "STA": "statistics",
    "CIT": "citation",
    "EVI": "evidence",
    "AUT": "authority",
    "TES": "testimonial",
    "CTA": "call-to-action",
    "DIS": "disclosure",
    "CUR": "currency",
    "BAL": "balance",
    "DOS": "dosing",
    "REA": "readability",
    "RSK": "risk-communication",
    "REG": "regulatory",
    "STR": "structure",
    "SUP": "suppression",
}

# Stable rules hold the bar of precision and run by default; preview rules run when they are asked for.
STABLE, PREVIEW = MATURITIES = ("stable", "preview")

# What stands for the words found, in the texts of a rule.
PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
# The family of rules whose code has a prefix of the user's own.
HOUSE = "house"


class Examples(NamedTuple):
    """A rule's examples: `match` with the exact words in `[[ ]]`, `passes`, and known misses in `todo`."""

    match: tuple[str, ...]
    passes: tuple[str, ...]
    todo: tuple[str, ...] = ()


class Rule(NamedTuple):
    """One unit of advice.

    How it matches: `kind`, `find` (elements: mention names joined by `|`, `^` for the sentence's start, a trailing
    `?` for optional), `gap`, `breaks`, `within`, `mark`, `lacks`, `at_least`, `by`, `lead`, `each`, `blocks`. When it
    keeps quiet: `unless` and `only`; when it changes severity by one: `soften` and `raises`. `signal`: its findings
    count as strong signals of the page. A rule of a page kind names its `check` and perhaps a `limit`; its `find`
    tells what a page must hold to be looked at. `jurisdictions` (empty: all): elsewhere the rule is informational.
    `maturity`: stable rules run by default.
    """

    code: str
    name: str
    severity: str
    message: str
    why: str
    advice: str
    criteria: tuple[str, ...]
    kind: str
    find: tuple[str, ...]
    gap: tuple[int, ...] = ()
    breaks: tuple[str, ...] = ()
    within: str = "sentence"
    mark: tuple[int, ...] = ()
    lacks: tuple[str, ...] = ()
    at_least: int = 0
    by: str = "term"
    lead: tuple[str, ...] = ()
    each: bool = False
    blocks: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    soften: tuple[str, ...] = ()
    raises: tuple[str, ...] = ()
    signal: bool = False
    check: str = ""
    limit: float = 0.0
    jurisdictions: tuple[str, ...] = ()
    maturity: str = STABLE
    examples: Examples = Examples((), ())

    @property
    def family(self) -> str:
        """The family that the code's letters name."""
        return FAMILIES.get(self.code.rstrip("0123456789"), HOUSE)


class Catalogue(NamedTuple):
    """Mentions, guards, rules and drug profiles that belong together."""

    mentions: Mapping[str, MentionSpec] = {}
    guards: Mapping[str, GuardSpec] = {}
    rules: tuple[Rule, ...] = ()
    profiles: tuple[Profile, ...] = ()

    def rule(self, name: str) -> Rule | None:
        """The rule with this code or name, if any."""
        wanted = name.lower()
        return next((rule for rule in self.rules if wanted in (rule.code.lower(), rule.name)), None)


def elements(rule: Rule) -> list[tuple[tuple[str, ...], bool]]:
    """The elements of `find`: the mention names of each, and whether it is optional."""
    return [(tuple(item.removesuffix("?").split("|")), item.endswith("?")) for item in rule.find]
