"""Rules of learning: which exceptions update what, how often, by whom."""

from collections.abc import Iterator

from generator.check.case import Case
from generator.check.naming import absent, item
from generator.check.rhythms import lateness
from generator.check.rule import rule
from generator.findings import Gap, Party, Route, Severity
from generator.model.field import Stage


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


@rule(
    "LRN005",
    "loop overdue: nothing logged within its cadence",
    severity=Severity.WARNING,
    since=Stage.PRODUCTION,
    settles=Party.OWNER,
)
def loop_overdue(case: Case) -> Iterator[Gap]:
    """An improvement loop has logged nothing for longer than its rhythm.

    What it checks:
        The newest entry in the log of each loop is not older than the loop's rhythm. An event or a share of the
        cases is never overdue, and nothing is while the project is paused.

    Why it matters:
        A loop without traces has stopped, or taught nothing worth a line. Both are worth a question.

    Bad:
        learning:
          - exception: The ticket fits no category
            updates: taxonomy
            every: week
            by: Tom Adler
            log: [{day: 2026-09-04, change: Added a category}]

    Good:
        learning:
          - exception: The ticket fits no category
            updates: taxonomy
            every: week
            by: Tom Adler
            log: [{day: 2026-11-20, change: Added a category}]
    """
    for loop in case.artifact.learning:
        route = (*loop.route, "log")
        days = [lesson.day for lesson in loop.log if lesson.day]
        last = max(days, key=lambda day: day.first, default=None)
        late = lateness(case, loop.every, last, route)
        name = _loop(case, loop.route)
        if late and late.due is None:
            if loop.log:
                yield Gap(route, f"the log of {name} has no days", "give each entry its  day:", on="key")
            else:
                yield absent(case, route, f"{name} has logged nothing", "[{day: YYYY-MM-DD, change: ...}]")
        elif late and last:
            hint = "run it, and log what it taught:  - {day: YYYY-MM-DD, change: ...}"
            yield Gap(route, f"{name} {late.told}", hint, on="key", values=(last.canonical,))
