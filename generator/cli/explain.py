"""``gatepage explain``: a rule's page in the terminal."""

from __future__ import annotations

import json
from dataclasses import asdict

import click

from generator.check.catalogue import catalogue
from generator.cli.options import Unusable
from generator.model.values.choice import closest
from generator.view.rules import RuleEntry, rule_entry


@click.command()
@click.argument("code", required=False)
@click.option("--all", "everything", is_flag=True, help="List the whole catalogue.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How to print.",
)
def explain(code: str | None, everything: bool, form: str) -> int:
    """Explain the rule CODE: what it checks, why it matters, a bad and a good example."""
    if (code is None) is not everything:
        raise Unusable("say which rule to explain, for example  gatepage explain GAT003  , or  --all")
    rules = [rule_entry(rule) for rule in catalogue().values()]
    if code is not None:
        wanted = code.strip().upper()
        rules = [rule for rule in rules if rule.code == wanted]
        if not rules:
            meant = closest(wanted, list(catalogue()))
            raise Unusable(
                f"no rule {wanted}" + (f"; did you mean {meant}?" if meant else "") + "  (--all lists them)"
            )
    if form == "json":
        click.echo(json.dumps([asdict(rule) for rule in rules], ensure_ascii=False, indent=2, sort_keys=True))
    elif everything:
        for rule in rules:
            click.echo(f"{rule.code}  {rule.severity:<8} {rule.since:<11} {rule.settles:<15} {rule.title}")
    else:
        click.echo(_page(rules[0]))
    return 0


def _page(rule: RuleEntry) -> str:
    """The rule under its fixed headings."""
    indented = [click.wrap_text(text, 88, "  ", "  ") for text in (rule.checks, rule.matters)]
    bad, good = (
        "\n".join(f"  {line}".rstrip() for line in text.split("\n")) for text in (rule.bad, rule.good)
    )
    sections = zip(("What it checks", "Why it matters", "Bad", "Good"), (*indented, bad, good), strict=True)
    body = "\n\n".join(f"{heading}\n{text}" for heading, text in sections)
    return f"{rule.code}  {rule.title}\n{rule.facts}\n\n{body}"
