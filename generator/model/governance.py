"""Governance: who says "ready", by which criteria, by when, and what happens when nobody does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar

from generator.findings import Party
from generator.model.field import Place, Section, Stage, about
from generator.model.gate import Outcome
from generator.model.values.day import Day
from generator.model.values.duration import Duration
from generator.model.values.person import Person
from generator.model.values.quantity import Quantity


@dataclass(frozen=True, kw_only=True)
class Escalation(Section):
    """Where a decision goes that is late."""

    shorthand: ClassVar[str | None] = "to"

    to: str | None = about(
        "To",
        "Who decides when the maker did not.",
        "Chief operating officer",
        due=Stage.POC,
        settles=Party.OWNER,
    )
    after: Duration | None = about("After", "How long after the due day.", "5 working days")


@dataclass(frozen=True, kw_only=True)
class Decision(Section):
    """One decision: planned, or made."""

    shorthand: ClassVar[str | None] = "decision"

    id: str | None = about(
        "Id", "A short name by which commands and changes refer to this decision.", "pilot"
    )
    decision: str | None = about(
        "Decision", "What is decided.", "Start the pilot", due=Stage.POC, settles=Party.OWNER
    )
    opens: Stage | None = about("Opens", "The stage that a Go opens.", "pilot")
    maker: Person | None = about(
        "Maker",
        "The one named person who decides.",
        "Dana Fox",
        due=Stage.POC,
        settles=Party.OWNER,
    )
    due: Day | None = about(
        "Due",
        "The day by which it is decided; it does not move.",
        "2026-12-04",
        due=Stage.POC,
        settles=Party.OWNER,
    )
    escalation: Escalation = about(
        "Escalation",
        "Who decides, and when, if the day passes without a decision.",
        "{to: Chief operating officer, after: 5 working days}",
        due=Stage.POC,
        settles=Party.OWNER,
    )
    outcome: Outcome | None = about("Outcome", "What was decided: go, hold or stop.", "go")
    decided: Day | None = about("Decided on", "The day of the decision.", "2026-06-26")
    decided_by: Person | None = about("Decided by", "Who decided, where it was not the maker.", "Dana Fox")
    seen: Mapping[str, Quantity] = about(
        "Values seen",
        "The values that the decision rested on, by the id of criterion or signal.",
        "{accuracy: 93 %}",
    )
    note: str | None = about("Note", "What was said with it.", "One region only")

    @property
    def open(self) -> bool:
        """Whether it is still to be made."""
        return self.outcome is None and self.decided is None

    @property
    def escalates(self) -> date | None:
        """The day on which it goes to somebody else, if it is not made by then; None where that is not said."""
        if self.due is None or self.escalation.to is None:
            return None
        after = self.escalation.after
        return after.after(self.due.last) if after else self.due.last + timedelta(days=1)

    def late(self, today: date) -> bool:
        """Whether it is still to be made after its due day."""
        return self.open and self.due is not None and self.due.last < today

    def has(self, name: str) -> bool:
        """Ask a due day and an escalation of open decisions only."""
        return super().has(name) or (name in {"due", "escalation"} and not self.open)


@dataclass(frozen=True, kw_only=True)
class Event(Section):
    """Something that happened and was no decision."""

    day: Day | None = about("Day", "The day on which it happened.", "2026-08-03")
    what: str | None = about("What", "What happened.", "Prompt version 14 in use")


@dataclass(frozen=True, kw_only=True)
class Governance(Section):
    """Who says "ready"."""

    criteria: tuple[str, ...] = about(
        "Readiness criteria",
        "What must hold before a decision can be Go, agreed before the PoC began.",
        "[Accuracy and complaint recall meet their targets]",
        due=Stage.POC,
        settles=Party.OWNER,
        place=Place.GOVERNANCE,
    )
    agreed: Day | None = about(
        "Agreed on",
        "The day on which the criteria were agreed.",
        "2026-04-28",
        due=Stage.POC,
        settles=Party.OWNER,
        place=Place.GOVERNANCE,
    )
    decisions: tuple[Decision, ...] = about(
        "Decisions",
        "Each decision with its maker, due day and escalation, and its outcome once it is made.",
        "[{id: pilot, decision: Start the pilot, opens: pilot, maker: Dana Fox, due: 2026-06-30}]",
        due=Stage.POC,
        settles=Party.OWNER,
        place=Place.GOVERNANCE,
    )
    log: tuple[Event, ...] = about(
        "Events",
        "What happened and was no decision.",
        "[{day: 2026-08-03, what: Prompt version 14 in use}]",
        settles=Party.BUILD,
        place=Place.GOVERNANCE,
    )

    @property
    def last_made(self) -> Decision | None:
        """The decision that was made last; of several on one day, or without a day, the last one of the file."""
        made = [decision for decision in self.decisions if decision.outcome is not None]
        return max(reversed(made), key=lambda d: d.decided.first if d.decided else date.min, default=None)
