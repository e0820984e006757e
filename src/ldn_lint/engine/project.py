"""Pages of one run held against each other."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from ldn_lint.engine.findings import finding_of
from ldn_lint.kinds.checks import COMPARING, comparison_of
from ldn_lint.model import Clash, Fact, FileResult, Finding, Related
from ldn_lint.model.finding import SEVERITIES
from ldn_lint.rules.compiled import Compiled
from ldn_lint.rules.rule import Rule

# How many other pages a finding names.
_SHOWN = 5


class _Stated(NamedTuple):
    """A fact and the number of the result that it belongs to."""

    file: int
    fact: Fact


_ClashOf = Callable[[Any, Any], "Clash | None"]
# What two statements have been told already: their files and where they begin.
_Pair = tuple[int, int, int, int]


def compares(compiled: Compiled, enabled: frozenset[str] | None) -> bool:
    """Whether any rule of a run holds pages against each other."""
    at_work = compiled.stable if enabled is None else enabled
    return any(rule.code in at_work for rule in _comparing(compiled))


def settled(results: Iterable[FileResult], compiled: Compiled) -> Iterator[FileResult]:
    """The results with the findings between them added, each at the later of two pages; they wait for one another."""
    pages = list(results)
    found: dict[int, list[Finding]] = {}
    if sum(bool(page.facts) for page in pages) > 1:
        for rule in _comparing(compiled):
            for file, finding in _between(pages, rule):
                found.setdefault(file, []).append(finding)
    for file, page in enumerate(pages):
        if file in found:
            findings = sorted((*page.findings, *found[file]), key=lambda f: (f.place.start, f.place.end, f.code))
            yield page._replace(findings=tuple(findings))
        else:
            yield page


def _comparing(compiled: Compiled) -> Iterator[Rule]:
    """The rules that compare statements."""
    return (each.rule for each in compiled.page_rules if each.rule.check in COMPARING)


def _between(pages: Sequence[FileResult], rule: Rule) -> Iterator[tuple[int, Finding]]:
    """The findings of one rule between pages, each with the number of the page that it stands on."""
    if not any(fact.code == rule.code for page in pages for fact in page.facts):
        return
    comparison = comparison_of(rule.check)
    subjects: dict[Hashable, list[_Stated]] = {}
    for file, page in enumerate(pages):
        own = _own(page, rule.code)
        for fact in page.facts:
            if fact.code == rule.code:
                for subject in comparison.subjects(fact.value):
                    # A page that contradicts itself has been told so, and says nothing that others could be held to.
                    if (fact.place.start, fact.place.end) in own:
                        own.add(subject)
                    subjects.setdefault(subject, []).append(_Stated(file, fact))
        for subject in own & subjects.keys():
            subjects[subject] = [each for each in subjects[subject] if each.file != file]
    told: set[_Pair] = set()
    for stated in subjects.values():
        if stated and stated[0].file != stated[-1].file:
            yield from _of_subject(pages, stated, rule, comparison.clash, told)


def _own(page: FileResult, code: str) -> set[Hashable]:
    """The places that the page's own findings of a rule rest on."""
    places = [place for f in page.findings if f.code == code for place in (f.place, *(r.place for r in f.related))]
    return {(place.start, place.end) for place in places}


def _of_subject(
    pages: Sequence[FileResult], stated: list[_Stated], rule: Rule, clash_of: _ClashOf, told: set[_Pair]
) -> Iterator[tuple[int, Finding]]:
    """The findings on one subject: one for a page, at its first statement that an earlier page contradicts."""
    numbers: dict[Hashable, int] = {}
    first: list[list[_Stated]] = []  # For each value the first pages that state it.
    known: dict[tuple[int, int], Clash | None] = {}
    done: set[int] = set()
    for each in stated:
        value = numbers.setdefault(each.fact.value, len(numbers))
        if value == len(first):
            first.append([])
        if each.file not in done:
            others: list[tuple[_Stated, Clash]] = []
            for number, before in enumerate(first):
                if (number, value) not in known:
                    known[number, value] = clash_of(before[0].fact.value, each.fact.value) if before else None
                clash = known[number, value]
                if clash:
                    others += [(other, clash) for other in before if _new(other, each, told)]
            if others:
                done.add(each.file)
                yield each.file, _finding(pages, rule, each, sorted(others, key=lambda pair: pair[0].file))
        if len(first[value]) <= _SHOWN:
            first[value].append(each)


def _new(other: _Stated, each: _Stated, told: set[_Pair]) -> bool:
    """Whether the two stand on different pages and have not been told of; from now on they have."""
    pair = other.file, other.fact.place.start, each.file, each.fact.place.start
    if other.file == each.file or pair in told:
        return False
    told.add(pair)
    return True


def _finding(pages: Sequence[FileResult], rule: Rule, each: _Stated, others: list[tuple[_Stated, Clash]]) -> Finding:
    (first, clash), *_ = others
    shift = min(clash.shift + each.fact.shift, clash.shift + first.fact.shift)
    level = min(max(SEVERITIES.index(rule.severity) + shift, 0), len(SEVERITIES) - 1)
    values = {"match": each.fact.written, "detail": clash.detail, "other": first.fact.written}
    by_file = {other.file: other.fact for other, _ in reversed(others)}
    shown = sorted(by_file.items())[:_SHOWN]
    related = [Related(fact.place, f"“{fact.written}” on this page", pages[file].path) for file, fact in shown]
    if len(by_file) > _SHOWN:
        related[-1] = related[-1]._replace(message=f"{related[-1].message}, and on more")
    return finding_of(rule, values, each.fact.place, severity=SEVERITIES[level], related=tuple(related))
