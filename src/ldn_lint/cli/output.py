"""Where reports go: the terminal, a pipe, or a file that appears whole or not at all."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from ldn_lint.cli.faults import Fault, placed
from ldn_lint.reporters import Look

_WIDTH, _NARROWEST, _GUTTER = 120, 40, 10


def look(to_file: bool, statistics: bool = False) -> Look:
    """How a report looks on standard output or in a file."""
    if to_file:
        return Look(statistics=statistics)
    terminal = sys.stdout.isatty()
    width = max(_columns() - _GUTTER, _NARROWEST) if terminal else _WIDTH
    return Look(wants_color(terminal), width, statistics)


def _columns() -> int:
    """The width of the terminal."""
    import shutil

    return shutil.get_terminal_size().columns


def wants_color(terminal: bool) -> bool:
    """Whether to use colours: NO_COLOR forbids them, FORCE_COLOR asks for them, else only on a terminal."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return terminal and os.environ.get("TERM") != "dumb"


def write(chunks: Iterable[str], path: str | None) -> None:
    """Write a report to `path` or to standard output; Fault when that is not possible.

    A reader that goes away (`| head`) ends the report quietly.
    """
    if path is None:
        _to_stdout(chunks)
    else:
        _to_file(chunks, path)


@contextmanager
def _writing(path: str) -> Iterator[None]:
    """Turn a failure to write into a Fault; what goes wrong while the report is made is another matter."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise Fault([placed(path, 1, 1, f"cannot write: {error.strerror}")]) from None


def _to_stdout(chunks: Iterable[str]) -> None:
    # A pipe gets UTF-8 on every platform, so that a report is the same bytes everywhere.
    encoding = sys.stdout.encoding if sys.stdout.isatty() else "utf-8"
    try:
        _write_all(chunks, sys.stdout.buffer, "<stdout>", encoding)
        with _writing("<stdout>"):
            sys.stdout.buffer.flush()
    except BrokenPipeError:
        _drop_stdout()
    except Fault:
        _drop_stdout()
        raise


def _drop_stdout() -> None:
    """Lose what is still to be written: Python would try once more when it exits, and complain."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _to_file(chunks: Iterable[str], path: str) -> None:
    with _writing(path):
        target = Path(path).resolve()
        # A device or a named pipe is written to as it is (and a folder refused).
        direct = target.exists() and not target.is_file()
        part = target if direct else target.with_name(f"{target.name}.{os.getpid()}.part")
        stream = part.open("wb")
    try:
        with stream:
            _write_all(chunks, stream, path, "utf-8")
        if not direct:
            with _writing(path):
                part.replace(target)
    finally:
        if not direct:
            part.unlink(missing_ok=True)


def _write_all(chunks: Iterable[str], stream: IO[bytes], path: str, encoding: str) -> None:
    for chunk in chunks:
        # What the encoding cannot hold is escaped; so is a byte of a file name that is no UTF-8, also in JSON.
        data = chunk.encode(encoding, "backslashreplace")
        with _writing(path):
            stream.write(data)
