"""Abbreviations that a page never writes out."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from typing import NamedTuple, cast

from ldn_lint.mentions.page import Page
from ldn_lint.mentions.sentence import SentenceView
from ldn_lint.readability.explained import explained
from ldn_lint.readability.sentences import running_sentences

_CAPITALS = re.compile(r"(?<![\w.&/'’@#-])[A-Z]{2,6}(?=s?(?![\w&@-]|\.\w))")


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
_POST_NOMINAL = re.compile(r"(?:MRC|FRC)[A-Z]{1,4}|BDS|BVSC|RVN|MPS|FFPH|MFPH|RGN|DPHIL|MCSP|HCPC")
_CODED = re.compile(r"\bcodes?:?\s[\"“‘']?$", re.IGNORECASE)
_TRIALS = re.compile(r"[\w-]*\s(?:trials?|stud(?:y|ies)|investigators?|approach|criteria|checklist|collaboration)\b")
# Authors as references name them: "Jones KT, Marsh LB".
_AUTHORS = re.compile(r"(?:[A-Z][\w’'-]+ [A-Z]{1,3}, ){2}")
_SMALL_WORDS = _words("of and the for in to with on by a an or de")
_SMALL = rf"(?:[\s-]+(?:{'|'.join(sorted(_SMALL_WORDS))})\b)*[\s-]+"
_MEMO = "initials"


class Abbreviation(NamedTuple):
    """An abbreviation at its first use: prose offsets, and how often the page uses it."""

    start: int
    end: int
    uses: int


def unexpanded(page: Page) -> list[Abbreviation]:
    """The abbreviations of the running text that are written out nowhere on the page, in order of first use."""
    first: dict[str, tuple[int, int]] = {}
    counts: Counter[str] = Counter()
    for each in running_sentences(page):
        for name, start, end in _capitals(page, each.view):
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
    text, lowered = page.document.text, name.lower()
    if f"({name}" in text and re.search(rf"[\w\"”’)-]\s\({name}s?[\"”]?\s*[),;:=–-]", text):
        return True
    if lowered in _initials(page):
        initials = _SMALL.join(rf"{letter}\w*" for letter in lowered)
        if re.search(rf"\b{initials}", page.lowered):
            return True
    if lowered in text and re.search(rf"\b{lowered}\b", text):
        return True
    if re.search(rf"[\w\"”’)-]\s[(\[](?:the |or |i\.e\.,? |also |called )*[\"“]?{name}s?[\"”]?\s*[)\],;:=–-]", text):
        return True
    return any(
        explained(text[max(use.start() - 60, 0) : use.start()], text[use.end() : use.end() + 80])
        for use in re.finditer(rf"\b{name}s?\b", text)
    )


def _initials(page: Page) -> str:
    """The first letters of all words of the page, and once more without the small words."""
    if _MEMO not in page.memo:
        words = [page.word(index) for index in range(page.word_count)]
        large = (word[0] for word in words if word not in _SMALL_WORDS)
        page.memo[_MEMO] = "".join(word[0] for word in words) + " " + "".join(large)
    return cast("str", page.memo[_MEMO])
