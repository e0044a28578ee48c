"""The cells of the page: every field of a section that stands at one place, in the order of the format.

In: a section of an assessed project and a place. Out: labelled lines; what is absent though due is shown as missing,
what is open with its reason. A field that the format gains stands on the page without a change here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.check.assess import Assessment
from generator.check.engine import name_of
from generator.findings import Route, Severity
from generator.model.field import Place, Section
from generator.model.governance import Decision
from generator.model.kinds import ListKind, SectionKind, kinds_of
from generator.model.once import once
from generator.model.operations import Rollback
from generator.model.ownership import Adoption
from generator.model.single import Kind
from generator.model.specification import Approval, Criterion
from generator.view.committed import committed
from generator.view.opened import is_open, left_open, noted
from generator.view.parts import Line, Part, Parts, Tone, describe, joined, written
from generator.view.sections import escalation, show_adoption, show_criterion, show_decision, show_rollback
from generator.view.signed import signature_state
from generator.words import _


def cells(
    a: Assessment, section: Section, place: Place, *, without: tuple[str, ...] = ()
) -> tuple[Line, ...]:
    """The lines of a section's fields at a place."""
    lines: list[Line] = []
    for name, key, kind, title in _at(type(section), place):
        if key in without:
            continue
        route = (*section.route, key)
        field = name_of(a.document, route)
        items = _items(a, getattr(section, name), route)
        if not items and not section.has(name):
            items = absent(a, field, route)
        if items:
            stacked = isinstance(kind, ListKind) and isinstance(kind.item, SectionKind) and section.has(name)
            places = _places(getattr(section, name), route) if stacked else ()
            lines.append(Line(_(title), items, field, stacked, route, places))
    return tuple(lines)


@once()
def _at(cls: type[Section], place: Place) -> tuple[tuple[str, str, Kind, str], ...]:
    """The fields of a section at a place: attribute, key, kind, title."""
    return tuple(
        (name, key, kind, says.title)
        for name, (key, kind, says) in kinds_of(cls).items()
        if says.place is place
    )


def whole(a: Assessment, section: Section) -> tuple[Line, ...]:
    """That a section was left open as a whole, where it was."""
    key = ".".join(str(step) for step in section.route)
    told = left_open(a, section.route)
    return (Line("", told, key, route=section.route),) if section.route in a.project.open else ()


def _places(value: Iterable[object], route: Route) -> tuple[Route, ...]:
    """The routes of the items of a list; a single item in its place stands where the list does."""
    shown = (one for one in value if isinstance(one, Section) and not _made(one))
    return tuple(one.route for one in shown if one.route != route)


def _made(value: object) -> bool:
    """Whether it is a decision that was made: those stand in the history."""
    return isinstance(value, Decision) and not value.open


def _items(a: Assessment, value: object, route: Route) -> tuple[Parts, ...]:
    """What stands in a field: one item, or one for each entry; and what was left open in it."""
    if isinstance(value, tuple):
        sections = [one for one in value if isinstance(one, Section)]
        shown = [one for one in value if not _made(one)]
        items = ((*_item(a, one), *(noted(a, one) if isinstance(one, Section) else ())) for one in shown)
        return (*items, *left_open(a, route, beside=sections))
    if isinstance(value, Mapping):
        entries = ((written(f"{key}: "), *_item(a, inner)) for key, inner in value.items())
        return (*entries, *left_open(a, route))
    there = value is not None and not (isinstance(value, Section) and not value.given)
    return (*((_item(a, value),) if there else ()), *left_open(a, route))


def _item(a: Assessment, value: object) -> Parts:
    if isinstance(value, Criterion):
        return show_criterion(value, a.values, a.today)
    if isinstance(value, Adoption):
        return show_adoption(value, a.values, a.today)
    if isinstance(value, Decision):
        shown = show_decision(value, maker=not is_open(a, value, "maker"), due=not is_open(a, value, "due"))
        return (*shown, *_late(value, a))
    if isinstance(value, Rollback):
        return show_rollback(value, tried=not is_open(a, value, "rehearsed"))
    if isinstance(value, Approval):
        # Who signed, when, and what it is worth today; then what it rests on.
        told, *rest = describe(value)
        proof = [part for part in rest if part.tone is Tone.FINE]
        remarks = [part for part in rest if part.tone is not Tone.FINE]
        return (told, *signature_state(a, value.route), *remarks, *committed(a, value.route), *proof)
    if isinstance(value, tuple):
        return joined((describe(one) for one in value), ", ")
    return describe(value)


def is_late(decision: Decision, a: Assessment) -> bool:
    """Whether a decision is overdue. Nothing is while the project is paused, or once it is retired."""
    return decision.late(a.today) and a.project.artifact.running(a.today)


def _late(decision: Decision, a: Assessment) -> Parts:
    """That a decision is overdue, and to whom it goes."""
    if not is_late(decision, a):
        return ()
    told = escalation(decision, a.today)
    return (Part(_("; late: %(escalation)s", escalation=told) if told else _("; late"), Tone.BAD),)


def absent(a: Assessment, field: str, route: Route) -> tuple[Parts, ...]:
    """Say of an absent field what the list of findings says of it: missing, not due yet, or not readable."""
    if a.project.broken(route):
        return ((Part(_("cannot be read"), Tone.BAD),),)
    found = [finding for finding in a.findings if finding.field == field]
    severities = {finding.severity for finding in found if finding.waived is None}
    if severities & {Severity.ERROR, Severity.WARNING}:
        return ((Part(_("missing"), Tone.BAD),),)
    if severities:
        return ((Part(_("not settled yet"), Tone.MUTED),),)
    return ((Part(_("missing, set aside"), Tone.MUTED),),) if found else ()
