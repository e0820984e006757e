"""Compile mention definitions into one trie over words and a few patterns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import reduce
from itertools import accumulate, pairwise
from operator import or_
from typing import Any, NamedTuple

from ldn_lint.mentions.patterns import PYTHON, PatternMention
from ldn_lint.mentions.phrases import forms, is_capital, tokens
from ldn_lint.mentions.trie import Trie

# Mentions that the scan itself finds.
NUMBER = "number"
CITING_LINK = "citing-link"
DOUBLED_WORD = "doubled-word"
BUILT_IN = (NUMBER, CITING_LINK, DOUBLED_WORD)

# How often to expect a short word, and a pattern, beside a longer phrase (1).
_SHORT, _SHORT_WEIGHT, _PATTERN_WEIGHT = 4, 50, 20
# How many sets of hints to remember the patterns of.
_REMEMBERED = 20_000


class MentionSpec(NamedTuple):
    """One mention as the catalogue defines it.

    `groups` maps a group's name ("" for a flat list) to entries; `exceptions` are longer phrases inside which
    an entry does not count; `include` names mentions that are this mention too, `counts_as` those that this one is
    as well (how a house file adds words to a bundled mention or group); `pattern` is a regular
    expression tried only in sentences that hold one of `hints` (words, symbols, or `#` for any number) and, if
    any are given, one of the words `hints_also`.
    """

    name: str
    groups: Mapping[str, tuple[str, ...]] = {}
    exceptions: tuple[str, ...] = ()
    include: tuple[str, ...] = ()
    counts_as: tuple[str, ...] = ()
    inflect: str = ""
    pattern: str = ""
    hints: tuple[str, ...] = ()
    hints_also: tuple[str, ...] = ()


class Masks(dict[int, int]):
    """The masks that nodes of the trie name by their index, each made when it is first asked for.

    `bits` says for each place what a bit there stands for.
    """

    def __init__(self, places: Sequence[Sequence[int] | str], width: int) -> None:
        super().__init__()
        self._places = places
        self.bits = [1 << place for place in range(width)]

    def __missing__(self, index: int) -> int:
        of = self._places[index]
        made = self[index] = union(self.bits[place] for place in (map(int, of.split()) if isinstance(of, str) else of))
        return made

    def wide(self, mask: int) -> int:
        """A mask as the scan reports it, whatever it carried before above its plain bits."""
        return union(self.bits[place] for place in places(self.plain(mask)))

    def plain(self, mask: int) -> int:
        """A mask without what the scan reports above its plain bits."""
        return mask & ((1 << len(self.bits)) - 1)

    def to_data(self) -> str:
        """All places, for `from_data`."""
        return ";".join(of if isinstance(of, str) else " ".join(map(str, of)) for of in self._places)

    @classmethod
    def from_data(cls, data: str, width: int) -> Masks:
        """What `to_data` gave, for a lexicon of so many bits."""
        return cls(data.split(";"), width)


class Lexicon:
    """All mentions of a catalogue, ready to scan with.

    A mention, one group of a mention (`condition/cancer`) and the exceptions of a mention each own one bit; what
    the scan reports is a mask of bits.
    """

    def __init__(self, specs: Iterable[MentionSpec]) -> None:
        self.specs = {spec.name: spec for spec in specs}
        self.bits: dict[str, int] = {}
        self.trie = Trie()
        self.patterns: list[PatternMention] = []
        self.excepted: list[tuple[int, int]] = []
        self._entries: dict[int, int] = {}
        self._groups: dict[str, list[int]] = {}
        for name in (*BUILT_IN, *self.specs):
            self._bit(name)
        self._above = self._closures()
        self._name_built_in({name: self._above[name] for name in BUILT_IN})
        for spec in self.specs.values():
            self._add(spec)
        self.masks = Masks([list(places(mask)) for mask in self.trie.intern()], len(self.bits))
        self.weights = self._weights()
        self._sum_up()

    def _name_built_in(self, masks: Mapping[str, int]) -> None:
        self.built_in = dict(masks)
        self.number = self.built_in[NUMBER]
        self.citing_link = self.built_in[CITING_LINK]
        self.doubled = self.built_in[DOUBLED_WORD]

    def _sum_up(self) -> None:
        """What lets the scan pass over most sentences: all hints, all exceptions, the symbols waited for."""
        self.hints = self.exceptions = 0
        self.symbols: dict[str, int] = {}
        for bit, _ in self.excepted:
            self.exceptions |= bit
        for pattern in self.patterns:
            self.hints |= pattern.hint | pattern.also
            for symbol in pattern.symbols:
                # Not the bit of numbers: a symbol is none.
                self.symbols[symbol] = self.symbols.get(symbol, 0) | (pattern.hint & ~self.bits[NUMBER])
        self._hinted = [(pattern, pattern.hint, pattern.also) for pattern in self.patterns]
        self._waiting: dict[int, tuple[tuple[PatternMention, ...], int]] = {}

    def widen(self, rows: Mapping[int, int]) -> None:
        """Let every mask that the scan reports also carry what `rows` says of the places of its bits."""
        self.masks.bits = [1 << place | rows.get(place, 0) for place in range(len(self.bits))]
        self.masks.clear()
        wide = self.masks.wide
        for pattern in self.patterns:
            pattern.mask = wide(pattern.mask)
        self._name_built_in({name: wide(mask) for name, mask in self.built_in.items()})
        self._waiting.clear()

    def waiting(self, mask: int) -> tuple[tuple[PatternMention, ...], int]:
        """The patterns to try in a sentence whose words have the bits `mask`, and the bits that they could add."""
        key = mask & self.hints
        known = self._waiting.get(key)
        if known is None:
            patterns = tuple(
                pattern
                for pattern, hint, also in self._hinted
                if (key & hint or pattern.everywhere) and (not also or key & also)
            )
            union = 0
            for pattern in patterns:
                union |= pattern.mask
            if len(self._waiting) >= _REMEMBERED:
                self._waiting.clear()
            known = self._waiting[key] = patterns, union
        return known

    def _bit(self, name: str) -> int:
        return self.bits.setdefault(name, 1 << len(self.bits))

    def _closures(self) -> dict[str, int]:
        """For each mention its own bit and those of all mentions that include it, directly or not."""
        parents: dict[str, list[str]] = {}
        for spec in self.specs.values():
            for child in spec.include:
                parents.setdefault(child, []).append(spec.name)
            parents.setdefault(spec.name, []).extend(spec.counts_as)
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
            self._entries[own] = self._entries.get(own, 0) + _PATTERN_WEIGHT

    def _pattern(self, spec: MentionSpec, mask: int) -> PatternMention:
        words = [hint for hint in spec.hints if hint != "#" and tokens(hint)]
        symbols = tuple(hint for hint in spec.hints if hint != "#" and not tokens(hint))
        hint = self._hint(f"{spec.name}?", words)
        if symbols:  # A symbol stands for the same bit as the words.
            hint |= self._bit(f"{spec.name}?")
        if "#" in spec.hints:
            hint |= self.bits[NUMBER]
        also = self._hint(f"{spec.name}??", spec.hints_also)
        return PatternMention(mask, spec.pattern, hint, symbols, not spec.hints, also)

    def _hint(self, name: str, words: Iterable[str]) -> int:
        """A bit that marks the words of a hint; 0 when there are none."""
        bit = 0
        for word in words:
            bit = self._bit(name)
            for form in forms(word):
                self._insert(form, bit, is_capital(word))
        return bit

    def _insert(self, phrase: str, mask: int, capital: bool) -> None:
        words = tokens(phrase)
        if not words:
            raise ValueError(f"{phrase!r} holds no word")
        common = len(words) == 1 and len(phrase) <= _SHORT
        self._entries[mask] = self._entries.get(mask, 0) + (_SHORT_WEIGHT if common else 1)
        self.trie.insert(words, mask, capital=capital)

    def groups_of(self, name: str) -> list[int]:
        """The bits of a mention's groups."""
        if name not in self._groups:
            self._groups[name] = [bit for key, bit in self.bits.items() if key.startswith(f"{name}/")]
        return self._groups[name]

    def weight(self, mask: int) -> int:
        """A rough measure of how often a mention of `mask` occurs: its words, short ones counted for many."""
        return sum(self.weights[bit] for bit in places(mask))

    def _weights(self) -> list[int]:
        """The weight of every bit, by its place."""
        weights = [0] * len(self.bits)
        for mask, weight in self._entries.items():
            for bit in places(mask):
                weights[bit] += weight
        return weights

    def to_data(self) -> tuple[dict[str, Any], bytes]:
        """The compiled lexicon for `from_data`: as JSON data, and as bytes what is read piece by piece, when needed."""
        plain = self.masks.plain
        trie, packed = self.trie.to_data()
        programs = [p.program() for p in self.patterns]
        ends = list(accumulate(map(len, programs), initial=len(packed)))
        patterns = [
            [f"{plain(p.mask):x}", p.source, f"{p.hint:x}", list(p.symbols), p.everywhere, f"{p.also:x}"]
            for p in self.patterns
        ]
        data = {
            "python": PYTHON,
            "programs": ends,
            "bits": list(self.bits),
            "trie": trie,
            "masks": self.masks.to_data(),
            "patterns": patterns,
            "excepted": [[f"{bit:x}", f"{own:x}"] for bit, own in self.excepted],
            "built_in": {name: f"{plain(mask):x}" for name, mask in self.built_in.items()},
            "weights": self.weights,
        }
        return data, b"".join((packed, *programs))

    @classmethod
    def from_data(cls, data: Mapping[str, Any], packed: bytes) -> Lexicon:
        """A lexicon from what `to_data` gave; KeyError, TypeError or ValueError when it is something else."""
        self = cls.__new__(cls)
        self.specs = {}
        self.bits = {name: 1 << place for place, name in enumerate(data["bits"])}
        ends = data["programs"]
        self.trie = Trie.from_data(data["trie"], packed[: ends[0]])
        # Byte code differs from one Python to the next.
        programs = [packed[at:end] if data["python"] == PYTHON else b"" for at, end in pairwise(ends)]
        self.masks = Masks.from_data(data["masks"], len(self.bits))
        self.weights = list(data["weights"])
        self.patterns = [
            PatternMention(int(mask, 16), source, int(hint, 16), symbols, bool(everywhere), int(also, 16), program)
            for (mask, source, hint, symbols, everywhere, also), program in zip(data["patterns"], programs, strict=True)
        ]
        self.excepted = [(int(bit, 16), int(own, 16)) for bit, own in data["excepted"]]
        self._name_built_in({name: int(mask, 16) for name, mask in data["built_in"].items()})
        self._sum_up()
        self._groups = {}
        return self


def union(masks: Iterable[int]) -> int:
    """The bits that any of some masks holds."""
    return reduce(or_, masks, 0)


def places(mask: int) -> Iterator[int]:
    """The places of the bits that are set."""
    while mask:
        place = mask.bit_length() - 1
        yield place
        mask ^= 1 << place
