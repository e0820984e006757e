"""What is known of a drug: the facts that doses and safety statements are held against."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from decimal import Decimal


class DoseClass(NamedTuple):
    """A way of using a drug with doses of its own (`low`): its range in mg a dose, and words that name it.

    The range is kept as text, `least` and `most`: a page without a dose never needs the numbers.
    """

    name: str
    least: str
    most: str
    words: tuple[str, ...] = ()

    @property
    def low(self) -> Decimal:
        """The lower end of the range, in mg."""
        from decimal import Decimal

        return Decimal(self.least)

    @property
    def high(self) -> Decimal:
        """The upper end of the range, in mg."""
        from decimal import Decimal

        return Decimal(self.most)


class MustMention(NamedTuple):
    """A fact that a page on the drug must not leave out: the words that show it is there, why it matters, its label."""

    name: str
    words: tuple[str, ...]
    why: str
    label: str = ""

    @property
    def words_for(self) -> str:
        """How a message calls the fact: its label, or else its name in words."""
        return self.label or self.name.replace("-", " ")


class Profile(NamedTuple):
    """A drug: `names` (generic, brands, abbreviations), dose classes, what must be mentioned, where it all stands.

    `label_dose` is the approved dose in words, `half_life` and `metabolite_half_life` are hours (0: not known),
    `approved` the words for its approved uses, `prescription` whether it is sold on prescription only.
    """

    drug: str
    names: tuple[str, ...]
    classes: tuple[DoseClass, ...] = ()
    label_dose: str = ""
    half_life: float = 0.0
    metabolite_half_life: float = 0.0
    approved: tuple[str, ...] = ()
    must_mention: tuple[MustMention, ...] = ()
    prescription: bool = False
    sources: tuple[str, ...] = ()

    def dose_class(self, name: str) -> DoseClass | None:
        """The dose class of this name, if the drug has it."""
        return next((each for each in self.classes if each.name == name), None)
