"""Learning: which exceptions update what, how often, by whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from generator.findings import Party
from generator.model.field import Section, Stage, about
from generator.model.values.cadence import Cadence
from generator.model.values.day import Day
from generator.model.values.person import Person
from generator.model.values.quantity import Quantity


@dataclass(frozen=True, kw_only=True)
class Lesson(Section):
    """One thing that a loop taught."""

    shorthand: ClassVar[str | None] = "change"

    day: Day | None = about("Day", "The day of the change.", "2026-11-20")
    change: str | None = about(
        "Change", "What was changed because of it.", 'Added category "Licence transfer"'
    )
    cases: Quantity | None = about("Cases", "How many cases were looked at.", "18")


@dataclass(frozen=True, kw_only=True)
class Loop(Section):
    """One improvement loop."""

    shorthand: ClassVar[str | None] = "exception"

    id: str | None = about("Id", "A short name by which changes refer to this loop.", "undefined-category")
    exception: str | None = about(
        "Exception",
        "What is learned from.",
        "The ticket fits no category",
        due=Stage.POC,
        settles=Party.OWNER,
    )
    updates: tuple[str, ...] = about(
        "Updates",
        "What is changed because of it.",
        "[taxonomy, evaluation set]",
        due=Stage.PILOT,
        settles=Party.OWNER,
    )
    every: Cadence | None = about(
        "Every",
        "The rhythm (day, week, 2 weeks, month, quarter, year), or the event that triggers it.",
        "week",
        due=Stage.PILOT,
        settles=Party.OWNER,
    )
    sample: str | None = about("Sample", "How many cases are looked at, or which share.", "20 cases")
    by: Person | None = about(
        "By", "The person who does it.", "Tom Adler", due=Stage.PILOT, settles=Party.OWNER
    )
    log: tuple[Lesson, ...] = about(
        "Learned", "What the loop taught, newest last.", "[{day: 2026-11-20, change: Added a category}]"
    )

    def has(self, name: str) -> bool:
        """Count a share of the cases as a rhythm."""
        if name == "every" and self.sample is not None and "%" in self.sample:
            return True
        return super().has(name)
