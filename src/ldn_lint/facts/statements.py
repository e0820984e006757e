"""What else a page says or leaves out, found in one pass over its sentences."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from ldn_lint.facts.claims import masks_of
from ldn_lint.mentions.lazy import LazyPattern
from ldn_lint.mentions.page import Page
from ldn_lint.mentions.sentence import Hit, SentenceView

# How far before a harm its denial, or the verb that lessens it, may stand; how far a clinician from "talk to".
_DENIAL, _ADVICE = 4, 6
# How many characters before a harm a "no" may stand.
_NO_REACH = 40
# So many hits of one kind are looked at in a sentence: a page without full stops is one.
_HITS = 50
_NO = LazyPattern(r"\b(?:no|zero|without|free (?:of|from)|hardly any)\b[\w\s-]{0,30}$")
# "No need to see a doctor" sends nobody to one.
_NO_NEED = LazyPattern(
    r"\b(?:no need|need not|need never|(?:don['’]t|do not|won['’]t|will not|never|no longer) (?:need|have)"
    r"|without having|without the need)\s(?:to\s|for\s)?[\w\s]{0,30}$"
)
# Shields that say less than any other; the rule on success stories tells of them.
_VAGUE = ("results", "individual results")
# So many prices and cart buttons make a shop.
_SHOP = 2
_CART = LazyPattern(r"(?:add to (?:cart|basket|bag)|buy now|order now)\b")
# Data of the page's frame and metadata count as well where a statement may stand there.
_FRAME_KEYS = ("frame", "funding", "disclosure", "disclosures", "sponsor", "conflicts", "conflict_of_interest")


class Said(NamedTuple):
    """Something that a page says: its words and prose offsets (-1: from the metadata or the page's frame)."""

    text: str
    start: int
    end: int


class Statements(NamedTuple):
    """Each kind of statement by its first place; `risks` are the indexes of sentences that tell of a harm.

    `shop` says that there are carts and prices all over the page.
    """

    seller: Said | None
    own: Said | None
    disclosure: Said | None
    advice: Said | None
    unknown: Said | None
    options: Said | None
    off_label: Said | None
    normal_use: Said | None
    archived: Said | None
    shield: Said | None
    risks: tuple[int, ...]
    shop: bool = False


def statements_of(page: Page, views: list[SentenceView]) -> Statements:
    """What the sentences `views` of a page say."""
    return _Pass(page).over(views)


class _Pass:
    """One pass: for each kind of statement a mask and, for some, a test on the hit."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.first: dict[str, Said] = {}
        self.risks: list[int] = []
        names = {
            "seller": "sale-line",
            "own": "seller-own",
            "disclosure": "disclosure-said",
            "advice": "clinician",
            "unknown": "unknown-said",
            "options": "options-said",
            "off_label": "off-label-said",
            "normal_use": "normal-use-said",
            "archived": "archived-said",
            "shield": "shield-words",
        }
        self.masks = {key: masks_of(page, (name,)) for key, name in names.items()}
        self.tests: dict[str, Callable[[SentenceView, Hit], bool]] = {"advice": self._advises, "unknown": self._doubts}
        self.advice = masks_of(page, ("advice-lead",))
        self.adviser = masks_of(page, ("own-adviser", "sale-line"))
        self.no_doubt = masks_of(page, ("how-it-works", "shield-words"))
        self.risk = masks_of(page, ("risk-said", "side-effect", "risk-noun"))
        self.denial = masks_of(page, ("harm-denial",))
        self.lessens = masks_of(page, ("down-verb",))
        self.price = masks_of(page, ("price",))
        self.carts = self.prices = 0
        self.any = self.risk | self.price
        for mask in self.masks.values():
            self.any |= mask

    def over(self, views: list[SentenceView]) -> Statements:
        """The statements of some sentences."""
        for view in views:
            if view.possible & self.any:
                self._look(view)
        self._look_at_frame()
        shop = min(self.carts, self.prices) >= _SHOP
        return Statements(**{key: self.first.get(key) for key in self.masks}, risks=tuple(self.risks), shop=shop)

    def _look(self, view: SentenceView) -> None:
        for key, mask in self.masks.items():
            vague = key == "shield" and key in self.first and self.first[key].text.lower().startswith(_VAGUE)
            if view.possible & mask and (key not in self.first or vague) and view.has(mask):
                test = self.tests.get(key)
                hit = next((hit for hit in view.found(mask)[:_HITS] if test is None or test(view, hit)), None)
                if hit:
                    self.first[key] = Said(self.page.text(hit.start, hit.end), hit.start, hit.end)
        self.prices += view.has(self.price)
        self.carts += _CART.match(self.page.lowered, *view.sentence[:2]) is not None
        if view.has(self.risk) and any(self._harms(view, hit) for hit in view.found(self.risk)[:_HITS]):
            self.risks.append(view.position)

    def _advises(self, view: SentenceView, clinician: Hit) -> bool:
        """Whether the sentence sends readers to a clinician who is none of the seller's."""
        if view.has(self.adviser):
            return False
        if _NO_NEED.search(self.page.lowered[view.sentence.start : clinician.start]):
            return False
        return any(
            -_ADVICE <= clinician.first - lead.last <= _ADVICE or -_ADVICE <= lead.first - clinician.last <= _ADVICE
            for lead in view.found(self.advice)
        )

    def _doubts(self, view: SentenceView, _hit: Hit) -> bool:
        return not view.has(self.no_doubt)

    def _harms(self, view: SentenceView, hit: Hit) -> bool:
        """Whether a word of harm is neither denied nor what the treatment is said to lessen."""
        if _NO.search(self.page.lowered[max(view.sentence.start, hit.start - _NO_REACH) : hit.start]):
            return False
        return not any(0 <= hit.first - other.last <= _DENIAL for other in view.found(self.lessens | self.denial))

    def _look_at_frame(self) -> None:
        """A disclosure may stand in the page's footer or metadata."""
        if "disclosure" in self.first:
            return
        metadata = self.page.document.metadata
        text = "\n".join(metadata.get(key, "") for key in _FRAME_KEYS)
        found = _DISCLOSED.search(text)
        if found:
            self.first["disclosure"] = Said(found.group(), -1, -1)
        elif any(metadata.get(key) for key in _FRAME_KEYS[1:]):
            self.first["disclosure"] = Said(next(filter(None, map(metadata.get, _FRAME_KEYS[1:]))) or "", -1, -1)


_DISCLOSED = LazyPattern(
    r"""conflicts?\sof\sinterest|disclosures?|affiliate|commissions?|sponsored|funded\sby|paid\s(?:for\s)?by|takes?\sno\smoney
    |(?:receives?|accepts?)\sno\s(?:money|funding)|advertorial|financial\sinterest|we\s(?:sell|supply)\b""",
    re.IGNORECASE | re.VERBOSE,
)
