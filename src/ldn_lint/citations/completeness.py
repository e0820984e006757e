"""References that lack what a reader needs, were cut off, or stand twice."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from ldn_lint.citations.anatomy import has_address, is_dated
from ldn_lint.citations.entries import Entry, ReferenceList
from ldn_lint.mentions.lazy import LazyPattern

# Works that are known by other data than a paper.
_OF_ITS_OWN_FORM = LazyPattern(
    r"\b(?:C\.?F\.?R|U\.?S\.?C\b|Directive|Regulation|Act\s(?:of\s)?(?:19|20)\d\d|Pub(?:lic)?\.?\sL(?:aw)?|Fed(?:eral|\.)?\sReg|Stat\.|\sv\.?\s[A-Z]"
    r"|ibid|op\.?\s?cit|loc\.?\s?cit|personal\s(?:communication|correspondence)|unpublished|data\son\sfile|in\spreparation"
    r"|interview|hearing|press\srelease|patent|ISBN|(?:see|as)\s(?:reference|note|ref\.?)\s\d|(?:NG|CG|TA|QS|PH|SIGN|HTA)\s?\d{1,4}|guidelines?|leaflet"
    r"|prescribing\sinformation|package\sinsert|summary\sof\sproduct|drug\slabel|monograph|pharmacopoeia|formulary)\b",
    re.IGNORECASE,
)
_LEFT_OPEN = LazyPattern(
    r"(?:…|\.\.\.)\s*[\])”\"]?\s*$|\b(?:of|the|and|in|with|for|a|an|by|to|on|from|at|or|versus|vs)\s*$|[-–,(]\s*$"
)
_CLOSED = tuple(".!?)]”\"'’…:;>/")
_LAST_WORD = LazyPattern(r"\b([a-z]+)$")
_LONG = 100
_SAME_TITLE = 20


class Flaw(NamedTuple):
    """An entry that is not as it should be: what is wrong, and the entry that it repeats, if that is it."""

    entry: Entry
    detail: str
    twin: Entry | None = None


def flaws(each: ReferenceList, vocabulary: Collection[str], is_word: Callable[[str], bool]) -> Iterator[Flaw]:
    """The flawed entries of a list, each once.

    `vocabulary` are the words of the page in lower case, without those that end an entry; `is_word` knows others.
    """
    if each.is_reading:
        return
    twins = _twins(each.entries)
    for index, entry in enumerate(each.entries):
        twin = twins.get(index)
        if each.is_notes and not (entry.parts.place and entry.parts.years):
            continue
        if _is_cut_off(entry, vocabulary, is_word):
            yield Flaw(entry, "it breaks off")
        elif twin is not None:
            yield Flaw(entry, f"it repeats entry {twin.name}" if twin.label else "it stands in the list twice", twin)
        elif missing := _missing(entry):
            yield Flaw(entry, f"it gives no {missing}")


def _twins(entries: Sequence[Entry]) -> dict[int, Entry]:
    """For the number of each entry that repeats an earlier one, the first of those."""
    found: dict[int, Entry] = {}
    titled: dict[str, list[int]] = {}
    identified: dict[str, int] = {}
    for index, entry in enumerate(entries):
        title = _folded(entry.parts.title)
        alike = titled.setdefault(title, []) if len(title) >= _SAME_TITLE else []
        earlier = [identified[each] for each in entry.identifiers if each in identified]
        earlier += islice((other for other in alike if _same_work(entries[other], entry)), 1)
        if earlier:
            found[index] = entries[min(earlier)]
        alike.append(index)
        for each in entry.identifiers:
            identified.setdefault(each, index)
    return found


def _is_cut_off(entry: Entry, vocabulary: Collection[str], is_word: Callable[[str], bool]) -> bool:
    text = entry.text.rstrip()
    if entry.identifiers or has_address(text[-80:]):
        return False
    if _LEFT_OPEN.search(text):
        return not text.endswith(("et al...", "et al…"))
    # A title without a stop is common; one whose last word nobody knows was cut.
    word = _LAST_WORD.search(text)
    if word is None or text.endswith(_CLOSED) or entry.parts.years or word[1] in vocabulary or is_word(word[1]):
        return False
    return len(text) >= _LONG or (len(word[1]) > 1 and any(other.startswith(word[1]) for other in vocabulary))


def _same_work(one: Entry, other: Entry) -> bool:
    """Whether two entries of one title are one work; a title of another year is another."""
    if one.identifiers and other.identifiers and not set(one.identifiers) & set(other.identifiers):
        return False
    if one.targets and other.targets and not set(one.targets) & set(other.targets):
        return False
    years, others = set(one.parts.years), set(other.parts.years)
    return not (years and others and not years & others)


def _folded(title: str) -> str:
    return re.sub(r"[\W_]+", "", title).casefold()


def _missing(entry: Entry) -> str:
    """What a reference lacks by which it could be found; empty when enough is there."""
    if entry.identifiers or entry.targets or has_address(entry.text) or _OF_ITS_OWN_FORM.search(entry.text):
        return ""
    parts = entry.parts
    given = {
        "authors": parts.author,
        "title": bool(parts.title),
        "year": is_dated(entry.text, parts),
        "journal or publisher": parts.place,
    }
    if sum(given.values()) >= len(given) - 1:
        return ""
    return _listing([name for name, there in given.items() if not there])


def _listing(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', no '.join(names[:-1])} and no {names[-1]}"
