"""`metric`: what is measured over the running text of a page. Pages for professionals are let be."""

from __future__ import annotations

from collections.abc import Iterator

from ldn_lint.kinds.checks import Check
from ldn_lint.kinds.shape import Match, Shape, region_at
from ldn_lint.mentions.page import Page, Region
from ldn_lint.readability.sentences import Running, running_sentences

# Formulas were made for samples of this size; below it one sentence moves the grade.
_FEWEST_SENTENCES, _FEWEST_WORDS = 30, 300
# Textstat passes over shorter ones.
_SHORTEST = 3
# Findings of one sort on one page: the worst show what to do about the others.
_MOST = 3


def _professional(page: Page) -> bool:
    return page.context.audience == "professional"


def reading_grade(page: Page, shape: Shape) -> Iterator[Match]:
    """The page, at its hardest sentence, when its Flesch-Kincaid grade is above `limit`.

    A page with fewer than 30 sentences or 300 words is not graded, unless the context has no snippets.
    """
    if _professional(page):
        return
    measured = [each for each in running_sentences(page) if each.words >= _SHORTEST]
    short = len(measured) < _FEWEST_SENTENCES or sum(each.words for each in measured) < _FEWEST_WORDS
    if not measured or (short and page.context.snippet):
        return
    from ldn_lint.readability.grade import grade, surely_below
    from ldn_lint.readability.syllables import syllables_of

    counts = [syllables_of(page, each.view) for each in measured]
    found = None if surely_below(counts, shape.limit) else grade(counts)
    if found and round(found.flesch_kincaid, 1) > shape.limit:
        ranked = [
            (not each.enumerates(page), _difficulty(own), each) for each, own in zip(measured, counts, strict=True)
        ]
        region = _region(page, max(ranked, key=lambda rank: rank[:2])[2])
        values = (("count", f"{found.flesch_kincaid:.1f}"), ("other", f"{found.smog:.1f}"))
        yield Match(region, region, values)


def _difficulty(counts: list[int]) -> float:
    """The part of the Flesch-Kincaid grade that a sentence has in its own hands."""
    return 0.39 * len(counts) + 11.8 * sum(counts) / len(counts)


def long_sentence(page: Page, shape: Shape) -> Iterator[Match]:
    """The longest sentences with more than `limit` words; enumerations may be as long as they like."""
    if _professional(page):
        return
    too_long = [each for each in running_sentences(page) if each.words > shape.limit and not each.enumerates(page)]
    for each in sorted(too_long, key=lambda running: -running.words)[:_MOST]:
        region = _region(page, each)
        yield Match(region, region, (("count", str(each.words)),))


def jargon_undefined(page: Page, _shape: Shape) -> Iterator[Match]:
    """The first terms of the trade that are used without a word on what they mean."""
    if _professional(page):
        return
    from ldn_lint.readability.terms import unexplained

    for term in unexplained(page)[:_MOST]:
        region = region_at(page, term.start, term.end)
        yield Match(region, region, (("detail", term.plain),))


def undefined_abbreviation(page: Page, _shape: Shape) -> Iterator[Match]:
    """The most frequent abbreviations that the page writes out nowhere, at their first use."""
    if _professional(page):
        return
    from ldn_lint.readability.abbreviations import unexpanded

    for each in sorted(unexpanded(page), key=lambda abbreviation: -abbreviation.uses)[:_MOST]:
        region = region_at(page, each.start, each.end)
        yield Match(region, region, (("count", str(each.uses)),))


def _region(page: Page, running: Running) -> Region:
    sentence = running.view.sentence
    return region_at(page, sentence.start, sentence.end)


CHECKS: dict[str, Check] = {
    "reading-grade": reading_grade,
    "long-sentence": long_sentence,
    "jargon-undefined": jargon_undefined,
    "undefined-abbreviation": undefined_abbreviation,
}
