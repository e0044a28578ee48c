"""What was decided and what happened, and the decision to take next.

In: the governance of an assessed project. Out: display-ready lines.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.check.assess import Assessment
from generator.findings import Route
from generator.model.gate import Outcome
from generator.model.governance import Decision
from generator.model.values.day import Day
from generator.view.cells import is_late
from generator.view.committed import committed
from generator.view.opened import left_open, noted
from generator.view.parts import Parts, describe, identity, muted, remark, show_day, written
from generator.view.sections import escalation, seen
from generator.words import _


@dataclass(frozen=True, slots=True)
class Happening:
    """A decision that was made, or an event."""

    day: str
    outcome: Outcome | None
    parts: Parts
    route: Route = ()


@dataclass(frozen=True, slots=True)
class DecisionBox:
    """The decision to take next, filled in by hand on paper."""

    decision: str
    maker: str
    due: str
    late: bool
    escalation: str


def history(a: Assessment) -> Iterator[Happening]:
    """Decisions made and events, newest first; what has no day stands last."""
    governance = a.project.artifact.governance
    dated: list[tuple[int, Happening]] = []
    for decision in governance.decisions:
        if not decision.open:
            told = (*_made(decision), *committed(a, decision.route), *noted(a, decision))
            dated.append(_happening(decision.decided, decision.outcome, told, decision.route))
    for event in governance.log:
        told = (*(describe(event.what) if event.what else (muted(_("something")),)), *noted(a, event))
        dated.append(_happening(event.day, None, told, event.route))
    route = ("governance", "log")
    dated += (_happening(None, None, item) for item in left_open(a, route, beside=governance.log))
    yield from (happening for _, happening in sorted(dated, key=lambda pair: -pair[0]))


def _happening(
    day: Day | None, outcome: Outcome | None, parts: Parts, route: Route = ()
) -> tuple[int, Happening]:
    when = day.first.toordinal() if day else 0
    return (when, Happening(show_day(day) or _("undated"), outcome, parts, route))


def _made(decision: Decision) -> Parts:
    """A decision that was made: by whom, on which values, what was said."""
    maker = decision.maker.text if decision.maker else None
    by = decision.decided_by.text if decision.decided_by else None
    who = _("%(name)s for %(maker)s", name=by, maker=maker) if by and maker and by != maker else by or maker
    facts = (
        _("due %(day)s", day=show_day(decision.due)) if decision.due else None,
        _("opens %(stage)s", stage=_(decision.opens.label)) if decision.opens else None,
        seen(decision),
        _("else %(escalation)s", escalation="".join(part.text for part in describe(decision.escalation)))
        if decision.escalation.given
        else None,
        decision.note,
    )
    name = written(decision.decision or decision.id or _("Decision"))
    known = identity(decision.id if decision.decision else None)
    return (name, *((muted(", "), written(who)) if who else ()), *remark(*facts), *known)


def first_open(a: Assessment) -> Decision | None:
    """The open decision that is due first; one without a day comes last."""
    waiting = [decision for decision in a.project.artifact.governance.decisions if decision.open]
    return min(waiting, key=lambda d: (d.due is None, d.due.last.toordinal() if d.due else 0), default=None)


def next_decision(a: Assessment) -> DecisionBox | None:
    """The decision to take next."""
    first = first_open(a)
    if first is None:
        return None
    late = is_late(first, a)
    return DecisionBox(
        decision=first.decision or first.id or "",
        maker=first.maker.name if first.maker else "",
        due=show_day(first.due) or "",
        late=late,
        escalation=escalation(first, a.today) if late else "",
    )
