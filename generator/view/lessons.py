"""What the improvement loops of the portfolio taught, and which of them taught nothing.

In: assessments. Out: lessons, the newest first; loops that are overdue or never logged anything; projects without one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from generator.check.assess import Assessment
from generator.model.field import Stage
from generator.model.learning import Loop
from generator.view.groups import Group, by_month
from generator.view.parts import rhythm, show_day
from generator.view.project_link import ProjectLink, link_to, readable, unreadable
from generator.words import _, ngettext, show_date


@dataclass(frozen=True, slots=True)
class LessonRow:
    """One thing that a loop taught."""

    project: ProjectLink
    loop: str
    day: date | None
    shown: str
    change: str
    cases: str
    by: str


@dataclass(frozen=True, slots=True)
class LoopRow:
    """A loop from which something is expected. ``last`` is the newest day in its log, ``late`` how overdue it is."""

    project: ProjectLink
    loop: str
    updates: tuple[str, ...]
    rhythm: str
    by: str
    last: str
    late: str
    days: int


@dataclass(frozen=True, slots=True)
class Lessons:
    """Everything that was learned, and what was not."""

    as_of: str
    loops: int
    lessons: tuple[LessonRow, ...]
    overdue: tuple[LoopRow, ...]
    silent: tuple[LoopRow, ...]
    none: tuple[ProjectLink, ...]
    unreadable: tuple[ProjectLink, ...]

    @property
    def by_month(self) -> tuple[Group[LessonRow], ...]:
        """The lessons by the month in which they were learned."""
        return by_month("learned", self.lessons, lambda row: row.day)


def make_lessons(portfolio: Sequence[Assessment], today: date) -> Lessons:
    """Gather what a portfolio learned."""
    known = readable(portfolio)
    lessons = [row for a in known for loop in a.project.artifact.learning for row in _lessons(a, loop)]
    going = [a for a in known if a.project.artifact.running(today)]
    waiting = [(_loop(a, loop), loop) for a in going for loop in a.project.artifact.learning]
    return Lessons(
        as_of=show_date(today),
        loops=sum(len(a.project.artifact.learning) for a in known),
        lessons=tuple(sorted(lessons, key=lambda row: -row.day.toordinal() if row.day else 0)),
        overdue=tuple(sorted((row for row, _loop in waiting if row.days), key=lambda row: -row.days)),
        silent=tuple(row for row, loop in waiting if not loop.log),
        none=tuple(link_to(a) for a in going if not a.project.artifact.learning and _due(a)),
        unreadable=unreadable(portfolio),
    )


def _due(a: Assessment) -> bool:
    """Whether a project must have a loop, which it has not left open for a reason that can't be read."""
    stage = a.project.artifact.stage or Stage.POC
    return stage.rank >= Stage.PILOT.rank and not a.project.broken(("learning",))


def _name(loop: Loop) -> str:
    return loop.exception or loop.id or _("a loop without a name")


def _lessons(a: Assessment, loop: Loop) -> Iterator[LessonRow]:
    for lesson in loop.log:
        yield LessonRow(
            project=link_to(a),
            loop=_name(loop),
            day=lesson.day.first if lesson.day else None,
            shown=show_day(lesson.day) or "",
            change=lesson.change or "",
            cases=_cases(lesson.cases.text, lesson.cases.unit) if lesson.cases else "",
            by=loop.by.name if loop.by else "",
        )


def _cases(text: str, unit: object) -> str:
    """How many cases were looked at; a bare number counts cases."""
    if unit:
        return text
    return _("1 case") if text == "1" else _("%(number)s cases", number=text)


def _loop(a: Assessment, loop: Loop) -> LoopRow:
    days = [lesson.day for lesson in loop.log if lesson.day]
    last = max(days, key=lambda day: day.first, default=None)
    due = loop.every.next_due(last.first) if loop.every and last else None
    late = max(0, (a.today - due).days) if due else 0
    return LoopRow(
        project=link_to(a),
        loop=_name(loop),
        updates=loop.updates,
        rhythm=", ".join(piece for piece in (rhythm(loop.every), loop.sample) if piece),
        by=loop.by.name if loop.by else "",
        last=show_day(last) or "",
        late=ngettext("%(num)s day late", "%(num)s days late", late) if late else "",
        days=late,
    )
