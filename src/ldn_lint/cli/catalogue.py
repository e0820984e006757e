"""`ldn-lint rules` and `ldn-lint explain`: what the rules are."""

from __future__ import annotations

import json

import click

from ldn_lint.cli import options
from ldn_lint.cli.faults import Fault
from ldn_lint.cli.loading import loaded
from ldn_lint.cli.output import write
from ldn_lint.config import did_you_mean
from ldn_lint.rules.explain import explain_rule, rule_facts, rule_table


@click.command(short_help="List all rules.")
@click.option("--format", type=click.Choice(("table", "json", "markdown")), default="table", show_default=True)
@options.house_rules
def rules(format: str, rules: tuple[str, ...]) -> None:
    """List all rules: code, name, family and severity."""
    catalogue = loaded(rules).catalogue
    if format == "json":
        facts = [rule_facts(rule, catalogue) for rule in catalogue.rules]
        write([json.dumps(facts, ensure_ascii=False, indent=2), "\n"], None)
        return
    write([rule_table(catalogue.rules, markdown=format == "markdown")], None)


@click.command(short_help="Show all there is to say of a rule.")
@click.argument("rule", shell_complete=options.complete_rule)
@click.option("--format", type=click.Choice(("text", "json", "markdown")), default="text", show_default=True)
@options.house_rules
def explain(rule: str, format: str, rules: tuple[str, ...]) -> None:
    """Show a RULE, given by code or name: what it flags, why, what to do, its criteria, examples and guards."""
    catalogue = loaded(rules).catalogue
    found = catalogue.rule(rule)
    if found is None:
        known = [word for each in catalogue.rules for word in (each.code, each.name)]
        raise Fault([f"ldn-lint: error: unknown rule {rule!r}{did_you_mean(rule, known)}"])
    if format == "json":
        write([json.dumps(rule_facts(found, catalogue), ensure_ascii=False, indent=2), "\n"], None)
        return
    write([explain_rule(found, catalogue, markdown=format == "markdown")], None)
