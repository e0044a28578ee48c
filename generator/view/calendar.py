"""The calendar of decisions: what is late on the left, then month by month what is due, each with its maker.

In: the assessments of a portfolio. Out: columns and marks with their place in the drawing, the same for screen and
paper. No markup, no colours.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from generator.check.assess import Assessment
from generator.model.governance import Decision
from generator.view.drawn import fit, wrap
from generator.view.parts import show_day
from generator.view.sections import escalation
from generator.words import _, ngettext, show_count, show_month

MONTHS_AHEAD = 4
MOST_MARKS = 6
"""So many decisions are drawn in a column; the others are counted below them."""

WIDTH = 960
_TYPE = 12.5
_INDENT = 17
_HEAD, _LINE, _GAP = 52, 16, 10


@dataclass(frozen=True, slots=True)
class CalendarMark:
    """One decision. ``project`` is in lines; ``told`` says all of it; ``passed_on`` is whom a late one goes to."""

    day: str
    project: tuple[str, ...]
    href: str
    maker: str
    named: bool
    late: bool
    passed_on: str
    told: str
    y: int


@dataclass(frozen=True, slots=True)
class CalendarColumn:
    """What is late, one month, or what is due later. ``more`` tells of decisions that are not drawn, at ``more_y``."""

    label: str
    count: int
    late: bool
    marks: tuple[CalendarMark, ...]
    more: str
    more_y: int
    x: int


@dataclass(frozen=True, slots=True)
class Calendar:
    """The whole drawing. ``today`` is where the line between late and due stands."""

    title: str
    told: str
    columns: tuple[CalendarColumn, ...]
    count: int
    today: int
    step: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Due:
    """A decision that is still to be made, with its project."""

    assessment: Assessment
    decision: Decision
    last: date | None

    @property
    def late(self) -> bool:
        """Whether its day has passed."""
        return self.last is not None and self.last < self.assessment.today


def decisions_due(portfolio: Sequence[Assessment]) -> list[Due]:
    """Every open decision of the projects that run, by day; those without a day come last."""
    found = [
        Due(a, decision, decision.due.last if decision.due else None)
        for a in portfolio
        if a.project.artifact.running(a.today)
        for decision in a.project.artifact.governance.decisions
        if decision.open
    ]
    return sorted(found, key=lambda due: (due.last or date.max, _title(due), due.assessment.project.id))


def _title(due: Due) -> str:
    return due.assessment.project.title.casefold()


def make_calendar(
    portfolio: Sequence[Assessment],
    today: date,
    *,
    months: int = MONTHS_AHEAD,
    most: int = MOST_MARKS,
    href: Callable[[Assessment], str] | None = None,
) -> Calendar:
    """Draw what is late, so many months from today's on, and what is due behind them."""
    found = decisions_due(portfolio)
    dated = [due for due in found if due.last]
    late = [due for due in dated if due.late]
    ahead = [_month(today, number) for number in range(months)]
    groups = [(_("Late"), late)]
    for year, month in ahead:
        here = [d for d in dated if not d.late and d.last and (d.last.year, d.last.month) == (year, month)]
        groups.append((show_month(date(year, month, 1)), here))
    if behind := [d for d in dated if d.last and (d.last.year, d.last.month) > ahead[-1]]:
        groups.append((_("Later"), behind))
    step = WIDTH // len(groups)
    columns = tuple(
        _column(label, due, number * step, step, most, href) for number, (label, due) in enumerate(groups)
    )
    return Calendar(
        title=_("Decisions due"),
        told="; ".join(_told(late, len(dated) - len(late), len(found) - len(dated))),
        columns=columns,
        count=len(dated),
        today=step - 8,
        step=step,
        width=WIDTH,
        height=max(column.more_y for column in columns) + 8,
    )


def _month(today: date, ahead: int) -> tuple[int, int]:
    """Year and month so many months ahead."""
    number = today.year * 12 + today.month - 1 + ahead
    return number // 12, number % 12 + 1


def _told(late: Sequence[Due], due: int, undated: int) -> Iterator[str]:
    if not (late or due or undated):
        yield _("no decision is planned")
    if late:
        yield ngettext("%(num)s decision is late", "%(num)s decisions are late", len(late))
    if due:
        yield ngettext("%(num)s decision is due", "%(num)s decisions are due", due)
    if undated:
        yield ngettext("%(num)s decision has no date", "%(num)s decisions have no date", undated)


def _column(
    label: str,
    dues: Sequence[Due],
    x: int,
    step: int,
    most: int,
    href: Callable[[Assessment], str] | None,
) -> CalendarColumn:
    late = bool(dues) and dues[0].late
    height = (5 if late else 4) * _LINE + _GAP
    marks = tuple(
        _mark(due, _HEAD + number * height, step - _INDENT - 8, href)
        for number, due in enumerate(dues[:most])
    )
    rest = len(dues) - len(marks)
    end = _HEAD + len(marks) * height
    return CalendarColumn(
        label,
        len(dues),
        late,
        marks,
        _("and %(count)s more", count=show_count(rest)) if rest else "",
        end + (_LINE if rest else 0),
        x,
    )


def _mark(due: Due, y: int, room: int, href: Callable[[Assessment], str] | None) -> CalendarMark:
    a, decision = due.assessment, due.decision
    maker = decision.maker.name if decision.maker else _("nobody decides")
    passed = escalation(decision, a.today) if due.late else ""
    day = show_day(decision.due) or ""
    told = f"{day}: {a.project.title}: {decision.decision or decision.id or _('decision')}, {maker}"
    return CalendarMark(
        day=day,
        project=wrap(a.project.title, room, _TYPE, 2),
        href=href(a) if href else "",
        maker=fit(maker, room, _TYPE),
        named=decision.maker is not None,
        late=due.late,
        passed_on=fit(_passed_on(decision), room, _TYPE) if due.late else "",
        told=f"{told}; {passed}" if passed else told,
        y=y,
    )


def _passed_on(decision: Decision) -> str:
    to = decision.escalation.to
    return f"→ {to}" if to else _("no escalation")
