"""Rules of the evaluation: the set of cases that says what "working" means."""

from collections.abc import Iterator

from generator.check.case import Case
from generator.check.naming import absent
from generator.check.rule import rule
from generator.findings import Gap, Party, Severity
from generator.model.evaluation import Judged
from generator.model.field import Stage
from generator.model.gate import Outcome


@rule("EVL001", "no evaluation set", requires="evaluation.dataset")
def no_evaluation_set(case: Case) -> Iterator[Gap]:
    """The page names no set of cases to measure against.

    What it checks:
        The evaluation names its file of cases, says where a set is kept that can't lie beside the project, or
        says that experts rate what comes out.

    Why it matters:
        The set is the contract that says what "working" means. Without it no decision can be objective, and
        each new version is judged by the last example that somebody remembers.

    Bad:
        evaluation:
          built: 2026-05-18

    Good:
        evaluation:
          dataset: evidence/golden.csv
          built: 2026-05-18
    """
    for route in case.missing:
        yield absent(case, route, "no evaluation set", "evidence/golden.csv  or  kept: where it is kept")


@rule(
    "EVL008",
    "built after the pilot was decided",
    severity=Severity.NOTE,
    since=Stage.POC,
    settles=Party.BUILD,
)
def built_late(case: Case) -> Iterator[Gap]:
    """The set did not exist when the pilot was decided.

    What it checks:
        The day on which the set was built does not lie after the day of the Go that opened the pilot.

    Why it matters:
        A set that is built afterwards is built around what the AI already does. The decision rested on
        something else.

    Bad:
        evaluation: {dataset: evidence/golden.csv, built: 2026-07-20}
        governance:
          decisions:
            - {decision: Start the pilot, opens: pilot, outcome: go, decided: 2026-06-26}

    Good:
        evaluation: {dataset: evidence/golden.csv, built: 2026-05-18}
        governance:
          decisions:
            - {decision: Start the pilot, opens: pilot, outcome: go, decided: 2026-06-26}
    """
    built = case.artifact.evaluation.built
    decided = [
        decision.decided
        for decision in case.artifact.governance.decisions
        if decision.opens is Stage.PILOT and decision.outcome is Outcome.GO and decision.decided
    ]
    if built is None or not decided:
        return
    first = min(decided, key=lambda day: day.last)
    if built.first > first.last:
        yield Gap(
            ("evaluation", "built"),
            f"the evaluation set was built on {built.text}, after the pilot was decided on {first.text}",
            "let the next decision rest on it; build the next set beside the PoC",
            values=(built.text, first.text),
        )


@rule(
    "EVL012",
    "rated by experts, but no raters or scale",
    severity=Severity.WARNING,
    since=Stage.PILOT,
    settles=Party.OWNER,
)
def rating_without_raters(case: Case) -> Iterator[Gap]:
    """Experts rate what comes out, and the page does not say who, or on which scale.

    What it checks:
        With `judged: rating` the evaluation names its raters and their scale.

    Why it matters:
        A rating without a scale can't be held against a target. And two raters who were never named rate as they
        like.

    Bad:
        evaluation: {dataset: evidence/golden.csv, judged: rating, raters: 8 subject experts}

    Good:
        evaluation: {dataset: evidence/golden.csv, judged: rating, raters: 8 subject experts, scale: 0 to 100}
    """
    evaluation = case.artifact.evaluation
    if evaluation.judged is not Judged.RATING:
        return
    examples = {"raters": "who rates", "scale": "0 to 100"}
    for key, example in examples.items():
        route = ("evaluation", key)
        if not evaluation.has(key) and not case.project.broken(route):
            yield absent(case, route, f"experts rate, but no {key} {_is(key)} named", example)


def _is(key: str) -> str:
    return "are" if key == "raters" else "is"
