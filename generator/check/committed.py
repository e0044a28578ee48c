"""Who committed what a person is said to have signed or decided, as git knows it.

In: a project with its document, and the history of its file. Out: for the route of each signature and of each decision
that was made, the authors of the commits that wrote it, and whether one is not the person who is named there.
A name in a file is stated, not proved; git's is stated too, by somebody else. What is not committed yet, or was written
before the history that was fetched, has no author here. How a page shows it does not belong here.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.check.approved import SIGNED
from generator.findings import Route
from generator.model.project import Project, Words, read_project
from generator.model.values.person import Person
from generator.read.document import Document, Mapping, Node, Scalar
from generator.read.history import History
from generator.read.source import parse_document

_SIGNED_KEYS = ("by", "day", "fingerprint")
_DECIDED_KEYS = ("outcome", "decided", "decided_by")


@dataclass(frozen=True, slots=True)
class Committed:
    """The authors of a record. ``differs`` says that one of them is not the person who is named."""

    names: tuple[str, ...]
    differs: bool


@dataclass(frozen=True, slots=True)
class _Record:
    """A signature, or a decision that was made: who is named, and the entries that say so."""

    identity: tuple[str, ...]
    route: Route
    person: Person
    keys: tuple[str, ...]


def committed(
    project: Project, document: Document, words: Words, path: Path, history: History
) -> dict[Route, Committed]:
    """The authors by the route of the record."""
    records = {record.identity: record for record in _records(project)}
    data = history.head(path) if records else None
    if data is None:
        return {}
    before = parse_document(data, document.file)
    if "\r" in before.text.replace("\r\n", ""):
        return {}  # to git such a file is one line
    same = before.text == document.text
    known = records if same else {r.identity: r for r in _records(read_project(project.id, before, words))}
    lines = {
        record.route: _lines(before, known[identity])
        for identity, record in records.items()
        if identity in known and _stated(document, record) == _stated(before, known[identity])
    }
    authors = history.authors(path, [line for each in lines.values() for line in each])
    found = {}
    for record in records.values():
        wanted = lines.get(record.route, [])
        names = [" ".join(authors[line].split()) for line in wanted if line in authors]
        if names and len(names) == len(wanted):  # of none is it unknown
            differs = any(_folded(name) != _folded(record.person.name) for name in names)
            found[record.route] = Committed(tuple(dict.fromkeys(names)), differs)
    return found


def _records(project: Project) -> Iterator[_Record]:
    """The signatures with a name, and the decisions that were made by somebody."""
    signatures = (
        ("specification", project.artifact.specification.approval),
        ("evaluation", project.artifact.evaluation.acceptance),
    )
    for name, signature in signatures:
        if signature.by is not None:
            yield _Record((name,), SIGNED[name], signature.by, _SIGNED_KEYS)
    for decision in project.artifact.governance.decisions:
        person = decision.decided_by or decision.maker
        if not decision.open and person is not None:
            identity = ("decision", decision.id or decision.decision or "")
            yield _Record(identity, decision.route, person, _DECIDED_KEYS)


def _entries(document: Document, record: _Record) -> Iterator[tuple[Node, Node]]:
    found = document.find(record.route)
    if found is not None and isinstance(found[1], Mapping):
        yield from ((entry.key, entry.value) for entry in found[1] if entry.key.text in record.keys)


def _stated(document: Document, record: _Record) -> dict[str, str]:
    return {
        key.text: value.text
        for key, value in _entries(document, record)
        if isinstance(key, Scalar) and isinstance(value, Scalar)
    }


def _lines(document: Document, record: _Record) -> list[int]:
    """The lines that the record's entries stand on."""
    ends = ((key.span.line, value.span.end_line) for key, value in _entries(document, record))
    return sorted({line for first, last in ends for line in range(first, last + 1)})


def _folded(name: str) -> list[str]:
    """A name without what differs between two ways to write it: case, order, signs, accents."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    return sorted(re.findall(r"\w+", "".join(c for c in plain if not unicodedata.combining(c))))
