"""Which column of a table holds what: named in the project file, else known by its usual name.

In: the names of columns. Out: their positions. A name that two columns have leads to neither, unless one of them
has it letter by letter.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from generator.read.dataset import Table
from generator.read.evidence import EvidenceError
from generator.read.quoting import shorten

ROLES = {"input": "input", "expected": "expected answer", "kind": "kind of case"}

_USUAL = {
    "input": ("input", "text", "question", "prompt", "query", "utterance", "message", "request", "ticket"),
    "expected": (
        "expected", "expectedanswer", "expectedoutput", "answer", "truth", "groundtruth", "reference", "label",
        "category", "intent", "class", "target", "output",
    ),
    "kind": ("kind", "type", "casetype", "kindofcase"),
}  # fmt: skip


@dataclass(frozen=True)
class Roles:
    """What the project file says: role → column, and role → values that mark a rejection case."""

    columns: Mapping[str, str] = field(default_factory=dict)
    rejection: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @cached_property
    def folded(self) -> dict[str, frozenset[str]]:
        """The values of rejection cases as they are compared: case and blanks around them do not count."""
        return {
            role: frozenset(value.strip().casefold() for value in values)
            for role, values in self.rejection.items()
        }


def position(name: str, table: Table) -> int | None:
    """Where a named column stands. Case and blanks around it do not count."""
    exact = [index for index, column in enumerate(table.columns) if column == name.strip()]
    alike = [i for i, column in enumerate(table.columns) if column.casefold() == name.strip().casefold()]
    return _only(name, exact or alike, table)


def guess(role: str, table: Table, taken: Collection[int]) -> int | None:
    """Where the column with a usual name of the role stands, the most usual name first."""
    folded = [re.sub(r"[\s_.-]", "", column.casefold()) for column in table.columns]
    for usual in _USUAL[role]:
        found = [index for index, name in enumerate(folded) if name == usual and index not in taken]
        if found:
            return _only(table.columns[found[0]], found, table)
    return None


def _only(name: str, found: list[int], table: Table) -> int | None:
    if len(found) > 1:
        raise EvidenceError(
            f"“{shorten(table.file)}” has the column “{shorten(name.strip())}” {len(found)} times",
            "give each column a name of its own",
        )
    return found[0] if found else None
