"""School grades by textstat, from syllables that we counted and without a network.

Textstat counts syllables with a dictionary that `nltk` downloads on first use, or else by the hyphenation of `pyphen`,
which finds too few. Both take long to import. It gets stand-ins for them instead, and a text in a notation that only
says how many syllables each word has; what is left to it are the formulas.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from importlib import import_module
from types import ModuleType, SimpleNamespace
from typing import NamedTuple

# Sentences that textstat does not count: their words would make the others longer.
FEWEST_WORDS = 3
# How far below a limit our own sum must stay: far more than roundings, far less than pages differ.
_MARGIN = 0.2
_OURS = ("textstat", "nltk", "pyphen")


class Grade(NamedTuple):
    """US school grades of a text by two formulas."""

    flesch_kincaid: float
    smog: float


class _Dictionary:
    """What textstat asks for the phones of a word: `s3` is a word of three syllables."""

    def __getitem__(self, word: str) -> list[list[str]]:
        return [["1"] * int(word[1:])]


def grade(sentences: Sequence[Sequence[int]]) -> Grade | None:
    """The grades of a text, given the syllables of each word of each sentence (each of at least three words).

    None when the installed textstat does not run on the stand-ins. Raises ValueError when there is no sentence or one
    is too short.
    """
    if not sentences or min(map(len, sentences)) < FEWEST_WORDS:
        raise ValueError(f"every sentence needs at least {FEWEST_WORDS} words")
    module = _textstat()
    return _graded(module, _notation(sentences)) if module else None


def surely_below(sentences: Sequence[Sequence[int]], limit: float) -> bool:
    """Whether the Flesch-Kincaid grade is so far below `limit` that textstat need not be asked, nor imported."""
    words = sum(map(len, sentences))
    return 0.39 * words / len(sentences) + 11.8 * sum(map(sum, sentences)) / words - 15.59 < limit - _MARGIN


def _notation(sentences: Sequence[Sequence[int]]) -> str:
    return " ".join(" ".join(f"s{count}" for count in sentence) + "." for sentence in sentences)


def _graded(module: ModuleType, text: str) -> Grade:
    return Grade(float(module.flesch_kincaid_grade(text)), float(module.smog_index(text)))


@lru_cache(maxsize=1)
def _textstat() -> ModuleType | None:
    """A copy of textstat of our own; one that the host program has imported keeps the real ones.

    It is tried out, as a later version may ask more of the stand-ins than they have; then there are no grades.
    """
    with _private_modules():
        sys.modules.update({"nltk": _nltk(), "pyphen": _pyphen()})
        try:
            module = import_module("textstat")
            _graded(module, _notation([[1, 2, 3]]))
        except (ImportError, AttributeError, TypeError):
            return None
        return module


@contextmanager
def _private_modules() -> Iterator[None]:
    """Forget textstat and what it imports for a while, and afterwards whatever was imported meanwhile."""
    kept = _taken()
    try:
        yield
    finally:
        _taken()
        sys.modules.update(kept)


def _taken() -> dict[str, ModuleType]:
    names = [name for name in sys.modules if name.partition(".")[0] in _OURS]
    return {name: sys.modules.pop(name) for name in names}


def _nltk() -> ModuleType:
    """The little of `nltk` that textstat uses."""
    module = ModuleType("nltk")
    module.data = SimpleNamespace(find=str)  # type: ignore[attr-defined]
    module.corpus = SimpleNamespace(cmudict=SimpleNamespace(dict=_Dictionary))  # type: ignore[attr-defined]
    return module


def _pyphen() -> ModuleType:
    """A `pyphen` that is made but never asked, as our dictionary knows every word."""
    module = ModuleType("pyphen")
    module.Pyphen = SimpleNamespace  # type: ignore[attr-defined]
    return module
