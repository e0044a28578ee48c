"""Rules of the evaluation: the set of cases that says what "working" means."""

from collections.abc import Iterator

from generator.check.case import Case
from generator.check.naming import absent
from generator.check.rule import rule
from generator.findings import Gap


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
