"""The catalogue of rules as a reader sees it: on the site, in the terminal, as data.

In: the rules. Out: display-ready entries in the order of the page.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.check.catalogue import FAMILIES, catalogue
from generator.check.rule import Rule
from generator.findings import Party
from generator.model.field import Stage


@dataclass(frozen=True, slots=True)
class RuleEntry:
    """One rule with its documentation."""

    code: str
    title: str
    severity: str
    since: str
    settles: str
    summary: str
    checks: str
    matters: str
    bad: str
    good: str

    @property
    def facts(self) -> str:
        """Severity, stage and settling party in one line."""
        due = "always due" if self.since == "always" else f"due from {self.since}"
        return f"{self.severity}, {due}, settled by {Party(self.settles).told}"


@dataclass(frozen=True, slots=True)
class RuleFamily:
    """The rules of one family."""

    id: str
    title: str
    rules: tuple[RuleEntry, ...]


def rule_entry(rule: Rule) -> RuleEntry:
    """Show one rule."""
    told = rule.documentation
    return RuleEntry(
        code=rule.code,
        title=rule.title,
        severity=rule.severity.value,
        since="always" if rule.since is Stage.IDEA else rule.since.label,
        settles=rule.settles.value,
        summary=told.summary,
        checks=" ".join(told.checks.split()),
        matters=" ".join(told.matters.split()),
        bad=told.bad,
        good=told.good,
    )


def rule_families() -> tuple[RuleFamily, ...]:
    """The whole catalogue by family."""
    entries = [rule_entry(rule) for rule in catalogue().values()]
    families = (
        RuleFamily(key.lower(), title, tuple(entry for entry in entries if entry.code.startswith(key)))
        for key, title in FAMILIES.items()
    )
    return tuple(family for family in families if family.rules)
