"""Show a rule: the one place that turns a rule into words, for the command line, editors and pages."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ldn_lint.kinds import PAGE_KINDS, SENTENCE_START, SUPPRESSION
from ldn_lint.mentions.guards import GuardSpec
from ldn_lint.model.context import SNIPPET_WORDS
from ldn_lint.rules.accuracy import accuracy_of
from ldn_lint.rules.rule import Catalogue, Rule

_WIDTH = 96
_CUES = 6
_DEFAULT_GAP = 6
# What a kind looks at that looks at pages as a whole.
_LOOKS_AT = {
    "absence": f"what a page of {SNIPPET_WORDS} words or more that recommends a treatment leaves out",
    "comparison": "the figures of one paragraph",
    "conflict": "the statements of a page, or of the pages of a run, that cannot all hold",
    "metric": "the running text of a page for consumers",
    "reference": "what a page cites and links to",
    "structure": "what the blocks of a page promise each other",
}


def rule_facts(rule: Rule, catalogue: Catalogue) -> dict[str, Any]:
    """Everything there is to say of a rule, as plain values."""
    return {
        "code": rule.code,
        "name": rule.name,
        "family": rule.family,
        "severity": rule.severity,
        "maturity": rule.maturity,
        "accuracy": accuracy_of(rule),
        "message": rule.message,
        "flags": what_it_flags(rule),
        "why": rule.why,
        "advice": rule.advice,
        "criteria": list(rule.criteria),
        "match": list(rule.examples.match),
        "pass": list(rule.examples.passes),
        "todo": list(rule.examples.todo),
        "unless": [_condition(name, catalogue) for name in rule.unless],
        "only": [_condition(name, catalogue) for name in rule.only],
        "soften": [_condition(name, catalogue) for name in rule.soften],
        "raise": [_condition(name, catalogue) for name in rule.raises],
    }


def what_it_flags(rule: Rule) -> str:
    """How the rule matches, in a sentence."""
    found = [_element(element) for element in rule.find]
    scope = "the document" if rule.within == "document" else f"one {rule.within}"
    if rule.kind == "sequence":
        words = f"{_then(found, rule)}, in one sentence"
    elif rule.kind == "near":
        words = f"{' and '.join(found)}, in {scope}"
    elif rule.kind == "missing":
        words = f"{', '.join(found)} with no {' or '.join(rule.lacks)} in the same {rule.within}"
    elif rule.kind == "count":
        words = f"at least {rule.at_least} different mentions of {', '.join(found)} in {scope}"
    elif rule.kind in PAGE_KINDS:
        words = f"{rule.check.replace('-', ' ')}, told from {_LOOKS_AT[rule.kind]}"
        words += f" (limit: {rule.limit:g})" if rule.limit else ""
        words += f", where there is {' and '.join(found)}" if found else ""
    elif rule.kind == SUPPRESSION:
        words = f"a directive that is {rule.check.replace('no-reason', 'without a reason')}"
    else:
        words = " or ".join(found)
    lead = f", after {' or '.join(rule.lead)}" if rule.lead else ""
    blocks = f" (in: {', '.join(rule.blocks)})" if rule.blocks else ""
    places = f"; info only outside of {', '.join(rule.jurisdictions)}" if rule.jurisdictions else ""
    return f"{words}{lead}{blocks}{places}"


def _element(element: str) -> str:
    names = element.removesuffix("?")
    if names == SENTENCE_START:
        return "the start of the sentence"
    words = " or ".join(names.split("|"))
    return f"({words}, if any)" if element.endswith("?") else words


def _then(found: list[str], rule: Rule) -> str:
    gaps = rule.gap if len(rule.gap) > 1 else (rule.gap or (_DEFAULT_GAP,)) * (len(found) - 1)
    return found[0] + "".join(
        f", then {'at once' if not gap else f'within {gap} words'} {name}"
        for gap, name in zip(gaps, found[1:], strict=False)
    )


def _condition(condition: str, catalogue: Catalogue) -> str:
    """A condition and, where it is a plain guard, what sets it off."""
    guard = catalogue.guards.get(condition)
    return f"{condition}: {_cause(guard)}" if guard else condition


def _cause(guard: GuardSpec) -> str:
    parts = [f"“{cue}”" for cue in guard.cues[:_CUES]]
    if len(guard.cues) > _CUES:
        parts.append(f"and {len(guard.cues) - _CUES} more cues")
    parts += guard.mentions
    if guard.ends:
        parts.append(f"the sentence ends in {guard.ends}")
    if guard.blocks:
        parts.append(f"the block is a {' or '.join(guard.blocks)}")
    if guard.quoted:
        parts.append("inside quotation marks")
    if guard.any:
        parts.append(f"any of {', '.join(guard.any)}")
    if guard.under_words:
        parts.append(f"a page of fewer than {guard.under_words} words")
    if guard.context:
        parts.append(f"a page of {' or '.join(guard.context)}")
    return ", ".join(parts) or "counted over the page"


# Title of each part of the page and the fact it shows.
_PARTS = (
    ("Flags", "flags"),
    ("Message", "message"),
    ("Why", "why"),
    ("Advice", "advice"),
    ("Criteria", "criteria"),
    ("Measured", "accuracy"),
    ("Keeps quiet when", "unless"),
    ("Speaks only when", "only"),
    ("Milder when", "soften"),
    ("More severe when", "raise"),
    ("Flagged", "match"),
    ("Not flagged", "pass"),
    ("Known misses", "todo"),
)


def explain_rule(rule: Rule, catalogue: Catalogue, *, markdown: bool = False) -> str:
    """A page on the rule, as plain text or Markdown; examples hold the flagged words in `[[ ]]`."""
    facts = rule_facts(rule, catalogue)
    head = [rule.family, rule.severity, rule.maturity]
    title = f"{rule.code} {rule.name}"
    parts = [f"# {title}\n\n{', '.join(head)}\n" if markdown else f"{title} ({', '.join(head)})\n"]
    for name, key in _PARTS:
        if facts[key]:
            parts.append(_markdown_part(name, facts[key]) if markdown else _text_part(name, facts[key]))
    return "\n".join(parts)


def _text_part(name: str, value: str | list[str]) -> str:
    from textwrap import fill, indent

    if isinstance(value, str):
        return fill(f"{name}: {value}", _WIDTH, subsequent_indent="  ") + "\n"
    items = "\n".join(f"  - {indent(item, '    ').lstrip()}" for item in value)
    return f"{name}:\n{items}\n"


def _markdown_part(name: str, value: str | list[str]) -> str:
    if isinstance(value, str):
        return f"**{name}:** {value}\n"
    items = "\n".join(
        _code_item(item) if name in ("Flagged", "Not flagged", "Known misses") else f"- {item}" for item in value
    )
    return f"## {name}\n\n{items}\n"


def _code_item(example: str) -> str:
    """An example as code in a list: in a fence when it has several lines or a backquote."""
    if "\n" not in example and "`" not in example:
        return f"- `{example}`"
    lines = "\n".join(f"  {line}".rstrip() for line in example.split("\n"))
    return f"- ~~~~markdown\n{lines}\n  ~~~~"


def rule_table(rules: Iterable[Rule], *, markdown: bool = False) -> str:
    """All rules, one a line: code, name, family, severity, maturity."""
    rows = [(rule.code, rule.name, rule.family, rule.severity, rule.maturity) for rule in rules]
    head = ("code", "name", "family", "severity", "maturity")
    if markdown:
        lines = [head, ("---",) * len(head), *rows]
        return "".join(f"| {' | '.join(row)} |\n" for row in lines)
    widths = [max(map(len, column)) for column in zip(head, *rows, strict=True)]
    return "".join("  ".join(map(str.ljust, row, widths)).rstrip() + "\n" for row in (head, *rows))
