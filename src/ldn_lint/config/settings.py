"""What a run is asked to do: checked once, then only read."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, NamedTuple

from ldn_lint.model import Context, FileResult
from ldn_lint.model.context import CHOICES, SNIPPET_WORDS
from ldn_lint.model.finding import SEVERITIES
from ldn_lint.rules.rule import PREVIEW, Catalogue, Rule
from ldn_lint.rules.table import nearest

NEVER = "never"
FAIL_ON = (*reversed(SEVERITIES), NEVER)
FORMATS = (
    "full",
    "concise",
    "json",
    "jsonl",
    "grouped",
    "markdown",
    "sarif",
    "github",
    "gitlab",
    "junit",
    "checkstyle",
    "rdjson",
)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
# The selector that stands for every rule.
ALL = "all"


class ConfigError(Exception):
    """A setting that cannot be followed: one line that says which and what would do."""


class Output(NamedTuple):
    """One report of a run: its format and the file it goes to (empty: standard output)."""

    format: str
    path: str = ""


class _Settings(NamedTuple):
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: str = "info"
    fail_on: str = "error"
    format: tuple[str, ...] = ("full",)
    output: str = ""
    show_cleared: bool = False
    statistics: bool = False
    boilerplate: bool = False
    exit_zero: bool = False
    rules: tuple[str, ...] = ()
    kind: str = ""
    audience: str = ""
    jurisdiction: str = ""
    today: str = ""
    snippet: int = SNIPPET_WORDS
    profiles: tuple[str, ...] = ()
    preview: bool = False
    extend_select: tuple[str, ...] = ()
    severities: tuple[tuple[str, str], ...] = ()
    files: tuple[Any, ...] = ()
    exclude: tuple[tuple[str, str], ...] = ()
    force_exclude: bool = False
    respect_gitignore: bool = True


class Config(_Settings):
    """The settings of one run; raises ConfigError for a word that is none of its choices.

    `select`, `extend_select` and `ignore` hold rule codes, rule names, family prefixes (`EFF`) or family names
    (`efficacy`); an empty `select` means every rule, and `ignore` has the last word. Preview rules run with `preview`,
    or when their own code or name is selected. `severity` is the lowest severity shown, `fail_on` the lowest that fails
    the run; `severities` pairs selectors with what replaces the severity of their rules (`off`: they do not run).
    `files` pairs folders with what holds for some files, `exclude` with patterns of what is left out of folders, and
    with `force_exclude` of what is named as well. `rules` are files of house rules, `profiles` of drug profiles.
    `kind`, `audience` and `jurisdiction` are what pages are taken for that do not say otherwise, `today` (YYYY-MM-DD)
    is the day to compare dates with; pages of fewer than `snippet` words are not asked for what they leave out.
    `format` holds a format for each report, or `FORMAT:FILE`; `output` is the file of a report that is the only one.
    """

    __slots__ = ()

    def __new__(cls, *values: Any, **settings: Any) -> Config:
        """A checked configuration."""
        self = super().__new__(cls, *values, **settings)
        for key, value, choices in (
            ("severity", self.severity, tuple(reversed(SEVERITIES))),
            ("fail-on", self.fail_on, FAIL_ON),
            *((field, getattr(self, field), ("", *words)) for field, words in CHOICES.items()),
        ):
            if value not in choices:
                raise ConfigError(_none_of(key, value, choices))
        _outputs(self.format, self.output)
        if self.today and not is_day(self.today):
            raise ConfigError(f"today: {self.today!r} is no date such as 2026-03-31")
        return self

    def outputs(self) -> tuple[Output, ...]:
        """The reports to write."""
        return _outputs(self.format, self.output)

    def context(self) -> Context:
        """What is known of every page of the run."""
        return Context(self.kind, self.audience, self.jurisdiction, self.today, self.snippet)

    def enabled(self, catalogue: Catalogue) -> frozenset[str] | None:
        """The codes of the rules to run, None for all stable ones.

        Raises ConfigError for a selector that names no rule, and when no rule is left.
        """
        if not (self.select or self.ignore or self.preview or self.extend_select):
            return None
        chosen = chosen_rules(self.select, catalogue, "select") if self.select else set(catalogue.rules)
        chosen |= chosen_rules(self.extend_select, catalogue, "extend-select")
        if not self.preview:
            named = {selector.lower() for selector in (*self.select, *self.extend_select)}
            chosen = {rule for rule in chosen if rule.maturity != PREVIEW or named & {rule.code.lower(), rule.name}}
            if not chosen:
                raise ConfigError(
                    f"select: {', '.join(self.select)} holds preview rules only; add --preview to run them"
                )
        codes = frozenset(rule.code for rule in chosen - chosen_rules(self.ignore, catalogue, "ignore"))
        if not codes:
            raise ConfigError("select and ignore leave no rule to run")
        return codes

    def shown(self, result: FileResult) -> FileResult:
        """A file's result as reporters get it: without what is too mild, and without cleared matches unless asked."""
        lowest = SEVERITIES.index(self.severity)
        findings = result.findings
        if lowest:
            findings = tuple(finding for finding in findings if SEVERITIES.index(finding.severity) >= lowest)
        return result._replace(findings=findings, cleared=result.cleared if self.show_cleared else ())

    def fails(self, severity: str) -> bool:
        """Whether a finding of this severity (empty: no finding) fails the run."""
        if self.exit_zero or self.fail_on == NEVER or not severity:
            return False
        return SEVERITIES.index(severity) >= SEVERITIES.index(self.fail_on)


def _none_of(key: str, value: str, choices: tuple[str, ...]) -> str:
    return f"{key}: {value!r} is none of {', '.join(filter(None, choices))}{nearest(value, choices)}"


def _outputs(formats: tuple[str, ...], output: str) -> tuple[Output, ...]:
    """The reports that `formats` (each FORMAT or FORMAT:FILE) and `output` ask for; ConfigError if they collide."""
    asked = [word.partition(":") for word in formats]
    for word, (format, colon, path) in zip(formats, asked, strict=True):
        if format not in FORMATS:
            raise ConfigError(_none_of("format", format, FORMATS))
        if colon and not path:
            raise ConfigError(f"format: {word!r} names no file after the colon")
    outputs = tuple(Output(format, path) for format, _, path in asked)
    if output:
        if len(outputs) > 1 or outputs[0].path:
            raise ConfigError("output: is for a single --format without a file; else write --format FORMAT:FILE")
        return (outputs[0]._replace(path=output),)
    _distinct(outputs)
    return outputs


def _distinct(outputs: tuple[Output, ...]) -> None:
    """ConfigError when two reports go to the same place."""
    from os.path import realpath

    taken: dict[str, Output] = {}
    for each in outputs:
        other = taken.setdefault(realpath(each.path) if each.path else "", each)
        if other is not each:
            where = f"to {each.path}" if each.path else "to standard output"
            raise ConfigError(f"format: {other.format} and {each.format} both go {where}; write FORMAT:FILE")


def selectors(catalogue: Catalogue) -> list[str]:
    """Every word that selects a rule: codes, names, family prefixes and family names, in that order."""
    rules = catalogue.rules
    prefixes = dict.fromkeys(_prefix(rule) for rule in rules)
    families = dict.fromkeys(rule.family for rule in rules)
    return [*(rule.code for rule in rules), *(rule.name for rule in rules), *prefixes, *families, ALL]


def chosen_rules(wanted: Iterable[str], catalogue: Catalogue, key: str) -> set[Rule]:
    """The rules that any of the selectors names; ConfigError, which cites `key`, for one that names none."""
    chosen: set[Rule] = set()
    for selector in wanted:
        rules = {rule for rule in catalogue.rules if _selects(selector.lower(), rule)}
        if not rules:
            raise ConfigError(f"{key}: unknown rule {selector!r}{did_you_mean(selector, selectors(catalogue))}")
        chosen |= rules
    return chosen


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint at the known word nearest to `word` whatever its case, or nothing."""
    from difflib import get_close_matches

    spelled = {name.lower(): name for name in reversed(list(known))}
    close = get_close_matches(word.lower(), spelled, n=1)
    return f"; did you mean {spelled[close[0]]!r}?" if close else "; `ldn-lint rules` lists the rules"


def is_day(word: str) -> bool:
    """Whether a word is a day of the calendar, as YYYY-MM-DD."""
    if not _DAY.fullmatch(word):
        return False
    from datetime import date

    try:
        date.fromisoformat(word)
    except ValueError:
        return False
    return True


def _prefix(rule: Rule) -> str:
    return rule.code.rstrip("0123456789")


def _selects(selector: str, rule: Rule) -> bool:
    return selector in (ALL, rule.name, rule.family, rule.code.lower(), _prefix(rule).lower())
