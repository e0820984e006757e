"""Read the directives of a page: which rules they silence where, and what is wrong with them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ldn_lint.config import ConfigError, chosen_rules, did_you_mean, is_day
from ldn_lint.model import Context, Directive, Directives, Document, Misuse, Span, Suppression
from ldn_lint.rules.rule import Catalogue
from ldn_lint.rules.table import nearest

# From the directive to the `enable` that ends it, or to the end of the file.
_RANGE, _ENABLE = "disable", "enable"
SCOPES = ("disable-line", "disable-next-line", "disable-block", "disable-file", _RANGE)
_VERBS = (*SCOPES, _ENABLE)
_ALL_VERBS = f": write one of {', '.join(_VERBS)}"
_SETTING = re.compile(r"""([A-Za-z][\w-]*)=(?:"([^"]*)"|'([^']*)'|(\S*))""")
_NEWLINE = re.compile(r"\r\n|\r|\n")
_SETTINGS = ("reason", "by", "until", "match")


class _Written(NamedTuple):
    """A directive taken apart."""

    directive: Directive
    verb: str
    selectors: tuple[str, ...]
    settings: dict[str, str]


def read_directives(document: Document, catalogue: Catalogue, context: Context) -> Directives:
    """The suppressions of a page that are in force on the day of the context, and the directives that are not."""
    if not document.directives:
        return Directives()
    reader = _Reader(document, catalogue, context.day())
    return Directives(tuple(reader.suppressions()), tuple(reader.misuses))


class _Reader:
    """Reads the directives of one page."""

    def __init__(self, document: Document, catalogue: Catalogue, day: str) -> None:
        self._document = document
        self._catalogue = catalogue
        self._day = day
        self._written = [_taken_apart(directive) for directive in document.directives]
        self.misuses: list[Misuse] = []

    def suppressions(self) -> Iterator[Suppression]:
        """Those that are in force."""
        for index, written in enumerate(self._written):
            span = written.directive.source
            fault = _fault(written)
            if fault:
                self.misuses.append(Misuse("malformed", span, fault))
                continue
            codes = tuple(self._codes(written))
            if written.verb == _ENABLE or not codes:
                continue
            settings = written.settings
            if not settings.get("reason", "").strip():
                self.misuses.append(Misuse("no-reason", span, written.verb))
            elif settings.get("until") and settings["until"] < self._day:
                self.misuses.append(Misuse("expired", span, settings["until"]))
            else:
                start, end = self._scope(index)
                settings = {"by": "", "until": "", "match": "", **settings}
                yield Suppression(span, codes, start, end, **settings)

    def _codes(self, written: _Written) -> Iterator[tuple[str, frozenset[str]]]:
        """Each selector with the rules that it stands for; unknown ones are noted."""
        for selector in written.selectors:
            try:
                rules = chosen_rules([selector], self._catalogue, written.verb)
            except ConfigError:
                words = [word for rule in self._catalogue.rules for word in (rule.code, rule.name)]
                hint = did_you_mean(selector, words)
                self.misuses.append(
                    Misuse("malformed", written.directive.source, f"no rule is called {selector!r}{hint}")
                )
            else:
                yield selector, frozenset(rule.code for rule in rules)

    def _scope(self, index: int) -> tuple[int, int]:
        """The characters of the file from which findings may begin, half-open."""
        written, length = self._written[index], len(self._document.source.text)
        span = written.directive.source
        if written.verb == "disable-file":
            return 0, length + 1
        if written.verb == _RANGE:
            return span.start, self._end(index)
        if written.verb == "disable-block":
            return self._block(span)
        return self._line(span) if written.verb == "disable-line" else self._next_line(span)

    def _end(self, index: int) -> int:
        """Where the first `enable` of the same selectors, or of all, ends the range."""
        wanted = set(self._written[index].selectors)
        for later in self._written[index + 1 :]:
            if later.verb == _ENABLE and (not later.selectors or wanted <= set(later.selectors)):
                return later.directive.source.start
        return len(self._document.source.text) + 1

    def _line(self, span: Span) -> tuple[int, int]:
        text = self._document.source.text
        return max(text.rfind(mark, 0, span.start) for mark in "\r\n") + 1, _line_end(text, span.end)

    def _next_line(self, span: Span) -> tuple[int, int]:
        """The first line after the directive that holds more than blanks and other directives."""
        text = self._document.source.text
        start = _line_end(text, span.end)
        while start < len(text):
            end = _line_end(text, start)
            if _without(text, start, end, self._document.directives).strip():
                return start, end
            start = end
        return start, start

    def _block(self, span: Span) -> tuple[int, int]:
        """The block around the directive or before it on its line, or else the next one."""
        document = self._document
        for block in document.blocks:
            place = document.map.span(block.start, block.end)
            if place.end > span.start or not _NEWLINE.search(document.source.text, place.end, span.start):
                return place.start, place.end
        return span.start, span.start


def _taken_apart(directive: Directive) -> _Written:
    settings = {match[1]: next(filter(None, match.groups()[1:]), "") for match in _SETTING.finditer(directive.text)}
    verb, *selectors = _SETTING.sub(" ", directive.text).replace(",", " ").split() or [""]
    return _Written(directive, verb, tuple(selectors), settings)


def _fault(written: _Written) -> str:
    """What keeps a directive from being understood; empty when it is."""
    if written.verb not in _VERBS:
        return f"{written.verb!r} is no directive{nearest(written.verb, _VERBS) or _ALL_VERBS}"
    unknown = [key for key in written.settings if key not in _SETTINGS]
    if unknown:
        return f"{unknown[0]!r} is none of {', '.join(_SETTINGS)}"
    if written.verb != _ENABLE and not written.selectors:
        return f"{written.verb} names no rule"
    until = written.settings.get("until", "")
    return f"until={until} is no date such as 2027-01-31" if until and not is_day(until) else ""


def _line_end(text: str, at: int) -> int:
    """Where the line that holds character `at` ends, its newline included; beyond the text for the last line."""
    newline = _NEWLINE.search(text, at)
    return newline.end() if newline else len(text) + 1


def _without(text: str, start: int, end: int, directives: tuple[Directive, ...]) -> str:
    """The characters `start` to `end` that belong to no directive."""
    kept, at = [], start
    for directive in directives:
        span = directive.source
        if span.start < end and start < span.end:
            kept.append(text[at : max(span.start, at)])
            at = max(at, span.end)
    return "".join([*kept, text[at:end]])
