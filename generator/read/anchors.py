"""Anchors and aliases: which node an alias stands for, within a budget.

In: the names of anchors as the parser meets them. Out: the node for an alias. Nodes are shared, not copied, so an
alias costs nothing here; but whoever walks the tree visits them again, and ten lines can stand for a billion nodes.
Hence the budget, in nodes and in depth.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import TYPE_CHECKING

from generator.read.document import Node, Scalar

if TYPE_CHECKING:
    from generator.findings import Span

MAX_EXPANDED = 10_000
"""So many nodes may come in through aliases."""


@dataclass(frozen=True, slots=True)
class Anchored:
    """A node that aliases can stand for, the number of nodes in it, and how deep it is nested."""

    node: Node
    size: int
    height: int

    def at(self, span: Span) -> Node:
        """The node as it stands at an alias: what is in it stays where it was written."""
        if isinstance(self.node, Scalar):
            return Scalar(self.node.text, span, self.node.plain)
        return replace(self.node, span=span)


class Refusal(Enum):
    """Why an alias stands for nothing."""

    UNKNOWN = auto()
    CYCLE = auto()
    TOO_MANY = auto()


class Anchors:
    """The anchors of one document so far. A name that is used again stands for its latest node, as YAML has it."""

    __slots__ = ("_expanded", "_nodes")

    def __init__(self) -> None:
        self._nodes: dict[str, Anchored | object] = {}
        self._expanded = 0

    def begin(self, name: str, owner: object) -> None:
        """A list or mapping with this anchor begins. ``owner`` stands for it until it ends."""
        self._nodes[name] = owner

    def end(self, name: str, owner: object | None, anchored: Anchored) -> None:
        """The node ends. An anchor of the same name inside of it is later, and stays."""
        if owner is None or self._nodes.get(name) is owner:
            self._nodes[name] = anchored

    def resolve(self, name: str) -> Anchored | Refusal:
        """What an alias stands for."""
        found = self._nodes.get(name)
        if found is None:
            return Refusal.UNKNOWN
        if not isinstance(found, Anchored):
            return Refusal.CYCLE
        self._expanded += found.size
        return Refusal.TOO_MANY if self._expanded > MAX_EXPANDED else found
