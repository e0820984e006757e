"""The guards that speak of a whole page, each on pages on which it must hold and on near-misses.

The pages stand in `pages/*.toml`: `holds` names the guards that must hold there, `lacks` those that must not, `gaps`
those of either that come out wrong so far. Whether a guard holds is told by a house rule with a word of its own, which
the guard silences where it does.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from ldn_lint.engine.linter import lint_document
from ldn_lint.mentions.guards import GuardSpec
from ldn_lint.model import Context
from ldn_lint.readers import read_text
from ldn_lint.rules.compiled import Compiled
from ldn_lint.rules.load import load_catalogue, parse_toml
from ldn_lint.rules.rule import Catalogue

# How many pages each way a guard must have.
ENOUGH = 3
# As for the examples of rules, no page is too short to be judged.
CONTEXT = Context(today="2026-01-01", snippet=0)
PROBE = "zzprobe"
RULE = """
[rules.probe-{name}]
code = "PRB{number:03}"
kind = "pattern"
find = ["probe-word"]
unless = ["{name}"]
severity = "info"
message = "“{{match}}”"
why = "w"
advice = "a"
criteria = ["c"]
match = ["[[x]]", "[[y]]"]
pass = ["x", "y"]
"""


class Example(NamedTuple):
    """A page and what must and must not hold of it."""

    name: str
    text: str
    holds: frozenset[str]
    lacks: frozenset[str]
    gaps: frozenset[str]


def _examples() -> list[Example]:
    rows = [
        row
        for path in sorted((Path(__file__).parent / "pages").glob("*.toml"))
        for row in parse_toml(path.read_text(encoding="utf-8"), str(path))["pages"]
    ]
    return [
        Example(row["name"], row["text"].strip(), *(frozenset(row.get(key, ())) for key in ("holds", "lacks", "gaps")))
        for row in rows
    ]


EXAMPLES = _examples()
Held = Callable[[str], frozenset[str]]


def _of_page(guard: GuardSpec, guards: dict[str, GuardSpec]) -> bool:
    """Whether a guard, or each of those that it combines, speaks of the whole page."""
    if guard.any:
        return all(name in guards and _of_page(guards[name], guards) for name in guard.any)
    return guard.of_page


def _used(catalogue: Catalogue) -> set[str]:
    """The page guards that some rule asks for, by themselves or through a combination."""
    guards = dict(catalogue.guards)
    asked = {
        name.removeprefix("not ")
        for rule in catalogue.rules
        for condition in (*rule.unless, *rule.only, *rule.soften, *rule.raises)
        for name in re.split(r"[+|]", condition)
    }
    names, waiting = set(), [name for name in asked if name in guards]
    while waiting:
        name = waiting.pop()
        if name not in names:
            names.add(name)
            waiting += [each for each in guards[name].any if each in guards]
    return {name for name in names if _of_page(guards[name], guards)}


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue(verify=False)


@pytest.fixture(scope="module")
def held(catalogue: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> Held:
    """What tells which page guards of the catalogue hold on a Markdown page."""
    names = enumerate(sorted(_used(catalogue)), start=1)
    rules = "".join(RULE.format(name=name, number=number) for number, name in names)
    path = tmp_path_factory.mktemp("probes") / "probes.toml"
    path.write_text(f'[mentions.probe-word]\nwords = ["{PROBE}"]\n{rules}', encoding="utf-8")
    compiled = Compiled(load_catalogue([path], verify=False))

    def run(text: str) -> frozenset[str]:
        result = lint_document(read_text(f"{text}\n\n{PROBE}\n", "page.md"), compiled, context=CONTEXT)
        return frozenset(each.guard for each in result.cleared if each.code.startswith("PRB"))

    return run


@pytest.mark.parametrize("example", [pytest.param(each, id=each.name) for each in EXAMPLES])
def test_page(example: Example, held: Held) -> None:
    holding = held(example.text)
    assert sorted((example.holds - holding) | (example.lacks & holding)) == sorted(example.gaps)


def test_every_page_guard_in_use_has_its_pages(catalogue: Catalogue) -> None:
    few = {
        name: (holds, lacks)
        for name in sorted(_used(catalogue))
        if (holds := sum(name in each.holds for each in EXAMPLES)) < ENOUGH
        or (lacks := sum(name in each.lacks for each in EXAMPLES)) < ENOUGH
    }
    assert few == {}


def test_pages_name_guards_that_exist(catalogue: Catalogue) -> None:
    named = {name for each in EXAMPLES for name in each.holds | each.lacks}
    assert named <= _used(catalogue)


def test_pages_have_names_of_their_own() -> None:
    assert len({each.name for each in EXAMPLES}) == len(EXAMPLES)


def test_pages_are_short() -> None:
    assert [each.name for each in EXAMPLES if not 35 <= len(each.text.split()) <= 160] == []
