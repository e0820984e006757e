"""Know a finding again when its lines have moved: by its rule and the words around it."""

from __future__ import annotations

import re
from collections import Counter
from hashlib import sha256

from ldn_lint.model import Finding, Source

# How far, in characters, a sentence is followed to either side of the finding.
_REACH = 400
_LENGTH = 32
# Where a sentence ends or the markup parts it from its neighbours. A miss costs nothing as long as it is the same miss
# in the next run, so this needs no reader.
_EDGE = re.compile(
    r"""[.!?…]["'”’)*_]*\s
    | (?:\r\n|\r(?!\n)|\n)[^\S\r\n]*[\r\n]
    | [\r\n]\s*(?:[-*+|]|\#+|\d+[.)])\s
    | </?(?:p|div|li|[ou]l|h[1-6]|t[dhr]|br|hr|blockquote|figcaption|section|title)\b[^<>]*>""",
    re.VERBOSE | re.IGNORECASE,
)
_TAG = re.compile(r"<[^<>]*>")
_WORD = re.compile(r"[^\W_]+")


class Fingerprints:
    """The fingerprints of the findings of one file, asked for in the order in which they stand there."""

    def __init__(self, source: Source | None) -> None:
        self._text = source.text if source else ""
        self._seen: Counter[str] = Counter()

    def of(self, finding: Finding) -> str:
        """32 hexadecimal digits from rule, sentence and words; then `:2`, `:3` ... when a file says the same again.

        Neither lines nor markup nor wrapping count, nor the path of the file.
        """
        place = finding.place
        parts = (finding.code, _words(self._sentence(finding)), _words(self._text[place.start : place.end]))
        digest = digest_of(*parts)
        self._seen[digest] += 1
        again = self._seen[digest]
        return digest if again == 1 else f"{digest}:{again}"

    def _sentence(self, finding: Finding) -> str:
        start, end = finding.place.start, finding.place.end
        before, after = self._text[max(start - _REACH, 0) : start], self._text[end : end + _REACH]
        edges = [edge.end() for edge in _EDGE.finditer(before)]
        edge = _EDGE.search(after)
        return before[edges[-1] if edges else 0 :] + self._text[start:end] + after[: edge.start() if edge else None]


def digest_of(*parts: str) -> str:
    """32 hexadecimal digits that stand for these texts in this order."""
    return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:_LENGTH]


def _words(text: str) -> str:
    return " ".join(_WORD.findall(_TAG.sub(" ", text).casefold()))
