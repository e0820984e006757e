"""What a page is about, and where it says that this helps."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from typing import NamedTuple, cast

from ldn_lint.mentions.lazy import LazyPattern
from ldn_lint.mentions.page import Page
from ldn_lint.mentions.sentence import Hit, SentenceView
from ldn_lint.model import Profile


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_REMEDIES = ("product", "drug", "off-label-drug")
_WARES = ("product", "drug", "off-label-drug", "product-general")
_CLAIMS = (
    "benefit-verb",
    "claim-noun",
    "use-phrase",
    "helps-lead",
    "claim-verb-more",
    "colloquial-verb",
    "colloquial-verb-more",
    "cure-verb-more",
    "use-phrase-more",
)
_TARGETS = ("condition", "condition-general", "symptom", "biomarker", "body-function")
# With one of these a sentence makes no claim of its own.
_UNCLAIMED = (
    "guard:debunked",
    "guard:research-question",
    "guard:regulatory-disclaimer",
    "null-result",
)
_GOES_ON = LazyPattern(
    r"(?:it|this|they|these|the (?:drug|medicine|medication|treatment|supplement|therapy))\b", re.IGNORECASE
)
# Of these the ones that may name the remedy between them and what it helps with: the effect of LDN on pain.
_NOUN_CLAIMS = ("claim-noun", "use-phrase", "helps-lead", "use-phrase-more")
_NEGATED = "guard:negated"
# A negation reaches over so many words, and over none of these.
_NEGATION = 10
_CLAUSE_END = LazyPattern(r"[,;:—–]|\bbut\b|\bhowever\b")
# What a claim does not reach across.
_HALT = LazyPattern("[:;]")
# How many words may stand between a verb of benefit and what it helps with.
_REACH = 8
# A topic stands in so many sentences (fewer if the title names it), and in such a share of them, where
# the title names a disease in most.
_FEWEST, _FEWEST_TITLED, _SHARE, _MOST = 3, 2, 0.2, 0.6
_TITLE_BLOCKS, _TITLE_WORDS = 2, 15
# Verbs of benefit that are nouns or adjectives behind certain words.
_NOUNS = _words(
    """
    attack attacks lower control limit limits support aid block end stop cut benefit target targets balance help
    treats increased reduced decreased slow clear address shed tone tackle
    """
)
_BEFORE_NOUNS = _words(
    """
    a an the of this that these fresh heart asthma panic in for its their your no significantly much any his her
    whose with under better repeated own good all
    """
)
# Shorter sentences are items of lists and scraps of a web page.
_SCRAP = 6
# So many claims and targets are looked at in a sentence, and so many items of a list.
_HITS = 50
# A list of diseases has so many items, each of so few words.
_FEWEST_LISTED, _ITEM = 4, 12
# How far behind a claim the word may stand that makes it one about a receptor, which is no benefit yet.
_RECEPTOR = 12
_TOPICS, _PROSE = "topics with profiles", "sentences of prose"


class Topic(NamedTuple):
    """The treatment that a page is about: its name and the sentences that name it; `single` unless it is many wares."""

    name: str
    sentences: frozenset[int]
    single: bool = True


class Benefit(NamedTuple):
    """A sentence that says that the topic helps: its index, the prose offsets of the claim, what it helps with.

    `of_list`: the sentence opens a list, and `targets` are the diseases in it.
    """

    sentence: int
    start: int
    end: int
    targets: tuple[str, ...]
    of_list: bool = False


class _Bar(NamedTuple):
    """How a treatment comes to be a page's topic: by the title, or by its share of the full sentences."""

    title: str
    full: frozenset[int]
    share: float

    def passed(self, sentences: Collection[int], names: Iterable[str]) -> bool:
        """Whether a treatment named in some sentences, by some names, stands out."""
        count = len(sentences)
        if any(name.lower().replace("-", " ") in self.title for name in names):
            return count >= _FEWEST_TITLED
        return count >= _FEWEST and len(self.full.intersection(sentences)) >= self.share * len(self.full)


def masks_of(page: Page, names: Iterable[str]) -> int:
    """The bits of those of some mentions that the catalogue has."""
    union = 0
    for name in names:
        union |= page.lexicon.bits.get(name, 0)
    return union


def prose_views(page: Page) -> list[SentenceView]:
    """The sentences that are no references; found out once."""
    if _PROSE not in page.memo:
        blocks = page.document.blocks
        page.memo[_PROSE] = [view for view in page.sentences if blocks[view.sentence.block].kind != "reference"]
    return cast("list[SentenceView]", page.memo[_PROSE])


def topic_of(page: Page, *, sells: bool) -> Topic | None:
    """The one treatment that stands out on a page; on a page that sells, all its wares; None without either."""
    views = prose_views(page)
    bar = _bar(page, views)
    for profile in page.context.profiles:
        found = _naming(page, views, profile)
        if bar.passed(found, profile.names):
            return Topic(profile.drug, found)
    terms = _terms(page, views)
    for name, (aliases, sentences) in sorted(terms.items(), key=lambda each: -len(each[1][1])):
        if bar.passed(sentences, aliases):
            return Topic(name, frozenset(sentences))
    if sells:
        mask = masks_of(page, _WARES)
        wares = frozenset(view.position for view in views if view.has(mask))
        return Topic("the products", wares, single=False) if len(wares) >= _FEWEST else None
    return None


def profile_topics(page: Page) -> list[Profile]:
    """The profiles of the drugs that a page is about; found out once."""
    if _TOPICS not in page.memo:
        views = prose_views(page)
        bar = _bar(page, views)
        page.memo[_TOPICS] = [
            profile for profile in page.context.profiles if bar.passed(_naming(page, views, profile), profile.names)
        ]
    return cast("list[Profile]", page.memo[_TOPICS])


def benefits_of(page: Page, topic: Topic, risks: Collection[int] = ()) -> list[Benefit]:
    """The sentences that claim a benefit of the topic, in order; those of `risks` tell of harm."""
    claims, targets, unclaimed = (masks_of(page, names) for names in (_CLAIMS, _TARGETS, _UNCLAIMED))
    found = []
    speaks = -1
    for view in prose_views(page):
        here = view.position in topic.sentences
        if not here and not (speaks == view.position - 1 and _GOES_ON.match(page.text(*view.sentence[:2]))):
            continue
        speaks = view.position
        if view.position in risks or view.has(unclaimed):
            continue
        listed = () if view.has(masks_of(page, (_NEGATED,))) else _listed(page, view)
        if listed:
            found.append(Benefit(view.position, *view.sentence[:2], listed, of_list=True))
            continue
        if not view.possible & claims or not view.possible & targets:
            continue
        if page.text(*view.sentence[:2]).rstrip("\"'”’)* ").endswith("?"):
            continue
        benefit = _benefit(page, view, view.found(claims)[:_HITS], _outermost(view.found(targets)[:_HITS]))
        if benefit:
            found.append(benefit)
    return found


def _benefit(page: Page, view: SentenceView, claims: list[Hit], targets: list[Hit]) -> Benefit | None:
    for claim in claims:
        if _is_noun(page, claim, targets):
            continue
        end = _HALT.search(page.lowered, claim.end, view.sentence.end)
        until = end.start() if end else view.sentence.end
        reached = [hit for hit in targets if 0 <= hit.first - claim.last <= _REACH and claim.end <= hit.start < until]
        if reached and not _denied(page, view, claim, reached[0]) and not _other_sense(page, view, claim, reached[0]):
            words = tuple(page.lowered[hit.start : hit.end] for hit in targets if hit.start >= claim.end)
            return Benefit(view.position, claim.start, reached[0].end, words)
    return None


def _denied(page: Page, view: SentenceView, claim: Hit, target: Hit) -> bool:
    """Whether a negation stands within the claim, or before it in the same clause."""
    return any(
        hit.end <= target.end
        and claim.first - hit.last <= _NEGATION
        and not _CLAUSE_END.search(page.lowered, hit.end, max(claim.start, hit.end))
        for hit in view.found(masks_of(page, (_NEGATED,)))
    )


def _other_sense(page: Page, view: SentenceView, claim: Hit, target: Hit) -> bool:
    """Whether what stands behind a verb of benefit is a receptor, the remedy itself, or its harm."""
    if "receptor" in page.lowered[claim.start : target.end + _RECEPTOR]:
        return True
    by_noun = claim.mask & masks_of(page, _NOUN_CLAIMS)
    object_mask = masks_of(page, ("harm-verb",) if by_noun else ("harm-verb", "claim-subject"))
    return any(claim.end <= hit.start and hit.end <= target.start for hit in view.found(object_mask))


def _outermost(hits: list[Hit]) -> list[Hit]:
    """The hits without those that lie inside another one; the longer of those that start together comes first."""
    kept: list[Hit] = []
    for hit in hits:
        if not kept or hit.end > kept[-1].end:
            kept.append(hit)
    return kept


def _listed(page: Page, view: SentenceView) -> tuple[str, ...]:
    """The diseases in the list that a sentence on the topic opens; nothing for a list of fewer than a few."""
    diseases = masks_of(page, ("condition", "condition-general"))
    blocks = page.document.blocks
    words = []
    for other in page.sentences[view.position + 1 : view.position + 1 + _HITS]:
        if blocks[other.sentence.block].kind not in ("list-item", "table-cell") or other.last - other.first > _ITEM:
            break
        words += [page.lowered[hit.start : hit.end] for hit in other.found(diseases)[:1]]
    return tuple(words) if len(words) >= _FEWEST_LISTED else ()


def _is_noun(page: Page, claim: Hit, targets: list[Hit]) -> bool:
    """Whether a verb of benefit is none here: a heart attack, a lower score, a control of one's own."""
    if any(hit.first <= claim.first and claim.last <= hit.last for hit in targets):
        return True
    before = page.word(claim.first - 1) if claim.first else ""
    return claim.last - claim.first == 1 and page.word(claim.first) in _NOUNS and before in _BEFORE_NOUNS


def _title(page: Page) -> str:
    """The first lines of a page and the title that its metadata give it, in lower case."""
    blocks = page.document.blocks
    lines = [page.lowered[block.start : block.end] for block in blocks[:_TITLE_BLOCKS] if block.kind == "heading"]
    return "\n".join([*lines, page.document.metadata.get("title", "").lower()]).replace("-", " ")


def _bar(page: Page, views: list[SentenceView]) -> _Bar:
    """What a treatment must reach on this page; a page whose title names a disease is about the disease first."""
    disease = masks_of(page, ("condition", "condition-general"))
    opening = views[0] if views else None
    other = opening is not None and opening.last - opening.first <= _TITLE_WORDS and opening.has(disease)
    full = frozenset(view.position for view in views if view.last - view.first >= _SCRAP)
    return _Bar(_title(page), full, _MOST if other else _SHARE)


def _naming(page: Page, views: list[SentenceView], profile: Profile) -> frozenset[int]:
    """The sentences that name the drug of a profile: by its mention, or where there is none by its bare names."""
    mask = page.lexicon.bits.get(f"drug:{profile.drug}", 0)
    if mask:
        if not page.possible & mask:
            return frozenset()
        return frozenset(view.position for view in views if view.possible & mask and view.has(mask))
    names = "|".join(re.escape(name.lower()) for name in profile.names)
    if not names:
        return frozenset()
    pattern = LazyPattern(rf"(?<!\w)(?:{names})(?!\w)")
    return frozenset(view.position for view in views if pattern.search(page.lowered, *view.sentence[:2]))


def _terms(page: Page, views: list[SentenceView]) -> dict[str, tuple[set[str], set[int]]]:
    """The remedies that a page names: for each its aliases and the sentences that hold one of them."""
    mask = masks_of(page, _REMEDIES)
    places: dict[str, set[int]] = {}
    for view in views:
        for hit in view.found(mask):
            places.setdefault(page.lowered[hit.start : hit.end].replace("-", " "), set()).add(view.position)
    terms: dict[str, tuple[set[str], set[int]]] = {}
    for term in sorted(places, key=lambda each: (each.count(" "), each)):
        like = [known for known in terms if _same(known, term)]
        name = like[0] if like else term
        aliases, sentences = terms.setdefault(name, (set(), set()))
        aliases.add(term)
        sentences |= places[term]
        for other in like[1:]:  # "Low dose naltrexone" makes one of "LDN" and "naltrexone".
            more = terms.pop(other)
            aliases |= more[0]
            sentences |= more[1]
    return terms


def _same(known: str, term: str) -> bool:
    """Whether the longer of two names is the shorter one with more words, its plural, or what it abbreviates."""
    if known in term.split() or term == known + "s" or f" {known} " in f" {term} ":
        return True
    initials = "".join(word[0] for word in term.split())
    return len(known) > 1 and initials == known
