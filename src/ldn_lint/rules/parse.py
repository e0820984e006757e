"""TOML tables to mention, guard and rule values."""

from __future__ import annotations

from ldn_lint.kinds import KINDS, PAGE_KINDS, SUPPRESSION
from ldn_lint.mentions.guards import WHERE, GuardSpec
from ldn_lint.mentions.lexicon import MentionSpec
from ldn_lint.mentions.scope import SCOPES
from ldn_lint.model.document import BLOCK_KINDS
from ldn_lint.model.finding import SEVERITIES
from ldn_lint.rules.rule import MATURITIES, STABLE, Examples, Rule
from ldn_lint.rules.table import Table

# Scopes a `missing` or `near` rule may name; `count` knows only the first and the list.
RULE_SCOPES = tuple(scope for scope in SCOPES if scope != "document")


def parse_mention(name: str, table: Table) -> MentionSpec:
    """A mention from `[mentions.NAME]` or from a lexicon file."""
    for note in ("about", "source", "licence"):
        table.text(note)
    groups = {}
    words = table.texts("words")
    if words:
        groups[""] = words
    sub = table.table("groups")
    for group in sub.data:
        groups[group] = sub.texts(group)
    inflect = table.text("inflect", choices=("verb", "noun"))
    spec = MentionSpec(
        name=name,
        groups=groups,
        exceptions=table.texts("except"),
        include=table.texts("include"),
        counts_as=table.texts("counts-as"),
        inflect=inflect,
        pattern=table.text("pattern"),
        hints=table.texts("hints"),
        hints_also=table.texts("hints-also"),
    )
    table.done()
    if not (groups or spec.pattern or spec.include):
        table.problem(f"mention {name!r} is empty: give it words, groups, a pattern or include")
    return spec


def parse_guard(name: str, table: Table) -> GuardSpec:
    """A guard from `[guards.NAME]`."""
    table.text("about")
    where = table.texts("where") or ("before", "inside")
    for place in where:
        if place not in WHERE:
            table.problem(f"where is {place!r}, but must be one of {', '.join(WHERE)}", "where", place)
    spec = GuardSpec(
        name=name,
        cues=table.texts("cues"),
        pseudo=table.texts("pseudo"),
        mentions=table.texts("mentions"),
        where=where,
        reach=table.number("reach"),
        stop=table.texts("stop"),
        next_if=table.texts("next-if"),
        previous_if=table.texts("previous-if"),
        ends=table.text("ends"),
        but=table.texts("but"),
        blocks=table.texts("blocks"),
        quoted=table.flag("quoted"),
        at_least=table.number("at-least"),
        strong=table.texts("strong"),
        density=table.decimal("density"),
        under_words=table.number("under-words"),
        any=table.texts("any"),
        sentences=table.number("sentences"),
        distinct=table.number("distinct", 1),
        families=table.texts("families"),
        context=table.texts("context"),
    )
    table.done()
    _check_blocks(table, spec.blocks)
    for problem in _idle(spec):
        table.problem(problem)
    return spec


def _idle(spec: GuardSpec) -> list[str]:
    sets_off = spec.cues or spec.mentions or spec.ends or spec.blocks or spec.quoted
    if not (sets_off or spec.any or spec.of_page):
        return [f"guard {spec.name!r} can never hold: give it cues, mentions, blocks, ends, context or any"]
    return []


def _check_blocks(table: Table, blocks: tuple[str, ...]) -> None:
    for block in blocks:
        if block not in BLOCK_KINDS:
            table.problem(f"blocks holds {block!r}, but must be of {', '.join(BLOCK_KINDS)}", "blocks", block)


def parse_rule(name: str, table: Table) -> Rule:
    """A rule from `[rules.NAME]`."""
    rule = Rule(
        code=table.text("code", required=True),
        name=name,
        severity=table.text("severity", required=True, choices=SEVERITIES, default="warning"),
        message=table.text("message", required=True),
        why=table.text("why", required=True),
        advice=table.text("advice", required=True),
        criteria=table.texts("criteria"),
        kind=table.text("kind", required=True, choices=(*KINDS, *PAGE_KINDS, SUPPRESSION), default="pattern"),
        find=table.texts("find"),
        gap=table.numbers("gap"),
        breaks=table.texts("breaks"),
        within=table.text("within", choices=RULE_SCOPES, default="sentence") or "sentence",
        mark=table.numbers("mark"),
        lacks=table.texts("lacks"),
        at_least=table.number("at-least"),
        by=table.text("by", choices=("term", "group"), default="term") or "term",
        lead=table.texts("lead"),
        each=table.flag("each"),
        blocks=table.texts("blocks"),
        unless=table.texts("unless"),
        only=table.texts("only"),
        soften=table.texts("soften"),
        raises=table.texts("raise"),
        signal=table.flag("signal"),
        check=table.text("check"),
        limit=table.decimal("limit"),
        jurisdictions=table.texts("jurisdictions"),
        maturity=table.text("maturity", choices=MATURITIES, default=STABLE) or STABLE,
        examples=Examples(table.texts("match"), table.texts("pass"), table.texts("todo")),
    )
    table.done()
    _check_blocks(table, rule.blocks)
    return rule
