"""The notation of word lists: optional letters, alternatives, inflection.

`tumo(u)r(s)` stands for four words, `crohn('s|s)` for two; an entry in capitals matches only capitals.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

# A number is one word with its decimals, so that "4.5 mg" is two words; a hyphen always parts words.
TOKEN = re.compile(r"\d+(?:[.,·]\d+)*|[^\W_]+(?:'[^\W_]+)*")

_PART = re.compile(r"\(([^()]*)\)|([^()]+)")

IRREGULAR = {
    "arise": ("arises", "arose", "arisen", "arising"),
    "be": ("is", "are", "was", "were", "been", "being"),
    "beat": ("beats", "beaten", "beating"),
    "begin": ("begins", "began", "begun", "beginning"),
    "bind": ("binds", "bound", "binding"),
    "break": ("breaks", "broke", "broken", "breaking"),
    "bring": ("brings", "brought", "bringing"),
    "build": ("builds", "built", "building"),
    "burn": ("burns", "burned", "burnt", "burning"),
    "buy": ("buys", "bought", "buying"),
    "cut": ("cuts", "cutting"),
    "draw": ("draws", "drew", "drawn", "drawing"),
    "drive": ("drives", "drove", "driven", "driving"),
    "fall": ("falls", "fell", "fallen", "falling"),
    "feed": ("feeds", "fed", "feeding"),
    "feel": ("feels", "felt", "feeling"),
    "fight": ("fights", "fought", "fighting"),
    "find": ("finds", "found", "finding"),
    "get": ("gets", "got", "gotten", "getting"),
    "give": ("gives", "gave", "given", "giving"),
    "go": ("goes", "went", "gone", "going"),
    "grow": ("grows", "grew", "grown", "growing"),
    "have": ("has", "had", "having"),
    "hide": ("hides", "hid", "hidden", "hiding"),
    "hurt": ("hurts", "hurting"),
    "keep": ("keeps", "kept", "keeping"),
    "lead": ("leads", "led", "leading"),
    "leave": ("leaves", "left", "leaving"),
    "lie": ("lies", "lied", "lying"),
    "lose": ("loses", "lost", "losing"),
    "make": ("makes", "made", "making"),
    "melt": ("melts", "melted", "melting"),
    "overcome": ("overcomes", "overcame", "overcoming"),
    "put": ("puts", "putting"),
    "rebuild": ("rebuilds", "rebuilt", "rebuilding"),
    "rid": ("rids", "ridding"),
    "rise": ("rises", "rose", "risen", "rising"),
    "say": ("says", "said", "saying"),
    "see": ("sees", "saw", "seen", "seeing"),
    "sell": ("sells", "sold", "selling"),
    "send": ("sends", "sent", "sending"),
    "set": ("sets", "setting"),
    "shed": ("sheds", "shedding"),
    "show": ("shows", "showed", "shown", "showing"),
    "shrink": ("shrinks", "shrank", "shrunk", "shrinking"),
    "shut": ("shuts", "shutting"),
    "speed": ("speeds", "sped", "speeding"),
    "steal": ("steals", "stole", "stolen", "stealing"),
    "sweep": ("sweeps", "swept", "sweeping"),
    "take": ("takes", "took", "taken", "taking"),
    "teach": ("teaches", "taught", "teaching"),
    "tell": ("tells", "told", "telling"),
    "think": ("thinks", "thought", "thinking"),
    "undo": ("undoes", "undid", "undone", "undoing"),
    "withdraw": ("withdraws", "withdrew", "withdrawn", "withdrawing"),
    "write": ("writes", "wrote", "written", "writing"),
}

# Verbs of more than one syllable whose last consonant doubles all the same.
_DOUBLING = {"control", "expel", "rebut", "repel", "regret", "deter", "prefer", "compel", "kickstart"}
_VOWELS = "aeiou"


def expand(entry: str) -> Iterator[str]:
    """Every spelling that `entry` stands for; ValueError if its parentheses do not balance."""
    parts: list[list[str]] = []
    at = 0
    for match in _PART.finditer(entry):
        if match.start() != at:
            raise ValueError(f"unbalanced parentheses in {entry!r}")
        at = match.end()
        group, plain = match.group(1), match.group(2)
        if plain is not None:
            parts.append([plain])
        else:
            parts.append(group.split("|") if "|" in group else ["", group])
    if at != len(entry):
        raise ValueError(f"unbalanced parentheses in {entry!r}")
    for choice in product(*parts):
        yield "".join(choice)


def verb_forms(lemma: str) -> tuple[str, ...]:
    """The lemma with its third person, past forms and -ing form."""
    if lemma in IRREGULAR:
        return (lemma, *IRREGULAR[lemma])
    if lemma.endswith(("s", "x", "z", "ch", "sh", "o")):
        third = lemma + "es"
    elif lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        third = lemma[:-1] + "ies"
    else:
        third = lemma + "s"
    if lemma.endswith("e"):
        stem = lemma if lemma.endswith("ee") else lemma[:-1]
        return (lemma, third, lemma + "d", stem + "ing")
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        return (lemma, third, lemma[:-1] + "ied", lemma + "ing")
    stem = lemma + lemma[-1] if _doubles(lemma) else lemma
    return (lemma, third, stem + "ed", stem + "ing")


def _doubles(lemma: str) -> bool:
    """Whether the last consonant doubles before -ed: one short syllable, or a verb known to."""
    if lemma in _DOUBLING:
        return True
    vowels = sum(char in _VOWELS for char in lemma)
    return vowels == 1 and len(lemma) > 2 and lemma[-2] in _VOWELS and lemma[-1] not in _VOWELS + "wxy"


def plural(noun: str) -> str:
    """The regular plural of a noun."""
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return noun + "es"
    if noun.endswith("y") and noun[-2:-1] not in _VOWELS:
        return noun[:-1] + "ies"
    return noun + "s"


def forms(entry: str, inflect: str = "") -> Iterator[str]:
    """All spellings of an entry, inflected as a `verb` (first word) or `noun` (last word) if asked."""
    for spelling in expand(entry):
        if inflect == "verb":
            first, _, rest = spelling.partition(" ")
            for form in verb_forms(first):
                yield f"{form} {rest}" if rest else form
        elif inflect == "noun":
            head, _, last = spelling.rpartition(" ")
            for form in (last, plural(last)):
                yield f"{head} {form}" if head else form
        else:
            yield spelling


def tokens(phrase: str) -> tuple[str, ...]:
    """A phrase cut into the words that the scan compares, in lower case."""
    return tuple(TOKEN.findall(phrase.replace("’", "'").lower()))


def is_capital(entry: str) -> bool:
    """Whether an entry is written in capitals, and so matches only capitals."""
    return entry.isupper() and sum(char.isalpha() for char in entry) > 1
