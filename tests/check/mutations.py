"""Changes to a project file, one at a time: something removed, spoilt, or misspelt.

In: a document. Out: each change with its name and the changed text. Texts are written as JSON, which is YAML, so that
every scalar stays the text that it is.
"""

import json
from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import Any

from generator.findings import Route
from generator.read.document import Document, Mapping, Node, Scalar

Data = Any
Change = Callable[[Data, str | int], None]


def plain(node: Node) -> Data:
    """The document as texts, lists and tables."""
    if isinstance(node, Scalar):
        return None if node.empty else node.text
    if isinstance(node, Mapping):
        return {entry.key.text: plain(entry.value) for entry in node.entries}
    return [plain(item) for item in node.items]


def routes(data: Data, above: Route = ()) -> Iterator[Route]:
    """Every key and every item, parents first."""
    steps: list[str | int] = list(data) if isinstance(data, dict) else []
    steps = list(range(len(data))) if isinstance(data, list) else steps
    for step in steps:
        yield (*above, step)
        yield from routes(data[step], (*above, step))


def changed(document: Document, change: Change) -> Iterator[tuple[Route, str]]:
    """The text with one place changed, for every place."""
    assert document.root is not None
    data = plain(document.root)
    for route in routes(data):
        copy = deepcopy(data)
        parent = copy
        for step in route[:-1]:
            parent = parent[step]
        change(parent, route[-1])
        yield route, json.dumps(copy, ensure_ascii=False)


def remove(parent: Data, step: str | int) -> None:
    """Take a key or an item away."""
    del parent[step]


def empty(parent: Data, step: str | int) -> None:
    """Leave a key with nothing behind it."""
    parent[step] = None


def leave_open(parent: Data, step: str | int) -> None:
    """Say that it is still to be settled."""
    parent[step] = "TBD, depends on the new contract"


def wrong_kind(parent: Data, step: str | int) -> None:
    """Put keys where one text is, and a list of lists in place of everything else."""
    parent[step] = {"spoilt": "spoilt"} if isinstance(parent[step], str | None) else [["spoilt"]]


def unreadable(parent: Data, step: str | int) -> None:
    """Put words where a date, a number or one of a few words is meant."""
    if isinstance(parent[step], str):
        parent[step] = "about 7, perhaps 8"


def misspelt(parent: Data, step: str | int) -> None:
    """Double the last letter of a key."""
    if isinstance(parent, dict):
        entries = [(f"{key}{str(key)[-1]}" if key == step else key, value) for key, value in parent.items()]
        parent.clear()
        parent.update(entries)


CHANGES: dict[str, Change] = {
    "removed": remove,
    "empty": empty,
    "open": leave_open,
    "wrong-kind": wrong_kind,
    "unreadable": unreadable,
    "misspelt": misspelt,
}
