"""The required fields of a project: where they stand, and whether they are filled.

In: patterns such as ``specification.quality[].target`` and a project. Out: every place that a pattern names in it.
Which fields are required is said by the rules.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.findings import Route
from generator.model.artifact import Artifact
from generator.model.field import About, Section
from generator.model.kinds import ListKind, SectionKind, kinds_of


@dataclass(frozen=True)
class Place:
    """One place that a pattern names. ``ancestors`` are the patterns of its parents that are absent themselves."""

    pattern: str
    route: Route
    filled: bool
    ancestors: tuple[str, ...] = ()


def places(pattern: str, artifact: Artifact) -> Iterator[Place]:
    """Every place that a pattern names in a project; none where the list that it walks is empty.

    ``[]`` stands for each item of a list. ``[any]`` asks for one item that has the field: a single place.
    """
    yield from _walk(pattern, pattern.split("."), "", artifact, ())


def _walk(
    pattern: str, steps: list[str], walked: str, section: Section, absent: tuple[str, ...]
) -> Iterator[Place]:
    step, rest = steps[0], steps[1:]
    key, _, items = step.partition("[")
    name = _attribute(type(section), key)
    walked = f"{walked}.{key}" if walked else key
    if not rest:
        yield Place(pattern, (*section.route, key), section.has(name), absent)
        return
    value = getattr(section, name)
    if items:
        found = [place for item in value for place in _walk(pattern, rest, f"{walked}[{items}", item, absent)]
        if items == "any]":
            found = [next((place for place in found if place.filled), found[0])] if found else []
        yield from found
    elif value.given or not section.has(name):  # what may be absent as a whole needs no parts
        yield from _walk(pattern, rest, walked, value, absent if value.given else (*absent, walked))


def _attribute(cls: type[Section], key: str) -> str:
    return next(name for name, (known, _, _) in kinds_of(cls).items() if known == key)


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
