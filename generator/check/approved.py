"""What an approval covers today, and what changed since it was given.

In: a project, the fingerprint of its evaluation set's cases, and its older states. Out: the content that is approved
as ``specification`` or ``evaluation``, its fingerprint, and the names of what changed. Used by the rules and by
`gatepage approve`, so that both mean the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from generator.findings import Problem, Route
from generator.model.artifact import Artifact
from generator.model.fingerprint import Content, changed_fields, content_of, fingerprint_of
from generator.model.project import Project
from generator.model.reading import stale
from generator.model.specification import Approval
from generator.model.values.fingerprint import Fingerprint

SIGNED: dict[str, Route] = {
    "specification": ("specification", "approval"),
    "evaluation": ("evaluation", "acceptance"),
}
"""The sections that somebody signs, and where the signature stands."""

THE_CASES = "the cases"

_OF_THE_FILE = ("dataset", "columns", "rejection")
"""What describes a file of cases: the cases stand for it, as they are read with it."""


@dataclass(frozen=True, slots=True)
class Signed:
    """One section with its signature, as both are in the file."""

    name: str
    approval: Approval
    content: Content

    @property
    def fingerprint(self) -> Fingerprint:
        """The fingerprint of the content as it is now."""
        return fingerprint_of(self.name, self.content)

    @property
    def complete(self) -> bool:
        """Whether the signature has a person, a day and a fingerprint."""
        return not self.lacks

    @property
    def lacks(self) -> tuple[str, ...]:
        """The keys that the signature has not."""
        return tuple(key for key in ("by", "day", "fingerprint") if not self.approval.has(key))

    @property
    def valid(self) -> bool:
        """Whether the signature was given for this content."""
        stated = self.approval.fingerprint
        return stated is not None and stated.matches(self.fingerprint)


def signed(name: str, artifact: Artifact, cases: str | None = None) -> Signed:
    """A section and its signature. ``cases`` is the fingerprint of the evaluation set's cases, where it is a file."""
    if name == "specification":
        return Signed(name, artifact.specification.approval, content_of(artifact.specification))
    instead = {**dict.fromkeys(_OF_THE_FILE), "dataset": cases} if cases else None
    return Signed(name, artifact.evaluation.acceptance, content_of(artifact.evaluation, instead))


def hindrance(name: str, project: Project, met: Iterable[Problem] | None = None) -> Problem | None:
    """What can't be read in a section beside its signature: nobody can say then what was approved.

    ``met`` are all problems where files of evidence were read too.
    """
    own = SIGNED[name]
    observed = _observed(project.artifact)
    for problem in project.problems if met is None else met:
        route = problem.gap.route
        outside = route[:1] != own[:1] or route[:2] == own
        if not outside and not any(route[: len(each)] == each for each in observed):
            return problem
    return None


def _observed(artifact: Artifact) -> list[Route]:
    """The routes of the specification's observations."""
    return [
        (*criterion.route, key)
        for criterion in artifact.specification.quality
        for _, key, says in criterion.fields()
        if says.observed
    ]


class Standing(StrEnum):
    """What a signature is worth today."""

    NONE = "none"
    INCOMPLETE = "incomplete"
    UNKNOWN = "unknown"
    VOID = "void"
    RUN_OUT = "run out"
    VALID = "valid"


def standing(
    found: Signed, project: Project, met: Iterable[Problem], cases: str | None, today: date
) -> Standing:
    """Judge a signature. It is unknown where nobody can say what was signed; that has findings of its own."""
    if not found.approval.given:
        return Standing.NONE
    if not found.complete:
        return Standing.INCOMPLETE
    evaluation = project.artifact.evaluation
    unread = cases is None if evaluation.dataset else not evaluation.has("dataset")
    if hindrance(found.name, project, met) is not None or (found.name == "evaluation" and unread):
        return Standing.UNKNOWN
    if not found.valid:
        return Standing.VOID
    return Standing.RUN_OUT if stale(found.approval.day, found.approval.valid, today) else Standing.VALID


def what_changed(now: Signed, past: Iterable[Project], cases: str | None = None) -> tuple[str, ...]:
    """The fields that changed since the signature was given; empty where no older state tells.

    The approved state is the newest that the fingerprint fits. Older cases are not read: where no state fits with
    those of today, the cases changed too, and the first state with this signature shows what it was given for.
    """
    stated = now.approval.fingerprint
    if stated is None:
        return ()
    first: Signed | None = None
    for before in _states(now.name, past, cases):
        if before.approval.fingerprint and before.approval.fingerprint.matches(stated):
            first = before
        if before.fingerprint.matches(stated):
            return changed_fields(before.content, now.content)
    if first is None or now.name != "evaluation" or not cases:
        return ()
    return (*changed_fields(first.content, now.content), THE_CASES)


def _states(name: str, past: Iterable[Project], cases: str | None) -> Iterator[Signed]:
    for project in past:
        if project.readable and hindrance(name, project) is None:
            yield signed(name, project.artifact, cases)
