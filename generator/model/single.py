"""The kinds of a single value: a text, a date, a choice, yes or no, whatever the team wrote.

In: one node. Out: its value; what is wrong with it goes to the reader's report and never stops the others. Lists and
sections of values do not belong here.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from generator.findings import Gap, Problem, Route
from generator.model.field import About
from generator.model.values.cadence import Cadence
from generator.model.values.choice import match_choice, not_in_list
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

_OPEN_WORDS = r"[Tt][Bb][DdCc]|[Tt][Oo][Dd][Oo]|\?+|[Tt][Oo] [Bb][Ee] [A-Za-z]+"
OPEN_PATTERN = rf"^\s*[(\[<]?\s*({_OPEN_WORDS})\s*([\])>.…!,;:(–—-].*)?$"
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
            f"write for example  {key_of(route)}{says.example}",
        )
        return self.empty


def name_of(route: Route) -> str:
    """The last key of a route, with the position in the list where it leads to an item."""
    if not route:
        return "the file"
    if isinstance(route[-1], int):
        return f"{name_of(route[:-1])}[{route[-1] + 1}]"
    return route[-1]


def key_of(route: Route) -> str:
    """The key with its colon, where a route ends in one: what an example is pasted behind."""
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
            hint = error.hint or f"write for example  {key_of(route)}{says.example}"
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


DATE_PATTERN = r"^\s*\d{4}-\d{2}(-\d{2})?\s*$"
FINGERPRINT_PATTERN = r"^\s*sha256-[0-9a-fA-F]{32,64}\s*$"

PARSED: dict[type, ParsedKind] = {
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
