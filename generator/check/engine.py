"""The engine: every rule over one project, gaps turned into findings.

In: a case. Out: findings with place, severity by stage, settling party and waiver, and the count of required fields.
This is the one place where routes become positions and names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache

from generator.check.case import Case
from generator.check.catalogue import catalogue
from generator.check.nothing import TOLD_BY, fields_of_nothing, within
from generator.check.required import Place, places
from generator.check.rule import Rule
from generator.check.waivers import apply_waivers
from generator.findings import Finding, Gap, Route, Severity
from generator.model.artifact import Artifact
from generator.model.field import Section, Stage
from generator.model.kinds import ListKind, SectionKind, kind_of
from generator.model.values.open import read_open
from generator.read.document import Document, Scalar
from generator.read.document import Mapping as MappingNode

_LINE_ENDS = re.compile(r"[ \t]*[\r\n]\s*")


@dataclass(frozen=True)
class Completeness:
    """How many of the fields that the stage requires are present and readable, as a whole and by section.

    ``sections`` has both counts by the first key of the fields, for those keys under which anything is required.
    """

    complete: int
    required: int
    sections: Mapping[str, tuple[int, int]] = field(default_factory=dict)


@dataclass(frozen=True)
class Judgement:
    """What the rules say of a case. ``judged`` are the codes of those that it was held against.

    A page without a finding of a rule that is judged has passed it.
    """

    findings: tuple[Finding, ...]
    completeness: Completeness
    judged: tuple[str, ...]


def judge(case: Case, severities: Mapping[str, str], file: str) -> Judgement:
    """Judge every rule. An exception in a rule is an internal error and passes through: no check is skipped.

    Rules that conclude from the findings of the others come last, one after the other.
    """
    due = [
        (rule, severity)
        for rule, severity in _due(case.stage, tuple(severities.items()))
        if (case.project.readable or rule.always) and not rule.on_paper
    ]
    required = {pattern: tuple(places(pattern, case.artifact)) for pattern in _required()}
    missing = _missing(case, required)
    if any(rule.code == TOLD_BY for rule, _ in due):
        case = replace(case, nothing=tuple(fields_of_nothing(required, case.document, case.problems)))
    first: list[Finding] = []
    for rule, severity in due:
        if not rule.concludes:
            mine = replace(case, missing=tuple(missing[rule.code])) if rule.code in missing else case
            first += _found(rule, severity, mine, file)
    found = apply_waivers(tuple(sorted(first, key=lambda finding: finding.order)), case)
    for rule, severity in due:
        if rule.concludes:
            more = _found(rule, severity, replace(case, found=found), file)
            found = (*found, *apply_waivers(more, case))
    return Judgement(
        tuple(sorted(found, key=lambda finding: finding.order)),
        _completeness(case, severities, required),
        tuple(rule.code for rule, _ in due),
    )


def judge_paper(case: Case, severities: Mapping[str, str], file: str) -> tuple[Finding, ...]:
    """Judge the rules of a page that was laid out on paper."""
    due = _due(case.stage, tuple(severities.items()))
    found = (_found(rule, severity, case, file) for rule, severity in due if rule.on_paper)
    return apply_waivers(tuple(finding for findings in found for finding in findings), case)


def _found(rule: Rule, severity: Severity, case: Case, file: str) -> tuple[Finding, ...]:
    """What one rule finds."""
    return tuple(
        Finding(
            code=rule.code,
            severity=_lowered(severity, rule, gap, case),
            project=case.project.id,
            file=file,
            span=gap.span or case.document.span(gap.route, gap.on),
            field=name_of(case.document, gap.route),
            message=_on_one_line(gap.message),
            hint=gap.hint,
            settled_by=gap.settles or rule.settles,
            values=gap.values,
            counted=rule.counted,
            detail=gap.detail,
        )
        for gap in rule.judge(case)
        if rule.code == TOLD_BY or rule.always or not within(gap.route, case.nothing)
    )


def _on_one_line(text: str) -> str:
    """A text in which a key or an id of the file may stand, which may hold line ends."""
    return text if text.isprintable() else _LINE_ENDS.sub(" ", text)


def _lowered(severity: Severity, rule: Rule, gap: Gap, case: Case) -> Severity:
    """The severity of one gap, which may weigh less than its rule."""
    return _weaker(severity, gap.severity or (rule.absence if gap.route in case.missing else None))


def _weaker(severity: Severity, other: Severity | None) -> Severity:
    return severity if other is None or other.rank <= severity.rank else other


@cache
def _due(stage: Stage, overrides: tuple[tuple[str, str], ...]) -> tuple[tuple[Rule, Severity], ...]:
    """The rules that apply at a stage, each with its severity there."""
    chosen = dict(overrides)
    weighed = ((rule, _at(stage, rule, chosen.get(rule.code))) for rule in catalogue().values())
    return tuple((rule, severity) for rule, severity in weighed if severity is not None)


def _at(stage: Stage, rule: Rule, override: str | None) -> Severity | None:
    if override == "off":
        return None
    if stage is Stage.RETIRED and not (rule.always or rule.since is Stage.RETIRED):
        return None
    if rule.since.rank > stage.rank:
        return None if rule.since is Stage.RETIRED else Severity.NOTE
    return Severity(override) if override else rule.severity


@cache
def _required() -> dict[str, str]:
    """Pattern → code of the rule that reports its absence."""
    return {pattern: rule.code for rule in catalogue().values() for pattern in rule.requires}


def _missing(case: Case, required: Mapping[str, tuple[Place, ...]]) -> dict[str, list[Route]]:
    """The absent places by the rule that reports them. An absent parent with a rule of its own speaks alone."""
    missing: dict[str, list[Route]] = {}
    if not case.project.readable:
        return missing
    for pattern, code in _required().items():
        for place in required[pattern]:
            if place.filled or any(ancestor in required for ancestor in place.ancestors):
                continue
            if not case.project.broken(place.route):
                missing.setdefault(code, []).append(place.route)
    return missing


def _completeness(
    case: Case, severities: Mapping[str, str], required: Mapping[str, tuple[Place, ...]]
) -> Completeness:
    """Count the fields whose absence is an error at the project's stage, and those that are filled."""
    sections: dict[str, tuple[int, int]] = {}
    empty = {field.route for field in case.nothing}
    for pattern in _counted(case.stage, tuple(severities.items())):
        section = pattern.partition(".")[0].partition("[")[0]
        complete, due = sections.get(section, (0, 0))
        filled = [place.filled and place.route not in empty for place in required[pattern]]
        if filled:
            sections[section] = (complete + sum(filled), due + len(filled))
    complete, due = (sum(counts) for counts in zip(*sections.values(), strict=True)) if sections else (0, 0)
    return Completeness(complete, due, sections)


@cache
def _counted(stage: Stage, overrides: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    """The patterns whose absence is an error at a stage. Where a field's own parts are required, they count for it."""
    return tuple(
        pattern
        for rule, severity in _due(stage, overrides)
        if _weaker(severity, rule.absence) is Severity.ERROR
        for pattern in rule.requires
        if not any(other.startswith(f"{pattern}.") for other in _required())
    )


def name_of(document: Document, route: Route) -> str:
    """The field's stable name: list items by id, else by position counted from 1.

    A single item that stands where a list may stand is named as in a list of one.
    """
    return _on_one_line("".join(_names(document, route)))


def _names(document: Document, route: Route) -> Iterator[str]:
    cls: type[Section] | None = Artifact
    for depth, step in enumerate(route):
        here, last = route[: depth + 1], depth + 1 == len(route)
        if isinstance(step, int):
            yield _item_name(document, here, step)
            continue
        yield f".{step}" if depth else step
        kind = kind_of(cls, step) if cls else None
        inner = kind.item if isinstance(kind, ListKind) else kind
        cls = inner.cls if isinstance(inner, SectionKind) else None
        if cls and isinstance(kind, ListKind) and not last and isinstance(route[depth + 1], str):
            yield _item_name(document, here, 0)


def _item_name(document: Document, route: Route, position: int) -> str:
    found = document.find(route)
    node = found[1] if found else None
    entry = node.get("id") if isinstance(node, MappingNode) else None
    named = entry.value if entry and isinstance(entry.value, Scalar) else None
    if named is None or named.empty or not named.text.strip() or read_open(named.text):
        return f"[{position + 1}]"
    return f"[{named.text.strip()}]"
