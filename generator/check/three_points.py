"""The three-point check: governance, evaluation and ownership, each open or closed, with the reason.

In: a case with its findings. Out: the three points, and the first blocker to remove. The findings themselves are
the rules' business.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from generator.check.case import Case
from generator.check.people import is_body, is_nobody
from generator.findings import Finding, Party, Severity
from generator.model.field import Stage
from generator.words import said, said_all


class Blocker(StrEnum):
    """One of the three questions that stall projects: who decides, what is measured, who owns."""

    GOVERNANCE = "governance"
    EVALUATION = "evaluation"
    OWNERSHIP = "ownership"


_RULES = {
    Blocker.GOVERNANCE: ("GOV",),
    Blocker.EVALUATION: ("EVL", "SPC006", "SPC007"),
    Blocker.OWNERSHIP: ("OWN",),
}
"""Families and codes whose open errors open a point. The set of cases says what "working" means only together with
the quality criteria and their targets."""

_ANYWHERE = ("SRC", "PAG011")
"""What stands in a point's section and cannot be read, or says that there is nothing, opens it too."""

_FIRST = (Blocker.OWNERSHIP, Blocker.GOVERNANCE, Blocker.EVALUATION)
"""The order in which blockers are removed. Without an owner nobody pushes the other two; without a decision that is
due nobody asks for the evaluation set."""


@dataclass(frozen=True)
class Point:
    """One of the three. ``because`` says why it is open, the first reason first, or why it is closed."""

    blocker: Blocker
    open: bool
    because: tuple[str, ...]


@dataclass(frozen=True)
class Advice:
    """The blocker to remove first: why it is open, and who settles that."""

    blocker: Blocker
    because: str
    by: str


@dataclass(frozen=True)
class ThreePoints:
    """The three points in the order of the page, and what follows from them."""

    points: tuple[Point, ...]
    zombie: bool
    first: Advice | None

    @property
    def open(self) -> tuple[Blocker, ...]:
        """The points that are open."""
        return tuple(point.blocker for point in self.points if point.open)

    @property
    def compounding(self) -> bool:
        """Whether two or more are open: they feed each other."""
        return len(self.open) > 1


_ITEM = re.compile(r"\[[^]]*\]")


def check_three_points(case: Case) -> ThreePoints:
    """Draw the three points from the findings of a case. What is waived opens none."""
    if not case.project.readable:
        points = tuple(Point(blocker, True, (said("the file can't be read"),)) for blocker in Blocker)
        return ThreePoints(points, zombie=False, first=None)
    errors = {blocker: _errors(case, blocker) for blocker in Blocker}
    points = tuple(_point(case, blocker, errors[blocker]) for blocker in Blocker)
    zombie = any(f.code == "PAG004" and f.waived is None for f in case.found)
    first = next((blocker for blocker in _FIRST if errors[blocker]), None)
    advice = Advice(first, errors[first][0].message, _by(case, errors[first][0])) if first else None
    return ThreePoints(points, zombie, advice)


def _errors(case: Case, blocker: Blocker) -> list[Finding]:
    """The errors that hold a point open: what cannot be read first, then by code and field, items as listed.

    The order of keys decides nothing: the advice is the same.
    """
    found = [
        finding
        for finding in case.found
        if finding.severity is Severity.ERROR and finding.waived is None and _concerns(finding, blocker)
    ]
    return sorted(
        found, key=lambda f: (not f.code.startswith("SRC"), f.code, _ITEM.sub("", f.field), f.order)
    )


def _concerns(finding: Finding, blocker: Blocker) -> bool:
    inside = finding.field.split(".")[0].split("[")[0] == blocker
    return finding.code.startswith(_RULES[blocker]) or (inside and finding.code.startswith(_ANYWHERE))


def _point(case: Case, blocker: Blocker, errors: list[Finding]) -> Point:
    if errors:
        return Point(blocker, True, tuple(error.message for error in errors))
    return Point(blocker, False, (_closed(case, blocker),))


def _closed(case: Case, blocker: Blocker) -> str:
    """Why a point is closed."""
    if case.stage is Stage.RETIRED:
        return said("not judged: the project is retired")
    if case.stage is Stage.IDEA:
        return said("not due before the PoC")
    waived = [
        said(
            "%(finding)s (%(by)s, until %(end)s)",
            finding=finding.message,
            by=finding.waived.by,
            end=finding.waived.until,
        )
        for finding in case.found
        if finding.waived and finding.severity is Severity.ERROR and _concerns(finding, blocker)
    ]
    if waived:
        return said("set aside: %(findings)s", findings=said_all("; ", waived))
    return said("nothing that is due is missing")


def _by(case: Case, finding: Finding) -> str:
    """Who settles it: the owner by name; where there is none, the unit of the business that must name one."""
    ownership = case.artifact.ownership
    owner = ownership.owner
    if finding.settled_by is not Party.OWNER:
        return said(finding.settled_by.value)
    if owner is not None and not is_body(owner) and not is_nobody(owner):
        return said("%(party)s, %(name)s", party=said(finding.settled_by.value), name=owner.name)
    if ownership.unit:
        return said("the business: %(unit)s", unit=ownership.unit)
    return said("the business, which has named no owner")
