"""The positioned tree of one YAML file, and the way from a route to its place in the text.

In: nodes built by ``source``. Out: the tree and its source map. What the nodes mean does not belong here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from generator.findings import Problem, Route, Span, value


@value
class Scalar:
    """A piece of text. ``plain`` is false when it was quoted or written as a block."""

    text: str
    span: Span
    plain: bool = True

    @property
    def empty(self) -> bool:
        """Whether nothing was written: an empty plain value, or YAML's words for nothing."""
        return self.plain and self.text in {"", "~", "null", "Null", "NULL"}


@value
class Sequence:
    """A list."""

    items: tuple[Node, ...]
    span: Span


@value
class Entry:
    """One key of a mapping with its value."""

    key: Scalar
    value: Node


@value
class Mapping:
    """Keys and values in the order of the file; each key occurs once (a second one is a problem, and dropped)."""

    entries: tuple[Entry, ...]
    span: Span

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries)

    def get(self, key: str) -> Entry | None:
        """The entry with this key."""
        for entry in self.entries:
            if entry.key.text == key:
                return entry
        return None


Node = Scalar | Sequence | Mapping


@value
class Dropped:
    """An entry that is no part of the tree, because of its key: given twice, or none that can be one.

    ``route`` leads to the mapping in which it stands.
    """

    route: Route
    key: Node
    value: Node


@dataclass(frozen=True, slots=True)
class Document:
    """One file as read: its text, its tree, and what went wrong on the way.

    ``root`` is None when the file cannot be read as a mapping at all; ``problems`` then says why.
    ``text`` is the decoded text without a byte order mark, with U+FFFD for each character that must not be in it;
    ``lines`` are its lines without their ends; ``dropped`` is what a problem was told of and the tree has not.
    """

    file: str
    text: str
    root: Mapping | None
    problems: tuple[Problem, ...] = ()
    lines: tuple[str, ...] = field(default=(), repr=False)
    dropped: tuple[Dropped, ...] = ()

    def find(self, route: Route) -> tuple[Scalar | None, Node] | None:
        """The key (None for a list item) and the node at a route, or None where nothing stands there."""
        found: tuple[Scalar | None, Node] | None = (None, self.root) if self.root else None
        for step in route:
            if found is None:
                return None
            node = found[1]
            if isinstance(step, int):
                inside = isinstance(node, Sequence) and step < len(node.items)
                found = (None, node.items[step]) if inside and isinstance(node, Sequence) else None
            else:
                entry = node.get(step) if isinstance(node, Mapping) else None
                found = (entry.key, entry.value) if entry else None
        return found

    def line(self, number: int) -> str:
        """A line by its number from 1; empty where there is none."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""

    def span(self, route: Route, on: Literal["value", "key"] = "value") -> Span:
        """The place of a route. For what is absent: the nearest parent's key that exists, else the first key."""
        found = self.find(route)
        if found is not None and route:
            key, node = found
            absent = isinstance(node, Scalar) and node.empty
            return key.span if key is not None and (on == "key" or absent) else node.span
        for length in range(len(route) - 1, 0, -1):
            found = self.find(route[:length])
            if found is not None:
                key, node = found
                return key.span if key is not None else _start(node)
        if self.root is not None and self.root.entries:
            return self.root.entries[0].key.span
        return Span.start_of_file()


def _start(node: Node) -> Span:
    """Where a list item without a key is pointed at: its first key, so that the caret is short."""
    if isinstance(node, Mapping) and node.entries:
        return node.entries[0].key.span
    return node.span
