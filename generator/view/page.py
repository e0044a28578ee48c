"""The one-page artifact: every field of a project at its place, with the reading, the gaps and the decision to take.

In: an assessment. Out: a ``Page`` of display-ready values, the same for screen and paper. No markup.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.check.assess import Assessment
from generator.check.catalogue import catalogue
from generator.check.three_points import Blocker
from generator.model.artifact import Waiver
from generator.model.field import Place, Section
from generator.model.gate import Outcome
from generator.view.cells import cells, whole
from generator.view.evaluation import with_counts
from generator.view.history import DecisionBox, Happening, history, next_decision
from generator.view.missing import Missing, group
from generator.view.opened import left_open, noted
from generator.view.parts import (
    Line,
    Parts,
    muted,
    nested,
    remark,
    show_day,
    show_end,
    written,
)
from generator.view.rows import GateLine, LoopLine, gate_lines, loop_lines, no_loop
from generator.view.three_points import reason, verdict
from generator.view.unplaced import unplaced
from generator.words import _, show_date, spoken


@dataclass(frozen=True, slots=True)
class Pair:
    """One row of the table: what is specified, and its operating counterpart.

    ``field`` is the field that the label names, where it names one.
    """

    label: str
    field: str
    specification: tuple[Line, ...]
    operations: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Box:
    """Governance, evaluation or ownership: open or closed, and why."""

    id: str
    title: str
    open: bool
    because: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """Everything that stands on one project's page."""

    id: str
    address: str
    file: str
    title: str
    summary: str
    readable: bool
    outcome: Outcome
    because: tuple[str, ...]
    facts: tuple[Line, ...]
    pairs: tuple[Pair, ...]
    gate: tuple[GateLine, ...]
    loops: tuple[LoopLine, ...]
    no_loop: tuple[Line, ...]
    boxes: tuple[Box, ...]
    verdict: str
    history: tuple[Happening, ...]
    missing: Missing
    doubts: tuple[Line, ...]
    waivers: tuple[Line, ...]
    notes: tuple[Line, ...]
    links: tuple[tuple[str, str], ...]
    decision: DecisionBox | None
    complete: int
    required: int
    as_of: str
    format: str


_PAIRS = (
    ("Scope", Place.SCOPE),
    ("Output", Place.OUTPUT),
    ("Quality", Place.QUALITY),
    ("Integration", Place.INTEGRATION),
    ("Cost", Place.COST),
)


def make_page(a: Assessment) -> Page:
    """Lay out one project's values."""
    artifact = a.project.artifact
    return Page(
        id=a.project.id,
        address=a.source.address,
        file=a.source.shown,
        title=a.project.title,
        summary=artifact.summary or "",
        readable=a.project.readable,
        outcome=a.reading.outcome,
        because=tuple(spoken(reason.text) for reason in a.reading.because),
        facts=tuple(_facts(a)),
        pairs=tuple(_pairs(a)),
        gate=gate_lines(a),
        loops=loop_lines(a),
        no_loop=no_loop(a),
        boxes=tuple(_boxes(a)),
        verdict=verdict(a.three_points),
        history=tuple(history(a)),
        missing=group(a.findings, a.document, {w.route: _waiver(a, w) for w in artifact.waivers}),
        doubts=tuple(_doubts(a)),
        waivers=tuple(_without_effect(a)),
        notes=(*_own(a), *_open(a, "links", _("Links")), *_open(a, "extra", _("Own keys")), *unplaced(a)),
        links=tuple(artifact.links.items()),
        decision=next_decision(a),
        complete=a.completeness.complete,
        required=a.completeness.required,
        as_of=show_date(a.today),
        format=artifact.format or "",
    )


def _pairs(a: Assessment) -> Iterator[Pair]:
    """The rows of the table; a half that was left open as a whole is said to be so in the first of them."""
    halves: tuple[Section, Section] = (a.project.artifact.specification, a.project.artifact.operations)
    for label, place in _PAIRS:
        specification, operations = (
            (*(whole(a, half) if place is Place.SCOPE else ()), *cells(a, half, place)) for half in halves
        )
        named = next((line.field for line in specification if line.label.startswith(_(label))), "")
        yield Pair(_(label), named, _under(_(label), specification), operations)


def _under(label: str, lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Lines without a label that repeats the row's own."""
    return tuple(replace(line, label="") if line.label.startswith(label) else line for line in lines)


def stage_since(a: Assessment) -> str | None:
    """The day on which the present stage was opened by a recorded Go."""
    opened = [
        decision.decided
        for decision in a.project.artifact.governance.decisions
        if decision.opens is a.project.artifact.stage and decision.outcome is Outcome.GO and decision.decided
    ]
    return show_day(max(opened, key=lambda day: day.first)) if opened else None


def _facts(a: Assessment) -> Iterator[Line]:
    """The head of the page; the title and the summary stand above it."""
    above = (*_open(a, "title", _("Title")), *_open(a, "summary", _("Summary")))
    yield from (replace(line, route=()) for line in above)
    since = stage_since(a)
    for line in cells(a, a.project.artifact, Place.HEAD, without=("title", "summary")):
        if line.field == "stage" and since:
            yield replace(line, items=((*line.items[0], muted(_(" since %(day)s", day=since))),))
        else:
            yield line


def _boxes(a: Assessment) -> Iterator[Box]:
    artifact = a.project.artifact
    sections: dict[Blocker, tuple[Section, Place]] = {
        Blocker.GOVERNANCE: (artifact.governance, Place.GOVERNANCE),
        Blocker.EVALUATION: (artifact.evaluation, Place.EVALUATION),
        Blocker.OWNERSHIP: (artifact.ownership, Place.OWNERSHIP),
    }
    for point in a.three_points.points:
        section, place = sections[point.blocker]
        lines = (*whole(a, section), *cells(a, section, place, without=("log",)))
        if section is artifact.evaluation:
            lines = tuple(with_counts(a, lines))
        yield Box(point.blocker.value, _(point.blocker.capitalize()), point.open, reason(point), lines)


def _doubts(a: Assessment) -> Iterator[Line]:
    doubts = a.project.artifact.doubts
    for doubt in doubts:
        text = (written(doubt.text),) if doubt.text else ()
        yield Line(doubt.about_ or "", ((*text, *noted(a, doubt)),), doubt.about_ or "", route=doubt.route)
    yield from _open(a, "doubts", "", beside=doubts)


def _waiver(a: Assessment, waiver: Waiver) -> Parts:
    """A waiver in words: reason, field, person, end."""
    by = _("by %(name)s", name=waiver.by.text) if waiver.by else None
    until = _("until %(end)s", end=show_end(waiver.until)) if waiver.until else None
    reason = (written(waiver.reason),) if waiver.reason else (muted(_("no reason")),)
    field = _("only %(field)s", field=waiver.field) if waiver.field else None
    return (*reason, *remark(field, by, until), *noted(a, waiver))


def _without_effect(a: Assessment) -> Iterator[Line]:
    """The waivers that set no finding aside; the others stand with their findings."""
    used = {finding.waived.route for finding in a.findings if finding.waived and finding.counted}
    waivers = a.project.artifact.waivers
    for waiver in waivers:
        if waiver.route not in used:
            label = waiver.rule or ""
            rule = catalogue().get(label.strip().upper())
            if rule is None or not rule.on_paper:  # of those nobody knows before the page is laid out
                label = _("%(rule)s without effect", rule=label).strip()
            yield Line(label, (_waiver(a, waiver),), "waivers", route=waiver.route)
    yield from _open(a, "waivers", "", beside=waivers)


def _own(a: Assessment) -> Iterator[Line]:
    for key, value in a.project.artifact.extra.items():
        yield Line(key, ((written(nested(value)),),), f"extra.{key}", route=("extra", key))


def _open(a: Assessment, key: str, label: str, *, beside: Sequence[Section] = ()) -> Iterator[Line]:
    """What was left open in a field that stands in no cell."""
    if items := left_open(a, (key,), beside=beside):
        yield Line(label, items, key, route=(key,))
