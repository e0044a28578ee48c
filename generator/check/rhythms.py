"""What is done again and again, and whether it is late.

In: a rhythm, the day of the last time, a case. Out: how late it is, in words of a rule. Events and shares of the cases
are never late, and nothing is while a project is paused.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.check.case import Case
from generator.findings import Route
from generator.model.values.cadence import Cadence
from generator.model.values.day import Day


@dataclass(frozen=True)
class Lateness:
    """Since when something is late; ``due`` is None where it was never done."""

    due: date | None
    today: date

    @property
    def told(self) -> str:
        """How late, as the end of a sentence."""
        return (
            "was never done" if self.due is None else f"is {days(self.due, self.today)} late: due {self.due}"
        )


def days(since: date, today: date) -> str:
    """The days between two dates, in words."""
    count = (today - since).days
    return "1 day" if count == 1 else f"{count} days"


def lateness(case: Case, every: Cadence | None, last: Day | None, route: Route) -> Lateness | None:
    """How late a rhythm is; None where it is not, or where its last day can't be read."""
    if every is None or every.unit is None or not case.running or case.project.broken(route):
        return None
    if last is None:
        return Lateness(None, case.today)
    due = every.next_due(last.first)
    return Lateness(due, case.today) if due is not None and case.today > due else None
