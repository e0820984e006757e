"""What a SARIF log says of rules, and how it writes messages (SARIF 2.1.0, sections 3.11, 3.12 and 3.49)."""

from __future__ import annotations

import re

from ldn_lint.model import Finding
from ldn_lint.reporters.markup import markdown
from ldn_lint.reporters.values import Value
from ldn_lint.rules.rule import PLACEHOLDER, Catalogue

LEVELS = {"error": "error", "warning": "warning", "info": "note"}
# The words of GitHub's `problem.severity`.
_PROBLEMS = {"error": "error", "warning": "warning", "info": "recommendation"}
_BRACES = {ord("{"): "{{", ord("}"): "}}"}
_LINK_MARKS = re.compile(r"[\\\[\]]")


def message(text: str) -> str:
    """Plain text for a message string, on one line; braces would be placeholders in it, and `[…](…)` a link."""
    line = " ".join(text.split()).translate(_BRACES)
    return _LINK_MARKS.sub(r"\\\g<0>", line) if "](" in line else line


def rule_value(finding: Finding, catalogue: Catalogue | None) -> Value:
    """The descriptor of the rule of a finding, from the catalogue if it is there and has it."""
    rule = catalogue.rule(finding.code) if catalogue else None
    described = rule or finding
    why, advice = (PLACEHOLDER.sub("…", text) for text in (described.why, described.advice))
    criteria = "; ".join(described.criteria)
    parts = [("Why", why), ("Advice", advice), ("Criteria", criteria)]
    told = [(name, " ".join(text.split())) for name, text in parts if text]
    value: Value = {
        "id": finding.code,
        "name": finding.name,
        "shortDescription": {"text": message(finding.name.replace("-", " ").capitalize() + ".")},
        "fullDescription": {"text": message(why)},
        "help": {
            "text": "\n".join(f"{name}: {message(text)}" for name, text in told),
            "markdown": "\n\n".join(f"**{name}:** {markdown(text).translate(_BRACES)}" for name, text in told),
        },
        "properties": {"tags": ["health-information", finding.family], "criteria": list(described.criteria)},
    }
    if rule:
        value["defaultConfiguration"] = {"level": LEVELS[rule.severity]}
        value["properties"] |= {"maturity": rule.maturity, "problem.severity": _PROBLEMS[rule.severity]}
    return value
