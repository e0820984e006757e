"""A promise of no harm, on a page that tells of harm from the same treatment."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ldn_lint.doses.setting import disowned
from ldn_lint.kinds.sequence import match_sequence
from ldn_lint.kinds.shape import Element, Match, Shape, outermost, region_of
from ldn_lint.mentions.lazy import LazyPattern
from ldn_lint.mentions.page import Page, Region
from ldn_lint.mentions.sentence import SentenceView

# Patterns for text in lower case: a harm that is listed, one that may come to be felt, a person who is warned off.
_LISTED = LazyPattern(
    r"\b(?:side|adverse|unwanted|undesirable) (?:effects?|reactions?)\b[^.;:]{0,40}?(?:\b(?:include"
    r"|included|including|such as|"
    r"are|were|may be|can be|reported)\b|:) (?!(?:very |extremely |usually |generally |typically )?"
    r"(?:rare|few|none|no |not |unknown|minor|mild|minimal|negligible|possible|uncommon|the same"
    r"|similar|less|fewer|more))",
)
_FELT = LazyPattern(
    r"\b(?:can|may|might|could|often|sometimes|occasionally)\b[^.;:]{0,20}?\b(?:cause|causes|trigger"
    r"|lead to|bring on)\b"
    r"|\b(?:patients|people|users|you|some)\b[^.;:]{0,30}?\b(?:may|might|can|could|sometimes|often|report)\b[^.;:]{0,15}?"
    r"\b(?:complain of|experience|feel|develop|notice|suffer|have|get|report)\b",
)
_WARNED = LazyPattern(
    r"\b(?:should|must) (?:not|never) (?:take|use|start|be (?:taken|used|given))\b|\b(?:do not|don.t"
    r"|never) (?:take|use)\b(?! (?:any )?more than)"
    r"|\b(?:cannot|can.t) be (?:taken|used)\b|\bcontraindicated\b|\bcautioned against\b|\bnot (?:suitable|safe) for\b",
)
_DENIED = LazyPattern(r"\b(?:no|without|unlike|instead of|rarely if ever)\b[^.;:]{0,25}\b(?:effects?|reactions?)\b")
# Words of the first three of these, one of which every sentence that tells of harm holds. "Don't" may be "don t" or, as
# the mark may be any letter, one word of so many.
_SIGNS = frozenset(
    (
        *(
            "effect",
            "effects",
            "reaction",
            "reactions",
            "can",
            "may",
            "might",
            "could",
            "often",
            "sometimes",
            "don",
            "t",
        ),
        *("occasionally", "report", "not", "never", "cannot", "contraindicated", "cautioned"),
    )
)
_GLUED = 5
# Safety for a use or compared with others, which is no promise that there is no harm at all.
_COMPARED = LazyPattern(r"safest|safe for|suitable|upper limit|overdose|too much", re.IGNORECASE)
# Treatments that a claim compares its own with.
_APART = LazyPattern(
    r"\b(?:unlike|than|compared (?:with|to)|instead of|rather than|in contrast to)\s[^,;.]*", re.IGNORECASE
)
# Forms of one remedy, of which each may be borne differently.
_FORM = LazyPattern(
    r"\b(?:citrate|glycinate|bisglycinate|oxide|malate|threonate|chloride|sul(?:f|ph)ate|carbonate|patch(?:es)?|gels?|creams?"
    r"|sprays?|injections?|tablets?|drops|teas?|extracts?)\b"
)
# A promise for one organ or most people is none for everybody.
_LIMITED = LazyPattern(
    r" (?:on|to|for|in) (?:(?:the|your|an?) )?(?:bab(?:y|ies)|unborn|f(?:o)?etus|heart|liver|kidneys?|brain|most)\b"
)
_IS_IT_TRUE = LazyPattern(r"(?:is|are|was|were|can|could) (?:it|that|this|she|he|they|there)\b[^.?!]{0,40}\?")
_LDN = LazyPattern(r"\b(?:ldn|naltrexone)\b")
# How many sentences apart a harm may stand that names no treatment.
_NEAR = 3
_DENIAL = ("harm-denial", "denial-adjective", "side-effect")


def match_contradiction(page: Page, shape: Shape) -> Iterator[Match]:
    """A match at each promise of no harm for which the page tells of a harm; the harm is the related place."""
    mask = shape.find[0].mask
    promising = [view for view in page.sentences if view.possible & mask and not _asked_about(page, view)]
    claims = [
        (view, region)
        for view in promising
        for region in _claims(page, view, shape)
        if not _LIMITED.match(page.lowered, region.end)
    ]
    harms = list(_harms(page)) if claims else []
    own, felt = _felt(page) if claims else (frozenset(), [])
    starts = sorted({view.position for view, _ in claims})
    for view, claim in claims:
        # A harm that names no treatment belongs to the claim before it.
        until = next((start for start in starts if start > view.position), len(page.sentences))
        told = next((harm for harm, listed in harms if _contradicts(page, view, harm, listed, until)), None)
        if told is None and view.position in own:
            told = next(
                (harm for harm in felt if harm.position != view.position and not _forms_differ(page, view, harm)), None
            )
        if told:
            start, end = told.sentence.start, told.sentence.end
            words = " ".join(page.text(start, end).split())
            yield Match(claim, claim, (("other", words),), ((start, end, "the harm is told here"),))


def _claims(page: Page, view: SentenceView, shape: Shape) -> Iterator[Region]:
    """The promises in a sentence: a mention of `find` that says it all, or a denial followed by a harm."""
    bits = page.lexicon.bits
    whole = bits.get("absolute-safe", 0) & shape.find[0].mask
    if whole and view.has(whole):
        for hit in outermost(view.found(whole)):
            if not _COMPARED.search(page.text(hit.start, hit.end)):
                yield region_of(view, [hit])
    denial, adjective, harm = (bits.get(name, 0) for name in _DENIAL)
    if view.has(denial) and view.has(harm):
        find = (Element((_DENIAL[0],), denial), Element((_DENIAL[1],), adjective, True), Element((_DENIAL[2],), harm))
        yield from (match.region for match in match_sequence(page, view, Shape("sequence", find, (0, 1))))


def _harms(page: Page) -> Iterator[tuple[SentenceView, bool]]:
    """The sentences that tell of a harm, and whether they do so whatever stands around them."""
    bits = page.lexicon.bits
    felt = bits.get("symptom", 0) | bits.get("condition", 0)
    denial = bits.get("harm-denial", 0) | bits.get("absolute-safe", 0)
    glued = {stem for stem in page.stems if len(stem) == _GLUED and stem[-1] == "t" and stem[:3] in ("don", "can")}
    for view in (page.sentences[index] for index in page.places_of(_SIGNS | glued)):
        if page.document.blocks[view.sentence.block].kind in ("heading", "reference", "boilerplate"):
            continue
        text = page.lowered[view.sentence.start : view.sentence.end]
        listed = bool(_LISTED.search(text))
        if not listed and not _WARNED.search(text) and not (view.has(felt) and _FELT.search(text)):
            continue
        if not view.has(denial) and not _denies(text) and not disowned_harm(page, view):
            yield view, listed


def _felt(page: Page) -> tuple[frozenset[int], list[SentenceView]]:
    """The sentences that name the page's one topic, and those in which people come to feel something from it."""
    from ldn_lint.facts.harms import felt_harms
    from ldn_lint.facts.page import praise_of

    praise = praise_of(page)
    if not praise.topic or not praise.topic.single:
        return frozenset(), []
    denial = page.lexicon.bits.get("absolute-safe", 0)
    felt = [page.sentences[at] for at in felt_harms(page, praise.topic, praise.benefits, sure=True)]
    own = praise.topic.sentences
    goes_on = {at + 1 for at in own if at + 1 < len(page.sentences) and _opens_with_it(page, page.sentences[at + 1])}
    return own | goes_on, [view for view in felt if not view.has(denial) and not disowned_harm(page, view)]


def _asked_about(page: Page, view: SentenceView) -> bool:
    """Whether the next sentence asks if the promise is true: "Is she right?"."""
    if view.position + 1 >= len(page.sentences):
        return False
    start, _, block = page.sentences[view.position + 1].sentence
    return block == view.sentence.block and bool(_IS_IT_TRUE.match(page.lowered, start))


def _opens_with_it(page: Page, view: SentenceView) -> bool:
    return page.lowered.startswith(("it ", "this ", "they ", "these "), view.sentence.start)


def _forms_differ(page: Page, one: SentenceView, other: SentenceView) -> bool:
    """Whether two sentences speak of two forms of one remedy: its glycinate and its citrate."""
    first, second = (set(_FORM.findall(page.lowered[view.sentence.start : view.sentence.end])) for view in (one, other))
    return bool(first and second) and first.isdisjoint(second)


def disowned_harm(page: Page, view: SentenceView) -> bool:
    """Whether a harm is told of as an error or a question; a ban on taking is a warning, not an error."""
    text = page.lowered[view.sentence.start : view.sentence.end]
    return not _WARNED.search(text) and disowned(page, view.position)


def _denies(text: str) -> bool:
    return _DENIED.search(text) is not None


def _contradicts(page: Page, claim: SentenceView, harm: SentenceView, listed: bool, until: int) -> bool:
    """Whether a harm is that of the treatment of the claim: named in both, or in neither and close by."""
    if claim.position == harm.position:
        return False
    blocks = page.document.blocks
    mine, theirs = _treatments(page, claim, apart=True), _treatments(page, harm)
    if mine & theirs:
        return True
    if theirs and mine:
        return False
    same = blocks[claim.sentence.block].section == blocks[harm.sentence.block].section
    return same and claim.position < harm.position < min(until, claim.position + (2 * _NEAR if listed else _NEAR) + 1)


def _treatments(page: Page, view: SentenceView, *, apart: bool = False) -> set[str]:
    """The treatments that a sentence names, each in the singular; `apart`: without those it sets itself apart from."""
    mask = page.lexicon.bits.get("any-treatment", 0)
    start = view.sentence.start
    text = page.lowered[start : view.sentence.end]
    others = [match.span() for match in _APART.finditer(text)] if apart else []
    hits = [(hit.start - start, hit.end - start) for hit in outermost(view.found(mask))]
    hits += [match.span() for match in _LDN.finditer(text)]
    named = [text[low:high].rstrip("s") for low, high in hits if not any(a <= low < b for a, b in others)]
    return {"naltrexone" if name == "ldn" else name for name in named}
