"""Rules of governance: who says "ready", by which criteria, by when, and what happens when nobody does."""

from collections.abc import Iterator

from generator.check.case import Case
from generator.check.naming import absent, decision_name, short
from generator.check.people import names
from generator.check.rule import rule
from generator.findings import Gap, Party, Route, Severity
from generator.model.field import Stage
from generator.model.governance import Decision
from generator.model.values.person import PersonKind


@rule("GOV001", "no readiness criteria", requires="governance.criteria")
def no_readiness_criteria(case: Case) -> Iterator[Gap]:
    """The page does not say what must hold before a decision can be Go.

    What it checks:
        Governance lists the readiness criteria.

    Why it matters:
        Criteria that are agreed after the result are made to fit it. Without any, each approver brings their
        own.

    Bad:
        governance:
          decisions:
            - {decision: Start the pilot, maker: Dana Fox, due: 2026-06-30, escalation: Head of Care}

    Good:
        governance:
          criteria: [Accuracy meets its target, Exceptions are worked off within one day]
          decisions:
            - {decision: Start the pilot, maker: Dana Fox, due: 2026-06-30, escalation: Head of Care}
    """
    for route in case.missing:
        yield absent(case, route, "no readiness criteria", "[what must hold before a Go]")


@rule("GOV003", "no decision planned", requires="governance.decisions")
def no_decision_planned(case: Case) -> Iterator[Gap]:
    """The page has no decision.

    What it checks:
        Governance has at least one decision, planned or made.

    Why it matters:
        A PoC after which nothing is decided goes on until its budget ends. In almost every stalled project
        the cure is a decision, not engineering.

    Bad:
        governance:
          criteria: [Accuracy meets its target]

    Good:
        governance:
          criteria: [Accuracy meets its target]
          decisions:
            - {decision: Start the pilot, maker: Dana Fox, due: 2026-06-30, escalation: Head of Care}
    """
    for route in case.missing:
        value = (
            "[{decision: ..., maker: name, due: YYYY-MM-DD, escalation: {to: ..., after: 5 working days}}]"
        )
        yield absent(case, route, "no decision planned", value)


def _decision(case: Case, route: Route) -> Decision:
    """The decision that a field belongs to."""
    return next(d for d in case.artifact.governance.decisions if d.route == route[: len(d.route)])


@rule("GOV004", "decision without a single named maker", requires="governance.decisions[].maker")
def decision_without_maker(case: Case) -> Iterator[Gap]:
    """A decision has no maker, or a committee, or several.

    What it checks:
        Every decision names the one person who makes it.

    Why it matters:
        A committee that guides is no decision-maker. Where several must agree, each waits for the others, and
        approvers multiply.

    Bad:
        governance:
          decisions:
            - {decision: Start the pilot, maker: Steering committee, due: 2026-06-30, escalation: Ada Roth}

    Good:
        governance:
          decisions:
            - {decision: Start the pilot, maker: Dana Fox, due: 2026-06-30, escalation: Ada Roth}
    """
    for route in case.missing:
        yield absent(case, route, f"{decision_name(_decision(case, route))} has no maker", "name")
    for decision in case.artifact.governance.decisions:
        maker = decision.maker
        if maker is None or maker.kind is not PersonKind.BODY:
            continue
        fault = "has several makers" if maker.several else "is made by a body, not by a person"
        yield Gap(
            (*decision.route, "maker"),
            f"{decision_name(decision)} {fault}: {short(maker.name)}",
            "write  maker: the one person who decides",
            values=(maker.key,),
        )


@rule("GOV005", "open decision without a due date", requires="governance.decisions[].due")
def decision_without_due_date(case: Case) -> Iterator[Gap]:
    """A decision that is still to be made has no due date.

    What it checks:
        Every open decision says by which day it is made.

    Why it matters:
        A decision without a date is never late, so nobody asks for it.

    Bad:
        governance:
          decisions:
            - {decision: Start the pilot, maker: Dana Fox, escalation: Head of Care}

    Good:
        governance:
          decisions:
            - {decision: Start the pilot, maker: Dana Fox, due: 2026-06-30, escalation: Head of Care}
    """
    for route in case.missing:
        yield absent(case, route, f"{decision_name(_decision(case, route))} has no due date", "YYYY-MM-DD")


@rule(
    "GOV006",
    "open decision without an escalation",
    requires=("governance.decisions[].escalation", "governance.decisions[].escalation.to"),
)
def decision_without_escalation(case: Case) -> Iterator[Gap]:
    """A decision that is still to be made says nothing of what happens when its day passes.

    What it checks:
        Every open decision names who decides when the maker did not.

    Why it matters:
        A date that passes without a consequence was no date. The escalation takes the decision to somebody
        who makes it.

    Bad:
        governance:
          decisions:
            - {decision: Start the pilot, maker: Dana Fox, due: 2026-06-30}

    Good:
        governance:
          decisions:
            - {decision: Start the pilot, maker: Dana Fox, due: 2026-06-30, escalation: Head of Care}
    """
    for route in case.missing:
        decision = _decision(case, route)
        name = decision_name(decision)
        if route[-1] == "escalation":
            value = "{to: who decides then, after: 5 working days}"
            yield absent(case, route, f"{name} has no escalation", value)
        elif decision.open:
            yield absent(case, route, f"the escalation of {name} goes to nobody", "who decides then")


@rule(
    "GOV013",
    "decision that escalates to its own maker",
    severity=Severity.WARNING,
    since=Stage.POC,
    settles=Party.OWNER,
)
def escalates_to_its_maker(case: Case) -> Iterator[Gap]:
    """A decision that its maker did not make goes to its maker.

    What it checks:
        An open decision escalates to somebody else than the person who is to make it, by name or by role.

    Why it matters:
        The day passes, and nothing happens: whoever did not decide then is asked to decide.

    Bad:
        governance:
          decisions:
            - {decision: Start the pilot, maker: Dana Fox, due: 2026-12-04, escalation: Dana Fox}

    Good:
        governance:
          decisions:
            - {decision: Start the pilot, maker: Dana Fox, due: 2026-12-04, escalation: Ada Roth}
    """
    for decision in case.artifact.governance.decisions:
        maker, to = decision.maker, decision.escalation.to
        if decision.open and maker and to and names(to, maker):
            route: Route = (*decision.route, "escalation")
            inner = (*route, "to")
            yield Gap(
                inner if case.document.find(inner) else route,
                f"{decision_name(decision)} escalates to its own maker: {short(to)}",
                "name who decides when the maker did not",
                values=(maker.key,),
            )


@rule("GOV011", "no first day of the PoC", severity=Severity.WARNING, requires="started")
def no_first_day(case: Case) -> Iterator[Gap]:
    """The page does not say when the PoC began.

    What it checks:
        The file has the first day of the PoC: `started`.

    Why it matters:
        Criteria, owner and evaluation set belong before the PoC or beside it. Without its first day nobody
        can tell, and nobody sees how long the project has been waiting.

    Bad:
        title: Ticket triage
        stage: poc

    Good:
        title: Ticket triage
        stage: poc
        started: 2026-05-04
    """
    for route in case.missing:
        yield absent(case, route, "no first day of the PoC (`started`)", "YYYY-MM-DD")
