"""The bundled catalogue: every example of every rule is its own test, and every guard list earns its place."""

from __future__ import annotations

import re
from functools import cache

import pytest

from ldn_lint.engine.examples import CONTEXT
from ldn_lint.engine.linter import lint_document
from ldn_lint.engine.suppress import with_suppressions
from ldn_lint.kinds import SUPPRESSION
from ldn_lint.mentions.lexicon import BUILT_IN
from ldn_lint.readers import read_text
from ldn_lint.rules.compiled import Compiled
from ldn_lint.rules.load import bundled_files, load_catalogue, parse_toml, read_rules_file
from ldn_lint.rules.rule import FAMILIES, Catalogue, Rule
from ldn_lint.rules.verify import elements

MARK = re.compile(r"\[\[(.+?)\]\]", re.DOTALL)


@cache
def catalogue() -> Catalogue:
    return load_catalogue()


@cache
def compiled() -> Compiled:
    return Compiled(catalogue())


def spans(rules: Compiled, rule: Rule, text: str) -> list[tuple[int, int]]:
    """The spans that one rule reports in a Markdown text."""
    codes = {rule.code} | (rules.stable if rule.kind == SUPPRESSION else set())
    result = with_suppressions(lint_document(read_text(text, "example.md"), rules, codes, CONTEXT), rules, codes)
    return [(each.place.start, each.place.end) for each in result.findings if each.code == rule.code]


def marked(example: str) -> tuple[str, list[tuple[int, int]]]:
    """The text of an example without its marks, and the spans that they marked."""
    expected, shift = [], 0
    for match in MARK.finditer(example):
        start = match.start() - shift
        expected.append((start, start + len(match.group(1))))
        shift += 4
    return MARK.sub(r"\1", example), expected


def cases(key: str) -> list[object]:
    return [
        pytest.param(rule.name, example, id=f"{rule.name}-{number}")
        for rule in catalogue().rules
        for number, example in enumerate(getattr(rule.examples, key), 1)
    ]


def rule_named(name: str) -> Rule:
    rule = catalogue().rule(name)
    assert rule is not None
    return rule


@pytest.mark.parametrize("name, example", cases("match"))
def test_a_match_example_is_found_at_its_exact_words(name: str, example: str) -> None:
    text, expected = marked(example)
    assert spans(compiled(), rule_named(name), text) == expected


@pytest.mark.parametrize("name, example", cases("passes"))
def test_a_pass_example_is_left_alone(name: str, example: str) -> None:
    assert spans(compiled(), rule_named(name), example) == []


@pytest.mark.parametrize("name", [rule.name for rule in catalogue().rules if rule.unless])
def test_without_its_guards_a_rule_fails_one_of_its_pass_examples(name: str) -> None:
    rule = rule_named(name)
    bare = rule._replace(unless=())
    rules = compiled()
    unguarded = Compiled(
        catalogue()._replace(rules=tuple(bare if each is rule else each for each in catalogue().rules)), rules.lexicon
    )
    assert any(spans(unguarded, bare, example) for example in rule.examples.passes)


def test_there_are_rules_of_every_family_that_works_on_sentences() -> None:
    families = {rule.family for rule in catalogue().rules}
    assert len(catalogue().rules) >= 60
    assert families >= set(FAMILIES.values()) - {"disclosure", "readability"}


def test_every_pattern_waits_for_a_hint() -> None:
    assert [spec.name for spec in catalogue().mentions.values() if spec.pattern and not spec.hints] == []


def test_every_mention_and_guard_of_the_rules_file_is_used() -> None:
    """Lexicons may hold more: house rules use them too."""
    book = catalogue()
    lexicons = [path for path in bundled_files() if path.parent.name == "lexicons"]
    spare = {name for path in lexicons for name in parse_toml(read_rules_file(path), path.name)}
    used: set[str] = set(BUILT_IN)
    for rule in book.rules:
        used |= {name for names, _ in elements(rule) for name in names}
        conditions = (*rule.unless, *rule.only, *rule.soften, *rule.raises)
        used |= {part.removeprefix("not ") for c in conditions for part in re.split(r"[+|]", c)}
        used |= {*rule.breaks, *rule.lacks, *rule.lead}
    queue = list(used)
    while queue:
        name = queue.pop().split("/")[0]
        more: set[str] = {name}
        if guard := book.guards.get(name):
            more |= {*guard.mentions, *guard.but, *guard.next_if, *guard.previous_if, *guard.any}
        if mention := book.mentions.get(name):
            more |= set(mention.include)
        queue += more - used
        used |= more
    widening = {spec.name for spec in book.mentions.values() if {n.split("/")[0] for n in spec.counts_as} & used}
    profiles = {name for name in book.mentions if ":" in name}
    assert sorted({*book.mentions, *book.guards} - used - widening - spare - profiles) == []


def test_every_word_list_of_the_lexicons_names_its_source_and_licence() -> None:
    for path in bundled_files():
        if path.parent.name == "lexicons":
            for name, table in parse_toml(read_rules_file(path), path.name).items():
                assert table.get("source"), f"{path.name}: {name}"
                assert table.get("licence") == "MIT", f"{path.name}: {name}"
