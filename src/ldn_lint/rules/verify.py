"""What a catalogue must keep beyond the types of its keys."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from ldn_lint.kinds import PAGE_KINDS, SENTENCE_START, SUPPRESSION, check_names
from ldn_lint.mentions.guards import GuardSpec
from ldn_lint.mentions.lexicon import BUILT_IN, MentionSpec
from ldn_lint.mentions.patterns import compile_pattern
from ldn_lint.mentions.phrases import forms, tokens
from ldn_lint.model.context import CHOICES, JURISDICTIONS
from ldn_lint.rules.rule import PLACEHOLDER, Catalogue, Rule, elements
from ldn_lint.rules.table import Table, nearest

_CODE = re.compile(r"[A-Z]{2,5}\d{3}")
_NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_MARKED = re.compile(r"\[\[.+?\]\]", re.DOTALL)
MINIMUM_EXAMPLES = 2
# Kinds that name a check instead of mentions to find.
_CHECKING = (*PAGE_KINDS, SUPPRESSION)


def mention_names(catalogue: Catalogue) -> set[str]:
    """Every name by which a rule can call a mention, groups included."""
    names = {*BUILT_IN, *catalogue.mentions}
    for spec in catalogue.mentions.values():
        names |= {f"{spec.name}/{group}" for group in spec.groups if group}
    return names


def verify_mention(spec: MentionSpec, table: Table, known: set[str]) -> None:
    """Report an inclusion of an unknown mention and a pattern that does not compile."""
    _unknown(table, "include", spec.include, known, "mention")
    _unknown(table, "counts-as", spec.counts_as, known, "mention")
    for key, entries in (*spec.groups.items(), ("except", spec.exceptions)):
        verify_entries(table, key or "words", entries)
    if spec.pattern:
        import regex

        try:
            compile_pattern(spec.pattern)
        except regex.error as error:
            table.problem(f"pattern does not compile: {error}", "pattern", spec.pattern)


def verify_entries(table: Table, key: str, entries: tuple[str, ...]) -> None:
    """Report entries of a word list that stand twice, hold no word or cannot be expanded."""
    seen = set()
    for entry in entries:
        if entry in seen:
            table.problem(f"{entry!r} stands twice in {key}", key, entry)
        seen.add(entry)
        try:
            if not all(tokens(form) for form in forms(entry)):
                table.problem(f"{entry!r} holds no word", key, entry)
        except ValueError as error:
            table.problem(str(error), key, entry)


def verify_guard(spec: GuardSpec, table: Table, mentions: set[str], guards: set[str]) -> None:
    """Report names that the catalogue does not hold."""
    for key, names in (
        ("mentions", spec.mentions),
        ("next-if", spec.next_if),
        ("previous-if", spec.previous_if),
        ("but", spec.but),
    ):
        _unknown(table, key, names, mentions, "mention")
    _unknown(table, "any", spec.any, mentions | guards, "guard")
    known = [f"{field}={word}" for field, words in CHOICES.items() for word in ("", *words)]
    _unknown(table, "context", spec.context, known, "word")
    for key, entries in (("cues", spec.cues), ("pseudo", spec.pseudo), ("strong", spec.strong)):
        verify_entries(table, key, entries)


def verify_rule(rule: Rule, table: Table, mentions: set[str], guards: set[str]) -> None:
    """Report everything that would make a rule fail, misfire or never fire."""
    _identity(rule, table)
    _elements(rule, table, mentions)
    for key, names in (("breaks", rule.breaks), ("lacks", rule.lacks), ("lead", rule.lead)):
        _unknown(table, key, names, mentions, "mention")
    for key, conditions in (
        ("unless", rule.unless),
        ("only", rule.only),
        ("soften", rule.soften),
        ("raise", rule.raises),
    ):
        _unknown(table, key, list(_parts(conditions)), mentions | guards, "guard or mention")
    _kind_keys(rule, table)
    _placeholders(rule, table)
    _examples(rule, table)


def _parts(conditions: Iterable[str]) -> Iterator[str]:
    for condition in conditions:
        for part in re.split(r"[+|]", condition):
            yield part.removeprefix("not ")


def _unknown(table: Table, key: str, names: Iterable[str], known: Collection[str], what: str) -> None:
    for name in names:
        if name not in known:
            table.problem(f"{key} names an unknown {what} {name!r}{nearest(name, known)}", key, name)


def _identity(rule: Rule, table: Table) -> None:
    if rule.code and not _CODE.fullmatch(rule.code):
        table.problem(f"code {rule.code!r} must be capital letters and three digits, such as EFF001", "code")
    if not _NAME.fullmatch(rule.name):
        table.problem(f"rule name {rule.name!r} must be kebab-case, such as cure-claim")
    if not rule.criteria:
        table.problem("criteria is missing: name at least one published criterion that asks for this")


def _elements(rule: Rule, table: Table, mentions: set[str]) -> None:
    if not rule.find and rule.kind not in _CHECKING:
        table.problem("find is missing: name the mentions that the rule looks for")
    for names, _ in elements(rule):
        if names != (SENTENCE_START,):
            _unknown(table, "find", names, mentions, "mention")
    if rule.find and rule.find[0].endswith("?"):
        table.problem("the first element of find cannot be optional", "find")
    if len(rule.gap) > 1 and len(rule.gap) != len(rule.find) - 1:
        table.problem(f"gap holds {len(rule.gap)} numbers for {len(rule.find) - 1} gaps", "gap")
    if any(not 1 <= index <= len(rule.find) for index in rule.mark):
        table.problem(f"mark must name elements 1 to {len(rule.find)}", "mark")


_SHORTEST_FIND = {"sequence": 2, "near": 2}


def _kind_keys(rule: Rule, table: Table) -> None:
    if rule.kind not in _CHECKING and len(rule.find) < _SHORTEST_FIND.get(rule.kind, 1):
        table.problem(f"kind {rule.kind!r} needs at least two elements in find", "find")
    _check(rule, table)
    for name in rule.jurisdictions:
        if name not in JURISDICTIONS:
            table.problem(f"jurisdictions holds {name!r}, but must be of {', '.join(JURISDICTIONS)}", "jurisdictions")
    for key, kind, given in (
        ("lacks", "missing", bool(rule.lacks)),
        ("at-least", "count", bool(rule.at_least)),
    ):
        if rule.kind == kind and not given:
            table.problem(f"kind {kind!r} needs {key}")
        if given and rule.kind != kind:
            table.problem(f"{key} has no meaning for kind {rule.kind!r}", key)


def _check(rule: Rule, table: Table) -> None:
    if rule.kind not in _CHECKING:
        for key, given in (("check", rule.check), ("limit", rule.limit)):
            if given:
                table.problem(f"{key} has no meaning for kind {rule.kind!r}", key)
        return
    known = check_names(rule.kind)
    if not rule.check:
        table.problem(f"kind {rule.kind!r} needs check: one of {', '.join(known)}")
    elif rule.check not in known:
        table.problem(f"check is {rule.check!r}{nearest(rule.check, known)} (one of {', '.join(known)})", "check")


def _placeholders(rule: Rule, table: Table) -> None:
    filled = {"match"} | {names[0] for names, _ in elements(rule)}
    if rule.kind == "count":
        filled |= {"count", "groups"}
    if rule.kind in _CHECKING:
        filled |= {"count", "detail", "other"}
    for key, text in (("message", rule.message), ("why", rule.why), ("advice", rule.advice)):
        for name in PLACEHOLDER.findall(text):
            if name not in filled:
                table.problem(f"nothing fills the placeholder {{{name}}}{nearest(name, filled)}", key, name)


def _examples(rule: Rule, table: Table) -> None:
    examples = rule.examples
    for key, items in (("match", examples.match), ("pass", examples.passes)):
        if len(items) < MINIMUM_EXAMPLES:
            table.problem(f"{key} holds {len(items)}, but a rule needs at least {MINIMUM_EXAMPLES} examples", key)
    for item in examples.match:
        if not _MARKED.search(item):
            table.problem("a match example must mark the expected words with [[ ]]", "match", item[:30])
    for item in examples.passes:
        if _MARKED.search(item):
            table.problem("a pass example must not mark anything", "pass", item[:30])
