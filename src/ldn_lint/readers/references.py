"""Tell a reference section by its heading, and an entry by its label."""

from __future__ import annotations

import re

_WORD = (
    r"(?:references?(?: list| cited)?|reference list|bibliography|sources?|citations?|works cited"
    r"|literature(?: cited)?|notes|end ?notes|foot ?notes|further reading)"
)
_HEADING = re.compile(
    rf"(?:\d+[.)]?\s+)?(?:(?:\w+\s+)?{_WORD})(?:\s*(?:,|/|&|\+|and)\s*(?:\w+\s+)?{_WORD})*\s*:?",
    re.IGNORECASE,
)
# A paragraph that is nothing but one of these stands for a heading.
_PLAIN = re.compile(
    r"(?:(?:selected|scientific|key|medical)\s)?(?:references|bibliography|(?:works|literature) cited|reference list)",
    re.IGNORECASE,
)
# What may stand before "references" is one word ("Selected", "Scientific"); these make it something else.
_NOT_BEFORE = re.compile(r"(?:no|about|without|more|your|my|release|data|food|energy|liner)\s", re.IGNORECASE)
_LONGEST_HEADING = 60
_LABEL = re.compile(r"\s*(?:\[\^?([\w.-]{1,20})\]:?|\(?(\d{1,3})[.):])(?=\s|$)|\s*(\d{1,3})\s+(?=[A-Z])")


def is_reference_heading(text: str) -> bool:
    """Whether `text`, the whole of a heading, opens a list of references."""
    if len(text) > _LONGEST_HEADING:
        return False
    bare = text.strip().strip("*_# ")
    return _HEADING.fullmatch(bare) is not None and _NOT_BEFORE.match(bare) is None


def announces_references(text: str) -> bool:
    """Whether `text`, the whole of a paragraph, opens a list of references: by a colon, or in so many words."""
    if text.endswith(":"):
        return is_reference_heading(text)
    return _PLAIN.fullmatch(text) is not None


def reference_label(text: str) -> str:
    """The label that an entry begins with: "3" of "[3] Smith" or "3. Smith"; empty when it has none."""
    match = _LABEL.match(text)
    return next(filter(None, match.groups()), "") if match else ""
