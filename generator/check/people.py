"""Every person and every day of a page with its place, and the words for what a person does there.

In: a case. Out: values in the order of the format, with their routes. Whether they will do is judged by the rules.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from generator.check.case import Case
from generator.check.naming import item, quoted, short
from generator.findings import Gap, Route
from generator.model.field import Section
from generator.model.kinds import ListKind, kinds_of, section_in
from generator.model.once import once
from generator.model.single import PARSED
from generator.model.values.nothing import says_nothing
from generator.model.values.person import Person, PersonKind
from generator.read.document import Scalar, Sequence

_T = TypeVar("_T")


def each(case: Case, section: Section, kind: type[_T]) -> Iterator[tuple[Route, _T]]:
    """Every value of a kind in a section and below it."""
    for name, key in _ways(type(section), kind):
        value, positions = getattr(section, name), None
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, Section):
                if one.given:
                    yield from each(case, one, kind)
            elif isinstance(one, kind):
                route = (*section.route, key)
                if one is value:
                    yield route, one
                    continue
                positions = _positions(case, route) if positions is None else positions
                position = positions.get(str(getattr(one, "text", one)))
                yield (route if position is None else (*route, position)), one


@once()
def _ways(cls: type[Section], kind: type[object]) -> tuple[tuple[str, str], ...]:
    """The attributes, with their keys, under which a section can hold a value of a kind, itself or further down."""
    ways = []
    for name, (key, known, _) in kinds_of(cls).items():
        inner = section_in(known)
        item = known.item if isinstance(known, ListKind) else known
        if item is PARSED[kind] or (inner and _ways(inner, kind)):
            ways.append((name, key))
    return tuple(ways)


def _positions(case: Case, route: Route) -> dict[str, int]:
    """The first place of each text in a list: items that say nothing are left out of the project, not of the file."""
    found = case.document.find(route)
    items = found[1].items if found and isinstance(found[1], Sequence) else ()
    positions: dict[str, int] = {}
    for position, node in enumerate(items):
        if isinstance(node, Scalar):
            positions.setdefault(node.text.strip(), position)
    return positions


def body(case: Case, route: Route, who: Person) -> Gap:
    """Report that a body, or several persons, stand where one person is wanted."""
    fault = "is several persons" if who.several else "is a body, not a person"
    key = "" if isinstance(route[-1], int) else f"{route[-1]}: "
    return Gap(
        route,
        f"{role(case, route)} {fault}: {short(who.name)}",
        f"write  {key}one name, role",
        values=(who.key,),
    )


def role(case: Case, route: Route) -> str:
    """What a person does at a place, as the beginning of a sentence."""
    key = next(str(step) for step in reversed(route) if isinstance(step, str))
    if route[0] == "gate":
        return f"the decision owner of the {str(route[1]).capitalize()} row"
    if route[:2] == ("governance", "decisions"):
        decision = next(d for d in case.artifact.governance.decisions if d.route == route[: len(d.route)])
        told = quoted(decision.decision) if decision.decision else item(decision.id, None, decision.route)
        return f"the maker of {told}" if key == "maker" else f"the person who decided {told}"
    if route[0] == "learning":
        loop = next(loop for loop in case.artifact.learning if loop.route == route[: len(loop.route)])
        return f"the person of the loop {item(loop.id, loop.exception, loop.route)}"
    if route[0] == "waivers":
        return "the person of the waiver"
    if route[0] == "ownership":
        return "the business owner"
    return f"the person of the {_words(route[-2])}" if key == "by" else f"the {_words(key)}"


_SPOKEN = {"reevaluation": "re-evaluation", "log_review": "log review"}


def _words(key: str | int) -> str:
    return _SPOKEN.get(str(key), str(key).replace("_", " "))


def is_body(who: Person | None) -> bool:
    """Whether a body, or several persons, stand in the place of a person."""
    return who is not None and who.kind is PersonKind.BODY


def is_nobody(who: Person | None) -> bool:
    """Whether a word for nobody stands in the place of a person."""
    return who is not None and says_nothing(who.name)


def names(text: str, who: Person) -> bool:
    """Whether a text names a person: by name, or by the role that stands behind it."""
    known = {who.key, who.role.casefold()} - {""}
    return text.casefold() in known or text.split(",", maxsplit=1)[0].strip().casefold() in known
