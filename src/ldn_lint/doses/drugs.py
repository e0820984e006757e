"""Which drug an amount is of, and which way of using it."""

from __future__ import annotations

from bisect import bisect_left
from decimal import Decimal
from typing import NamedTuple

from ldn_lint.mentions.lazy import LazyPattern
from ldn_lint.mentions.page import Page
from ldn_lint.model.profile import Profile

_MENTIONS = ("drug", "product/supplement", "product/herb")
# Nutrients that are foods as well as supplements, so that the general word lists leave them out.
_NUTRIENT = LazyPattern(
    r"\b(?:folic acid|folate|calcium(?: carbonate| citrate)?|iron|iodine|potassium (?:chloride|iodide|citrate)|copper"
    r"|vitamin [a-k]\d{0,2}|dha|epa|fluoride|carbimazole|aged garlic extract|caffeine (?:tablets?|pills?|citrate))\b"
)
# Classes and words too wide to be what a dose is of.
_WIDE = LazyPattern(
    r"(?:opioids?|opiates?|narcotics?|(?:an )?antioxidants?|(?:[\w-]+ )*supplements?|supplementation"
    r"|amino acids|probiotics?"
    r"|(?:cortico)?steroids?|statins?|antibiotics?|herbs?|nsaids?|[\w-]+ inhibitors?|beta[- ]blockers?"
    r"|diuretics?|ssris?|trace minerals"
    r"|antidepressants?|antipsychotics?|anticoagulants?|biologics?|multi-?vitamins?|hormones?|chemotherap(?:y"
    r"|ies)|triptans?|megadoses?"
    r"|thyroid hormones?|hormone replacement(?: therapy)?|hrt|pain ?killers?|benzodiazepines?|bisphosphonates?"
    r"|antacids?|ppis?)"
)
# Before a drug that the sentence only holds against the one it is about.
_ASIDE = LazyPattern(
    r"(?:unlike|as with|than|instead of|addict(?:ed|ion)s? to|such as|like|versus|vs\.?|rather than|including"
    r"|similar to|replac\w+"
    r"|(?:drugs|medicines|opiates|opioids) (?:such as|like)|(?:such as|like|including) [\w, -]{0,40}(?:or|and|,))\s+$"
)
# Between an amount and the drug that it is of.
_OF = LazyPattern(
    r"[\s)]*(?:(?:a|per|each|every)[ -]day |daily )?(?:of |dose of |doses of )?(?:(?:the|a|an|oral|liquid|pure"
    r"|extra|low[ -]dose|generic|daily"
    r"|supplemental|elemental|inhaled|intravenous|topical)\s+)*"
)
_JUST_BEFORE = LazyPattern(
    r"(?:\s+(?:alone|tablets?|capsules?|injections?|dose|at|of|is|was|to|in|sodium|hydrochloride|hcl|liquid"
    r"|orally|about|doses))*[\s:,(–—-]*"
)
_CONTRAST = LazyPattern(
    r"\b(?:than|tenth|fraction|compared|instead of|versus|vs|whereas|while|unlike|but|conventional|regular"
    r"|times|usual dose of naltrexone)\b"
)
# What a word between a drug and an amount costs when the drug comes after.
_AFTER = 3
# How many characters, and how many drugs, to look at on either side.
_BACK, _NEXT = 120, 20
_REACH = 6


class Named(NamedTuple):
    """A drug in a sentence: its characters and name, its profile if there is one, whether it stands aside."""

    start: int
    end: int
    name: str
    profile: Profile | None = None
    aside: bool = False


class Drugs:
    """The drugs of a page, looked up sentence by sentence."""

    def __init__(self, page: Page) -> None:
        self._page = page
        bits = page.lexicon.bits
        self._general = 0
        for name in _MENTIONS:
            self._general |= bits.get(name, 0)
        self._profiles = [(bits.get(f"drug:{profile.drug}", 0), profile) for profile in page.context.profiles]
        self._known: dict[int, list[Named]] = {}
        self._cues: dict[tuple[int, str], list[tuple[int, int, str]]] = {}
        self._sole: Named | None = None
        self._befores: dict[int, Named | None] = {}
        self._searched = False
        self._headings: list[int] | None = None

    def named(self, sentence: int) -> list[Named]:
        """The drugs that a sentence names, in order."""
        if sentence not in self._known:
            self._known[sentence] = self._look(sentence)
        return self._known[sentence]

    def _look(self, sentence: int) -> list[Named]:
        view, lowered = self._page.sentences[sentence], self._page.lowered
        found: list[Named] = []
        for mask, profile in self._profiles:
            if mask:
                found += [Named(hit.start, hit.end, profile.drug, profile) for hit in view.found(mask)]
        if self._general:
            for hit in view.found(self._general):
                name = " ".join(lowered[hit.start : hit.end].replace("-", " ").removesuffix("'s").split())
                if not _WIDE.fullmatch(name):
                    found.append(Named(hit.start, hit.end, name))
        start, end, _ = view.sentence
        found += [Named(m.start(), m.end(), m.group()) for m in _NUTRIENT.finditer(lowered, start, end)]
        found.sort(key=lambda each: (each.start, -each.end, each.profile is None))
        kept: list[Named] = []
        for each in found:
            if not kept or each.start >= kept[-1].end:
                before = lowered[max(start, each.start - _BACK) : each.start]
                kept.append(each._replace(aside=_ASIDE.search(before) is not None))
        return kept

    def of(self, sentence: int, start: int, end: int, floor: int, ceiling: int) -> tuple[Named | None, bool]:
        """The drug of an amount at `start` to `end`, and whether the amount's own sentence names it.

        `floor` and `ceiling` are the end of the amount before and the start of the one after.
        """
        here = self.named(sentence)
        at = bisect_left(here, start, key=_end_of)
        near = self._beside(here, at, (start, end), floor, ceiling)
        if near:
            return near, True
        for standing in (False, True):  # Those that stand aside only when there is no other.
            sides = self._either_side(here, at, aside=standing)
            if sides:
                return min(sides, key=lambda each: self._distance(each, start, end)), True
        return self._before(sentence) or self._of_heading(sentence) or self._of_page(), False

    def _beside(self, here: list[Named], at: int, amount: tuple[int, int], floor: int, ceiling: int) -> Named | None:
        """The drug that follows the amount at once or stands right before it; `at` parts those before from the rest."""
        lowered, (start, end) = self._page.lowered, amount
        for each in here[at : at + _NEXT]:
            if end <= each.start < min(ceiling, end + _BACK) and _OF.fullmatch(lowered, end, each.start):
                return each
        # The end of a name may be the start of the amount: "naltrexone50 mg" is no word of its own.
        for each in here[max(0, at - 1) : at + 1][::-1]:
            if max(floor, start - _BACK) <= each.end <= start and _JUST_BEFORE.fullmatch(lowered, each.end, start):
                return each
        return None

    def _either_side(self, here: list[Named], at: int, *, aside: bool) -> list[Named]:
        """The nearest drug on either side of `at` that stands aside, or does not."""
        before = next((each for each in reversed(here[max(0, at - _NEXT) : at]) if each.aside is aside), None)
        after = next((each for each in here[at : at + _NEXT] if each.aside is aside), None)
        return [each for each in (before, after) if each]

    def _distance(self, each: Named, start: int, end: int) -> int:
        text = self._page.lowered
        if each.end <= start:
            return text.count(" ", each.end, start)
        return _AFTER * text.count(" ", end, each.start)

    def _before(self, sentence: int) -> Named | None:
        """The drug that the paragraph (the table, for a cell) named last."""
        at, drug = sentence, None
        while at not in self._befores and self._goes_on(at):
            at -= 1
            standing = [each for each in self.named(at) if not each.aside]
            if standing:
                drug = standing[-1]
                break
        else:
            drug = self._befores.get(at)
        # What was looked for in vain on the way need not be looked for again.
        self._befores.update(dict.fromkeys(range(at + 1, sentence + 1), drug))
        return drug

    def _goes_on(self, sentence: int) -> bool:
        """Whether a sentence and the one before it are of one paragraph or one table."""
        if sentence == 0:
            return False
        sentences, blocks = self._page.document.sentences, self._page.document.blocks
        own, block = blocks[sentences[sentence].block], blocks[sentences[sentence - 1].block]
        return block == own or (own.kind == block.kind == "table-cell" and block.group == own.group)

    def _of_heading(self, sentence: int) -> Named | None:
        """The only drug that the nearest heading above names which names one at all."""
        sentences, blocks = self._page.document.sentences, self._page.document.blocks
        if self._headings is None:
            self._headings = [index for index, each in enumerate(sentences) if blocks[each.block].kind == "heading"]
        at = bisect_left(self._headings, sentence)
        for index in reversed(self._headings[max(0, at - _NEXT) : at]):
            names = {each.name: each for each in self.named(index)}
            if names:
                return next(iter(names.values())) if len(names) == 1 else None
        return None

    def _of_page(self) -> Named | None:
        """The only drug of the page, if there is one."""
        if not self._searched:
            self._searched = True
            names: dict[str, Named] = {}
            for index in range(len(self._page.sentences)):
                for each in self.named(index):
                    names.setdefault(each.name, each)
                if len(names) > 1:
                    break
            self._sole = next(iter(names.values())) if len(names) == 1 else None
        return self._sole

    def group(self, drug: Named, here: bool, sentence: int, low: Decimal, high: Decimal, start: int) -> str:
        """The dose class of an amount of a drug in mg: by the words that name one beside it, else by its value."""
        if drug.profile is None:
            return ""
        by_value = _class_of(drug.profile, low, high)
        if not here:
            return by_value
        by_words = self._class_named(drug, sentence, start)
        if not by_words:
            return by_value
        view = self._page.sentences[sentence].sentence
        near = max(view.start, start - _BACK), min(view.end, start + _BACK)
        if by_value and by_value != by_words and _CONTRAST.search(self._page.lowered, *near):
            return by_value
        return by_words

    def _class_named(self, drug: Named, sentence: int, start: int) -> str:
        """The class that the drug's own name gives (`LDN`), or words shortly before the amount."""
        page, profile = self._page, drug.profile
        if profile is None:
            return ""
        best, name = (-1, 0), ""
        cues = self._class_cues(sentence, profile)
        for cue_start, cue_end, group in cues[bisect_left(cues, (drug.start,)) : bisect_left(cues, (drug.end,))]:
            if drug.start <= cue_start and cue_end <= drug.end:
                return group
        for cue_start, cue_end, group in cues[bisect_left(cues, (start - _BACK,)) : bisect_left(cues, (start,))]:
            near = cue_end <= start and page.lowered.count(" ", cue_end, start) <= _REACH
            if near and (cue_end, -cue_start) > best:
                best, name = (cue_end, -cue_start), group
        return name

    def _class_cues(self, sentence: int, profile: Profile) -> list[tuple[int, int, str]]:
        """Where a sentence holds words of the drug's dose classes, in order."""
        key = sentence, profile.drug
        if key not in self._cues:
            found, bits = self._page.sentences[sentence].found, self._page.lexicon.bits
            self._cues[key] = sorted(
                (hit.start, hit.end, each.name)
                for each in profile.classes
                for hit in found(bits.get(f"class:{profile.drug}/{each.name}", 0))
            )
        return self._cues[key]


def _end_of(drug: Named) -> int:
    return drug.end


def _class_of(profile: Profile, low: Decimal, high: Decimal) -> str:
    """The class whose range holds the amount; of several the narrowest."""
    fitting = [each for each in profile.classes if each.low <= low and high <= each.high]
    return min(fitting, key=lambda each: each.high - each.low).name if fitting else ""
