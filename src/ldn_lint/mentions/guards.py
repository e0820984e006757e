"""Guards: facts about a match's surroundings that keep a rule quiet, soften it or raise it.

The cue guards follow ConText (Harkema et al. 2009): a cue works over a reach of words in a direction, a
stop word or mark ends its scope, and a longer pseudo-cue takes its force away.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from ldn_lint.mentions.lexicon import Lexicon, MentionSpec
from ldn_lint.mentions.page import Page, Region
from ldn_lint.mentions.scope import first_with
from ldn_lint.mentions.sentence import Hit, SentenceView

SIDES = ("before", "inside", "after", "sentence")
NEIGHBOURS = ("previous", "next")
WIDE = ("paragraph", "list", "section", "document")
WHERE = (*SIDES, *NEIGHBOURS, *WIDE)
# Places that lie about the match itself.
_REGIONAL = frozenset(("before", "inside", "after"))

_OPEN, _CLOSE = "“«„", "”»"
# How many words into a neighbouring sentence its opening reaches.
_OPENING = 4


class GuardSpec(NamedTuple):
    """One guard as the catalogue defines it; every given condition must hold.

    `cues` (phrases) and `mentions` (names) set it off at the places in `where`, within `reach` words (0: any
    distance), unless a mark or word of `stop` stands between; a cue inside a `pseudo` phrase has no force.
    `next_if`/`previous_if`: mentions with which a neighbouring sentence must open to be considered.
    `ends`: marks with which the sentence must end; `but`: mentions that void the guard; `blocks`: kinds of
    block; `quoted`: inside quotation marks. A page guard counts distinct cues in the document, one where several
    overlap (`at_least`, `density` a thousand words; one of `strong` is enough), or asks for fewer than `under_words`
    words. `any` combines guards. `sentences`, `distinct` and `families` count the strong findings of the page.
    `context` holds words such as `kind=promotion` (`kind=`: nobody knows), one of which must be true of the page.
    """

    name: str
    cues: tuple[str, ...] = ()
    pseudo: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()
    where: tuple[str, ...] = ("before", "inside")
    reach: int = 0
    stop: tuple[str, ...] = ()
    next_if: tuple[str, ...] = ()
    previous_if: tuple[str, ...] = ()
    ends: str = ""
    but: tuple[str, ...] = ()
    blocks: tuple[str, ...] = ()
    quoted: bool = False
    at_least: int = 0
    strong: tuple[str, ...] = ()
    density: float = 0.0
    under_words: int = 0
    any: tuple[str, ...] = ()
    sentences: int = 0
    distinct: int = 1
    families: tuple[str, ...] = ()
    context: tuple[str, ...] = ()

    def mention_specs(self) -> list[MentionSpec]:
        """The mentions that the scan must find for this guard."""
        specs = []
        if self.cues:
            specs.append(MentionSpec(f"guard:{self.name}", {"": self.cues}, exceptions=self.pseudo))
        words = tuple(stop for stop in self.stop if stop[0].isalpha())
        if words:
            specs.append(MentionSpec(f"stop:{self.name}", {"": words}))
        if self.strong:
            specs.append(MentionSpec(f"strong:{self.name}", {"": self.strong}))
        return specs

    @property
    def of_page(self) -> bool:
        """Whether the guard speaks of the whole page rather than of one match."""
        return bool(self.at_least or self.under_words or self.sentences or self.context)


class Signal(NamedTuple):
    """A strong finding, as page guards count them."""

    sentence: int
    code: str
    family: str


class Guard:
    """A guard bound to a lexicon."""

    def __init__(self, spec: GuardSpec, lexicon: Lexicon) -> None:
        self.spec = spec
        self.cue = 0
        for name in (*((f"guard:{spec.name}",) if spec.cues else ()), *spec.mentions):
            self.cue |= lexicon.mask(name)
        self.stop_words = lexicon.bits.get(f"stop:{spec.name}", 0)
        self.stop_marks = tuple(stop for stop in spec.stop if not stop[0].isalpha())
        self.strong = lexicon.bits.get(f"strong:{spec.name}", 0)
        self.but = _mask(lexicon, spec.but)
        self.next_if = _mask(lexicon, spec.next_if)
        self.previous_if = _mask(lexicon, spec.previous_if)

    @property
    def of_sentence(self) -> bool:
        """Whether the answer is the same for all matches of a sentence."""
        if self.spec.quoted:
            return False
        return not self.cue or _REGIONAL.isdisjoint(self.spec.where)

    def test(self, page: Page, region: Region) -> str | None:
        """The cue that sets the guard off around `region`, or None."""
        view = page.sentences[region.sentence]
        if self.but and view.has(self.but):
            return None
        spec = self.spec
        cue = ""
        if spec.blocks:
            kind = page.document.blocks[view.sentence.block].kind
            if kind not in spec.blocks:
                return None
            cue = kind
        if spec.ends:
            text = page.text(view.sentence.start, view.sentence.end).rstrip("\"'”’)]* ")
            if not text.endswith(tuple(spec.ends)):
                return None
            cue = text[-1]
        if spec.quoted:
            if not _inside_quotes(page, view, region):
                return None
            cue = "quotation marks"
        if self.cue:
            return self._cue(page, view, region)
        return cue or None

    def _cue(self, page: Page, view: SentenceView, region: Region) -> str | None:
        for where in self.spec.where:
            found = _PLACES[where](self, page, view, region)
            if found:
                return found
        return None

    def _sides(self, page: Page, view: SentenceView, region: Region, where: str) -> str | None:
        for hit in view.found(self.cue):
            if self._on_side(page, view, region, hit, where):
                return page.text(hit.start, hit.end)
        return None

    def _on_side(self, page: Page, view: SentenceView, region: Region, hit: Hit, where: str) -> bool:
        reach = self.spec.reach or 10_000
        if where == "before":
            if hit.start >= region.start or region.first - hit.last > reach:
                return False
            return not self._stopped(page, view, hit.end, region.start)
        if where == "after":
            if hit.end <= region.end or hit.first - region.last > reach:
                return False
            return not self._stopped(page, view, region.end, hit.start)
        if where == "inside":
            return region.start <= hit.start and hit.end <= region.end
        return True

    def _stopped(self, page: Page, view: SentenceView, start: int, end: int) -> bool:
        """Whether something between two offsets ends the cue's scope."""
        if start >= end:
            return False
        between = page.text(start, end)
        if any(mark in between for mark in self.stop_marks):
            return True
        if not self.stop_words or not view.has(self.stop_words):
            return False
        return any(start <= hit.start and hit.end <= end for hit in view.found(self.stop_words))

    def _neighbour(self, page: Page, view: SentenceView, step: int) -> str | None:
        index = view.position + step
        if not 0 <= index < len(page.sentences):
            return None
        other = page.sentences[index]
        blocks = page.document.blocks
        if blocks[other.sentence.block].section != blocks[view.sentence.block].section:
            return None
        if not other.possible & self.cue:
            return None
        opening = self.next_if if step > 0 else self.previous_if
        opener = other if step > 0 else view
        if opening and not any(hit.first < opener.first + _OPENING for hit in opener.found(opening)):
            return None
        return self._words_in(page, other)

    def _wide(self, page: Page, view: SentenceView, where: str) -> str | None:
        return self._words_in(page, first_with(page, view, where, self.cue))

    def _words_in(self, page: Page, view: SentenceView | None) -> str | None:
        """The first cue of a sentence."""
        if view is None or not view.has(self.cue):
            return None
        hit = view.found(self.cue)[0]
        return page.text(hit.start, hit.end)

    def test_page(self, page: Page, signals: list[Signal]) -> str | None:
        """The reason why the page as a whole satisfies the guard, or None."""
        spec = self.spec
        told = _told(page, spec.context)
        if spec.context and not told:
            return None
        if spec.under_words and page.word_count >= spec.under_words:
            return None
        if spec.sentences:
            return self._enough_signals(page, signals)
        if not spec.at_least:
            return f"fewer than {spec.under_words} words" if spec.under_words else told
        return self._enough_cues(page)

    def _enough_cues(self, page: Page) -> str | None:
        """Some of the distinct cues of the page; None when they are too few or too rare."""
        cues = set()
        total, past, wanted = 0, 0, self.cue | self.strong
        for view in page.sentences:
            if not view.possible & wanted:
                continue
            for hit in view.found(wanted):
                if hit.mask & self.strong:
                    return page.text(hit.start, hit.end)
                if hit.start >= past:  # "talk to your" and "your doctor" share a word: one cue, not two.
                    past = hit.end
                    total += 1
                    cues.add(page.lowered[hit.start : hit.end])
        if len(cues) < self.spec.at_least or total * 1000 < self.spec.density * page.word_count:
            return None
        return ", ".join(sorted(cues)[:3])

    def _enough_signals(self, page: Page, signals: list[Signal]) -> str | None:
        spec = self.spec
        counted = [s for s in signals if not spec.families or s.family in spec.families]
        sentences = {signal.sentence for signal in counted}
        kinds = {signal.family if spec.families else signal.code for signal in counted}
        if len(sentences) < spec.sentences or len(kinds) < spec.distinct:
            return None
        if len(sentences) * 1000 < spec.density * page.word_count:
            return None
        return f"{len(sentences)} sentences with strong signals"


def _told(page: Page, wanted: Iterable[str]) -> str:
    """The first of some words such as `kind=promotion` that is true of the page's context; empty when none is."""
    known = page.context._asdict()
    return next((word for word in wanted if known.get(word.partition("=")[0]) == word.partition("=")[2]), "")


_Place = Callable[[Guard, Page, SentenceView, Region], "str | None"]


def _side(where: str) -> _Place:
    return lambda guard, page, view, region: guard._sides(page, view, region, where)


def _wide(where: str) -> _Place:
    return lambda guard, page, view, _region: guard._wide(page, view, where)


_PLACES: dict[str, _Place] = {
    **{where: _side(where) for where in SIDES},
    **{where: _wide(where) for where in WIDE},
    "previous": lambda guard, page, view, _region: guard._neighbour(page, view, -1),
    "next": lambda guard, page, view, _region: guard._neighbour(page, view, 1),
}


def _mask(lexicon: Lexicon, names: Iterable[str]) -> int:
    mask = 0
    for name in names:
        mask |= lexicon.mask(name)
    return mask


def _inside_quotes(page: Page, view: SentenceView, region: Region) -> bool:
    """Whether quotation marks are open where the region begins; straight ones count as pairs."""
    block = page.document.blocks[view.sentence.block]
    if block.kind == "quote":
        return False
    before = page.text(block.start, region.start)
    depth = sum(map(before.count, _OPEN)) - sum(map(before.count, _CLOSE))
    if depth > 0:
        return True
    return before.count('"') % 2 == 1
