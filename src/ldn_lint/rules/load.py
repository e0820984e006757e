"""Load the catalogue: the bundled rules and lexicons, and house rules on top."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from ldn_lint.mentions.lexicon import Lexicon
from ldn_lint.rules import cache
from ldn_lint.rules.compiled import Compiled
from ldn_lint.rules.parse import parse_guard, parse_mention, parse_rule
from ldn_lint.rules.rule import Catalogue, Rule
from ldn_lint.rules.table import CatalogueError, Origin, Problem, Table, nearest
from ldn_lint.rules.verify import mention_names, verify_guard, verify_mention, verify_rule

_PACKAGE = Path(__file__).parent.parent
_SECTIONS = ("mentions", "guards", "rules")


def bundled_rules() -> Path:
    """The bundled rules.toml: inside the package when installed, at the repository's root when editable."""
    inside = _PACKAGE / "rules.toml"
    return inside if inside.exists() else _PACKAGE.parent.parent / "rules.toml"


def bundled_files() -> list[Path]:
    """The files of the bundled catalogue, lexicons first."""
    return [*sorted((_PACKAGE / "lexicons").glob("*.toml")), bundled_rules()]


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


def read_rules_file(path: Path) -> str:
    """The text of a rules file; CatalogueError when it cannot be read as UTF-8."""
    try:
        return path.read_bytes().decode("utf-8").replace("\r\n", "\n")
    except OSError as error:
        raise CatalogueError([Problem(str(path), 1, 1, f"cannot read: {error.strerror}")]) from None
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise CatalogueError([Problem(str(path), line, 1, "not valid UTF-8")]) from None


class _Loader:
    """Collects the tables of several files, then checks them against one another."""

    def __init__(self) -> None:
        self.origins: list[Origin] = []
        self.tables: dict[str, dict[str, Table]] = {section: {} for section in _SECTIONS}

    def add(self, data: Mapping[str, Any], path: str, text: str, *, lexicon: bool = False) -> None:
        """Take in one file: a lexicon, whose tables are mentions, or a rules file with its three sections."""
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
        catalogue = Catalogue(
            {name: parse_mention(name, table) for name, table in mentions.items()},
            {name: parse_guard(name, table) for name, table in guards.items()},
            tuple(parse_rule(name, table) for name, table in rules.items()),
        )
        if verify:
            self._verify(catalogue)
        problems = [problem for origin in self.origins for problem in origin.problems]
        if problems:
            raise CatalogueError(problems)
        return catalogue

    def _verify(self, catalogue: Catalogue) -> None:
        names, guards = mention_names(catalogue), set(catalogue.guards)
        for name, mention in catalogue.mentions.items():
            verify_mention(mention, self.tables["mentions"][name], names)
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


def _sources(paths: Iterable[Path | str], bundled: bool) -> list[tuple[Path, str]]:
    """Path and text of every file of a catalogue, the bundled ones first."""
    files = [*(bundled_files() if bundled else ()), *map(Path, paths)]
    return [(path, read_rules_file(path)) for path in files]


def _load(sources: Iterable[tuple[Path, str]], *, verify: bool) -> tuple[Catalogue, dict[str, Any]]:
    """The catalogue of these files, and the raw tables of its guards and rules."""
    loader = _Loader()
    for path, text in sources:
        lexicon = path.parent == _PACKAGE / "lexicons"
        loader.add(parse_toml(text, str(path)), str(path), text, lexicon=lexicon)
    catalogue = loader.catalogue(verify=verify)
    raw = {key: {name: table.data for name, table in loader.tables[key].items()} for key in ("guards", "rules")}
    return catalogue, raw


def load_catalogue(paths: Iterable[Path | str] = (), *, bundled: bool = True, verify: bool = True) -> Catalogue:
    """The bundled catalogue (unless told otherwise) with the house rules of `paths` added, read afresh.

    Raises CatalogueError with the place of every mistake.
    """
    return _load(_sources(paths, bundled), verify=verify)[0]


def load_compiled(paths: Iterable[Path | str] = (), *, bundled: bool = True) -> Compiled:
    """The same catalogue ready to run, from the cache where that was made of the very same files.

    What comes from the cache has passed every check when it was written. Raises CatalogueError.
    """
    sources = _sources(paths, bundled)
    key = cache.digest(text for _, text in sources)
    if data := cache.read(key):
        try:
            return _from_cache(data)
        except (KeyError, TypeError, ValueError, AttributeError):
            pass  # a damaged or foreign file: make it anew
    catalogue, raw = _load(sources, verify=True)
    compiled = Compiled(catalogue)
    cache.write(key, {"lexicon": compiled.lexicon.to_data(), **raw})
    return compiled


def _from_cache(data: Mapping[str, Any]) -> Compiled:
    """A compiled catalogue from cached data; its rules and guards are whole, its word lists only in the lexicon."""
    origin = Origin("cache", "")
    catalogue = Catalogue(
        {},
        {name: parse_guard(name, Table(raw, ("guards", name), origin)) for name, raw in data["guards"].items()},
        tuple(parse_rule(name, Table(raw, ("rules", name), origin)) for name, raw in data["rules"].items()),
    )
    if origin.problems:
        raise ValueError("the cached catalogue does not parse")
    return Compiled(catalogue, Lexicon.from_data(data["lexicon"]))
