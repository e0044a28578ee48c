"""Rules of learning: which exceptions update what, how often, by whom."""

from collections.abc import Iterator

from generator.check.case import Case
from generator.check.naming import absent, item
from generator.check.rule import rule
from generator.findings import Gap, Route


@rule("LRN001", "no improvement loop", requires="learning")
def no_loop(case: Case) -> Iterator[Gap]:
    """The page has no improvement loop.

    What it checks:
        At least one loop says which exceptions update what, how often, by whom.

    Why it matters:
        A system that learns nothing from its exceptions is at its best on the first day.

    Bad:
        operations:
          reviewer: Priya Nair, care team lead

    Good:
        operations:
          reviewer: Priya Nair, care team lead
        learning:
          - {exception: The ticket fits no category, updates: taxonomy, every: week, by: Tom Adler}
    """
    for route in case.missing:
        value = "[{exception: ..., updates: ..., every: week, by: name}]"
        yield absent(case, route, "no improvement loop", value)


def _loop(case: Case, route: Route) -> str:
    """Name the loop that a field belongs to."""
    loop = next(loop for loop in case.artifact.learning if loop.route == route[: len(loop.route)])
    return f"the loop {item(loop.id, loop.exception, loop.route)}"


@rule("LRN002", "loop that updates nothing", requires="learning[].updates")
def loop_updates_nothing(case: Case) -> Iterator[Gap]:
    """An improvement loop does not say what is changed.

    What it checks:
        Every loop says what it updates: a taxonomy, a prompt, the evaluation set.

    Why it matters:
        Looking at exceptions without changing anything is a meeting, not a loop.

    Bad:
        learning:
          - {exception: The ticket fits no category, every: week, by: Tom Adler}

    Good:
        learning:
          - {exception: The ticket fits no category, updates: taxonomy, every: week, by: Tom Adler}
    """
    for route in case.missing:
        yield absent(case, route, f"{_loop(case, route)} updates nothing", "[what is changed because of it]")


@rule("LRN003", "loop without a cadence", requires="learning[].every")
def loop_without_cadence(case: Case) -> Iterator[Gap]:
    """An improvement loop does not say how often it runs.

    What it checks:
        Every loop has a rhythm (week, month), an event that triggers it, or a share of the cases.

    Why it matters:
        What has no rhythm is done when there is time, and there is none.

    Bad:
        learning:
          - {exception: The ticket fits no category, updates: taxonomy, by: Tom Adler}

    Good:
        learning:
          - {exception: The ticket fits no category, updates: taxonomy, every: week, by: Tom Adler}
    """
    for route in case.missing:
        yield absent(case, route, f"{_loop(case, route)} has no cadence", "week")


@rule("LRN004", "loop without a person", requires="learning[].by")
def loop_without_person(case: Case) -> Iterator[Gap]:
    """An improvement loop does not say who does it.

    What it checks:
        Every loop names the person who does it.

    Why it matters:
        A loop that belongs to everybody stops in the first busy week, and nobody notices.

    Bad:
        learning:
          - {exception: The ticket fits no category, updates: taxonomy, every: week}

    Good:
        learning:
          - {exception: The ticket fits no category, updates: taxonomy, every: week, by: Tom Adler}
    """
    for route in case.missing:
        yield absent(case, route, f"{_loop(case, route)} has no person who does it", "name")
