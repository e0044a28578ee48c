"""The three-point check over the portfolio: which project is blocked where, and who must act first.

In: assessments. Out: counts, rows in groups from the worst on, and those who can remove the first blockers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from generator.check.assess import Assessment
from generator.check.three_points import Blocker, Point
from generator.model.field import Stage
from generator.view.groups import Group
from generator.view.project_link import ProjectLink, in_brief, link_to, readable, unreadable
from generator.words import _, show_date, spoken

AT_ONCE = 6
"""So many projects of one mover are shown at once; more are folded."""


@dataclass(frozen=True, slots=True)
class BlockerCell:
    """One of the three points of a project: open with the first reason, or closed."""

    blocker: Blocker
    label: str
    open: bool
    because: str
    more: int


@dataclass(frozen=True, slots=True)
class BlockerRow:
    """One project. ``first`` is the blocker to remove first, ``by`` who does that."""

    project: ProjectLink
    points: tuple[BlockerCell, ...]
    zombie: bool
    first: Blocker | None
    first_label: str
    by: str

    @property
    def open(self) -> int:
        """How many points are open."""
        return sum(point.open for point in self.points)


@dataclass(frozen=True, slots=True)
class Mover:
    """Who can remove the first blocker of some projects."""

    who: str
    steps: tuple[tuple[ProjectLink, Blocker], ...]

    @property
    def folded(self) -> bool:
        """Whether the projects are too many to be shown at once."""
        return len(self.steps) > AT_ONCE

    @property
    def summary(self) -> str:
        """What stands in the place of the folded projects."""
        return in_brief([project for project, _blocker in self.steps])


@dataclass(frozen=True, slots=True)
class Count:
    """One count of the portfolio: how many of the projects that are judged."""

    label: str
    count: int
    explained: str
    bad: bool = True


@dataclass(frozen=True, slots=True)
class Blockers:
    """The check over the portfolio. ``judged`` projects are neither ideas nor retired, and can be read."""

    as_of: str
    judged: int
    counts: tuple[Count, ...]
    movers: tuple[Mover, ...]
    groups: tuple[Group[BlockerRow], ...]
    clear: tuple[ProjectLink, ...]
    not_asked: tuple[ProjectLink, ...]
    unreadable: tuple[ProjectLink, ...]


def make_blockers(portfolio: Sequence[Assessment], today: date) -> Blockers:
    """Draw the check over a portfolio."""
    known = readable(portfolio)
    rows = [_row(a) for a in known if _asked(a)]
    return Blockers(
        as_of=show_date(today),
        judged=len(rows),
        counts=_counts(rows),
        movers=_movers(rows),
        groups=_groups(rows),
        clear=tuple(row.project for row in rows if not row.open),
        not_asked=tuple(link_to(a) for a in known if not _asked(a)),
        unreadable=unreadable(portfolio),
    )


def _asked(a: Assessment) -> bool:
    return a.project.artifact.stage not in {Stage.IDEA, Stage.RETIRED}


def _row(a: Assessment) -> BlockerRow:
    found = a.three_points
    return BlockerRow(
        project=link_to(a),
        points=tuple(_cell(point) for point in found.points),
        zombie=found.zombie,
        first=found.first.blocker if found.first else None,
        first_label=blocker_label(found.first.blocker) if found.first else "",
        by=spoken(found.first.by) if found.first else "",
    )


def _cell(point: Point) -> BlockerCell:
    return BlockerCell(
        point.blocker,
        blocker_label(point.blocker),
        point.open,
        point.because[0] if point.open else "",
        len(point.because) - 1 if point.open else 0,
    )


def blocker_label(blocker: Blocker) -> str:
    """The name of a point as a heading has it."""
    return _(blocker.value.capitalize())


def blocker_question(blocker: Blocker) -> str:
    """The question that a point asks."""
    return {
        Blocker.GOVERNANCE: _("who decides"),
        Blocker.EVALUATION: _("what is measured"),
        Blocker.OWNERSHIP: _("who owns"),
    }[blocker]


def _counts(rows: Sequence[BlockerRow]) -> tuple[Count, ...]:
    points = tuple(
        Count(
            blocker_label(blocker),
            sum(point.open for row in rows for point in row.points if point.blocker is blocker),
            blocker_question(blocker),
        )
        for blocker in Blocker
    )
    return (
        *points,
        Count(_("Compounding"), sum(row.open > 1 for row in rows), _("two or three points open")),
        Count(_("Zombies"), sum(row.zombie for row in rows), _("old, no owner, nothing decided")),
        Count(_("Unblocked"), sum(not row.open for row in rows), _("all three points closed"), bad=False),
    )


def _groups(rows: Sequence[BlockerRow]) -> tuple[Group[BlockerRow], ...]:
    """The blocked projects, each once: zombies, then by how many points are open."""
    kinds: tuple[tuple[str, str, Callable[[BlockerRow], bool]], ...] = (
        ("zombies", _("Zombies"), lambda row: row.zombie),
        ("three", _("All three points open"), lambda row: not row.zombie and row.open == 3),
        ("two", _("Two points open"), lambda row: not row.zombie and row.open == 2),
        ("one", _("One point open"), lambda row: not row.zombie and row.open == 1),
    )
    groups = (Group(anchor, title, tuple(filter(wanted, rows))) for anchor, title, wanted in kinds)
    return tuple(group for group in groups if group.rows)


def _movers(rows: Iterable[BlockerRow]) -> tuple[Mover, ...]:
    """Those who move first, by how much waits for them."""
    steps: dict[str, list[tuple[ProjectLink, Blocker]]] = {}
    for row in rows:
        if row.first:
            steps.setdefault(row.by, []).append((row.project, row.first))
    movers = (Mover(who, tuple(listed)) for who, listed in steps.items())
    return tuple(sorted(movers, key=lambda mover: (-len(mover.steps), mover.who.casefold(), mover.who)))
