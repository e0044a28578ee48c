"""What is told of a project once it is judged, without everything that it was judged from.

In: an assessment. Out: a verdict: what the reports of findings need, and little enough to be sent from one process to
another. A whole assessment takes longer to send than to make anew.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Protocol

from generator.check.assess import Assessment
from generator.check.engine import Completeness
from generator.check.three_points import ThreePoints
from generator.findings import Finding
from generator.model.field import Stage
from generator.model.reading import Reading


class Judged(Protocol):
    """What a report asks of a project: a verdict can tell it, and so can the whole assessment."""

    @property
    def id(self) -> str:
        """The id of the project."""

    @property
    def file(self) -> str:
        """Its file, as it is shown."""

    @property
    def title(self) -> str:
        """The title, or the id where there is none."""

    @property
    def stage(self) -> Stage | None:
        """The stage, where one is written."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Everything that was found, in the order of the file."""

    @property
    def reading(self) -> Reading:
        """What the gate says, and why."""

    @property
    def completeness(self) -> Completeness:
        """How many of the required fields are there."""

    @property
    def three_points(self) -> ThreePoints:
        """The three-point check."""

    @property
    def judged(self) -> tuple[str, ...]:
        """The codes of the rules that the project was held against."""

    def line(self, number: int) -> str:
        """A line of the file at which a finding points; empty where there is none."""


@dataclass(frozen=True)
class Verdict:
    """What is left of an assessment. Its reading has no states of single signals."""

    id: str
    file: str
    title: str
    stage: Stage | None
    findings: tuple[Finding, ...]
    reading: Reading
    completeness: Completeness
    three_points: ThreePoints
    judged: tuple[str, ...]
    lines: Mapping[int, str]

    def line(self, number: int) -> str:
        """A line of the file at which a finding points; empty where there is none."""
        return self.lines.get(number, "")


def verdict_of(a: Assessment) -> Verdict:
    """Keep what reports tell."""
    return Verdict(
        a.id,
        a.file,
        a.title,
        a.stage,
        a.findings,
        replace(a.reading, states={}),
        a.completeness,
        a.three_points,
        a.judged,
        {finding.span.line: a.line(finding.span.line) for finding in a.findings},
    )
