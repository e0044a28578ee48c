"""Rules of the specification: what the AI does, and for what it is not meant."""

from collections.abc import Iterator

from generator.check.case import Case
from generator.check.naming import absent, quoted
from generator.check.rule import rule
from generator.findings import Gap, Party, Severity
from generator.model.field import Stage


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


@rule(
    "SPC002",
    "more than one workflow on one page",
    severity=Severity.WARNING,
    since=Stage.POC,
    settles=Party.OWNER,
)
def several_workflows(case: Case) -> Iterator[Gap]:
    """The page describes more than one workflow.

    What it checks:
        The specification names one workflow.

    Why it matters:
        Two workflows have two sets of cases, two ways back and two decisions. On one page the weaker one goes
        through with the stronger one.

    Bad:
        specification:
          workflow: [First-pass classification of tickets, Drafting answers to tickets]

    Good:
        specification:
          workflow: First-pass classification of tickets
    """
    workflows = case.artifact.specification.workflow
    if len(workflows) > 1:
        told = ", ".join(quoted(workflow) for workflow in workflows)
        yield Gap(
            ("specification", "workflow"),
            f"{len(workflows)} workflows on one page: {told}",
            "keep one of them here, and give each other one a file of its own",
            on="key",
            values=workflows,
        )


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
