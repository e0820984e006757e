"""Identifiers of papers and trials: which a text holds, and which cannot be right.

The shapes: a DOI is `10.`, a registrant of four to nine digits, a slash and a suffix (Crossref's pattern); a
PubMed number has up to eight digits; a PubMed Central number is `PMC` and four to eight digits; `NCT` and `ISRCTN` are
followed by exactly eight digits; a EudraCT number is a year, six digits and two digits.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import unquote

from ldn_lint.mentions.lazy import LazyPattern

_DOI = LazyPattern(r"\b10\.\d{4,9}/[^\s\"'<>“”]+", re.IGNORECASE)
_PMID = LazyPattern(r"\bPMID:?\s?(\d{1,8})\b|pubmed(?:\.ncbi\.nlm\.nih\.gov)?/(\d{1,8})\b", re.IGNORECASE)
_OTHERS = LazyPattern(r"\b(?:PMC\d{4,8}|NCT\d{8}|ISRCTN\d{8}|20\d\d-\d{6}-\d\d)\b", re.IGNORECASE)
_TRAILING = ".,;:)]}”’\"'"


class Fault(NamedTuple):
    """An identifier that cannot be right: characters `start` to `end` of the text, the kind, what is wrong."""

    start: int
    end: int
    kind: str
    detail: str


def identifiers(text: str) -> tuple[str, ...]:
    """The well-formed identifiers in `text`, in one spelling, without repetition."""
    found = [f"doi:{match[0].rstrip(_TRAILING).lower()}" for match in _DOI.finditer(text)]
    found += [f"pmid:{match[1] or match[2]}" for match in _PMID.finditer(text)]
    found += [match[0].upper() for match in _OTHERS.finditer(text)]
    return tuple(dict.fromkeys(found))


# What follows a label: up to the next blank, with what closes the phrase left off.
_DOI_LABEL = LazyPattern(
    r"\bdoi(?:\s?:\s?|\s+(?=10\.\d+/)|\s?=\s?)(?:https?://(?:dx\.)?doi\.org/|doi:)?(?=\d)(\S+)", re.IGNORECASE
)
_DOI_LINK = LazyPattern(r"\bdoi\.org/(?=\d)([^\s?#]+)", re.IGNORECASE)
_RIGHT_DOI = LazyPattern(r"10\.\d{4,9}(?:\.\d+)*/\S+")
_SHORT_DOI = LazyPattern(r"10/[a-z0-9]+", re.IGNORECASE)
_CUT = LazyPattern(r"…|\.\.\.")
_PMID_LABEL = LazyPattern(r"\b(?:PMID|PubMed ID)\s?[:#=]?\s?((?:PMC)?\d[\dOIl]*)\b")
_PMID_LINK = LazyPattern(r"pubmed(?:\.ncbi\.nlm\.nih\.gov|\.gov)?/(\d+)\b")
_PMC_LABEL = LazyPattern(r"\bPMCID\s?[:#=]?\s?((?:PMC)?\d+)\b|\bpmc/articles/(PMC\d+)\b|\b(PMC\d{9,})\b")
_TRIAL = LazyPattern(r"\b(NCT|ISRCTN)([\s:#-]{0,2})(\d[\dOIl]*|O\d[\dOIl]*)\b")
_EUDRACT = LazyPattern(
    r"\bEudraCT(?:\s(?:number|no\.?|identifier|id))?\s?[:#]?\s?(?:number\s)?(\d[\d-]*\d)(?![\w-])", re.IGNORECASE
)
_RIGHT_EUDRACT = LazyPattern(r"20\d\d-\d{6}-\d\d(?:-\d\d)?")
# Fewer digits after NCT or ISRCTN are the name of something else.
_FEWEST_TRIAL_DIGITS, _TRIAL_DIGITS = 5, 8
_PMID_DIGITS = 8


def faults(text: str) -> Iterator[Fault]:
    """The identifiers in `text` (prose, or the target of a link) that cannot be right, each told by its label."""
    seen: list[tuple[int, int]] = []
    for fault in _all_faults(text):
        if not any(fault.start < end and start < fault.end for start, end in seen):
            seen.append((fault.start, fault.end))
            yield fault


def _all_faults(text: str) -> Iterator[Fault]:
    lowered = text.lower()
    if "doi" in lowered:
        yield from _doi_faults(text)
    if "pmid" in lowered or "pubmed" in lowered:
        yield from _pmid_faults(text)
    if "pmc" in lowered:
        yield from _pmc_faults(text)
    if "nct" in lowered or "isrctn" in lowered:
        yield from _trial_faults(text)
    if "eudract" in lowered:
        yield from _eudract_faults(text)


def _doi_faults(text: str) -> Iterator[Fault]:
    for pattern in (_DOI_LINK, _DOI_LABEL):
        for match in _matches_at(pattern, text, "doi"):
            written = match[1].rstrip(_TRAILING)
            if _CUT.search(match[1]):
                detail = "it is cut short"
            elif _may_be_doi(unquote(written), text, match.end(1)):
                continue
            elif not written.startswith("10."):
                detail = "a DOI begins with “10.”"
            elif "/" not in written:
                detail = "the part after the slash is missing"
            elif written.endswith("/"):
                detail = "nothing follows the slash"
            else:
                detail = "four to nine digits stand between “10.” and the slash"
            start = match.start() if pattern is _DOI_LABEL else match.start(1)
            yield Fault(start, match.start(1) + len(written), "DOI", detail)


def _matches_at(pattern: re.Pattern[str], text: str, opening: str) -> Iterator[re.Match[str]]:
    """The matches of a pattern that is blind to case and begins with `opening`, tried where that stands only."""
    lowered = text.lower()
    if len(lowered) != len(text):
        yield from pattern.finditer(text)
        return
    at = lowered.find(opening)
    while at >= 0:
        match = pattern.match(text, at)
        if match:
            yield match
        at = lowered.find(opening, match.end() if match else at + 1)


def _may_be_doi(written: str, text: str, end: int) -> bool:
    """Whether a DOI has a right form, or was only parted by a blank from its rest."""
    if _RIGHT_DOI.fullmatch(written) or _SHORT_DOI.fullmatch(written):
        return True
    parted = written.endswith(("/", ".")) or "/" not in written
    return parted and bool(re.match(r"\s?[/\w][\w./-]*\d", text[end:]))


def _pmid_faults(text: str) -> Iterator[Fault]:
    for match in _PMID_LABEL.finditer(text):
        if detail := _pmid_detail(match[1]):
            yield Fault(match.start(), match.end(), "PubMed number", detail)
    for match in _PMID_LINK.finditer(text):
        if detail := _pmid_detail(match[1]):
            yield Fault(match.start(1), match.end(1), "PubMed number", detail)


def _pmid_detail(written: str) -> str:
    if written.startswith("PMC"):
        return "that is a PubMed Central number"
    if not written.isdigit():
        return "it holds a letter"
    return f"it has {len(written)} digits, at most eight are possible" if len(written) > _PMID_DIGITS else ""


def _pmc_faults(text: str) -> Iterator[Fault]:
    for match in _PMC_LABEL.finditer(text):
        digits = len((match[1] or match[2] or match[3]).removeprefix("PMC"))
        if not 4 <= digits <= 8:
            plural = "" if digits == 1 else "s"
            detail = f"it has {digits} digit{plural}, four to eight are possible"
            yield Fault(match.start(), match.end(), "PubMed Central number", detail)


def _trial_faults(text: str) -> Iterator[Fault]:
    for match in _TRIAL.finditer(text):
        written = match[3]
        if len(written) < _FEWEST_TRIAL_DIGITS or (len(written) == _TRIAL_DIGITS and written.isdigit()):
            continue
        holds_letter = not written.isdigit()
        detail = "it holds a letter" if holds_letter else f"it has {len(written)} digits and needs eight"
        yield Fault(match.start(), match.end(), f"{match[1]} number", detail)


def _eudract_faults(text: str) -> Iterator[Fault]:
    for match in _EUDRACT.finditer(text):
        if not _RIGHT_EUDRACT.fullmatch(match[1]):
            yield Fault(match.start(1), match.end(1), "EudraCT number", "its form is YYYY-NNNNNN-NN")
