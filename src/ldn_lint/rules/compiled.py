"""A catalogue bound to its lexicon: what the linter runs."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import NamedTuple

from ldn_lint.kinds import KINDS, PAGE_KINDS, SENTENCE_START, SUPPRESSION, Element, Matcher, Shape
from ldn_lint.mentions.conditions import Condition, Conditions
from ldn_lint.mentions.guards import Guard
from ldn_lint.mentions.lexicon import Lexicon
from ldn_lint.model.document import BLOCK_KINDS
from ldn_lint.rules.rule import STABLE, Catalogue, Rule, elements
from ldn_lint.rules.sieve import Sieve, bits_of

_DEFAULT_GAP = 6
# Blocks that rules look at unless they name others.
_PROSE = frozenset({"paragraph", "heading", "list-item", "table-cell", "quote", "caption"})


class CompiledRule(NamedTuple):
    """A rule, its shape and matcher (none for a page kind), and its conditions.

    Of `only` these are those that the needs of the shape do not cover.
    """

    rule: Rule
    shape: Shape
    matcher: Matcher | None
    unless: tuple[Condition, ...]
    only: tuple[Condition, ...]
    soften: tuple[Condition, ...]
    raises: tuple[Condition, ...]

    @property
    def waits(self) -> bool:
        """Whether a condition of the rule counts the findings of others."""
        return any(condition.waits for condition in (*self.only, *self.unless))


class Compiled:
    """A catalogue ready to run: one lexicon for all mentions, guards and shapes bound to its bits.

    A lexicon that is handed over belongs to this catalogue from then on, and to no other.
    """

    def __init__(self, catalogue: Catalogue, lexicon: Lexicon | None = None) -> None:
        self.catalogue = catalogue
        self.lexicon = lexicon or _lexicon_of(catalogue)
        self.guards = {name: Guard(spec, self.lexicon) for name, spec in catalogue.guards.items()}
        self._conditions = Conditions(self.guards, self.lexicon)
        self.rules = [self._compile(rule) for rule in catalogue.rules]
        # What runs unless a run says otherwise.
        self.stable = frozenset(rule.code for rule in catalogue.rules if rule.maturity == STABLE)
        self._at_work: dict[frozenset[str], dict[str, int]] = {}
        self.page_rules = [each for each in self.rules if each.rule.kind in PAGE_KINDS]
        self.suppression_rules = [rule for rule in catalogue.rules if rule.kind == SUPPRESSION]
        self.page_codes = frozenset(each.rule.code for each in self.page_rules)
        self.sentence_rules = [each for each in self.rules if each.matcher]
        self.sieve = Sieve([each.shape.needs for each in self.sentence_rules], self.lexicon)
        self.lexicon.widen(self.sieve.rows())

    def at_work(self, enabled: Collection[str]) -> dict[str, int]:
        """For each kind of block the sentence rules that look at it and are enabled, as the sieve counts them."""
        key = frozenset(enabled)
        if key not in self._at_work:
            rules = [(each.rule.code, each.shape.blocks) for each in self.sentence_rules]
            self._at_work[key] = {
                kind: bits_of(code in key and kind in blocks for code, blocks in rules) for kind in BLOCK_KINDS
            }
        return self._at_work[key]

    def _mask(self, names: Iterable[str]) -> int:
        mask = 0
        for name in names:
            mask |= self.lexicon.mask(name)
        return mask

    def _compile(self, rule: Rule) -> CompiledRule:
        find = tuple(
            Element(names, 0 if names == (SENTENCE_START,) else self._mask(names), optional)
            for names, optional in elements(rule)
        )
        needs = [element.mask for element in find if element.mask and not element.optional]
        if rule.kind == "near" and rule.within != "sentence":
            needs = needs[:1]
        if rule.kind == "count":
            needs = [self._mask(rule.lead)] if rule.lead else needs
        only = []
        for condition in rule.only:
            names = condition.split("|")
            if all(name in self.lexicon.bits and name not in self.guards for name in names):
                needs.append(self._mask(names))
            else:
                only.append(condition)
        gaps = rule.gap if len(rule.gap) > 1 else (rule.gap or (_default_gap(rule),)) * (len(find) - 1)
        shape = Shape(
            kind=rule.kind,
            find=find,
            gaps=gaps,
            breaks=self._mask(rule.breaks),
            within=rule.within,
            mark=rule.mark,
            needs=tuple(sorted(needs, key=self.lexicon.weight)),
            lacks=self._mask(rule.lacks),
            at_least=rule.at_least,
            by=rule.by,
            lead=self._mask(rule.lead),
            each=rule.each,
            blocks=frozenset(rule.blocks) or _PROSE,
            limit=rule.limit,
        )
        of = self._conditions.of
        return CompiledRule(
            rule, shape, KINDS.get(rule.kind), of(rule.unless), of(tuple(only)), of(rule.soften), of(rule.raises)
        )


def _lexicon_of(catalogue: Catalogue) -> Lexicon:
    specs = list(catalogue.mentions.values())
    for guard in catalogue.guards.values():
        specs += guard.mention_specs()
    return Lexicon(specs)


def _default_gap(rule: Rule) -> int:
    return 1000 if rule.kind == "near" else _DEFAULT_GAP
