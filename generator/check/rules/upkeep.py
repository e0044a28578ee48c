"""Rules of operations kept up: what is overdue, what was never tried, and whether persons hold the roles."""

from collections.abc import Iterator

from generator.check.case import Case
from generator.check.naming import absent, quoted, short
from generator.check.people import body, each, is_body, is_nobody, role
from generator.check.rhythms import lateness
from generator.check.rule import rule
from generator.findings import Gap, Party, Severity
from generator.model.field import Stage
from generator.model.operations import Rhythm
from generator.model.values.nothing import says_nothing
from generator.model.values.person import Person, PersonKind


def _overdue(case: Case, rhythm: Rhythm, what: str) -> Iterator[Gap]:
    """Report a rhythm that is late. The fingerprint holds the last day, not how late it is."""
    route = (*rhythm.route, "last")
    late = lateness(case, rhythm.every, rhythm.last, route)
    if late and late.due is None:
        yield absent(case, route, f"{what} {late.told}", "YYYY-MM-DD")
    elif late and rhythm.last:
        hint = "do it, and write  last: YYYY-MM-DD"
        yield Gap(route, f"{what} {late.told}", hint, values=(rhythm.last.canonical,))


@rule(
    "OPS004",
    "log review overdue, or never done",
    severity=Severity.WARNING,
    since=Stage.PILOT,
    settles=Party.OWNER,
)
def log_review_overdue(case: Case) -> Iterator[Gap]:
    """The log was not read when it should have been.

    What it checks:
        A log review with a rhythm (day, week, month) says when it was last done, and that is not longer ago
        than the rhythm. An event or a share of the cases is never overdue, and nothing is while the project is
        paused.

    Why it matters:
        A review that stands on paper alone finds nothing. The stream of small errors goes on behind it.

    Bad:
        operations:
          log_review: {every: week, by: Priya Nair, last: 2026-10-20}

    Good:
        operations:
          log_review: {every: week, by: Priya Nair, last: 2026-11-20}
    """
    yield from _overdue(case, case.artifact.operations.log_review, "the log review")


@rule(
    "OPS008",
    "re-evaluation overdue, or never done",
    severity=Severity.WARNING,
    since=Stage.PILOT,
    settles=Party.BUILD,
)
def reevaluation_overdue(case: Case) -> Iterator[Gap]:
    """Quality was not measured again when it should have been.

    What it checks:
        A re-evaluation with a rhythm (month, quarter) says when it was last done, and that is not longer ago
        than the rhythm. An event is never overdue, and nothing is while the project is paused.

    Why it matters:
        Quality falls slowly and without a message. Only the next measurement shows it.

    Bad:
        operations:
          reevaluation: {every: month, by: Tom Adler, last: 2026-08-02}

    Good:
        operations:
          reevaluation: {every: month, by: Tom Adler, last: 2026-11-02}
    """
    yield from _overdue(case, case.artifact.operations.reevaluation, "the re-evaluation")


@rule(
    "OPS011",
    "rollback never rehearsed",
    severity=Severity.WARNING,
    since=Stage.PILOT,
    settles=Party.IT,
)
def rollback_never_rehearsed(case: Case) -> Iterator[Gap]:
    """Nobody has ever gone the way back.

    What it checks:
        The rollback has a day on which it was rehearsed. A day of real use counts too.

    Why it matters:
        A way back that was never walked leads to a switch that nobody may turn, or a queue that nobody serves
        any more.

    Bad:
        operations:
          rollback: {path: Switch routing rule R-17 off, by: Priya Nair}

    Good:
        operations:
          rollback: {path: Switch routing rule R-17 off, by: Priya Nair, rehearsed: 2026-10-15}
    """
    rollback = case.artifact.operations.rollback
    unread = any(case.project.broken((*rollback.route, key)) for key in ("rehearsed", "used"))
    if (
        rollback.path
        and not says_nothing(rollback.path)
        and not (rollback.rehearsed or rollback.used or unread)
    ):
        route = (*rollback.route, "rehearsed")
        yield absent(case, route, "the way back was never rehearsed", "YYYY-MM-DD")


@rule(
    "OPS013",
    "a role of operations or learning is held by a body instead of a person",
    severity=Severity.WARNING,
    since=Stage.PILOT,
    settles=Party.OWNER,
)
def role_held_by_a_body(case: Case) -> Iterator[Gap]:
    """A team or a committee holds a role that wants one person.

    What it checks:
        Each role of operations and learning is held by one person. Where the person changes, a `rota` may stand
        for the name.

    Why it matters:
        What a team does, everybody in it believes somebody else does. A name can be called.

    Bad:
        operations:
          reviewer: Customer care team

    Good:
        operations:
          reviewer: Priya Nair, care team lead
    """
    for section in (case.artifact.operations, *case.artifact.learning):
        for route, who in each(case, section, Person):
            if is_body(who):
                yield body(case, route, who)


@rule(
    "OPS014",
    "is this a person? a post without a holder, a single word, a code",
    severity=Severity.WARNING,
    since=Stage.PILOT,
    settles=Party.OWNER,
)
def is_this_a_person(case: Case) -> Iterator[Gap]:
    """A post, a single word or a code stands where a person's name is wanted.

    What it checks:
        Wherever the page names a person, a name stands there: first a name, then the role. It is a guess by
        words and shape; a company can add words of its own.

    Why it matters:
        A post can be vacant, and a code is known to its inventors alone. On the bad day somebody has to ring a
        person.

    Bad:
        operations:
          reviewer: Head of Customer Care

    Good:
        operations:
          reviewer: Priya Nair, head of customer care
    """
    for route, who in each(case, case.artifact, Person):
        if route[0] == "waivers" and is_nobody(who):
            continue  # then the waiver is incomplete, and that is told
        if who.kind is PersonKind.POST:
            message = f"{role(case, route)} is a post without a holder: {short(who.name)}"
            yield Gap(route, message, "write the name of the holder, then the post", values=(who.key,))
        elif who.kind is PersonKind.DOUBTFUL:
            message = f"{role(case, route)} is {quoted(who.name)}: is this a person?"
            yield Gap(route, message, "write first name and surname, then the role", values=(who.key,))


@rule(
    "OPS015",
    "monthly cost above the limit of the budget stop",
    severity=Severity.WARNING,
    since=Stage.PILOT,
    settles=Party.OWNER,
)
def cost_above_the_limit(case: Case) -> Iterator[Gap]:
    """It costs more in a month than the limit at which it is to be stopped.

    What it checks:
        The monthly cost is not above the limit of the budget stop, where both are of one currency and month.

    Why it matters:
        Either the limit is not meant, or somebody should have stopped it.

    Bad:
        specification:
          cost: {monthly: 1700 EUR}
        operations:
          budget_stop: {limit: 1500 EUR per month, by: Dana Fox, action: Pause until the next month}

    Good:
        specification:
          cost: {monthly: 900 EUR}
        operations:
          budget_stop: {limit: 1500 EUR per month, by: Dana Fox, action: Pause until the next month}
    """
    cost, limit = case.artifact.specification.cost.monthly, case.artifact.operations.budget_stop.limit
    if cost and limit and _currency(cost.unit) == _currency(limit.unit) and cost.low > limit.high:
        yield Gap(
            ("specification", "cost", "monthly"),
            f"the monthly cost of {cost.text} is above the limit of the budget stop: {limit.text}",
            "lower the cost, stop it, or agree on another limit",
            values=(cost.canonical, limit.canonical),
        )


def _currency(unit: str) -> str | None:
    """The currency of an amount per month; None where it is for another time."""
    words = unit.casefold().replace("/", " per ").split()
    if len(words) == 1:
        return words[0]
    return words[0] if words[1:] in (["per", "month"], ["a", "month"], ["monthly"]) else None
