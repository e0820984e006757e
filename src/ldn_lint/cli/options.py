"""Options and completions that several commands share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

import click

from ldn_lint.cli.faults import complain
from ldn_lint.engine.files import SUFFIXES, Target
from ldn_lint.model.context import AUDIENCES, JURISDICTIONS, KINDS, SNIPPET_WORDS

_Command = TypeVar("_Command", bound=Callable[..., Any])


def _files(name: str, into: str, help: str) -> Callable[[_Command], _Command]:
    """A repeatable option that takes files, which the command reads and complains of itself."""
    return click.option(name, into, metavar="FILE", multiple=True, type=click.Path(readable=False), help=help)


def house_rules(command: _Command) -> _Command:
    """The option `--rules FILE`, repeatable."""
    return _files("--rules", "rules", "Add the house rules of a TOML file; repeatable.")(command)


def house_profiles(command: _Command) -> _Command:
    """The option `--profile FILE`, repeatable."""
    help = "Add the drug profiles of a TOML file, in place of bundled ones of the same drugs; repeatable."
    return _files("--profile", "profiles", help)(command)


def boilerplate(command: _Command) -> _Command:
    """The option `--boilerplate`."""
    return click.option("--boilerplate", is_flag=True, help="Also read navigation, header and footer of HTML pages.")(
        command
    )


def stdin_filename(command: _Command) -> _Command:
    """The option `--stdin-filename NAME`."""
    return click.option(
        "--stdin-filename", metavar="NAME", help="What to call the text of standard input, given as '-'."
    )(command)


def page_context(command: _Command) -> _Command:
    """The options `--kind`, `--audience`, `--jurisdiction`, `--today` and `--snippet`: what is known of all pages."""
    for option in (
        click.option(
            "--snippet",
            metavar="WORDS",
            type=click.IntRange(min=0),
            default=SNIPPET_WORDS,
            show_default=True,
            help="Pages of fewer words are not asked for what they leave out.",
        ),
        click.option(
            "--today",
            metavar="DATE",
            default="",
            help="The day (YYYY-MM-DD) to compare dates with, for a report that can be repeated.",
        ),
        click.option(
            "--jurisdiction",
            type=click.Choice(JURISDICTIONS),
            help="Where they are read: rules of other places then only inform.",
        ),
        click.option("--audience", type=click.Choice(AUDIENCES), help="For whom they are."),
        click.option("--kind", type=click.Choice(KINDS), help="What pages are that do not say so themselves."),
    ):
        command = option(command)
    return command


def told(targets: Iterable[Target]) -> Iterator[Target]:
    """The targets as they are; a folder that yields nothing is told."""
    for target in targets:
        if target.empty:
            suffixes = " ".join(sorted(SUFFIXES))
            complain(f"ldn-lint: warning: nothing to lint in {target.path} (a folder yields {suffixes})")
        yield target


def split_words(_context: click.Context, _parameter: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    """The words of an option that may be repeated and may hold several, separated by commas."""
    return tuple(word.strip() for value in values for word in value.split(",") if word.strip())


def complete_rule(context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[str]:
    """Codes and names of rules that begin with `incomplete`."""
    return [word for word in _words(context)[0] if word.lower().startswith(incomplete.lower())]


def complete_selector(context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[str]:
    """Whatever selects rules and begins with the last of the words in `incomplete`."""
    before, comma, last = incomplete.rpartition(",")
    return [before + comma + word for word in _words(context)[1] if word.lower().startswith(last.lower())]


def complete_format(_context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[str]:
    """Formats of reports that begin with `incomplete`."""
    from ldn_lint.config import FORMATS

    return [format for format in FORMATS if format.startswith(incomplete.lower())]


def _words(context: click.Context) -> tuple[list[str], list[str]]:
    """Codes and names; all selectors. Nothing when the rules cannot be loaded: a completion must not complain."""
    from ldn_lint.cli.faults import Fault
    from ldn_lint.cli.loading import loaded
    from ldn_lint.config import selectors

    try:
        catalogue = loaded(context.params.get("rules") or ()).catalogue
    except Fault:
        return [], []
    return [word for rule in catalogue.rules for word in (rule.code, rule.name)], selectors(catalogue)
