"""Required fields that are filled with a word for nothing.

In: a case. Out: the pattern, the route and the text of each such field. Whether that will do is judged by the rules.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.case import Case
from generator.findings import Route
from generator.model.values.nothing import says_nothing
from generator.read.document import Node, Scalar, Sequence


def fields_of_nothing(case: Case) -> Iterator[tuple[str, Route, str]]:
    """Every required field whose text, or each text of whose list, says that there is nothing."""
    for pattern, places in case.required.items():
        for place in places:
            if place.filled:
                found = case.document.find(place.route)
                text = _nothing(found[1]) if found else None
                if text is not None:
                    yield pattern, place.route, text


def _nothing(node: Node) -> str | None:
    """The text of a node that says nothing; None where it says something."""
    if isinstance(node, Scalar):
        return node.text if not node.empty and says_nothing(node.text) else None
    if isinstance(node, Sequence) and node.items:
        texts = [_nothing(item) for item in node.items]
        return texts[0] if None not in texts else None
    return None
