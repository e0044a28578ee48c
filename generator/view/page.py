"""The one-page artifact: every field of a project at its place, with the reading, the gaps and the decision to take.

In: an assessment. Out: a ``Page`` of display-ready values, the same for screen and paper. No markup.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from generator.check.assess import Assessment
from generator.check.engine import name_of
from generator.findings import Severity
from generator.model.field import Place, Section
from generator.model.gate import Outcome, Row
from generator.model.governance import Decision
from generator.model.learning import Loop
from generator.model.reading import State
from generator.view.cells import absent, cells, left_open
from generator.view.missing import Missing, group
from generator.view.parts import (
    Line,
    Part,
    Parts,
    Tone,
    describe,
    fine,
    identity,
    joined,
    muted,
    nested,
    remark,
    rhythm,
    show_day,
    written,
)
from generator.view.unplaced import unplaced


@dataclass(frozen=True, slots=True)
class Pair:
    """One row of the table: what is specified, and its operating counterpart."""

    label: str
    specification: tuple[Line, ...]
    operations: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class SignalLine:
    """One signal of the gate with its state, and whether that state is good news."""

    state: State
    good: bool
    parts: Parts


@dataclass(frozen=True, slots=True)
class GateLine:
    """One row of the gate."""

    outcome: Outcome
    given: bool
    signals: tuple[SignalLine, ...]
    unsaid: tuple[Parts, ...]
    owners: tuple[Parts, ...]
    action: Parts
    treatment: str


@dataclass(frozen=True, slots=True)
class LoopLine:
    """One improvement loop."""

    exception: Parts
    updates: tuple[Parts, ...]
    rhythm: Parts
    by: Parts
    learned: tuple[Parts, ...]


@dataclass(frozen=True, slots=True)
class Box:
    """Governance, evaluation or ownership. ``errors`` is how many errors stand open in it."""

    title: str
    errors: int
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Happening:
    """A decision that was made, or an event."""

    day: str
    outcome: Outcome | None
    parts: Parts


@dataclass(frozen=True, slots=True)
class DecisionBox:
    """The decision to take next, filled in by hand on paper."""

    decision: str
    maker: str
    due: str


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
    boxes: tuple[Box, ...]
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
        because=tuple(reason.text for reason in a.reading.because),
        facts=tuple(_facts(a)),
        pairs=tuple(
            Pair(
                label,
                _under(label, cells(a, artifact.specification, place)),
                cells(a, artifact.operations, place),
            )
            for label, place in _PAIRS
        ),
        gate=tuple(_gate_line(a, outcome, row) for outcome, row in artifact.gate.rows()),
        loops=tuple(_loop(a, loop) for loop in artifact.learning),
        boxes=tuple(_boxes(a)),
        history=tuple(_history(a)),
        missing=group(a.findings, a.document),
        doubts=tuple(
            Line(doubt.about_ or "", ((written(doubt.text or ""),),), doubt.about_ or "")
            for doubt in artifact.doubts
        ),
        waivers=tuple(_waivers(a)),
        notes=(*_own(a), *unplaced(a)),
        links=tuple(artifact.links.items()),
        decision=next_decision(a),
        complete=a.completeness.complete,
        required=a.completeness.required,
        as_of=_day(a),
        format=artifact.format or "",
    )


def _under(label: str, lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Lines without a label that repeats the row's own."""
    return tuple(replace(line, label="") if line.label.startswith(label) else line for line in lines)


def _day(a: Assessment) -> str:
    return a.today.isoformat()


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
    since = stage_since(a)
    for line in cells(a, a.project.artifact, Place.HEAD, without=("title", "summary")):
        if line.field == "stage" and since:
            yield Line(line.label, ((*line.items[0], muted(f" since {since}")),), line.field)
        else:
            yield line


def _gate_line(a: Assessment, outcome: Outcome, row: Row) -> GateLine:
    signals = []
    for signal in row.signals:
        state = a.reading.states[signal.route]
        good = (state.state is State.MET) == (outcome is Outcome.GO)
        unknown = state.state is State.UNKNOWN
        tone = Tone.MUTED if unknown else Tone.GOOD if good else Tone.BAD
        when = f", {signal.when.text}" if signal.when else ""
        value = a.values.get(signal.actual.route)
        told: list[Part] = [written((signal.signal or signal.id or "signal without a text") + when)]
        if value is not None:
            told += [muted(": "), written(value.text, Tone.STRONG if unknown else tone)]
        elif signal.met is not None:
            told += [muted(": "), Part("yes" if signal.met else "no", tone)]
        facts = (
            "" if value is not None and signal.when else state.reason,
            show_day(signal.measured),
            f"valid for {signal.valid.text}" if signal.valid else "",
            f"filled: {signal.filled}" if signal.filled and not state.reason else "",
            f"quality: {', '.join(signal.quality)}" if signal.quality and not state.reason else "",
            "acts by itself" if signal.automatic else "",
        )
        source = f"{signal.actual.file.text} {signal.actual.at or ''}".strip() if signal.actual.file else None
        known = identity(signal.id if signal.signal else None)
        signals.append(SignalLine(state.state, good, (*told, *remark(*facts), *fine(source), *known)))
    ending = f" until {row.until}" if row.until else ""
    return GateLine(
        outcome=outcome,
        given=row.given,
        signals=tuple(signals),
        unsaid=() if signals else left_open(a, row.route) or _absent(a, row, "signals"),
        owners=tuple(describe(person) for person in row.owner) or _absent(a, row, "owner"),
        action=describe(row.action) if row.action else joined(_absent(a, row, "action")),
        treatment=(row.treatment.value if row.treatment else "") + ending,
    )


def _loop(a: Assessment, loop: Loop) -> LoopLine:
    every = ", ".join(piece for piece in (rhythm(loop.every), loop.sample) if piece)
    newest_first = sorted(
        loop.log, key=lambda lesson: lesson.day.first.toordinal() if lesson.day else 0, reverse=True
    )
    return LoopLine(
        exception=(
            *describe(loop.exception or loop.id or ""),
            *identity(loop.id if loop.exception else None),
        ),
        updates=tuple(describe(update) for update in loop.updates) or _absent(a, loop, "updates"),
        rhythm=describe(every) if every else joined(_absent(a, loop, "every")),
        by=describe(loop.by) if loop.by else joined(_absent(a, loop, "by")),
        learned=tuple(describe(lesson) for lesson in newest_first),
    )


def _absent(a: Assessment, section: Section, key: str) -> tuple[Parts, ...]:
    """What stands for an absent part of a section: that it was left open, or that it is missing."""
    route = (*section.route, key)
    return left_open(a, route) or absent(a, name_of(a.document, route), route)


_FAMILY = {"Governance": "GOV", "Evaluation": "EVL", "Ownership": "OWN"}


def _boxes(a: Assessment) -> Iterator[Box]:
    artifact = a.project.artifact
    errors = a.open(Severity.ERROR)
    sections: tuple[tuple[str, Section, Place], ...] = (
        ("Governance", artifact.governance, Place.GOVERNANCE),
        ("Evaluation", artifact.evaluation, Place.EVALUATION),
        ("Ownership", artifact.ownership, Place.OWNERSHIP),
    )
    for title, section, place in sections:
        lines = cells(a, section, place, without=("log",))
        yield Box(title, sum(error.code.startswith(_FAMILY[title]) for error in errors), lines)


def _history(a: Assessment) -> Iterator[Happening]:
    """Decisions made and events, newest first; what has no day stands last."""
    governance = a.project.artifact.governance
    dated: list[tuple[int, Happening]] = []
    for decision in governance.decisions:
        if not decision.open:
            ordinal = decision.decided.first.toordinal() if decision.decided else 0
            dated.append(
                (ordinal, Happening(show_day(decision.decided) or "", decision.outcome, _made(decision)))
            )
    for event in governance.log:
        ordinal = event.day.first.toordinal() if event.day else 0
        dated.append((ordinal, Happening(show_day(event.day) or "", None, describe(event.what or ""))))
    yield from (happening for _, happening in sorted(dated, key=lambda pair: -pair[0]))


def _made(decision: Decision) -> Parts:
    """A decision that was made: by whom, on which values, what was said."""
    maker = decision.maker.text if decision.maker else None
    by = decision.decided_by.text if decision.decided_by else None
    who = f"{by} for {maker}" if by and maker and by != maker else by or maker
    seen = ", ".join(f"{name} {value.text}" for name, value in decision.seen.items())
    facts = (
        f"due {show_day(decision.due)}" if decision.due else None,
        f"opens {decision.opens.label}" if decision.opens else None,
        f"seen: {seen}" if seen else None,
        f"else {''.join(part.text for part in describe(decision.escalation))}"
        if decision.escalation.given
        else None,
        decision.note,
    )
    name = written(decision.decision or decision.id or "Decision")
    known = identity(decision.id if decision.decision else None)
    return (name, *((muted(", "), written(who)) if who else ()), *remark(*facts), *known)


def _waivers(a: Assessment) -> Iterator[Line]:
    """The waivers as written; those that set a finding aside stand with the finding too."""
    for waiver in a.project.artifact.waivers:
        by = f"by {waiver.by.text}" if waiver.by else None
        until = f"until {waiver.until}" if waiver.until else None
        told = " ".join(piece for piece in (waiver.reason, waiver.field and f"({waiver.field})") if piece)
        yield Line(waiver.rule or "", ((written(told), *remark(by, until)),), "waivers")


def _own(a: Assessment) -> Iterator[Line]:
    for key, value in a.project.artifact.extra.items():
        yield Line(key, ((written(nested(value)),),), "extra")


def _next(a: Assessment) -> Decision | None:
    """The open decision that is due first; one without a day comes last."""
    waiting = [decision for decision in a.project.artifact.governance.decisions if decision.open]
    return min(waiting, key=lambda d: (d.due is None, d.due.last.toordinal() if d.due else 0), default=None)


def next_due(a: Assessment) -> date | None:
    """The day by which the next decision is due."""
    first = _next(a)
    return first.due.last if first and first.due else None


def next_decision(a: Assessment) -> DecisionBox | None:
    """The decision to take next."""
    first = _next(a)
    if first is None:
        return None
    return DecisionBox(
        decision=first.decision or first.id or "",
        maker=first.maker.name if first.maker else "",
        due=show_day(first.due) or "",
    )
