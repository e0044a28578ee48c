"""The specification: what the AI does. Settled by the build team; its limits and targets by the business owner."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from generator.findings import Party
from generator.model.field import Place, Section, Stage, about
from generator.model.values.condition import Condition
from generator.model.values.day import Day
from generator.model.values.duration import Duration
from generator.model.values.fingerprint import Fingerprint
from generator.model.values.path import RelativePath
from generator.model.values.person import Person
from generator.model.values.quantity import Quantity
from generator.model.values.stated import Stated


@dataclass(frozen=True, kw_only=True)
class Actual(Section):
    """A measured value: written down, or read from a metrics file of the project."""

    shorthand: ClassVar[str | None] = "value"

    value: Stated | None = about("Value", "The measured number with its unit.", "94 %")
    file: RelativePath | None = about(
        "Metrics file", "A JSON file in the project's own folder.", "evidence/2026-11-metrics.json"
    )
    at: str | None = about(
        "Place in the file", "The JSON Pointer that leads to the number.", "/recall/complaint"
    )
    as_: str | None = about(
        "Unit", "The unit of the number: percent reads 0.96 as 96 %; any other word is the unit.", "percent"
    )

    @property
    def words(self) -> str | None:
        """What was stated instead of a number."""
        return self.value.text if self.value is not None and self.value.quantity is None else None


@dataclass(frozen=True, kw_only=True)
class Criterion(Section):
    """One quality criterion."""

    shorthand: ClassVar[str | None] = "metric"

    id: str | None = about(
        "Id", "A short name by which signals and decisions refer to this criterion.", "accuracy"
    )
    metric: str | None = about(
        "Metric",
        "What is measured, in the business's words.",
        "Accuracy on core categories",
        due=Stage.POC,
        settles=Party.OWNER,
    )
    target: Condition | None = about(
        "Target",
        "The threshold from which the output is good enough: a comparator, a number and a unit.",
        "at least 92 %",
        due=Stage.POC,
        settles=Party.OWNER,
    )
    actual: Actual = about(
        "Measured value",
        "The last measured value, or where to read it.",
        "94 %",
        due=Stage.PILOT,
        settles=Party.BUILD,
        observed=True,
    )
    measured: Day | None = about("Measured on", "The day of the measurement.", "2026-11-12", observed=True)
    valid: Duration | None = about("Valid for", "How long the value counts; after that it is stale.", "month")
    sample: str | None = about("Sample", "How many cases it was measured on.", "240 cases", observed=True)
    baseline: str | None = about(
        "Before the AI", "The value without the AI, to compare with.", "71 %", observed=True
    )
    evidence: RelativePath | None = about(
        "Evidence",
        "The file beside the project that shows the value.",
        "evidence/2026-11-metrics.json",
        observed=True,
    )


@dataclass(frozen=True, kw_only=True)
class Model(Section):
    """The model in use."""

    shorthand: ClassVar[str | None] = "name"

    name: str | None = about("Model", "Which model and prompt version is in use.", "mid-size language model")
    since: Day | None = about("Since", "The day on which it came into use.", "2026-08-03")


@dataclass(frozen=True, kw_only=True)
class Cost(Section):
    """What the AI costs to run."""

    per_item: Quantity | None = about("Per item", "What one item costs.", "0.004 EUR")
    monthly: Quantity | None = about("Per month", "What a month costs.", "900 EUR")


@dataclass(frozen=True, kw_only=True)
class Approval(Section):
    """A named person's sign-off, bound to the content by its fingerprint."""

    by: Person | None = about("By", "Who approved it.", "Dana Fox")
    day: Day | None = about("On", "The day of the approval.", "2026-10-02")
    fingerprint: Fingerprint | None = about(
        "Fingerprint",
        "The content that was approved; written by the program.",
        "sha256-5c1e0f9a4b7d2e865c1e0f9a4b7d2e86",
    )
    valid: Duration | None = about("Valid for", "How long the approval counts.", "year")


@dataclass(frozen=True, kw_only=True)
class Specification(Section):
    """What the AI does."""

    workflow: tuple[str, ...] = about(
        "Workflow",
        "The one workflow that the AI takes part in, and for whom.",
        "First-pass classification of enterprise customers' tickets",
        due=Stage.POC,
        settles=Party.BUILD,
        place=Place.SCOPE,
    )
    input: str | None = about(
        "Input",
        "What goes in: source, languages, form, and what never may.",
        "Tickets from the CRM queue, in English or German, text only",
        due=Stage.POC,
        settles=Party.BUILD,
        place=Place.SCOPE,
    )
    model: Model = about(
        "Model",
        "Which model and prompt version is in use, and since when.",
        '{name: "mid-size language model, prompt version 14", since: 2026-08-03}',
        settles=Party.BUILD,
        place=Place.SCOPE,
    )
    excluded: tuple[str, ...] = about(
        "Not for",
        "Use cases that users might expect and that are out.",
        "[Legal complaints, Tickets that hold only attachments]",
        due=Stage.POC,
        settles=Party.OWNER,
        place=Place.SCOPE,
    )
    output: tuple[str, ...] = about(
        "Output",
        "The parts of the output.",
        "[Category candidate, Rationale, Exception flag]",
        due=Stage.POC,
        settles=Party.BUILD,
        place=Place.OUTPUT,
    )
    forbidden: tuple[str, ...] = about(
        "Never",
        "What the AI must never put out or do.",
        "[Answering a customer, Closing a ticket]",
        due=Stage.PILOT,
        settles=Party.OWNER,
        place=Place.OUTPUT,
    )
    quality: tuple[Criterion, ...] = about(
        "Quality criteria",
        "What good enough means: each criterion with its metric, target and measured value.",
        "[{id: accuracy, metric: Accuracy on core categories, target: at least 92 %}]",
        due=Stage.POC,
        settles=Party.OWNER,
        place=Place.QUALITY,
    )
    approval: Approval = about(
        "Approved",
        "Who approved this specification; written by the program, void as soon as the content changes.",
        "{by: Dana Fox, day: 2026-10-02, fingerprint: sha256-5c1e0f9a4b7d2e865c1e0f9a4b7d2e86}",
        due=Stage.PILOT,
        settles=Party.OWNER,
        place=Place.QUALITY,
    )
    integration: str | None = about(
        "Integration",
        "Which system receives what, and what is never written.",
        "Writes the candidate to the CRM; never writes the final category",
        due=Stage.PILOT,
        settles=Party.BUILD,
        place=Place.INTEGRATION,
    )
    cost: Cost = about(
        "Cost",
        "What it costs to run: per item, per month, or both.",
        "{per_item: 0.004 EUR, monthly: 900 EUR}",
        due=Stage.PILOT,
        settles=Party.BUILD,
        place=Place.COST,
    )
