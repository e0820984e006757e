"""The trie over words that the scan walks, and the form in which a cache keeps it.

A node is an index into the lexicon's masks where only a phrase ends; otherwise `[index of the mask, index of the mask
of phrases in capitals, children]`. A node fresh from the cache is a text, its place among the bytes of all nodes, until
somebody walks through it: of 40,000 inner nodes a page needs a few hundred.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

Node: TypeAlias = "int | list[Any] | str"
Children: TypeAlias = dict[str, Node]

# What parts nodes and their fields; no word holds them.
_NODES, _FIELDS = b";", "|"
# Stands before the place of an inner node, where a leaf has the index of its mask.
_INNER = "#"


class Trie:
    """The root of the trie: the nodes at which phrases begin with a word."""

    def __init__(self, root: Children | None = None, nodes: bytes = b"") -> None:
        self.root: Children = {} if root is None else root
        self._nodes = nodes

    def insert(self, words: Sequence[str], mask: int, *, capital: bool) -> None:
        """Add a phrase to a trie under construction, whose nodes hold masks instead of their indexes."""
        children = self.root
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

    def intern(self) -> list[int]:
        """End the construction: replace the masks by their indexes in the list that is returned; the first is 0."""
        indexes = {0: 0}
        queue = [self.root]
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

    def node(self, children: Children, word: str) -> int | list[Any] | None:
        """The node behind a word, ready to walk on from."""
        node = children.get(word)
        if isinstance(node, str):
            node = children[word] = self._read(node)
        return node

    def _read(self, place: str) -> list[Any]:
        start = int(place[1:])
        line = self._nodes[start : self._nodes.index(_NODES, start)].decode()
        head, words, refs = line.split(_FIELDS)
        plain, capital = head.split(" ")
        nodes = [ref if ref[0] == _INNER else int(ref) for ref in refs.split(" ")] if refs else []
        return [int(plain), int(capital), dict(zip(words.split(" "), nodes, strict=bool(refs)))]

    def to_data(self) -> tuple[dict[str, Any], bytes]:
        """The root as JSON data, and the inner nodes as bytes, for `from_data`."""
        packed = bytearray()
        root = [self._pack(node, packed) for node in self.root.values()]
        refs = [ref if ref[0] == _INNER else int(ref) for ref in root]
        return {"words": " ".join(self.root), "root": refs}, bytes(packed)

    def _pack(self, node: Node, packed: bytearray) -> str:
        """Add a node and what lies behind it; returns what stands for it."""
        if isinstance(node, str):
            node = self._read(node)
        if isinstance(node, int):
            return str(node)
        plain, capital, children = node
        refs = " ".join([self._pack(child, packed) for child in children.values()])
        place = len(packed)
        packed += _FIELDS.join((f"{plain} {capital}", " ".join(children), refs)).encode() + _NODES
        return f"{_INNER}{place}"

    @classmethod
    def from_data(cls, data: Mapping[str, Any], nodes: bytes) -> Trie:
        """A trie from what `to_data` gave; KeyError or ValueError when it is something else."""
        return cls(dict(zip(data["words"].split(" "), data["root"], strict=True)), nodes)
