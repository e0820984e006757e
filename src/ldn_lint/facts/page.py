"""The facts of a page in one place: who, when, what it is about, what it says for and against."""

from __future__ import annotations

from typing import NamedTuple

from ldn_lint.facts.authors import Author, author_of, is_byline
from ldn_lint.facts.claims import Benefit, Topic, benefits_of, prose_views, topic_of
from ldn_lint.facts.dates import Dated, dates_of
from ldn_lint.facts.statements import Said, Statements, statements_of
from ldn_lint.mentions.page import Page

_FACTS, _PRAISE = "facts", "praise"
# A list of so many diseases claims a good deal.
_CURE_ALL = 10


class Praise(NamedTuple):
    """The cheaper half of the facts: what the page is about, what it says for it, and what else."""

    topic: Topic | None
    benefits: tuple[Benefit, ...]
    said: Statements

    def praises(self) -> int:
        """How often the topic is praised; a claim that names several ills counts twice, a cure-all list three times."""
        lists = sum(benefit.of_list and len(benefit.targets) >= _CURE_ALL for benefit in self.benefits)
        return len(self.benefits) + sum(len(benefit.targets) > 1 for benefit in self.benefits) + lists


class Facts(NamedTuple):
    """What a page says of itself and of its topic; spans are prose offsets, -1 where the metadata or frame said it.

    `benefits` and `risks` are the sentences for and against, `first_risk` the place of the first risk as a share of the
    prose (1.0: there is none).
    """

    author: Author | None
    dates: tuple[Dated, ...]
    topic: Topic | None
    benefits: tuple[Benefit, ...]
    said: Statements
    first_risk: float

    @property
    def risks(self) -> tuple[int, ...]:
        """The indexes of the sentences that tell of a harm."""
        return self.said.risks

    @property
    def seller(self) -> Said | None:
        """The line that sells or books, if there is one."""
        return self.said.seller

    def date(self, *roles: str) -> Dated | None:
        """The latest date of some roles (published, updated, reviewed, next)."""
        found = [dated for dated in self.dates if dated.role in roles]
        return max(found, key=lambda dated: (dated.day.latest(), dated.role != "published"), default=None)


def praise_of(page: Page) -> Praise:
    """What a page says for and against its topic; found out once."""
    if _PRAISE not in page.memo:
        said = statements_of(page, prose_views(page))
        topic = topic_of(page, sells=said.seller is not None)
        benefits = tuple(benefits_of(page, topic, said.risks)) if topic else ()
        if topic and benefits:
            from ldn_lint.facts.harms import felt_harms

            said = said._replace(risks=tuple(sorted({*said.risks, *felt_harms(page, topic, benefits)})))
        page.memo[_PRAISE] = Praise(topic, benefits, said)
    praise: Praise = page.memo[_PRAISE]
    return praise


def facts_of(page: Page) -> Facts:
    """The facts of a page; found out once."""
    if _FACTS not in page.memo:
        page.memo[_FACTS] = _find(page)
    facts: Facts = page.memo[_FACTS]
    return facts


def _find(page: Page) -> Facts:
    topic, benefits, said = praise_of(page)
    first = page.sentences[said.risks[0]].sentence.start / max(len(page.lowered), 1) if said.risks else 1.0
    return Facts(author_of(page), tuple(dates_of(page, is_byline)), topic, benefits, said, first)
