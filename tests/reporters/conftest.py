"""A result that tries every format: words, paths and places that a careless writer gets wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from ldn_lint.model import (
    Edit,
    FileResult,
    Finding,
    Fix,
    Place,
    ReadFault,
    Related,
    Source,
    Suppressed,
)
from ldn_lint.reporters import Look, Summary, reporter

PATH = "a b/#1, 50%: é.md"
TEXT = 'Té 🫖 zaps "gout"\r\n\r\nIt zaps\r\na rash. | <b>&\u200f x\r\n'
MESSAGE = "“{words}”\r\nzaps 100% | <b>& 'it' [x](1) {{0}} @mk 🫖\u200f\x1b."


def finding(source: Source, words: str, severity: str = "error", **more: Any) -> Finding:
    """A finding on the first place of some words."""
    start = source.text.index(words)
    return Finding(
        code="ZAP001",
        name="zap-claim",
        family="house",
        severity=severity,
        message=MESSAGE.format(words=words),
        place=Place.of(source, start, start + len(words)),
        why="Nothing zaps.",
        advice="Say: 1 < 2.",
        criteria=("House 3",),
        **more,
    )


@pytest.fixture
def results() -> list[FileResult]:
    """A file with findings, one suppressed; a clean file; one that could not be read."""
    source = Source(PATH, TEXT)
    other = Related(Place(0, 3, 2, 1, 2, 4), "there", "other.md")
    same = Related(Place.of(source, 0, 4), "here")
    findings = (
        finding(source, 'zaps "gout"', related=(same, other), softened=("hedged",)),
        finding(source, "zaps\r\na rash", "warning", fix=Fix((Edit(5, 9, "is"),), safe=True)),
        finding(source, "x", "info"),
    )
    suppressed = (Suppressed(finding(source, "rash"), "told | why", "mk", "2027-01-31"),)
    return [
        FileResult(PATH, source, findings, suppressed),
        FileResult("clean.md", Source("clean.md", "")),
        FileResult("gone.md", error=ReadFault("no\nfile <&>", 3, 1)),
    ]


@pytest.fixture
def report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """Write results in a format, in a working folder of its own."""
    monkeypatch.chdir(tmp_path)

    def write(format: str, results: list[FileResult], look: Look | None = None) -> str:
        summary = Summary()

        def counted() -> Iterator[FileResult]:
            for result in results:
                summary.add(result)
                yield result

        return "".join(reporter(format)(counted(), look or Look(), summary))

    return write
