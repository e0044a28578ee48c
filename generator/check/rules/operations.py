"""Rules of operations: who reviews, corrects, improves and stops the AI."""

from collections.abc import Iterator

from generator.check.case import Case
from generator.check.naming import absent
from generator.check.rule import rule
from generator.findings import Gap


@rule("OPS001", "no reviewer", requires="operations.reviewer")
def no_reviewer(case: Case) -> Iterator[Gap]:
    """Nobody is named who reviews the output.

    What it checks:
        Operations name the person who reviews output and exceptions. A `rota` in the log review may stand for
        the name.

    Why it matters:
        A PoC is watched by its builders. When they turn to the next thing, nobody reads what the AI does.

    Bad:
        operations:
          improvement_owner: Tom Adler, taxonomy manager

    Good:
        operations:
          improvement_owner: Tom Adler, taxonomy manager
          reviewer: Priya Nair, care team lead
    """
    for route in case.missing:
        yield absent(case, route, "no reviewer", "name, role")


@rule("OPS002", "no improvement owner", requires="operations.improvement_owner")
def no_improvement_owner(case: Case) -> Iterator[Gap]:
    """Nobody is named who turns what was learned into a better system.

    What it checks:
        Operations name the person who owns the improvement.

    Why it matters:
        Mistakes that are found and corrected one by one come back every week, until somebody removes their
        cause.

    Bad:
        operations:
          reviewer: Priya Nair, care team lead

    Good:
        operations:
          reviewer: Priya Nair, care team lead
          improvement_owner: Tom Adler, taxonomy manager
    """
    for route in case.missing:
        yield absent(case, route, "no improvement owner", "name, role")


@rule("OPS003", "no log-review cadence", requires=("operations.log_review", "operations.log_review.every"))
def no_log_review(case: Case) -> Iterator[Gap]:
    """The page does not say how often a person reads what the AI did.

    What it checks:
        Operations give the log review a rhythm (day, week, month), an event that triggers it, or a share of
        the cases.

    Why it matters:
        The usual failure is a stream of small errors. It shows in the log long before a customer complains,
        if somebody looks.

    Bad:
        operations:
          log_review: {by: Priya Nair}

    Good:
        operations:
          log_review: {every: day, by: Priya Nair}
    """
    for route in case.missing:
        if route[-1] == "every":
            yield absent(case, route, "the log review has no cadence", "week")
        else:
            yield absent(case, route, "no log review", "{every: week, by: name}")


@rule("OPS005", "nobody takes exceptions", requires=("operations.exceptions", "operations.exceptions.to"))
def nobody_takes_exceptions(case: Case) -> Iterator[Gap]:
    """The page does not say who takes the cases that the AI can't.

    What it checks:
        Operations say who takes the exceptions.

    Why it matters:
        The cases that the AI passes on are the hardest ones. Without somebody who takes them they wait.

    Bad:
        operations:
          exceptions: {when: less than 60 % certainty}

    Good:
        operations:
          exceptions: {when: less than 60 % certainty, to: Second-level desk, within: 1 working day}
    """
    for route in case.missing:
        if route[-1] == "to":
            yield absent(case, route, "exceptions are described, but nobody takes them", "who takes them")
        else:
            yield absent(
                case, route, "nobody takes exceptions", "{when: ..., to: who takes them, within: ...}"
            )


@rule("OPS006", "nobody corrects mistakes", requires="operations.corrections")
def nobody_corrects_mistakes(case: Case) -> Iterator[Gap]:
    """The page does not say who corrects a mistake.

    What it checks:
        Operations say who corrects wrong output, and where.

    Why it matters:
        An accuracy of 95 % is one mistake in twenty cases. Each of them stays in a system until somebody
        corrects it.

    Bad:
        operations:
          reviewer: Priya Nair, care team lead

    Good:
        operations:
          reviewer: Priya Nair, care team lead
          corrections: Second-level desk corrects the category in the CRM
    """
    for route in case.missing:
        yield absent(case, route, "nobody corrects mistakes", "who corrects a mistake and where")


@rule(
    "OPS007", "no re-evaluation cycle", requires=("operations.reevaluation", "operations.reevaluation.every")
)
def no_reevaluation(case: Case) -> Iterator[Gap]:
    """The page does not say how often quality is measured again.

    What it checks:
        Operations give the re-evaluation a rhythm, or an event that triggers it, such as a change of the
        model.

    Why it matters:
        Models, prompts and customers change. A value that was measured once says less with every month.

    Bad:
        operations:
          reevaluation: {by: Tom Adler}

    Good:
        operations:
          reevaluation: {every: month, by: Tom Adler}
    """
    for route in case.missing:
        if route[-1] == "every":
            yield absent(case, route, "the re-evaluation has no cadence", "month")
        else:
            yield absent(case, route, "no re-evaluation cycle", "{every: month, by: name}")


@rule(
    "OPS009",
    "nobody updates it after business changes; no scope owner",
    requires=("operations.changes", "operations.scope_owner"),
)
def nobody_follows_the_business(case: Case) -> Iterator[Gap]:
    """The page does not say who follows when the business changes.

    What it checks:
        Operations say who updates what when the business changes, and name the person who owns the scope.

    Why it matters:
        A new product or a new category makes a good model wrong overnight, and no test set shows it.

    Bad:
        operations:
          reviewer: Priya Nair, care team lead

    Good:
        operations:
          reviewer: Priya Nair, care team lead
          scope_owner: Tom Adler
          changes: Tom Adler updates prompt and evaluation set when the taxonomy changes
    """
    for route in case.missing:
        if route[-1] == "scope_owner":
            yield absent(case, route, "no scope owner", "name, role")
        else:
            yield absent(case, route, "nobody updates it after business changes", "who updates what and when")


@rule("OPS010", "no way back", requires=("operations.rollback", "operations.rollback.path"))
def no_way_back(case: Case) -> Iterator[Gap]:
    """The page does not say how work goes on without the AI.

    What it checks:
        Operations describe the way back, step by step.

    Why it matters:
        Somebody will have to switch it off on a bad day, in a hurry. What was not written down before is
        invented then.

    Bad:
        operations:
          rollback: {by: Priya Nair}

    Good:
        operations:
          rollback: {path: Switch routing rule R-17 off, by: Priya Nair}
    """
    for route in case.missing:
        if route[-1] == "path":
            yield absent(case, route, "the rollback names no way back", "how work goes on without the AI")
        else:
            yield absent(
                case, route, "no way back (rollback)", "{path: how work goes on without the AI, by: name}"
            )


@rule(
    "OPS012",
    "nobody stops it when the budget is overrun; or no limit",
    requires=("operations.budget_stop", "operations.budget_stop.limit", "operations.budget_stop.by"),
)
def no_budget_stop(case: Case) -> Iterator[Gap]:
    """The page does not say who stops it at which cost.

    What it checks:
        Operations give a limit for the cost and name the person who stops it there.

    Why it matters:
        Cost grows with use. Without a limit and a person the first to notice is the accountant, a month too
        late.

    Bad:
        operations:
          budget_stop: {limit: 1500 EUR per month, action: Pause until the next month}

    Good:
        operations:
          budget_stop: {limit: 1500 EUR per month, by: Dana Fox, action: Pause until the next month}
    """
    for route in case.missing:
        if route[-1] == "limit":
            yield absent(case, route, "the budget stop has no limit", "... EUR per month")
        elif route[-1] == "by":
            yield absent(case, route, "nobody stops it when the budget is overrun", "name")
        else:
            message = "no budget stop: no limit, and nobody who stops it there"
            yield absent(case, route, message, "{limit: ... EUR per month, by: name, action: ...}")
