"""Parse the files of a catalogue and check them against one another; an ordinary run, served by the cache, does not."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import Any

from ldn_lint.rules.parse import parse_guard, parse_mention, parse_rule
from ldn_lint.rules.profiles import parse_profile, profile_mentions, profile_tables, verify_profile
from ldn_lint.rules.rule import Catalogue, Rule
from ldn_lint.rules.table import CatalogueError, Origin, Problem, Table, nearest
from ldn_lint.rules.verify import mention_names, verify_guard, verify_mention, verify_rule

_SECTIONS = ("mentions", "guards", "rules")


def parse_toml(text: str, path: str) -> dict[str, Any]:
    """The tables of a TOML text; CatalogueError with line and column when it is not TOML."""
    if sys.version_info >= (3, 11):
        import tomllib
    else:
        import tomli as tomllib
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        message, _, place = str(error).partition(" (at ")
        digits = [int(part) for part in place.replace(",", "").rstrip(")").split() if part.isdigit()]
        line, column = digits if len(digits) == 2 else (text.count("\n") + 1, 1)
        raise CatalogueError([Problem(path, line, column, f"not valid TOML: {message}")]) from None


class Loader:
    """Collects the tables of several files, then checks them against one another."""

    def __init__(self) -> None:
        self.origins: list[Origin] = []
        self.tables: dict[str, dict[str, Table]] = {section: {} for section in _SECTIONS}
        self.profiles: dict[str, Table] = {}
        self._bundled_profiles: set[str] = set()

    def add(self, path: str, text: str, *, lexicon: bool = False) -> None:
        """Take in one file: a lexicon, whose tables are mentions, or a rules file with its three sections.

        CatalogueError when it is not TOML; other mistakes are gathered.
        """
        data = parse_toml(text, path)
        origin = Origin(path, text)
        self.origins.append(origin)
        if lexicon:
            self._take("mentions", Table(data, (), origin))
            return
        for key in data:
            if key not in _SECTIONS:
                origin.report(f"unknown table {key!r}{nearest(key, _SECTIONS)}", (key,))
        top = Table(data, (), origin)
        for section in _SECTIONS:
            self._take(section, top.table(section))

    def add_profiles(self, path: str, text: str, *, bundled: bool = False) -> None:
        """Take in a file of drug profiles; one of the user's takes the place of a bundled one of the same drug.

        CatalogueError when it is not TOML; other mistakes are gathered.
        """
        origin = Origin(path, text)
        self.origins.append(origin)
        for drug, table in profile_tables(Table(parse_toml(text, path), (), origin)):
            if drug in self.profiles and drug not in self._bundled_profiles:
                other = self.profiles[drug].origin.path
                table.problem(f"profile {drug!r} is defined twice (also in {other}): keep one")
                continue
            self.profiles[drug] = table
            self._bundled_profiles = self._bundled_profiles | {drug} if bundled else self._bundled_profiles - {drug}

    def _take(self, section: str, table: Table) -> None:
        known = self.tables[section]
        for name, entry in table.tables():
            if name in known:
                entry.problem(f"{section[:-1]} {name!r} is defined twice (also in {known[name].origin.path})")
            else:
                known[name] = entry

    def catalogue(self, *, verify: bool) -> Catalogue:
        """The catalogue, or CatalogueError with every problem of every file."""
        mentions, guards, rules = (self.tables[section] for section in _SECTIONS)
        profiles = tuple(parse_profile(name, table) for name, table in self.profiles.items())
        specs = {name: parse_mention(name, table) for name, table in mentions.items()}
        specs.update((spec.name, spec) for spec in profile_mentions(profiles, mentions))
        catalogue = Catalogue(
            specs,
            {name: parse_guard(name, table) for name, table in guards.items()},
            tuple(parse_rule(name, table) for name, table in rules.items()),
            profiles,
        )
        if verify:
            self._verify(catalogue)
        problems = [problem for origin in self.origins for problem in origin.problems]
        if problems:
            raise CatalogueError(problems)
        return catalogue

    def _verify(self, catalogue: Catalogue) -> None:
        names, guards = mention_names(catalogue), set(catalogue.guards)
        for name, table in self.tables["mentions"].items():
            verify_mention(catalogue.mentions[name], table, names)
        for profile in catalogue.profiles:
            verify_profile(profile, self.profiles[profile.drug])
        for name, guard in catalogue.guards.items():
            verify_guard(guard, self.tables["guards"][name], names, guards)
        for rule in catalogue.rules:
            verify_rule(rule, self.tables["rules"][rule.name], names, guards)
        self._verify_codes(catalogue.rules)

    def _verify_codes(self, rules: Iterable[Rule]) -> None:
        seen: dict[str, str] = {}
        for rule in rules:
            if rule.code in seen:
                table = self.tables["rules"][rule.name]
                table.problem(f"code {rule.code} is taken by rule {seen[rule.code]!r}", "code")
            seen.setdefault(rule.code, rule.name)
