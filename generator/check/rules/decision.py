"""Rules of decisions that were made: by whom, on which values, and whether they still hold."""

from collections.abc import Iterator

from generator.check.case import Case
from generator.check.naming import decision_name, short
from generator.check.people import names
from generator.check.rule import rule
from generator.findings import Gap, Party, Severity
from generator.model.field import Stage
from generator.model.gate import Outcome, Signal
from generator.model.governance import Decision
from generator.model.reading import Reading, SignalState, State, meets, read_gate
from generator.model.values.condition import Condition
from generator.model.values.quantity import Quantity


@rule(
    "GAT010",
    "a decision differs from the values that it saw, or the last one from today's reading",
    severity=Severity.WARNING,
    since=Stage.PILOT,
    settles=Party.OWNER,
    concludes=True,
)
def decision_differs(case: Case) -> Iterator[Gap]:
    """A decision says something else than its values, or than the gate says today.

    What it checks:
        No value that a decision saw speaks for a harder outcome: a Go that saw a missed target or a met Hold or
        Stop signal, a Hold that saw a met Stop signal. And the last decision says what the gate says today, unless
        another finding tells why it does not: a missed target, an open error, a Stop signal met while the
        project runs. What is not measured contradicts nothing.

    Why it matters:
        A gate that is passed against its own values is no gate. It may be right to decide so; then it must be
        seen that it was, and why.

    Bad:
        gate:
          hold:
            signals: [{id: undefined-rate, signal: Tickets in no known category, when: more than 5 %}]
        governance:
          decisions:
            - {decision: Start the pilot, outcome: go, decided: 2026-06-26, seen: {undefined-rate: 7 %}}

    Good:
        gate:
          hold:
            signals: [{id: undefined-rate, signal: Tickets in no known category, when: more than 5 %}]
        governance:
          decisions:
            - {decision: Start the pilot, outcome: go, decided: 2026-06-26, seen: {undefined-rate: 3 %}}
    """
    made = [decision for decision in case.artifact.governance.decisions if decision.outcome is not None]
    last = max(
        (d for d in made if d.decided),
        key=lambda d: d.decided.first if d.decided else case.today,
        default=None,
    )
    for decision in made:
        against = list(_against(decision, case))
        if against:
            key = against[0][0]
            yield Gap(
                (*decision.route, "seen", key),
                f"{decision_name(decision)} is {_label(decision)}, but it saw {'; '.join(told for _, told in against)}",
                "correct the outcome or the value, or set this aside with a waiver that says why",
                values=tuple(name for name, _ in against),
            )
        elif decision is last:
            yield from _overtaken(decision, case)


def _label(decision: Decision) -> str:
    return decision.outcome.label if decision.outcome else ""


def _against(decision: Decision, case: Case) -> Iterator[tuple[str, str]]:
    """The values that a decision saw and that speak for a harder outcome, by id."""
    for name, value in decision.seen.items():
        for criterion in case.artifact.specification.quality:
            if criterion.id == name and decision.outcome is Outcome.GO:
                missed = meets(criterion.target, value) is State.NOT_MET
                if missed and criterion.target:
                    yield name, _seen(name, value, "misses its target", criterion.target)
        for outcome, row in case.artifact.gate.rows():
            for signal in row.signals:
                if signal.id == name and _harder(decision.outcome, outcome, signal, value):
                    verb = (
                        "misses the Go signal"
                        if outcome is Outcome.GO
                        else f"meets the {outcome.label} signal"
                    )
                    yield name, _seen(name, value, verb, signal.when)


def _harder(decided: Outcome | None, row: Outcome, signal: Signal, value: Quantity) -> bool:
    state = meets(signal.when, value)
    if row is Outcome.GO:
        return decided is Outcome.GO and state is State.NOT_MET
    rank = list(Outcome)
    return decided is not None and state is State.MET and rank.index(row) > rank.index(decided)


def _seen(name: str, value: Quantity, verb: str, condition: Condition | None) -> str:
    return f"{short(name)} {short(value.text)}, which {verb} ({short(condition.text if condition else '')})"


def _overtaken(decision: Decision, case: Case) -> Iterator[Gap]:
    """Whether today's reading is another outcome, and no other finding tells why."""
    errors = [f.message for f in case.found if f.severity is Severity.ERROR and f.waived is None]
    reading = read_gate(case.artifact, case.values, case.today, errors)
    if reading.outcome is decision.outcome:
        return
    told = list(_unexplained(decision, reading, case))
    if told:
        yield Gap(
            (*decision.route, "outcome"),
            f"{decision_name(decision)} is {_label(decision)}, "
            f"today's reading is {reading.outcome.label}: {'; '.join(told)}",
            "plan the next decision under  decisions:, or set this aside with a waiver that says why",
            values=(str(decision.outcome), str(reading.outcome)),
        )


def _unexplained(decision: Decision, reading: Reading, case: Case) -> Iterator[str]:
    """What makes the reading differ from the decision and has no finding of its own."""
    rows = dict(case.artifact.gate.rows())

    def of(outcome: Outcome, state: State) -> list[SignalState]:
        states = (reading.states[signal.route] for signal in rows[outcome].signals)
        return [found for found in states if found.state is state]

    if decision.outcome is Outcome.STOP:
        if rows[Outcome.STOP].signals and not of(Outcome.STOP, State.UNKNOWN):
            yield "no Stop signal is met"
    elif reading.outcome is Outcome.STOP:
        if not any(finding.code == "GAT009" for finding in case.found):
            yield from (_told("Stop signal met", found) for found in of(Outcome.STOP, State.MET))
    elif reading.outcome is Outcome.GO:
        yield "every Go signal is met, and no Hold or Stop signal is"
    else:
        yield from (_told("Hold signal met", found) for found in of(Outcome.HOLD, State.MET))
        for found in of(Outcome.GO, State.NOT_MET):
            if not _explained(found.signal, case):
                yield _told("Go signal not met", found)


def _explained(signal: Signal, case: Case) -> bool:
    """Whether a finding tells why a Go signal is not met: a missed target, or what is absent or can't be read."""
    if signal.filled:
        field = signal.filled.strip()
        named = any(f"{finding.field}.".startswith(f"{field}.") for finding in case.found)
        return named or case.project.broken(tuple(field.split(".")))
    missed = tuple(f"specification.quality[{name}]" for name in signal.quality)
    return any(finding.code == "SPC009" and finding.field.startswith(missed) for finding in case.found)


def _told(what: str, found: SignalState) -> str:
    name = found.signal.signal or found.signal.id or "a signal without a text"
    return f"{what}: {short(name)}{f' ({found.reason})' if found.reason else ''}"


@rule(
    "GOV010",
    "decided by somebody who is not the maker",
    severity=Severity.WARNING,
    since=Stage.POC,
    settles=Party.OWNER,
)
def decided_by_another(case: Case) -> Iterator[Gap]:
    """A decision was made by somebody else than the person who was to make it.

    What it checks:
        Who decided is the maker of the decision; or, once its day has passed, whom it escalates to.

    Why it matters:
        A decision that anybody can make is one that the maker need not answer for.

    Bad:
        governance:
          decisions:
            - {decision: Start the pilot, maker: Dana Fox, outcome: go, decided: 2026-06-26, decided_by: Tom Adler}

    Good:
        governance:
          decisions:
            - {decision: Start the pilot, maker: Dana Fox, outcome: go, decided: 2026-06-26}
    """
    for decision in case.artifact.governance.decisions:
        maker, by = decision.maker, decision.decided_by
        if maker and by and maker.key != by.key and not _escalated(decision):
            yield Gap(
                (*decision.route, "decided_by"),
                f"{decision_name(decision)} was made by {short(by.name)}, not by its maker {short(maker.name)}",
                "correct  maker  or  decided_by, or set this aside with a waiver that says why",
                values=(maker.key, by.key),
            )


def _escalated(decision: Decision) -> bool:
    """Whether it was made after its day, by whom it escalates to."""
    to, by = decision.escalation.to, decision.decided_by
    late = decision.due and decision.decided and decision.decided.last > decision.due.last
    return bool(late and to and by and names(to, by))
