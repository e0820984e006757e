"""Conditions on a match: guards and mentions combined, compiled once, answered for one page at a time.

A condition is the name of a guard or a mention, several joined by `+` (all must hold) or `|` (one must), each with or
without `not ` before it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple, TypeAlias

from ldn_lint.mentions.guards import Guard, Signal
from ldn_lint.mentions.lexicon import Lexicon
from ldn_lint.mentions.page import Page, Region

# Says what sets a condition off for a match, None when nothing does.
Test: TypeAlias = "Callable[[GuardRoom, Region], str | None]"


class Condition(NamedTuple):
    """A condition ready to ask: its text, its test, and whether it counts findings and so must wait for all of them."""

    text: str
    test: Test
    waits: bool


class GuardRoom:
    """What is known of one page: its signals, and the answers that hold for all of it or for a sentence."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.signals: list[Signal] = []
        self.answers: dict[tuple[str, int], str | None] = {}


class Conditions:
    """Compiles the conditions of a catalogue, each once."""

    def __init__(self, guards: Mapping[str, Guard], lexicon: Lexicon) -> None:
        self._guards = guards
        self._lexicon = lexicon
        self._tests: dict[str, Test] = {}
        self._known: dict[str, Condition] = {}

    def of(self, texts: tuple[str, ...]) -> tuple[Condition, ...]:
        """The conditions that some texts stand for; KeyError for a name that is neither guard nor mention."""
        return tuple(self._condition(text) for text in texts)

    def _condition(self, text: str) -> Condition:
        if text not in self._known:
            parts = text.split("+")
            test = _all([self._test(part) for part in parts])
            self._known[text] = Condition(text, test, any(map(self._waits, parts)))
        return self._known[text]

    def _waits(self, name: str) -> bool:
        guard = self._guards.get(name.removeprefix("not "))
        if guard is None:
            return any(map(self._waits, name.split("|"))) if "|" in name else False
        return bool(guard.spec.sentences) or any(map(self._waits, guard.spec.any))

    def _test(self, name: str) -> Test:
        if name not in self._tests:
            self._tests[name] = self._make(name)
        return self._tests[name]

    def _make(self, name: str) -> Test:
        if name.startswith("not "):
            return _none(self._test(name[len("not ") :]))
        if "|" in name:
            return _any([self._test(part) for part in name.split("|")])
        guard = self._guards.get(name)
        if guard is None:
            return _mention(name, self._lexicon.mask(name))
        if guard.spec.any:
            return _any([self._test(part) for part in guard.spec.any])
        if guard.spec.of_page:
            return _of_page(name, guard)
        return _of_sentence(name, guard) if guard.of_sentence else _of_match(guard)


def _all(tests: list[Test]) -> Test:
    if len(tests) == 1:
        return tests[0]
    first, *others = tests

    def _answer(room: GuardRoom, region: Region) -> str | None:
        cue = first(room, region)
        if cue is None:
            return None
        return None if any(other(room, region) is None for other in others) else cue

    return _answer


def _any(tests: list[Test]) -> Test:
    def _answer(room: GuardRoom, region: Region) -> str | None:
        for each in tests:
            cue = each(room, region)
            if cue is not None:
                return cue
        return None

    return _answer


def _none(inner: Test) -> Test:
    return lambda room, region: "" if inner(room, region) is None else None


def _mention(name: str, mask: int) -> Test:
    def _answer(room: GuardRoom, region: Region) -> str | None:
        view = room.page.sentences[region.sentence]
        if not view.has(mask):
            return None
        key = name, region.sentence
        if key not in room.answers:
            hit = view.found(mask)[0]
            room.answers[key] = room.page.text(hit.start, hit.end)
        return room.answers[key]

    return _answer


def _of_page(name: str, guard: Guard) -> Test:
    key = name, -1

    def _answer(room: GuardRoom, _region: Region) -> str | None:
        if key not in room.answers:
            room.answers[key] = guard.test_page(room.page, room.signals)
        return room.answers[key]

    return _answer


def _of_sentence(name: str, guard: Guard) -> Test:
    def _answer(room: GuardRoom, region: Region) -> str | None:
        key = name, region.sentence
        if key not in room.answers:
            room.answers[key] = guard.test(room.page, region)
        return room.answers[key]

    return _answer


def _of_match(guard: Guard) -> Test:
    return lambda room, region: guard.test(room.page, region)
