"""Which settings hold for a file: those given on the command line, its configuration file's, the defaults."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from ldn_lint.config.files import OFF, ConfigFile, PerFile, nearest_config, read_config
from ldn_lint.config.patterns import names
from ldn_lint.config.settings import Config, ConfigError, chosen_rules
from ldn_lint.model import Context
from ldn_lint.rules.compiled import Compiled
from ldn_lint.rules.load import load_compiled
from ldn_lint.rules.rule import Catalogue


class Plan(NamedTuple):
    """What is to be done with a file: settings, rules, the codes to run (None: all stable), severities by code."""

    config: Config
    rules: Compiled
    enabled: frozenset[str] | None
    context: Context
    severities: Mapping[str, str]


class Planner:
    """Finds and keeps the plans of a run.

    `given` are the settings of the command line, which have the last word; `file` is a configuration file to use for
    all files in place of the nearest ones; `isolated` looks at none. CatalogueError tells every mistake of a
    configuration or rules file with its place, ConfigError one of the command line.
    """

    def __init__(self, given: Mapping[str, Any], file: str = "", *, isolated: bool = False) -> None:
        self._given = dict(given)
        self._own = read_config(Path(file)) if file else None
        self._searches = not (file or isolated)
        self._folders: dict[Path, ConfigFile | None] = {}
        self._configs: dict[Path, ConfigFile] = {}
        self._rules: dict[tuple[tuple[str, ...], tuple[str, ...]], Compiled] = {}
        self._plans: dict[tuple[Path | None, tuple[PerFile, ...]], Plan] = {}

    def root(self) -> Plan:
        """The plan of the working folder: what is asked of the run as a whole."""
        return self._plan(self._config(Path.cwd()), ())

    def of(self, path: str) -> Plan:
        """The plan of a file."""
        full = Path(os.path.abspath(path))  # noqa: PTH100 - resolve() would follow symbolic links.
        config = self._config(full.parent)
        files = config.values.get("files", ()) if config else ()
        return self._plan(config, tuple(each for folder, each in files if names(folder, each.pattern, full)))

    def file_of(self, path: str) -> str | None:
        """The configuration file that rules a file, as messages name it."""
        config = self._config(Path(os.path.abspath(path)).parent)  # noqa: PTH100
        return config.origin.path if config else None

    def excludes(self, path: str) -> bool:
        """Whether the configuration of a file leaves it out."""
        full = Path(os.path.abspath(path))  # noqa: PTH100
        config = self._config(full.parent)
        pairs = config.values.get("exclude", ()) if config else ()
        return any(names(folder, pattern, full) for folder, pattern in pairs)

    def _config(self, folder: Path) -> ConfigFile | None:
        """The configuration file that rules the files of a folder."""
        if not self._searches:
            return self._own
        if folder not in self._folders:
            path = nearest_config(folder)
            if path and path not in self._configs:
                self._configs[path] = read_config(path)
            self._folders[folder] = self._configs[path] if path else None
        return self._folders[folder]

    def _plan(self, file: ConfigFile | None, own: tuple[PerFile, ...]) -> Plan:
        key = file.path if file else None, own
        if key not in self._plans:
            self._plans[key] = self._made(file, own)
        return self._plans[key]

    def _made(self, file: ConfigFile | None, own: tuple[PerFile, ...]) -> Plan:
        values = file.values if file else {}
        for each in own:
            values["ignore"] = (*values.get("ignore", ()), *each.ignore)
            values["extend_select"] = (*values.get("extend_select", ()), *each.extend_select)
            values |= {key: word for key in ("kind", "audience", "jurisdiction") if (word := getattr(each, key))}
        config = Config(**self._with_given(values))
        rules = self._compiled(config)
        if file:
            _check_selectors(file, rules.catalogue)
        severities = _severities(config.severities, rules.catalogue)
        off = frozenset(code for code, severity in severities.items() if severity == OFF)
        enabled = config.enabled(rules.catalogue)
        if off:
            enabled = (rules.stable if enabled is None else enabled) - off
        return Plan(config, rules, enabled, config.context(), severities)

    def _with_given(self, values: dict[str, Any]) -> dict[str, Any]:
        """The settings of a file with those of the command line on top.

        Who selects on the command line wants these rules, whatever the file says; who ignores wants less still.
        """
        given = dict(self._given)
        if "select" in given:
            values = {key: value for key, value in values.items() if key not in ("extend_select", "ignore")}
            values["severities"] = tuple(pair for pair in values.get("severities", ()) if pair[1] != OFF)
        if "ignore" in given:
            given["ignore"] = (*values.get("ignore", ()), *given["ignore"])
        return {**values, **given}

    def _compiled(self, config: Config) -> Compiled:
        key = config.rules, config.profiles
        if key not in self._rules:
            self._rules[key] = load_compiled(config.rules, profiles=config.profiles)
        return self._rules[key]


def _severities(pairs: Iterable[tuple[str, str]], catalogue: Catalogue) -> dict[str, str]:
    """Codes with their severities; a rule by itself outdoes its family, and that outdoes `all`."""
    chosen = [(chosen_rules([selector], catalogue, "severities"), severity) for selector, severity in pairs]
    chosen.sort(key=lambda pair: -len(pair[0]))
    return {rule.code: severity for rules, severity in chosen for rule in rules}


def _check_selectors(file: ConfigFile, catalogue: Catalogue) -> None:
    """CatalogueError for a selector of a configuration file, or of one that it extends, that names no rule."""
    for key, keys, selectors in _selectors(file.own):
        for selector in selectors:
            try:
                chosen_rules([selector], catalogue, key)
            except ConfigError as error:
                raise file.mistake(str(error), keys, selector) from None
    if file.base:
        _check_selectors(file.base, catalogue)


def _selectors(own: Mapping[str, Any]) -> Iterator[tuple[str, tuple[str, ...], Iterable[str]]]:
    """The selectors that some settings hold: the key that a message names, all keys down to them, and themselves."""
    for key in ("select", "extend-select", "ignore"):
        yield key, (key,), own.get(key.replace("-", "_"), ())
    for selector, _ in own.get("severities", ()):
        yield "severities", ("severities", selector), (selector,)
    for _, each in own.get("files", ()):
        yield "ignore", ("files", each.pattern, "ignore"), each.ignore
        yield "extend-select", ("files", each.pattern, "extend-select"), each.extend_select
