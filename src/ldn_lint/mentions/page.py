"""A document with its mentions: what rules and guards look at."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from ldn_lint.mentions.lexicon import Lexicon, Node, PatternMention
from ldn_lint.mentions.phrases import TOKEN
from ldn_lint.model import Document, Sentence

# What may stand between two words of one phrase.
_JOINTS = frozenset({" ", "-", "/", "\u00a0", "\u2010", "\u2011", "\u202f", "  "})
# A full stop may join as well, after an abbreviation this short ("st. john's wort", "c. difficile").
_ABBREVIATION = 2


class Hit(NamedTuple):
    """A mention in the prose: which (a mask of bits), its words `first` to `last` (half-open), its characters."""

    mask: int
    first: int
    last: int
    start: int
    end: int


class Region(NamedTuple):
    """A stretch of one sentence: word indexes and prose offsets, both half-open."""

    sentence: int
    first: int
    last: int
    start: int
    end: int


class SentenceView(NamedTuple):
    """A sentence and what was found in it: the union of masks, the hits in order, its words' index range."""

    position: int
    sentence: Sentence
    mask: int
    hits: tuple[Hit, ...]
    first: int
    last: int


class Page:
    """A document annotated by one scan of its prose."""

    def __init__(self, document: Document, lexicon: Lexicon) -> None:
        self.document = document
        self.lexicon = lexicon
        self.lowered = _lower(document.text)
        spans = [match.span() for match in TOKEN.finditer(self.lowered)]
        self.starts = [span[0] for span in spans]
        self.ends = [span[1] for span in spans]
        self._words = [self.lowered[start:end] for start, end in spans]
        self.sentences = self._annotate()

    @property
    def word_count(self) -> int:
        """How many words the prose has."""
        return len(self._words)

    def text(self, start: int, end: int) -> str:
        """Prose characters `start` to `end`."""
        return self.document.text[start:end]

    def word(self, index: int) -> str:
        """The word at `index`, in lower case."""
        return self._words[index]

    def _annotate(self) -> list[SentenceView]:
        hits = self._scan() + self._links()
        hits.sort(key=_order)
        lexicon, views = self.lexicon, []
        by_symbol = self._symbol_sentences()
        at, first, total, words = 0, 0, len(hits), len(self.starts)
        for index, sentence in enumerate(self.document.sentences):
            end = sentence.end
            while at < total and hits[at].start < sentence.start:
                at += 1
            low, mask = at, 0
            while at < total and hits[at].start < end:
                mask |= hits[at].mask
                at += 1
            found = hits[low:at]
            waiting = by_symbol.get(index, ())
            if mask & lexicon.hints or waiting or lexicon.everywhere:
                found, mask = self._with_patterns(sentence, found, mask, waiting)
            if mask & lexicon.exceptions:
                found, mask = self._without_exceptions(found, mask)
            first = bisect_left(self.starts, sentence.start, first)
            last = bisect_left(self.starts, end, first, words)
            views.append(SentenceView(index, sentence, mask, tuple(found), first, last))
        return views

    def _scan(self) -> list[Hit]:
        """Every phrase of the lexicon in the prose."""
        hits: list[Hit] = []
        root, words, starts, ends = self.lexicon.root, self._words, self.starts, self.ends
        number, doubled, previous = self.lexicon.number, self.lexicon.doubled, ""
        text, final = self.document.text, len(words) - 1
        for index, word in enumerate(words):
            if word == previous:
                if text[ends[index - 1] : starts[index]].isspace():
                    hits.append(Hit(doubled, index - 1, index + 1, starts[index - 1], ends[index]))
            previous = word
            if word[0] <= "9":
                hits.append(Hit(number, index, index + 1, starts[index], ends[index]))
            node = root.get(word)
            if node is None:
                if word[-2:] != "'s":
                    continue
                node = root.get(word[:-2])
                if node is None:
                    continue
            if node.__class__ is int:
                hits.append(Hit(node, index, index + 1, starts[index], ends[index]))
            elif node[0] or node[1] or (index < final and words[index + 1] in node[2]):
                self._longest(node, index, hits)
        return hits

    def _longest(self, node: Node, first: int, hits: list[Hit]) -> None:
        """Add the phrases that start at word `first`; of one mention only the longest."""
        text, starts, ends, words = self.document.text, self.starts, self.ends, self._words
        found: list[tuple[int, int]] = []
        last = first
        while True:
            if isinstance(node, int):
                found.append((node, last))
                break
            mask, capital, children = node
            if capital and text[starts[first] : ends[last]].isupper():
                mask |= capital
            if mask:
                found.append((mask, last))
            last += 1
            if last >= len(words):
                break
            word = words[last]
            following = children.get(word)
            if following is None and word[-2:] == "'s":
                following = children.get(word[:-2])
            if following is None or not _joined(text[ends[last - 1] : starts[last]], words[last - 1]):
                break
            node = following
        seen = 0
        for mask, last in reversed(found):
            if mask & ~seen:
                hits.append(Hit(mask & ~seen, first, last + 1, starts[first], ends[last]))
            seen |= mask

    def _links(self) -> list[Hit]:
        """A hit for each link that leads to a source outside this page."""
        hits = []
        for link in self.document.links:
            if link.target.startswith(("http://", "https://", "doi:", "//")) and link.end > link.start:
                hits.append(self.hit(self.lexicon.citing_link, link.start, link.end))
        return hits

    def hit(self, mask: int, start: int, end: int) -> Hit:
        """A hit over prose characters, its words looked up."""
        return Hit(mask, bisect_right(self.ends, start), bisect_left(self.starts, end), start, end)

    def _symbol_sentences(self) -> dict[int, list[PatternMention]]:
        """The patterns to try in a sentence because a symbol they wait for stands in it."""
        starts = [sentence.start for sentence in self.document.sentences]
        waiting: dict[int, list[PatternMention]] = {}
        for symbol, patterns in self.lexicon.symbols.items():
            at = self.lowered.find(symbol)
            while at >= 0:
                there = waiting.setdefault(bisect_right(starts, at) - 1, [])
                there += [pattern for pattern in patterns if pattern not in there]
                at = self.lowered.find(symbol, at + 1)
        return waiting

    def _with_patterns(
        self, sentence: Sentence, hits: list[Hit], mask: int, waiting: Iterable[PatternMention]
    ) -> tuple[list[Hit], int]:
        """The hits and their mask with those of every pattern that the sentence gives reason to try."""
        more: list[Hit] = []
        text = self.document.text
        for pattern in self.lexicon.patterns:
            if mask & pattern.hint or pattern.everywhere or pattern in waiting:
                for match in pattern.compiled.finditer(text, sentence.start, sentence.end):
                    if match.end() > match.start():
                        more.append(self.hit(pattern.mask, match.start(), match.end()))
        if not more:
            return hits, mask
        for hit in more:
            mask |= hit.mask
        return sorted(hits + more, key=_order), mask

    def _without_exceptions(self, hits: list[Hit], mask: int) -> tuple[list[Hit], int]:
        """Take a mention's bit from hits that lie in one of its exceptions."""
        present = [(bit, own) for bit, own in self.lexicon.excepted if mask & bit]
        kept: list[Hit] = []
        union = 0
        for hit in hits:
            left = hit.mask
            for bit, own in present:
                if left & own and any(
                    other.mask & bit and other.start < hit.end and hit.start < other.end for other in hits
                ):
                    left &= ~own
            if left:
                kept.append(hit._replace(mask=left))
                union |= left
        return kept, union


def _order(hit: Hit) -> tuple[int, int]:
    """By start, the longer first."""
    return hit.start, -hit.end


def _joined(between: str, before: str) -> bool:
    """Whether two words with `between` between them can belong to one phrase."""
    return between in _JOINTS or (between == ". " and len(before) <= _ABBREVIATION)


def _lower(text: str) -> str:
    """Lower case of the same length, curly apostrophes straightened."""
    lowered = text.lower().replace("’", "'").replace("ʼ", "'")
    if len(lowered) == len(text):
        return lowered
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in text).replace("’", "'")
