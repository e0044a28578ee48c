"""Rules of quality: what good enough is, and whether it was measured, by which model, and when."""

from collections.abc import Iterator

from generator.check.case import Case
from generator.check.naming import absent, item, short
from generator.check.rule import rule
from generator.check.stale import dated, no_day, past
from generator.findings import Gap, Party, Route, Severity
from generator.model.field import Stage
from generator.model.reading import State, criterion_state
from generator.model.specification import Criterion


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


@rule("SPC008", "quality criterion never measured", requires="specification.quality[].actual")
def criterion_never_measured(case: Case) -> Iterator[Gap]:
    """A quality criterion has no measured value, or words in the place of one.

    What it checks:
        Every quality criterion has a measured value: a number with its unit, or a place in a metrics file.

    Why it matters:
        A target that nobody measures against is a wish. "High" can't be held against it, and next month nobody
        can say whether it became better.

    Bad:
        specification:
          quality:
            - {id: accuracy, metric: Accuracy, target: at least 92 %}

    Good:
        specification:
          quality:
            - {id: accuracy, metric: Accuracy, target: at least 92 %, actual: 94 %, measured: 2026-11-12}
    """
    for route in case.missing:
        message = f"{_name(_criterion(case, route))} was never measured"
        yield absent(case, route, message, "... %")
    for criterion in case.artifact.specification.quality:
        if criterion.actual.words:
            yield Gap(
                criterion.actual.route,
                f"{_name(criterion)} is measured in words only: {short(criterion.actual.words)}",
                "write a number with its unit, for example  actual: 94 %",
                values=(criterion.actual.words,),
            )


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


@rule(
    "SPC015",
    "quality measured before the present model",
    severity=Severity.WARNING,
    since=Stage.PILOT,
    settles=Party.BUILD,
)
def measured_before_the_model(case: Case) -> Iterator[Gap]:
    """A quality value was measured before the model that is in use now.

    What it checks:
        The day of each measurement is not before the day on which the present model came into use.

    Why it matters:
        Another model, or another prompt, is another system. The old value says nothing about it.

    Bad:
        specification:
          model: {name: "mid-size language model, prompt version 14", since: 2026-08-03}
          quality:
            - {id: accuracy, metric: Accuracy, target: at least 92 %, actual: 94 %, measured: 2026-07-12}

    Good:
        specification:
          model: {name: "mid-size language model, prompt version 14", since: 2026-08-03}
          quality:
            - {id: accuracy, metric: Accuracy, target: at least 92 %, actual: 94 %, measured: 2026-11-12}
    """
    since = case.artifact.specification.model.since
    for criterion in case.artifact.specification.quality:
        measured = criterion.measured
        if since and measured and measured.first < since.first and criterion.actual.given:
            yield Gap(
                (*criterion.route, "measured"),
                f"{_name(criterion)} was measured {measured.canonical}, "
                f"before the model in use since {since.canonical}",
                "measure again with the present model",
                values=(measured.canonical, since.canonical),
            )


@rule(
    "SPC016",
    "quality value without a day, or past its valid time",
    severity=Severity.WARNING,
    since=Stage.PILOT,
    settles=Party.BUILD,
)
def quality_value_past(case: Case) -> Iterator[Gap]:
    """Nobody can say whether a quality value still holds.

    What it checks:
        Every measured value has its day, and is not older than the time for which it is valid.

    Why it matters:
        A number without a day is believed for ever. Texts, customers and models change, and the number doesn't.

    Bad:
        specification:
          quality:
            - {id: accuracy, metric: Accuracy, target: at least 92 %, actual: 94 %}

    Good:
        specification:
          quality:
            - {id: accuracy, metric: Accuracy, target: at least 92 %, actual: 94 %, measured: 2026-11-12}
    """
    for criterion in case.artifact.specification.quality:
        if dated(case, criterion):
            yield from no_day(case, criterion, f"the value of {_name(criterion)}")
            yield from past(case, criterion, f"the value of {_name(criterion)}")
