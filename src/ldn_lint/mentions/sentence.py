"""A sentence with its mentions; patterns are tried when somebody asks for what they find."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import NamedTuple, TypeAlias

from ldn_lint.mentions.lexicon import Lexicon
from ldn_lint.mentions.patterns import PatternMention
from ldn_lint.model import Sentence

# What a hit holds, as the scan keeps it: start, end times -1, first word, word after the last, mask. A list of these
# sorts by start, the longer first.
Found: TypeAlias = tuple[int, int, int, int, int]


class Hit(NamedTuple):
    """A mention in the prose: which (a mask of bits), its words `first` to `last` (half-open), its characters."""

    mask: int
    first: int
    last: int
    start: int
    end: int


class Words(NamedTuple):
    """The prose of a page, as it stands and in lower case, and where its words start and end."""

    text: str
    lowered: str
    starts: list[int]
    ends: list[int]

    def at(self, start: int, end: int) -> tuple[int, int]:
        """The words that the characters `start` to `end` touch, half-open."""
        return bisect_right(self.ends, start), bisect_left(self.starts, end)


class SentenceView:
    """A sentence and what is found in it; its words' index range.

    A pattern waits until a mention that it could find is asked for: most are needed by few rules and guards, and those
    need other things as well.
    """

    __slots__ = (
        "_excepted",
        "_found",
        "_mask",
        "_more",
        "_waiting",
        "_words",
        "first",
        "last",
        "position",
        "possible",
        "sentence",
    )

    def __init__(
        self, lexicon: Lexicon, words: Words, position: int, sentence: Sentence, mask: int, found: list[Found]
    ) -> None:
        self._words = words
        self.position = position
        self.sentence = sentence
        self.first = bisect_left(words.starts, sentence.start)
        self.last = bisect_left(words.starts, sentence.end, self.first)
        self._found = found
        self._mask = mask
        self._excepted: list[tuple[int, int]] = []
        self._waiting, self._more = lexicon.waiting(mask)
        if mask & lexicon.exceptions:
            self._except(lexicon.excepted)
        # The bits that the sentence has or may turn out to have.
        self.possible = self._mask | self._more

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, SentenceView):
            return NotImplemented
        return (self.position, self.sentence, self.hits) == (other.position, other.sentence, other.hits)

    __hash__ = None  # type: ignore[assignment]

    @property
    def hits(self) -> tuple[Hit, ...]:
        """All mentions in order, the longer first of those that start together."""
        return tuple(self.found(-1))

    def has(self, mask: int) -> bool:
        """Whether the sentence holds a mention of `mask`."""
        if self._mask & mask:
            return True
        if not self._more & mask:
            return False
        self._settle(mask)
        return self._mask & mask != 0

    def found(self, mask: int) -> list[Hit]:
        """The mentions of `mask`, in order."""
        if self._more & mask:
            self._settle(mask)
        if not self._mask & mask:
            return []
        return [Hit(own, first, last, start, -end) for start, end, first, last, own in self._found if own & mask]

    def drop(self, mask: int, start: int, end: int) -> None:
        """Take back the mentions of `mask` that touch the prose characters `start` to `end`."""
        gone = 0
        for hit in self.found(mask):
            if hit.start < end and start < hit.end:
                self._found = [each for each in self._found if (each[0], -each[1], each[4]) != (hit[3], hit[4], hit[0])]
                gone |= hit.mask
        self._mask &= ~gone
        self.possible &= ~gone
        for each in self._found:
            self._mask |= each[4]
        self.possible |= self._mask

    def _settle(self, mask: int) -> None:
        """Try the patterns that may find a mention of `mask`."""
        rest: list[PatternMention] = []
        found: list[Found] = []
        possible = 0
        for pattern in self._waiting:
            if pattern.mask & mask:
                self._try(pattern, found)
            else:
                rest.append(pattern)
                possible |= pattern.mask
        self._waiting = tuple(rest)
        if found:
            if self._excepted:
                found = self._without_exceptions(found)
            for each in found:
                self._mask |= each[4]
            # A new list: the one before may be a part of the page's.
            self._found = sorted(self._found + found)
        self._more = possible
        self.possible = self._mask | possible

    def _try(self, pattern: PatternMention, found: list[Found]) -> None:
        """Add what a pattern finds; it sees the sentence by itself, so that `^` and `$` mean its ends."""
        at, end, _ = self.sentence
        text = self._words.lowered if pattern.lowered else self._words.text
        for match in pattern.compiled.finditer(text[at:end]):
            start, stop = match.span()
            if stop > start:
                first, last = self._words.at(at + start, at + stop)
                found.append((at + start, -at - stop, first, last, pattern.mask))

    def _except(self, excepted: list[tuple[int, int]]) -> None:
        """Take a mention's bit from hits that overlap one of its exceptions."""
        self._excepted = [(bit, own) for bit, own in excepted if self._mask & bit]
        self._found = self._without_exceptions(self._found)
        self._mask = 0
        for each in self._found:
            self._mask |= each[4]

    def _without_exceptions(self, found: list[Found]) -> list[Found]:
        kept: list[Found] = []
        for start, end, first, last, mask in found:
            for bit, own in self._excepted:
                if mask & own and any(
                    other[4] & bit and other[0] < -end and start < -other[1] for other in self._found
                ):
                    mask &= ~own
            if mask:
                kept.append((start, end, first, last, mask))
        return kept
