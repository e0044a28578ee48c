"""The cells of the page: every field of a section that stands at one place, in the order of the format.

In: a section of an assessed project and a place. Out: labelled lines; what is absent though due is shown as missing,
what is open with its reason. A field that the format gains stands on the page without a change here.
"""

from __future__ import annotations

from collections.abc import Mapping

from generator.check.assess import Assessment
from generator.check.engine import name_of
from generator.findings import Route, Severity
from generator.model.field import Place, Section
from generator.model.governance import Decision
from generator.model.kinds import ListKind, SectionKind, kinds_of
from generator.model.ownership import Adoption
from generator.model.specification import Criterion
from generator.view.parts import Line, Part, Parts, Tone, describe, joined, remark, written
from generator.view.sections import show_adoption, show_criterion


def cells(
    a: Assessment, section: Section, place: Place, *, without: tuple[str, ...] = ()
) -> tuple[Line, ...]:
    """The lines of a section's fields at a place."""
    lines: list[Line] = []
    for name, (key, kind, says) in kinds_of(type(section)).items():
        if says.place is not place or key in without:
            continue
        route = (*section.route, key)
        field = name_of(a.document, route)
        items = _items(a, getattr(section, name)) + left_open(a, route)
        if not items and not section.has(name):
            items = absent(a, field, route)
        if items:
            stacked = isinstance(kind, ListKind) and isinstance(kind.item, SectionKind)
            lines.append(Line(says.title, items, field, stacked))
    return tuple(lines)


def _items(a: Assessment, value: object) -> tuple[Parts, ...]:
    """What stands in a field: one item, or one for each entry."""
    if value is None or (isinstance(value, Section) and not value.given):
        return ()
    if isinstance(value, tuple):
        return tuple(_item(a, one) for one in value if not (isinstance(one, Decision) and not one.open))
    if isinstance(value, Mapping):
        return tuple((written(f"{key}: "), *_item(a, inner)) for key, inner in value.items())
    return (_item(a, value),)


def _item(a: Assessment, value: object) -> Parts:
    if isinstance(value, Criterion):
        return show_criterion(value, a.values, a.today)
    if isinstance(value, Adoption):
        return show_adoption(value, a.values, a.today)
    if isinstance(value, tuple):
        return joined((describe(one) for one in value), ", ")
    return describe(value)


def left_open(a: Assessment, route: Route) -> tuple[Parts, ...]:
    """What was left open in a field or below it, as typed, with the reason that was given."""
    found: list[Parts] = []
    for place, opened in sorted(a.project.open.items(), key=lambda item: str(item[0])):
        if place[: len(route)] != route:
            continue
        below = " ".join(str(step + 1) if isinstance(step, int) else step for step in place[len(route) :])
        label = f"{below}: " if below else ""
        reason = opened.reason if opened.reason != opened.word else None
        found.append((Part(f"{label}{opened.word}", Tone.OPEN, written=True), *remark(reason)))
    return tuple(found)


def absent(a: Assessment, field: str, route: Route) -> tuple[Parts, ...]:
    """Say of an absent field what the list of findings says of it: missing, not due yet, or not readable."""
    if a.project.broken(route):
        return ((Part("cannot be read", Tone.BAD),),)
    severities = {
        finding.severity for finding in a.findings if finding.field == field and finding.waived is None
    }
    if severities & {Severity.ERROR, Severity.WARNING}:
        return ((Part("missing", Tone.BAD),),)
    return ((Part("not settled yet", Tone.MUTED),),) if severities else ()
