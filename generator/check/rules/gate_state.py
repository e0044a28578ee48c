"""Rules of the gate's state: who decides, what each signal rests on, and what it says today."""

from collections.abc import Iterator
from dataclasses import replace

from generator.check.case import Case
from generator.check.ends import reached, read_end
from generator.check.naming import absent, item, quoted, short
from generator.check.people import body, each, is_body
from generator.check.rule import rule
from generator.check.stale import dated, no_day, past
from generator.findings import Gap, Party, Severity
from generator.model.field import Stage
from generator.model.gate import Outcome, Signal, Treatment
from generator.model.reading import State, signal_state
from generator.model.specification import Actual
from generator.model.values.person import Person


def _signals(case: Case) -> Iterator[tuple[Signal, str]]:
    """Every signal with its name inside a message."""
    for outcome, row in case.artifact.gate.rows():
        for signal in row.signals:
            yield signal, f"the {outcome.label} signal {item(signal.id, signal.signal, signal.route)}"


@rule("GAT007", "decision owner is a body", since=Stage.PILOT, settles=Party.OWNER)
def decision_owner_is_a_body(case: Case) -> Iterator[Gap]:
    """A committee or a department decides an outcome of the gate.

    What it checks:
        The decision owners of each row are persons. Several persons stand in a list; several names in one text
        are a warning only.

    Why it matters:
        When the signal comes, somebody must act the same day. A committee meets next month.

    Bad:
        gate:
          stop: {signals: [Customer impact], owner: Risk committee, action: Return to manual handling}

    Good:
        gate:
          stop: {signals: [Customer impact], owner: [Dana Fox, Ines Roth], action: Return to manual handling}
    """
    for route, who in each(case, case.artifact.gate, Person):
        if is_body(who) and who.several:
            message = f"the decision owners of the {str(route[1]).capitalize()} row stand in one text: "
            hint = "write them as a list:  owner: [one name, another name]"
            yield Gap(route, message + short(who.name), hint, values=(who.key,), severity=Severity.WARNING)
        elif is_body(who):
            yield body(case, route, who)


_SOURCES = ("met", "quality", "filled", "actual", "when")


@rule(
    "GAT008",
    "signal that names no source for its state",
    severity=Severity.WARNING,
    since=Stage.PILOT,
    settles=Party.BUILD,
)
def signal_without_source(case: Case) -> Iterator[Gap]:
    """Nobody can tell whether a signal is met.

    What it checks:
        Every signal takes its state from one of: a condition (`when`) with a measured number (`actual`), a plain
        yes or no (`met`), quality criteria (`quality`), or a field of this page (`filled`).

    Why it matters:
        A signal whose state nobody can tell keeps the gate at Hold, or is read as everybody likes.

    Bad:
        gate:
          hold: {signals: [Tickets in no known category], owner: Dana Fox, action: Revise the taxonomy}

    Good:
        gate:
          hold:
            signals:
              - {signal: Tickets in no known category, when: more than 5 %, actual: 3 %, measured: 2026-11-20}
            owner: Dana Fox
            action: Revise the taxonomy
    """
    for signal, name in _signals(case):
        if any(case.project.broken((*signal.route, key)) for key in _SOURCES):
            continue
        if not signal.sourced and signal.when:
            message = f"{name} has a condition and no measured value"
            yield absent(case, (*signal.route, "actual"), message, "... %")
        elif not signal.sourced:
            yield absent(case, (*signal.route, "met"), f"{name} names no source for its state", "false")
        elif signal.quality or signal.filled or signal.met is not None:
            continue
        elif signal.actual.words:
            message = f"{name} is stated in words: {short(signal.actual.words)}"
            hint = "write a number with its unit; or  met: true  or  met: false"
            yield Gap(signal.actual.route, message, hint, values=(signal.actual.words,))
        elif signal.when is None:
            message = f"{name} has a value and no condition to hold it against"
            yield absent(case, (*signal.route, "when"), message, "more than ... %")


@rule("GAT009", "Stop signal met while the project runs", since=Stage.PILOT, settles=Party.OWNER)
def stop_signal_met(case: Case) -> Iterator[Gap]:
    """A Stop signal is met, and the project goes on.

    What it checks:
        No Stop signal is met, unless the project is paused or retired, or the last decision was Stop.

    Why it matters:
        The signal was agreed on when nobody was in a hurry. Whoever goes on in spite of it decides something,
        and should say so.

    Bad:
        gate:
          stop:
            signals: [{signal: Misclassification repeats, met: true, measured: 2026-11-20}]
            owner: Dana Fox
            action: Return to manual handling

    Good:
        gate:
          stop:
            signals: [{signal: Misclassification repeats, met: false, measured: 2026-11-20}]
            owner: Dana Fox
            action: Return to manual handling
    """
    last = case.artifact.governance.last_made
    if not case.running or (last and last.outcome is Outcome.STOP):
        return
    for signal in case.artifact.gate.stop.signals:
        found = signal_state(signal, case.artifact, case.values, case.today)
        if found.state is State.MET:
            name = f"the Stop signal {item(signal.id, signal.signal, signal.route)}"
            reason = f" ({found.reason})" if found.reason else ""
            action = case.artifact.gate.stop.action
            hint = f"stop it ({short(action)}), or pause it" if action else "stop it, or pause it"
            yield Gap(signal.route, f"{name} is met{reason}, and the project runs", hint)


@rule(
    "GAT011",
    "Hold or Stop row without a risk treatment",
    severity=Severity.NOTE,
    since=Stage.PRODUCTION,
    settles=Party.AUDIT,
)
def row_without_treatment(case: Case) -> Iterator[Gap]:
    """A row does not say what is done about its risk.

    What it checks:
        The Hold row and the Stop row name a treatment: accept, mitigate, transfer or avoid.

    Why it matters:
        A risk that is measured ends in a treatment (NIST AI RMF, Manage). Without one it was only watched.

    Bad:
        gate:
          stop: {signals: [Customer impact], owner: Dana Fox, action: Return to manual handling}

    Good:
        gate:
          stop:
            signals: [Customer impact]
            owner: Dana Fox
            action: Return to manual handling
            treatment: avoid
    """
    for outcome, row in case.artifact.gate.rows():
        route = (*row.route, "treatment")
        if outcome is not Outcome.GO and row.given and not (row.treatment or case.project.broken(route)):
            message = f"the {outcome.label} row has no risk treatment"
            yield absent(case, route, message, "mitigate  (or accept, transfer, avoid)")


@rule(
    "GAT012",
    "signal's value without a day, or past its valid time",
    severity=Severity.WARNING,
    since=Stage.PILOT,
    settles=Party.BUILD,
)
def signal_value_past(case: Case) -> Iterator[Gap]:
    """Nobody can say whether what a signal says still holds.

    What it checks:
        Every value of a signal, a number or a plain yes or no, has its day, and is not older than the time for
        which it is valid.

    Why it matters:
        "Not met" is true on the day on which somebody looked. The gate is read today.

    Bad:
        gate:
          stop:
            signals: [{signal: Misclassification repeats, met: false}]
            owner: Dana Fox
            action: Return to manual handling

    Good:
        gate:
          stop:
            signals: [{signal: Misclassification repeats, met: false, measured: 2026-11-20}]
            owner: Dana Fox
            action: Return to manual handling
    """
    for signal, name in _signals(case):
        if signal.met is not None or dated(case, signal):
            yield from no_day(case, signal, f"the value of {name}")
            yield from past(case, signal, f"the value of {name}")


@rule(
    "GAT013",
    "accepted risk whose time has run out",
    severity=Severity.WARNING,
    since=Stage.PILOT,
    settles=Party.AUDIT,
)
def accepted_risk_run_out(case: Case) -> Iterator[Gap]:
    """A risk was accepted up to a day or a stage that has come.

    What it checks:
        The end of a treatment, `until`, is a day that is not over, or a stage that is not reached.

    Why it matters:
        A risk that is accepted for the pilot is not accepted for production. Somebody has to decide again.

    Bad:
        gate:
          hold:
            signals: [Tickets in no known category]
            owner: Dana Fox
            action: Revise the taxonomy
            treatment: accept
            until: 2026-10-31

    Good:
        gate:
          hold:
            signals: [Tickets in no known category]
            owner: Dana Fox
            action: Revise the taxonomy
            treatment: accept
            until: production
    """
    for outcome, row in case.artifact.gate.rows():
        if row.treatment is None or row.until is None:
            continue
        route, end = (*row.route, "until"), read_end(row.until)
        done = "accepted" if row.treatment is Treatment.ACCEPT else "treated"
        if end is None:
            message = f"the end of the {outcome.label} row's treatment can't be read: {quoted(row.until)}"
            yield Gap(route, message, "write a day (YYYY-MM-DD) or a stage", values=(row.until,))
        elif reached(end, case.stage, case.today):
            message = f"the risk of the {outcome.label} row was {done} until {row.until}"
            yield Gap(route, message, "decide again how it is treated, and until when", values=(row.until,))


@rule(
    "GAT014",
    "signal whose sources contradict each other",
    severity=Severity.WARNING,
    since=Stage.PILOT,
    settles=Party.BUILD,
)
def sources_contradict(case: Case) -> Iterator[Gap]:
    """A signal names two sources, and one says met, the other not.

    What it checks:
        Where a signal names several sources (a condition on a value, a plain yes or no, quality criteria, a
        field), they agree.

    Why it matters:
        The reading takes one of them. A reader who looks at the other one is told the opposite.

    Bad:
        gate:
          hold:
            signals:
              - signal: Tickets in no known category
                when: more than 5 %
                actual: 8 %
                met: false
                measured: 2026-11-20
            owner: Dana Fox
            action: Revise the taxonomy

    Good:
        gate:
          hold:
            signals:
              - {signal: Tickets in no known category, when: more than 5 %, actual: 8 %, measured: 2026-11-20}
            owner: Dana Fox
            action: Revise the taxonomy
    """
    for signal, name in _signals(case):
        states = {
            source: signal_state(alone, case.artifact, case.values, case.today).state
            for source, alone in _sources(signal)
        }
        met = [source for source, state in states.items() if state is State.MET]
        not_met = [source for source, state in states.items() if state is State.NOT_MET]
        if met and not_met:
            yield Gap(
                signal.route,
                f"{name} contradicts itself: met by `{met[0]}`, not met by `{not_met[0]}`",
                "correct one of the two, or delete it",
                values=(met[0], not_met[0]),
            )


def _sources(signal: Signal) -> Iterator[tuple[str, Signal]]:
    """The signal once for each source that it names, with that one alone; nothing where it names a single one."""
    named = (bool(signal.quality), signal.filled is not None, signal.met is not None, signal.actual.given)
    if sum(named) < 2:
        return
    nothing = replace(signal, met=None, quality=(), filled=None, actual=Actual(route=signal.actual.route))
    if signal.quality:
        yield "quality", replace(nothing, quality=signal.quality)
    if signal.filled is not None:
        yield "filled", replace(nothing, filled=signal.filled)
    if signal.met is not None:
        yield "met", replace(nothing, met=signal.met)
    if signal.actual.given:
        yield "actual", replace(nothing, actual=signal.actual)
