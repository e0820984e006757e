"""What the parts of an HTML page that are no prose say of the page: its footer, its header, its structured data."""

from __future__ import annotations

import re

from ldn_lint.readers.htmltokens import unescape

# Elements whose words are kept as metadata under this key when they are left out of the prose.
FRAMES = frozenset(("footer", "header"))
FRAME_KEY = "frame"
# More of a footer than this is a map of the site.
_LONGEST = 8000
_DROPPED = re.compile(r"<(nav|form|script|style|select|button|svg)\b.*?</\1\s*>|<!--.*?-->", re.IGNORECASE | re.DOTALL)
_BLOCK = re.compile(
    r"</?(?:p|div|li|ul|ol|br|h[1-6]|section|table|tr|td|th|address|dl|dt|dd|footer|header)\b[^>]*>", re.IGNORECASE
)
_TAG = re.compile(r"<[^>]*>")
_DATES = re.compile(r'"(datePublished|dateModified|lastReviewed)"\s*:\s*"([^"]{4,40})"')
_PEOPLE = re.compile(
    r'"(author|reviewedBy)"\s*:\s*(?:\[\s*)?(?:\{[^{}]{0,300}?"name"\s*:\s*"([^"]{1,80})"|"([^"]{1,80})")'
)
_KEYS = {
    "datePublished": "date",
    "dateModified": "updated",
    "lastReviewed": "reviewed",
    "author": "author",
    "reviewedBy": "reviewer",
}


def frame_text(source: str, start: int, end: int) -> str:
    """The words of the element at `start` to `end`, a line for each block; without navigation and forms."""
    html = " ".join(_DROPPED.sub(" ", source[start : min(end, start + _LONGEST)]).split())
    lines = _TAG.sub("", _BLOCK.sub("\n", html)).splitlines()
    return "\n".join(filter(None, (" ".join(unescape(line).split()) for line in lines)))


def plain_text(html: str) -> str:
    """The words of a phrase of HTML."""
    return " ".join(unescape(_TAG.sub("", html)).split())


def linked_data(text: str) -> dict[str, str]:
    """Author and dates of the page as structured data (schema.org) give them; empty for any other script."""
    if '"@context"' not in text and '"@type"' not in text:
        return {}
    found = {_KEYS[key]: value for key, value in _DATES.findall(text)}
    for key, inside, bare in _PEOPLE.findall(text):
        found.setdefault(_KEYS[key], inside or bare)
    return found
