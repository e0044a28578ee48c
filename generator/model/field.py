"""What the format says of each field: title, guidance, example, due stage, settling party, place on the page.

In: the words of the sections' classes. Out: ``About`` records that the reader, the JSON Schema, the page and the
rules share. No value is read here.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, ClassVar

from generator.findings import Party, Route


class Stage(StrEnum):
    """How far a project has come."""

    IDEA = "idea"
    POC = "poc"
    PILOT = "pilot"
    PRODUCTION = "production"
    RETIRED = "retired"

    @property
    def rank(self) -> int:
        """0 for an idea, growing with the project."""
        return _RANKS[self]

    @property
    def label(self) -> str:
        """The word that a page shows."""
        return "PoC" if self is Stage.POC else self.value.capitalize()


_RANKS = {stage: rank for rank, stage in enumerate(Stage)}


class Place(StrEnum):
    """Where on the page a field stands."""

    HEAD = "head"
    SCOPE = "scope"
    OUTPUT = "output"
    QUALITY = "quality"
    INTEGRATION = "integration"
    COST = "cost"
    GATE = "gate"
    LEARNING = "learning"
    GOVERNANCE = "governance"
    EVALUATION = "evaluation"
    OWNERSHIP = "ownership"
    NOTES = "notes"
    MISSING = "missing"
    FOOT = "foot"


@dataclass(frozen=True, slots=True)
class About:
    """What the format says of one field.

    ``due`` is the stage from which its absence is a finding (None: never). ``settles`` and ``place`` are None
    where the field stands with its parent. ``observed`` marks what is measured or shows a measurement: a new one
    voids no approval.
    """

    title: str
    guidance: str
    example: str
    due: Stage | None = None
    settles: Party | None = None
    place: Place | None = None
    observed: bool = False


def about(
    title: str,
    guidance: str,
    example: str,
    *,
    due: Stage | None = None,
    settles: Party | None = None,
    place: Place | None = None,
    observed: bool = False,
) -> Any:
    """Declare one field of a section."""
    record = About(title, guidance, example, due, settles, place, observed)
    return dataclasses.field(default=None, metadata={"about": record})


@dataclass(frozen=True, kw_only=True)
class Section:
    """A mapping of the format. Its fields are declared with ``about``; the reader fills every one of them.

    ``given`` tells whether anything readable stands in it. ``shorthand`` names the field that a bare text means.
    """

    route: Route = ()
    given: bool = False
    shorthand: ClassVar[str | None] = None

    def has(self, name: str) -> bool:
        """Whether the field is present and readable."""
        value = getattr(self, name)
        if isinstance(value, Section):
            return value.given
        return value is not None and value not in ((), {})

    @classmethod
    def fields(cls) -> Iterator[tuple[str, str, About]]:
        """Attribute, key in the file, and what the format says, in the order of the page."""
        for item in dataclasses.fields(cls):
            if "about" in item.metadata:
                yield item.name, item.name.rstrip("_"), item.metadata["about"]
