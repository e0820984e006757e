"""Split prose into sentences by rules kept as data."""

from __future__ import annotations

import re
from collections.abc import Iterator

import ldn_lint.readers.sentence_data as data

# The last mark of a run of stops, what closes with it, notes glued to it, and the blank that must follow.
# Only the last mark is matched, so a long run of stops costs its length and no more.
_STOP = re.compile(
    r"""[.!?…](?![.!?…])
        ["'”’»)\]]*
        ((?:\[[^\[\]]{1,60}\])+|[0-9¹²³⁰⁴-⁹][0-9¹²³⁰⁴-⁹,–-]{0,30})?
        ["'”’»)]*
        \s+""",
    re.VERBOSE,
)
# Notes set off by a blank still belong to the sentence before them.
_NOTES = re.compile(r"(?:\[(?:[0-9]{1,3}[0-9\s,;–-]{0,60}|[a-z]|(?:citation|clarification) needed|sic)\]\s*)+")
_OPENING = "\"'“‘«([{¿¡"
_CLOSING = "\"'”’»)]"
_STOPS = ".!?…"
_LAST_PUNCTUATION = "\u206f"  # arrows, bullets and pictures come after the general punctuation
_NEXT_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]{1,2}\Z")
_LABEL = re.compile(r"(?:[0-9]{1,3}(?:\.[0-9]{1,2})*|[^\W\d_]|[ivxIVX]{2,4})\Z")
# No sentence is so long: text without stops is cut, as patterns may cost the square of a sentence.
_LONGEST = 2000
_MIXED = re.compile(r"[a-z]{1,2}[A-Z]|[α-ω]-")


def _table() -> dict[str, str]:
    """Which class each abbreviation belongs to; the first class that lists a word wins."""
    classes = (
        ("joining", data.JOINING),
        ("title", data.TITLES),
        ("time", data.TIMES),
        ("halting", data.HALTING),
        ("numbered", data.NUMBERED),
    )
    return {word: name for name, words in reversed(classes) for word in words}


_ABBREVIATIONS = _table()


def split_sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Spans of the sentences of the block `text[start:end]`, without outer blanks, in order, none over 2,000 long."""
    if start < end and (text[start].isspace() or text[end - 1].isspace()):
        end = start + len(text[start:end].rstrip())
        start = end - len(text[start:end].lstrip())
    spans: list[tuple[int, int]] = []
    at = start
    for match in _STOP.finditer(text, start, end):
        after = match.end()
        if text[after] == "[" and (notes := _NOTES.match(text, after, end)):
            after = notes.end()
            if after >= end:
                break
        if after > at and _breaks(text, at, match, after, end):
            stop = after
            while text[stop - 1].isspace():
                stop -= 1
            spans.append((at, stop))
            at = after
    if at < end:
        spans.append((at, end))
    if end - start > _LONGEST:
        return [piece for span in spans for piece in _pieces(text, *span)]
    return spans


def _pieces(text: str, at: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence in pieces of bearable length, cut at blanks where there are any."""
    while end - at > _LONGEST:
        cut = at + _LONGEST
        stop = next((place for place in range(cut, cut - _LONGEST // 2, -1) if text[place].isspace()), cut)
        after = stop
        while text[after].isspace():
            after += 1
        yield at, at + len(text[at:stop].rstrip())
        at = after
    yield at, end


def _breaks(text: str, at: int, match: re.Match[str], after: int, end: int) -> bool:
    """Whether the sentence that began at `at` ends with the stop in `match`; the next word stands at `after`."""
    stop = match.start()
    last = text[stop]
    while stop > at and text[stop - 1] in _STOPS:
        stop -= 1
    before = text[stop - 1] if stop > at else " "
    if before in "([":  # "(!)", "[...]"
        return False
    while after < end - 1 and text[after] in _OPENING:
        after += 1
    follower = text[after]
    if last in "!?":
        return _opens_after_question(text, match.start(), follower)
    glued = match[1] is not None and match[1][0] != "["
    if glued and not (text[stop - 2 : stop].isalpha() or before in '%)”"'):
        return False
    if last == "…" or match.start() > stop or glued:
        return follower.isupper() and (not glued or _ends_after(text, at, stop, after, end))
    if follower.islower():
        return _opens_in_lower_case(text, at, stop, after)
    return _may_open(follower) and _ends_after(text, at, stop, after, end)


def _may_open(follower: str) -> bool:
    """Whether a character may be the first of a sentence: a letter, a digit, a sign of value, a symbol."""
    return follower.isalnum() or follower in "$€£#@<>≥≤~±+&" or follower > _LAST_PUNCTUATION


def _opens_after_question(text: str, stop: int, follower: str) -> bool:
    """Whether what follows "?" or "!" is a new sentence; after a closing quote, lower case carries on."""
    if follower.islower():
        return text[stop + 1] not in _CLOSING
    return _may_open(follower)


def _opens_in_lower_case(text: str, at: int, stop: int, after: int) -> bool:
    """Whether a full stop ends a sentence although a lower-case word follows: "eGFR fell", "i love it"."""
    if _MIXED.match(text, after):
        return _ends_after(text, at, stop, after, len(text))
    word = _NEXT_WORD.match(text, after)
    if word is None or word.group() not in data.CARELESS or text[stop + 1] in _CLOSING:
        return False
    before = _word_before(text, at, stop)
    return len(before) > 1 and before.isalpha() and _class_of(before) == ""


def _word_before(text: str, at: int, stop: int) -> str:
    """The blank-delimited word that ends at `stop`, without opening marks; empty after a blank."""
    piece = text[max(at, stop - 40) : stop]
    if not piece or piece[-1].isspace():
        return ""
    return piece.rsplit(None, 1)[-1].lstrip("\"'“‘«([{—–-").rstrip(_CLOSING)


def _class_of(word: str) -> str:
    """The class of an abbreviation written without its last full stop; empty for other words."""
    found = _ABBREVIATIONS.get(word)
    if found is None and len(word) > 1:  # a capital letter alone is an initial: "P. Smith" has nothing of "p. 5"
        found = _ABBREVIATIONS.get(word.lower())
    return found or ""


def _ends_after(text: str, at: int, stop: int, after: int, end: int) -> bool:
    """Whether the word before a full stop lets the sentence end there, given what follows at `after`."""
    word = _word_before(text, at, stop)
    if _is_label(text, at, stop, word):
        return False
    kind = _class_of(word)
    if not kind:
        if len(word) == 1 and word.isalpha():
            return _ends_after_letter(text, at, stop, after, end)
        if "." not in word or not _DOTTED.match(word):
            return True
        kind = "halting"
    follower = text[after]
    if kind == "joining":
        return False
    if kind == "numbered":
        return not follower.isdigit()
    following = _NEXT_WORD.match(text, after, end)
    opener = following.group() if following else ""
    if kind == "time":
        return not follower.isdigit() and opener not in data.DATES
    if kind == "title":
        return opener in data.OPENERS and opener not in data.NAMES
    if text[after - 1] in '"“«' and follower.isupper():
        return True
    return opener in data.OPENERS and not (len(opener) == 1 and text[after + 1 : after + 2] == ".")


def _is_label(text: str, at: int, stop: int, word: str) -> bool:
    """Whether `word` numbers an item of a list: "1. Take", "Steps: 1. Take"."""
    begin = stop - len(word)
    if not word or not (begin - at <= 1 or text[max(at, begin - 3) : begin].rstrip().endswith(":")):
        return False
    return _LABEL.match(word) is not None


def _ends_after_letter(text: str, at: int, stop: int, after: int, end: int) -> bool:
    """Whether a single letter ends a sentence: "vitamin C. Then" does, "J. Smith" does not."""
    before = text[max(at, stop - 30) : stop - 1].rsplit(None, 1)
    previous = before[-1] if before else ""
    if previous.lower() in data.LETTERED:
        return True
    if text[stop - 1] in data.UNIT_LETTERS and previous[-1:].isdigit():
        return True
    following = _NEXT_WORD.match(text, after, end)
    opener = following.group() if following else ""
    return opener in data.OPENERS and opener not in data.NAMES
