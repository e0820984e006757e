"""Syllables of an English word, by spelling.

Textstat looks words up in a dictionary that it downloads; a linter never does. In the running text of health pages
these rules agree with the CMU pronouncing dictionary on 98 words of 100, and what they miss evens out.
"""

from __future__ import annotations

from functools import lru_cache

from ldn_lint.mentions.lazy import LazyPattern
from ldn_lint.mentions.page import Page
from ldn_lint.mentions.sentence import SentenceView

_VOWELS = LazyPattern(r"[aeiouy]+")

# Written vowels that make no syllable of their own.
_MUTE_E = LazyPattern(r"(?<=[^aeiouyl])e$|(?<=[aeiouyrw]l)e$")
_MUTE_ES = LazyPattern(r"(?<=[^aeiouysxzcgl])es$|(?<=[aeiouy]l)es$")
_MUTE_ED = LazyPattern(r"(?<=[^aeiouytdl])ed$|(?<=[aeiouyrl]l)ed$")
_BEFORE_LY = LazyPattern(r"(?<=[^aeiouyl])e(?=ly$|ty$)")
_BEFORE_SUFFIX = LazyPattern(r"(?<=[^aeiouyl])e(?=(?:less|ness|ment|ful)(?:ly|s)?$)")
_MUTE_UE = LazyPattern(r"(?<!ar)[gq]ues?$")
# By the letter that the word ends in, as each of them asks for its end.
_SILENT_BY_END = {
    "e": (_MUTE_E, _MUTE_UE),
    "s": (_MUTE_ES, _BEFORE_SUFFIX, _MUTE_UE),
    "d": (_MUTE_ED,),
    "y": (_BEFORE_LY, _BEFORE_SUFFIX),
    "t": (_BEFORE_SUFFIX,),
    "l": (_BEFORE_SUFFIX,),
}

# Vowels written side by side that are spoken apart, each place one syllable more.
_APART = tuple(
    LazyPattern(pattern)
    for pattern in (
        r"i(?=a(?!ge|l$|ls$|lly$|n$|ns$|lis|liz))",
        r"(?<![tcsg])i(?=al$|als$|ally$|an$|ans$|alis|aliz)",
        r"(?<![tcsgxnl])i(?=o)",
        r"(?<=[ln])i(?=o(?!n))",
        r"(?<![tc])i(?=ent|enc)",
        r"(?<=sc)i(?=en)",
        r"i(?=um|us|er$|ers$|est$|et)",
        r"(?<![qg])u(?=a[^ry]|al|ou|o(?!$)|id|ity|ent(?!$))",
        r"e(?=o(?!p|us$|n$|u))",
        r"(?<=[rln])e(?=a(?:ct|l(?!t|th|s|ed|ing|er|$|l)|n$|nc|s$))",
        r"(?<=[rs])e(?=a$)(?<!are)",
        r"e(?=i(?:ng|ty|st))",
        r"(?<=[^aeo])y(?=i|a|o|e[^dsr])",
        r"(?<=[ctg])o(?=e(?:ff|x|l)|ids?$)",
        r"(?<=str|aut)o(?=i)",
        r"a(?=ic|o|ism)",
        r"o(?=ing$|a(?:[sz]i|ct|n$))",
    )
)
# Consonants at the end that are spoken with a vowel before the last.
_HUMMED = ("sm", "thm")

# Frequent words that the rules miss.
_EXACT = {
    "being": 2, "business": 2, "create": 2, "created": 3, "people": 2, "diet": 2, "every": 2, "everyone": 3, "idea": 3,
    "medicine": 3, "something": 2, "sometimes": 2, "someone": 2, "diabetes": 4, "diarrhea": 4, "diarrhoea": 4,
    "therefore": 2, "especially": 4, "several": 3, "herpes": 2, "rashes": 2, "guideline": 2, "guidelines": 2,
    "area": 3, "areas": 3, "threatening": 3, "pneumonia": 3, "vegetable": 4, "vegetables": 4,
}  # fmt: skip
_NAMES = ("condition", "drug")
# Names of drugs and diseases are hard to read and cannot be replaced; they count no more than an easy word.
_SYLLABLES_OF_NAME = 2
# Two capitals in a row, or letters beyond those of English that may be.
_CAPITALS = LazyPattern("[^\\x00-@\\[-¿]{2}")
_MEMO = "sentences with capitals"
# What is written in capitals is spelt out when it is this short.
_SPELT = 4


@lru_cache(maxsize=16_384)
def syllables(word: str) -> int:
    """How many syllables a word has, at least one; a short word in capitals is spelt out, a figure counts as one."""
    if word.isupper() and word.isalpha() and 1 < len(word) <= _SPELT:
        return len(word) + 2 * word.count("W")
    lowered = word.lower().replace("’", "").replace("'", "")
    if lowered in _EXACT:
        return _EXACT[lowered]
    runs = _VOWELS.findall(lowered)
    count = len(runs)
    for pattern in _SILENT_BY_END.get(lowered[-1:], ()):
        count -= pattern.search(lowered) is not None
    if max(map(len, runs), default=0) > 1:
        count += sum(len(pattern.findall(lowered)) for pattern in _APART)
    return max(count + lowered.endswith(_HUMMED), 1)


def syllables_of(page: Page, view: SentenceView) -> list[int]:
    """The syllables of each word of a sentence, at most two for words of the name of a drug or a disease."""
    mask = 0
    for name in _NAMES:
        mask |= page.lexicon.bits.get(name, 0)
    text, first, last = page.document.text, view.first, view.last
    if _may_shout(page, view.position):
        places = zip(page.starts[first:last], page.ends[first:last], strict=True)
        counts = [syllables(text[start:end]) for start, end in places]
    else:
        counts = list(map(syllables, page.words[first:last]))
    for hit in view.found(mask) if view.possible & mask else ():
        for index in range(hit.first - first, min(hit.last, last) - first):
            counts[index] = min(counts[index], _SYLLABLES_OF_NAME)
    return counts


def _may_shout(page: Page, sentence: int) -> bool:
    """Whether a word of a sentence may be in capitals; otherwise the words in lower case tell as much."""
    if _MEMO not in page.memo:
        page.memo[_MEMO] = frozenset(page.sentences_with(_CAPITALS, page.document.text))
    return sentence in page.memo[_MEMO]
