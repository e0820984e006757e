"""Where reports go: the terminal, a pipe, or a file that appears whole or not at all."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress
from pathlib import Path
from typing import IO, NamedTuple

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


class Sheet(NamedTuple):
    """A report to write: its pieces, the file it goes to (empty: standard output), and how far it has read.

    `taken` tells how many results the report has asked for: of several reports on one run, the one that is behind goes
    on, so that no result is kept longer than it must be.
    """

    chunks: Iterator[str]
    path: str = ""
    taken: Callable[[], int] = lambda: 0


def write(chunks: Iterable[str], path: str | None) -> None:
    """Write a report to `path` or to standard output; Fault when that is not possible.

    A reader that goes away (`| head`) ends the report quietly.
    """
    write_all([Sheet(iter(chunks), path or "")])


def write_all(sheets: Iterable[Sheet]) -> None:
    """Write several reports side by side, otherwise as `write`: when one cannot be written, none of the files appears.

    A reader that goes away ends its report only.
    """
    with ExitStack() as stack:
        # All files are opened before the first result is asked for, and all is written before the first file appears.
        live = [(sheet, stack.enter_context(_sink(sheet.path))) for sheet in sheets]
        while live:
            turn = min(range(len(live)), key=lambda index: live[index][0].taken())
            sheet, sink = live[turn]
            chunk = next(sheet.chunks, None)
            try:
                if chunk is None:
                    sink.flush()
                else:
                    sink.write(chunk)
            except BrokenPipeError:
                sink.drop()
                chunk = None
            if chunk is None:
                del live[turn]


@contextmanager
def _writing(path: str) -> Iterator[None]:
    """Turn a failure to write into a Fault; what goes wrong while the report is made is another matter."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise Fault([placed(path, 1, 1, f"cannot write: {error.strerror}")]) from None


class _Sink:
    """Bytes of a report to a stream; what the encoding cannot hold is escaped, so is a byte of a file name that is no
    UTF-8, also in JSON.
    """

    def __init__(
        self, stream: IO[bytes], path: str, encoding: str = "utf-8", drop: Callable[[], None] = lambda: None
    ) -> None:
        self._stream, self._path, self._encoding = stream, path, encoding
        self.drop = drop

    def write(self, chunk: str) -> None:
        """Write a piece; Fault when that fails, BrokenPipeError when nobody reads any more."""
        data = chunk.encode(self._encoding, "backslashreplace")
        with _writing(self._path):
            self._stream.write(data)

    def flush(self) -> None:
        """See to it that all is written; raises what `write` does."""
        with _writing(self._path):
            self._stream.flush()


def _sink(path: str) -> AbstractContextManager[_Sink]:
    return _file(path) if path else _stdout()


@contextmanager
def _stdout() -> Iterator[_Sink]:
    # A pipe gets UTF-8 on every platform, so that a report is the same bytes everywhere.
    encoding = sys.stdout.encoding if sys.stdout.isatty() else "utf-8"
    sink = _Sink(sys.stdout.buffer, "<stdout>", encoding, _drop_stdout)
    try:
        yield sink
    except Fault:
        _drop_stdout()
        raise


def _drop_stdout() -> None:
    """Lose what is still to be written: Python would try once more when it exits, and complain."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@contextmanager
def _file(path: str) -> Iterator[_Sink]:
    """A file that takes the place of the one before it when the block ends well, and leaves no trace otherwise."""
    with _writing(path):
        target = Path(path).resolve()
        # A device or a named pipe is written to as it is (and a folder refused).
        direct = target.exists() and not target.is_file()
        part = target if direct else target.with_name(f"{target.name}.{os.getpid()}.part")
        stream = part.open("wb")
    try:
        try:
            yield _Sink(stream, path)
        finally:
            # What could not be written has been told; closing would try once more.
            with suppress(OSError):
                stream.close()
        if not direct:
            with _writing(path):
                part.replace(target)
    finally:
        if not direct:
            part.unlink(missing_ok=True)
