"""The JSON Schema of the format, made from the model, for editors and other programs.

In: the sections. Out: a JSON Schema (2020-12) as plain data. It says no more than the format: what must stand on a
page at which stage is judged by the rules. It may accept what the program refuses, never the other way round.

``python -m generator.model.schema`` writes it; `generator/schema/project.schema.json` is a copy for editors.
"""

from __future__ import annotations

import json
import sys
from typing import Any

from generator.model.artifact import FORMAT, Artifact
from generator.model.field import About, Section
from generator.model.kinds import ListKind, SectionKind, TableKind, kinds_of
from generator.model.single import OPEN_DEFINITION, OPEN_SCHEMA, Kind
from generator.read.document import Mapping, Node, Scalar
from generator.read.source import parse_document


def json_schema() -> dict[str, Any]:
    """Make the JSON Schema of a project file."""
    definitions: dict[str, Any] = {}
    _define(Artifact, definitions)
    root = definitions.pop(Artifact.__name__)
    number = {"type": ["integer", "string"], "enum": [FORMAT, str(FORMAT)]}
    root["properties"]["format"] = {**root["properties"]["format"], **number}
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
        properties[key] = {**_or_open(kind.schema()), **_told(key, says)}
        for inner in _sections(kind):
            _define(inner, definitions)


def _sections(kind: Kind) -> list[type[Section]]:
    if isinstance(kind, SectionKind):
        return [kind.cls]
    return _sections(kind.item) if isinstance(kind, (ListKind, TableKind)) else []


def _or_open(schema: dict[str, Any]) -> dict[str, Any]:
    """Add the open words where a kind does not have them: every field may be left open."""
    if schema.get("type") == ["object", "null"]:
        return {"anyOf": [schema, OPEN_SCHEMA]}
    return schema


def _told(key: str, says: About) -> dict[str, Any]:
    due = f" Due from the stage {says.due.label} on." if says.due else ""
    settled = f" Settled by {says.settles.told}." if says.settles else ""
    return {
        "title": says.title,
        "description": says.guidance + due + settled,
        "markdownDescription": f"**{says.title}.** {says.guidance}{due}{settled}\n\nExample: `{says.example}`",
        "examples": [_value(key, says.example)],
    }


def _value(key: str, example: str) -> Any:
    """An example, which is written as in a file, as data."""
    root = parse_document(f"{key}: {example}".encode(), "example").root
    entry = root.get(key) if root else None
    return _plain(entry.value) if entry else example


def _plain(node: Node) -> Any:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Mapping):
        return {entry.key.text: _plain(entry.value) for entry in node}
    return [_plain(item) for item in node.items]


def as_text(schema: dict[str, Any]) -> str:
    """A schema as its file has it."""
    return json.dumps(schema, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


if __name__ == "__main__":
    sys.stdout.write(as_text(json_schema()))
