"""Whether places lead back: what stands at the place of a value reads as that value.

In: a document. Out: the values and keys that do not read back, in words; for tests of any text.
"""

from __future__ import annotations

import re

from generator.findings import Span
from generator.read.document import Document, Mapping, Node, Scalar, Sequence
from generator.read.source import parse_document

from .telling import values

_ALIAS = re.compile(r"(?:^|[\s\[{,:?-])\*")


def astray(document: Document) -> list[str]:
    """Every value and every key whose place lies outside the file, or reads as something else."""
    # The outermost mapping is the whole file, which leads back to nothing but itself.
    return [told for node in nodes(document)[1:] if (told := _trouble(document, node))]


def nodes(document: Document) -> list[Node]:
    """Every node that is written in its place, keys too; nothing that stands for an alias."""
    found: list[Node] = []
    waiting: list[Node] = [document.root] if document.root else []
    while waiting:
        node = waiting.pop()
        if written(document, node.span).startswith("*"):
            continue
        found.append(node)
        if isinstance(node, Mapping):
            waiting += (part for entry in node for part in (entry.key, entry.value))
        elif not isinstance(node, Scalar):
            waiting += node.items
    return found


def inside(document: Document, span: Span) -> bool:
    """Whether a span begins and ends at characters of the file, or directly behind a line."""
    lines = document.lines or ("",)
    return (
        1 <= span.line <= span.end_line <= len(lines) + 1
        and (span.line, span.column) <= (span.end_line, span.end_column)
        and 1 <= span.column <= len(lines[span.line - 1] if span.line <= len(lines) else "") + 1
        and 1 <= span.end_column <= len(lines[span.end_line - 1] if span.end_line <= len(lines) else "") + 1
    )


def written(document: Document, span: Span) -> str:
    """What stands at a span."""
    lines = list(document.lines[span.line - 1 : span.end_line])
    if len(lines) == span.end_line - span.line + 1:
        lines[-1] = lines[-1][: span.end_column - 1]
    if lines:
        lines[0] = lines[0][span.column - 1 :]
    return "\n".join(lines)


def _trouble(document: Document, node: Node) -> str:
    span, text = node.span, written(document, node.span)
    if not inside(document, span):
        return f"{span} is outside the file"
    before = document.lines[span.line - 1][: span.column - 1] if span.line <= len(document.lines) else ""
    if _reads_back(node, text, before):
        return ""
    return f"{span} {text!r} is not {values(node)!r}"


def _reads_back(node: Node, text: str, before: str) -> bool:
    """Whether a text, put into a file of its own at its column, is the node. ``before`` stands on its line."""
    if isinstance(node, Scalar):
        if node.plain and "\n" not in text:
            return text == node.text
        if not node.plain and text.startswith(("|", ">")):  # its indentation depends on what stands around it
            return _squeezed(text.partition("\n")[2]) == _squeezed(node.text)
    elif _ALIAS.search(text):
        return True  # an alias may stand for something outside of the text
    elif isinstance(node, Mapping) and not text.startswith("{") and not _begins_with_a_key(node):
        return True  # its first key was none, and is left out of what it holds
    expected = _trimmed(values(node))
    pad = " " * len(before)
    # A block is as far to the right as the tag or the anchor in front of its first key.
    block = " " * (len(before) - len(before.lstrip(" ?-")))
    ways = ((f"{pad}{text}", False), (text, True), (f"{block}{text}", False), (f"{pad[:-2]}? {text}", False))
    return any(_value(way, flow=flow) == expected for way, flow in ways)


def _begins_with_a_key(node: Mapping) -> bool:
    place = (node.span.line, node.span.column)
    return any((entry.key.span.line, entry.key.span.column) == place for entry in node)


def _value(text: str, *, flow: bool) -> object:
    """The one value of a text, read below a key or between brackets."""
    begins, ends = ("x: [\n", "\n ]") if flow else ("x:\n", "")
    indented = re.sub(r"(?m)^(?=.)", " ", text)
    root = parse_document(f"{begins}{indented}{ends}\n".encode(), "").root
    found = root.get("x") if root is not None and len(root.entries) == 1 else None
    if found is None:
        return None
    if not flow:
        return _trimmed(values(found.value))
    items = found.value.items if isinstance(found.value, Sequence) else ()
    return _trimmed(values(items[0])) if len(items) == 1 else None


def _trimmed(value: object) -> object:
    """Without the blanks at the end of blocks, which their places leave out."""
    if isinstance(value, dict):
        return {key: _trimmed(each) for key, each in value.items()}
    return [_trimmed(each) for each in value] if isinstance(value, list) else str(value).rstrip()


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)
