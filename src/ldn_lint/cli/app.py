"""The command `ldn-lint`: its subcommands, imported when they are called, and its error line."""

from __future__ import annotations

import os
from collections.abc import Sequence
from importlib import import_module

import click

from ldn_lint.cli.faults import Fault, complain
from ldn_lint.version import __version__

PROGRAM = "ldn-lint"
_COMMANDS = {
    "check": "ldn_lint.cli.check:check",
    "config": "ldn_lint.cli.config:config",
    "doses": "ldn_lint.cli.doses:doses",
    "explain": "ldn_lint.cli.catalogue:explain",
    "init": "ldn_lint.cli.config:init",
    "rules": "ldn_lint.cli.catalogue:rules",
    "scorecard": "ldn_lint.cli.scorecard:scorecard",
    "test": "ldn_lint.cli.examples:test",
}
_INTERRUPTED = 130


class LazyGroup(click.Group):
    """A group whose commands are imported when one is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """The names of the commands."""
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of that name, if there is one."""
        if cmd_name not in _COMMANDS:
            return None
        module, _, name = _COMMANDS[cmd_name].partition(":")
        command: click.Command = getattr(import_module(module), name)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the arguments name; UsageError with the nearest one when there is none."""
        word = args[0]
        if word in _COMMANDS or word.startswith("-") or ctx.resilient_parsing:
            return super().resolve_command(ctx, args)
        raise click.UsageError(f"no such command {word!r}{_hint(word)}", ctx)


def _hint(word: str) -> str:
    """What the user may have meant by a command that does not exist."""
    from difflib import get_close_matches

    if os.path.lexists(word):
        return f"; to lint that file: {PROGRAM} check {word}"
    close = get_close_matches(word, _COMMANDS, n=1)
    return f"; did you mean {close[0]!r}?" if close else f" (one of {', '.join(_COMMANDS)})"


@click.group(
    cls=LazyGroup,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog='Completion: eval "$(_LDN_LINT_COMPLETE=bash_source ldn-lint)" (or zsh_source, fish_source).',
)
@click.version_option(__version__, prog_name=PROGRAM, message="%(prog)s %(version)s")
@click.pass_context
def app(context: click.Context) -> None:
    """Find wordings in health texts that published instruments treat as warning signs.

    ldn-lint cannot tell whether a claim is true, and no finding is a legal determination.
    """
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the program; every mistake of the user's becomes one line on standard error and exit code 2."""
    try:
        code = app.main(arguments, prog_name=PROGRAM, standalone_mode=False)
    except Fault as fault:
        for line in fault.lines:
            complain(line)
        return Fault.exit_code
    except click.ClickException as error:
        complain(f"{PROGRAM}: error: {_one_line(error)}")
        return Fault.exit_code
    except click.Abort:
        return _INTERRUPTED
    return code if isinstance(code, int) else 0


def _one_line(error: click.ClickException) -> str:
    """Click's message in one line, with the command whose help has more."""
    message = " ".join(error.format_message().split()).rstrip(".")
    context = getattr(error, "ctx", None)
    return f"{message} (see {context.command_path} --help)" if context else message
