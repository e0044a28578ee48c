"""The rows of the gate and of the improvement loops.

In: the gate and the loops of an assessed project. Out: rows of display-ready cells. What is absent is told as the
findings tell it, what was left open as it was typed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.check.assess import Assessment
from generator.check.engine import name_of
from generator.findings import Route
from generator.model.field import Section
from generator.model.gate import Outcome, Row, Signal
from generator.model.learning import Loop
from generator.model.reading import State, stale
from generator.view.cells import absent
from generator.view.opened import left_open, noted
from generator.view.parts import (
    Line,
    Part,
    Parts,
    Tone,
    describe,
    fine,
    identity,
    joined,
    lasting,
    muted,
    remark,
    rhythm,
    show_day,
    show_end,
    written,
)
from generator.view.sections import source_of
from generator.words import _, spoken


@dataclass(frozen=True, slots=True)
class SignalLine:
    """One signal of the gate with its state, and whether that state is good news."""

    state: State
    good: bool
    parts: Parts
    route: Route = ()


@dataclass(frozen=True, slots=True)
class GateLine:
    """One row of the gate. ``unsaid`` stands for signals that were left open or are missing."""

    outcome: Outcome
    given: bool
    signals: tuple[SignalLine, ...]
    unsaid: tuple[Parts, ...]
    owners: tuple[Parts, ...]
    action: Parts
    treatment: str
    route: Route = ()


@dataclass(frozen=True, slots=True)
class LoopLine:
    """One improvement loop."""

    exception: Parts
    updates: tuple[Parts, ...]
    rhythm: Parts
    by: Parts
    learned: tuple[Parts, ...]
    route: Route = ()


def gate_lines(a: Assessment) -> tuple[GateLine, ...]:
    """The three rows of the gate, from Go to Stop."""
    return tuple(_gate_line(a, outcome, row) for outcome, row in a.project.artifact.gate.rows())


def _gate_line(a: Assessment, outcome: Outcome, row: Row) -> GateLine:
    ending = _("until %(end)s", end=show_end(row.until)) if row.until else ""
    treatment = _(row.treatment.value) if row.treatment else ""
    opened = (
        (muted(f"; {_(key)}: "), *item)
        for key in ("treatment", "until")
        for item in left_open(a, (*row.route, key))
    )
    action = _one(a, row, "action", describe(row.action) if row.action else ())
    return GateLine(
        outcome=outcome,
        given=row.given,
        signals=tuple(_signal_line(a, outcome, signal) for signal in row.signals),
        unsaid=_no_signal(a, row),
        owners=_all(a, row, "owner", tuple(describe(person) for person in row.owner)),
        action=(*action, *(part for item in opened for part in item)),
        treatment=" ".join(piece for piece in (_("risk:"), treatment, ending) if piece)
        if treatment or ending
        else "",
        route=row.route,
    )


def _no_signal(a: Assessment, row: Row) -> tuple[Parts, ...]:
    """What stands where a signal should: that the row, or its signals, are open or missing."""
    for route in (row.route, row.route[:-1]):
        if route in a.project.open:
            return left_open(a, route)
    opened = left_open(a, (*row.route, "signals"), beside=row.signals)
    if opened or row.signals:
        return opened
    return _absent(a, row, "signals") or absent(a, name_of(a.document, row.route), row.route)


def _signal_line(a: Assessment, outcome: Outcome, signal: Signal) -> SignalLine:
    found = a.reading.states[signal.route]
    unknown = found.state is State.UNKNOWN
    good = (found.state is State.MET) == (outcome is Outcome.GO)
    tone = Tone.STRONG if unknown else Tone.GOOD if good else Tone.BAD
    sourced = signal.quality or signal.filled
    past = bool(unknown and not sourced and stale(signal.measured, signal.valid, a.today))
    when = f", {signal.when.text}" if signal.when else ""
    value = a.values.get(signal.actual.route)
    told: list[Part] = [written((signal.signal or signal.id or _("signal without a text")) + when)]
    if value is not None:
        told += [muted(": "), written(value.text, Tone.OPEN if past else tone)]
    elif signal.met is not None:
        told += [muted(": "), Part(_("yes") if signal.met else _("no"), Tone.OPEN if past else tone)]
    compared = value is not None and signal.when is not None and not sourced
    if past or (unknown and compared):
        told.append(Part(_(", stale") if past else _(", undecided"), Tone.OPEN))
    facts = (
        "" if past or compared else spoken(found.reason),
        show_day(signal.measured),
        lasting(signal.valid),
        _said(signal) if signal.met is not None and value else None,
        {True: _("acts by itself"), False: _("a person acts"), None: None}[signal.automatic],
    )
    known = identity(signal.id if signal.signal else None)
    parts = (*told, *remark(*facts), *_sources(signal), *noted(a, signal), *known)
    return SignalLine(found.state, good, parts, signal.route)


def _said(signal: Signal) -> str:
    return _("said to be met") if signal.met else _("said to be not met")


def _sources(signal: Signal) -> Parts:
    """Where a signal takes its state from."""
    filled = _("filled: %(field)s", field=signal.filled) if signal.filled else None
    quality = _("quality: %(criteria)s", criteria=", ".join(signal.quality)) if signal.quality else None
    return (*fine(source_of(signal.actual)), *fine(filled), *fine(quality))


def loop_lines(a: Assessment) -> tuple[LoopLine, ...]:
    """The improvement loops."""
    return tuple(_loop_line(a, loop) for loop in a.project.artifact.learning)


def no_loop(a: Assessment) -> tuple[Line, ...]:
    """What stands in the place of a loop: that it was left open, or that it is missing."""
    route: Route = ("learning",)
    loops = a.project.artifact.learning
    items = left_open(a, route, beside=loops)
    if not items and not loops:
        items = absent(a, "learning", route) or ((muted(_("no improvement loop")),),)
    return (Line("", items, "learning", route=route),) if items else ()


def _loop_line(a: Assessment, loop: Loop) -> LoopLine:
    every = ", ".join(piece for piece in (rhythm(loop.every), loop.sample) if piece)
    newest_first = sorted(
        loop.log, key=lambda lesson: lesson.day.first.toordinal() if lesson.day else 0, reverse=True
    )
    lessons = tuple((*describe(lesson), *noted(a, lesson)) for lesson in newest_first)
    known = identity(loop.id if loop.exception else None)
    named = describe(loop.exception or loop.id) if loop.exception or loop.id else ()
    opened = joined((*left_open(a, (*loop.route, "exception")), *left_open(a, (*loop.route, "id"))))
    return LoopLine(
        exception=joined(((*named, *known), opened), "; "),
        updates=_all(a, loop, "updates", tuple(describe(update) for update in loop.updates)),
        rhythm=joined(
            (
                _one(a, loop, "every", describe(every) if every else ()),
                *left_open(a, (*loop.route, "sample")),
            ),
            _("; sample: "),
        ),
        by=_one(a, loop, "by", describe(loop.by) if loop.by else ()),
        learned=(*lessons, *left_open(a, (*loop.route, "log"), beside=loop.log)),
        route=loop.route,
    )


def _one(a: Assessment, section: Section, key: str, there: Parts) -> Parts:
    """One value of a row, or what is said in its place."""
    return joined((there, *left_open(a, (*section.route, key))), "; ") or joined(_absent(a, section, key))


def _all(a: Assessment, section: Section, key: str, there: Sequence[Parts]) -> tuple[Parts, ...]:
    """The values of a list in a row, or what is said in their place."""
    return (*there, *left_open(a, (*section.route, key))) or _absent(a, section, key)


def _absent(a: Assessment, section: Section, key: str) -> tuple[Parts, ...]:
    route = (*section.route, key)
    return absent(a, name_of(a.document, route), route)
