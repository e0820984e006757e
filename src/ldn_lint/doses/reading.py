"""What the words around an amount tell of it: role, frequency, population, past."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property

from ldn_lint.doses import cues
from ldn_lint.doses.amounts import Amount
from ldn_lint.doses.frequency import frequency_in
from ldn_lint.mentions.lazy import LazyPattern

_WORD = LazyPattern(r"[^\W_]+(?:['.·,-][^\W_]+)*")
_REACH = 6
# Where a clause ends: what is said of another amount lies beyond.
_CLAUSE = LazyPattern(r";|\s[–—]\s|\. ")
_AFTER = 70
# How many characters on either side to look at for who takes it; what makes any place before worse than one after.
_BACK, _ELSEWHERE = 300, 1000
# How many words before an amount to look at, whatever they are.
_MOST = 24
_OFTEN_DOSE = LazyPattern(r"\b(?:daily|nightly|weekly|monthly)(?= (?:[\w-]+ ){0,2}dos)")
# Between an amount and people whom it is not for.
_AGAINST = LazyPattern(
    r";|\b(?:against|not|never|avoid\w*|warn\w*|caution\w*|contraindicated|unless|harm\w*|no"
    r"|than|same as)\b"
)
_TO_FROM = LazyPattern(r"\s*(?:a day|daily|each day|per day|of drug)?\s*(?:down |up )?to\s*(?:about )?")


class Surroundings:
    """A sentence in lower case with its amounts, as offsets into it."""

    def __init__(self, lowered: str, amounts: Sequence[Amount]) -> None:
        self.text = lowered
        self.amounts = amounts
        self._ends = [amount.end for amount in amounts]

    @cached_property
    def told(self) -> str:
        """Whether the sentence as a whole tells of harm by too much, or of a trial."""
        if cues.TOXIC.search(self.text) and not cues.NOT_TOXIC.search(self.text):
            return "toxic"
        return "trial" if cues.TRIAL.search(self.text) else ""

    @cached_property
    def past(self) -> tuple[int, int] | None:
        """From where to where the sentence tells of the past, if it does."""
        past = cues.PAST.search(self.text)
        if past is None:
            return None
        present = cues.PRESENT.search(self.text, past.end())
        return 0, present.start() if present else len(self.text)

    @cached_property
    def people(self) -> list[tuple[int, int, str]]:
        """Where the sentence names a population: start, end and which, in order."""
        text = cues.EVERYBODY.sub(lambda match: " " * len(match.group()), self.text)
        return sorted((*match.span(), name) for name, cue in cues.POPULATIONS for match in cue.finditer(text))

    def amount_before(self, place: int) -> Amount | None:
        """The last amount that ends at or before a place."""
        index = bisect_right(self._ends, place)
        return self.amounts[index - 1] if index else None

    def first(self, index: int) -> int:
        """The first of the amounts that share what is said of them with this one."""
        while index and self.amounts[index].joined and not self.is_target(index):
            index -= 1
        return index

    def last(self, index: int) -> int:
        """The last of those amounts."""
        while index + 1 < len(self.amounts) and self.amounts[index + 1].joined and not self.is_target(index + 1):
            index += 1
        return index

    def floor(self, index: int) -> int:
        """Where the amount before those ends (0 for the first)."""
        index = self.first(index)
        return self.amounts[index - 1].end if index else 0

    def ceiling(self, index: int) -> int:
        """Where the amount after those starts (the sentence's end for the last)."""
        index = self.last(index)
        return self.amounts[index + 1].start if index + 1 < len(self.amounts) else len(self.text)

    def before(self, index: int) -> str:
        """The words within reach before an amount, back to the amount or clause before; of the last the end first."""
        index = self.first(index)
        start = self.floor(index)
        text = self.text[start : self.amounts[index].start]
        cut = max((match.end() for match in _CLAUSE.finditer(text)), default=0)
        words = list(_WORD.finditer(text, cut))
        left, first = _REACH, len(words)
        while first and left and len(words) - first < _MOST:
            first -= 1
            left -= words[first].group() not in cues.FILLERS
        return " ".join(word.group() for word in words[first:])

    def after(self, index: int) -> str:
        """What follows an amount, up to the next one or a mark that ends the clause."""
        end = self.amounts[self.last(index)].end
        text = self.text[end : min(self.ceiling(index), end + _AFTER)]
        match = re.search(r"[;]|\. ", text)
        return text[: match.start()] if match else text

    def is_target(self, index: int) -> bool:
        """Whether the amount is the second of "from … to …"."""
        if not index:
            return False
        between = self.text[self.amounts[index - 1].end : self.amounts[index].start]
        return bool(_TO_FROM.fullmatch(between)) and bool(cues.FROM.search(self.before(index - 1)))


def role_of(around: Surroundings, index: int) -> str:
    """The role of an amount (one of ROLES), empty when no word tells."""
    before, after, amount = around.before(index), around.after(index), around.amounts[index]
    if around.is_target(index):
        changed = f"{around.before(index - 1)[: -len('from')].strip()} to"
        return _ending(changed)
    if cues.FROM.search(before) and index + 1 < len(around.amounts) and around.is_target(index + 1):
        return ""
    if cues.STUDIED.search(around.text):
        return "trial"
    role = _following(after)
    if role == "minimum" and not cues.NEED.search(before):
        return around.told
    role = role or _ending(before) or _preceding(before, amount)
    plainly = not role and bool(cues.PLAIN_DOSE.search(before))
    if role in ("", "typical") and (told := around.told) and (told == "toxic" or not role):
        return told
    if plainly:
        return "typical"
    if not role and index == 0 and len(around.amounts) > 1 and cues.RISES.search(around.text, amount.end):
        return "start"
    return role or ("label" if amount.form and not amount.counted else "")


def _following(after: str) -> str:
    bare = re.sub(r"^(\W*)of (?:liquid |oral )?\w+(?:[ -]\w+)?? ", r"\1drug ", after)
    texts = (after,) if bare == after else (after, bare)
    return next((role for role, cue in cues.AFTER if any(map(cue.match, texts))), "")


def _ending(before: str) -> str:
    return next((role for role, cue in cues.ENDINGS if cue.search(before)), "")


def _preceding(before: str, amount: Amount) -> str:
    for role, cue in cues.ROLES:
        if cue.search(before) and not (role == "label" and amount.counted):
            return role
    return ""


def frequency_of(around: Surroundings, index: int, role: str) -> str:
    """How often the amount is taken: by what follows it, else by what stands before it in the clause."""
    amount = around.amounts[index]
    if amount.per in ("day", "week", "month", "night") and role != "step":
        return {"night": "at night"}.get(amount.per, f"a {amount.per}")
    if amount.unit.endswith("/day"):
        return "a day"
    said = frequency_in(around.after(index))
    if said:
        return said
    text = around.text[around.floor(index) : amount.start]
    text = text[max((match.end() for match in re.finditer(r"[;:]", text)), default=0) :]
    if index or re.search(r"\bevery\b", text):
        match = _OFTEN_DOSE.search(text)
        return frequency_in(match.group()) if match else ""
    return frequency_in(text)


def population_of(around: Surroundings, index: int) -> str:
    """Who the amount is for: a condition and an age, parted by a slash, each empty when not said."""
    start, end = around.amounts[around.first(index)].start, around.amounts[around.last(index)].end
    near = around.people[bisect_left(around.people, (start - _BACK,)) : bisect_left(around.people, (end + _BACK,))]
    found: dict[str, tuple[int, str]] = {}
    after = _after(around, near, end, around.ceiling(index))
    for place, name in (*after, *_before(around, near, start, around.floor(index))):
        kind = "age" if name in cues.AGES else "condition"
        found[kind] = min(found.get(kind, (place, name)), (place, name))
    return "/".join(found[kind][1] for kind in ("condition", "age") if kind in found)


_People = list[tuple[int, int, str]]


def _after(around: Surroundings, people: _People, end: int, ceiling: int) -> list[tuple[int, str]]:
    """The populations that the words after an amount point at ("50 mg for adults"), and how far off."""
    return [
        (first - end, name)
        for first, _, name in people
        if end <= first < ceiling
        and cues.DIRECTED.search(around.text[end:first])
        and not _AGAINST.search(around.text, end, first)
    ]


def _before(around: Surroundings, people: _People, start: int, floor: int) -> list[tuple[int, str]]:
    """The populations before an amount, also before earlier ones: "Adults take 50 mg at first and 100 mg later"."""
    found = []
    for first, last, name in people:
        passed = last <= floor and ";" in around.text[last:start]
        if last <= start and not passed and not _points_back(around, first):
            found.append((_ELSEWHERE + start - last, name))
    return found


def _points_back(around: Surroundings, place: int) -> bool:
    """Whether a population belongs to the amount before it ("50 mg for adults")."""
    amount = around.amount_before(place)
    if amount is None:
        return False
    text = around.text[max(amount.end, place - _BACK) : place]
    directed = cues.DIRECTED.search(text)
    before = text[: directed.start()] if directed else ","
    return re.search(r"[,;:]\s*(?:and |but )?$", before) is None


def is_past(around: Surroundings, index: int, role: str) -> bool:
    """Whether the sentence tells the amount of the past."""
    if role in ("label", "toxic", "trial") or around.past is None:
        return False
    first, last = around.past
    return first <= around.amounts[index].start < last
