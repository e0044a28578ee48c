"""Measured values: what stands in the file, and what is read from the project's own metrics files.

In: a project and its evidence folder. Out: the values by the route of their field, and what could not be read.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator.findings import Gap, Problem, Route
from generator.model.project import Project
from generator.model.specification import Actual
from generator.model.values.number import spell
from generator.model.values.quantity import Quantity
from generator.model.values.unreadable import Unreadable
from generator.read.evidence import EvidenceError, EvidenceFolder


def measure(project: Project, folder: Path) -> tuple[dict[Route, Quantity], list[Problem]]:
    """Collect the measured values of a project; a file that cannot be read costs its own values alone."""
    values: dict[Route, Quantity] = {}
    problems: list[Problem] = []
    evidence = EvidenceFolder(folder)
    for actual in _actuals(project):
        if actual.value is not None:
            if actual.value.quantity is not None:
                values[actual.route] = actual.value.quantity
        elif actual.file is not None and not any(
            project.broken((*actual.route, part)) for part in ("at", "as")
        ):
            try:
                values[actual.route] = _read(actual, evidence)
            except EvidenceError as error:
                route = (*actual.route, "at" if error.inside and actual.at else "file")
                code = "SRC011" if error.inside else "SRC010"
                problems.append(Problem(code, Gap(route, error.message, error.hint)))
            except Unreadable as error:
                problems.append(Problem(error.code, Gap((*actual.route, "as"), error.message, error.hint)))
    for criterion in project.artifact.specification.quality:
        if criterion.evidence is not None:
            try:
                evidence.file(criterion.evidence.text)
            except EvidenceError as error:
                route = (*criterion.route, "evidence")
                problems.append(Problem("SRC010", Gap(route, error.message, error.hint)))
    return values, problems


def _actuals(project: Project) -> Iterator[Actual]:
    artifact = project.artifact
    yield from (criterion.actual for criterion in artifact.specification.quality)
    yield from (signal.actual for _, row in artifact.gate.rows() for signal in row.signals)
    yield from (metric.actual for metric in artifact.ownership.adoption)


def _read(actual: Actual, evidence: EvidenceFolder) -> Quantity:
    """Read the number and give it its unit. ``percent`` takes a number up to 1 as a fraction."""
    assert actual.file is not None  # noqa: S101 - the caller looked
    number = evidence.number(actual.file.text, actual.at or "")
    unit = (actual.as_ or "").strip()
    if unit.lower() in {"percent", "per cent", "%"}:
        fraction = unit != "%" and abs(number) <= 1
        return Quantity.parse(f"{spell(number.scaleb(2) if fraction else number)} %")
    return Quantity.parse(f"{spell(number)} {unit}".strip())
