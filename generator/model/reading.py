"""The reading of the gate: what the signals say today, and why.

In: the artifact, the measured values and today. Out: the state of each signal, and the outcome with every reason,
the deciding one first. It advises; the named person decides.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from generator.findings import Route
from generator.model.artifact import Artifact
from generator.model.gate import Outcome, Signal
from generator.model.reference import follow
from generator.model.specification import Criterion
from generator.model.values.condition import Condition, UnitsDiffer
from generator.model.values.day import Day
from generator.model.values.duration import Duration
from generator.model.values.quantity import Quantity
from generator.words import said, said_all

Values = Mapping[Route, Quantity]
"""The measured values of a project by the route of the field that states them, files already read."""


class State(StrEnum):
    """What a signal, or a criterion's target, says today."""

    MET = "met"
    NOT_MET = "not met"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class SignalState:
    """The state of one signal and the reason for it in a few words."""

    signal: Signal
    state: State
    reason: str = ""


@dataclass(frozen=True)
class Reason:
    """One reason of the reading: the outcome it speaks for, and what it says."""

    outcome: Outcome
    text: str


@dataclass(frozen=True)
class Reading:
    """The outcome that the signals give, its reasons (the deciding ones first), and each signal's state."""

    outcome: Outcome
    because: tuple[Reason, ...]
    states: Mapping[Route, SignalState]


def stale(measured: Day | None, valid: Duration | None, today: date) -> bool:
    """Whether a value with a time of validity is past it. Without a day of measurement nobody can say: stale."""
    if valid is None:
        return False
    return measured is None or today > valid.after(measured.first)


def meets(condition: Condition | None, value: Quantity | None) -> State:
    """Hold a value against a condition. Different units can't be compared: unknown, and a finding elsewhere."""
    if condition is None or value is None:
        return State.UNKNOWN
    try:
        holds = condition.holds(value)
    except UnitsDiffer:
        return State.UNKNOWN
    return State.UNKNOWN if holds is None else State.MET if holds else State.NOT_MET


def criterion_state(criterion: Criterion, values: Values, today: date) -> State:
    """Whether a quality criterion meets its target today."""
    if stale(criterion.measured, criterion.valid, today):
        return State.UNKNOWN
    return meets(criterion.target, values.get(criterion.actual.route))


def signal_state(signal: Signal, artifact: Artifact, values: Values, today: date) -> SignalState:
    """The state of one signal from the source that it names."""
    if signal.quality:
        return _by_quality(signal, artifact, values, today)
    if signal.filled is not None:
        reference = follow(signal.filled, artifact)
        if reference.problem:
            return SignalState(signal, State.UNKNOWN, reference.problem)
        if reference.filled:
            return SignalState(signal, State.MET)
        return SignalState(signal, State.NOT_MET, said("%(field)s is not filled in", field=signal.filled))
    if not signal.sourced:
        return SignalState(signal, State.UNKNOWN, said("no source for its state"))
    if stale(signal.measured, signal.valid, today):
        measured = signal.measured
        since = said("measured %(day)s", day=measured.text) if measured else said("no day of measurement")
        return SignalState(signal, State.UNKNOWN, said("value is past its time (%(since)s)", since=since))
    if signal.met is not None:
        return SignalState(signal, State.MET if signal.met else State.NOT_MET)
    value = values.get(signal.actual.route)
    state = meets(signal.when, value)
    if value is None:
        stated = signal.actual.words
        told = said("stated in words: %(words)s", words=stated) if stated else said("value cannot be read")
        return SignalState(signal, state, told)
    if signal.when is None:
        told = said("%(value)s, and no condition to hold it against", value=value.text)
        return SignalState(signal, state, told)
    against = said("%(value)s against %(condition)s", value=value.text, condition=signal.when.text)
    return SignalState(signal, state, against)


def _by_quality(signal: Signal, artifact: Artifact, values: Values, today: date) -> SignalState:
    """Met when every named criterion meets its target; not met as soon as one misses it."""
    criteria = {criterion.id: criterion for criterion in artifact.specification.quality if criterion.id}
    states: dict[str, State] = {}
    for name in signal.quality:
        found = criteria.get(name)
        states[name] = State.UNKNOWN if found is None else criterion_state(found, values, today)
    missed = [_missed(criteria[name], values) for name, state in states.items() if state is State.NOT_MET]
    if missed:
        return SignalState(signal, State.NOT_MET, said_all("; ", missed))
    unknown = [_label(criteria.get(name), name) for name, state in states.items() if state is State.UNKNOWN]
    if unknown:
        return SignalState(
            signal, State.UNKNOWN, said("not measured: %(criteria)s", criteria=", ".join(unknown))
        )
    return SignalState(signal, State.MET)


def _label(criterion: Criterion | None, name: str) -> str:
    return (criterion.metric if criterion else None) or name


def _missed(criterion: Criterion, values: Values) -> str:
    value, target = values.get(criterion.actual.route), criterion.target
    name = _label(criterion, criterion.id or "")
    if value is None or target is None:
        return said("%(criterion)s: misses its target", criterion=name)
    return said(
        "%(criterion)s: %(value)s misses %(target)s", criterion=name, value=value.text, target=target.text
    )


def read_gate(
    artifact: Artifact, values: Values, today: date, errors: Sequence[str], waived: Sequence[str] = ()
) -> Reading:
    """Read the gate. ``errors`` are the messages of the errors that hold it, ``waived`` of those set aside."""
    states = {
        signal.route: signal_state(signal, artifact, values, today)
        for _, row in artifact.gate.rows()
        for signal in row.signals
    }

    def of(outcome: Outcome, state: State) -> list[SignalState]:
        row = dict(artifact.gate.rows())[outcome]
        return [states[signal.route] for signal in row.signals if states[signal.route].state is state]

    because = [
        Reason(Outcome.STOP, _tell(said("Stop signal met"), found)) for found in of(Outcome.STOP, State.MET)
    ]
    because += [
        Reason(Outcome.HOLD, _tell(said("Hold signal met"), found)) for found in of(Outcome.HOLD, State.MET)
    ]
    because += [
        Reason(Outcome.HOLD, _tell(said("Go signal not met"), found))
        for found in of(Outcome.GO, State.NOT_MET)
    ]
    if errors:
        because.append(Reason(Outcome.HOLD, _count_errors(errors)))
    not_measured = [_text(found) for outcome in Outcome for found in of(outcome, State.UNKNOWN)]
    if not_measured:
        because.append(
            Reason(Outcome.HOLD, said("Not measured: %(signals)s", signals=said_all("; ", not_measured)))
        )
    absent = [outcome.label for outcome, row in artifact.gate.rows() if not row.given]
    if absent:
        because.append(Reason(Outcome.HOLD, _no_row(absent)))
    empty = [outcome.label for outcome, row in artifact.gate.rows() if row.given and not row.signals]
    if empty:
        because.append(Reason(Outcome.HOLD, _no_signal(empty)))
    outcome = because[0].outcome if because else Outcome.GO
    if not because:
        because.append(
            Reason(
                Outcome.GO, said("Every Go signal is met, no Hold or Stop signal is, and no error is open")
            )
        )
    because += [Reason(Outcome.GO, said("Waived: %(finding)s", finding=told)) for told in waived]
    return Reading(outcome, tuple(because), states)


def _no_row(outcomes: Sequence[str]) -> str:
    rows = outcomes[0]
    for outcome in outcomes[1:]:
        rows = said("%(rows)s and no %(outcome)s", rows=rows, outcome=outcome)
    return said("No %(rows)s row: that outcome can't be read", rows=rows)


def _no_signal(outcomes: Sequence[str]) -> str:
    rows = outcomes[0]
    for outcome in outcomes[1:]:
        rows = said("%(rows)s and the %(outcome)s", rows=rows, outcome=outcome)
    return said("No signal in the %(rows)s row: that outcome can't be read", rows=rows)


def _count_errors(errors: Sequence[str]) -> str:
    if len(errors) == 1:
        return said("1 error on the page: %(error)s", error=errors[0])
    shown, count = "; ".join(errors[:3]), len(errors)
    if count > 3:
        rest = count - 3
        return said(
            "%(count)s errors on the page: %(shown)s; and %(rest)s more", count=count, shown=shown, rest=rest
        )
    return said("%(count)s errors on the page: %(shown)s", count=count, shown=shown)


def _text(found: SignalState) -> str:
    return found.signal.signal or found.signal.id or said("a signal without a text")


def _tell(what: str, found: SignalState) -> str:
    if not found.reason:
        return said("%(what)s: %(signal)s", what=what, signal=_text(found))
    return said("%(what)s: %(signal)s (%(reason)s)", what=what, signal=_text(found), reason=found.reason)
