"""Waivers: findings set aside with a reason, a person and an end.

In: findings and the waivers of the project. Out: the findings, each with the waiver that sets it aside, and what
a waiver could set aside. What is wrong with a waiver itself is judged by the rules.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from generator.check.case import Case
from generator.check.ends import reached, read_end
from generator.check.people import is_body
from generator.findings import Finding, Waived
from generator.model.artifact import Waiver
from generator.model.field import Stage
from generator.model.reference import follow
from generator.model.values.nothing import says_nothing


def code(waiver: Waiver) -> str:
    """The code of the rule that it names."""
    return (waiver.rule or "").strip().upper()


def complete(waiver: Waiver) -> bool:
    """Whether it has a rule, a reason, a person and an end that can be read. A body is no person."""
    ends = waiver.until is not None and read_end(waiver.until) is not None
    return bool(waiver.rule and ends and not is_body(waiver.by) and not unsaid(waiver))


def unsaid(waiver: Waiver) -> frozenset[str]:
    """Which of reason and person it does not tell: absent, or a word for nothing."""
    told = {"reason": waiver.reason, "by": waiver.by and waiver.by.name}
    return frozenset(key for key, text in told.items() if not text or says_nothing(text))


def doubtful(waiver: Waiver, case: Case) -> bool:
    """Whether its field can't be read: it must not set aside more than was meant."""
    route = (*waiver.route, "field")
    return waiver.field is None and (case.project.broken(route) or route in case.project.open)


def run_out(waiver: Waiver, stage: Stage, today: date) -> bool:
    """Whether its end has come."""
    end = read_end(waiver.until) if waiver.until is not None else None
    return end is not None and reached(end, stage, today)


def applies(waiver: Waiver, case: Case) -> bool:
    """Whether it is complete and runs."""
    return complete(waiver) and not doubtful(waiver, case) and not run_out(waiver, case.stage, case.today)


def grouped(findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    """The findings that can be set aside, by code. What concerns the file itself never is."""
    by_code: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        if not finding.code.startswith("SRC"):
            by_code[finding.code].append(finding)
    return by_code


def covered(waiver: Waiver, case: Case, findings: Mapping[str, list[Finding]]) -> Iterator[Finding]:
    """The findings, by code, that it names, whether it runs or not."""
    scope = _scope(waiver, case)
    return (finding for finding in findings.get(code(waiver), ()) if _within(finding, scope))


def apply_waivers(findings: tuple[Finding, ...], case: Case) -> tuple[Finding, ...]:
    """Mark the findings that a complete and running waiver sets aside. Of several the first one counts."""
    running: dict[str, list[tuple[Waiver, str | None]]] = defaultdict(list)
    for waiver in case.artifact.waivers:
        if applies(waiver, case) and not code(waiver).startswith("SRC"):
            running[code(waiver)].append((waiver, _scope(waiver, case)))
    return tuple(_waive(finding, running.get(finding.code, ())) for finding in findings)


def _scope(waiver: Waiver, case: Case) -> str | None:
    """The field that it is limited to, named as findings name it."""
    if waiver.field is None:
        return None
    return follow(waiver.field, case.artifact).name or waiver.field


def _waive(finding: Finding, running: Iterable[tuple[Waiver, str | None]]) -> Finding:
    for waiver, scope in running:
        if _within(finding, scope):
            by = waiver.by.name if waiver.by else ""
            return replace(finding, waived=Waived(waiver.reason or "", by, waiver.until or "", waiver.route))
    return finding


def _within(finding: Finding, scope: str | None) -> bool:
    field = finding.field
    return scope is None or field == scope or field.startswith((f"{scope}.", f"{scope}["))
