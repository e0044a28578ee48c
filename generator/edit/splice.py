"""One value put into a YAML text, every other byte left alone.

In: the bytes of a file, a route, and the value that shall stand there. Out: the new bytes. They are made by putting
text at a place of the positioned tree, read again and compared: exactly the intended value has changed in the tree, and
nothing new is wrong, else ``Refused``. What the value means does not belong here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from generator.edit.refused import Refused
from generator.edit.scalars import entry, spell
from generator.findings import Route, Span
from generator.read.characters import FORBIDDEN
from generator.read.document import Document, Entry, Node, Scalar, Sequence
from generator.read.document import Mapping as MappingNode
from generator.read.positions import Positions
from generator.read.source import parse_document

Value = str | Mapping[str, str]

_MARK = b"\xef\xbb\xbf"
_LINE_END = re.compile(r"\r\n|\n|\r")
_COLON = re.compile(r"\s*:")
_BLANK_LINES = re.compile(r"(?:[ \t]*(?:\r\n|\n|\r))*")

Tree = tuple[Any, ...]
"""A node without its places: ``("text", text, empty)``, ``("list", items)`` or ``("keys", pairs)``."""

_NOTHING: Tree = ("text", "null", True)


def put(data: bytes, route: Route, value: Value | None) -> bytes:
    """Put a value at a route whose parent exists; None takes the entry away.

    A new key stands behind its neighbours, in their style. Where a key is taken away that cannot go without touching
    others, ``null`` is left behind it.

    Raises:
        Refused: when no way was found that leaves everything else as it is.
    """
    _demand_clean(value)
    before = parse_document(data, "")
    if before.root is None:
        raise Refused("the file cannot be read as YAML; `gatepage check` says why")
    root = _tree(before.root)
    wanted = list(_wanted(before, route, value))
    if root in wanted:
        return data
    mark = _MARK if data.startswith(_MARK) else b""
    text = data[len(mark) :].decode("utf-8")
    known = _troubles(before)
    for candidate in _candidates(_Text(text, before), route, value):
        made = mark + candidate.encode("utf-8")
        after = parse_document(made, "")
        if after.root is not None and _tree(after.root) in wanted and not _troubles(after) - known:
            return made
    raise Refused(_why_not(before, route))


def put_all(data: bytes, route: Route, values: Mapping[str, str]) -> bytes:
    """Make the mapping at a route hold these texts and no others; keys that stay keep their places and comments."""
    document = parse_document(data, "")
    found = document.find(route)
    node = found[1] if found else None
    if not isinstance(node, MappingNode) or not node.entries:
        return put(data, route, values or None)
    kept = [each.key.text for each in node]
    for key, value in values.items():
        data = put(data, (*route, key), value)
    for key in kept:
        if key not in values:
            data = put(data, (*route, key), None)
    return data


def _demand_clean(value: Value | None) -> None:
    """See that no character is written that the reader would refuse."""
    texts = [value] if isinstance(value, str) else [*value, *value.values()] if value else []
    if any(FORBIDDEN.search(text) for text in texts):
        raise Refused("a control character can't be written; leave it out")


def _why_not(document: Document, route: Route) -> str:
    name = ".".join(str(step + 1) if isinstance(step, int) else step for step in route)
    if re.search(r"(?:^|[\s\[{,])[&*][\w-]", document.text):
        why = "perhaps an anchor or an alias is in the way"
    else:
        why = "the lines around it are written in a way that can't be kept"
    line = document.span(route).line
    return f"`{name}` can't be written without changing something else (line {line}; {why}); write it by hand"


# ---- what is compared


def _tree(node: Node) -> Tree:
    match node:
        case Scalar():
            return ("text", node.text, node.empty)
        case Sequence():
            return ("list", tuple(_tree(item) for item in node.items))
        case MappingNode():
            return ("keys", tuple((each.key.text, _tree(each.value)) for each in node))


def _new(value: Value) -> Tree:
    if isinstance(value, str):
        return ("text", value, False)
    return ("keys", tuple((key, _new(text)) for key, text in value.items()))


def _wanted(document: Document, route: Route, value: Value | None) -> Iterator[Tree]:
    """The trees that are accepted. A new key may stand before or behind its neighbours."""
    assert document.root is not None  # noqa: S101 - the caller looked
    if document.find(route[:-1]) is None:
        raise Refused(f"there is no `{route[-2] if len(route) > 1 else ''}` to write `{route[-1]}` into")
    root = _tree(document.root)
    for change in (_behind, _before) if value is not None else (_without, _emptied):
        changed = _changed(root, route, _new(value) if value is not None else _NOTHING, change)
        yield changed


def _changed(tree: Tree, route: Route, new: Tree, change: Any) -> Tree:
    kind, inside, step = tree[0], tree[1], route[0]
    if len(route) == 1 and kind == "keys":
        return (kind, change(inside, step, new))
    if isinstance(step, int) and kind == "list" and step < len(inside):
        deeper = new if len(route) == 1 else _changed(inside[step], route[1:], new, change)
        return (kind, (*inside[:step], deeper, *inside[step + 1 :]))
    if kind != "keys" or step not in dict(inside):
        raise Refused(f"there is no place for `{route[-1]}`: what is above it holds no keys")
    return (kind, tuple((k, _changed(v, route[1:], new, change) if k == step else v) for k, v in inside))


def _behind(pairs: Tree, key: str, new: Tree) -> Tree:
    if key in dict(pairs):
        return tuple((k, new if k == key else v) for k, v in pairs)
    return (*pairs, (key, new))


def _before(pairs: Tree, key: str, new: Tree) -> Tree:
    return _behind(pairs, key, new) if key in dict(pairs) else ((key, new), *pairs)


def _without(pairs: Tree, key: str, _: Tree) -> Tree:
    return tuple((k, v) for k, v in pairs if k != key)


def _emptied(pairs: Tree, key: str, new: Tree) -> Tree:
    return tuple((k, new if k == key else v) for k, v in pairs)


def _troubles(document: Document) -> Counter[tuple[str, Route]]:
    return Counter((problem.code, problem.gap.route) for problem in document.problems)


# ---- where it is put


class _Text:
    """The text of a file as it is, and its tree. Places count alike in it and in the document's text."""

    __slots__ = ("_places", "document", "text")

    def __init__(self, text: str, document: Document) -> None:
        self.text = text
        self.document = document
        self._places = Positions(document.text)

    def range(self, span: Span) -> tuple[int, int]:
        """The offsets of a span."""
        at = self._places.offset
        return at(span.line, span.column), at(span.end_line, span.end_column)

    def starts(self, node: Node, sign: str) -> bool:
        """Whether a node begins with a sign."""
        return self.text.startswith(sign, self.range(node.span)[0])

    def with_(self, start: int, end: int, new: str) -> str:
        """The text with other words in one place."""
        return self.text[:start] + new + self.text[end:]

    def line_start(self, offset: int) -> int:
        """Where the line of an offset begins."""
        return max(self.text.rfind("\n", 0, offset), self.text.rfind("\r", 0, offset)) + 1

    def line_end(self, offset: int) -> tuple[int, int]:
        """Where the line's text ends, and where its line end does."""
        found = _LINE_END.search(self.text, offset)
        return found.span() if found else (len(self.text), len(self.text))


def _candidates(text: _Text, route: Route, value: Value | None) -> Iterator[str]:
    """The new texts to try, the most natural first."""
    parent = text.document.find(route[:-1])
    found = text.document.find(route)
    container = parent[1] if parent else None
    flow = container is not None and (text.starts(container, "{") or text.starts(container, "["))
    json_like = (
        flow
        and isinstance(container, MappingNode)
        and bool(container.entries)
        and all(text.starts(each.key, '"') for each in container)
    )
    if value is not None and found is not None:
        yield from _replaced(text, found, spell(value, inside=flow, json_like=json_like))
    elif isinstance(container, MappingNode) and isinstance(route[-1], str):
        if value is None and found is not None:
            yield from _removed(text, container, route[-1], flow=flow)
            yield from _replaced(text, found, "null")
        elif value is not None:
            written = entry(route[-1], value, inside=flow, json_like=json_like)
            yield from _inserted(text, container, written, flow=flow)


def _replaced(text: _Text, found: tuple[Scalar | None, Node], new: str) -> Iterator[str]:
    """The value between its own ends; a block of keys or items moves up behind its key."""
    key, node = found
    start, end = text.range(node.span)
    if key is not None:
        behind = text.range(key.span)[1]
        colon = _COLON.match(text.text, behind)
        if colon is None:  # {key} without a value
            yield text.with_(behind, behind, f": {new}")
        else:
            empty = isinstance(node, Scalar) and node.empty and not node.text
            if empty:
                yield text.with_(colon.end(), colon.end(), f" {new}")
            block = not isinstance(node, Scalar) and text.text[start : start + 1] not in {"{", "[", "*"}
            if block and not text.text[colon.end() : start].strip():
                yield text.with_(colon.end(), end, f" {new}")
    yield text.with_(start, end, new)


def _inserted(text: _Text, mapping: MappingNode, written: str, *, flow: bool) -> Iterator[str]:
    """Behind the last entry; where that is impossible, before the first."""
    start, end = text.range(mapping.span)
    if flow:
        if mapping.entries:
            last = text.range(mapping.entries[-1].value.span)[1]
            yield text.with_(last, last, f", {written}")
        yield text.with_(start + 1, start + 1, f"{written}, " if mapping.entries else written)
        return
    indent = " " * (mapping.span.column - 1)
    stop, following = text.line_end(end)
    first_end = _LINE_END.search(text.text)
    newline = text.text[stop:following] or (first_end[0] if first_end else "\n")
    for place in (following, _after_blank_lines(text, following)):
        if place == stop or not text.text[:place].endswith(("\n", "\r")):  # the file ends without a line end
            yield text.with_(place, place, f"{newline}{indent}{written}")
        else:
            yield text.with_(place, place, f"{indent}{written}{newline}")
    yield text.with_(start, start, f"{written}{newline}{indent}")


def _after_blank_lines(text: _Text, offset: int) -> int:
    """Behind the empty lines that may belong to a text above (``|+``)."""
    found = _BLANK_LINES.match(text.text, offset)
    return found.end() if found else offset


def _removed(text: _Text, mapping: MappingNode, key: str, *, flow: bool) -> Iterator[str]:
    """The entry with its lines, or with its comma."""
    entries = mapping.entries
    index = next(i for i, each in enumerate(entries) if each.key.text == key)
    start, end = _range_of(text, entries[index])
    following = _range_of(text, entries[index + 1])[0] if index + 1 < len(entries) else None
    before = text.range(entries[index - 1].value.span)[1] if index else start
    if flow and index and "#" not in text.text[before:start]:
        yield text.with_(before, end, "")
    if not flow:
        line, (stop, after) = text.line_start(start), text.line_end(end)
        if not text.text[line:start].strip() and not text.text[end:stop].strip():  # a comment shall stay
            if after > stop or not line:
                yield text.with_(line, after, "")
            else:  # the last line, without a line end: the one before it shall have none either
                yield text.with_(text.line_end(text.line_start(line - 1))[0], after, "")
    if following is not None and "#" not in text.text[end:following]:
        yield text.with_(start, following, "")
    elif flow and len(entries) == 1:
        yield text.with_(start, end, "")


def _range_of(text: _Text, each: Entry) -> tuple[int, int]:
    return text.range(each.key.span)[0], text.range(each.value.span)[1]
