"""What a screen shows beside the page that paper does not: where each field stands, and what is found there.

In: an assessed project, its page, and the address at which its source can be read. Out: a ``Margin`` with a mark for
each field: its anchor, its line in the file, the findings and doubts that concern it. Paper has an empty one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from urllib.parse import quote

from generator.check.assess import Assessment
from generator.check.engine import name_of
from generator.findings import Finding, Route
from generator.view.in_full import InFull, in_full
from generator.view.missing import anchored
from generator.view.page import Page
from generator.view.parts import Line
from generator.words import ngettext

_SECTIONS = ("specification", "operations", "gate", "learning", "governance", "evaluation", "ownership")
"""The fields that are sections of the page: their name is their anchor."""

_ELSEWHERE = {"doubts": "missing", "waivers": "missing", "links": "notes", "extra": "notes"}
"""Where on the page the other lists stand."""


@dataclass(frozen=True, slots=True)
class Chip:
    """A finding, or a doubt, beside the field that it concerns. ``kind`` is its severity, ``waived`` or ``doubt``."""

    kind: str
    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Mark:
    """One field: its place on the page, its line in the file, the address of that line, and what is found there."""

    anchor: str
    line: int
    source: str
    chips: tuple[Chip, ...] = ()

    @property
    def shown(self) -> bool:
        """Whether anything stands beside the field."""
        return bool(self.chips or self.source)


@dataclass(frozen=True, slots=True)
class Margin:
    """The marks by the route of their field; what is told in full; and the way from a finding to its field.

    ``source`` is the address of the file, and ``jumps`` lead from a field's name to the nearest anchor on the page.
    ``screen`` is false on paper.
    """

    marks: Mapping[Route, Mark] = field(default_factory=lambda: MappingProxyType({}))
    full: Mapping[Route, InFull] = field(default_factory=lambda: MappingProxyType({}))
    jumps: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    source: str = ""
    edit: str = ""
    screen: bool = False

    def at(self, line: int) -> str:
        """The address of a line of the source; empty where none is configured."""
        return self.edit.replace("{line}", str(line))


NO_MARGIN = Margin()
"""The margin of paper."""


def make_margin(a: Assessment, page: Page, edit_address: str = "") -> Margin:
    """Mark every field of a page. ``edit_address`` holds ``{file}``, and ``{line}`` where lines have addresses."""
    edit = edit_address.replace("{file}", quote(a.source.shown))
    places = dict(_places(a, page)) if page.readable else {}
    anchors = _anchors(places.values())
    named = {name: anchors[name] for name in places.values()}
    jumps = {f.field: _nearest(f.field, named) for f in a.findings if f.counted}
    chips: dict[str, list[Chip]] = {}
    for finding, anchor in anchored(a.findings):
        chips.setdefault(jumps[finding.field], []).append(_chip(finding, anchor))
    doubted: dict[str, list[int]] = {}
    for number, doubt in enumerate(page.doubts, 1):
        if doubt.field:
            jumps[doubt.field] = _nearest(doubt.field, named)
            doubted.setdefault(jumps[doubt.field], []).append(number)
    for anchor, numbers in doubted.items():
        told = ngettext("in doubt", "%(num)s doubts", len(numbers))
        chips.setdefault(anchor, []).append(Chip("doubt", told, f"doubt-{numbers[0]}"))
    marks = {}
    for route, name in places.items():
        line = a.document.span(route, on="key").line
        anchor = anchors[name]
        marks[route] = Mark(anchor, line, edit.replace("{line}", str(line)), tuple(chips.get(anchor, ())))
    return Margin(
        marks=marks,
        full=dict(in_full(a)) if page.readable else {},
        jumps=jumps,
        source=edit.partition("#")[0].replace("{line}", "1"),
        edit=edit,
        screen=True,
    )


def _chip(finding: Finding, anchor: str) -> Chip:
    return Chip("waived" if finding.waived else finding.severity.value, finding.code, anchor)


def _places(a: Assessment, page: Page) -> Iterator[tuple[Route, str]]:
    """The fields that have a place of their own on the page, by route, with the name that findings use."""
    yield from (((key,), key) for key in ("title", "summary"))
    for line in _lines(page):
        if line.route:
            yield line.route, line.field
        yield from ((place, name_of(a.document, place)) for place in line.places)
    for row in page.gate:
        name = ".".join(str(step) for step in row.route)
        yield row.route, name
        yield from (((*row.route, key), f"{name}.{key}") for key in ("signals", "owner", "action"))
        yield from ((signal.route, name_of(a.document, signal.route)) for signal in row.signals)
    for loop in page.loops:
        name = name_of(a.document, loop.route)
        yield loop.route, name
        yield from (((*loop.route, key), f"{name}.{key}") for key in ("updates", "every", "by", "log"))
    for happening in page.history:
        if happening.route:
            yield happening.route, name_of(a.document, happening.route)
    yield from ((("links", name), f"links.{name}") for name, _address in page.links)


def _lines(page: Page) -> Iterator[Line]:
    """The labelled lines of the page."""
    yield from page.facts
    for pair in page.pairs:
        yield from pair.specification
        yield from pair.operations
    yield from page.no_loop
    for box in page.boxes:
        yield from box.lines
    yield from page.notes


_ODD = re.compile(r"[^\w.-]+", re.ASCII)


def _anchors(names: Iterable[str]) -> dict[str, str]:
    """An anchor for each field's name, no two the same: ``f-specification.quality.accuracy``."""
    taken: set[str] = set()
    anchors: dict[str, str] = {}
    for name in names:
        plain = "f-" + _ODD.sub("-", name.replace("[", ".").replace("]", "")).strip("-")
        anchor, number = plain, 1
        while anchor in taken:
            number += 1
            anchor = f"{plain}-{number}"
        taken.add(anchor)
        anchors[name] = anchor
    return anchors


def _nearest(name: str, anchors: Mapping[str, str]) -> str:
    """The anchor of a field, else of the nearest one that holds it, else of its section; empty for the whole page."""
    while name:
        if name in anchors:
            return anchors[name]
        if name in _SECTIONS:
            return name
        if name in _ELSEWHERE:
            return _ELSEWHERE[name]
        name = name[: name.rfind("[")] if name.endswith("]") else name.rpartition(".")[0]
    return ""
