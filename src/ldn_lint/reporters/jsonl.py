"""One JSON object a finding, each on its line and with its path."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from ldn_lint.model import FileResult
from ldn_lint.reporters.look import Look
from ldn_lint.reporters.summary import Summary
from ldn_lint.reporters.values import finding_value


def report_jsonl(results: Iterable[FileResult], _look: Look, _summary: Summary) -> Iterator[str]:
    """The findings of all files, in order."""
    for result in results:
        for finding in result.findings:
            value = {"path": result.path, **finding_value(finding, result.path)}
            yield json.dumps(value, ensure_ascii=False) + "\n"
