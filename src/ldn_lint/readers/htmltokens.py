"""Cut HTML into tokens with exact source offsets, however broken the HTML is.

The rules are those of browsers: "<" opens a tag only before a letter, "/", "!" or "?"; quotes count only after "=";
an unclosed comment or `<script>` runs to the end. Every pattern below is linear: a tag is only looked for where a
">" still follows, and the text after the last ">" is searched for entities and comments alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

TEXT = "text"
ENTITY = "entity"
OPEN = "open"
CLOSE = "close"
RAW = "raw"
COMMENT = "comment"
OTHER = "other"

# kind, start, end, lower-case name of a tag (empty for the rest; of the owner for raw text)
Token = tuple[str, int, int, str]

RAW_ELEMENTS = frozenset(("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"))

_ENTITY = r"&(?:[A-Za-z][A-Za-z0-9]{1,31}|\#(?:[0-9]{1,8}|[xX][0-9a-fA-F]{1,6}));?"
_TOKEN = re.compile(
    rf"""<([a-zA-Z][^\s/>]*)                                          # 1: opening tag
            [^>=]*(?:=\s*(?:"[^"]*"|'[^']*')?[^>=]*)*>
       | </([a-zA-Z][^\s/>]*)[^>]*>                                   # 2: closing tag
       | ({_ENTITY})                                                  # 3: entity
       | (<!--)                                                       # 4: comment
       | (<[!?/][^>]*>)                                               # 5: doctype, CDATA, processing instruction
    """,
    re.VERBOSE,
)
_TAIL = re.compile(rf"({_ENTITY})|(<!--)|(<[!?])", re.VERBOSE)
_COMMENT_END = re.compile(r"--!?>")
_ATTRIBUTE = re.compile(r"""([^\s/>=][^\s/>=]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"'][^\s>]*)))?""")
_TAG_NAME = re.compile(r"<[^\s/>]*")
_RAW_END = {name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in RAW_ELEMENTS}
_KINDS = ("", OPEN, CLOSE, ENTITY, COMMENT, OTHER)


def tokenize(text: str, start: int, end: int) -> Iterator[Token]:
    """Yield the tokens of `text[start:end]` in order; together they cover it. Never raises."""
    at = start
    cut = text.rfind(">", start, end) + 1
    while at < cut:
        resume = cut
        for match in _TOKEN.finditer(text, at, cut):
            begin, stop = match.span()
            if begin > at:
                yield TEXT, at, begin, ""
            at = stop
            group = match.lastindex or 0
            name = match[group].lower() if group <= 2 else ""
            if group == 4:
                at = _comment_end(text, begin, end)
                yield COMMENT, begin, at, ""
                resume = at
                break
            yield _KINDS[group], begin, stop, name
            if group == 1 and name in RAW_ELEMENTS:
                at = _raw_end(text, stop, end, name)
                if at > stop:
                    yield RAW, stop, at, name
                resume = at
                break
        else:
            break
        at = resume
    if at < end:
        yield from _tail(text, at, end)


def _tail(text: str, at: int, end: int) -> Iterator[Token]:
    """The tokens after the last ">": text, entities, an unclosed comment or declaration."""
    for match in _TAIL.finditer(text, at, end):
        begin, stop = match.span()
        if begin > at:
            yield TEXT, at, begin, ""
        if match.lastindex != 1:
            yield (COMMENT if match.lastindex == 2 else OTHER), begin, end, ""
            return
        yield ENTITY, begin, stop, ""
        at = stop
    if at < end:
        yield TEXT, at, end, ""


def _comment_end(text: str, begin: int, end: int) -> int:
    """Where the comment that opens at `begin` ends; `<!-->` and `<!--->` are whole comments."""
    for short in ("<!-->", "<!--->"):
        if text.startswith(short, begin, end):
            return begin + len(short)
    match = _COMMENT_END.search(text, begin + 4, end)
    return match.end() if match else end


def _raw_end(text: str, at: int, end: int, name: str) -> int:
    """Where the raw text of element `name` that starts at `at` ends: before its closing tag."""
    match = _RAW_END[name].search(text, at, end)
    return match.start() if match else end


def attributes(text: str, start: int, end: int) -> dict[str, str]:
    """The attributes of the opening tag `text[start:end]`, names in lower case, entities resolved; the first wins."""
    body = _TAG_NAME.match(text, start, end)
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(text, body.end() if body else start, end - 1):
        name = match[1].lower()
        if name not in found:
            value = match[2] or match[3] or match[4] or ""
            found[name] = unescape(value)
    return found


def unescape(text: str) -> str:
    """`text` with its entities resolved as browsers do; unknown ones stay."""
    if "&" not in text:
        return text
    known = _COMMON.get(text)
    if known is not None:
        return known
    from html import unescape as resolve  # the table of names is large: load it when an unusual one turns up

    return resolve(text)


_COMMON = {
    "&amp;": "&",
    "&nbsp;": "\xa0",
    "&lt;": "<",
    "&gt;": ">",
    "&quot;": '"',
    "&#39;": "'",
    "&apos;": "'",
    "&ndash;": "–",
    "&mdash;": "—",
    "&lsquo;": "‘",
    "&rsquo;": "’",
    "&ldquo;": "“",
    "&rdquo;": "”",
    "&hellip;": "…",
    "&#8217;": "’",
    "&#8211;": "–",
    "&#8220;": "“",
    "&#8221;": "”",
}
