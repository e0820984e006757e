"""Durations of what a drug does in the body: how long it blocks, stays, takes to halve, to work, to wash out."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator
from typing import NamedTuple

from ldn_lint.doses.setting import Setting, disowned, routes_in, setting_of
from ldn_lint.mentions.lazy import LazyPattern
from ldn_lint.mentions.page import Page
from ldn_lint.model import Clash

EVENTS = {
    "blockade": r"\bblockades?\b|\bblock(?:s|ed|ing)?\b(?=[^.;:]{0,60}\breceptors?\b)",
    "time in the body": (
        r"\b(?:stays?|remains?|lasts?|is|persists?)\s(?:active\s)?in\s(?:the|your|one's)\s(?:system|body|blood(?:stream)?)\b"
        r"|\b(?:metaboli[sz]ed|excreted|eliminated|cleared|leaves?|gone|out)\b[^.;:]{0,40}\b(?:body|system|blood(?:stream)?)\b"
    ),
    "half-life": r"\bhalf[- ]li(?:fe|ves)\b",
    "wash-out": r"\bwash[- ]?out\b|\b(?:opioid|opiate|drug)[- ]free\b|\bweaning\soff\b",
    "time to effect": (
        r"\b(?:starts?|begins?)\s(?:to\s)?(?:work|act|take\seffect)(?:ing)?\b|\btakes?\seffect\b"
        r"|\b(?:time\sto|onset\sof)\s(?:effect|action)\b"
    ),
    "length of the effect": r"\beffects?\b[^.;:]{0,30}?\b(?:lasts?|wears?\soff|persists?)\b|\bwears?\soff\b",
}
# Cues of the events, so that most pages are passed over by one search.
_ANY = LazyPattern("block|half.li|wash.?out|.-free|weaning|tak\\w* effect|onset of|time to|wear|effects? |"
                  "(?:start|begin)s? |(?:system|body|blood)", re.IGNORECASE)  # fmt: skip
# What every event holds in lower case.
_SIGN = LazyPattern("block|system|body|blood|half|wash|free|wean|effect|action|start|begin|wear")
_EVENT = LazyPattern("|".join(f"(?P<e{i}>{cue})" for i, cue in enumerate(EVENTS.values())), re.IGNORECASE)
_NAMES = tuple(EVENTS)

_WORDS = {
    "half an": 0.5, "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "twelve": 12, "fourteen": 14, "twenty-four": 24, "forty-eight": 48,
    "seventy-two": 72, "thirty": 30, "twenty": 20,
}  # fmt: skip
_HOURS = {"min": 1 / 60, "hour": 1.0, "hr": 1.0, "day": 24.0, "week": 168.0, "month": 730.0}
_NUMBER = r"(?:\d+(?:\.\d+)?|" + "|".join(sorted(_WORDS, key=len, reverse=True)) + ")"
_UNIT = r"(?:min(?:ute)?|hour|hr|day|week|month)s?"
# The words of every time, in lower case; of the clock "pm", and the last letter of "p.m.".
_TIME_WORDS = frozenset(f"{unit}{end}" for unit in ("min", "minute", *_HOURS) for end in ("", "s")) | {"am", "pm", "m"}
_SPAN = LazyPattern(
    rf"(?<![\w.])(?P<low>{_NUMBER})(?:[\s-](?P<first>{_UNIT}))?(?:\s?(?:-|–|—|\bto\b|\bor\b)\s?(?P<high>{_NUMBER}))?"
    rf"[\s-](?P<unit>{_UNIT})\b",
    re.IGNORECASE,
)
_TIME = r"(\d{1,2})(?::(\d\d))?\s?([ap])\.?m\b\.?"
_CLOCK = LazyPattern(rf"(?:between|from)\s{_TIME}\s(?:and|to|until)\s{_TIME}", re.IGNORECASE)
_TIME_OF_DAY = LazyPattern(r"\d\s?[ap]\.?m", re.IGNORECASE)
_BOUND = LazyPattern(
    r"(?:(?P<least>at least|more than|over|longer than)|(?P<most>within|up to|less than|under|at"
    r" most|no more than|as little "
    r"as)|(?P<rhythm>every|each|per|once|twice|first|last|next|past))\s(?:about\s|around\s|the\s)?$",
    re.IGNORECASE,
)
_FOREVER = 1e9
# Patients in whom drugs act for another time than in most.
_PATIENT = LazyPattern(
    r"\b(?:kidney|renal|liver|hepatic|older|elderly|young\w*|child\w*|infants?|women|men|pregnan\w+|smok\w+|first|single|"
    r"repeated|long[- ]term|overdose)\b",
    re.IGNORECASE,
)
# How many characters about a duration its setting is read from.
_NEAR = 80
# How far a cue may stand from its duration, in characters, and how much two durations may differ.
_REACH, _TOLERANCE = 90, 1.25
# So many characters nearer must a cue be that stands after its duration.
_AFTER = 30

_LOW = LazyPattern(r"\b(?:LDN|low[- ]dose naltrexone)\b", re.IGNORECASE)
_ULTRA = LazyPattern(r"\bultra[- ]?low", re.IGNORECASE)
_FULL = LazyPattern(
    r"\b(?:full[- ]dose|standard[- ]dose|high[- ]dose)\b|\b\d+(?:\.\d+)?\s?(?:mg|mcg|g)\b", re.IGNORECASE
)
_NALTREXONE = LazyPattern(r"\b(?:LDN|naltrexone)\b", re.IGNORECASE)
_METABOLITE = LazyPattern(r"\b(?:metabolites?|breakdown product|active form|naltrexol|by-?product)\b", re.IGNORECASE)
# Words that stand for a drug named before, in a sentence that names none.
_POINTS_BACK = LazyPattern(
    r"\b(?:it|its|this|they|their|the (?:drug|medicines?|medication|tablets?|capsules?|dose|blockades?|effects?|"
    r"half-li\w+|wash-?out|onset))\b"
)
# Names of whole classes, and what stands after a drug's name when the text does not speak of taking it.
_CLASSES = frozenset({"opioid", "opioids", "opiate", "opiates", "narcotic", "narcotics"})
_OTHER_SENSE = LazyPattern(r"[\s-](?:receptors?|agonists?|antagonists?|free|dependen\w+|addict\w+|withdrawal)\b")


class Duration(NamedTuple):
    """How long something takes: prose offsets, sentence and words, event, drug, and `low` to `high` in hours."""

    start: int
    end: int
    sentence: int
    written: str
    event: str
    drug: str
    low: float
    high: float
    setting: Setting = Setting()

    def here(self) -> Duration:
        """The duration without its place."""
        return self._replace(start=0, end=0, sentence=-1)

    def abroad(self) -> Duration:
        """The duration without its place, as another page sees it."""
        return self.here()._replace(setting=self.setting.abroad())


def durations_of(page: Page) -> tuple[Duration, ...]:
    """The durations of a page in order: of a known event and drug, said in the page's own voice."""
    if "durations" not in page.memo:
        page.memo["durations"] = tuple(_durations(page))
    found: tuple[Duration, ...] = page.memo["durations"]
    return found


def of_one_event(duration: Duration) -> Iterator[Hashable]:
    """The subject of a duration that duration-conflict compares."""
    yield (duration.event, duration.drug)


def duration_conflict(one: Duration, other: Duration) -> Clash | None:
    """Two durations of one event that do not meet, even with a quarter allowed for rounding."""
    if one.sentence == other.sentence >= 0 or one.setting.differs(other.setting):
        return None
    lower, upper = sorted((one, other), key=lambda each: (each.low, each.high))
    if upper.low <= lower.high * _TOLERANCE:
        return None
    return Clash(f"the {one.event} of {one.drug}{_reckoned(one)}{_reckoned(other)}")


def _reckoned(duration: Duration) -> str:
    """The hours that a range of clock times comes to, in brackets."""
    return f" (by the clock {duration.low:g} hours)" if _TIME_OF_DAY.search(duration.written) else ""


def _durations(page: Page) -> Iterator[Duration]:
    timed = page.places_of(_TIME_WORDS)
    if not timed or not _ANY.search(page.lowered):
        return
    for index in timed:
        start, end, _ = page.document.sentences[index]
        text = page.text(start, end)
        if not _SIGN.search(page.lowered[start:end]) or not _EVENT.search(text) or disowned(page, index):
            continue
        for first, last, low, high in _lengths(text):
            event = _event(text, first, last)
            drug = event and _drug(page, index, event[1])
            if event and drug:
                drug += " (metabolite)" if _metabolite(text, first, last) else ""
                setting = _setting(page, index, event[0], text[max(first - _NEAR, 0) : last + _NEAR])
                yield Duration(start + first, start + last, index, text[first:last], event[0], drug, low, high, setting)


def _setting(page: Page, index: int, event: str, around: str) -> Setting:
    """What a duration is said of: the words about it, and the illness where it matters how soon something helps."""
    qualifiers = frozenset(match.group().lower() for match in _PATIENT.finditer(around))
    conditions = setting_of(page, index).conditions if event == "time to effect" else frozenset()
    return Setting(conditions=conditions, routes=routes_in(around), qualifiers=qualifiers)


def _lengths(text: str) -> Iterator[tuple[int, int, float, float]]:
    """The stretches of time in a sentence: where they start and end, and their hours."""
    for match in _CLOCK.finditer(text):
        begins, ends = _clock(*match.groups()[:3]), _clock(*match.groups()[3:])
        hours = (ends - begins) % 24
        yield match.start(), match.end(), hours, hours
    for match in _SPAN.finditer(text):
        bound = _BOUND.search(text[: match.start()])
        kind = bound.lastgroup if bound else ""
        if kind == "rhythm":
            continue
        unit = match["unit"]
        low = _number(match["low"]) * _hours(match["first"] or unit)
        high = _number(match["high"]) * _hours(unit) if match["high"] else low
        if kind == "least":
            high = _FOREVER
        elif kind == "most":
            low = 0.0
        yield match.start(), match.end(), low, high


def _clock(hour: str, minutes: str | None, half: str) -> float:
    return int(hour) % 12 + int(minutes or 0) / 60 + (12 if half.lower() == "p" else 0)


def _number(written: str) -> float:
    return _WORDS[written.lower()] if written.lower() in _WORDS else float(written)


def _hours(unit: str) -> float:
    return next(hours for name, hours in _HOURS.items() if unit.lower().startswith(name))


def _event(text: str, first: int, last: int) -> tuple[str, int] | None:
    """The event whose cue stands nearest to a stretch of time, and where the cue begins."""
    best: tuple[int, str, int] | None = None
    for cue in _EVENT.finditer(text):
        distance = first - cue.end() if cue.end() <= first else cue.start() - last + _AFTER
        if cue.start() < first and cue.end() >= last:  # The time stands inside the cue's reach.
            distance = 0
        clause = text[min(cue.end(), last) : max(cue.start(), first)]
        if 0 <= distance <= _REACH and not re.search(r"[;:]", clause) and (best is None or distance < best[0]):
            best = distance, _NAMES[int((cue.lastgroup or "e0")[1:])], cue.start()
    return best[1:] if best else None


def _metabolite(text: str, first: int, last: int) -> bool:
    """Whether the time is that of a breakdown product: the nearer of the names before it, or the only one after it."""
    before = [match.end() for match in _METABOLITE.finditer(text[:first])]
    if before:
        drugs = [match.end() for match in _NALTREXONE.finditer(text[:first])]
        return not drugs or before[-1] > drugs[-1]
    return bool(_METABOLITE.search(text[last : last + 40])) and "," not in text[last : last + 10]


def _drug(page: Page, index: int, at: int) -> str:
    """The drug that a cue speaks of: before it, else after it in the sentence, else the last one of the paragraph, else
    the only one of the page.
    """
    start, end, block = page.document.sentences[index]
    names = _drugs(page, index)
    before = [name for offset, name in names if offset < start + at]
    if before or names:
        name = before[-1] if before else names[0][1]
        return _classed(name, page.text(start, end))
    if not _POINTS_BACK.search(page.lowered[start : start + at + 12]):
        return ""
    for previous in range(index - 1, -1, -1):
        if page.document.sentences[previous].block != block:
            break
        if earlier := _drugs(page, previous):
            return _classed(earlier[-1][1], page.text(*page.document.sentences[previous][:2]))
    only = {name for each in range(len(page.sentences)) for _, name in _drugs(page, each)}
    return _classed(only.pop(), page.document.text) if len(only) == 1 else ""


def _drugs(page: Page, index: int) -> list[tuple[int, str]]:
    """The drugs that a sentence names, with their places."""
    known: dict[int, list[tuple[int, str]]] = page.memo.setdefault("drugs of sentences", {})
    if index not in known:
        start, end, _ = page.document.sentences[index]
        text = page.text(start, end)
        found = {start + match.start(): "naltrexone" for match in _NALTREXONE.finditer(text)}
        for hit in page.sentences[index].found(page.lexicon.bits.get("drug", 0)):
            name = page.lowered[hit.start : hit.end]
            if name not in _CLASSES and not _OTHER_SENSE.match(page.lowered, hit.end):
                found.setdefault(hit.start, name)
        known[index] = sorted(found.items())
    return known[index]


def _classed(drug: str, text: str) -> str:
    """The drug with its dose class, where the text tells it: doses far apart last differently."""
    if _ULTRA.search(text):
        return f"ultra-low-dose {drug}"
    if drug == "naltrexone" and _LOW.search(text):
        return "low-dose naltrexone"
    return f"full-dose {drug}" if _FULL.search(text) and drug == "naltrexone" else drug
