"""What was written but could not be placed: unknown keys, values that could not be read, keys given twice.

In: an assessment. Out: lines with the text as typed, so that nothing a person wrote is left off the page.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.assess import Assessment
from generator.check.engine import name_of
from generator.read.document import Mapping, Node, Scalar, Sequence
from generator.view.parts import Line, written
from generator.words import _

_SET_ASIDE = frozenset({"SRC003", "SRC004", "SRC005", "SRC006", "SRC007", "SRC010"})
"""The codes under which a value is not taken into the project."""

_UNKNOWN = "SRC003"
"""An unknown key stands here alone; the place of every other field is its own cell."""


def unplaced(a: Assessment) -> tuple[Line, ...]:
    """The values that reading set aside, each under its field's name."""
    if not a.project.readable:
        return ()
    routes = {p.gap.route: p.code for p in a.project.problems if p.code in _SET_ASIDE and p.gap.route}
    outer = sorted(
        (route for route in routes if not any(route[:n] in routes for n in range(1, len(route)))), key=str
    )
    lines = []
    for route in outer:
        found = a.document.find(route)
        text = "; ".join(_texts(found[1])) if found else ""
        if text:
            name = name_of(a.document, route)
            own = route if routes[route] == _UNKNOWN else ()
            lines.append(Line(_not_understood(name), ((written(text),),), name, route=own))
    return (*lines, *_dropped(a))


def _dropped(a: Assessment) -> Iterator[Line]:
    """The entries that reading dropped because of their keys."""
    for entry in a.document.dropped:
        named = isinstance(entry.key, Scalar) and not entry.key.empty
        route = (*entry.route, entry.key.text) if isinstance(entry.key, Scalar) and named else entry.route
        texts = [*([] if named else _texts(entry.key)), *_texts(entry.value)]
        text = "; ".join(filter(None, texts))
        if text:
            field = name_of(a.document, route)
            twice = named and a.document.find(route) is not None
            label = _("Given twice: %(field)s", field=field) if twice else _not_understood(field)
            yield Line(label, ((written(text),),), field)


def _not_understood(field: str) -> str:
    return _("Not understood: %(field)s", field=field) if field else _("Not understood")


def _texts(node: Node) -> Iterator[str]:
    """The texts below a node, in reading order, without recursion into what a hostile file may nest."""
    stack: list[tuple[str, Node]] = [("", node)]
    while stack:
        key, here = stack.pop()
        if isinstance(here, Scalar):
            yield f"{key}: {here.text}" if key else here.text
        elif isinstance(here, Sequence):
            stack.extend((key, item) for item in reversed(here.items))
        elif isinstance(here, Mapping):
            stack.extend((entry.key.text, entry.value) for entry in reversed(here.entries))
