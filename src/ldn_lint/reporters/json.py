"""The whole run as one JSON object (schema/output.schema.json), a line a file."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from ldn_lint.model import FileResult
from ldn_lint.reporters.look import Look
from ldn_lint.reporters.summary import Summary
from ldn_lint.reporters.values import result_value, summary_value

VERSION = 1


def report_json(results: Iterable[FileResult], _look: Look, summary: Summary) -> Iterator[str]:
    """The object, in pieces as the results come."""
    yield f'{{"version": {VERSION}, "files": ['
    separator = "\n"
    for result in results:
        yield separator + json.dumps(result_value(result), ensure_ascii=False)
        separator = ",\n"
    yield f'\n], "summary": {json.dumps(summary_value(summary))}}}\n'
