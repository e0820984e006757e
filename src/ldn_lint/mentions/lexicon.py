"""Compile mention definitions into one trie over words and a few patterns."""

from __future__ import annotations

from binascii import a2b_base64, b2a_base64
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import reduce
from operator import or_
from typing import Any, NamedTuple, TypeAlias

from ldn_lint.mentions.patterns import PatternMention
from ldn_lint.mentions.phrases import forms, is_capital, tokens

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


# A trie node is an index into the lexicon's masks where only a phrase ends; otherwise [index of the mask, index of
# the mask of phrases in capitals, children]. A text at the root is such a node as JSON, with grave accents for the
# quotation marks: of 70,000 nodes a page needs few, so the cached ones are read one by one.
Node: TypeAlias = "int | list[Any] | str"


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
        self._entries: dict[int, int] = {}
        self._groups: dict[str, list[int]] = {}
        for name in (*BUILT_IN, *self.specs):
            self._bit(name)
        self._above = self._closures()
        self._name_built_in({name: self._above[name] for name in BUILT_IN})
        for spec in self.specs.values():
            self._add(spec)
        self.masks = _intern(self.root)
        self.weights = self._weights()
        self.widened = 0
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
        self._waiting: dict[int, tuple[tuple[PatternMention, ...], int]] = {}

    def widen(self, rows: Mapping[int, int], rules: int) -> None:
        """Let every mask that the scan reports also carry what `rows` says of the places of its bits.

        To be done once; `rules` is the number of rules that the rows are of.
        """

        def wide(mask: int) -> int:
            return mask | union(rows.get(place, 0) for place in places(mask))

        self.masks = [wide(mask) for mask in self.masks]
        for pattern in self.patterns:
            pattern.mask = wide(pattern.mask)
        self._name_built_in({name: wide(mask) for name, mask in self.built_in.items()})
        self._waiting.clear()
        self.widened = rules

    def waiting(self, mask: int) -> tuple[tuple[PatternMention, ...], int]:
        """The patterns to try in a sentence whose words have the bits `mask`, and the bits that they could add."""
        key = mask & self.hints
        known = self._waiting.get(key)
        if known is None:
            patterns = tuple(pattern for pattern in self.patterns if pattern.may_stand(key))
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
        children: dict[str, Node] = self.root
        for word in words[:-1]:
            node = children.get(word, 0)
            if not isinstance(node, list):
                node = children[word] = [node, 0, {}]
            children = node[2]
        last = words[-1]
        node = children.get(last, 0)
        if capital and isinstance(node, int):
            node = [node, 0, {}]
        if isinstance(node, int):
            children[last] = node | mask
        elif isinstance(node, list):
            node[1 if capital else 0] |= mask
            children[last] = node

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

    def node(self, word: str) -> int | list[Any] | None:
        """The node at which phrases begin with `word`, ready to walk on from."""
        node = self.root.get(word)
        if isinstance(node, str):
            import json

            read: int | list[Any] = json.loads(node.replace("`", '"'))
            self.root[word] = read
            return read
        return node

    def to_data(self) -> dict[str, Any]:
        """The compiled lexicon as JSON data, for `from_data`; masks as text, since JSON numbers are slow to read."""
        patterns = [
            [f"{p.mask:x}", p.source, f"{p.hint:x}", list(p.symbols), p.everywhere, f"{p.also:x}", p.program()]
            for p in self.patterns
        ]
        return {
            "bits": list(self.bits),
            "root": {word: _packed(node) for word, node in self.root.items()},
            "masks": _packed_masks(self.masks),
            "widened": self.widened,
            "patterns": patterns,
            "excepted": [[f"{bit:x}", f"{own:x}"] for bit, own in self.excepted],
            "built_in": {name: f"{mask:x}" for name, mask in self.built_in.items()},
            "weights": self.weights,
        }

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Lexicon:
        """A lexicon from what `to_data` gave; KeyError, TypeError or ValueError when it is something else."""
        self = cls.__new__(cls)
        self.specs = {}
        self.bits = {name: 1 << place for place, name in enumerate(data["bits"])}
        self.root = dict(data["root"])
        self.masks = _unpacked_masks(data["masks"])
        self.widened = int(data["widened"])
        self.weights = list(data["weights"])
        self.patterns = [
            PatternMention(int(mask, 16), source, int(hint, 16), symbols, bool(everywhere), int(also, 16), program)
            for mask, source, hint, symbols, everywhere, also, program in data["patterns"]
        ]
        self.excepted = [(int(bit, 16), int(own, 16)) for bit, own in data["excepted"]]
        self._name_built_in({name: int(mask, 16) for name, mask in data["built_in"].items()})
        self._sum_up()
        self._groups = {}
        return self


def union(masks: Iterable[int]) -> int:
    """The bits that any of some masks holds."""
    return reduce(or_, masks, 0)


def _packed_masks(masks: Sequence[int]) -> list[Any]:
    """Masks as one text, each of the same number of bytes: far quicker to read than so many numbers."""
    size = (max(masks).bit_length() + 7) // 8
    return [size, b2a_base64(b"".join(mask.to_bytes(size, "little") for mask in masks), newline=False).decode()]


def _unpacked_masks(data: Sequence[Any]) -> list[int]:
    size, packed = data[0], a2b_base64(data[1])
    return [int.from_bytes(packed[at : at + size], "little") for at in range(0, len(packed), size)]


def places(mask: int) -> Iterator[int]:
    """The places of the bits that are set."""
    while mask:
        place = mask.bit_length() - 1
        yield place
        mask ^= 1 << place


def _intern(root: dict[str, Node]) -> list[int]:
    """Replace the masks in a trie by their indexes in the list that is returned; the first mask is 0."""
    indexes = {0: 0}
    queue = [root]
    while queue:
        children = queue.pop()
        for word, node in children.items():
            if isinstance(node, int):
                children[word] = indexes.setdefault(node, len(indexes))
            elif isinstance(node, list):
                node[0] = indexes.setdefault(node[0], len(indexes))
                node[1] = indexes.setdefault(node[1], len(indexes))
                queue.append(node[2])
    return list(indexes)


def _packed(node: Node) -> Node:
    """A node as it is kept in a cache."""
    import json

    if isinstance(node, (int, str)):
        return node
    return json.dumps(node, ensure_ascii=False, separators=(",", ":")).replace('"', "`")
