"""Which rules may match a sentence, told from the union of its mentions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ldn_lint.mentions.lexicon import Lexicon, places

# How many of a rule's needs the sieve looks at: the rarest ones, the others hold back little.
_ROWS = 3


class Sieve:
    """One bit a rule in each of three rows, a row for each of its needs, beyond the bits of the mentions.

    Every mask that the scan reports carries, above the bits of its mentions, the row bits of the needs that these
    fill. So the union that the scan makes for a sentence tells by two shifts which rules have all their needs there.
    `needs` are the masks that each rule needs, the rarest first.
    """

    def __init__(self, needs: Sequence[tuple[int, ...]], lexicon: Lexicon) -> None:
        self._bottom = len(lexicon.bits)
        self._width = len(needs)
        self._all = (1 << self._width) - 1
        self._idle = [bits_of(len(masks) <= row for masks in needs) for row in range(_ROWS)]
        self._needs = needs

    def rows(self) -> dict[int, int]:
        """For the place of each mention the row bits that it sets, in their place above the mentions."""
        by_place: dict[int, int] = {}
        for rule, masks in enumerate(self._needs):
            for row, mask in enumerate(masks[:_ROWS]):
                bit = 1 << (self._bottom + row * self._width + rule)
                for place in places(mask):
                    by_place[place] = by_place.get(place, 0) | bit
        return by_place

    def live(self, possible: int) -> int:
        """The rules (bit n: the n-th) whose needs a sentence with these bits may fill."""
        rows = possible >> self._bottom
        width, (_, second, third) = self._width, self._idle
        return rows & (rows >> width | second) & (rows >> 2 * width | third) & self._all


def bits_of(chosen: Iterable[bool]) -> int:
    """The bits whose places in `chosen` hold true."""
    return sum(1 << index for index, is_chosen in enumerate(chosen) if is_chosen)
