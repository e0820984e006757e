"""What a page is and for whom: what the run or the page itself says, and what was guessed."""

from __future__ import annotations

from typing import NamedTuple

from ldn_lint.model.profile import Profile

KINDS = ("information", "promotion", "supplement", "journalism")
AUDIENCES = ("consumer", "professional")
JURISDICTIONS = ("us", "uk", "eu", "au")
# What a page or a run may say of itself, and in which words.
CHOICES = {"kind": KINDS, "audience": AUDIENCES, "jurisdiction": JURISDICTIONS}
# A page with fewer words is a snippet, which nobody expects to name its author or its harms.
SNIPPET_WORDS = 150


class Context(NamedTuple):
    """The context of a page; an empty string means that nobody said.

    `today` is a date (YYYY-MM-DD; empty: the clock's) that dates on the page are compared with, `snippet` the number
    of words below which nothing is missed on a page, `guessed` names the fields that were concluded from the page.
    """

    kind: str = ""
    audience: str = ""
    jurisdiction: str = ""
    today: str = ""
    snippet: int = SNIPPET_WORDS
    profiles: tuple[Profile, ...] = ()
    guessed: tuple[str, ...] = ()

    def day(self) -> str:
        """The date that dates on the page are compared with: `today`, or what the clock says."""
        from time import strftime

        return self.today or strftime("%Y-%m-%d")


# The context of a page of which nothing is said.
UNTOLD = Context()
