"""Files as test suites, findings as failed tests, in the XML that CI servers read.

There is no specification; this keeps to the elements and attributes of "Common JUnit XML Format & Examples"
(github.com/testmoapp/junitxml), which most tools take.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ldn_lint.model import FileResult, Finding, ReadFault
from ldn_lint.reporters.look import Look, one_line
from ldn_lint.reporters.markup import xml
from ldn_lint.reporters.notes import explained
from ldn_lint.reporters.summary import Summary


def report_junit(results: Iterable[FileResult], _look: Look, _summary: Summary) -> Iterator[str]:
    """A suite a file; a file without findings is a test that passes, one that could not be read an error."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="ldn-lint">\n'
    for result in results:
        yield _suite(result)
    yield "</testsuites>\n"


def _suite(result: FileResult) -> str:
    path, fault = result.path, result.error
    cases = [_failure(finding, path) for finding in result.findings]
    if fault:
        cases.append(_error(fault, path))
    counts = {"tests": max(len(cases), 1), "failures": len(result.findings), "errors": int(fault is not None)}
    head = _tag("testsuite", {"name": path, **counts, "skipped": 0, "time": 0, "file": path})
    return f"  <{head}>\n{''.join(cases) or _passed(path)}  </testsuite>\n"


def _failure(finding: Finding, path: str) -> str:
    place, rule = finding.place, f"{finding.code} {finding.name}"
    case = _case(f"{rule} ({place.line}:{place.column})", path, place.line)
    message, *notes = explained(finding, path)
    head = _tag("failure", {"message": message, "type": finding.severity})
    where = f"{one_line(path)}:{place.line}:{place.column}: {finding.severity} {rule}"
    body = "\n".join(map(xml, [where, message, *notes]))
    return f"    <{case}>\n      <{head}>{body}</failure>\n    </testcase>\n"


def _error(fault: ReadFault, path: str) -> str:
    head = _tag("error", {"message": one_line(fault.message), "type": "unreadable"})
    return f"    <{_case('could not be read', path, fault.line or 1)}>\n      <{head}/>\n    </testcase>\n"


def _passed(path: str) -> str:
    return f"    <{_case('no findings', path, 1)}/>\n"


def _case(name: str, path: str, line: int) -> str:
    return _tag("testcase", {"name": name, "classname": path, "time": 0, "file": path, "line": line})


def _tag(name: str, attributes: dict[str, str | int]) -> str:
    return " ".join([name, *(f'{key}="{xml(str(value))}"' for key, value in attributes.items())])
