"""Load the rules and settings that a command asks for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

import click

from ldn_lint.cli.faults import Fault, placed
from ldn_lint.config import ConfigError
from ldn_lint.config.plans import Planner
from ldn_lint.engine.runner import Rules, load_rules
from ldn_lint.rules.table import CatalogueError

_Loaded = TypeVar("_Loaded")


def loaded(paths: Iterable[str], profiles: Iterable[str] = ()) -> Rules:
    """The bundled rules with house rules and drug profiles; Fault with every mistake of the files."""
    return without_faults(lambda: load_rules(*paths, profiles=profiles))


def without_faults(load: Callable[[], _Loaded]) -> _Loaded:
    """What `load` returns; its CatalogueError becomes a Fault."""
    try:
        return load()
    except ConfigError as error:
        raise Fault([f"ldn-lint: error: --{error}"]) from None
    except CatalogueError as error:
        raise Fault(placed(each.path, each.line, each.column, each.message) for each in error.problems) from None


def given(settings: dict[str, Any]) -> dict[str, Any]:
    """Of the settings of the present command those that were given on the command line."""
    context = click.get_current_context()
    command_line = click.core.ParameterSource.COMMANDLINE
    return {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in settings.items()
        if context.get_parameter_source(name) == command_line
    }


def planned(settings: dict[str, Any], file: str, *, isolated: bool) -> Planner:
    """What finds the plan of each file; a mistake becomes a Fault."""
    return without_faults(lambda: Planner(settings, file, isolated=isolated))
