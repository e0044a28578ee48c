"""Every decision of the portfolio: late, due, without a date, made.

In: assessments. Out: rows in the order in which a committee takes them up: the longest overdue first, then by date;
made ones newest first. Shared by the site, the calendar and the committee's pack.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from generator.check.assess import Assessment
from generator.model.field import Stage
from generator.model.gate import Outcome
from generator.model.governance import Decision
from generator.view.cells import is_late
from generator.view.groups import Group, by_month
from generator.view.parts import show_day
from generator.view.project_link import ProjectLink, link_to, readable, unreadable
from generator.words import _, ngettext, show_date


@dataclass(frozen=True, slots=True)
class OpenDecision:
    """A decision that is still to be made.

    ``day`` is the last day on which it is in time, ``due`` the same as a page shows it; ``exact`` is false where only
    the month is known. ``days`` counts from ``day`` to today: how late it is, or below zero how long there is.
    ``wait`` says the same in words. ``escalates_to`` and ``escalates_on`` say where it goes then, ``escalated`` that
    it went there already, ``escalation`` all of it in words.
    """

    project: ProjectLink
    id: str
    what: str
    opens: str
    maker: str
    maker_role: str
    day: date | None
    due: str
    exact: bool
    late: bool
    days: int
    wait: str
    escalates_to: str
    escalates_on: date | None
    escalated: bool
    escalation: str
    note: str


@dataclass(frozen=True, slots=True)
class MadeDecision:
    """A decision that was made. ``who`` decided, ``instead_of`` names the maker where that was somebody else.

    ``late`` says by how much it missed its due day. ``seen`` are the values that it rested on.
    """

    project: ProjectLink
    id: str
    what: str
    opens: str
    outcome: Outcome | None
    who: str
    instead_of: str
    day: date | None
    decided: str
    late: str
    seen: tuple[tuple[str, str], ...]
    note: str


@dataclass(frozen=True, slots=True)
class Decisions:
    """All decisions of a portfolio as of one day. ``resting`` are open ones of paused and retired projects."""

    as_of: str
    late: tuple[OpenDecision, ...]
    due: tuple[OpenDecision, ...]
    undated: tuple[OpenDecision, ...]
    resting: tuple[OpenDecision, ...]
    made: tuple[MadeDecision, ...]
    none_planned: tuple[ProjectLink, ...]
    unreadable: tuple[ProjectLink, ...]

    @property
    def due_by_month(self) -> tuple[Group[OpenDecision], ...]:
        """The decisions that are in time, by the month in which they are due."""
        return by_month("due", self.due, lambda row: row.day)

    @property
    def made_by_month(self) -> tuple[Group[MadeDecision], ...]:
        """The decisions that were made, by the month in which they were."""
        return by_month("made", self.made, lambda row: row.day)


def make_decisions(portfolio: Sequence[Assessment], today: date) -> Decisions:
    """Gather the decisions of a portfolio."""
    known = readable(portfolio)
    waiting = [row for a in known for row in _open(a)]
    made = [row for a in known for row in _made(a)]
    awake = [row for row in waiting if not row.project.rest]
    dated = sorted((row for row in awake if row.day), key=lambda row: row.day or today)
    return Decisions(
        as_of=show_date(today),
        late=tuple(row for row in dated if row.late),
        due=tuple(row for row in dated if not row.late),
        undated=tuple(row for row in awake if row.day is None),
        resting=tuple(row for row in waiting if row.project.rest),
        made=tuple(sorted(made, key=lambda row: -row.day.toordinal() if row.day else 0)),
        none_planned=tuple(
            link_to(a) for a in known if _decides(a) and not any(decision.open for decision in _decisions(a))
        ),
        unreadable=unreadable(portfolio),
    )


def _decides(a: Assessment) -> bool:
    """Whether a project must have a decision ahead of it: from the PoC on, and while it goes on."""
    return a.project.artifact.stage is not Stage.IDEA and a.project.artifact.running(a.today)


def _decisions(a: Assessment) -> tuple[Decision, ...]:
    return a.project.artifact.governance.decisions


def _open(a: Assessment) -> Iterator[OpenDecision]:
    for decision in _decisions(a):
        if not decision.open:
            continue
        day = decision.due.last if decision.due else None
        late = is_late(decision, a)
        days = (a.today - day).days if day else 0
        on = decision.escalates
        yield OpenDecision(
            project=link_to(a),
            id=decision.id or "",
            what=_what(decision),
            opens=_(decision.opens.label) if decision.opens else "",
            maker=decision.maker.name if decision.maker else "",
            maker_role=decision.maker.role if decision.maker else "",
            day=day,
            due=show_day(decision.due) or "",
            exact=decision.due is None or decision.due.exact,
            late=late,
            days=days,
            wait=_wait(days, late=late) if day else "",
            escalates_to=decision.escalation.to or "",
            escalates_on=on,
            escalated=late and on is not None and a.today >= on,
            escalation=_escalation(decision, a.today, late=late),
            note=decision.note or "",
        )


def _what(decision: Decision) -> str:
    return decision.decision or decision.id or _("Decision")


def _wait(days: int, *, late: bool) -> str:
    """How late it is, or how long there is; nothing where it could be late and nothing is overdue."""
    if late:
        return ngettext("%(num)s day late", "%(num)s days late", days)
    if days > 0:
        return ""
    return _("today") if days == 0 else ngettext("in %(num)s day", "in %(num)s days", -days)


def _escalation(decision: Decision, today: date, *, late: bool) -> str:
    """To whom it goes if it is not made, or has gone."""
    to, on = decision.escalation.to, decision.escalates
    if to is None:
        return _("nobody: no escalation is named")
    if on is None:
        return to
    if late and today >= on:
        return _("now with %(whom)s, since %(day)s", whom=to, day=show_date(on))
    return _("goes to %(whom)s on %(day)s") % {"whom": to, "day": show_date(on)}


def _made(a: Assessment) -> Iterator[MadeDecision]:
    for decision in _decisions(a):
        if decision.open:
            continue
        maker, by = decision.maker, decision.decided_by
        someone_else = maker is not None and by is not None and by.key != maker.key
        who = by or maker
        day = decision.decided.first if decision.decided else None
        after = (day - decision.due.last).days if day and decision.due else 0
        yield MadeDecision(
            project=link_to(a),
            id=decision.id or "",
            what=_what(decision),
            opens=_(decision.opens.label) if decision.opens else "",
            outcome=decision.outcome,
            who=who.name if who else "",
            instead_of=maker.name if maker and someone_else else "",
            day=day,
            decided=show_day(decision.decided) or "",
            late=ngettext("%(num)s day late", "%(num)s days late", after) if after > 0 else "",
            seen=tuple((name, value.text) for name, value in decision.seen.items()),
            note=decision.note or "",
        )
