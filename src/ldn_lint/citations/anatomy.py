"""The parts of a reference: who wrote it, when, its title, where it appeared.

References come in too many styles to parse; each part is told by a form that most styles share, and what is not told
apart is taken as there.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ldn_lint.mentions.lazy import LazyPattern


class Anatomy(NamedTuple):
    """What a reference holds: surnames (lower case) of its authors, its years, its title, whether a place is named.

    `author` says that somebody is named, person or body; `place` that a journal with volume or a publisher is.
    """

    author: bool
    surnames: tuple[str, ...]
    years: tuple[int, ...]
    title: str
    place: bool


# "van der", "de la", "di": a capital one is taken for a name of its own.
_PREFIX = r"(?:(?:v[ao]n|de[rnl]?|d[aiu]|dos|l[ae]|[ae]l|ter)[\s-]){0,3}"
SURNAME = rf"{_PREFIX}(?:[A-ZÀ-ÖØ-Þ]['’])?[A-ZÀ-ÖØ-Þ][\w’'-]*[a-zß-ÿ’'-]\w*"
_INITIALS = r"(?:[A-ZÀ-Þ]\.?[ -]?){1,4}"
_AUTHORS = (
    # Younger J, Mackey S.  |  Younger JW. Title
    LazyPattern(
        rf"({SURNAME}(?:[ -]{SURNAME}){{0,2}}),? [A-Z]{{1,4}}(?:-[A-Z])?(?: (?:Jr|Sr|II|III|2nd|3rd))?"
        r"(?=[,.;:&]|\set\sal|\sand\b|\s\()"
    ),
    # Younger, J., & Mackey, S.  |  Younger, J. W. (2009)  |  Younger, Jarred W., and
    LazyPattern(rf"({SURNAME}(?:[ -]{SURNAME})?), {_INITIALS}(?=[,.;:&(]|\s|$)"),
    LazyPattern(rf"({SURNAME}(?:[ -]{SURNAME})?), [A-Z][\w’'-]+(?: [A-Z]\.?)*(?=[,.]|\sand\b|\s&|\s\()"),
    # J. Younger, S. Mackey  |  J Younger, S Mackey
    LazyPattern(rf"(?:[A-Z]\. ?){{1,3}}({SURNAME})(?=[,.;:]|\s)"),
    LazyPattern(rf"[A-Z]{{1,2}} ({SURNAME})(?=[,;:]|\set\sal|\sand\b)"),
    # Younger et al.
    LazyPattern(rf"({SURNAME})(?:\s{_INITIALS})?,?\s(?:et\sal|and\s(?:colleagues|others))"),
    # Jarred Younger and Sean Mackey  |  Jarred Younger. (2009)
    LazyPattern(rf"[A-Z][\w’'-]+(?: [A-Z]\.)? ({SURNAME})(?=,| and [A-Z]|\. \(?(?:19|20)\d\d\)?\. [A-Z“\"])"),
    # Younger & Mackey  |  Younger (2009)
    LazyPattern(rf"({SURNAME})(?= & | \(?(?:19|20)\d\d[a-z]?\)?[.,:])"),
)
# Every author of a list: what follows a comma or "and" with initials.
_FURTHER = LazyPattern(rf"(?:^|[,;&]\s|and\s)({SURNAME}),?\s[A-Z](?:[A-Z.\s-]{{0,6}})(?=[,.;&]|\sand\b|$)")
# What goes on with a list of authors.
_FURTHER_NAME = LazyPattern(
    rf"""(?x)\.?,?\s?(?:&|and)?\s?,?\s?
    (?:{_PREFIX}[A-ZÀ-Þ][\w’'-]+(?:[\s-][A-ZÀ-Þ][\w’'-]+)?,?\s(?:(?:[A-Z]\.[\s-]?){{1,4}}|[A-Z]{{1,4}}(?!\w))
      | (?:[A-Z]\.\s?){{1,3}}{_PREFIX}[A-ZÀ-Þ][\w’'-]+
      | [A-Z][\w’'-]+\s(?:[A-Z]\.\s)?[A-ZÀ-Þ][\w’'-]+(?=[,.]|\sand\b)
      | et\sal\.? | eds?\.?)"""
)
_BODY_WORD = (
    r"(?:Institut|Organi[sz]ation|Association|Society|Agency|Administration|Department|Ministry|Cent(?:er|re)|Council"
    r"|Committee|Collaborat|College|Academy|Foundation|Group|Service|Commission|Board|University|Hospital|Clinic\b|Trust"
    r"|Library|Federation|Alliance|Network|Consortium|Initiative|Team|Authority|Office|Bureau|Union|Task\sForce|Survey"
    r"|Investigators|Programme|Program\b|Laborator|Pharma|Inc\b|Ltd\b|GmbH|Editors|Staff)"
)
_BODY = LazyPattern(
    rf"[A-Z][^.:“\"]{{0,100}}?{_BODY_WORD}\w*|(?:[A-Z][A-Za-z]*[A-Z]|[A-Z]{{2,}})[\w/-]*(?=[.,:;]|\s\(|\s[A-Z])"
)
_CAPITALISED = LazyPattern(r"(?:[A-Z][\w’'-]+(?:\s(?:of|the|and|for|on|in)\b)*\s?){1,7}\s?[.:](?=\s[A-Z“\"(\d])")
_YEAR = LazyPattern(r"(?<![\d/.:-])((?:19|20)\d\d)[a-z]?(?![\d%]|\s?(?:mg|people|patients|women|men))")
_NO_DATE = LazyPattern(r"\bn\.?\s?d\.|\bno\sdate\b|\bin\spress\b|\bforthcoming\b|\bundated\b", re.IGNORECASE)
_PLACE = LazyPattern(
    r"""(?x)
    (?:19|20)\d\d[^.\n]{0,25}[;:,]\s?\d+                 # 2009 Mar;72
  | \b\d{1,4}\s?(?:\([^()]{1,20}\))?\s?[:,]\s?[a-zA-Z]?\d+(?:[-–—]\w?\d+)?   # 72(3):333-7
  | \b\d+\s?\([\dA-Za-z][^()]{0,15}\)
  | \b[Vv]ol(?:ume|\.)?\s?\d | \bpp?\.?\s?\d | \b[Ii]ssue\s\d | \b[Cc]hapter\b | \b[Nn]o\.\s?\d | ;\s?(?:19|20)\d\d\b
  | \b(?:Press|Publish\w+|Publications?|Elsevier|Springer|Wiley|Routledge|Saunders|Mosby|Geneva|London|Oxford|New\sYork
      |Philadelphia|Boston|Chicago|Baltimore|Bethesda|Washington|Atlanta|Rockville|Cambridge|Paris|Berlin|Amsterdam|Sydney
      |Edinburgh|Ottawa|Toronto)\b
  | \b(?:[Ee]dition|\d(?:st|nd|rd|th)\sed\b|[Ee]ds?\.|[Gg]uid(?:eline|ance)|[Rr]eport|[Ll]eaflet|[Tt]hesis
      |[Dd]issertation|[Pp]reprint|[Ii]n\spress|[Ee]pub|[Oo]nline|Internet
      |[Aa]vailable|[Rr]etrieved|[Aa]ccessed|[Uu]pdated|[Ww]ebsite|[Ff]act\s?sheet|[Pp]roceedings
      |[Cc]onference|Congress|[Mm]eeting|[Pp]rescribing\sinformation|[Pp]ackage\s(?:insert|leaflet)|Cochrane|medRxiv|bioRxiv|StatPearls)\b
  | \b(?:NG|CG|TA|QS|PH|SIGN)\s?\d{1,4}\b | \bJournal\b | \b(?:Annals|Archives)\sof\b
  | \bThe\sLancet\b | \bBMJ\b | \bJAMA\b
    """
)
_ADDRESS = LazyPattern(
    r"\b(?:https?://|www\.)\S+|\bdoi:?\s?\S+|\b10\.\d{4,9}/\S+|\bPMC?(?:ID)?:?\s?\d+\S*", re.IGNORECASE
)
_DOMAIN = LazyPattern(
    r"\b[a-z0-9-]+\.(?:gov|org|com|net|edu|int|eu|nhs\.uk|ac\.uk|co\.uk|org\.uk|gov\.uk)\b(?:/\S*)?", re.IGNORECASE
)
_SEGMENT = LazyPattern(r"[.?!:]+[”\"’)]*\s+|\s(?=\((?:19|20)\d\d)|[“”\"]|$")
_JOURNAL_SEGMENT = LazyPattern(r"(?:[A-Z][\w-]*\.?,?\s?|of\s|and\s|the\s|&\s|in\s){1,7}$")
_LEAST_TITLE = 12


def anatomy_of(text: str) -> Anatomy:
    """The parts of a reference, given without its label."""
    bare = _DOMAIN.sub(" ", _ADDRESS.sub(" ", text)).strip()
    end, surnames = _authors(bare)
    years = tuple(int(match[1]) for match in _YEAR.finditer(bare))
    author = bool(surnames) or end > 0 or "et al" in bare
    title = _title(bare[end:])
    return Anatomy(author, surnames, years, title, bool(_PLACE.search(bare)))


def is_dated(text: str, parts: Anatomy) -> bool:
    """Whether a reference gives its year or says that there is none."""
    return bool(parts.years) or _NO_DATE.search(text) is not None


def has_address(text: str) -> bool:
    """Whether a text spells out where the work can be found: an address, a site, an identifier."""
    return _ADDRESS.search(text) is not None or _DOMAIN.search(text) is not None


def looks_cited(text: str) -> bool:
    """Whether a line could be a reference by itself: it holds a year, an address or a volume with pages."""
    return _YEAR.search(text) is not None or has_address(text) or re.search(r"\d\(\d+\):\d", text) is not None


def _authors(text: str) -> tuple[int, tuple[str, ...]]:
    """Where the names at the head of a reference end, and the surnames among them."""
    for pattern in _AUTHORS:
        match = pattern.match(text)
        if match:
            end = _end_of_names(text, match.end())
            names = [match[1], *(further[1] for further in _FURTHER.finditer(text[:end]))]
            return end, tuple(dict.fromkeys(name.casefold() for name in names))
    match = _BODY.match(text) or _CAPITALISED.match(text)
    # A journal that opens the reference is followed by a year and a volume, an author by a title.
    if (
        match
        and match.end() < len(text)
        and not re.match(r"[.,:]?\s*\(?(?:19|20)\d\d[^.]{0,12}[;:]", text[match.end() :])
    ):
        return match.end(), ()
    return 0, ()


def _end_of_names(text: str, end: int) -> int:
    """Where the list of authors that has begun comes to its end: a full stop after it, or the year."""
    while match := _FURTHER_NAME.match(text, end):
        end = match.end()
    return end


def _title(text: str) -> str:
    """The longest stretch between stops that is no journal, volume or date; empty when there is none."""
    pieces = [piece.strip(" .,;:()[]*_“”\"'") for piece in _SEGMENT.split(text)]
    titles = [piece for piece in pieces if _is_title(piece)]
    return max(titles, key=len, default="")


def _is_title(piece: str) -> bool:
    words = re.findall(r"[^\W\d_]{2,}", piece)
    if len(piece) < _LEAST_TITLE or len(words) < 2 or re.search(r"\b(?:19|20)\d\d[^.]{0,15}[;:]\s?\d", piece):
        return len(words) == 1 and len(piece) >= 8 and not re.search(r"\d", piece)
    # Nothing but capitalised, shortened words ("Am J Gastroenterol") is a journal.
    return not (_JOURNAL_SEGMENT.fullmatch(piece) and len(piece) / len(piece.split()) < 8 and len(piece.split()) < 5)
