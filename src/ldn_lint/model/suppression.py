"""What the directives of a page amount to."""

from __future__ import annotations

from typing import NamedTuple

from ldn_lint.model.span import Span


class Suppression(NamedTuple):
    """A directive such as `disable-next-line EFF001 reason="quoted to reject it"`, resolved to characters of the file.

    `directive` is where it stands, `codes` the rules that each of its selectors stands for. It silences what begins
    from `start` to `end` and has the words `match` (empty: whatever they are), `until` a day (YYYY-MM-DD; empty: for
    good).
    """

    directive: Span
    codes: tuple[tuple[str, frozenset[str]], ...]
    start: int
    end: int
    reason: str
    by: str = ""
    until: str = ""
    match: str = ""

    def selector(self, code: str, start: int, words: str) -> str:
        """The selector that silences a rule on some words that begin at `start`; empty when none does."""
        if not self.start <= start < self.end or (self.match and self.match != words):
            return ""
        return next((selector for selector, codes in self.codes if code in codes), "")


class Misuse(NamedTuple):
    """A directive that does not do what it says: `check` is what a rule on directives names, `detail` what is wrong."""

    check: str
    directive: Span
    detail: str


class Directives(NamedTuple):
    """The suppressions of a page that are in force, and the directives that are not."""

    suppressions: tuple[Suppression, ...] = ()
    misuses: tuple[Misuse, ...] = ()
