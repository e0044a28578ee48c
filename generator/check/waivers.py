"""Waivers: findings set aside with a reason, a person and an end.

In: findings and the waivers of the project. Out: the findings, each with the waiver that sets it aside.
What is wrong with a waiver itself is judged by the rules.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from generator.check.case import Case
from generator.findings import Finding, Waived
from generator.model.artifact import Waiver
from generator.model.field import Stage
from generator.model.reference import follow
from generator.model.values.choice import match_choice
from generator.model.values.day import Day
from generator.model.values.unreadable import Unreadable


def complete(waiver: Waiver) -> bool:
    """Whether it has a rule, a reason, a person and an end that can be read."""
    return bool(waiver.rule and waiver.reason and waiver.by and ends(waiver) is not None)


def ends(waiver: Waiver) -> Day | Stage | None:
    """Its last day, or the stage at which it ends."""
    if waiver.until is None:
        return None
    stage = match_choice(waiver.until, list(Stage))
    if stage is not None:
        return Stage(stage)
    try:
        return Day.parse(waiver.until)
    except Unreadable:
        return None


def run_out(waiver: Waiver, stage: Stage, today: date) -> bool:
    """Whether its end has come."""
    end = ends(waiver)
    if isinstance(end, Stage):
        return stage.rank >= end.rank
    return end is not None and today > end.last


def apply_waivers(findings: tuple[Finding, ...], case: Case) -> tuple[Finding, ...]:
    """Mark the findings that a complete and running waiver sets aside. What concerns the file itself stays."""
    running = [(w, _scope(w, case)) for w in case.artifact.waivers if _applies(w, case)]
    return tuple(_waive(finding, running) for finding in findings)


def _applies(waiver: Waiver, case: Case) -> bool:
    """Whether it is complete and runs. One whose field can't be read must not set aside more than was meant."""
    field = (*waiver.route, "field")
    doubtful = waiver.field is None and (case.project.broken(field) or field in case.project.open)
    return complete(waiver) and not doubtful and not run_out(waiver, case.stage, case.today)


def _scope(waiver: Waiver, case: Case) -> str | None:
    """The field that it is limited to, named as findings name it."""
    if waiver.field is None:
        return None
    return follow(waiver.field, case.artifact).name or waiver.field


def _waive(finding: Finding, running: list[tuple[Waiver, str | None]]) -> Finding:
    for waiver, scope in running:
        named = (waiver.rule or "").strip().upper() == finding.code and not finding.code.startswith("SRC")
        if named and _within(finding.field, scope):
            by = waiver.by.name if waiver.by else ""
            return replace(finding, waived=Waived(waiver.reason or "", by, waiver.until or ""))
    return finding


def _within(field: str, scope: str | None) -> bool:
    return scope is None or field == scope or field.startswith((f"{scope}.", f"{scope}["))
