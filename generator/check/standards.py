"""Which fields of a page give evidence for which part of a standard: the mapping as data, ours or a company's.

In: a YAML file. Out: standards; or ``SettingsError`` with everything that is wrong in the file, each with its line.
What a project gives evidence for is told by ``evidence``.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeVar

from generator.check.required import fields
from generator.read.document import Document, Mapping, Node, Scalar, Sequence
from generator.read.quoting import listed, nearest, shorten
from generator.read.settings import SettingsError
from generator.read.source import read_document

SHIPPED = Path(__file__).with_name("standards.yaml")

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Evidence:
    """A field that gives evidence. ``pattern`` walks a list with ``[]``, or asks for one item with ``[any]``."""

    pattern: str
    shows: str


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a standard, in words of the mapping."""

    id: str
    title: str
    asks: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Standard:
    """One standard with its parts."""

    id: str
    title: str
    about: str
    address: str
    parts: tuple[Part, ...]


def read_standards(configured: str, base: Path) -> tuple[Standard, ...]:
    """Read the mapping that the configuration names, relative to its own folder; without one, ours.

    Raises:
        SettingsError: with everything that is wrong in the file.
    """
    if not configured:
        return _shipped()
    path = base / configured
    if not path.is_file():
        raise SettingsError([f"“standards” names {shorten(configured)}, which is no file; correct the path"])
    return _read(read_document(path, configured))


@cache
def _shipped() -> tuple[Standard, ...]:
    return _read(read_document(SHIPPED, SHIPPED.name))


def _read(document: Document) -> tuple[Standard, ...]:
    reader = _Reader(document)
    if document.root is None:
        raise SettingsError(reader.troubles)
    standards = reader.unique(
        reader.standard(node)
        for node in reader.items(document.root, "standards", "standards", ("standards",))
    )
    if reader.troubles:
        raise SettingsError(reader.troubles)
    return standards


class _Reader:
    """Reads the nodes of a mapping, and collects what is wrong with them."""

    def __init__(self, document: Document) -> None:
        self._file = document.file
        self.troubles = [
            self._told(
                (problem.gap.span or document.span(problem.gap.route)).line,
                problem.gap.message,
                problem.gap.hint,
            )
            for problem in document.problems
        ]

    def standard(self, node: Mapping) -> Standard:
        """One standard."""
        address = self.text(node, "address", wanted=False)
        if address and not _ADDRESS.fullmatch(address):
            self.trouble(node, f"“{shorten(address)}” is no address", "write  address: https://…")
        return Standard(
            id=self.id(node),
            title=self.text(node, "title"),
            about=self.text(node, "about", wanted=False),
            address=address,
            parts=self.unique(
                self.part(item)
                for item in self.items(node, "parts", "parts", ("id", "title", "about", "address", "parts"))
            ),
        )

    def part(self, node: Mapping) -> Part:
        """One part of a standard."""
        self.known(node, ("id", "title", "asks", "evidence"))
        return Part(
            self.id(node), self.text(node, "title"), self.text(node, "asks"), tuple(self.evidence(node))
        )

    def evidence(self, part: Mapping) -> Iterator[Evidence]:
        """The fields of a part, each with what it shows."""
        entry = part.get("evidence")
        if entry is None or not isinstance(entry.value, Mapping) or not entry.value.entries:
            hint = "name fields and what they show:  evidence: {ownership.owner: one person answers for it}"
            self.trouble(entry.key if entry else part, "a part names no evidence", hint)
            return
        for field in entry.value:
            pattern = field.key.text.strip()
            if pattern.replace("[any]", "[]") not in _known():
                close = nearest(pattern, _known())
                hint = f"did you mean  {close}?" if close else "name it as in  specification.quality[].target"
                self.trouble(field.key, f"the format has no field “{shorten(pattern)}”", hint)
            elif not isinstance(field.value, Scalar) or field.value.empty:
                self.trouble(
                    field.key, f"what “{shorten(pattern)}” shows is not said", "say it in a few words"
                )
            else:
                yield Evidence(pattern, field.value.text.strip())

    def items(self, node: Mapping, key: str, noun: str, known: Collection[str]) -> Iterator[Mapping]:
        """The mappings in a list."""
        self.known(node, known)
        entry = node.get(key)
        if entry is None or not isinstance(entry.value, Sequence) or not entry.value.items:
            self.trouble(entry.key if entry else node, f"there are no {noun}", f"list them under  {key}:")
            return
        for item in entry.value.items:
            if isinstance(item, Mapping):
                yield item
            else:
                self.trouble(item, f"an entry of “{key}” holds no keys with values", "write  - id: …")

    def id(self, node: Mapping) -> str:
        """The id of a standard or a part: what its address ends in."""
        text = self.text(node, "id")
        if text and not _ID.fullmatch(text):
            self.trouble(node, f"“{shorten(text)}” is no id", "write small letters, digits and hyphens")
        return text

    def text(self, node: Mapping, key: str, *, wanted: bool = True) -> str:
        """One text."""
        entry = node.get(key)
        if entry is None:
            if wanted:
                self.trouble(node, f"“{key}” is missing", f"write  {key}: …")
            return ""
        if not isinstance(entry.value, Scalar) or entry.value.empty:
            self.trouble(entry.key, f"“{key}” must hold a text", f"write  {key}: …")
            return ""
        return entry.value.text.strip()

    def known(self, node: Mapping, keys: Collection[str]) -> None:
        """Report keys that mean nothing."""
        for entry in node:
            if entry.key.text not in keys:
                close = nearest(entry.key.text, keys)
                hint = f"did you mean “{close}”?" if close else f"there are: {listed(keys)}"
                self.trouble(entry.key, f"unknown key “{shorten(entry.key.text)}”", hint)

    def unique(self, read: Iterator[_T]) -> tuple[_T, ...]:
        """All of them, unless two share an id."""
        found = tuple(read)
        ids = [getattr(one, "id", "") for one in found]
        for number, name in enumerate(ids):
            if name and name in ids[:number]:
                self.troubles.append(
                    f"{self._file}: two entries have the id “{shorten(name)}”; rename one of them"
                )
        return found

    def trouble(self, node: Node, message: str, hint: str) -> None:
        """Report what is wrong at a node."""
        self.troubles.append(self._told(node.span.line, message, hint))

    def _told(self, line: int, message: str, hint: str) -> str:
        return f"{self._file}:{line}: {message}; {hint}"


@cache
def _known() -> tuple[str, ...]:
    return tuple(field.pattern for field in fields())
