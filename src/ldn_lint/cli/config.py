"""`ldn-lint config` and `ldn-lint init`: which settings hold, what a configuration file may say, and a first one."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import click

from ldn_lint.cli.faults import Fault
from ldn_lint.cli.loading import planned, without_faults
from ldn_lint.cli.output import write
from ldn_lint.config.files import OWN
from ldn_lint.config.first import first_config

_SCHEMA = "schema/config.schema.json"


@click.command(short_help="Show the settings of a file, or the schema of configuration files.")
@click.argument("path", default=".", type=click.Path(readable=False))
@click.option("--show", is_flag=True, help="Show the settings that hold for PATH, as JSON (the default).")
@click.option("--schema", is_flag=True, help="Print the JSON Schema of configuration files.")
@click.option("--config", "file", metavar="FILE", default="", type=click.Path(readable=False),
              help="Use this configuration file, not the nearest one.")  # fmt: skip
def config(path: str, show: bool, schema: bool, file: str) -> None:  # noqa: ARG001 - --show says what happens anyway.
    """Show the settings that hold for PATH (a file or folder; default: this folder) and the file that they come from.

    Exit codes: 0 shown, 2 a configuration file has a mistake.
    """
    if schema:
        write([(files("ldn_lint") / _SCHEMA).read_text(encoding="utf-8")], None)
        return
    planner = planned({}, file, isolated=False)
    inside = str(Path(path) / "page.md") if Path(path).is_dir() else path
    plan = without_faults(lambda: planner.of(inside))
    settings: dict[str, Any] = {key.replace("_", "-"): value for key, value in plan.config._asdict().items()}
    settings["files"] = [each._asdict() for _, each in settings["files"]]
    settings["exclude"] = [pattern for _, pattern in settings["exclude"]]
    settings["severities"] = dict(settings["severities"])
    shown = {"file": without_faults(lambda: planner.file_of(inside)), "settings": settings}
    write([json.dumps(shown, indent=2, ensure_ascii=False), "\n"], None)


@click.command(short_help="Write a first configuration file.")
@click.option("--force", is_flag=True, help=f"Replace a {OWN} that is there.")
def init(force: bool) -> None:
    """Look at this folder and write a commented ldn-lint.toml that suits it.

    Exit codes: 0 written, 2 there is one already, or it cannot be written.
    """
    path = Path(OWN)
    if path.exists() and not force:
        raise Fault([f"ldn-lint: error: {OWN} is there already; --force replaces it"])
    write([first_config(Path.cwd())], OWN)
    click.echo(f"wrote {OWN}")
