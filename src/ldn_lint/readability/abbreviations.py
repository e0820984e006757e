"""Abbreviations that a page never writes out."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple, cast

from ldn_lint.mentions.lazy import LazyPattern
from ldn_lint.mentions.page import Page
from ldn_lint.mentions.sentence import SentenceView
from ldn_lint.readability.explained import explained
from ldn_lint.readability.sentences import running_sentences

_TWO_CAPITALS = LazyPattern("[A-Z]{2}")
_CAPITALS = LazyPattern(r"(?<![\w.&/'’@#-])[A-Z]{2,6}(?=s?(?![\w&@-]|\.\w))")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# What everybody reads without help: units of life, countries, offices, degrees, the best known of medicine.
_KNOWN = _words(
    """
    EUR GBP USD AUD AD AM BC CD CE CEO CPR CT CV DIY DNA DVD EU FAQ GPS HTML HTTP ID IQ ISBN DOI PMID
    PMC ISSN IT OK PC PDF PM PO PS QR RNA SMS
    SR TV UK UN URL US USA USB UV VIP WC XL XR
    ABC BBC CBS CNN NBC NPR PBS BMJ JAMA NEJM PLOS
    AHRQ AMA CDC DEA EMA EPA FBI FDA FTC MHRA NASA NATO NHS NICE NIH OSHA TGA UNICEF USDA WHO
    BA BS BSC DC DDS DMD DO DPM DVM FRCP JD LLC MA MBA MBBS MD MPH MS MSC ND NP OD PA PHD RD RN
    AIDS COVID ENT ECG EKG ER GP HDL HIV ICU IV IVF LDL LSD MRI PET PMS PTSD SARS SPF STD STI ADHD IU MMR PCR
    II III VI VII VIII IX XI XII
    """
)
# Words that are shouted rather than abbreviated, if the page does not hold them in small letters.
_SHOUTED = _words(
    """
    ALL ALSO ALWAYS AN AND ANY ARE AS ASK AT BE BEFORE BOTH BUT BUY BY CALL CAN DO DON FOR FREE FROM GET GO HAS HAVE
    HIGH HOW IF IN IS JUST LESS LOW MAY MORE MOST MUST NEVER NEW NO NOT NOTE NOW OF OFF ON ONE ONLY OR OUR OUT SAFE SAME
    SEE STOP TAKE THAT THE THEY THIS TO TOO TWO UP USE VERY WAS WE WHAT WHEN WHO WHY WILL WITH YES YOU YOUR OUNCE
    """
)
# Letters behind a name: MRCVS, FRCOG; and what follows "use code".
_POST_NOMINAL = LazyPattern(r"(?:MRC|FRC)[A-Z]{1,4}|BDS|BVSC|RVN|MPS|FFPH|MFPH|RGN|DPHIL|MCSP|HCPC")
_CODED = LazyPattern(r"\bcodes?:?\s[\"“‘']?$", re.IGNORECASE)
_TRIALS = LazyPattern(r"[\w-]*\s(?:trials?|stud(?:y|ies)|investigators?|approach|criteria|checklist|collaboration)\b")
# Authors as references name them: "Jones KT, Marsh LB".
_AUTHORS = LazyPattern(r"(?:[A-Z][\w’'-]+ [A-Z]{1,3}, ){2}")
_SMALL_WORDS = _words("of and the for in to with on by a an or de")
_WORD = LazyPattern(r"\w+")
_JOINT = LazyPattern(r"[\s-]+")
# What stands before and after an abbreviation that follows its own words in brackets.
_OPENED = LazyPattern(r"[\w\"”’)-]\s[(\[](?:the |or |i\.e\.,? |also |called )*[\"“]?")
_CLOSED = LazyPattern(r"s?[\"”]?\s*[)\],;:=–-]")
_INITIALS, _CHAINS = "initials", "chains of initials"


class Abbreviation(NamedTuple):
    """An abbreviation at its first use: prose offsets, and how often the page uses it."""

    start: int
    end: int
    uses: int


def unexpanded(page: Page) -> list[Abbreviation]:
    """The abbreviations of the running text that are written out nowhere on the page, in order of first use."""
    first: dict[str, tuple[int, int]] = {}
    counts: Counter[str] = Counter()
    shouting = set(page.sentences_with(_TWO_CAPITALS, page.document.text))
    for each in running_sentences(page) if shouting else ():
        for name, start, end in _capitals(page, each.view) if each.view.position in shouting else ():
            first.setdefault(name, (start, end))
            counts[name] += 1
    return [Abbreviation(*place, counts[name]) for name, place in first.items() if not _is_written_out(page, name)]


def _capitals(page: Page, view: SentenceView) -> list[tuple[str, int, int]]:
    """The words in capitals of a sentence that may be abbreviations, with their prose offsets."""
    start, end, _ = view.sentence
    text = page.text(start, end)
    if _AUTHORS.search(text):
        return []
    found = []
    for match in _CAPITALS.finditer(text):
        name = match.group()
        if _POST_NOMINAL.fullmatch(name) or _CODED.search(text, 0, match.start()):
            continue
        if name not in _KNOWN and name not in _SHOUTED and not _TRIALS.match(text, match.end()):
            first, last = start + match.start(), start + match.end()
            if not _among_capitals(page, view, first, last):
                found.append((name, first, last))
    return found


def _among_capitals(page: Page, view: SentenceView, start: int, end: int) -> bool:
    """Whether a word beside the characters `start` to `end` is in capitals as well and no known abbreviation."""
    region = range(bisect_right(page.ends, start), bisect_left(page.starts, end))
    for index in (region.start - 1, region.stop):
        if view.first <= index < view.last:
            word = page.text(page.starts[index], page.ends[index])
            if word.isupper() and len(word) > 1 and word not in _KNOWN:
                return True
    return False


def _is_written_out(page: Page, name: str) -> bool:
    """Whether the page says anywhere what an abbreviation means, or has it in small letters.

    The name is looked for as it stands, since a pattern of its own would take longer to compile than to try.
    """
    text, lowered = page.document.text, name.lower()
    places = list(_places(text, name))
    if any(_is_bracketed(text, at, at + len(name)) for at in places):
        return True
    if any(_is_word(text, at, at + len(name)) for at in _places(text, lowered)):
        return True
    if _is_spelt(lowered, _chains(page)) and lowered in _initials(page):
        return True
    for at in places:
        end = at + len(name)
        end += text[end : end + 1] == "s"
        if _is_word(text, at, end) and explained(text[max(at - 60, 0) : at], text[end : end + 80]):
            return True
    return False


def _places(text: str, name: str) -> Iterator[int]:
    """Where a name stands in a text, within words as well."""
    at = text.find(name)
    while at >= 0:
        yield at
        at = text.find(name, at + len(name))


def _is_word(text: str, start: int, end: int) -> bool:
    """Whether some letters are a word of their own."""
    return not _WORD.match(text[start - 1 : start] if start else "") and not _WORD.match(text, end)


def _is_bracketed(text: str, start: int, end: int) -> bool:
    """Whether an abbreviation stands in brackets behind a word: "multiple sclerosis (also called MS)"."""
    if not _CLOSED.match(text, end):
        return False
    bracket = max(text.rfind("(", 0, start), text.rfind("[", 0, start))
    return bracket >= 2 and _OPENED.fullmatch(text, bracket - 2, start) is not None


def _initials(page: Page) -> str:
    """The first letters of all words of the page, and once more without the small words."""
    if _INITIALS not in page.memo:
        large = (word[0] for word in page.words if word not in _SMALL_WORDS)
        page.memo[_INITIALS] = "".join([word[0] for word in page.words]) + " " + "".join(large)
    return cast("str", page.memo[_INITIALS])


def _chains(page: Page) -> str:
    """The first letters of all words, in capitals those of small words; a blank where more than blanks parts two."""
    if _CHAINS not in page.memo:
        page.memo[_CHAINS] = _runs(page.lowered) if "_" in page.lowered else _letters(page)
    return cast("str", page.memo[_CHAINS])


def _letters(page: Page) -> str:
    """The chains of a page without underscores, from the words of the scan."""
    words, gaps = page.words, page.gaps
    letters = [word[0] for word in words]
    for at in [at for at, word in enumerate(words) if word in _SMALL_WORDS]:
        letters[at] = letters[at].upper()
    for at in [at for at, gap in enumerate(gaps) if gap != " "]:
        if at < len(letters):
            if not gaps[at]:  # The rest of a word that begins with a figure.
                letters[at] = "" if at else letters[at]
            elif not _JOINT.fullmatch(gaps[at]):
                letters[at] = " " + letters[at]
    if "'" in page.lowered:
        for at in [at for at, word in enumerate(words) if "'" in word]:
            first, *others = map(_letter, words[at].split("'"))
            letters[at] = " ".join((letters[at][:-1] + first if letters[at] else "", *others))
    return "".join(letters).replace("İ", "?")


def _runs(lowered: str) -> str:
    """The chains of any text in lower case."""
    letters: list[str] = []
    last = 0
    for match in _WORD.finditer(lowered):
        start, end = match.span()
        if not _JOINT.fullmatch(lowered, last, start):
            letters.append(" ")
        letters.append(_letter(match.group()))
        last = end
    return "".join(letters).replace("İ", "?")


def _letter(word: str) -> str:
    return word[0].upper() if word in _SMALL_WORDS else word[0]


def _is_spelt(name: str, chains: str) -> bool:
    """Whether words in a row begin with the letters of a name; small words between them may be passed over."""
    return any(
        _goes_on(name[1:], chains, at + 1) for first in (name[0], name[0].upper()) for at in _places(chains, first)
    )


def _goes_on(rest: str, chains: str, at: int) -> bool:
    while rest and at < len(chains):
        letter = chains[at]
        at += 1
        if letter.lower() == rest[0] and _goes_on(rest[1:], chains, at):
            return True
        if not letter.isupper():
            return False
    return not rest
