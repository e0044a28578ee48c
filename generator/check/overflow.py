"""A page that needs more room than its sheet of paper has: by how much, and which of its texts are long.

In: what was measured where pages are laid out. Out: what the rule PAG001 tells of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.findings import Route
from generator.read.document import Document, Mapping, Node, Scalar


@dataclass(frozen=True, slots=True)
class Overflow:
    """A page that needs so many percent more room than its sheet has, in type of so many points."""

    percent: int
    points: float
    paper: str


def longest_fields(document: Document) -> list[tuple[Route, int]]:
    """The fields of the file by the length of their texts, the longest first; fields of sections each by itself."""
    lengths = [(route, _length(node)) for route, node in _fields(document.root)]
    return sorted(lengths, key=lambda field: -field[1])


def _fields(root: Mapping | None) -> Iterator[tuple[Route, Node]]:
    for entry in root or ():
        inner = entry.value
        if isinstance(inner, Mapping):
            yield from (((entry.key.text, field.key.text), field.value) for field in inner)
        else:
            yield (entry.key.text,), inner


def _length(node: Node) -> int:
    """How many characters its texts have. No recursion: a file nests as it likes."""
    waiting, length = [node], 0
    while waiting:
        one = waiting.pop()
        if isinstance(one, Scalar):
            length += len(one.text)
        elif isinstance(one, Mapping):
            waiting += [entry.value for entry in one]
        else:
            waiting += one.items
    return length
