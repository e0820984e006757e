"""What a page leaves out of what is known of its drug, and claims that nothing takes back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ldn_lint.facts.claims import Benefit, masks_of, profile_topics, prose_views
from ldn_lint.facts.statements import Said
from ldn_lint.mentions.page import Page
from ldn_lint.mentions.sentence import SentenceView
from ldn_lint.model import MustMention, Profile

_CURED_WITHIN = 6


def unsaid(page: Page) -> Iterator[tuple[Profile, list[MustMention], bool]]:
    """For each profile of the page's drugs the facts that it mentions nowhere in the voice of a caution.

    A fact counts as mentioned where the mention `must:DRUG/NAME` stands in a paragraph that cautions, or in a list or
    table of a section that does: "opioid receptors" is no warning. A fact whose mention the catalogue lacks is passed
    over. The last of the three says whether the page does mention another fact.
    """
    views = prose_views(page)
    blocks, sections = _cautioning(page, views)
    for profile in profile_topics(page):
        missing, said = [], False
        for fact in profile.must_mention:
            mask = page.lexicon.bits.get(f"must:{profile.drug}/{fact.name}", 0)
            named = [view.sentence.block for view in views if view.has(mask)]
            if any(at in blocks or _place(page, at) in sections for at in named):
                said = True
            elif mask:
                missing.append(fact)
        if missing:
            yield profile, missing, said


def _cautioning(page: Page, views: list[SentenceView]) -> tuple[set[int], set[int]]:
    """The blocks and the sections that hold the words of a caution."""
    caution = masks_of(page, ("caution-said",))
    blocks = {view.sentence.block for view in views if view.has(caution)}
    return blocks, {page.document.blocks[at].section for at in blocks}


def _place(page: Page, at: int) -> int:
    """The section of the block at an index, if it is an item of a list or table there (-1: it is none)."""
    block = page.document.blocks[at]
    return block.section if block.kind in ("list-item", "table-cell") else -1


def unapproved(page: Page, benefits: Iterable[Benefit]) -> Iterator[tuple[Profile, Benefit]]:
    """For each profile of the page's drugs the first benefit that none of its approved uses covers."""
    named = masks_of(page, ("condition", "condition-general"))
    for profile in profile_topics(page):
        if not profile.approved:
            continue
        for benefit in benefits:
            view = page.sentences[benefit.sentence]
            claimed = any(hit.start >= benefit.start for hit in view.found(named)) or benefit.of_list
            text = page.lowered[view.sentence.start : view.sentence.end]
            text += " ".join(benefit.targets) if benefit.of_list else ""
            if claimed and not any(_covers(use.lower(), text) for use in profile.approved):
                yield profile, benefit
                break


def _covers(use: str, text: str) -> bool:
    """Whether a sentence speaks of an approved use: by its words, the longest of them at least."""
    return use in text or max(use.split(), key=len, default=use) in text


def strong_claim(page: Page) -> Said | None:
    """The first claim to end a disease; None when there is none."""
    cure, disease, unclaimed = (
        masks_of(page, names)
        for names in (
            ("strong-cure",),
            ("condition", "condition-general"),
            ("guard:negated", "guard:debunked", "guard:regulatory-disclaimer", "established-care", "shield-words"),
        )
    )
    for view in prose_views(page):
        if not (view.possible & cure and view.possible & disease) or view.has(unclaimed):
            continue
        for verb in view.found(cure):
            for hit in view.found(disease):
                if 0 <= hit.first - verb.last <= _CURED_WITHIN:
                    return Said(page.text(verb.start, hit.end), verb.start, hit.end)
    return None
