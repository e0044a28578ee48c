"""Writes down what reading a text told, and reads the case files that hold what it should tell.

A case file holds cases like this one::

    ==== what it shows
    title: Foo: bar
    ---- unreadable
    1:11-1:12 `:` SRC001
      a colon with a blank after it stands in the middle of a text
      put the whole text in quotation marks:  title: "Foo: bar"

The line with the dashes says whether the file has a root all the same: ``read`` or ``unreadable``. In
``places.txt`` the tree follows instead. To add a case, write the text, run the test, and copy what it shows
once it is right.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from generator.findings import Problem
from generator.read.document import Document, Mapping, Node, Scalar
from generator.read.source import parse_document

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Case:
    name: str
    text: str
    says: str


def cases(file: str) -> list[Case]:
    content = (HERE / "cases" / file).read_text(encoding="utf-8")
    found = []
    for part in re.split(r"^==== ", content, flags=re.MULTILINE)[1:]:
        name, rest = part.split("\n", 1)
        text, says = re.split(r"^---- ", rest, maxsplit=1, flags=re.MULTILINE)
        found.append(Case(name, text, says.rstrip() + "\n"))
    return found


def read(text: str) -> Document:
    return parse_document(text.encode("utf-8"), "projects/triage.yaml")


def told(document: Document) -> str:
    """Everything that a reader is told, as a case file has it."""
    state = "unreadable" if document.root is None else "read"
    return "".join([f"{state}\n", *(_problem(document, problem) for problem in document.problems)])


def _problem(document: Document, problem: Problem) -> str:
    gap = problem.gap
    span = gap.span
    assert span is not None, gap
    line = document.lines[span.line - 1] if span.line <= len(document.lines) else ""
    marked = line[span.column - 1 : span.end_column - 1 if span.end_line == span.line else None]
    route = f" at {'.'.join(map(str, gap.route))}" if gap.route else ""
    on = " (key)" if gap.on == "key" else ""
    place = f"{span.line}:{span.column}-{span.end_line}:{span.end_column}"
    hint = f"  {gap.hint}\n" if gap.hint else ""
    return f"{place} `{marked}` {problem.code}{route}{on}\n  {gap.message}\n{hint}"


def outline(node: Node | None) -> object:
    """The tree as plain values, each with its place: what is equal for two equal trees."""
    if node is None:
        return None
    span = node.span
    place = f"{span.line}:{span.column}-{span.end_line}:{span.end_column}"
    if isinstance(node, Scalar):
        return (place, node.text, node.plain)
    if isinstance(node, Mapping):
        return (place, [(outline(entry.key), outline(entry.value)) for entry in node])
    return (place, [outline(item) for item in node.items])


def drawn(node: Node | None, indent: int = 0) -> str:
    """The tree as a case file has it: the place and the text of every key and value."""
    if node is None:
        return ""
    span = node.span
    line = f"{' ' * indent}{span.line}:{span.column}-{span.end_line}:{span.end_column}"
    if isinstance(node, Scalar):
        return f"{line} {node.text!r}{'' if node.plain else ' in marks'}\n"
    if isinstance(node, Mapping):
        parts = (drawn(e.key, indent + 2) + drawn(e.value, indent + 4) for e in node)
        return f"{line} mapping\n{''.join(parts)}"
    return f"{line} list\n{''.join(drawn(item, indent + 2) for item in node.items)}"


def values(node: Node) -> object:
    """The tree as plain values, without places."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Mapping):
        return {entry.key.text: values(entry.value) for entry in node}
    return [values(item) for item in node.items]


def document_problems(document: Document) -> list[str]:
    return [problem.gap.message for problem in document.problems]
