"""Rules of ownership: one named person in the business, with budget, mandate and measures of adoption."""

from collections.abc import Iterator

from generator.check.case import Case
from generator.check.naming import absent, item
from generator.check.people import body, is_body, is_nobody
from generator.check.rule import rule
from generator.check.stale import dated, no_day, past
from generator.findings import Gap, Party, Severity
from generator.model.field import Stage
from generator.model.ownership import Adoption, Side
from generator.model.reading import State, meets, stale


@rule("OWN001", "no business owner", requires="ownership.owner")
def no_owner(case: Case) -> Iterator[Gap]:
    """Nobody in the business answers for the project.

    What it checks:
        Ownership names the one person in the business who answers for it.

    Why it matters:
        Without an owner nobody asks for the evaluation set, nobody pushes the decision, and the project waits
        after its PoC until it is forgotten.

    Bad:
        ownership:
          unit: Customer Care

    Good:
        ownership:
          owner: Dana Fox, director customer care
          unit: Customer Care
    """
    for route in case.missing:
        yield absent(case, route, "no business owner", "name, role")


@rule("OWN002", "owner is a body", since=Stage.POC, settles=Party.OWNER)
def owner_is_a_body(case: Case) -> Iterator[Gap]:
    """A committee, a department or several persons own the project.

    What it checks:
        The owner is one person.

    Why it matters:
        A sponsoring committee meets once a month and changes. Nobody in it is asked why the project stands
        still.

    Bad:
        ownership:
          owner: Customer care board
          side: business

    Good:
        ownership:
          owner: Dana Fox, director customer care
          side: business
    """
    owner = case.artifact.ownership.owner
    if owner is not None and is_body(owner):
        yield body(case, ("ownership", "owner"), owner)


@rule(
    "OWN003",
    "owner does not sit in the business",
    requires="ownership.side",
    absence=Severity.NOTE,
)
def owner_outside_the_business(case: Case) -> Iterator[Gap]:
    """The owner sits in IT or elsewhere, or the page does not say where.

    What it checks:
        The owner sits on the side of the business. A side that is not said is a note only.

    Why it matters:
        IT can build it and run it. Whether wrong answers are worth the time that is saved, the business alone
        can decide.

    Bad:
        ownership:
          owner: Dana Fox, director customer care
          side: it

    Good:
        ownership:
          owner: Dana Fox, director customer care
          side: business
    """
    ownership = case.artifact.ownership
    if ownership.owner is None or is_nobody(ownership.owner):
        return
    if ownership.side in {Side.IT, Side.OTHER}:
        where = "in IT" if ownership.side is Side.IT else "outside of the business"
        yield Gap(
            ("ownership", "side"),
            f"the owner sits {where}: {ownership.owner.name}",
            "name a person of the business who answers for it",
            values=(ownership.side.value,),
        )
    for route in case.missing:
        if not is_body(ownership.owner):
            message = "it is not said whether the owner sits in the business"
            yield absent(case, route, message, "business  (or it, other)")


@rule(
    "OWN004",
    "owner named after the PoC began",
    severity=Severity.NOTE,
    since=Stage.POC,
    settles=Party.OWNER,
)
def owner_named_late(case: Case) -> Iterator[Gap]:
    """The owner was named when the PoC was under way already.

    What it checks:
        The owner was named on the first day of the PoC or before it. Of a month without a day the owner gets the
        benefit of the doubt.

    Why it matters:
        Who comes later inherits a scope and criteria that others have chosen, and feels bound by neither.

    Bad:
        started: 2026-05-04
        ownership: {owner: "Dana Fox, director customer care", side: business, named: 2026-07-20}

    Good:
        started: 2026-05-04
        ownership: {owner: "Dana Fox, director customer care", side: business, named: 2026-04-20}
    """
    named, started = case.artifact.ownership.named, case.artifact.started
    if named and started and named.first > started.last:
        yield Gap(
            ("ownership", "named"),
            f"the owner was named {named.canonical}, after the PoC began on {started.canonical}",
            "let the owner confirm scope and criteria, or agree on them anew",
            values=(named.canonical, started.canonical),
        )


@rule("OWN005", "no operating budget", requires="ownership.budget")
def no_budget(case: Case) -> Iterator[Gap]:
    """The owner has no budget to run it.

    What it checks:
        Ownership gives the operating budget.

    Why it matters:
        A PoC is paid by a project. Who runs it afterwards without a budget asks for each invoice, and lets it
        lapse.

    Bad:
        ownership:
          owner: Dana Fox, director customer care

    Good:
        ownership:
          owner: Dana Fox, director customer care
          budget: 120 000 EUR per year
    """
    for route in case.missing:
        yield absent(case, route, "no operating budget", "... EUR per year")


@rule("OWN006", "no mandate", requires="ownership.mandate")
def no_mandate(case: Case) -> Iterator[Gap]:
    """The page does not say what the owner may decide.

    What it checks:
        Ownership says what the owner decides without further approval.

    Why it matters:
        An owner without a mandate collects opinions. The decision goes back to the committee, and waits
        there.

    Bad:
        ownership:
          owner: Dana Fox, director customer care

    Good:
        ownership:
          owner: Dana Fox, director customer care
          mandate: Decides scope, taxonomy and stop without further approval
    """
    for route in case.missing:
        yield absent(case, route, "no mandate", "what the owner decides without further approval")


@rule(
    "OWN007",
    "no adoption metric with a target",
    requires=("ownership.adoption", "ownership.adoption[any].target"),
)
def no_adoption_target(case: Case) -> Iterator[Gap]:
    """The page does not say how use is measured, and from when it counts as adopted.

    What it checks:
        Ownership has an adoption metric with a target. One with a target is enough.

    Why it matters:
        A system of good quality that nobody uses is a cost. Only a measure of real use shows it.

    Bad:
        ownership:
          adoption: [{metric: Tickets routed without rework}]

    Good:
        ownership:
          adoption: [{metric: Tickets routed without rework, target: at least 80 %}]
    """
    unreadable = any(case.project.broken((*m.route, "target")) for m in case.artifact.ownership.adoption)
    for route in case.missing:
        if route[-1] == "adoption":
            yield absent(case, route, "no adoption metric", "[{metric: ..., target: at least ... %}]")
        elif not unreadable:
            yield absent(case, route, "no adoption metric has a target", "at least ... %")


def _metric(metric: Adoption) -> str:
    return f"adoption metric {item(metric.id, metric.metric, metric.route)}"


@rule(
    "OWN008",
    "adoption below target",
    severity=Severity.WARNING,
    since=Stage.PRODUCTION,
    settles=Party.OWNER,
)
def adoption_below_target(case: Case) -> Iterator[Gap]:
    """It is used less than was agreed.

    What it checks:
        The measured value of each adoption metric meets its target. A value past its valid time is not judged.

    Why it matters:
        Each unused system costs maintenance and trust. The owner finds out why people avoid it, or ends it.

    Bad:
        ownership:
          adoption:
            - {metric: Tickets routed without rework, target: at least 80 %, actual: 61 %, measured: 2026-11-01}

    Good:
        ownership:
          adoption:
            - {metric: Tickets routed without rework, target: at least 80 %, actual: 84 %, measured: 2026-11-01}
    """
    for metric in case.artifact.ownership.adoption:
        value = case.values.get(metric.actual.route)
        if value is None or metric.target is None or stale(metric.measured, metric.valid, case.today):
            continue
        if meets(metric.target, value) is State.NOT_MET:
            yield Gap(
                metric.actual.route,
                f"{_metric(metric)} misses its target: {value.text} against {metric.target.text}",
                "find out why, and change it or end it; or agree on another target",
                on="key" if metric.actual.file else "value",
                values=(value.text, metric.target.text),
            )


@rule(
    "OWN009",
    "adoption never measured",
    severity=Severity.WARNING,
    since=Stage.PRODUCTION,
    settles=Party.OWNER,
)
def adoption_never_measured(case: Case) -> Iterator[Gap]:
    """A metric of adoption has a target and no value, or words in the place of one.

    What it checks:
        In production every adoption metric has a measured value: a number with its unit, or a place in a
        metrics file.

    Why it matters:
        Whether people use it is the one thing that a PoC can't show. In production it is there to be counted.

    Bad:
        ownership:
          adoption: [{metric: Tickets routed without rework, target: at least 80 %}]

    Good:
        ownership:
          adoption:
            - {metric: Tickets routed without rework, target: at least 80 %, actual: 84 %, measured: 2026-11-01}
    """
    for metric in case.artifact.ownership.adoption:
        route = metric.actual.route
        if metric.actual.words:
            message = f"{_metric(metric)} is measured in words only: {metric.actual.words}"
            hint = "write a number with its unit, for example  actual: 84 %"
            yield Gap(route, message, hint, values=(metric.actual.words,))
        elif not (metric.actual.given or case.project.broken(route)):
            yield absent(case, route, f"{_metric(metric)} was never measured", "... %")


@rule(
    "OWN010",
    "adoption value without a day, or past its valid time",
    severity=Severity.WARNING,
    since=Stage.PRODUCTION,
    settles=Party.OWNER,
)
def adoption_value_past(case: Case) -> Iterator[Gap]:
    """Nobody can say whether a value of adoption still holds.

    What it checks:
        Every measured value of adoption has its day, and is not older than the time for which it is valid.

    Why it matters:
        Use is high in the month of the launch. The value that counts is the one of today.

    Bad:
        ownership:
          adoption: [{metric: Tickets routed without rework, target: at least 80 %, actual: 84 %}]

    Good:
        ownership:
          adoption:
            - {metric: Tickets routed without rework, target: at least 80 %, actual: 84 %, measured: 2026-11-01}
    """
    for metric in case.artifact.ownership.adoption:
        if dated(case, metric):
            yield from no_day(case, metric, f"the value of {_metric(metric)}")
            yield from past(case, metric, f"the value of {_metric(metric)}")
