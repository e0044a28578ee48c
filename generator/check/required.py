"""The required fields of a project: where they stand, and whether they are filled.

In: patterns such as ``specification.quality[].target`` and a project. Out: every place that a pattern names in it.
Which fields are required is said by the rules.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from generator.findings import Route, value
from generator.model.artifact import Artifact
from generator.model.field import About, Section
from generator.model.kinds import ListKind, SectionKind, kinds_of
from generator.model.single import Kind


@value
class Place:
    """One place that a pattern names. ``ancestors`` are the patterns of its parents that are absent themselves."""

    pattern: str
    route: Route
    filled: bool
    ancestors: tuple[str, ...] = ()


def places(pattern: str, artifact: Artifact) -> list[Place]:
    """Every place that a pattern names in a project; none where the list that it walks is empty.

    ``[]`` stands for each item of a list. ``[any]`` asks for one item that has the field: a single place.
    """
    return _walk(pattern, _steps(pattern), artifact, ())


@dataclass(frozen=True)
class _Step:
    """One step of a pattern: the attribute and its key, how a list is walked, and the pattern up to here."""

    name: str
    key: str
    items: str
    walked: str


@cache
def _steps(pattern: str) -> tuple[_Step, ...]:
    """The steps of a pattern, looked up in the format once."""
    steps: list[_Step] = []
    cls: type[Section] = Artifact
    for step in pattern.split("."):
        key, _, items = step.partition("[")
        name, kind = next((name, kind) for name, (known, kind, _) in kinds_of(cls).items() if known == key)
        inner = kind.item if isinstance(kind, ListKind) else kind
        cls = inner.cls if isinstance(inner, SectionKind) else cls
        above = f"{steps[-1].walked}{_brackets(steps[-1])}." if steps else ""
        steps.append(_Step(name, key, items, f"{above}{key}"))
    return tuple(steps)


def _brackets(step: _Step) -> str:
    return f"[{step.items}" if step.items else ""


def _walk(pattern: str, steps: tuple[_Step, ...], section: Section, absent: tuple[str, ...]) -> list[Place]:
    for depth, step in enumerate(steps[:-1], start=1):
        value = getattr(section, step.name)
        if step.items:
            found = [place for item in value for place in _walk(pattern, steps[depth:], item, absent)]
            if step.items == "any]" and found:
                return [next((place for place in found if place.filled), found[0])]
            return found
        if not value.given:
            if section.has(step.name):
                return []  # what may be absent as a whole needs no parts
            absent = (*absent, step.walked)
        section = value
    last = steps[-1]
    return [Place(pattern, (*section.route, last.key), section.has(last.name), absent)]


@dataclass(frozen=True)
class Field:
    """One field of the format: its pattern, its kind, what the format says of it, and the titles that lead to it."""

    pattern: str
    kind: Kind
    says: About
    titles: tuple[str, ...]


def fields(cls: type[Section] = Artifact, above: str = "", titles: tuple[str, ...] = ()) -> Iterator[Field]:
    """Every field of the format, parents first, in the order of the page."""
    for key, kind, says in kinds_of(cls).values():
        found = Field(f"{above}{key}", kind, says, (*titles, says.title))
        yield found
        inner = kind.item if isinstance(kind, ListKind) else kind
        if isinstance(inner, SectionKind):
            step = "[]." if isinstance(kind, ListKind) else "."
            yield from fields(inner.cls, f"{found.pattern}{step}", found.titles)


def about_of(pattern: str) -> About:
    """What the format says of the field that a pattern names.

    Raises:
        LookupError: when the format has no such field.
    """
    cls: type[Section] = Artifact
    told: About | None = None
    for step in pattern.split("."):
        found = {key: (kind, says) for key, kind, says in kinds_of(cls).values()}.get(step.partition("[")[0])
        if found is None:
            raise LookupError(f"the format has no field {pattern}")
        kind, told = found
        inner = kind.item if isinstance(kind, ListKind) else kind
        if isinstance(inner, SectionKind):
            cls = inner.cls
    assert told is not None  # noqa: S101 - split() yields at least one step
    return told
