"""The XML of Checkstyle, which many CI servers and editors read.

After checkstyle.org, "Result reports", and its schema checkstyle-report-1.0.0.xsd.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ldn_lint.model import FileResult, Finding, ReadFault
from ldn_lint.reporters.look import Look, one_line
from ldn_lint.reporters.markup import xml
from ldn_lint.reporters.summary import Summary

# The version of Checkstyle whose report this is; programs that read it look for one.
_VERSION = "10.0"


def report_checkstyle(results: Iterable[FileResult], _look: Look, _summary: Summary) -> Iterator[str]:
    """An element a file, clean ones included; a file that could not be read has one error, without a rule."""
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="{_VERSION}">\n'
    for result in results:
        errors = [_finding(finding) for finding in result.findings]
        if result.error:
            errors.append(_fault(result.error))
        name = f'  <file name="{xml(result.path)}"'
        yield f"{name}>\n{''.join(errors)}  </file>\n" if errors else f"{name}/>\n"
    yield "</checkstyle>\n"


def _finding(finding: Finding) -> str:
    message = f"{one_line(finding.message)} ({finding.name})"
    return _error(finding.place.line, finding.place.column, finding.severity, message, finding.code)


def _fault(fault: ReadFault) -> str:
    return _error(fault.line or 1, fault.column or 1, "error", one_line(fault.message), "unreadable")


def _error(line: int, column: int, severity: str, message: str, source: str) -> str:
    where = f'line="{line}" column="{column}" severity="{severity}"'
    return f'    <error {where} message="{xml(message)}" source="ldn-lint.{xml(source)}"/>\n'
