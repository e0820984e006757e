"""Lint texts and files: read, run the rules, hand on the results one by one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from os import PathLike, fspath
from typing import NamedTuple

from ldn_lint.engine.documents import Opened, Opener
from ldn_lint.engine.files import Target
from ldn_lint.engine.linter import inspect_document, lint_document
from ldn_lint.engine.project import compares, settled
from ldn_lint.engine.suppress import with_severities, with_suppressions
from ldn_lint.model import UNTOLD, Context, FileResult
from ldn_lint.model.scorecard import Scorecard
from ldn_lint.readers import read_text
from ldn_lint.rules.compiled import Compiled
from ldn_lint.rules.load import load_compiled

Rules = Compiled


def load_rules(*paths: str | PathLike[str], profiles: Iterable[str | PathLike[str]] = ()) -> Rules:
    """The bundled rules with the house rules of some TOML files added, ready to run.

    `profiles` are TOML files of drug profiles; one takes the place of the bundled profile of the same drug.
    Raises CatalogueError, which names the file, line, column and remedy of every mistake.
    """
    return load_compiled([fspath(path) for path in paths], profiles=[fspath(path) for path in profiles])


@cache
def _bundled() -> Rules:
    return load_rules()


def lint_text(
    text: str, *, path: str = "draft.md", rules: Rules | None = None, context: Context = UNTOLD
) -> FileResult:
    """Lint a text; the suffix of `path` says whether it is Markdown, HTML or plain text.

    `context` is what the page is taken for where it does not say so itself.
    """
    rules = rules or _bundled()
    return with_suppressions(lint_document(read_text(text, path), rules, context=context), rules)


def lint_path(path: str | PathLike[str], *, rules: Rules | None = None, context: Context = UNTOLD) -> FileResult:
    """Lint a file, otherwise as `lint_text`; one that cannot be read gives a result whose `error` says why."""
    return Runner(rules or _bundled(), context=context).file(fspath(path))


class Runner(NamedTuple):
    """Lints files by some rules: all of them, or those whose code is in `enabled`.

    `boilerplate` keeps navigation and footers of HTML pages; `stdin_name` is what the text of standard input is
    called, which also says its format. `context` is what is known of all pages. `facts` keeps on each result what other
    pages can be held against. `severities` replace those of rules, by code.
    """

    rules: Rules
    enabled: frozenset[str] | None = None
    boilerplate: bool = False
    stdin_name: str = ""
    context: Context = UNTOLD
    facts: bool = False
    severities: Mapping[str, str] = {}

    @property
    def opener(self) -> Opener:
        """What reads the files."""
        return Opener(self.boilerplate, self.stdin_name)

    def run(self, targets: Iterable[Target]) -> Iterator[FileResult]:
        """The results of the targets, in their order; empty folders give none.

        Each comes as soon as it is there, unless there are several and rules that compare them: then all are read
        first, and what does not fit together is added.
        """
        opened = self.opener.targets(targets)
        if not compares(self.rules, self.enabled):
            return map(self.final, map(self.result, opened))
        return map(self.final, settled(map(self._replace(facts=True).result, opened), self.rules))

    def scorecards(self, targets: Iterable[Target]) -> Iterator[Scorecard]:
        """The scorecards of the targets, in their order; empty folders give none."""
        from ldn_lint.engine.scorecard import scorecard_of

        for opened in self.opener.targets(targets):
            if opened.document is None:
                yield Scorecard(opened.path, error=opened.fault)
            else:
                result, page = inspect_document(opened.document, self.rules, context=self.context)
                yield scorecard_of(page, result)

    def file(self, path: str) -> FileResult:
        """The result of one file."""
        return self.final(self.result(self.opener.file(path)))

    def final(self, result: FileResult) -> FileResult:
        """A result whose findings are all there, with its suppressions taken out and its severities as asked for."""
        return with_severities(with_suppressions(result, self.rules, self.enabled), self.severities)

    def result(self, opened: Opened) -> FileResult:
        """What one page by itself has, its suppressions still in it."""
        if opened.document is None:
            return FileResult(opened.path, error=opened.fault)
        return lint_document(opened.document, self.rules, self.enabled, self.context, facts=self.facts)


def run_each(pairs: Iterable[tuple[Runner, Target]]) -> Iterator[FileResult]:
    """The results of targets that each have a runner, in their order; empty folders give none.

    Pages are held against each other that are linted by the same rules, whatever else their runners differ in.
    """
    everything = list(pairs)
    runners = [runner for runner, _ in everything]
    if all(runner == runners[0] for runner in runners):
        yield from runners[0].run(target for _, target in everything) if runners else ()
        return
    results: list[tuple[Runner, FileResult]] = []
    for runner, target in everything:
        results += [(runner, runner._replace(facts=True).result(each)) for each in runner.opener.targets([target])]
    places: dict[int, list[int]] = {}
    for index, (runner, _) in enumerate(results):
        places.setdefault(id(runner.rules), []).append(index)
    for indexes in places.values():
        pages = settled([results[index][1] for index in indexes], results[indexes[0]][0].rules)
        for index, page in zip(indexes, pages, strict=True):
            results[index] = results[index][0], page
    for runner, page in results:
        yield runner.final(page)
