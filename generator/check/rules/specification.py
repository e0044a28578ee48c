"""Rules of the specification: what the AI does, for what it is not meant, and what good enough is."""

from collections.abc import Iterator

from generator.check.case import Case
from generator.check.naming import absent, item
from generator.check.rule import rule
from generator.findings import Gap, Party, Route, Severity
from generator.model.field import Stage
from generator.model.reading import State, criterion_state
from generator.model.specification import Criterion


@rule("SPC001", "no workflow", requires="specification.workflow")
def no_workflow(case: Case) -> Iterator[Gap]:
    """The page does not say which work the AI takes part in.

    What it checks:
        The specification names the one workflow that the AI takes part in, and for whom.

    Why it matters:
        Nobody can own, review or stop a use that nobody has named.

    Bad:
        specification:
          input: Tickets from the CRM queue

    Good:
        specification:
          workflow: First-pass classification of enterprise customers' tickets
          input: Tickets from the CRM queue
    """
    for route in case.missing:
        yield absent(case, route, "no workflow", "the work that the AI takes part in and for whom")


@rule("SPC003", "no input", requires="specification.input")
def no_input(case: Case) -> Iterator[Gap]:
    """The page does not say what goes in.

    What it checks:
        The specification says what the AI works on: source, languages, form.

    Why it matters:
        A PoC runs on chosen samples. In production somebody must notice data that does not fit, and can do so
        only when it is written down what fits.

    Bad:
        specification:
          workflow: First-pass classification of tickets

    Good:
        specification:
          workflow: First-pass classification of tickets
          input: Tickets from the CRM queue, in English or German, text only
    """
    for route in case.missing:
        yield absent(case, route, "no input", "where it comes from and what form it has")


@rule("SPC004", "no output", requires="specification.output")
def no_output(case: Case) -> Iterator[Gap]:
    """The page does not say what comes out.

    What it checks:
        The specification lists the parts of the output.

    Why it matters:
        The reviewer checks the output part by part. What is not listed is not checked.

    Bad:
        specification:
          workflow: First-pass classification of tickets

    Good:
        specification:
          workflow: First-pass classification of tickets
          output: [Category candidate, Rationale, Exception flag]
    """
    for route in case.missing:
        yield absent(case, route, "no output", "[part of the output, another part]")


@rule("SPC005", "no excluded use cases", requires="specification.excluded")
def no_excluded_use_cases(case: Case) -> Iterator[Gap]:
    """The page does not say what the AI is not meant for.

    What it checks:
        The specification lists use cases that people might expect and that are out.

    Why it matters:
        A scope without a border grows by itself. The business owner draws the border, not the first user who
        tries.

    Bad:
        specification:
          workflow: First-pass classification of tickets

    Good:
        specification:
          workflow: First-pass classification of tickets
          excluded: [Legal complaints, Tickets that hold only attachments]
    """
    for route in case.missing:
        yield absent(case, route, "no excluded use cases", "[use case that is out, another one]")


@rule("SPC006", "no quality criteria", requires="specification.quality")
def no_quality_criteria(case: Case) -> Iterator[Gap]:
    """The page does not say what good enough means.

    What it checks:
        The specification has at least one quality criterion.

    Why it matters:
        Without an agreed measure every demonstration looks good to its builder and doubtful to everybody
        else, and no decision can rest on it.

    Bad:
        specification:
          workflow: First-pass classification of tickets

    Good:
        specification:
          workflow: First-pass classification of tickets
          quality:
            - {id: accuracy, metric: Accuracy on core categories, target: at least 92 %}
    """
    for route in case.missing:
        yield absent(
            case, route, "no quality criteria", "[{id: accuracy, metric: ..., target: at least ... %}]"
        )


def _criterion(case: Case, route: Route) -> Criterion:
    """The criterion that a field belongs to."""
    return next(c for c in case.artifact.specification.quality if c.route == route[: len(c.route)])


def _name(criterion: Criterion) -> str:
    return f"quality criterion {item(criterion.id, criterion.metric, criterion.route)}"


@rule("SPC007", "quality criterion without a target", requires="specification.quality[].target")
def criterion_without_target(case: Case) -> Iterator[Gap]:
    """A quality criterion does not say which value is good enough.

    What it checks:
        Every quality criterion has a target: a comparator, a number and a unit.

    Why it matters:
        A metric without a target is watched, never decided on. The business owner sets the target before the
        result is known.

    Bad:
        specification:
          quality:
            - {id: accuracy, metric: Accuracy on core categories}

    Good:
        specification:
          quality:
            - {id: accuracy, metric: Accuracy on core categories, target: at least 92 %}
    """
    for route in case.missing:
        yield absent(case, route, f"{_name(_criterion(case, route))} has no target", "at least ... %")


@rule(
    "SPC009",
    "quality criterion misses its target",
    severity=Severity.WARNING,
    since=Stage.PILOT,
    settles=Party.BUILD,
)
def criterion_misses_target(case: Case) -> Iterator[Gap]:
    """A measured value is worse than its target.

    What it checks:
        The measured value of each quality criterion meets its target. A value past its valid time is not
        judged.

    Why it matters:
        The target is what the business agreed to. Below it the output is not good enough, however close it
        comes.

    Bad:
        specification:
          quality:
            - {id: accuracy, metric: Accuracy, target: at least 92 %, actual: 90 %, measured: 2026-11-12}

    Good:
        specification:
          quality:
            - {id: accuracy, metric: Accuracy, target: at least 92 %, actual: 94 %, measured: 2026-11-12}
    """
    for criterion in case.artifact.specification.quality:
        value = case.values.get(criterion.actual.route)
        if (
            criterion_state(criterion, case.values, case.today) is State.NOT_MET
            and value
            and criterion.target
        ):
            told = f"{value.text} against {criterion.target.text}"
            yield Gap(
                criterion.actual.route,
                f"{_name(criterion)} misses its target: {told}",
                "improve it and measure again, or agree on another target with the business owner",
                on="key" if criterion.actual.file else "value",
                values=(value.text, criterion.target.text),
            )


@rule("SPC010", "no forbidden output", severity=Severity.WARNING, requires="specification.forbidden")
def no_forbidden_output(case: Case) -> Iterator[Gap]:
    """The page does not say what the AI must never put out or do.

    What it checks:
        The specification lists output and acts that are forbidden.

    Why it matters:
        Reviewers and testers look for what they were told to look for. One forbidden answer costs more trust
        than a hundred good ones earn.

    Bad:
        specification:
          output: [Category candidate, Rationale]

    Good:
        specification:
          output: [Category candidate, Rationale]
          forbidden: [Answering a customer, Closing a ticket]
    """
    for route in case.missing:
        yield absent(case, route, "no forbidden output", "[what the AI must never put out or do]")


@rule("SPC011", "no integration", requires="specification.integration")
def no_integration(case: Case) -> Iterator[Gap]:
    """The page does not say which system receives the output.

    What it checks:
        The specification says which system receives what, and what is never written.

    Why it matters:
        A PoC shows its output on a screen. In production it lands in a system of record, and the way back
        starts from there.

    Bad:
        specification:
          output: [Category candidate, Rationale]

    Good:
        specification:
          output: [Category candidate, Rationale]
          integration: Writes the candidate to the CRM; never writes the final category
    """
    for route in case.missing:
        yield absent(case, route, "no integration", "which system receives what")


@rule("SPC012", "no cost: neither per item nor per month", requires="specification.cost")
def no_cost(case: Case) -> Iterator[Gap]:
    """The page does not say what the AI costs to run.

    What it checks:
        The specification gives the cost per item, per month, or both.

    Why it matters:
        The operating budget and the budget stop rest on this figure. A project whose running cost is unknown
        is ended by the first invoice.

    Bad:
        specification:
          output: [Category candidate, Rationale]

    Good:
        specification:
          output: [Category candidate, Rationale]
          cost: {per_item: 0.004 EUR, monthly: 900 EUR}
    """
    for route in case.missing:
        yield absent(
            case, route, "no cost: neither per item nor per month", "{per_item: ... EUR, monthly: ... EUR}"
        )
