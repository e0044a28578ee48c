"""Measured values that nobody can rely on any more: without a day, or past the time for which they are valid.

In: a case, and a criterion, a signal or an adoption metric. Out: gaps. What such a value means for the gate is read
elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.case import Case
from generator.check.naming import absent
from generator.findings import Gap
from generator.model.gate import Signal
from generator.model.ownership import Adoption
from generator.model.reading import stale
from generator.model.specification import Criterion

Measured = Criterion | Signal | Adoption


def dated(case: Case, measured: Measured) -> bool:
    """Whether a value that can be read asks for a day. Words are no value; of them another rule tells."""
    return case.values.get(measured.actual.route) is not None


def no_day(case: Case, measured: Measured, name: str) -> Iterator[Gap]:
    """Report a value without its day."""
    route = (*measured.route, "measured")
    if measured.measured is None and not case.project.broken(route):
        yield absent(case, route, f"{name} has no day", "YYYY-MM-DD")


def past(case: Case, measured: Measured, name: str) -> Iterator[Gap]:
    """Report a value that is older than the time for which it is valid."""
    day, valid = measured.measured, measured.valid
    if day and valid and stale(day, valid, case.today):
        yield Gap(
            (*measured.route, "measured"),
            f"{name} of {day.canonical} is past its valid time: it counted until {valid.after(day.first)}",
            "measure again",
            values=(day.canonical, valid.canonical),
        )
