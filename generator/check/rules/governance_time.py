"""Rules of governance over time: what was agreed and decided when, what is late, and what the stage rests on."""

from collections.abc import Iterator

from generator.check.case import Case
from generator.check.naming import absent, decision_name, short
from generator.check.rhythms import days
from generator.check.rule import rule
from generator.findings import Gap, Party, Route, Severity
from generator.model.field import Stage
from generator.model.gate import Outcome
from generator.model.governance import Decision


@rule(
    "GOV002",
    "criteria agreed after the PoC began, or no day of agreement",
    severity=Severity.WARNING,
    requires="governance.agreed",
)
def criteria_agreed_late(case: Case) -> Iterator[Gap]:
    """The readiness criteria are younger than the PoC, or nobody knows how old they are.

    What it checks:
        The readiness criteria have a day of agreement, on the first day of the PoC or before it. Of a month
        without a day the criteria get the benefit of the doubt.

    Why it matters:
        Criteria that are agreed on when results are known fit the results.

    Bad:
        started: 2026-05-04
        governance:
          criteria: [Accuracy meets its target]
          agreed: 2026-06-15

    Good:
        started: 2026-05-04
        governance:
          criteria: [Accuracy meets its target]
          agreed: 2026-04-28
    """
    governance, started = case.artifact.governance, case.artifact.started
    if not governance.criteria:
        return
    for route in case.missing:
        yield absent(case, route, "the readiness criteria have no day of agreement", "YYYY-MM-DD")
    agreed = governance.agreed
    if agreed and started and agreed.first > started.last:
        yield Gap(
            ("governance", "agreed"),
            f"the readiness criteria were agreed {agreed.canonical}, after the PoC began on {started.canonical}",
            "let the maker of the next decision confirm them before any result is shown",
            values=(agreed.canonical, started.canonical),
        )


@rule("GOV007", "decision overdue", since=Stage.POC, settles=Party.OWNER)
def decision_overdue(case: Case) -> Iterator[Gap]:
    """The day of a decision has passed, and nothing was decided.

    What it checks:
        No open decision is past its due day. A month without a day counts with its last day. Nothing is overdue
        while the project is paused.

    Why it matters:
        The date was the promise. When it passes, the decision goes to whom the escalation names, on the day that
        it names.

    Bad:
        governance:
          decisions:
            - decision: Start the pilot
              maker: Dana Fox
              due: 2026-11-04
              escalation: {to: Chief operating officer, after: 5 working days}

    Good:
        governance:
          decisions:
            - decision: Start the pilot
              maker: Dana Fox
              due: 2026-12-04
              escalation: {to: Chief operating officer, after: 5 working days}
    """
    if not case.running:
        return
    for decision in case.artifact.governance.decisions:
        if decision.late(case.today) and decision.due:
            late = days(decision.due.last, case.today)
            yield Gap(
                (*decision.route, "due"),
                f"{decision_name(decision)} is {late} late: due {decision.due.canonical}"
                f"{_escalation(case, decision)}",
                "decide, and write  outcome: go  (or hold, stop) and  decided: YYYY-MM-DD",
                values=(decision.due.canonical,),
            )


def _escalation(case: Case, decision: Decision) -> str:
    """To whom a late decision goes, and when."""
    day, to = decision.escalates, decision.escalation.to
    if day is None or to is None:
        return ""
    verb = "went" if case.today >= day else "goes"
    return f"; it {verb} to {short(to)} on {day}"


@rule("GOV008", "outcome without a day, or a day without an outcome", since=Stage.POC, settles=Party.OWNER)
def half_a_record(case: Case) -> Iterator[Gap]:
    """Of a decision that was made, one half is not recorded.

    What it checks:
        A decision with an outcome has the day on which it was made, and the other way round. A missing day is a
        warning only where the decision lies in the past: its due day is over, the stage that it opens is
        reached, or a decision behind it was made.

    Why it matters:
        "It was decided" without what or when can't be shown to an auditor, and is told differently next year.

    Bad:
        governance:
          decisions: [{decision: Start the pilot, maker: Dana Fox, decided: 2026-06-26}]

    Good:
        governance:
          decisions: [{decision: Start the pilot, maker: Dana Fox, outcome: go, decided: 2026-06-26}]
    """
    for decision in case.artifact.governance.decisions:
        name = decision_name(decision)
        day, outcome = (*decision.route, "decided"), (*decision.route, "outcome")
        if decision.outcome and not decision.decided and not case.project.broken(day):
            weight = Severity.WARNING if _lies_in_the_past(case, decision) else None
            message = f"{name} has an outcome and no day"
            gap = absent(case, day, message, "YYYY-MM-DD")
            yield Gap(gap.route, gap.message, gap.hint, severity=weight)
        if decision.decided and not decision.outcome and not case.project.broken(outcome):
            yield absent(case, outcome, f"{name} has a day and no outcome", "go  (or hold, stop)")


def _lies_in_the_past(case: Case, decision: Decision) -> bool:
    decisions = case.artifact.governance.decisions
    opened = decision.opens is not None and decision.opens.rank <= case.stage.rank
    followed = any(later.decided for later in decisions[decisions.index(decision) + 1 :])
    return opened or followed or (decision.due is not None and decision.due.last < case.today)


@rule("GOV009", "retired without a recorded Stop", since=Stage.RETIRED, settles=Party.OWNER)
def retired_without_stop(case: Case) -> Iterator[Gap]:
    """The project is retired, and nobody has decided that.

    What it checks:
        A retired project has a decision with the outcome Stop.

    Why it matters:
        What ends without a decision comes back without one. The record says who ended it, when and why.

    Bad:
        governance:
          decisions: [{decision: Start the pilot, maker: Dana Fox, outcome: go, decided: 2026-06-26}]

    Good:
        governance:
          decisions:
            - {decision: Start the pilot, maker: Dana Fox, outcome: go, decided: 2026-06-26}
            - {decision: End the service, maker: Dana Fox, outcome: stop, decided: 2026-11-02}
    """
    governance = case.artifact.governance
    unread = case.project.broken(("governance", "decisions"))
    if unread or any(decision.outcome is Outcome.STOP for decision in governance.decisions):
        return
    route: Route = ("governance", "decisions")
    message = "the project is retired, and no Stop is recorded"
    record = "{decision: End the service, maker: name, outcome: stop, decided: YYYY-MM-DD}"
    if governance.decisions:
        yield Gap(route, message, f"add  - {record}", on="key")
    else:
        yield absent(case, route, message, f"[{record}]")


@rule(
    "GOV012",
    "stage reached without a recorded Go",
    severity=Severity.WARNING,
    since=Stage.PILOT,
    settles=Party.OWNER,
)
def stage_without_go(case: Case) -> Iterator[Gap]:
    """The project is in pilot or production, and no decision opened that stage.

    What it checks:
        Where decisions stand on the page, one with the outcome Go opens the present stage, or a later one.

    Why it matters:
        A pilot that nobody started is a PoC that was never ended. Nobody has agreed to its risk.

    Bad:
        governance:
          decisions:
            - {decision: Start the pilot, maker: Dana Fox, due: 2026-12-04, escalation: Ada Roth}

    Good:
        governance:
          decisions:
            - {decision: Start the pilot, opens: pilot, maker: Dana Fox, outcome: go, decided: 2026-06-26}
    """
    if case.stage not in {Stage.PILOT, Stage.PRODUCTION}:
        return
    decisions = case.artifact.governance.decisions
    opened = any(d.outcome is Outcome.GO and d.opens and d.opens.rank >= case.stage.rank for d in decisions)
    half = any(d.decided and not d.outcome for d in decisions)  # of that another rule tells
    unread = case.project.broken(("governance", "decisions"))
    if decisions and not (opened or half or unread):
        label = case.stage.label
        message = f"the stage is {label}, and no recorded Go opens it"
        hint = f"write  opens: {case.stage.value}  at the decision that started it; or decide it now"
        yield Gap(("stage",), message, hint, values=(case.stage.value,))
