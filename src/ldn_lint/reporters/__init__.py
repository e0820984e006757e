"""File results to text, one function in one file a format. A new format is one file and one line of `REPORTERS`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from importlib import import_module

from ldn_lint.model import FileResult
from ldn_lint.reporters.look import Look
from ldn_lint.reporters.summary import Summary

# Takes the results as they come, how to print them, and the summary, which is complete once all results are taken.
Reporter = Callable[[Iterable[FileResult], Look, Summary], Iterator[str]]

REPORTERS = {
    "full": "ldn_lint.reporters.full:report_full",
    "concise": "ldn_lint.reporters.concise:report_concise",
    "json": "ldn_lint.reporters.json:report_json",
    "jsonl": "ldn_lint.reporters.jsonl:report_jsonl",
    "grouped": "ldn_lint.reporters.grouped:report_grouped",
    "markdown": "ldn_lint.reporters.markdown:report_markdown",
    "sarif": "ldn_lint.reporters.sarif:report_sarif",
    "github": "ldn_lint.reporters.github:report_github",
    "gitlab": "ldn_lint.reporters.gitlab:report_gitlab",
    "junit": "ldn_lint.reporters.junit:report_junit",
    "checkstyle": "ldn_lint.reporters.checkstyle:report_checkstyle",
    "rdjson": "ldn_lint.reporters.rdjson:report_rdjson",
}

__all__ = ["REPORTERS", "Look", "Reporter", "Summary", "reporter"]


def reporter(format: str) -> Reporter:
    """The reporter of a format; KeyError for an unknown one."""
    module, _, name = REPORTERS[format].partition(":")
    found: Reporter = getattr(import_module(module), name)
    return found
