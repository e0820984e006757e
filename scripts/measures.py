"""Shares with their uncertainty, and catalogues with fewer words: what `evaluate.py` measures with."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Mapping, Sequence

from ldn_lint.mentions.lexicon import MentionSpec
from ldn_lint.mentions.phrases import forms, tokens
from ldn_lint.rules.rule import Catalogue

# For each document the numerator and the denominator of a share.
Counts = Sequence[tuple[int, int]]
_ROUNDS = 400


def share(counts: Counts) -> float:
    """The share over all documents; 0 when nothing is counted."""
    return sum(part for part, _ in counts) / max(sum(whole for _, whole in counts), 1)


def interval(counts: Counts, seed: int = 0) -> tuple[float, float]:
    """The middle 95 % of the share when documents are drawn anew with replacement (percentile bootstrap)."""
    if not counts:
        return 0.0, 0.0
    rng = random.Random(seed)
    shares = sorted(share(rng.choices(counts, k=len(counts))) for _ in range(_ROUNDS))
    return shares[round(0.025 * (_ROUNDS - 1))], shares[round(0.975 * (_ROUNDS - 1))]


def told(counts: Counts) -> str:
    """A share with its interval, as `0.62 (0.55 to 0.69)`."""
    low, high = interval(counts)
    return f"{share(counts):.3f} ({low:.2f} to {high:.2f})"


def thinned(catalogue: Catalogue, keeps: Callable[[str], bool]) -> Catalogue:
    """The catalogue with only those entries of its word lists that are kept; a list that lost all keeps its first one.

    Patterns, guards and rules stay as they are.
    """
    return catalogue._replace(mentions={name: _thin(spec, keeps) for name, spec in catalogue.mentions.items()})


def _thin(spec: MentionSpec, keeps: Callable[[str], bool]) -> MentionSpec:
    groups: Mapping[str, tuple[str, ...]] = {
        group: tuple(filter(keeps, entries)) or entries[:1] for group, entries in spec.groups.items()
    }
    return spec._replace(groups=groups)


def halved(catalogue: Catalogue, seed: int = 0) -> Catalogue:
    """The catalogue with half of the entries of its word lists dropped at random, the same for the same seed."""
    rng = random.Random(seed)
    return thinned(catalogue, lambda _entry: rng.random() < 0.5)


def without_words_of(catalogue: Catalogue, texts: Iterable[str]) -> Catalogue:
    """The catalogue without the entries of two words and more, and the rare single ones, that stand in some texts.

    Rare is a word of eight letters and more: the short ones are everybody's.
    """
    padded = " " + " ".join(" ".join(tokens(text)) for text in texts) + " "

    def keeps(entry: str) -> bool:
        phrases = [tokens(form) for form in forms(entry)]
        return not any(
            (len(words) > 1 or len(words[0]) >= 8) and f" {' '.join(words)} " in padded for words in phrases if words
        )

    return thinned(catalogue, keeps)
