"""The gate: Go, Hold and Stop, each with signals, decision owner and next action."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from generator.findings import Party
from generator.model.field import Place, Section, Stage, about
from generator.model.specification import Actual
from generator.model.values.condition import Condition
from generator.model.values.day import Day
from generator.model.values.duration import Duration
from generator.model.values.person import Person


class Outcome(StrEnum):
    """What the gate says."""

    GO = "go"
    HOLD = "hold"
    STOP = "stop"

    @property
    def label(self) -> str:
        """The word that a page shows."""
        return self.value.capitalize()


class Treatment(StrEnum):
    """What is done about a measured risk (NIST AI RMF, Manage)."""

    ACCEPT = "accept"
    MITIGATE = "mitigate"
    TRANSFER = "transfer"
    AVOID = "avoid"


@dataclass(frozen=True, kw_only=True)
class Signal(Section):
    """One signal. Its state comes from a condition on a value, a plain yes or no, quality criteria, or a field."""

    shorthand: ClassVar[str | None] = "signal"

    id: str | None = about("Id", "A short name by which decisions refer to this signal.", "undefined-rate")
    signal: str | None = about(
        "Signal",
        "What is looked at, in one line.",
        "Tickets in no known category",
        due=Stage.POC,
        settles=Party.OWNER,
    )
    when: Condition | None = about("When", "The condition under which the signal is met.", "more than 5 %")
    actual: Actual = about(
        "Measured value", "The last measured value, or where to read it.", "3.1 %", observed=True
    )
    met: bool | None = about("Met", "Whether the signal is met, where a person says so.", "false")
    quality: tuple[str, ...] = about(
        "Quality", "The ids of quality criteria that must all meet their targets.", "[accuracy]"
    )
    filled: str | None = about(
        "Filled", "The field of this page that must be filled in.", "operations.reviewer"
    )
    measured: Day | None = about("Measured on", "The day of the measurement.", "2026-11-20", observed=True)
    valid: Duration | None = about("Valid for", "How long the value counts; after that it is stale.", "month")
    automatic: bool | None = about("Automatic", "Whether the system acts on it by itself.", "true")

    @property
    def sourced(self) -> bool:
        """Whether the signal names a source for its state."""
        return self.met is not None or bool(self.quality or self.filled) or self.has("actual")


@dataclass(frozen=True, kw_only=True)
class Row(Section):
    """One row of the gate."""

    signals: tuple[Signal, ...] = about(
        "Signal",
        "What shows that this outcome is due.",
        "[Customer-impacting misclassification repeats within 30 days]",
        due=Stage.POC,
        settles=Party.OWNER,
    )
    owner: tuple[Person, ...] = about(
        "Decision owner",
        "The person, or persons, who decide it.",
        "Dana Fox",
        due=Stage.POC,
        settles=Party.OWNER,
    )
    action: str | None = about(
        "Next action",
        "What happens then.",
        "Return to manual handling",
        due=Stage.POC,
        settles=Party.OWNER,
    )
    treatment: Treatment | None = about(
        "Treatment", "What is done about the risk: accept, mitigate, transfer or avoid.", "mitigate"
    )
    until: str | None = about(
        "Until", "The day or stage at which an accepted risk is looked at again.", "production"
    )


@dataclass(frozen=True, kw_only=True)
class Gate(Section):
    """The three outcomes."""

    go: Row = about(
        "Go",
        "What must hold so that it may start or go on.",
        "{signals: [Core-category quality passes], owner: Dana Fox, action: Start in one region}",
        due=Stage.POC,
        settles=Party.OWNER,
        place=Place.GATE,
    )
    hold: Row = about(
        "Hold",
        "What makes it wait for a revision.",
        "{signals: [Too many undefined cases], owner: Dana Fox, action: Revise the taxonomy}",
        due=Stage.POC,
        settles=Party.OWNER,
        place=Place.GATE,
    )
    stop: Row = about(
        "Stop",
        "What ends it.",
        "{signals: [Customer or legal impact], owner: Dana Fox, action: Return to manual handling}",
        due=Stage.POC,
        settles=Party.OWNER,
        place=Place.GATE,
    )

    def rows(self) -> Iterator[tuple[Outcome, Row]]:
        """The three rows, from Go to Stop."""
        yield Outcome.GO, self.go
        yield Outcome.HOLD, self.hold
        yield Outcome.STOP, self.stop
