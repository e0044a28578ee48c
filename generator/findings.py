"""What every layer says about a project file: a gap, and a finding once its place is known.

In: nothing. Out: the plain values that all layers share. No text is read, no rule judged, nothing printed here.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal, TypeVar, dataclass_transform

Route = tuple[str | int, ...]
"""Keys and 0-based list positions that lead to a place in a project file, as they stand in the file."""


class Severity(StrEnum):
    """How much a finding weighs. An error holds the gate."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """0 for an error, growing as it weighs less."""
        return _RANKS[self]


_RANKS = {severity: rank for rank, severity in enumerate(Severity)}


class Party(StrEnum):
    """Who settles a finding."""

    BUILD = "build team"
    OWNER = "business owner"
    IT = "IT operations"
    AUDIT = "audit/risk"

    @property
    def told(self) -> str:
        """The party inside a sentence."""
        return f"the {self.value}" if self in {Party.BUILD, Party.OWNER} else self.value

    @property
    def label(self) -> str:
        """The party at the head of a list."""
        return self.value[0].upper() + self.value[1:]


_T = TypeVar("_T")


@dataclass_transform(frozen_default=True, order_default=True)
def value(cls: type[_T]) -> type[_T]:
    """A frozen dataclass to the type checker, and at run time one that takes a third of the time to make.

    For the few classes of which a portfolio has many thousands: nodes of a file and their places, findings, cases.
    """
    return dataclass(slots=True, order=True, unsafe_hash=True)(cls)


@value
class Span:
    """A stretch of a file. Lines and columns count from 1, columns in characters; the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int

    @classmethod
    def start_of_file(cls) -> Span:
        """The place of what concerns a file as a whole."""
        return cls(1, 1, 1, 1)


@value
class Gap:
    """One thing that is wrong or missing at a route, before positions, severity and project are known.

    ``on`` says what of the entry is meant: its value, or its key. A route that does not exist in the file
    stands for something absent. ``span`` is set only where the reader knows better than the route does.
    ``values`` are what identifies the gap beside its code and route; the wording never does. ``severity`` is set
    where the facts make this gap weigh less than its rule; it never makes one weigh more. ``settles`` is set where
    somebody else than the rule says settles it. ``detail`` adds what is known on this machine alone, from git for
    example.
    """

    route: Route
    message: str
    hint: str = ""
    on: Literal["value", "key"] = "value"
    span: Span | None = None
    values: tuple[str, ...] = ()
    severity: Severity | None = None
    settles: Party | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """A gap that reading met, with the code of the rule that reports it."""

    code: str
    gap: Gap


@dataclass(frozen=True, slots=True)
class Waived:
    """Why a finding is set aside, and by whom. ``route`` leads to the waiver."""

    reason: str
    by: str
    until: str
    route: Route = field(default=(), compare=False)


@value
class Finding:
    """One place where a rule does not hold. ``file`` is shown as typed on the command line or configured.

    ``counted`` is false for a conclusion from other findings: reports tell it, pages and boards count no gap for it.
    """

    code: str
    severity: Severity
    project: str
    file: str
    span: Span
    field: str
    message: str
    hint: str
    settled_by: Party
    values: tuple[str, ...] = ()
    waived: Waived | None = None
    counted: bool = True
    detail: str = ""

    @property
    def told(self) -> str:
        """The message with its detail."""
        return f"{self.message} ({self.detail})" if self.detail else self.message

    @property
    def fingerprint(self) -> str:
        """Identify the finding across edits of other lines: code, project, field and values, not the wording."""
        identity = _as_json([self.code, self.project, self.field, *self.values])
        return hashlib.sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()[:32]

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """The order in which findings are shown: as a reader walks through the file."""
        return (self.file, self.span.line, self.span.column, self.code, self.field)


_as_json = json.JSONEncoder(ensure_ascii=False).encode
