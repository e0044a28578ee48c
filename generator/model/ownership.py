"""Ownership: one named person in the business, with budget, mandate and adoption metrics."""

from __future__ import annotations

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
from generator.model.values.quantity import Quantity


class Side(StrEnum):
    """Where a person sits."""

    BUSINESS = "business"
    IT = "it"
    OTHER = "other"

    @property
    def label(self) -> str:
        """The word that a page shows."""
        return "IT" if self is Side.IT else self.value


@dataclass(frozen=True, kw_only=True)
class Adoption(Section):
    """One measure of real use."""

    shorthand: ClassVar[str | None] = "metric"

    id: str | None = about("Id", "A short name by which changes refer to this metric.", "no-rework")
    metric: str | None = about(
        "Metric",
        "What shows that people use it.",
        "Tickets routed without rework",
        due=Stage.POC,
        settles=Party.OWNER,
    )
    target: Condition | None = about(
        "Target",
        "The threshold from which it counts as adopted.",
        "at least 80 %",
        due=Stage.PILOT,
        settles=Party.OWNER,
    )
    actual: Actual = about(
        "Measured value", "The last measured value, or where to read it.", "84 %", observed=True
    )
    measured: Day | None = about("Measured on", "The day of the measurement.", "2026-11-01", observed=True)
    valid: Duration | None = about("Valid for", "How long the value counts; after that it is stale.", "month")


@dataclass(frozen=True, kw_only=True)
class Ownership(Section):
    """Who owns it in the business."""

    owner: Person | None = about(
        "Owner",
        "The one person in the business who answers for it.",
        "Dana Fox, director customer care",
        due=Stage.POC,
        settles=Party.OWNER,
        place=Place.OWNERSHIP,
    )
    unit: str | None = about(
        "Unit",
        "The part of the business that uses it.",
        "Customer Care",
        settles=Party.OWNER,
        place=Place.OWNERSHIP,
    )
    side: Side | None = about(
        "Side",
        "On which side the owner sits: business, it or other.",
        "business",
        due=Stage.POC,
        settles=Party.OWNER,
        place=Place.OWNERSHIP,
    )
    named: Day | None = about(
        "Named on",
        "The day on which the owner was named.",
        "2026-04-20",
        settles=Party.OWNER,
        place=Place.OWNERSHIP,
    )
    budget: Quantity | None = about(
        "Operating budget",
        "What the owner may spend on running it.",
        "120 000 EUR per year",
        due=Stage.PILOT,
        settles=Party.OWNER,
        place=Place.OWNERSHIP,
    )
    mandate: str | None = about(
        "Mandate",
        "What the owner decides without further approval.",
        "Decides scope, taxonomy and stop without further approval",
        due=Stage.PILOT,
        settles=Party.OWNER,
        place=Place.OWNERSHIP,
    )
    adoption: tuple[Adoption, ...] = about(
        "Adoption",
        "What shows that people use it, each with a target.",
        "[{metric: Tickets routed without rework, target: at least 80 %}]",
        due=Stage.PILOT,
        settles=Party.OWNER,
        place=Place.OWNERSHIP,
    )
