"""The kinds of value that hold others: lists, tables, sections; and which kind an annotation stands for.

In: the annotations of the sections. Out: one ``Kind`` for each. A kind reads what it can and reports the rest. Which
fields there are does not belong here.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.findings import Route
from generator.model.field import About, Section
from generator.model.once import once
from generator.model.single import (
    OPEN_SCHEMA,
    PARSED,
    ChoiceKind,
    Kind,
    OwnKind,
    Report,
    Schema,
    TextKind,
    YesNoKind,
    name_of,
    set_aside,
)
from generator.model.values.choice import closest
from generator.read.document import Mapping as MappingNode
from generator.read.document import Node, Scalar, Sequence


@dataclass(frozen=True)
class ListKind(Kind):
    """A list; a single value reads as a list of one. An item that cannot be read costs that item alone."""

    item: Kind
    empty: tuple[()] = ()

    @property
    def noun(self) -> str:  # type: ignore[override]
        """Name the items."""
        return f"a list ({self.item.noun} each)"

    def read(self, node: Node, route: Route, report: Report, says: About) -> tuple[Any, ...]:
        """Read every item that can be read."""
        if not isinstance(node, Sequence):
            if set_aside(node, route, report):
                return ()
            one = self.item.read(node, route, report, says)
            return () if _absent(one) else (one,)
        read = (
            self.item.read(item, (*route, index), report, says)
            for index, item in enumerate(node.items)
            if not set_aside(item, (*route, index), report)
        )
        return tuple(value for value in read if not _absent(value))

    def schema(self) -> Schema:
        """A list, or one of its items."""
        item = self.item.schema()
        return {"anyOf": [{"type": "array", "items": {"anyOf": [item, OPEN_SCHEMA]}}, item, OPEN_SCHEMA]}


def _absent(value: object) -> bool:
    return value is None or (isinstance(value, Section) and not value.given)


@dataclass(frozen=True)
class TableKind(Kind):
    """Free keys with values of one kind."""

    item: Kind
    empty: Mapping[str, Any] = field(default_factory=lambda: types.MappingProxyType({}))

    @property
    def noun(self) -> str:  # type: ignore[override]
        """Name the values."""
        return f"keys and values ({self.item.noun} each)"

    def read(self, node: Node, route: Route, report: Report, says: About) -> Mapping[str, Any]:
        """Read every value that can be read."""
        if not isinstance(node, MappingNode):
            self.wrong(node, route, report, says)
            return self.empty
        table: dict[str, Any] = {}
        for entry in node:
            place = (*route, entry.key.text)
            if not isinstance(self.item, OwnKind) and set_aside(entry.value, place, report):
                continue
            value = self.item.read(entry.value, place, report, says)
            if not _absent(value) and value != ():
                table[entry.key.text] = value
        return table

    def schema(self) -> Schema:
        """Any key, values of the one kind."""
        return {
            "type": ["object", "null"],
            "additionalProperties": {"anyOf": [self.item.schema(), OPEN_SCHEMA]},
        }


_MOST_UNKNOWN = 100
"""So many unknown keys of one section are told, each with a guess at what was meant, which takes its time."""


@dataclass(frozen=True)
class SectionKind(Kind):
    """Keys and values of a section; a bare text means its shorthand field, where it has one."""

    cls: type[Section]

    noun = "keys and values"

    @property
    def empty(self) -> Section:
        """A section in which nothing stands."""
        return empty_section(self.cls, ())

    def read(self, node: Node, route: Route, report: Report, says: About) -> Section:
        """Read every field that can be read; report keys that the section does not know."""
        if isinstance(node, MappingNode):
            nodes = {entry.key.text: entry.value for entry in node.entries}
            short = False
        elif isinstance(node, Scalar) and self.cls.shorthand is not None:
            nodes = {self.cls.shorthand.rstrip("_"): node}
            short = True
        else:
            self.wrong(node, route, report, says)
            return empty_section(self.cls, route)
        values: dict[str, Any] = {}
        unknown = dict(nodes)
        for name, (key, kind, tells) in kinds_of(self.cls).items():
            found = unknown.pop(key, None)
            if found is None:
                continue
            place = route if short else (*route, key)
            if not set_aside(found, place, report):
                values[name] = kind.read(found, place, report, tells)
        self._report_unknown(list(unknown), route, report, nodes)
        return _build(self.cls, route, values)

    def _report_unknown(self, keys: list[str], route: Route, report: Report, given: Collection[str]) -> None:
        for key in keys[:_MOST_UNKNOWN]:
            self._unknown(key, (*route, key), report, given)
        if len(keys) > _MOST_UNKNOWN:
            message = f"and {len(keys) - _MOST_UNKNOWN} more unknown keys"
            place = (*route, keys[_MOST_UNKNOWN])
            report.add("SRC003", place, message, "mend the others first", key=True)

    def _unknown(self, key: str, place: Route, report: Report, given: Collection[str]) -> None:
        keys = [known for known, _, _ in kinds_of(self.cls).values()]
        meant = closest(key, keys)
        if meant is not None and meant not in given:
            report.misspelt.append((*place[:-1], meant))
        hint = (
            f"did you mean `{meant}`?"
            if meant
            else f"known keys: {', '.join(keys)}; your own go under `extra`"
        )
        where = f"`{name_of(place[:-1])}`" if len(place) > 1 else "a project file"
        shown = key if len(key) <= 40 else key[:39] + "…"
        report.add("SRC003", place, f"unknown key `{shown}` in {where}", hint, key=True)

    def schema(self) -> Schema:
        """A reference to the section's own definition, or its shorthand."""
        reference = {"$ref": f"#/$defs/{self.cls.__name__}"}
        if self.cls.shorthand is None:
            return {"anyOf": [reference, OPEN_SCHEMA]}
        kind = kinds_of(self.cls)[self.cls.shorthand][1]
        return {"anyOf": [reference, kind.schema(), OPEN_SCHEMA]}


def _build(cls: type[Section], route: Route, values: dict[str, Any]) -> Section:
    """A section with these values, and empty where there is none."""
    given = any(
        value.given if isinstance(value, Section) else value is not None and value not in ((), {})
        for value in values.values()
    )
    return cls(**{**vars(empty_section(cls, route)), **values, "given": given})


@once(4096)  # most of a portfolio's sections are empty, and stand at the same few hundred places
def empty_section(cls: type[Section], route: Route) -> Section:
    """A section in which nothing stands, with every field in place."""
    values = {
        name: empty_section(kind.cls, (*route, key)) if isinstance(kind, SectionKind) else kind.empty
        for name, (key, kind, _) in kinds_of(cls).items()
    }
    return cls(route=route, given=False, **values)


@once()
def kinds_of(cls: type[Section]) -> dict[str, tuple[str, Kind, About]]:
    """Attribute → key in the file, kind and what the format says, in the order of the format."""
    hints = typing.get_type_hints(cls)
    return {name: (key, _kind(hints[name]), says) for name, key, says in cls.fields()}


def kind_of(cls: type[Section], key: str) -> Kind | None:
    """The kind of a key in the file; None for a key that the section does not know."""
    return _by_key(cls).get(key)


@once()
def _by_key(cls: type[Section]) -> dict[str, Kind]:
    return {key: kind for key, kind, _ in kinds_of(cls).values()}


@once()
def nested(cls: type[Section]) -> tuple[str, ...]:
    """The attributes that hold a section, or a list of them."""
    return tuple(name for name, (_, kind, _) in kinds_of(cls).items() if section_in(kind))


def section_in(kind: Kind) -> type[Section] | None:
    """The section that values of a kind are, or are lists of; None for other values."""
    inner = kind.item if isinstance(kind, ListKind) else kind
    return inner.cls if isinstance(inner, SectionKind) else None


def _kind(hint: Any) -> Kind:
    """The kind that an annotation stands for."""
    if typing.get_origin(hint) in {types.UnionType, typing.Union}:
        options = [option for option in typing.get_args(hint) if option is not type(None)]
        return _kind(options[0]) if len(options) == 1 else OwnKind()
    if typing.get_origin(hint) is tuple:
        return ListKind(_kind(typing.get_args(hint)[0]))
    if typing.get_origin(hint) is Mapping:
        return TableKind(_kind(typing.get_args(hint)[1]))
    if hint is str:
        return TextKind()
    if hint is bool:
        return YesNoKind()
    if hint in PARSED:
        return PARSED[hint]
    if issubclass(hint, Section):
        return SectionKind(hint)
    return ChoiceKind(hint)
