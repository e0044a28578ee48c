"""Required fields that are filled with a word for nothing.

In: the required places of a project, and its document. Out: each such field with its pattern and its text. What is
said about it, and how heavily it weighs, is judged by the rules.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator.check.required import Place
from generator.findings import Problem, Route, value
from generator.model.values.nothing import says_nothing
from generator.read.document import Document, Node, Scalar, Sequence

TOLD_BY = "PAG011"
"""The rule that speaks of such a field. The others are silent about it, and about its parts."""


@value
class Nothing:
    """A required field, by pattern and route, with the word that stands in it."""

    pattern: str
    route: Route
    text: str


def fields_of_nothing(
    required: Mapping[str, Iterable[Place]], document: Document, problems: Iterable[Problem]
) -> Iterator[Nothing]:
    """Every required field whose text, or each text of whose list, says that there is nothing.

    Of a field that cannot be read another finding tells.
    """
    unread = {problem.gap.route for problem in problems}
    for pattern, places in required.items():
        for place in places:
            if place.filled and place.route not in unread:
                found = document.find(place.route)
                text = _nothing(found[1]) if found else None
                if text is not None:
                    yield Nothing(pattern, place.route, text)


def within(route: Route, fields: Iterable[Nothing]) -> bool:
    """Whether a route leads to one of the fields, or to a part of one: nobody asks for the parts of nothing."""
    return any(route[: len(field.route)] == field.route for field in fields)


def _nothing(node: Node) -> str | None:
    """The text of a node that says nothing; None where it says something."""
    if isinstance(node, Scalar):
        return node.text if not node.empty and says_nothing(node.text) else None
    if isinstance(node, Sequence) and node.items:
        texts = [_nothing(item) for item in node.items]
        return texts[0] if None not in texts else None
    return None
