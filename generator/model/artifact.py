"""The root of the format: one project's page with all its sections."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from generator.findings import Party
from generator.model.evaluation import Evaluation
from generator.model.field import Place, Section, Stage, about
from generator.model.gate import Gate
from generator.model.governance import Governance
from generator.model.learning import Loop
from generator.model.operations import Operations
from generator.model.ownership import Ownership
from generator.model.specification import Specification
from generator.model.values.day import Day
from generator.model.values.person import Person

FORMAT = 1
"""The number of the format that this program reads and writes."""

Own = str | tuple["Own", ...] | Mapping[str, "Own"]
"""A value under ``extra``: whatever the team wrote."""


@dataclass(frozen=True, kw_only=True)
class Risk(Section):
    """How the risk was classed."""

    shorthand: ClassVar[str | None] = "class_"

    class_: str | None = about("Class", "The class of risk.", "limited")
    basis: str | None = about("Basis", "By which law, standard or policy.", "EU AI Act Article 50")


@dataclass(frozen=True, kw_only=True)
class Doubt(Section):
    """A place where sources disagree."""

    shorthand: ClassVar[str | None] = "text"

    about_: str | None = about("About", "The field that is in doubt.", "specification.cost")
    text: str | None = about("Doubt", "What contradicts what.", "Finance reports 1 100 EUR for October")


@dataclass(frozen=True, kw_only=True)
class Waiver(Section):
    """A finding set aside with a reason, a person and an end."""

    rule: str | None = about("Rule", "The code of the rule.", "OPS011")
    field: str | None = about("Field", "The field, where not all of them are meant.", "operations.rollback")
    reason: str | None = about(
        "Reason", "Why the finding is set aside.", "Rehearsal waits for the release freeze"
    )
    by: Person | None = about("By", "Who set it aside.", "Ines Roth")
    until: str | None = about("Until", "The last day, or the stage at which it ends.", "2026-12-31")


@dataclass(frozen=True, kw_only=True)
class Artifact(Section):
    """The one-page production artifact."""

    format: str | None = about(
        "Format", "The number of the format of this file.", "1", settles=Party.BUILD, place=Place.FOOT
    )
    title: str | None = about(
        "Title",
        "What the project is called.",
        "Support-ticket classifier",
        due=Stage.IDEA,
        settles=Party.BUILD,
        place=Place.HEAD,
    )
    summary: str | None = about(
        "Summary",
        "What it does for whom, in one sentence.",
        "Proposes a category for every enterprise ticket before a person opens it.",
        settles=Party.BUILD,
        place=Place.HEAD,
    )
    stage: Stage | None = about(
        "Stage",
        "How far the project has come: idea, poc, pilot, production or retired.",
        "pilot",
        due=Stage.IDEA,
        settles=Party.BUILD,
        place=Place.HEAD,
    )
    exposure: str | None = about(
        "Exposure", "Who gets it now.", "10 % of enterprise tickets", settles=Party.OWNER, place=Place.HEAD
    )
    started: Day | None = about(
        "Started",
        "The first day of the PoC.",
        "2026-05-04",
        due=Stage.POC,
        settles=Party.BUILD,
        place=Place.HEAD,
    )
    reviewed: Day | None = about(
        "Reviewed",
        "The last day on which a person held this page against reality.",
        "2026-11-16",
        due=Stage.PILOT,
        settles=Party.OWNER,
        place=Place.HEAD,
    )
    paused: Day | None = about(
        "Paused since",
        "The day from which the project is paused; nothing is overdue then.",
        "2026-02",
        settles=Party.OWNER,
        place=Place.HEAD,
    )
    tags: tuple[str, ...] = about(
        "Tags",
        "Words to find the project by.",
        "[customer care, language]",
        settles=Party.BUILD,
        place=Place.HEAD,
    )
    risk: Risk = about(
        "Risk",
        "The class of risk and its basis.",
        "{class: limited, basis: EU AI Act Article 50}",
        settles=Party.AUDIT,
        place=Place.HEAD,
    )
    specification: Specification = about(
        "Specification",
        "What the AI does.",
        "{workflow: First-pass classification, input: Tickets from the CRM queue}",
        settles=Party.BUILD,
        place=Place.SCOPE,
    )
    operations: Operations = about(
        "Operations",
        "Who keeps it running.",
        "{reviewer: Priya Nair, improvement_owner: Tom Adler}",
        settles=Party.OWNER,
        place=Place.SCOPE,
    )
    gate: Gate = about(
        "Gate",
        "Go, Hold and Stop, each with signals, decision owner and next action.",
        "{stop: {signals: [Customer or legal impact], owner: Dana Fox, action: Return to manual handling}}",
        settles=Party.OWNER,
        place=Place.GATE,
    )
    learning: tuple[Loop, ...] = about(
        "Learning",
        "Which exceptions update what, how often, by whom.",
        "[{exception: The ticket fits no category, updates: taxonomy, every: week, by: Tom Adler}]",
        due=Stage.PILOT,
        settles=Party.OWNER,
        place=Place.LEARNING,
    )
    evaluation: Evaluation = about(
        "Evaluation",
        "The golden data set that the business accepted.",
        "{dataset: evidence/golden.csv}",
        settles=Party.OWNER,
        place=Place.EVALUATION,
    )
    ownership: Ownership = about(
        "Ownership",
        "One named person in the business, with budget and mandate.",
        '{owner: "Dana Fox, director customer care", side: business}',
        settles=Party.OWNER,
        place=Place.OWNERSHIP,
    )
    governance: Governance = about(
        "Governance",
        'Who says "ready", by which criteria, by when.',
        "{criteria: [Accuracy meets its target], agreed: 2026-04-28}",
        settles=Party.OWNER,
        place=Place.GOVERNANCE,
    )
    doubts: tuple[Doubt, ...] = about(
        "Doubts",
        "Where sources disagree; shown with what is missing.",
        "[{about: specification.cost, text: Finance reports 1 100 EUR for October}]",
        settles=Party.BUILD,
        place=Place.MISSING,
    )
    links: Mapping[str, str] = about(
        "Links",
        "Where to read more, by name.",
        '{repository: "https://git.example.com/care/classifier"}',
        settles=Party.BUILD,
        place=Place.NOTES,
    )
    waivers: tuple[Waiver, ...] = about(
        "Waivers",
        "Findings set aside, each with a reason, a person and an end.",
        "[{rule: OPS011, reason: Waits for the release freeze, by: Ines Roth, until: 2026-12-31}]",
        settles=Party.AUDIT,
        place=Place.MISSING,
    )
    extra: Mapping[str, Own] = about(
        "Own keys",
        "Your own keys: shown, searchable, exported, never judged.",
        "{cost centre: CC-4711}",
        settles=Party.BUILD,
        place=Place.NOTES,
    )

    def running(self, today: date) -> bool:
        """Whether people work with it, or on it: nothing is overdue while it is paused, or once it is retired."""
        paused = self.paused is not None and self.paused.first <= today
        return not paused and self.stage is not Stage.RETIRED
