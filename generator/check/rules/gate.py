"""Rules of the gate: three outcomes, each with signals, a decision owner and a next action."""

from collections.abc import Iterator

from generator.check.case import Case
from generator.check.naming import absent
from generator.check.rule import rule
from generator.findings import Gap

_ROW = "{signals: [...], owner: ..., action: ...}"


@rule("GAT001", "no Go row", requires="gate.go")
def no_go_row(case: Case) -> Iterator[Gap]:
    """The gate has no Go row.

    What it checks:
        The gate says what must hold so that the project may start or go on: a row `go`.

    Why it matters:
        Without agreed Go signals every meeting invents its own, and the project waits for the next meeting.

    Bad:
        gate:
          stop: {signals: [Customer impact], owner: Dana Fox, action: Return to manual handling}

    Good:
        gate:
          go: {signals: [Core-category quality passes], owner: Dana Fox, action: Start in one region}
          stop: {signals: [Customer impact], owner: Dana Fox, action: Return to manual handling}
    """
    for route in case.missing:
        yield absent(case, route, "no Go row", _ROW)


@rule("GAT002", "no Hold row", requires="gate.hold")
def no_hold_row(case: Case) -> Iterator[Gap]:
    """The gate has no Hold row.

    What it checks:
        The gate says what makes the project wait for a revision: a row `hold`.

    Why it matters:
        Most trouble is no reason to stop. Without Hold there are only two ways: look away, or end it.

    Bad:
        gate:
          go: {signals: [Core-category quality passes], owner: Dana Fox, action: Start in one region}

    Good:
        gate:
          hold: {signals: [Too many undefined cases], owner: Dana Fox, action: Revise the taxonomy}
    """
    for route in case.missing:
        yield absent(case, route, "no Hold row", _ROW)


@rule("GAT003", "no Stop row", requires="gate.stop")
def no_stop_row(case: Case) -> Iterator[Gap]:
    """The gate has no Stop row.

    What it checks:
        The gate says what ends the use of the AI: a row `stop`.

    Why it matters:
        A gate with success criteria alone has a start decision and no stop decision. The usual failure is no
        dramatic incident but a stream of small errors that enters daily work unnoticed.

    Bad:
        gate:
          go: {signals: [Core-category quality passes], owner: Dana Fox, action: Start in one region}

    Good:
        gate:
          stop: {signals: [Customer or legal impact], owner: Dana Fox, action: Return to manual handling}
    """
    for route in case.missing:
        yield absent(case, route, "no Stop row", _ROW)


def _row(route: tuple[str | int, ...]) -> str:
    """The row that a field of the gate belongs to, as a page calls it."""
    return str(route[1]).capitalize()


@rule(
    "GAT004", "row without a signal", requires=("gate.go.signals", "gate.hold.signals", "gate.stop.signals")
)
def row_without_signal(case: Case) -> Iterator[Gap]:
    """A row of the gate names no signal.

    What it checks:
        Every row of the gate names at least one signal that shows that its outcome is due.

    Why it matters:
        An outcome without a signal is decided by mood, and nobody can say afterwards why.

    Bad:
        gate:
          stop: {owner: Dana Fox, action: Return to manual handling}

    Good:
        gate:
          stop: {signals: [Customer or legal impact], owner: Dana Fox, action: Return to manual handling}
    """
    for route in case.missing:
        yield absent(case, route, f"the {_row(route)} row has no signal", "[what shows that it is due]")


@rule(
    "GAT005", "row without a decision owner", requires=("gate.go.owner", "gate.hold.owner", "gate.stop.owner")
)
def row_without_owner(case: Case) -> Iterator[Gap]:
    """A row of the gate names nobody who decides.

    What it checks:
        Every row of the gate names the person, or the persons, who decide that outcome.

    Why it matters:
        A signal without somebody who must act on it is seen by everybody and answered by nobody.

    Bad:
        gate:
          stop: {signals: [Customer or legal impact], action: Return to manual handling}

    Good:
        gate:
          stop: {signals: [Customer or legal impact], owner: Dana Fox, action: Return to manual handling}
    """
    for route in case.missing:
        yield absent(case, route, f"the {_row(route)} row has no decision owner", "name")


@rule(
    "GAT006", "row without a next action", requires=("gate.go.action", "gate.hold.action", "gate.stop.action")
)
def row_without_action(case: Case) -> Iterator[Gap]:
    """A row of the gate says nothing of what happens next.

    What it checks:
        Every row of the gate says what is done when its outcome is decided.

    Why it matters:
        A decision to stop that nobody prepared is postponed when it is needed most.

    Bad:
        gate:
          stop: {signals: [Customer or legal impact], owner: Dana Fox}

    Good:
        gate:
          stop: {signals: [Customer or legal impact], owner: Dana Fox, action: Return to manual handling}
    """
    for route in case.missing:
        yield absent(case, route, f"the {_row(route)} row has no next action", "what happens then")
