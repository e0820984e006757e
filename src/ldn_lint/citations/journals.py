"""Names of journals that are nearly, but not quite, those of real ones.

Near misses only: one word misspelt, "Internal" for "International", words in another order or form ("Medical Journal"
for "Journal of Medicine"). A name that is simply not in the list is left alone, since nobody lists all journals.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from ldn_lint.mentions.lazy import LazyPattern

_LINK_WORDS = ("of", "the", "and", "for", "in", "on", "&")
_WORD = r"[A-Z][\w’'/-]*"
_A_HEAD = r"\b(?:Journals?|Annals|Archives|Lancet|J[ournael]{3,6}l)\b"
_HEAD = LazyPattern(_A_HEAD)
_NEVER_IN_NAMES = ".;:!?()"
_NAME = LazyPattern(
    rf"(?:{_WORD},?\s(?:(?:of|the|and|for|in|on|&)\s){{0,2}}){{0,7}}{_A_HEAD}"
    rf"(?:,?\s(?:(?:of|the|and|for|in|on|&|its)\s){{0,2}}{_WORD}){{0,9}}"
)
_HEADS = frozenset({"journal", "journals", "annals", "archives", "lancet"})
_HEADS |= {"jounral", "jornal", "journel", "jurnal", "jouranl", "jorunal", "journl", "jounal"}
# How a sentence may lead to a name with a capital that is none of its words.
_LEADS = frozenset(
    {"in", "the", "a", "an", "at", "per", "from", "see", "our", "this", "his", "her", "their", "its", "by"}
)
_LEADS |= {"to", "according", "source", "sources", "published", "reference", "references", "cited"}
_FORMS = {
    "medical": "medicine",
    "surgical": "surgery",
    "nutritional": "nutrition",
    "psychiatric": "psychiatry",
    "oncological": "oncology",
    "neurological": "neurology",
    "rheumatological": "rheumatology",
    "immunological": "immunology",
    "dermatological": "dermatology",
    "america": "american",
    "britain": "british",
    "europe": "european",
    "journals": "journal",
    "clinic": "clinical",
}
_CONFUSED = {"internal": "international", "internation": "international"}
_FOLDS = (("ae", "e"), ("oe", "e"), ("iour", "ior"), ("mour", "mor"), ("’", "'"))
_FEWEST_WORDS = 3
_SHORT, _ONE_SLIP = 5, 8


class NearMiss(NamedTuple):
    """A name at prose offsets that is nearly the title of a real journal."""

    start: int
    end: int
    title: str


class _Word(NamedTuple):
    text: str
    start: int
    end: int


class _Titles(NamedTuple):
    """The known titles: all in their folded words, by the set of their bare words, by length, and all words."""

    exact: frozenset[tuple[str, ...]]
    by_forms: dict[tuple[str, ...], str]
    by_length: dict[int, list[tuple[tuple[str, ...], str]]]
    words: frozenset[str]


@cache
def _titles() -> _Titles:
    lines = Path(__file__).with_name("journals.txt").read_text(encoding="utf-8").splitlines()
    titles = {_folded(line): line for line in lines if line and not line.startswith("#")}
    by_length: dict[int, list[tuple[tuple[str, ...], str]]] = {}
    for words, title in titles.items():
        by_length.setdefault(len(words), []).append((words, title))
    vocabulary = frozenset(word for words in titles for word in words)
    return _Titles(
        frozenset(titles),
        {tuple(sorted(_forms(words))): title for words, title in titles.items()},
        by_length,
        vocabulary,
    )


def known_titles() -> int:
    """How many titles the list holds."""
    return len(_titles().exact)


def near_misses(text: str) -> Iterator[NearMiss]:
    """The names in `text` that are one slip away from the title of a real journal."""
    for match in _names(text):
        words = [_Word(word[0], *word.span()) for word in re.finditer(r"[^\s,]+", match[0])]
        while words:
            if words[0].text.casefold() in _LEADS:
                words = words[1:]
                continue
            size, title = _reading(words)
            if title:
                yield NearMiss(match.start() + words[0].start, match.start() + words[size - 1].end, title)
            # Two names may stand in one stretch of capitals: "the New England Journal of Medicine and the Lancet".
            rest = words[size:]
            joints = [at for at, word in enumerate(rest) if word.text == "and"]
            words = rest[joints[0] + 1 :] if joints else []


def _names(text: str) -> Iterator[re.Match[str]]:
    """What may be names of journals; looked for from the last mark before a head that no name holds."""
    at = 0
    while head := _HEAD.search(text, at):
        start = max(at, 1 + max(text.rfind(mark, at, head.start()) for mark in _NEVER_IN_NAMES))
        match = _NAME.search(text, start)
        if match is None:
            return
        yield match
        at = match.end()


def _reading(words: list[_Word]) -> tuple[int, str]:
    """How many of the words are a name, and the title that it nearly is; empty when it is right or unknown."""
    sizes = [size for size in range(len(words), 0, -1) if words[size - 1].text not in _LINK_WORDS]
    stretches = [(size, _folded(" ".join(word.text for word in words[:size]))) for size in sizes]
    for size, folded in stretches:
        if folded in _titles().exact:
            return size, ""
    for size, folded in stretches:
        whole = size == len(words) or words[size].text in _LINK_WORDS
        if whole and _HEADS.intersection(folded):
            title = _nearest(folded)
            if title:
                return size, title
    return 1, ""


def _nearest(words: tuple[str, ...]) -> str:
    """The title that words are a slip away from; empty when there is none."""
    titles = _titles()
    meant = tuple(_CONFUSED.get(word, word) if at == 0 else word for at, word in enumerate(words))
    for known, title in titles.by_length.get(len(words), ()):
        if known == meant:
            return title
        if _is_misspelt(words, known, titles.words):
            return title
    forms = _forms(words)
    title = titles.by_forms.get(tuple(sorted(forms)), "") if len(forms) >= _FEWEST_WORDS else ""
    # "International Surgery Journal" exists beside the "International Journal of Surgery"; of medicine few know two.
    return title if title and ("medicine" in forms or forms == _forms(_folded(title))) else ""


def _is_misspelt(words: tuple[str, ...], known: tuple[str, ...], vocabulary: frozenset[str]) -> bool:
    """Whether exactly one word differs, by a slip, and is no word of any title."""
    differing = [(word, other) for word, other in zip(words, known, strict=True) if word != other]
    if len(differing) != 1 or len(words) < 2:
        return False
    word, other = differing[0]
    if word in vocabulary or len(other) < _SHORT or word.removesuffix("s") == other.removesuffix("s"):
        return False
    return _distance(word, other) <= (1 if len(other) < _ONE_SLIP else 2) and word[0] == other[0]


def _folded(name: str) -> tuple[str, ...]:
    """The words of a name in lower case, spelt one way, without a leading article."""
    lowered = name.casefold().replace("&", "and").replace(",", " ").replace("/", " ")
    for written, meant in _FOLDS:
        lowered = lowered.replace(written, meant)
    words = tuple(word.removesuffix("'s") for word in lowered.split())
    return words[1:] if words[:1] == ("the",) else words


def _forms(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words that carry meaning, each in one form."""
    return tuple(_FORMS.get(word, word) for word in words if word not in _LINK_WORDS)


def _distance(one: str, other: str) -> int:
    """How many letters must be changed, left out, put in or swapped with their neighbour."""
    rows = [list(range(len(other) + 1))]
    for i, left in enumerate(one, 1):
        row = [i]
        for j, right in enumerate(other, 1):
            best = min(rows[-1][j] + 1, row[-1] + 1, rows[-1][j - 1] + (left != right))
            if i > 1 and j > 1 and left == other[j - 2] and one[i - 2] == right:
                best = min(best, rows[-2][j - 2] + 1)
            row.append(best)
        rows.append(row)
    return rows[-1][-1]
