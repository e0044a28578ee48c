"""Rules of ownership: one named person in the business, with budget, mandate and measures of adoption."""

from collections.abc import Iterator

from generator.check.case import Case
from generator.check.naming import absent
from generator.check.rule import rule
from generator.findings import Gap


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
