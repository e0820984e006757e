"""Harms told by what people feel: "some get nausea in the first weeks", "it causes diarrhoea"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from ldn_lint.facts.claims import Benefit, Topic, masks_of, prose_views
from ldn_lint.mentions.lazy import LazyPattern
from ldn_lint.mentions.page import Page
from ldn_lint.mentions.sentence import SentenceView

_PEOPLE = (
    r"(?:people|patients|users|women|men|children|adults|participants|volunteers|customers|buyers|clients|dogs|cats|animals"
    r"|them|us|my \w+)"
)
# Who feels it, and how often.
_SUFFERED = LazyPattern(
    rf"""\b(?:causes?|caused|leads?\sto|brings?\son|gives?\s(?:you|rise\sto|(?:some\s)?{_PEOPLE}))\b
    |\b(?:some|a\sfew|few|many|most|one|two|half)\b[^.;:]{{0,20}}?\b{_PEOPLE}[^.;:]{{0,25}}?
      \b(?:ha(?:ve|s|d)|gets?|got|feels?|felt|report(?:s|ed)?|complain(?:s|ed)?|notice[sd]?|experienced?|develop(?:s|ed)?)\b
    |\b(?:you|{_PEOPLE})\b[^.;:]{{0,15}}?\b(?:may|might|can|could|sometimes|often|rarely|occasionally)\b[^.;:]{{0,15}}?
      \b(?:have|get|feel|report|complain|notice|experience|develop|become|suffer)\b
    |\b\d[\d,]*\s(?:in|of|out\sof)\s(?:every\s)?[\d,]+\b[^.;:]{{0,20}}?\b(?:ha(?:ve|d)|get|got|feel|felt|report(?:ed)?|stop(?:ped)?)\b
    |\bif\s(?:you|your\s\w+)\b[^.;:]{{0,15}}?\b(?:has|have|gets?|feels?|notices?)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_HAPPENS = LazyPattern(
    r"\b(?:occur(?:s|red)?|happen(?:s|ed)?|(?:was|were|are|is)\s(?:also\s)?(?:reported|seen|noted|common|frequent))\b",
    re.IGNORECASE,
)
# What ties a complaint to a treatment that the sentence does not name.
_TIE = LazyPattern(
    r"""\bfirst\s(?:few\s)?(?:days?|nights?|weeks?|months?)\b(?!\sof\b)|\bat\sfirst\b|\bto\sbegin\swith\b|\bthe\s(?:next\sday|day\safter)\b
    |\bafter\s(?:taking|a\sdose|the\sfirst)|\b(?:from|on|of)\s(?:it|them)\b|\bstop(?:ped|s)?\s(?:it|for\sit|taking|using)\b
    |\bwhile\s(?:taking|using|on)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_COMPLAINTS = ("symptom", "condition", "risk-noun", "side-effect")
# How far behind the verb the complaint may stand, in characters, and before "occurs".
_REACH, _BEFORE = 60, 40


def felt_harms(page: Page, topic: Topic, benefits: Collection[Benefit], *, sure: bool = False) -> Iterator[int]:
    """The sentences in which people come to feel something from the topic that it is not said to help with.

    A sentence that only follows one on the topic counts unless one must be `sure`: it may speak of the illness.
    """
    mask = masks_of(page, _COMPLAINTS)
    praised = {benefit.sentence for benefit in benefits}
    helped = {target for benefit in benefits for target in benefit.targets}
    lessened = masks_of(page, ("guard:negated", "guard:debunked", "harm-denial", "down-verb", "benefit-verb"))
    before = -2
    for view in prose_views(page):
        here = view.position in topic.sentences
        tied = here or (before == view.position - 1 and not sure) or bool(_TIE.search(_text(page, view)))
        before = view.position if here else before
        if not tied or view.position in praised or not view.has(mask) or view.has(lessened):
            continue
        felt = (page.lowered[start:end] for start, end in _felt(page, view, mask))
        if any(not any(word in target for target in helped) for word in felt):
            yield view.position


def _text(page: Page, view: SentenceView) -> str:
    return page.text(view.sentence.start, view.sentence.end)


def _felt(page: Page, view: SentenceView, mask: int) -> Iterator[tuple[int, int]]:
    """The prose offsets of the complaints in a sentence that somebody comes to feel."""
    text, start = _text(page, view), view.sentence.start
    verbs = [start + found.end() for found in _SUFFERED.finditer(text)]
    happenings = [start + found.start() for found in _HAPPENS.finditer(text)]
    for hit in view.found(mask):
        behind = any(0 <= hit.start - verb <= _REACH for verb in verbs)
        if behind or any(0 <= at - hit.end <= _BEFORE for at in happenings):
            yield hit.start, hit.end
