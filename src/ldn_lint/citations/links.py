"""Links that lead nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import unquote

from ldn_lint.mentions.lazy import LazyPattern
from ldn_lint.mentions.page import NOWHERE
from ldn_lint.model import Document, Link, Span

# Whatever fills in a template, or a script's own route.
_TEMPLATE = LazyPattern(r"\{\{|\{%|\$\{|<%|%%|\{[\w.]+\}|\[\[|^#[!/]|^%[sd]$|^:\w+$")
_STAND_IN = LazyPattern(r"(?:TODO|TBD|TBC|XXX+|FIXME|URL|LINK|PLACEHOLDER|insert[-_ ]?(?:link|url)(?:[-_ ]here)?)")
_SCHEME_ONLY = LazyPattern(r"(?:https?|mailto|tel):/{0,3}", re.IGNORECASE)
_SCRIPT = LazyPattern(r"\s*(?:javascript|vbscript):", re.IGNORECASE)
# Notes of a page that was converted: their anchors are often lost, and the note itself is looked up by its number.
_NOTE_ANCHOR = LazyPattern(
    r"#_?(?:fn|ref|cite|note|bib|footnote|endnote|ftn|edn|r|b|cr|en|rf|cit)[\w:.-]*\d", re.IGNORECASE
)
_TO_TOP = LazyPattern(
    r"(?:back|return|go|jump|scroll)?\s*(?:to\s+)?(?:the\s+)?(?:page\s+)?top(?:\s+of\s+(?:the\s+)?page)?|up|skip\s.*|[↑⇧▲^]+",
    re.IGNORECASE,
)
# Texts of things to press rather than links to follow.
_CONTROL_TEXT = LazyPattern(
    r"(?:print|share|menu|close|toggle\s.*|open\smenu|log\s?in|sign\s?(?:in|up)|next|prev(?:ious)?|cookie\s.*|expand\sall"
    r"|collapse\sall|show\s(?:more|less|all)|hide|play|pause|search|edit|reply|[+×x–-])",
    re.IGNORECASE,
)
_CONTROL_TAG = LazyPattern(
    r"\s(?:onclick|role|data-(?:bs-)?toggle|data-target|data-action|aria-(?:controls|expanded|haspopup))\s*="
    r"|\sclass\s*=\s*[\"'][^\"']*\b(?:btn|button|toggle|dropdown|close|menu|accordion|tab|print|share|social)\b",
    re.IGNORECASE,
)
_ANCHOR = LazyPattern(r"\b(?:id|name)\s*=\s*[\"']?([^\"'\s>]+)|\{[^{}\n]*#([\w:.-]+)[^{}\n]*\}", re.IGNORECASE)
_NOT_WORD = LazyPattern(r"[\W_]+")
_UNDEFINED = LazyPattern(r"(?<![\w\]!\\])\[([^\[\]\n]{3,150})\]\[([^\[\]\n]{0,60})\]")
_EDITORIAL = LazyPattern(
    r"(?:sic|note|citation needed|emphasis|ed\b|edited|redacted|trans|name|\d|\^|@)", re.IGNORECASE
)
_WORDS = LazyPattern(r"[^\W\d_]{3}")


class DeadLink(NamedTuple):
    """A link that leads nowhere: where its text stands in the prose, the whole construct in the source, and why.

    `mild` marks a target that may exist where this file does not show it.
    """

    start: int
    end: int
    source: Span
    detail: str
    mild: bool = False


def dead_links(document: Document) -> Iterator[DeadLink]:
    """The links of a page that lead nowhere, in order of their place."""
    found = list(_without_definition(document))
    anchors: frozenset[str] | None = None
    for link in document.links:
        detail = fault_of(link.target)
        if detail and not _is_control(document, link):
            found.append(DeadLink(link.start, link.end, link.source, detail))
        elif not detail and link.target[:1] == "#" and _asks_for_anchor(link.target):
            anchors = _anchors(document) if anchors is None else anchors
            if not _resolves(link.target, anchors):
                detail = f"the page has no place named “{link.target}”"
                found.append(DeadLink(link.start, link.end, link.source, detail, mild=True))
    return iter(sorted(found, key=lambda each: each.source))


def fault_of(target: str) -> str:
    """Why a target leads nowhere, whatever the page holds; empty when it may lead somewhere."""
    target = target.strip()
    if not target:
        return "it has no target"
    if target == "#":
        return "its target is a mere “#”"
    if _TEMPLATE.search(target):
        return ""
    if _SCRIPT.match(target):
        return "it runs a script instead of naming a page"
    if target.lower().startswith("about:blank"):
        return "it opens an empty page"
    if NOWHERE.match(target):
        return "its address is a placeholder"
    if _STAND_IN.fullmatch(target) or _SCHEME_ONLY.fullmatch(target):
        return f"its target is a mere “{target}”"
    if target.lower().startswith("file:"):
        return "it points into the author's own computer"
    return ""


def _is_control(document: Document, link: Link) -> bool:
    """Whether a link is there to be pressed, or says itself that it leads to the top of the page."""
    text = document.text[link.start : link.end].strip()
    if _TO_TOP.fullmatch(text) or _CONTROL_TEXT.fullmatch(text):
        return True
    source = document.source.text
    if source[link.source.start] != "<":
        return False
    tag = source[link.source.start : source.find(">", link.source.start) + 1]
    # An empty text is a picture or an icon, which a script brings to life.
    return not text or _CONTROL_TAG.search(tag) is not None


def _asks_for_anchor(target: str) -> bool:
    return not (target.lower() == "#top" or _TEMPLATE.search(target) or _NOTE_ANCHOR.match(target))


def _anchors(document: Document) -> frozenset[str]:
    """The names of all places of a page: ids, and headings by their letters and digits."""
    names = {_plain(match[1] or match[2]) for match in _ANCHOR.finditer(document.source.text)}
    headings = (document.text[block.start : block.end] for block in document.blocks if block.kind != "paragraph")
    names.update(_plain(heading) for heading in headings)
    lines = (document.text[b.start : b.end] for b in document.blocks if b.kind == "paragraph" and b.end - b.start < 120)
    names.update(map(_plain, lines))
    return frozenset(names)


def _plain(name: str) -> str:
    return _NOT_WORD.sub("", unquote(name)).casefold()


def _resolves(target: str, anchors: frozenset[str]) -> bool:
    """Whether a fragment names a place; generators shorten headings and number those that occur twice."""
    wanted = _plain(target)
    bare = _plain(re.sub(r"[-_]\d+$", "", target))
    if wanted in anchors or bare in anchors:
        return True
    return len(bare) >= 6 and any(
        anchor.startswith(bare) or (len(anchor) >= 6 and bare.endswith(anchor)) for anchor in anchors
    )


def _without_definition(document: Document) -> Iterator[DeadLink]:
    """Links written as `[text][name]` whose name is defined nowhere, so that the page shows the brackets."""
    text = document.text
    if "][" not in text:
        return
    for match in _UNDEFINED.finditer(text):
        if _EDITORIAL.match(match[1]) or _EDITORIAL.match(match[2]) or not _WORDS.search(match[1]):
            continue
        span = document.map.span(match.start(), match.end())
        name = match[2] or match[1]
        yield DeadLink(match.start(1), match.end(1), span, f"nothing defines “{name}”")


def leads_outside(target: str) -> bool:
    """Whether a target is an address on another site that may exist."""
    lowered = target.lower()
    return lowered.startswith(("http://", "https://", "//", "doi:")) and not fault_of(target)
