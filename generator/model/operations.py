"""Operations: who keeps it running. Settled by the business owner, IT or audit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from generator.findings import Party
from generator.model.field import Place, Section, Stage, about
from generator.model.values.cadence import Cadence
from generator.model.values.day import Day
from generator.model.values.duration import Duration
from generator.model.values.person import Person
from generator.model.values.quantity import Quantity


@dataclass(frozen=True, kw_only=True)
class Rhythm(Section):
    """Something done again and again. A share of the cases (``sample: 25 %``) is a rhythm too."""

    shorthand: ClassVar[str | None] = "every"

    every: Cadence | None = about(
        "Every",
        "The rhythm (day, week, 2 weeks, month, quarter, year), or the event that triggers it.",
        "week",
        due=Stage.PILOT,
    )
    sample: str | None = about("Sample", "How many cases, or which share of them.", "20 cases")
    by: Person | None = about("By", "The person who does it.", "Tom Adler")
    rota: str | None = about(
        "Rota", "The rota that names the person, where it changes.", "care desk rota, weekly"
    )
    last: Day | None = about("Last done", "The day on which it was last done.", "2026-11-20")

    def has(self, name: str) -> bool:
        """Count a share of the cases as a rhythm."""
        if name == "every" and self.sample is not None and "%" in self.sample:
            return True
        return super().has(name)


@dataclass(frozen=True, kw_only=True)
class Exceptions(Section):
    """Where a case goes that the AI can't take."""

    shorthand: ClassVar[str | None] = "to"

    when: str | None = about("When", "What makes a case an exception.", "less than 60 % certainty")
    to: str | None = about("To", "Who takes it.", "Second-level desk", due=Stage.PILOT, settles=Party.OWNER)
    within: Duration | None = about("Within", "How soon it is worked off.", "1 working day")


@dataclass(frozen=True, kw_only=True)
class Rollback(Section):
    """The way back."""

    shorthand: ClassVar[str | None] = "path"

    path: str | None = about(
        "Path",
        "How work goes on without the AI, step by step.",
        "Switch routing rule R-17 off; the queue returns to manual triage",
        due=Stage.PILOT,
        settles=Party.IT,
    )
    by: Person | None = about("By", "Who does it.", "Priya Nair")
    rehearsed: Day | None = about("Rehearsed", "The last day on which it was tried.", "2026-10-15")
    used: Day | None = about(
        "Used", "The last day on which it was needed; counts as a rehearsal.", "2026-09-03"
    )


@dataclass(frozen=True, kw_only=True)
class BudgetStop(Section):
    """Who stops it when the budget is overrun."""

    shorthand: ClassVar[str | None] = "action"

    limit: Quantity | None = about(
        "Limit",
        "The cost at which it is stopped.",
        "1500 EUR per month",
        due=Stage.PILOT,
        settles=Party.OWNER,
    )
    by: Person | None = about(
        "By", "The person who stops it.", "Dana Fox", due=Stage.PILOT, settles=Party.OWNER
    )
    action: str | None = about("Action", "What happens then.", "Pause classification until the next month")


@dataclass(frozen=True, kw_only=True)
class Operations(Section):
    """Who keeps it running."""

    scope_owner: Person | None = about(
        "Scope owner",
        "Who owns the scope or taxonomy when the business changes.",
        "Tom Adler",
        due=Stage.PILOT,
        settles=Party.OWNER,
        place=Place.SCOPE,
    )
    improvement_owner: Person | None = about(
        "Improvement owner",
        "Who turns what was learned into a better system.",
        "Tom Adler, taxonomy manager",
        due=Stage.PILOT,
        settles=Party.OWNER,
        place=Place.SCOPE,
    )
    changes: str | None = about(
        "After business changes",
        "Who updates what when the business changes.",
        "Tom Adler updates prompt and evaluation set when the taxonomy changes",
        due=Stage.PILOT,
        settles=Party.OWNER,
        place=Place.SCOPE,
    )
    reviewer: Person | None = about(
        "Reviewer",
        "The person who reviews output and exceptions.",
        "Priya Nair, care team lead",
        due=Stage.PILOT,
        settles=Party.OWNER,
        place=Place.OUTPUT,
    )
    exceptions: Exceptions = about(
        "Exceptions",
        "Who takes the cases that the AI can't, and how soon.",
        "{when: less than 60 % certainty, to: Second-level desk, within: 1 working day}",
        due=Stage.PILOT,
        settles=Party.OWNER,
        place=Place.OUTPUT,
    )
    corrections: str | None = about(
        "Corrections",
        "Who corrects a mistake, and where.",
        "Second-level desk corrects the category in the CRM",
        due=Stage.PILOT,
        settles=Party.OWNER,
        place=Place.OUTPUT,
    )
    log_review: Rhythm = about(
        "Log review",
        "How often a person reads what the AI did.",
        "{every: day, by: Priya Nair, last: 2026-11-20}",
        due=Stage.PILOT,
        settles=Party.OWNER,
        place=Place.QUALITY,
    )
    reevaluation: Rhythm = about(
        "Re-evaluation",
        "How often quality is measured again.",
        "{every: month, by: Tom Adler, last: 2026-11-02}",
        due=Stage.PILOT,
        settles=Party.BUILD,
        place=Place.QUALITY,
    )
    rollback: Rollback = about(
        "Way back",
        "How work goes on without the AI, and when that was last tried.",
        "{path: Switch routing rule R-17 off, by: Priya Nair, rehearsed: 2026-10-15}",
        due=Stage.PILOT,
        settles=Party.IT,
        place=Place.INTEGRATION,
    )
    budget_stop: BudgetStop = about(
        "Budget stop",
        "Who stops it at which cost.",
        "{limit: 1500 EUR per month, by: Dana Fox, action: Pause until the next month}",
        due=Stage.PILOT,
        settles=Party.OWNER,
        place=Place.COST,
    )

    def has(self, name: str) -> bool:
        """Count a rota of the log review as the reviewer's name."""
        return super().has(name) or (name == "reviewer" and self.log_review.rota is not None)
