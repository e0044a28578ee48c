"""How a finding names the item of a list that it concerns, and how it tells to add what is absent.

In: a case, a route and words of a rule. Out: names and gaps whose hint can be pasted. No rule is judged here.
"""

import re

from generator.check.case import Case
from generator.findings import Gap, Route
from generator.model.artifact import Artifact
from generator.model.field import Section
from generator.model.governance import Decision
from generator.model.kinds import ListKind, SectionKind, kind_of
from generator.read.document import Scalar

_LONGEST = 60
"""Characters of a text that a message repeats; a terminal line holds the rest of it."""

_PLAIN_IN_BRACES = re.compile(r"[^\W_][^\[\]{},:#\"'\\`]*")
"""Text that needs no quotes between braces. Stricter than YAML, so that a reader need not know YAML."""


def short(text: str) -> str:
    """The text in one line, cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + "…"


def quoted(text: str) -> str:
    """A text of the page inside a message."""
    return f"“{short(text)}”"


def item(identity: str | None, text: str | None, route: Route) -> str:
    """Name an item by its id, else by its text, else by its position counted from 1."""
    if identity:
        return f"`{short(identity)}`"
    if text:
        return quoted(text)
    position = route[-1] + 1 if route and isinstance(route[-1], int) else 1
    return f"no. {position}"


def decision_name(decision: Decision) -> str:
    """Name a decision by its text: readers know it by that, not by its id."""
    told = quoted(decision.decision) if decision.decision else item(decision.id, None, decision.route)
    return f"the decision {told}"


def absent(case: Case, route: Route, message: str, value: str) -> Gap:
    """Report that nothing stands at a route. The hint can be pasted at the place that the finding marks."""
    return Gap(route, message, _add(case, route, value))


def _add(case: Case, route: Route, value: str) -> str:
    parent, addition = route[:-1], f"{route[-1]}: {value}"
    if case.document.find(route) is not None:
        return f"write  {addition}"
    if not parent:
        return f"add  {addition}"
    found = case.document.find(parent)
    node = found[1] if found else None
    if isinstance(node, Scalar) and not node.empty and (meant := _shorthand(parent)):
        return f"write  {{{meant}: {_in_braces(node.text)}, {addition}}}"
    if node is None or (isinstance(node, Scalar) and not node.empty):
        return f"add  {addition}  under  {parent[-1]}:"
    return f"add  {addition}"


def _in_braces(text: str) -> str:
    """Repeat a text as it can stand between braces; dots for a long one."""
    shown = short(text)
    if shown.endswith("…"):
        return "..."
    if _PLAIN_IN_BRACES.fullmatch(shown):
        return shown
    return '"' + shown.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _shorthand(route: Route) -> str | None:
    """The key that a bare text at this route stands for."""
    cls = _class_at(route)
    return cls.shorthand.rstrip("_") if cls and cls.shorthand else None


def _class_at(route: Route) -> type[Section] | None:
    """The section of the format that a route leads to; None where it leads to a value."""
    cls: type[Section] = Artifact
    for step in route:
        if isinstance(step, int):
            continue
        kind = kind_of(cls, step)
        inner = kind.item if isinstance(kind, ListKind) else kind
        if not isinstance(inner, SectionKind):
            return None
        cls = inner.cls
    return cls
