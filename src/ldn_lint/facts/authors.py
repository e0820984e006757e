"""Who answers for a page: its author, reviewer or at least an organisation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ldn_lint.facts.dates import DATE
from ldn_lint.mentions.lazy import LazyPattern
from ldn_lint.mentions.page import Page


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_CREDENTIAL = (
    r"(?:M\.?D|D\.?O|Ph\.?D|D\.?Phil|R\.?N|M\.?Sc|B\.?Sc|M\.?A|M\.?P\.?H|MB\s?ChB|MBBS|MRCP|FRCP|MRCGP|FRCS|MRCPsych|MRPharmS"
    r"|Pharm\.?D|R\.?Ph|N\.?P|APRN|FNP(?:-C)?|PA-C|D\.?C|N\.?D|R\.?D|RDN|DDS|DMD|DVM|LAc|IFMCP|FACP|FAAP|DNP|BPharm|RGN|MS)"
)
_TITLE = r"(?:(?:Dr|Prof|Professor|Mr|Mrs|Ms|Sir|Dame)\.?\s+)"
_NAME = (
    rf"{_TITLE}?(?:[A-Z][\w'’-]*\.?\s+){{1,3}}(?:(?:de|van|von|der|la|al)\s+)*[A-Z][\w'’-]+"
    rf"|{_TITLE}[A-Z][\w'’-]+|[A-Z]\.\s?[A-Z][\w'’-]+"
)
_LEAD = LazyPattern(
    r"""^[\s*_>\\]*(?:this\s(?:page|article|leaflet|information|content)\s(?:was|is)\s
    |(?:medically|clinically|fact|last|content)[-\s]|article\s)*
    (?:(?:written|reviewed|checked|approved|authored|edited|posted|prepared|compiled|updated|verified|produced)
       (?:\s(?:and|&)\s(?:written|reviewed|checked|approved|edited|updated|verified))?\sby|by|authors?|reviewers?|words|text)\b\s?:?\s?""",
    re.IGNORECASE | re.VERBOSE,
)
_BARE = ("author", "authors", "reviewer", "reviewers", "words", "text")
# One of these ends every lead.
_LEAD_WORDS = frozenset({"by", "author", *_BARE})
_SIGNED = LazyPattern(rf"(?P<name>{_NAME})(?:,?\s\(?{_CREDENTIAL}\b\)?)+")
# Some letters mean other things where no comma stands before them (MS, MA).
_CREDENTIALED = LazyPattern(rf",\s?\(?{_CREDENTIAL}\b|\s\(?(?:M\.?D|Ph\.?D|Pharm\.?D|MRCP|MBBS|FRCP)\b")
_PERSON = LazyPattern(rf"(?:{_NAME})")
# What is no name at all, and what makes a name that of an organisation.
_NOBODY = _words(
    """
    a admin administrator and author blog by content contributor contributors copywriter editor editors
    editorial guest marketing our post staff team the us user web webmaster website wordpress writer writers
    """
)
_BODY = LazyPattern(
    r"""\b(?:team|staff|editors?|editorial|board|library|clinic|hospital|pharmacy|university|institutes?|trust|foundation|society
    |association|cent(?:er|re)|health|nhs|group|network|council|department|ministry|agency|company|ltd|inc|llc|gmbh|college|charity|press
    |office|news|media|magazine|care|wellness|organi[sz]ation|support|circle|labs?|academy|service|medicine|committee|alliance)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_KEYS = _words(
    """
    author authors reviewer reviewers reviewedby medicalreviewer medicallyreviewedby writtenby byline creator
    writer
    """
)
# A name as references write it: Holt H, Chalk ER.
_INDEXED = LazyPattern(r"[A-Z][\w’'-]+\s[A-Z]{1,3}(?:$|[,;.]|\s(?:&|and)\s)")
# How many lines at the head and foot may hold a signature, how long such a line may be, and a byline.
_EDGE, _SIGNATURE, _BYLINE = 15, 14, 40
# An organisation may stand by its bare name in one of the first lines.
_MASTHEAD = 4
_PROPER = LazyPattern(r"(?!By\b|Courtesy\b|Posted\b)(?:(?:the|of|for|and|&|in)\s|[A-Z][\w'’-]*\s){1,6}[A-Z][\w'’-]*")


_NAME_END = LazyPattern(
    rf",?\s(?=(?i:{DATE}))|"
    r"\s[|•·–—]\s|\\\||\bon\s\d|(?<!\bDr)(?<!\bProf)(?<!\bMrs)(?<!\bM[rs])(?<!\b[A-Z])[.;]\s(?=[A-Z][a-z])|\n"
)


_LATER = LazyPattern(rf"(?:[|·•–—]\s|{DATE},?\s)(?=by\b)", re.IGNORECASE)


class Author(NamedTuple):
    """Who signs: the name, whether it is a person's, and its prose offsets (-1: from the metadata)."""

    name: str
    person: bool
    start: int = -1
    end: int = -1


def author_of(page: Page) -> Author | None:
    """The person who signs the page, failing that the organisation; None when nobody does."""
    best: Author | None = None
    for author in _authors(page):
        if author.person:
            return author
        best = best or author
    return best


def is_byline(text: str) -> bool:
    """Whether a line names an author."""
    return any(_signed(text[at:], 0) for at in _beginnings(text))


def _authors(page: Page) -> Iterator[Author]:
    for key, value in page.document.metadata.items():
        if re.sub(r"[-_. ]", "", key.lower()) in _KEYS:
            person = _judged(value)
            if person is not None:
                yield Author(value, person)
    for line in page.document.metadata.get("frame", "").splitlines():
        for sentence in re.split(r"(?<=[a-z]{2}[.])\s", line):
            found = _signed(sentence, 0)
            if found:
                yield found._replace(start=-1, end=-1)
    yield from _of_prose(page)


def _of_prose(page: Page) -> Iterator[Author]:
    blocks = [block for block in page.document.blocks if block.kind != "reference"]
    edges = blocks if len(blocks) <= 2 * _EDGE else blocks[:_EDGE] + blocks[-_EDGE:]
    for block in edges:
        text = page.text(block.start, block.end)
        if text.count(" ") < _SIGNATURE:
            found = _SIGNED.match(text.lstrip("*_> "))
            if found and not _LEAD.match(text):
                at = block.start + text.index(found.group())
                yield Author(found["name"], True, at, at + len(found.group()))
    for block in [block for block in blocks[:_MASTHEAD] if block.kind != "heading"]:
        text = page.text(block.start, block.end)
        if _BODY.search(text) and _PROPER.fullmatch(text):
            yield Author(text, False, block.start, block.end)
    for index in page.places_of(_LEAD_WORDS):
        view = page.sentences[index]
        start, end, index = view.sentence
        if view.last - view.first <= _BYLINE and page.document.blocks[index].kind != "reference":
            text = page.text(start, end)
            yield from filter(None, (_signed(text[at:], start + at) for at in _beginnings(text)))


def _beginnings(text: str) -> list[int]:
    """Where in a line a byline may begin: at its head or, in a short line, behind a date or a mark that parts."""
    short = text.count(" ") < _SIGNATURE
    return [0, *(found.end() for found in _LATER.finditer(text))] if short else [0]


def _signed(text: str, start: int) -> Author | None:
    """The author whom a line that begins with "By" or "Reviewed by" names."""
    lead = _LEAD.match(text)
    if not lead:
        return None
    if lead.group().strip(" *_>\\").lower() in _BARE and ":" not in lead.group():
        return None
    rest = text[lead.end() :]
    person = _judged(rest)
    return None if person is None else Author(_first(rest), person, start, start + len(text))


def _first(text: str) -> str:
    """The part of a line that may be a name."""
    return _NAME_END.split(text, maxsplit=1)[0].strip(" *_.\\")


def _judged(text: str) -> bool | None:
    """Whether a text that should be a name is a person's (True), an organisation's (False) or none (None)."""
    name = _first(text)
    words = re.findall(r"[\w'’]+", name)
    if not words or all(word.lower() in _NOBODY for word in words):
        return None
    if not name[0].isupper():  # "The volunteers of the Tamarack Alliance" are somebody, "blocking receptors" is not.
        return False if name.lower().startswith("the ") and _BODY.search(name) else None
    if _CREDENTIALED.search(name) or re.match(_TITLE, name) or _INDEXED.match(name):
        return True
    if _BODY.search(name):
        return bool(re.match(r"[^,]+,", name) and _PERSON.match(name) and not _BODY.search(name.split(",")[0]))
    return bool(_PERSON.match(name))
