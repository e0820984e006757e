"""What part an HTML element plays on a page: prose, frame of the page, list of references, or nothing to read."""

from __future__ import annotations

import re

from ldn_lint.readers.htmltokens import RAW_ELEMENTS, attributes

PROSE = ""
INERT = "inert"  # a tag that changes nothing
LEFT_OUT = "left-out"
BOILERPLATE = "boilerplate"
REFERENCES = "references"
PAGE_FRAME = "page-frame"  # boilerplate unless it belongs to an article
PAGE_FOOT = "page-foot"  # boilerplate unless it ends a quotation
MAIN = "main"


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


VOID = _words("area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr")
SILENT = _words(
    """
    script style template svg math noscript select option textarea pre code kbd samp iframe object video audio canvas
    datalist noframes noembed xmp listing title rp applet del s strike
    """
)
HEADINGS = {f"h{level}": level for level in range(1, 7)}
LISTS = _words("ul ol menu dir dl")
ITEMS = _words("li dt dd")
CELLS = _words("td th")
CAPTIONS = _words("figcaption caption")
# Elements whose start and end both end the block that is open.
BOUNDARIES: frozenset[str] = (
    _words(
        """
        address article aside blockquote body button center details dialog dir div fieldset figure footer form frameset
        head header hgroup hr legend main menu nav p search section summary table tbody tfoot thead tr pre
        """
    )
    | HEADINGS.keys()
    | LISTS
    | ITEMS
    | CELLS
    | CAPTIONS
)
# Boundaries of which nothing else must be remembered.
UNTRACKED = _words("p button hr legend summary tr tbody thead tfoot head body search frameset")
# Rows and their groups end a cell or a caption left open.
CELL_ENDERS = CELLS | _words("tr tbody thead tfoot caption")
# Left out within a phrase: the words around stay apart, and the end of the block ends these too.
PHRASE_LEFT_OUT = _words("code kbd samp del s strike")
SECTIONS = _words("article section main")
# Elements that shield the one they stand in from the items and cells in them.
NESTING = ("ul", "ol", "dl", "menu", "dir", "table")
# Elements that a left-out element of the name gives way to, when its closing tag is missing.
IMPLIED_END = {
    "p": BOUNDARIES,
    "li": _words("li"),
    "dt": _words("dt dd"),
    "dd": _words("dt dd"),
    "td": CELL_ENDERS,
    "th": CELL_ENDERS,
    "tr": _words("tr tbody tfoot thead"),
    "option": _words("option optgroup"),
} | dict.fromkeys(PHRASE_LEFT_OUT, BOUNDARIES)

_FRAMES = {"nav": BOILERPLATE, "aside": BOILERPLATE, "header": PAGE_FRAME, "footer": PAGE_FOOT}
_FRAME_ROLES = _words("navigation banner contentinfo complementary search menu menubar")
_CONTAINERS = _words("aside details dialog div dl fieldset figure footer form header menu nav ol p section table ul")
_WHOLE_PAGE = _words("html body main article")
# Words of a class or id that mark the frame of a page, as its first or last word; or first, alone or before a part.
_FRAME_WORDS = _words("nav navbar navigation menu breadcrumb breadcrumbs sidebar cookie cookies pagination sharedaddy")
_FRAME_TOPICS = _words("related share sharing social newsletter gdpr skip")
_FRAME_PARTS = _words(
    """
    article articles bar box button buttons consent container content form icons items link links list media modal news
    notice pages popup post posts products reading resources section signup stories tools topics videos widget wrapper
    """
)
_FRAME_PHRASES = ("comment-form", "comment-respond", "respond", "commentform", "you-may-also-like")
_REFERENCE_WORDS = _words("references reflist footnotes endnotes bibliography citations")
# A name with one of these speaks of the layout around, not of the part itself.
_LAYOUT_WORDS = _words("has with no without content wrap wrapper layout page container toggle show article main")
_KEPT_ASIDES = _words("note warning caution callout tip important admonition disclaimer pullquote")

_TELLING = re.compile(r"class|id|role|hidden|style|open", re.IGNORECASE)
_PARTS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_UNSEEN = re.compile(r"(?:^|\s)(?:sr-only|screen-reader-text|visually-hidden)(?:\s|$)", re.IGNORECASE)
_CONCEALED = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def role_of(name: str, text: str, start: int, end: int) -> str:
    """The role of the element that the opening tag `text[start:end]` opens, `name` being its name in lower case."""
    if name in RAW_ELEMENTS:  # the tokenizer sets their contents apart
        return INERT
    if name in VOID:
        return PROSE if name in ("br", "meta", "hr") else INERT
    if name in SILENT:
        return LEFT_OUT
    role = _role_of_tag(name, text, start, end)
    return INERT if role == PROSE and name not in BOUNDARIES and name not in ("a", "html", "time") else role


def _role_of_tag(name: str, text: str, start: int, end: int) -> str:
    """The role by name and attributes of an element that may hold prose."""
    usual = _FRAMES.get(name, PROSE)
    if end - start < len(name) + 5 or not _TELLING.search(text, start + len(name) + 1, end):
        return LEFT_OUT if name == "dialog" else usual
    found = attributes(text, start, end)
    if _concealed(name, found):
        return LEFT_OUT
    role = found.get("role", "").lower()
    if role == "main" and name in _CONTAINERS:
        return MAIN
    if name in _WHOLE_PAGE or name not in _CONTAINERS:
        return usual
    if role in _FRAME_ROLES:
        return BOILERPLATE
    names = f"{found.get('class', '')} {found.get('id', '')}".split()
    if name == "aside" and any(part.lower() in _KEPT_ASIDES for word in names for part in _PARTS.findall(word)):
        return PROSE
    return next((role for role in map(_role_of_name, names) if role), usual)


def _concealed(name: str, found: dict[str, str]) -> bool:
    """Whether attributes keep an element from being read; a whole page is hidden only until a script has run."""
    if name in ("html", "body"):
        return False
    if "hidden" in found or found.get("aria-hidden", "").lower() == "true":
        return True
    if name == "dialog" and "open" not in found:
        return True
    return bool(_CONCEALED.search(found.get("style", "")) or _UNSEEN.search(found.get("class", "")))


def _role_of_name(word: str) -> str:
    """The role that one class or id gives away; empty for most."""
    parts = [part.lower() for part in _PARTS.findall(word)]
    if not parts:
        return PROSE
    if word.lower() in _FRAME_PHRASES:
        return BOILERPLATE
    if parts[0] in _FRAME_TOPICS and (len(parts) == 1 or parts[1] in _FRAME_PARTS):
        return BOILERPLATE
    if parts[0] in _FRAME_WORDS or parts[-1] in _FRAME_WORDS:
        return PROSE if _LAYOUT_WORDS.intersection(parts) - {"main"} else BOILERPLATE
    if _REFERENCE_WORDS.intersection(parts):
        return PROSE if _LAYOUT_WORDS.intersection(parts) - {"wrap", "content", "container"} else REFERENCES
    return PROSE


_META_KEYS = {
    "description": "description",
    "og:description": "description",
    "og:title": "title",
    "author": "author",
    "article:author": "author",
    "dc.creator": "author",
    "citation_author": "author",
    "article:published_time": "date",
    "datepublished": "date",
    "date": "date",
    "dc.date": "date",
    "pubdate": "date",
    "publish-date": "date",
    "citation_publication_date": "date",
    "article:modified_time": "updated",
    "og:updated_time": "updated",
    "datemodified": "updated",
    "last-modified": "updated",
    "lastmod": "updated",
    "revised": "updated",
    "lastreviewed": "reviewed",
    "reviewed-by": "reviewer",
    **{prefix + key: prefix + key for prefix in ("", "ldn-lint-") for key in ("kind", "audience", "jurisdiction")},
}


def meta_entry(text: str, start: int, end: int) -> tuple[str, str] | None:
    """Key and value that a `<meta>` tag adds to the metadata; none for tags of no interest here."""
    found = attributes(text, start, end)
    word = found.get("name") or found.get("property") or found.get("itemprop") or found.get("http-equiv") or ""
    key = _META_KEYS.get(word.lower())
    value = " ".join(found.get("content", "").split())
    return (key, value) if key and value else None


_DATE_CLASSES = {"published": "date", "dt-published": "date", "updated": "updated", "dt-updated": "updated"}


def time_entry(text: str, start: int, end: int) -> tuple[str, str] | None:
    """Key and value that a `<time>` tag adds to the metadata, if it dates the page."""
    found = attributes(text, start, end)
    names = [found.get("itemprop", ""), *found.get("class", "").split(), "pubdate" if "pubdate" in found else ""]
    keys = (_DATE_CLASSES.get(name.lower()) or _META_KEYS.get(name.lower()) for name in names)
    key, value = next(filter(None, keys), None), found.get("datetime", "").strip()
    return (key, value) if key and value else None
