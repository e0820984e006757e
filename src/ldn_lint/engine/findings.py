"""A rule and what it found, as the finding that is reported."""

from __future__ import annotations

from collections.abc import Mapping

from ldn_lint.model import Finding, Place, Related
from ldn_lint.rules.rule import PLACEHOLDER, Rule


def finding_of(
    rule: Rule,
    values: Mapping[str, str],
    place: Place,
    *,
    severity: str = "",
    related: tuple[Related, ...] = (),
    softened: tuple[str, ...] = (),
) -> Finding:
    """What a rule says at a place, its texts filled with `values` (placeholders by name).

    `severity` takes the place of the rule's own, `related` are the places that it rests on, `softened` the guards that
    made it milder.
    """
    return Finding(
        code=rule.code,
        name=rule.name,
        family=rule.family,
        severity=severity or rule.severity,
        message=fill(rule.message, values),
        place=place,
        why=fill(rule.why, values),
        advice=fill(rule.advice, values),
        criteria=rule.criteria,
        related=related,
        softened=softened,
    )


def fill(template: str, values: Mapping[str, str]) -> str:
    """The template with its placeholders filled; a long match is shortened in the middle."""
    if "{" not in template:
        return template
    return PLACEHOLDER.sub(lambda found: _short(values.get(found.group(1), "")), template)


def _short(text: str, limit: int = 80) -> str:
    if len(text) <= limit:
        return text
    head, tail = text[: limit // 2], text[-limit // 3 :]
    head = head.rpartition(" ")[0] or head
    return f"{head.rstrip()} … {(tail.partition(' ')[2] or tail).lstrip()}"
