"""What a dose statement says."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from decimal import Decimal

ROLES = ("start", "typical", "maximum", "minimum", "step", "reduce", "label", "toxic", "trial")


class Dose(NamedTuple):
    """One statement of a dose: prose offsets of the value with its unit, the sentence, and what was read from it.

    `low` and `high` are equal for a single value. A mass is in mg whatever was written (`unit` is then `mg`); mg/kg,
    IU, mL, tablets and the like stay in `unit` as they are. `drug` is the profile's or the lexicon's name, `group` the
    dose class (`low`, `standard`, `ultralow`), `role` one of ROLES, `population` who it is for, `frequency` a plain
    phrase (`once a day`); each is empty where the text does not say. `every` is the days between two steps of a
    titration (0: not said). `historic` marks a dose told of the past ("originally 3 mg").
    """

    start: int
    end: int
    sentence: int
    written: str
    low: Decimal
    high: Decimal
    unit: str
    drug: str = ""
    group: str = ""
    role: str = ""
    population: str = ""
    frequency: str = ""
    every: float = 0.0
    historic: bool = False

    @property
    def is_range(self) -> bool:
        """Whether two different values were given."""
        return self.low != self.high
