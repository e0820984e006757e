"""Compile mention definitions into one trie over words and a few patterns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeAlias

from ldn_lint.mentions.phrases import forms, is_capital, tokens

if TYPE_CHECKING:
    import regex

# Mentions that the scan itself finds.
NUMBER = "number"
CITING_LINK = "citing-link"
DOUBLED_WORD = "doubled-word"
BUILT_IN = (NUMBER, CITING_LINK, DOUBLED_WORD)


@dataclass(frozen=True, slots=True)
class MentionSpec:
    """One mention as the catalogue defines it.

    `groups` maps a group's name ("" for a flat list) to entries; `exceptions` are longer phrases inside which
    an entry does not count; `include` names mentions that are this mention too; `pattern` is a regular
    expression tried only in sentences that hold one of `hints` (words, symbols, or `#` for any number).
    """

    name: str
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    exceptions: tuple[str, ...] = ()
    include: tuple[str, ...] = ()
    inflect: str = ""
    pattern: str = ""
    hints: tuple[str, ...] = ()


# A trie node is a mask where only a phrase ends; otherwise [mask, mask of phrases in capitals, children]. Plain
# numbers, lists and dicts, so that a compiled lexicon is JSON as it stands.
Node: TypeAlias = "int | list[Any]"


@dataclass(eq=False)
class PatternMention:
    """A mention found by a regular expression, compiled when first needed."""

    mask: int
    source: str
    hint: int
    symbols: tuple[str, ...]
    everywhere: bool

    @cached_property
    def compiled(self) -> regex.Pattern[str]:
        """The compiled pattern."""
        import regex

        return regex.compile(self.source, regex.VERSION1)


class Lexicon:
    """All mentions of a catalogue, ready to scan with.

    A mention, one group of a mention (`condition/cancer`) and the exceptions of a mention each own one bit; what
    the scan reports is a mask of bits.
    """

    def __init__(self, specs: Iterable[MentionSpec]) -> None:
        self.specs = {spec.name: spec for spec in specs}
        self.bits: dict[str, int] = {}
        self.root: dict[str, Node] = {}
        self.patterns: list[PatternMention] = []
        self.excepted: list[tuple[int, int]] = []
        for name in (*BUILT_IN, *self.specs):
            self._bit(name)
        self._above = self._closures()
        self._name_built_in({name: self._above[name] for name in BUILT_IN})
        for spec in self.specs.values():
            self._add(spec)
        self._sum_up()

    def _name_built_in(self, masks: Mapping[str, int]) -> None:
        self.built_in = dict(masks)
        self.number = self.built_in[NUMBER]
        self.citing_link = self.built_in[CITING_LINK]
        self.doubled = self.built_in[DOUBLED_WORD]

    def _sum_up(self) -> None:
        """What lets the scan pass over most sentences: all hints, all exceptions, the symbols waited for."""
        self.hints = self.exceptions = 0
        self.symbols: dict[str, list[PatternMention]] = {}
        self.everywhere = any(pattern.everywhere for pattern in self.patterns)
        for bit, _ in self.excepted:
            self.exceptions |= bit
        for pattern in self.patterns:
            self.hints |= pattern.hint
            for symbol in pattern.symbols:
                self.symbols.setdefault(symbol, []).append(pattern)

    def _bit(self, name: str) -> int:
        return self.bits.setdefault(name, 1 << len(self.bits))

    def _closures(self) -> dict[str, int]:
        """For each mention its own bit and those of all mentions that include it, directly or not."""
        parents: dict[str, list[str]] = {}
        for spec in self.specs.values():
            for child in spec.include:
                parents.setdefault(child, []).append(spec.name)
        above: dict[str, int] = {}
        for name in [*BUILT_IN, *self.specs, *(n for n in parents if "/" in n)]:
            mask, queue, seen = 0, [name], set()
            while queue:
                current = queue.pop()
                if current in seen:
                    continue
                seen.add(current)
                mask |= self._bit(current)
                queue += parents.get(current, [])
            above[name] = mask
        return above

    def mask(self, name: str) -> int:
        """The bit of a mention (or of `mention/group`); KeyError if the catalogue has no such mention."""
        return self.bits[name]

    def _add(self, spec: MentionSpec) -> None:
        own = self._above[spec.name]
        for group, entries in spec.groups.items():
            mask = own
            if group:
                name = f"{spec.name}/{group}"
                mask |= self._above.get(name, self._bit(name))
            for entry in entries:
                capital = is_capital(entry)
                for form in forms(entry, spec.inflect):
                    self._insert(form, mask, capital)
        if spec.exceptions:
            bit = self._bit(f"{spec.name}!")
            self.excepted.append((bit, self.bits[spec.name]))
            for entry in spec.exceptions:
                for form in forms(entry):
                    self._insert(form, bit, False)
        if spec.pattern:
            self.patterns.append(self._pattern(spec, own))

    def _pattern(self, spec: MentionSpec, mask: int) -> PatternMention:
        words = [hint for hint in spec.hints if hint != "#" and tokens(hint)]
        symbols = tuple(hint for hint in spec.hints if hint != "#" and not tokens(hint))
        hint = 0
        if words:
            hint |= self._bit(f"{spec.name}?")
            for word in words:
                for form in forms(word):
                    self._insert(form, self.bits[f"{spec.name}?"], is_capital(word))
        if "#" in spec.hints:
            hint |= self.bits[NUMBER]
        return PatternMention(mask, spec.pattern, hint, symbols, not spec.hints)

    def _insert(self, phrase: str, mask: int, capital: bool) -> None:
        words = tokens(phrase)
        if not words:
            raise ValueError(f"{phrase!r} holds no word")
        children: dict[str, Node] = self.root
        for word in words[:-1]:
            node = children.get(word, 0)
            if isinstance(node, int):
                node = children[word] = [node, 0, {}]
            children = node[2]
        last = words[-1]
        node = children.get(last, 0)
        if capital and isinstance(node, int):
            node = [node, 0, {}]
        if isinstance(node, int):
            children[last] = node | mask
        else:
            node[1 if capital else 0] |= mask
            children[last] = node

    def to_data(self) -> dict[str, Any]:
        """The compiled lexicon as JSON data, for `from_data`."""
        patterns = [[p.mask, p.source, p.hint, list(p.symbols), p.everywhere] for p in self.patterns]
        return {
            "bits": self.bits,
            "root": self.root,
            "patterns": patterns,
            "excepted": self.excepted,
            "built_in": self.built_in,
        }

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Lexicon:
        """A lexicon from what `to_data` gave; KeyError, TypeError or ValueError when it is something else."""
        self = cls(())
        self.bits, self.root = dict(data["bits"]), dict(data["root"])
        self.patterns = [
            PatternMention(mask, source, hint, tuple(symbols), bool(everywhere))
            for mask, source, hint, symbols, everywhere in data["patterns"]
        ]
        self.excepted = [(bit, own) for bit, own in data["excepted"]]
        self._name_built_in(data["built_in"])
        self._sum_up()
        return self
