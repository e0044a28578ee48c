"""What a screen has room for: a signal with its value, condition, age and evidence, a decision with what it saw.

In: an assessed project. Out: for each signal and each decision that was made a head and labelled facts. Paper says
the same in one run.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.check.assess import Assessment
from generator.findings import Route
from generator.model.gate import Outcome, Signal
from generator.model.governance import Decision
from generator.model.ownership import Adoption
from generator.model.reading import SignalState, State, criterion_state, stale
from generator.model.specification import Criterion
from generator.model.values.day import Day
from generator.model.values.duration import Duration
from generator.view.opened import noted
from generator.view.parts import (
    Line,
    Part,
    Parts,
    Tone,
    describe,
    identity,
    joined,
    muted,
    remark,
    show_day,
    written,
)
from generator.view.sections import source_of
from generator.words import _, in_a_sentence, ngettext, show_date, spoken


@dataclass(frozen=True, slots=True)
class InFull:
    """A signal or a decision: what it is, and every fact that it rests on.

    A fact with a route leads to the field that it is taken from; a stacked one takes a line of its own.
    """

    head: Parts
    facts: tuple[Line, ...]


def in_full(a: Assessment) -> Iterator[tuple[Route, InFull]]:
    """Tell every signal, and every decision that was made, in full."""
    for outcome, row in a.project.artifact.gate.rows():
        for signal in row.signals:
            yield signal.route, _signal(a, outcome, signal)
    for decision in a.project.artifact.governance.decisions:
        if not decision.open:
            yield decision.route, _decision(a, decision)


def _fact(label: str, *parts: Part) -> Line:
    return Line(label, (parts,))


# ---- signals


def _signal(a: Assessment, outcome: Outcome, signal: Signal) -> InFull:
    found = a.reading.states[signal.route]
    good = (found.state is State.MET) == (outcome is Outcome.GO)
    tone = Tone.OPEN if found.state is State.UNKNOWN else Tone.GOOD if good else Tone.BAD
    state = {State.MET: _("met"), State.NOT_MET: _("not met"), State.UNKNOWN: _("not known")}[found.state]
    name = written(signal.signal or signal.id or _("signal without a text"))
    head = (name, muted(": "), Part(state, tone), *noted(a, signal), *identity(_second(signal)))
    return InFull(head, tuple(_signal_facts(a, signal, found, tone)))


def _second(signal: Signal) -> str | None:
    """The id of a signal that has a text too."""
    return signal.id if signal.signal else None


def _signal_facts(a: Assessment, signal: Signal, found: SignalState, tone: Tone) -> Iterator[Line]:
    if signal.quality:
        yield from _by_criteria(a, signal)
    elif signal.filled is not None:
        told = {State.MET: _("is filled in"), State.NOT_MET: _("is not filled in")}
        filled = told.get(found.state, spoken(found.reason))
        yield Line(signal.filled, ((Part(filled, tone),),), route=tuple(signal.filled.split(".")))
    else:
        yield from _by_value(a, signal, found, tone)
    if signal.automatic is not None:
        acts = _("by itself") if signal.automatic else _("through a person")
        yield _fact(_("Acts"), Part(acts))


def _by_value(a: Assessment, signal: Signal, found: SignalState, tone: Tone) -> Iterator[Line]:
    value = a.values.get(signal.actual.route)
    if value is not None:
        yield _fact(_("Value"), written(value.text, tone))
    elif signal.actual.words:
        yield _fact(_("Value"), written(signal.actual.words), muted(_(", in words only")))
    elif signal.actual.given:
        yield _fact(_("Value"), Part(_("cannot be read"), Tone.BAD))
    if signal.met is not None:
        yield _fact(_("Said"), Part(_("to be met") if signal.met else _("to be not met")))
    if signal.when is not None:
        yield _fact(_("Met when"), written(signal.when.text))
    if not signal.sourced:
        yield _fact(_("Rests on"), Part(_("nothing: it names no source"), Tone.OPEN))
        return
    yield from _age(signal.measured, signal.valid, a.today)
    if source := source_of(signal.actual):
        yield _fact(_("Read from"), written(source))
    compared = value is not None and signal.when is not None
    if found.state is State.UNKNOWN and compared and not stale(signal.measured, signal.valid, a.today):
        yield _fact(_("Undecided"), written(spoken(found.reason)))


def _by_criteria(a: Assessment, signal: Signal) -> Iterator[Line]:
    """The criteria that a signal rests on, each with its value, target, age and file."""
    criteria = {one.id: one for one in a.project.artifact.specification.quality if one.id}
    for name in signal.quality:
        criterion = criteria.get(name)
        if criterion is None:
            yield _fact(name, Part(_("no such quality criterion"), Tone.BAD))
        else:
            parts = _criterion(a, criterion)
            yield Line(criterion.metric or name, (parts,), stacked=True, route=criterion.route)


def _criterion(a: Assessment, criterion: Criterion) -> Parts:
    state = criterion_state(criterion, a.values, a.today)
    tone = {State.MET: Tone.GOOD, State.NOT_MET: Tone.BAD, State.UNKNOWN: Tone.OPEN}[state]
    value = a.values.get(criterion.actual.route)
    shown = (written(value.text, tone),) if value else (Part(_("not measured"), Tone.OPEN),)
    target = (muted(_(" against ")), written(criterion.target.text)) if criterion.target else ()
    age = (
        tuple(f"{in_a_sentence(fact.label)} {''.join(part.text for part in fact.items[0])}" for fact in found)
        if (found := tuple(_age(criterion.measured, criterion.valid, a.today))) and value
        else ()
    )
    proof = criterion.evidence.text if criterion.evidence else None
    return (*shown, *target, *remark(*age, source_of(criterion.actual), proof))


def _age(measured: Day | None, valid: Duration | None, today: date) -> Iterator[Line]:
    """When it was measured, how long ago that is, and until when it counts."""
    if measured is not None:
        yield _fact(_("Measured"), Part(show_day(measured) or ""), *_ago(measured, today))
    elif valid is not None:
        yield _fact(_("Measured"), Part(_("no day given"), Tone.OPEN))
    if valid is None or measured is None:
        return
    end = valid.after(measured.first)
    if today > end:
        yield _fact(_("Stale since"), Part(show_date(end), Tone.OPEN))
    else:
        yield _fact(_("Counts until"), Part(show_date(end)))


def _ago(day: Day, today: date) -> Parts:
    """How long ago a day was; of a month, or of a day to come, that is not said."""
    if not day.exact or day.first > today:
        return ()
    days = (today - day.first).days
    if days < 2:
        return (muted(_(", today") if days == 0 else _(", yesterday")),)
    if days < 90:
        return (muted(ngettext(", %(num)s day ago", ", %(num)s days ago", days)),)
    months = days * 12 // 365
    return (muted(ngettext(", %(num)s month ago", ", %(num)s months ago", months)),)


# ---- decisions


def _decision(a: Assessment, decision: Decision) -> InFull:
    maker = decision.maker.text if decision.maker else None
    by = decision.decided_by.text if decision.decided_by else None
    who = _("%(name)s for %(maker)s", name=by, maker=maker) if by and maker and by != maker else by or maker
    name = written(decision.decision or decision.id or _("Decision"), Tone.STRONG)
    known = identity(decision.id if decision.decision else None)
    head = (name, *((muted(", "), written(who)) if who else ()), *noted(a, decision), *known)
    return InFull(head, tuple(_decision_facts(a, decision)))


def _decision_facts(a: Assessment, decision: Decision) -> Iterator[Line]:
    if decision.seen:
        yield Line(_("Saw"), tuple(_seen(a, decision)))
    if decision.due is not None:
        yield _fact(_("Was due"), Part(show_day(decision.due) or ""))
    if decision.opens is not None:
        yield _fact(_("Opens"), Part(_(decision.opens.label)))
    if decision.escalation.given:
        yield _fact(_("Else"), *describe(decision.escalation))
    if decision.note:
        yield _fact(_("Note"), written(decision.note))


def _seen(a: Assessment, decision: Decision) -> Iterator[Parts]:
    """The values that a decision rested on, each with what it is today where that differs."""
    artifact = a.project.artifact
    signals = (signal for _outcome, row in artifact.gate.rows() for signal in row.signals)
    measured: tuple[Criterion | Signal | Adoption, ...] = (
        *artifact.specification.quality,
        *signals,
        *artifact.ownership.adoption,
    )
    today = {one.id: a.values.get(one.actual.route) for one in measured if one.id}
    for name, value in decision.seen.items():
        now = today.get(name)
        same = now is None or (now.low, now.high, now.unit) == (value.low, value.high, value.unit)
        since = () if same or now is None else (muted(_(" (now %(value)s)", value=now.text)),)
        yield joined(((written(name),), (written(value.text, Tone.STRONG), *since)), " ")
