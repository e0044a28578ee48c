"""The JSON Schema of the format, made from the model, for editors and other programs.

In: the sections. Out: a JSON Schema (2020-12) as plain data. It says no more than the format: what must stand on a
page at which stage is judged by the rules.
"""

from __future__ import annotations

from typing import Any

from generator.model.artifact import FORMAT, Artifact
from generator.model.field import About, Section
from generator.model.kinds import OPEN_DEFINITION, Kind, ListKind, SectionKind, TableKind, kinds_of


def json_schema() -> dict[str, Any]:
    """Make the JSON Schema of a project file."""
    definitions: dict[str, Any] = {}
    _define(Artifact, definitions)
    root = definitions.pop(Artifact.__name__)
    root["properties"]["format"] = {**root["properties"]["format"], "const": FORMAT}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"Gatepage project, format {FORMAT}",
        "description": "One enterprise AI project on one page.",
        **root,
        "required": ["format", "title"],
        "$defs": {"open": OPEN_DEFINITION, **dict(sorted(definitions.items()))},
    }


def _define(cls: type[Section], definitions: dict[str, Any]) -> None:
    if cls.__name__ in definitions:
        return
    properties: dict[str, Any] = {}
    definitions[cls.__name__] = {
        "type": ["object", "null"],
        "additionalProperties": False,
        "properties": properties,
    }
    for key, kind, says in kinds_of(cls).values():
        properties[key] = {**kind.schema(), **_told(says)}
        for inner in _sections(kind):
            _define(inner, definitions)


def _sections(kind: Kind) -> list[type[Section]]:
    if isinstance(kind, SectionKind):
        return [kind.cls]
    return _sections(kind.item) if isinstance(kind, (ListKind, TableKind)) else []


def _told(says: About) -> dict[str, Any]:
    due = f" Due from the stage {says.due.label} on." if says.due else ""
    settled = f" Settled by the {says.settles}." if says.settles else ""
    return {
        "title": says.title,
        "description": says.guidance + due + settled,
        "markdownDescription": f"**{says.title}.** {says.guidance}{due}{settled}\n\nExample: `{says.example}`",
        "examples": [says.example],
    }
