"""What a dose or duration is said of, beyond the drug: the illness, the route, the stage of treatment.

Two values that are said of different things do not contradict each other.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ldn_lint.mentions.lazy import LazyPattern
from ldn_lint.mentions.page import Page

# A way into the body; what names none is taken by mouth.
_ROUTES = {
    "slow": r"(?:extended|prolonged|sustained|slow|modified|controlled)[- ]release|depot|\b(?:XR|ER|SR|XL)\b",
    "injection": r"inject\w*|infusion|intraven\w+|intramuscular\w*|subcutaneous\w*|implants?\b|\bIV\b",
    "skin": r"creams?\b|ointments?|\bgels?\b|lotions?|topical\w*|patch(?:es)?\b|transdermal",
    "drops": r"eye ?drops?|ear ?drops?",
    "airways": r"inhal\w+|nebuli[sz]\w+|nasal|nose",
    "rectal": r"suppositor\w+|rectal\w*|enemas?",
}
_ROUTE = LazyPattern("|".join(rf"(?P<{name}>{cue})" for name, cue in _ROUTES.items()), re.IGNORECASE)
_BY_MOUTH = frozenset({"mouth"})
# Words that single out some of the patients, or a stage of treatment.
_QUALIFIER = LazyPattern(
    r"\b(?:loading|maintenance|prevent\w*|prophyla\w+|severe\w*|mild\w*|moderate\w*|weigh\w*|hospital\w*|emergency|"
    r"kidney|renal|liver|hepatic|women|men|girls|boys|pregnan\w+|breastfeeding|heavier|lighter|older|younger|aged?|"
    r"smok\w+|long[- ]term|short[- ]term|acute|chronic|sensitiv\w+|as needed|combin\w+|together with|alone|"
    r"over[- ]the[- ]counter|generic|brand\w*|morning|evening|thyroid|relapse\w*|prescri(?:ption|bed)|supervis\w+|"
    r"low[- ]dose(?!\s+naltrexone)|high[- ]dose|in (?:the )?(?:US|USA|UK|United|Europe|Canada|Britain)|"
    r"unless|if|some|others|certain|experts?|frail|\d+ ?(?:kg|kilos?|stone|lbs?|pounds)|"
    r"(?:people|patients|adults|those|anyone|anybody) (?:who|with|under|over|on|taking))\b",
    re.IGNORECASE,
)
_NEXT = LazyPattern(
    r"\b(?:then|next|after(?:wards?)?|later|second|third|fourth|subsequent|(?:week|day|month|step|stage) "
    r"(?:\d+|one|two|three|four))\b",
    re.IGNORECASE,
)
_CHANGE = LazyPattern(
    r"\b(?:gradual\w*|slowly|taper\w*|titrat\w*|wean\w*|increas\w+|rais(?:e|es|ed|ing)|reduc\w+|lower(?:ed|ing)|"
    r"step(?:s|ped|wise)?|build up|go(?:es|ing)? (?:up|down)|first (?:few |two |three )?(?:days?"
    r"|weeks?|months?)|double\w*|"
    r"at first|to begin with|initially|lower (?!dose)|until|switch\w*|chang\w+|adjust\w*)\b",
    re.IGNORECASE,
)
# For text in lower case: the page reports the value in order to reject it, or tells an error or somebody else's word.
_DISOWNED = LazyPattern(
    r"\b(?:myths?|wrong(?:ly)?|incorrect(?:ly)?|mistake\w*|mistook|false(?:ly)?|untrue|not true|error|typo|misprint\w*|"
    r"misread\w*|some (?:web)?sites?|older (?:leaflets|pages|guides|guidelines)|no longer|outdated|contrary to|"
    r"(?:do not|don.t|never) (?:take|use)(?! more)|instead of|not the)\b"
)


# What a cell says is told by the other cells of its row.
IN_TABLE = -1


class Setting(NamedTuple):
    """What a value is said of: the illnesses in its sentence and heading (or, on another page, in the title), the route
    and the words that narrow it down; whether it is one step of several, and whether a change is told.
    """

    conditions: frozenset[str] = frozenset()
    topic: frozenset[str] = frozenset()
    routes: frozenset[str] = _BY_MOUTH
    qualifiers: frozenset[str] = frozenset()
    follows: bool = False
    changes: bool = False
    cases: int = 0
    drugs: frozenset[str] = frozenset()

    def abroad(self) -> Setting:
        """The setting as another page sees it: where the sentence names no illness, the title does."""
        return self._replace(conditions=self.conditions or self.topic, topic=frozenset(), cases=min(self.cases, 0))

    def differs(self, other: Setting) -> bool:
        """Whether the two speak of different things."""
        if self.drugs != other.drugs or IN_TABLE in (self.cases, other.cases):
            return True
        apart = self.conditions and other.conditions and self.conditions.isdisjoint(other.conditions)
        return bool(apart) or self.routes.isdisjoint(other.routes) or self.qualifiers != other.qualifiers

    def beside(self, other: Setting) -> bool:
        """Whether both stand in one list, as two of its cases."""
        return self.cases == other.cases != 0

    def narrower(self, other: Setting) -> bool:
        """Whether only one of the two names an illness, so that they may still speak of different things."""
        return bool(self.conditions) != bool(other.conditions)


def setting_of(page: Page, sentence: int) -> Setting:
    """The setting of a sentence; answers are kept in the page's memo."""
    known: dict[int, Setting] = page.memo.setdefault("settings", {})
    if sentence not in known:
        known[sentence] = _read(page, sentence)
    return known[sentence]


def disowned(page: Page, sentence: int) -> bool:
    """Whether the page rejects what the sentence says, asks it, or passes it on as an error."""
    start, end, _ = page.document.sentences[sentence]
    text = page.lowered[start:end]
    return text.rstrip().endswith("?") or bool(_DISOWNED.search(text))


def routes_in(text: str) -> frozenset[str]:
    """The ways into the body that a text names; by mouth where it names none."""
    return frozenset(match.lastgroup or "" for match in _ROUTE.finditer(text)) or _BY_MOUTH


def _read(page: Page, sentence: int) -> Setting:
    start, end, block = page.document.sentences[sentence]
    heading = _heading(page, block)
    text = page.text(start, end)
    item = page.document.blocks[block]
    drugs = _named(page, sentence, "drug")
    listed = item.kind in ("list-item", "table-cell")
    around = f"{page.text(item.start, item.end) if listed else text} {heading[1]}"
    title = _title(page)
    return Setting(
        conditions=_conditions(page, sentence)
        | (_conditions(page, heading[0]) if heading[0] != title else frozenset()),
        topic=_conditions(page, title),
        routes=routes_in(around),
        qualifiers=frozenset(match.group().lower() for match in _QUALIFIER.finditer(around)),
        follows=bool(_NEXT.search(text)),
        changes=bool(_CHANGE.search(text)),
        cases=IN_TABLE if item.kind == "table-cell" else item.group if listed else 0,
        drugs=drugs if len(drugs) > 1 else frozenset(),
    )


def _title(page: Page) -> int:
    """The sentence of the page's title, or its first; -1 when there is none."""
    if "title sentence" not in page.memo:
        sentences = page.document.sentences
        page.memo["title sentence"] = next((i for i, each in enumerate(sentences) if _is_title(page, each.block)), -1)
    title: int = page.memo["title sentence"]
    return title


def _is_title(page: Page, block: int) -> bool:
    return block == 0 or (page.document.blocks[block].kind == "heading" and page.document.blocks[block].level == 1)


def _heading(page: Page, block: int) -> tuple[int, str]:
    """The heading above a block: its sentence (-1: none) and its words."""
    blocks = page.document.blocks
    if "heading sentences" not in page.memo:
        first: dict[int, int] = {}
        for index, sentence in enumerate(page.document.sentences):
            if blocks[sentence.block].kind == "heading":
                first.setdefault(blocks[sentence.block].section, index)
        page.memo["heading sentences"] = first
    index = page.memo["heading sentences"].get(blocks[block].section, -1)
    if index < 0:
        return -1, ""
    above = blocks[page.document.sentences[index].block]
    return index, page.text(above.start, above.end)


def _conditions(page: Page, sentence: int) -> frozenset[str]:
    """The illnesses and complaints that a sentence names."""
    return _named(page, sentence, "any-condition", "symptom")


def _named(page: Page, sentence: int, *mentions: str) -> frozenset[str]:
    """The words of some mentions in a sentence."""
    mask = 0
    for name in mentions:
        mask |= page.lexicon.bits.get(name, 0)
    if sentence < 0 or not mask:
        return frozenset()
    return frozenset(page.lowered[hit.start : hit.end] for hit in page.sentences[sentence].found(mask))
