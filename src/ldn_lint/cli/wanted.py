"""Which of the targets of a run its configuration wants, and what lints each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ldn_lint.cli import options
from ldn_lint.cli.loading import given, planned, without_faults
from ldn_lint.config.plans import Plan
from ldn_lint.engine.files import STDIN, Target, find_files
from ldn_lint.engine.runner import Runner

# What decides the plan of a text that comes without a name: a page of the working folder.
_NAMELESS = "stdin.md"


class Wanted:
    """The files that a command is to look at, by the settings of its command line and of configuration files.

    `root` is the plan of the working folder: what is asked of the run as a whole. Mistakes become Faults.
    """

    def __init__(
        self, settings: dict[str, Any], stdin_name: str | None, config: str | None = None, *, isolated: bool = False
    ) -> None:
        self._planner = planned(given(settings), config or "", isolated=isolated)
        self._stdin_name = stdin_name or ""
        self.root: Plan = without_faults(self._planner.root)

    def targets(self, paths: tuple[str, ...]) -> Iterator[Target]:
        """The files behind some paths (none: standard input if it has a name, else the working folder), less those
        that the configuration excludes; a folder that yields nothing is told.
        """
        paths = paths or ((STDIN,) if self._stdin_name else (".",))
        found = find_files(paths, gitignore=self.root.config.respect_gitignore)
        return (target for target in options.told(found) if not self._excluded(target))

    def pairs(self, targets: Iterable[Target]) -> Iterator[tuple[Runner, Target]]:
        """The targets, each with what lints it."""
        return ((self.runner(target), target) for target in targets)

    def runner(self, target: Target) -> Runner:
        """What lints a file, as its plan says."""
        name = (self._stdin_name or _NAMELESS) if target.path == STDIN else target.path
        plan = without_faults(lambda: self._planner.of(name))
        boilerplate = plan.config.boilerplate
        return Runner(plan.rules, plan.enabled, boilerplate, self._stdin_name, plan.context, severities=plan.severities)

    def _excluded(self, target: Target) -> bool:
        """Whether the configuration leaves a file out; one that was named only when it says so."""
        if target.fault or target.empty or target.path == STDIN:
            return False
        if target.named and not self.root.config.force_exclude:
            return False
        return without_faults(lambda: self._planner.excludes(target.path))
