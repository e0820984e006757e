"""All doses of a page."""

from __future__ import annotations

from typing import cast

from ldn_lint.doses import cues, reading
from ldn_lint.doses.amounts import amounts
from ldn_lint.doses.dose import Dose
from ldn_lint.doses.drugs import Drugs, Named
from ldn_lint.doses.frequency import days, frequency_in
from ldn_lint.doses.quantities import COUNTED, HINT, may_be_unit
from ldn_lint.mentions.lazy import LazyPattern
from ldn_lint.mentions.page import Page

_MEMO = "doses"
# How many characters on either side say whether an amount is one of a medicine.
_BACK = 200
# Blocks whose numbers are nobody's dose.
_SILENT = frozenset({"reference", "boilerplate"})
# After an amount: what was measured was food, drink or blood.
_FOOD = LazyPattern(
    r"[\s)]*(?:(?:of|in|per)\s+(?:[a-z-]+\s+){0,2}?|(?:dietary|total|added|pure|soluble|lean|raw|cooked|dried"
    r"|whole|fresh)\s+)?(?:fib(?:re|er)|proteins?|carbohydrates?|carbs|(?:saturated |trans )?fats?|sugars?|salt"
    r"|sodium|cholesterol|lactose|alcohol|ethanol|pure alcohol|water|blood|milk|meat|fish|prawns|fruits?"
    r"|vegetables?|gluten|starch|fluids?"
    r"|juice|tea|coffee|caffeine|cheese|nuts|food|urine|saline|plasma|red (?:blood )?cells|radiation|beef"
    r"|chicken|mince|rice|bread|chocolate"
    r"|glucose|nitrates?|portion|serving|beer|wine|tissue|stool)\b"
)
_FOOD_TALK = LazyPattern(
    r"\b(?:cholesterol|sodium|salt|fib(?:re|er)|protein|sugar|carbohydrates?|birth ?-?weight|weighed|weighing"
    r"|blood loss|lost|diet|intake|food|meals? with|grams of)\b"
)
# What says that a number of tablets, of units or of millilitres is taken.
_TAKEN = LazyPattern(
    r"\b(?:tak(?:e|es|ing|en)|took|use[sd]?|using|put|give[ns]?|giving|apply|applied|swallow\w*|chew\w*"
    r"|inhal\w+|instil\w*|place|add|dos(?:e|es|age)"
    r"|drink|inject\w*|tablets?|capsules?|oral(?:ly)?|medic\w+|receive[sd]?|prescri\w+|need\w*|spray)\b"
)
# Units that a good many other things are counted in.
_SHARED = frozenset({"units", "mL", *COUNTED})
_GRAM = LazyPattern(r"\d\s?-?(?:g|gm|gms|gram(?:me)?s?)(?:/|\b)")


def doses_of(page: Page) -> tuple[Dose, ...]:
    """The doses that the page states, in order; worked out once for a page."""
    if _MEMO not in page.memo:
        page.memo[_MEMO] = _Ledger(page).doses()
    return cast("tuple[Dose, ...]", page.memo[_MEMO])


class _Ledger:
    """One reading of a page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.drugs = Drugs(page)

    def doses(self) -> tuple[Dose, ...]:
        """The doses in document order."""
        found: list[Dose] = []
        document = self.page.document
        measured = self.page.places_of(set(filter(may_be_unit, self.page.stems)))
        blocks = {document.sentences[index].block for index in measured}
        for index, (start, end, block) in enumerate(document.sentences if measured else ()):
            if block not in blocks:
                continue
            if found and cues.LATER.match(self.page.lowered, start, end):
                _age(found, block, self.page)
            if index not in measured or document.blocks[block].kind in _SILENT:
                continue
            text = document.text[start:end]
            if HINT.search(text) and (given := amounts(text)):
                found += self._sentence(index, start, reading.Surroundings(self.page.lowered[start:end], given))
        return tuple(found)

    def _sentence(self, index: int, offset: int, around: reading.Surroundings) -> list[Dose]:
        found = []
        for place, amount in enumerate(around.amounts):
            floor, ceiling = around.floor(place), around.ceiling(place)
            drug, here = self.drugs.of(
                index, offset + amount.start, offset + amount.end, offset + floor, offset + ceiling
            )
            if _is_dose(around, place, drug, here, offset):
                found.append(self._dose(index, offset, around, place, drug, here))
        return found

    def _dose(
        self, index: int, offset: int, around: reading.Surroundings, place: int, drug: Named | None, here: bool
    ) -> Dose:
        amount = around.amounts[place]
        role = reading.role_of(around, place)
        frequency = reading.frequency_of(around, place, role)
        if role == "step" and frequency in ("a week", "a month"):
            frequency = f"once {frequency}"
        group = ""
        if drug and amount.unit == "mg":
            group = self.drugs.group(drug, here, index, amount.low, amount.high, offset + amount.start)
        if role == "toxic":
            group = role
        start, end = offset + amount.start, offset + amount.end
        return Dose(
            start=start,
            end=end,
            sentence=index,
            written=self.page.text(start, end),
            low=amount.low,
            high=amount.high,
            unit=amount.unit,
            drug=drug.name if drug else "",
            group=group,
            role=role,
            population=reading.population_of(around, place),
            frequency=frequency,
            every=days(frequency) if role == "step" else 0.0,
            historic=reading.is_past(around, place, role),
        )


def _is_dose(around: reading.Surroundings, place: int, drug: Named | None, here: bool, offset: int) -> bool:
    """Whether an amount is one of a medicine, as far as its sentence tells."""
    amount = around.amounts[place]
    text = around.text
    food = _FOOD.match(text, amount.end)
    if food and not (drug and here and amount.end <= drug.start - offset < food.end()):
        return False
    near = text[max(0, amount.start - _BACK) : amount.end + _BACK]
    if amount.unit in COUNTED:
        taken = _TAKEN.search(text[max(0, amount.start - _BACK) : amount.start])
        return here and (taken is not None or bool(frequency_in(around.after(place))))
    if amount.unit in _SHARED or _GRAM.search(text[amount.start : amount.end]):
        return here
    if drug is None and "/kg" not in amount.unit and not _TAKEN.search(near):
        return False
    return here or not _FOOD_TALK.search(near)


def _age(found: list[Dose], block: int, page: Page) -> None:
    """Mark the doses so far of a block as told of the past: what follows begins with "subsequently"."""
    sentences = page.document.sentences
    at = len(found)
    while at and sentences[found[at - 1].sentence].block == block:
        at -= 1
    silent = ("label", "toxic", "trial")
    found[at:] = [dose if dose.role in silent else dose._replace(historic=True) for dose in found[at:]]
