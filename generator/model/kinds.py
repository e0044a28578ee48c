"""The kinds of value: how each is read from a node, and what the JSON Schema says of it.

In: the annotations of the sections. Out: one ``Kind`` for each. A kind reads one value and reports what is wrong
with it to the reader's report; it never stops the others. Which fields there are does not belong here.
"""

from __future__ import annotations

import re
import types
import typing
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from generator.findings import Gap, Problem, Route
from generator.model.field import About, Section
from generator.model.values.cadence import Cadence
from generator.model.values.choice import closest, match_choice, not_in_list
from generator.model.values.condition import Condition
from generator.model.values.day import Day
from generator.model.values.duration import Duration
from generator.model.values.fingerprint import Fingerprint
from generator.model.values.open import Open, read_open
from generator.model.values.path import RelativePath
from generator.model.values.person import Person, PersonWords
from generator.model.values.quantity import Quantity
from generator.model.values.stated import Stated
from generator.model.values.unreadable import Unreadable
from generator.model.values.yes_no import read_yes_no
from generator.read.document import Mapping as MappingNode
from generator.read.document import Node, Scalar, Sequence

Schema = dict[str, Any]

OPEN_PATTERN = r"^\s*[(\[<]?\s*([Tt][Bb][DdCc]|[Tt][Oo][Dd][Oo]|\?+|[Tt][Oo] [Bb][Ee] [A-Za-z]+)\s*([\])>.…!,;:(–—-].*)?$"
"""The open words for editors; configured words are known to the program alone."""

OPEN_SCHEMA: Schema = {"$ref": "#/$defs/open"}
OPEN_DEFINITION: Schema = {
    "type": ["string", "null"],
    "pattern": OPEN_PATTERN,
    "title": "Open",
    "description": "Not settled yet, optionally with the reason: TBD, depends on the new contract",
}


@dataclass
class Report:
    """What reading one file brought up beside its values."""

    open_words: tuple[str, ...] = ()
    person_words: PersonWords = field(default_factory=PersonWords)
    problems: list[Problem] = field(default_factory=list)
    open: dict[Route, Open] = field(default_factory=dict)
    misspelt: list[Route] = field(default_factory=list)
    """Fields that an unknown key was probably meant for."""

    def add(self, code: str, route: Route, message: str, hint: str = "", *, key: bool = False) -> None:
        """Report one thing that is wrong."""
        self.problems.append(Problem(code, Gap(route, message, hint, on="key" if key else "value")))


class Kind(ABC):
    """A kind of value."""

    noun: str
    empty: Any = None

    @abstractmethod
    def read(self, node: Node, route: Route, report: Report, says: About) -> Any:
        """Read the value; where that is impossible, report why and return ``empty``."""

    @abstractmethod
    def schema(self) -> Schema:
        """Describe the value as JSON Schema."""

    def wrong(self, node: Node, route: Route, report: Report, says: About) -> Any:
        """Report a value of another kind."""
        found = {Scalar: "a single text", Sequence: "a list", MappingNode: "keys and values"}[type(node)]
        report.add(
            "SRC004",
            route,
            f"`{name_of(route)}` holds {found}; it takes {self.noun}",
            f"write for example  {_key_of(route)}{says.example}",
        )
        return self.empty


def name_of(route: Route) -> str:
    """The last key of a route, with the position in the list where it leads to an item."""
    if not route:
        return "the file"
    if isinstance(route[-1], int):
        return f"{name_of(route[:-1])}[{route[-1] + 1}]"
    return route[-1]


def _key_of(route: Route) -> str:
    return f"{route[-1]}: " if route and isinstance(route[-1], str) else ""


def set_aside(node: Node, route: Route, report: Report) -> bool:
    """Whether nothing was written, or an open word; the reason of an open word is kept for the page."""
    if not isinstance(node, Scalar):
        return False
    if node.empty:
        return True
    opened = read_open(node.text, report.open_words)
    if opened is None:
        return False
    report.open[route] = opened
    return True


class TextKind(Kind):
    """One text."""

    noun = "one text"

    def read(self, node: Node, route: Route, report: Report, says: About) -> str | None:
        """Take the text as written."""
        if not isinstance(node, Scalar):
            self.wrong(node, route, report, says)
            return None
        return node.text.strip() or None

    def schema(self) -> Schema:
        """Any scalar is a text: `no`, 010 and 2026-11-22 are words."""
        return {"type": ["string", "number", "boolean", "null"]}


@dataclass(frozen=True)
class ParsedKind(Kind):
    """A text with a form: a date, a quantity, a condition, a person and others."""

    noun: str
    parse: Callable[[str, Report], Any]
    pattern: str | None = None

    def read(self, node: Node, route: Route, report: Report, says: About) -> Any:
        """Parse the text; words that mean *not settled yet* count as open."""
        if not isinstance(node, Scalar):
            return self.wrong(node, route, report, says)
        try:
            value = self.parse(node.text.strip(), report)
        except Unreadable as error:
            hint = error.hint or f"write for example  {_key_of(route)}{says.example}"
            report.add(error.code, route, error.message, hint)
            return self.empty
        if isinstance(value, Open):
            report.open[route] = value
            return self.empty
        return value

    def schema(self) -> Schema:
        """A text with the form's pattern, where the form has one."""
        if self.pattern is None:
            return {"type": ["string", "number", "boolean", "null"]}
        return {"anyOf": [{"type": "string", "pattern": self.pattern}, OPEN_SCHEMA]}


@dataclass(frozen=True)
class ChoiceKind(Kind):
    """One word out of a list. Case and blanks do not matter."""

    options: type[StrEnum]

    @property
    def noun(self) -> str:  # type: ignore[override]
        """Name the list."""
        return "one of " + ", ".join(self.options)

    def read(self, node: Node, route: Route, report: Report, says: About) -> StrEnum | None:
        """Match the word."""
        if not isinstance(node, Scalar):
            self.wrong(node, route, report, says)
            return None
        matched = match_choice(node.text, list(self.options))
        if matched is None:
            wrong = not_in_list(node.text, list(self.options), says.title.lower())
            report.add("SRC005", route, wrong.message, wrong.hint)
            return None
        return self.options(matched)

    def schema(self) -> Schema:
        """The list for completion; other spellings of its words by pattern."""
        loose = "|".join(
            r"[\s_-]*".join(f"[{c.upper()}{c.lower()}]" if c.isalpha() else re.escape(c) for c in word)
            for word in self.options
        )
        loosely = {"type": "string", "pattern": rf"^\s*({loose})\s*$"}
        return {"anyOf": [{"enum": list(self.options)}, loosely, OPEN_SCHEMA]}


class YesNoKind(Kind):
    """Yes or no."""

    noun = "yes or no"

    def read(self, node: Node, route: Route, report: Report, says: About) -> bool | None:
        """Read true, false, yes or no."""
        if not isinstance(node, Scalar):
            self.wrong(node, route, report, says)
            return None
        try:
            return read_yes_no(node.text.strip())
        except Unreadable as error:
            report.add(error.code, route, error.message, error.hint)
            return None

    def schema(self) -> Schema:
        """A boolean, or its words."""
        words = {
            "type": "string",
            "pattern": r"^\s*([Yy][Ee][Ss]|[Nn][Oo]|[Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee])\s*$",
        }
        return {"anyOf": [{"type": "boolean"}, words, OPEN_SCHEMA]}


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


class OwnKind(Kind):
    """Whatever the team wrote under ``extra``."""

    noun = "anything"

    def read(self, node: Node, route: Route, report: Report, says: About) -> Any:
        """Keep texts, lists and keys as they are."""
        if isinstance(node, Scalar):
            return "" if node.empty else node.text
        if isinstance(node, Sequence):
            return tuple(self.read(item, (*route, i), report, says) for i, item in enumerate(node.items))
        return {e.key.text: self.read(e.value, (*route, e.key.text), report, says) for e in node}

    def schema(self) -> Schema:
        """Anything."""
        return {}


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
            nodes = {entry.key.text: entry.value for entry in node}
            places = {key: (*route, key) for key in nodes}
        elif isinstance(node, Scalar) and self.cls.shorthand is not None:
            key = self.cls.shorthand.rstrip("_")
            nodes, places = {key: node}, {key: route}
        else:
            self.wrong(node, route, report, says)
            return empty_section(self.cls, route)
        values: dict[str, Any] = {}
        known = kinds_of(self.cls)
        for name, (key, kind, tells) in known.items():
            found = nodes.pop(key, None)
            place = places.get(key, (*route, key))
            if found is None or set_aside(found, place, report):
                values[name] = empty_section(kind.cls, place) if isinstance(kind, SectionKind) else kind.empty
            else:
                values[name] = kind.read(found, place, report, tells)
        for key in nodes:
            self._unknown(key, (*route, key), report, places)
        return _build(self.cls, route, values)

    def _unknown(self, key: str, place: Route, report: Report, given: Mapping[str, Route]) -> None:
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
    given = any(
        value.given if isinstance(value, Section) else value is not None and value not in ((), {})
        for value in values.values()
    )
    return cls(route=route, given=given, **values)


def empty_section(cls: type[Section], route: Route) -> Section:
    """A section in which nothing stands, with every field in place."""
    values = {
        name: empty_section(kind.cls, (*route, key)) if isinstance(kind, SectionKind) else kind.empty
        for name, (key, kind, _) in kinds_of(cls).items()
    }
    return cls(route=route, given=False, **values)


DATE_PATTERN = r"^\s*\d{4}-\d{2}(-\d{2})?\s*$"
FINGERPRINT_PATTERN = r"^\s*sha256-[0-9a-fA-F]{32,64}\s*$"

_PARSED: dict[type, ParsedKind] = {
    Day: ParsedKind("a date such as 2026-11-22", lambda text, _: Day.parse(text), DATE_PATTERN),
    Quantity: ParsedKind("a number with its unit", lambda text, _: Quantity.parse(text)),
    Stated: ParsedKind("a number with its unit", lambda text, _: Stated.parse(text)),
    Condition: ParsedKind("a condition such as at least 92 %", lambda text, _: Condition.parse(text)),
    Duration: ParsedKind("a duration such as 5 working days", lambda text, _: Duration.parse(text)),
    Cadence: ParsedKind("a rhythm such as week", lambda text, _: Cadence.parse(text)),
    Person: ParsedKind("a person's name", lambda text, report: Person.parse(text, report.person_words)),
    RelativePath: ParsedKind("a path beside the project", lambda text, _: RelativePath.parse(text)),
    Fingerprint: ParsedKind("a fingerprint", lambda text, _: Fingerprint.parse(text), FINGERPRINT_PATTERN),
}


_FIELDS: dict[type[Section], dict[str, tuple[str, Kind, About]]] = {}


def kinds_of(cls: type[Section]) -> dict[str, tuple[str, Kind, About]]:
    """Attribute → key in the file, kind and what the format says, in the order of the format."""
    if cls not in _FIELDS:
        hints = typing.get_type_hints(cls)
        _FIELDS[cls] = {name: (key, _kind(hints[name]), says) for name, key, says in cls.fields()}
    return _FIELDS[cls]


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
    if hint in _PARSED:
        return _PARSED[hint]
    if issubclass(hint, Section):
        return SectionKind(hint)
    return ChoiceKind(hint)
