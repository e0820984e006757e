"""Jargon that a page uses without saying what it means."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ldn_lint.mentions.lazy import LazyPattern
from ldn_lint.mentions.page import Page
from ldn_lint.mentions.sentence import SentenceView
from ldn_lint.readability.explained import explained
from ldn_lint.readability.jargon import jargon
from ldn_lint.readability.sentences import running_sentences

# Shorter words of the plain wording ("in", "the") explain nothing.
_TELLING = LazyPattern(r"[^\W\d_]{4,}")
# So many letters of a plain word are enough to know it by in another form ("bleed", "scar").
_STEM = 5
_NAMES = "condition"


class Term(NamedTuple):
    """A term at its first use: prose offsets and the plain words for it."""

    start: int
    end: int
    plain: str


def unexplained(page: Page) -> list[Term]:
    """The terms that are not explained at their first use, in order; what the page is about is left out."""
    # A term is met only where the page has all its words: most pages have "in", few have "vitro".
    places = page.places_of(
        {
            first
            for first in page.stems & jargon().keys()
            if any(all(word in page.stems for word in words) for words, _ in jargon()[first])
        }
    )
    if not places:
        return []
    views = [page.sentences[index] for index in places]
    known = {term.plain for view in views if _is_topic(page, view) for term in _terms(page, view, places)}
    found: list[Term] = []
    for each in running_sentences(page):
        for term in _terms(page, each.view, places) if each.view.position in places else ():
            if term.plain not in known:
                known.add(term.plain)
                if not _is_explained(page, each.view, term):
                    found.append(term)
    return found


def _is_topic(page: Page, view: SentenceView) -> bool:
    """Whether a sentence names what the page or a section is about: a heading or a question."""
    kind = page.document.blocks[view.sentence.block].kind
    return kind == "heading" or page.text(view.sentence.start, view.sentence.end).rstrip().endswith("?")


def _terms(page: Page, view: SentenceView, places: dict[int, list[int]]) -> Iterator[Term]:
    known = jargon()
    for index in places[view.position]:
        for words, plain in known.get(page.word(index), ()):
            last = index + len(words)
            if last <= view.last and all(page.word(index + at) == word for at, word in enumerate(words)):
                start, end = page.starts[index], page.ends[last - 1]
                if not _in_a_name(page, view, index, last):
                    yield Term(start, end, plain)
                break


def _in_a_name(page: Page, view: SentenceView, first: int, last: int) -> bool:
    """Whether the words belong to a proper name or to the longer name of a disease ("cystic fibrosis")."""
    if first > view.first and page.text(page.starts[first], page.ends[first])[0].isupper():
        return True
    names = view.found(page.lexicon.bits.get(_NAMES, 0))
    return any(hit.first <= first and last <= hit.last and hit.last - hit.first > last - first for hit in names)


def _is_explained(page: Page, view: SentenceView, term: Term) -> bool:
    before, after = page.text(view.sentence.start, term.start), page.text(term.end, view.sentence.end)
    return explained(before, after) or _plain_words_near(page, view, term)


def _plain_words_near(page: Page, view: SentenceView, term: Term) -> bool:
    """Whether the plain words stand in the same sentence or beside it."""
    first = page.sentences[max(view.position - 1, 0)].sentence.start
    last = page.sentences[min(view.position + 1, len(page.sentences) - 1)].sentence.end
    near = page.lowered[first : term.start] + page.lowered[term.end : last]
    return any(word[:_STEM] in near for word in _TELLING.findall(term.plain))
