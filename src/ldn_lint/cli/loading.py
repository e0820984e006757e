"""Load the rules and settings that a command asks for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from ldn_lint.cli.faults import Fault, placed
from ldn_lint.config import Config, ConfigError
from ldn_lint.engine.runner import Rules, load_rules
from ldn_lint.rules.table import CatalogueError

_Loaded = TypeVar("_Loaded")


def loaded(paths: Iterable[str], profiles: Iterable[str] = ()) -> Rules:
    """The bundled rules with house rules and drug profiles; Fault with every mistake of the files."""
    return without_faults(lambda: load_rules(*paths, profiles=profiles))


def configured(settings: dict[str, object]) -> Config:
    """The configuration that some options make; what is not given keeps its default, a mistake becomes a Fault."""
    try:
        return Config(**{key: value for key, value in settings.items() if value is not None})
    except ConfigError as error:
        raise Fault([f"ldn-lint: error: --{error}"]) from None


def without_faults(load: Callable[[], _Loaded]) -> _Loaded:
    """What `load` returns; its CatalogueError becomes a Fault."""
    try:
        return load()
    except CatalogueError as error:
        raise Fault(placed(each.path, each.line, each.column, each.message) for each in error.problems) from None
