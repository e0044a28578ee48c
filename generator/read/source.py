"""One YAML file to a document: its text, its tree with positions, and every trouble met on the way.

In: a path or bytes. Out: a ``Document``; nothing is raised for what a file holds. One bad thing costs that thing; what
makes YAML itself unreadable costs the file, and is told once, where it begins. Which keys there may be does not belong
here.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.findings import Gap, Problem, Span
from generator.read.characters import decode, replace_forbidden
from generator.read.document import Document, Dropped, Mapping, Node, Scalar, Sequence
from generator.read.files import MEBIBYTE, CannotRead, read_bounded, too_large
from generator.read.positions import Positions
from generator.read.refusals import Unreadable
from generator.read.syntax.lines import conflict
from generator.read.tree import TreeBuilder

if TYPE_CHECKING:
    from pathlib import Path

MAX_SIZE = MEBIBYTE

_NO_BLANK = re.compile(r"[A-Za-z_][\w-]*:[^\s:/]")
_BEGIN = "begin with three lines:  format: 1 / title: … / stage: idea"


def read_document(path: Path, shown: str) -> Document:
    """Read a file. ``shown`` is its name in findings."""
    try:
        data = read_bounded(path, MAX_SIZE)
    except CannotRead as error:
        return _unread(shown, error)
    return parse_document(data, shown)


def parse_document(data: bytes, shown: str) -> Document:
    """Read a file's bytes, at most ``MAX_SIZE`` of them."""
    if len(data) > MAX_SIZE:
        return _unread(shown, too_large(len(data), MAX_SIZE))
    decoded = decode(data)
    if decoded.trouble is not None:
        lines = Positions(decoded.text).lines
        return Document(shown, decoded.text, None, (Problem("SRC001", decoded.trouble),), lines)
    text, odd = replace_forbidden(decoded.text)
    places = Positions(text)
    problems = [Problem("SRC001", gap) for gap in odd]
    root: Mapping | None = None
    dropped: tuple[Dropped, ...] = ()
    try:
        unsettled = conflict(places.lines) if "<<<<<<<" in text else None
        if unsettled is not None:
            raise Unreadable(unsettled)
        builder = TreeBuilder(text, places)
        root = _demand_mapping(builder.build(), text)
        problems += builder.problems
        dropped = tuple(builder.dropped)
    except Unreadable as error:
        problems.append(Problem("SRC001", error.gap))
    return Document(shown, text, root, tuple(problems), places.lines, dropped)


def _unread(shown: str, error: CannotRead) -> Document:
    gap = Gap((), error.message, error.hint, span=Span.start_of_file(), values=(error.kind,))
    return Document(shown, "", None, (Problem("SRC001", gap),))


def _demand_mapping(node: Node | None, text: str) -> Mapping:
    """The root as keys with values, which is what every file here must hold."""
    match node:
        case Mapping():
            return node
        case Sequence():
            message = "the file is a list; it must hold keys with values"
            hint = "take the “- ” away from the lines that belong to no list, and write  key: value"
            gap = Gap((), message, hint, span=node.span, values=("list",))
        case Scalar() if not node.empty:
            message = "the file is one text; it must hold keys with values"
            hint = "put a blank after each colon:  title: …" if _NO_BLANK.match(node.text) else _BEGIN
            gap = Gap((), message, hint, span=node.span, values=("text",))
        case _:
            message = "the file holds no keys with values" if text.strip() else "the file is empty"
            gap = Gap((), message, _BEGIN, span=Span.start_of_file(), values=("empty",))
    raise Unreadable(gap)
