"""The values of a page as JSON has them, and the JSON Schema of that.

In: sections of the model. Out: plain data under the keys of the file, only what is there and readable; and what a
program may expect of it. What is written as one text and means several things, such as a quantity, is an object.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from enum import StrEnum
from functools import singledispatch
from typing import Any

from generator.model.field import About, Section
from generator.model.kinds import ListKind, SectionKind, TableKind, kinds_of
from generator.model.once import once
from generator.model.single import PARSED, ChoiceKind, Kind, OwnKind, YesNoKind
from generator.model.values.cadence import Cadence
from generator.model.values.comparator import Comparator
from generator.model.values.condition import Condition
from generator.model.values.day import Day
from generator.model.values.duration import Duration
from generator.model.values.fingerprint import Fingerprint
from generator.model.values.path import RelativePath
from generator.model.values.person import Person, PersonKind
from generator.model.values.quantity import Quantity
from generator.model.values.stated import Stated

Schema = dict[str, Any]

DAY = {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}(-[0-9]{2})?$"}
FINGERPRINT = {"type": "string", "pattern": "^sha256-[0-9a-fA-F]{32,64}$"}


@singledispatch
def as_json(value: object) -> Any:
    """One value as plain data.

    Raises:
        TypeError: for a kind of value that has no form in JSON.
    """
    raise TypeError(f"a {type(value).__name__} has no form in JSON")


@as_json.register
def _section(value: Section) -> dict[str, Any]:
    names = kinds_of(type(value))
    return {
        key: _form(type(found))(found)
        for name, (key, _kind, _says) in names.items()
        if (found := getattr(value, name)) is not None and not _empty(found)
    }


def _empty(value: object) -> bool:
    if isinstance(value, Section):
        return not value.given
    return isinstance(value, tuple | Mapping) and not value


@once()
def _form(cls: type) -> Callable[[object], Any]:
    """The form of a class of values: looked up once, since a portfolio has a hundred thousand."""
    return as_json.dispatch(cls)


@as_json.register(str)
@as_json.register(bool)
def _as_it_is(value: str | bool) -> str | bool:
    return value.value if isinstance(value, StrEnum) else value


@as_json.register
def _list(value: tuple) -> list[Any]:  # type: ignore[type-arg]  # singledispatch takes plain classes alone
    return [_form(type(item))(item) for item in value]


@as_json.register(Mapping)
def _table(value: Mapping[str, Any]) -> dict[str, Any]:
    return {key: as_json(inner) for key, inner in value.items()}


@as_json.register
def _day(value: Day) -> str:
    return value.canonical


@as_json.register(Duration)
@as_json.register(RelativePath)
@as_json.register(Fingerprint)
def _typed(value: Duration | RelativePath | Fingerprint) -> str:
    return value.text.strip()


@as_json.register
def _person(value: Person) -> dict[str, Any]:
    return {"kind": value.kind.value, "name": value.name, "role": value.role}


@as_json.register
def _quantity(value: Quantity) -> dict[str, Any]:
    return {
        "high": _number(value.high),
        "low": _number(value.low),
        "text": value.text.strip(),
        "unit": value.unit,
    }


@as_json.register
def _stated(value: Stated) -> dict[str, Any]:
    return as_json(value.quantity) if value.quantity else {"text": value.text.strip()}


@as_json.register
def _condition(value: Condition) -> dict[str, Any]:
    return {
        "bound": _number(value.bound.low),
        "comparator": value.comparator.value,
        "text": value.text.strip(),
        "unit": value.bound.unit,
    }


@as_json.register
def _cadence(value: Cadence) -> dict[str, Any]:
    return {
        "count": value.count if value.unit else None,
        "text": value.text.strip(),
        "unit": value.unit.value if value.unit else None,
    }


def _number(number: Decimal) -> int | float:
    """A number as JSON has it; beyond 15 digits only nearly the one that was written."""
    return int(number) if number == number.to_integral_value() else float(number)


# ---- and the schema


def values_schema(cls: type[Section]) -> dict[str, Schema]:
    """The definitions of a section, of all sections below it, and of the values that are objects."""
    definitions: dict[str, Schema] = dict(_VALUES)
    _define(cls, definitions)
    return dict(sorted(definitions.items()))


def _define(cls: type[Section], definitions: dict[str, Schema]) -> None:
    if cls.__name__ in definitions:
        return
    properties: dict[str, Schema] = {}
    definitions[cls.__name__] = {
        "type": "object",
        "additionalProperties": False,
        "description": (cls.__doc__ or "").partition("\n")[0],
        "properties": properties,
    }
    for key, kind, says in kinds_of(cls).values():
        properties[key] = _of(kind, says, definitions)


def _of(kind: Kind, says: About, definitions: dict[str, Schema]) -> Schema:
    return {**_schema(kind, definitions), "title": says.title, "description": says.guidance}


def _schema(kind: Kind, definitions: dict[str, Schema]) -> Schema:
    if isinstance(kind, ListKind):
        return {"type": "array", "minItems": 1, "items": _schema(kind.item, definitions)}
    if isinstance(kind, TableKind):
        return {"type": "object", "additionalProperties": _schema(kind.item, definitions)}
    if isinstance(kind, SectionKind):
        _define(kind.cls, definitions)
        return {"$ref": f"#/$defs/{kind.cls.__name__}"}
    if isinstance(kind, ChoiceKind):
        return {"enum": [option.value for option in kind.options]}
    if isinstance(kind, YesNoKind):
        return {"type": "boolean"}
    if isinstance(kind, OwnKind):
        return {"type": ["string", "array", "object"]}
    return _PARSED_SCHEMAS.get(id(kind), {"type": "string"})


_TEXT: Schema = {"type": "string", "description": "As it is written in the file."}
_UNIT: Schema = {"type": "string", "description": "As it is written; empty where there is none."}


def _object(description: str, **properties: Schema) -> Schema:
    return {
        "type": "object",
        "required": sorted(properties),
        "additionalProperties": False,
        "description": description,
        "properties": properties,
    }


_QUANTITY = _object(
    "A number or a range of them, with its unit.",
    text=_TEXT,
    low={"type": "number"},
    high={"type": "number", "description": "The same as low where it is one number."},
    unit=_UNIT,
)
_VALUES: dict[str, Schema] = {
    "quantity": _QUANTITY,
    "stated": {
        "anyOf": [
            {"$ref": "#/$defs/quantity"},
            _object("What was said in words instead of a number.", text=_TEXT),
        ]
    },
    "condition": _object(
        "A comparator and its bound.",
        text=_TEXT,
        comparator={"enum": [comparator.value for comparator in Comparator]},
        bound={"type": "number"},
        unit=_UNIT,
    ),
    "person": _object(
        "Whom a name stands for, as far as its words tell.",
        name={"type": "string", "minLength": 1},
        role={"type": "string"},
        kind={"enum": [kind.value for kind in PersonKind]},
    ),
    "rhythm": _object(
        "How often something is done. An event has no count and no unit.",
        text=_TEXT,
        count={"type": ["integer", "null"], "minimum": 1},
        unit={"type": ["string", "null"]},
    ),
}
_PARSED_SCHEMAS: dict[int, Schema] = {
    id(PARSED[Day]): DAY,
    id(PARSED[Fingerprint]): FINGERPRINT,
    id(PARSED[Quantity]): {"$ref": "#/$defs/quantity"},
    id(PARSED[Stated]): {"$ref": "#/$defs/stated"},
    id(PARSED[Condition]): {"$ref": "#/$defs/condition"},
    id(PARSED[Person]): {"$ref": "#/$defs/person"},
    id(PARSED[Cadence]): {"$ref": "#/$defs/rhythm"},
}
