"""A document with its mentions: what rules and guards look at."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Set
from functools import cached_property
from itertools import accumulate, islice
from typing import Any, NamedTuple, Protocol

from ldn_lint.mentions.lexicon import Lexicon
from ldn_lint.mentions.phrases import TOKEN
from ldn_lint.mentions.sentence import Found, SentenceView, Words
from ldn_lint.model import UNTOLD, Context, Document

# The words of a text and what stands between them, by turns.
_PIECES = re.compile(f"({TOKEN.pattern})")
# What may stand between two words of one phrase; hyphens of every sort are lowered to the plain one.
_JOINTS = frozenset({" ", "-", "/", "\u00a0", "\u202f", "  "})
# A full stop may join as well, after an abbreviation this short ("st. john's wort", "c. difficile").
_ABBREVIATION = 2
_TO_ANOTHER_SITE = ("http://", "https://", "doi:", "//")
# Addresses that are set aside for examples and tests: nobody finds a source there.
NOWHERE = re.compile(
    r"(?:https?:)?//(?:[\w.-]+\.)?(?:example\.(?:com|net|org)|localhost|127\.0\.0\.1|[\w-]+\.(?:test|invalid|example|localhost))"
    r"(?=[:/?#]|$)",
    re.IGNORECASE,
)


class Search(Protocol):
    """What finds the first match of something in a text from an offset on."""

    def search(self, text: str, start: int = 0, /) -> re.Match[str] | None:
        """The first match in `text` that begins at `start` or later."""


class Region(NamedTuple):
    """A stretch of one sentence: word indexes and prose offsets, both half-open."""

    sentence: int
    first: int
    last: int
    start: int
    end: int


class Page:
    """A document annotated by one scan of its prose."""

    def __init__(self, document: Document, lexicon: Lexicon, context: Context = UNTOLD) -> None:
        self.document = document
        self.context = context
        # What checks found out about the page and others ask for again, by a name of theirs.
        self.memo: dict[str, Any] = {}
        self.lexicon = lexicon
        self.lowered = _lower(document.text)
        pieces = _PIECES.split(self.lowered)
        offsets = list(accumulate(map(len, pieces)))
        self.starts, self.ends = offsets[:-1:2], offsets[1::2]
        self._words, self._gaps = pieces[1::2], pieces[::2]
        self.sentence_starts = [sentence[0] for sentence in document.sentences]
        self.sentences = self._annotate()

    @property
    def word_count(self) -> int:
        """How many words the prose has."""
        return len(self._words)

    @property
    def words(self) -> list[str]:
        """All words of the prose, in lower case."""
        return self._words

    @property
    def gaps(self) -> list[str]:
        """What stands before each word, and after the last one."""
        return self._gaps

    @cached_property
    def _stemmed(self) -> list[str]:
        words = self._words
        return [word.partition("'")[0] if "'" in word else word for word in words] if "'" in self.lowered else words

    @cached_property
    def stems(self) -> frozenset[str]:
        """The words of the prose, each once; one with an apostrophe counts as what is before it."""
        return frozenset(self._stemmed)

    @cached_property
    def possible(self) -> int:
        """The bits that some sentence has or may turn out to have."""
        union = 0
        for view in self.sentences:
            union |= view.possible
        return union

    def text(self, start: int, end: int) -> str:
        """Prose characters `start` to `end`."""
        return self.document.text[start:end]

    def word(self, index: int) -> str:
        """The word at `index`, in lower case."""
        return self._words[index]

    def sentences_with(self, sign: Search, text: str) -> list[int]:
        """The indexes of the sentences in which a match of `sign` in `text` (the prose, as it is or lowered) begins.

        One search over the page passes over most sentences at once. A match may reach beyond its sentence, so that this
        is for a first look only.
        """
        starts, found = self.sentence_starts, []
        match = sign.search(text) if starts else None
        while match:
            index = bisect_right(starts, match.start())
            if index:
                found.append(index - 1)
            if index == len(starts):
                break
            match = sign.search(text, starts[index])
        return found

    def sentences_holding(self, signs: Iterable[str], text: str) -> list[int]:
        """The indexes of the sentences in which one of some strings begins in `text` (see `sentences_with`)."""
        starts = self.sentence_starts
        found: set[int] = set()
        for sign in signs:
            at = text.find(sign)
            while at >= 0:
                index = bisect_right(starts, at)
                found.add(index - 1)
                at = text.find(sign, starts[index]) if index < len(starts) else -1
        found.discard(-1)
        return sorted(found)

    def places_of(self, wanted: Set[str]) -> dict[int, list[int]]:
        """By sentence, in order, the words whose stem is among those `wanted` (in lower case)."""
        starts, sentences = self.starts, self.sentence_starts
        places: dict[int, list[int]] = {}
        here = self.stems & wanted
        for at in [at for at, stem in enumerate(self._stemmed) if stem in here] if here else ():
            places.setdefault(bisect_right(sentences, starts[at]) - 1, []).append(at)
        places.pop(-1, None)
        return places

    def _annotate(self) -> list[SentenceView]:
        found = self._scan()
        self._add_links(found)
        found.sort()
        views, symbols, at, total = [], self._symbols(), 0, len(found)
        words = Words(self.document.text, self.lowered, self.starts, self.ends)
        for index, sentence in enumerate(self.document.sentences):
            start, end, _ = sentence
            while at < total and found[at][0] < start:
                at += 1
            low, mask = at, symbols.get(index, 0)
            while at < total and found[at][0] < end:
                mask |= found[at][4]
                at += 1
            views.append(SentenceView(self.lexicon, words, index, sentence, mask, found[low:at]))
        return views

    def _scan(self) -> list[Found]:
        """Every phrase of the lexicon in the prose."""
        found: list[Found] = []
        words, starts, ends, masks = self._words, self.starts, self.ends, self.lexicon.masks
        self._add_numbers(found)
        self._add_doubled(found)
        follows = words[1:]
        follows.append("")
        for index, node in enumerate(self._nodes()):
            if node is None:
                continue
            if isinstance(node, int):
                found.append((starts[index], -ends[index], index, index + 1, masks[node]))
            elif node[1] or follows[index] in node[2] or follows[index][-2:] == "'s":
                self._add_longest(node, index, found)
            elif node[0]:
                found.append((starts[index], -ends[index], index, index + 1, masks[node[0]]))
        return found

    def _nodes(self) -> list[int | list[Any] | None]:
        """For each word the node of the trie at which a phrase begins with it; a genitive counts as the bare word."""
        node_of, root = self.lexicon.trie.node, self.lexicon.trie.root
        nodes: list[Any] = list(map(root.get, self._words))
        if str in set(map(type, nodes)):  # Nodes that nobody has read from the cache so far.
            pairs = zip(self._words, nodes, strict=True)
            nodes = [node_of(root, word) if isinstance(node, str) else node for word, node in pairs]
        if "'s" in self.lowered:
            for index, word in enumerate(self._words):
                if word[-2:] == "'s" and nodes[index] is None:
                    nodes[index] = node_of(root, word[:-2])
        return nodes

    def _add_numbers(self, found: list[Found]) -> None:
        starts, ends, number = self.starts, self.ends, self.lexicon.number
        for index in [index for index, word in enumerate(self._words) if word < ":"]:
            found.append((starts[index], -ends[index], index, index + 1, number))

    def _add_doubled(self, found: list[Found]) -> None:
        pairs = zip(self._words, islice(self._words, 1, None), strict=False)
        for index in [index for index, (word, following) in enumerate(pairs) if word == following]:
            if self._gaps[index + 1] == " ":
                found.append((self.starts[index], -self.ends[index + 1], index, index + 2, self.lexicon.doubled))

    def _add_longest(self, node: list[Any], first: int, found: list[Found]) -> None:
        """Add the phrases that start at word `first`; of one mention only the longest."""
        seen, start = 0, self.starts[first]
        phrases = self._phrases(node, first, first)
        if len(phrases) > 1:
            phrases.sort(key=_last_word, reverse=True)
        for mask, last in phrases:
            if mask & ~seen:
                found.append((start, -self.ends[last], first, last + 1, mask & ~seen))
            seen |= mask

    def _phrases(self, node: int | list[Any], first: int, last: int) -> list[tuple[int, int]]:
        """The phrases from word `first` on that reach `node` at word `last`: their masks and last words."""
        starts, ends, words, masks = self.starts, self.ends, self._words, self.lexicon.masks
        node_of = self.lexicon.trie.node
        phrases: list[tuple[int, int]] = []
        total = len(words)
        while True:
            if isinstance(node, int):
                phrases.append((masks[node], last))
                break
            plain, capital, children = node
            mask = masks[plain]
            if capital and self.document.text[starts[first] : ends[last]].isupper():
                mask |= masks[capital]
            if mask:
                phrases.append((mask, last))
            last += 1
            if last >= total or not _joined(self._gaps[last], words[last - 1]):
                break
            word = words[last]
            following = children.get(word)
            if following.__class__ is str:
                following = node_of(children, word)
            bare = node_of(children, word[:-2]) if word[-2:] == "'s" else None
            if following is not None and bare is not None:  # Both "my son's" and "my son" lead on.
                phrases += self._phrases(bare, first, last)
            elif following is None:
                following = bare
            if following is None:
                break
            node = following
        return phrases

    def _add_links(self, found: list[Found]) -> None:
        """Add each link that leads to a source outside this page."""
        words = Words(self.document.text, self.lowered, self.starts, self.ends)
        for link in self.document.links:
            if link.target.startswith(_TO_ANOTHER_SITE) and link.end > link.start and not NOWHERE.match(link.target):
                first, last = words.at(link.start, link.end)
                found.append((link.start, -link.end, first, last, self.lexicon.citing_link))

    def _symbols(self) -> dict[int, int]:
        """For each sentence the hints of the symbols that stand in it."""
        starts = self.sentence_starts
        masks: dict[int, int] = {}
        find: Callable[..., int] = self.lowered.find
        for symbol, mask in self.lexicon.symbols.items():
            at = find(symbol)
            while at >= 0:
                index = bisect_right(starts, at) - 1
                masks[index] = masks.get(index, 0) | mask
                following = index + 1
                if following >= len(starts):
                    break
                at = find(symbol, max(starts[following], at + 1))
        return masks


def _last_word(phrase: tuple[int, int]) -> int:
    return phrase[1]


def _joined(between: str, before: str) -> bool:
    """Whether two words with `between` between them can belong to one phrase."""
    return between in _JOINTS or (between == ". " and len(before) <= _ABBREVIATION)


def _lower(text: str) -> str:
    """Lower case of the same length, curly apostrophes straightened, hyphens made plain ones."""
    lowered = text.lower()
    if lowered.isascii():
        return lowered
    if len(lowered) != len(text):
        lowered = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    for fancy, plain in (("’", "'"), ("ʼ", "'"), ("\u2010", "-"), ("\u2011", "-")):
        lowered = lowered.replace(fancy, plain)
    return lowered
