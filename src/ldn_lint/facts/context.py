"""What a page is and for whom: what it says of itself first, then what the run says, then a careful guess."""

from __future__ import annotations

from ldn_lint.mentions.page import Page
from ldn_lint.model import Context
from ldn_lint.model.context import CHOICES

# Other words for a choice that pages use.
_SYNONYMS = {
    "audience": {
        **dict.fromkeys(("consumers", "patient", "patients", "public", "general public", "everyone"), "consumer"),
        **dict.fromkeys(
            ("professionals", "clinician", "clinicians", "health professionals", "healthcare professionals"),
            "professional",
        ),
    },
    "kind": {"news": "journalism", "advertisement": "promotion", "advert": "promotion", "advertorial": "promotion"},
    "jurisdiction": {"usa": "us", "gb": "uk", "united kingdom": "uk", "united states": "us", "australia": "au"},
}
# Keys with this before them are addressed to the linter alone.
_OWN = "ldn-lint-"
# Sentences that must sell or speak of own wares; one that does both counts twice.
_FEWEST_CUES = 3


def settle_context(page: Page) -> tuple[str, ...]:
    """Put into `page.context` what its metadata say and what may be concluded from it.

    Returns a note for each word of the metadata that is none of its choices; such a word changes nothing.
    """
    context, notes = _told(page)
    if not context.kind and page.word_count >= context.snippet:
        guess = _guess(page)
        if guess:
            context = context._replace(kind=guess, guessed=(*context.guessed, "kind"))
    page.context = context
    return notes


def _told(page: Page) -> tuple[Context, tuple[str, ...]]:
    """The context as the page itself corrects it, and notes on words that are not understood."""
    context, notes = page.context, []
    metadata = page.document.metadata
    for field, choices in CHOICES.items():
        key = next((key for key in (_OWN + field, field) if metadata.get(key)), "")
        if not key:
            continue
        word = " ".join(metadata[key].lower().split())
        word = _SYNONYMS[field].get(word, word)
        if word in choices:
            context = Context(**{**context._asdict(), field: word})
        else:
            notes.append(f"{key} is {metadata[key]!r}, but must be one of {', '.join(choices)}; ignored")
    return context, tuple(notes)


def _guess(page: Page) -> str:
    """`promotion` or `supplement` where a page speaks of its own wares and sells them; empty when in doubt."""
    bits = page.lexicon.bits
    own, line, price, label = (bits.get(name, 0) for name in ("seller-own", "sale-line", "price", "supplement-label"))
    owns = sells = prices = labels = 0
    for view in page.sentences:
        if view.possible & (own | line | price | label):
            owns += view.has(own)
            sells += view.has(line)
            prices += view.has(price)
            labels += view.has(label)
    if not sells or not (owns or prices) or owns + sells + prices < _FEWEST_CUES:
        return ""
    return "supplement" if labels else "promotion"
