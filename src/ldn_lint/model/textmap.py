"""From prose back to source: a run-length map."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from ldn_lint.model.span import Span


class TextMap(NamedTuple):
    """Runs of prose and the source characters each came from.

    Run `i` starts at prose character `prose[i]` and stands for the source characters `source[i]` up to
    `source_end[i]`. It ends where the next run starts. When both sides are equally long the run maps
    character by character; otherwise it maps as a whole (an entity, a line break with its quote marks).
    """

    prose: tuple[int, ...]
    source: tuple[int, ...]
    source_end: tuple[int, ...]
    length: int

    def _run_length(self, run: int) -> int:
        after = self.prose[run + 1] if run + 1 < len(self.prose) else self.length
        return after - self.prose[run]

    def start(self, offset: int) -> int:
        """Source offset at which the prose character at `offset` begins."""
        run = max(bisect_right(self.prose, offset) - 1, 0)
        width = self.source_end[run] - self.source[run]
        into = offset - self.prose[run] if width == self._run_length(run) else 0
        return self.source[run] + into

    def end(self, offset: int) -> int:
        """Source offset just after the prose character before `offset`."""
        run = max(bisect_right(self.prose, offset - 1) - 1, 0)
        width = self.source_end[run] - self.source[run]
        if width == self._run_length(run):
            return self.source[run] + (offset - self.prose[run])
        return self.source_end[run]

    def span(self, start: int, end: int) -> Span:
        """The source span behind the prose characters `start` to `end` (not empty)."""
        return Span(self.start(start), self.end(end))
