"""What needs a person now: late decisions, Stop signals that are met, void approvals, files that can't be read.

In: the assessments of a portfolio. Out: bounded groups of lines that lead to the projects, and the open errors by
the party that settles them. Addresses are given by the caller.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from generator.check.assess import Assessment
from generator.findings import Finding, Party, Severity
from generator.model.field import Stage
from generator.model.reading import SignalState, State
from generator.view.calendar import Due, decisions_due
from generator.view.missing import anchored
from generator.view.parts import show_day
from generator.view.sections import escalation
from generator.words import _, ngettext, show_count, spoken

MOST_LINES = 5
"""So many lines a group has; the others are behind a link into the filtered table."""

_VOID_APPROVAL, _VOID_ACCEPTANCE = "SPC014", "EVL007"
_VOID = frozenset({_VOID_APPROVAL, _VOID_ACCEPTANCE})
"""The rules that tell of an approval, or an acceptance, that was given for another content."""


class Need(StrEnum):
    """Why a project needs a person now. Addresses and filters use these words."""

    LATE = "late"
    STOP = "stop"
    VOID = "void"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class NeedLine:
    """One thing to do: the project, what it is, and how it stands with it."""

    project: str
    href: str
    what: str
    told: str


@dataclass(frozen=True, slots=True)
class NeedGroup:
    """Things of one kind. ``more`` tells of those that are not listed, at ``more_href``."""

    need: Need
    title: str
    count: int
    shown: str
    lines: tuple[NeedLine, ...]
    more: str
    more_href: str


@dataclass(frozen=True, slots=True)
class PartyErrors:
    """The open errors that one party settles. ``share`` is the length of its bar in hundredths of the longest."""

    party: Party
    label: str
    told: str
    share: int
    href: str


@dataclass(frozen=True, slots=True)
class Needs:
    """All of it. Empty groups are left out."""

    groups: tuple[NeedGroup, ...]
    parties: tuple[PartyErrors, ...]


Address = Callable[[Assessment, str], str]
"""The way to a section or finding of a project's page."""


def make_needs(portfolio: Sequence[Assessment], href: Address) -> Needs:
    """Gather what needs a person, the most urgent first."""
    late = [due for due in decisions_due(portfolio) if due.late]
    ordered = sorted(portfolio, key=lambda a: (a.project.title.casefold(), a.project.id))
    stops = [(a, state) for a in ordered for state in stop_signals(a)]
    voids = [(a, finding) for a in ordered for finding in void_approvals(a)]
    broken = [a for a in ordered if not a.project.readable]
    groups = (
        _group(Need.LATE, _("Late decisions"), [_late(due, href) for due in late]),
        _group(Need.STOP, _("Stop signals that are met"), [_stop(a, state, href) for a, state in stops]),
        _group(Need.VOID, _("Approvals that became void"), [_void(a, finding, href) for a, finding in voids]),
        _group(Need.UNREADABLE, _("Files that cannot be read"), [_unreadable(a, href) for a in broken]),
    )
    return Needs(tuple(group for group in groups if group.count), tuple(_parties(portfolio)))


def needs_of(a: Assessment) -> tuple[Need, ...]:
    """Why one project needs a person."""
    running = a.project.artifact.running(a.today)
    late = running and any(decision.late(a.today) for decision in a.project.artifact.governance.decisions)
    has = {
        Need.LATE: late,
        Need.STOP: any(stop_signals(a)),
        Need.VOID: any(void_approvals(a)),
        Need.UNREADABLE: not a.project.readable,
    }
    return tuple(need for need, there in has.items() if there)


def stop_signals(a: Assessment) -> Iterator[SignalState]:
    """The Stop signals that are met, unless the project is retired."""
    if a.project.artifact.stage is not Stage.RETIRED:
        for signal in a.project.artifact.gate.stop.signals:
            state = a.reading.states[signal.route]
            if state.state is State.MET:
                yield state


def void_approvals(a: Assessment) -> Iterator[Finding]:
    """The findings that tell of a void approval, where they count at the project's stage."""
    return (f for f in a.open() if f.code in _VOID and f.severity is not Severity.NOTE)


def _group(need: Need, title: str, lines: Sequence[NeedLine]) -> NeedGroup:
    rest = len(lines) - MOST_LINES
    more = _("and %(count)s more", count=show_count(rest)) if rest > 0 else ""
    return NeedGroup(
        need,
        title,
        len(lines),
        show_count(len(lines)),
        tuple(lines[:MOST_LINES]),
        more,
        f"?needs={need}#projects",
    )


def _late(due: Due, href: Address) -> NeedLine:
    a, decision = due.assessment, due.decision
    maker = decision.maker.name if decision.maker else _("nobody decides")
    facts = (
        _("due %(day)s", day=show_day(decision.due)),
        maker,
        escalation(decision, a.today) or _("no escalation"),
    )
    what = decision.decision or decision.id or _("Decision")
    return NeedLine(a.project.title, href(a, "governance"), what, "; ".join(facts))


def _stop(a: Assessment, state: SignalState, href: Address) -> NeedLine:
    what = state.signal.signal or state.signal.id or _("Stop signal")
    return NeedLine(a.project.title, href(a, "gate"), what, spoken(state.reason))


def _void(a: Assessment, finding: Finding, href: Address) -> NeedLine:
    anchor = next(anchor for listed, anchor in anchored(a.findings) if listed is finding)
    return NeedLine(a.project.title, href(a, anchor), _changed(a, finding), finding.detail)


def _changed(a: Assessment, finding: Finding) -> str:
    """What the finding says, with the day as a page shows it."""
    artifact = a.project.artifact
    approved = finding.code == _VOID_APPROVAL
    given = artifact.specification.approval if approved else artifact.evaluation.acceptance
    if given.by is None or given.day is None:
        return finding.message
    who, day = given.by.name, show_day(given.day)
    if approved:
        return _("specification changed since %(who)s approved it on %(day)s", who=who, day=day)
    return _("evaluation set changed since %(who)s accepted it on %(day)s", who=who, day=day)


def _unreadable(a: Assessment, href: Address) -> NeedLine:
    told = next((finding.message for finding in a.open(Severity.ERROR)), "")
    return NeedLine(a.project.title, href(a, ""), a.source.shown, told)


def _parties(portfolio: Sequence[Assessment]) -> Iterator[PartyErrors]:
    """The parties with open errors, in their order."""
    by_party: dict[Party, list[str]] = {party: [] for party in Party}
    for a in portfolio:
        for finding in a.open(Severity.ERROR):
            by_party[finding.settled_by].append(a.source.address)
    longest = max((len(found) for found in by_party.values()), default=0)
    for party, found in by_party.items():
        if found:
            errors = ngettext("%(count)s error", "%(count)s errors", len(found), count=show_count(len(found)))
            projects = len(set(found))
            told = ngettext(
                "%(errors)s in %(count)s project",
                "%(errors)s in %(count)s projects",
                projects,
                errors=errors,
                count=show_count(projects),
            )
            share = max(1, round(100 * len(found) / longest))
            yield PartyErrors(party, party_label(party), told, share, f"?party={party_key(party)}#projects")


def party_key(party: Party) -> str:
    """The word for a party in addresses."""
    return party.name.lower()


def party_label(party: Party) -> str:
    """A party as a heading."""
    return _(party.label)
