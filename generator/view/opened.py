"""What was left open on a page: TBD and its kin, as typed, with the reason that was given.

In: an assessed project and a route. Out: parts that name the field in the words of the page. What follows from a
field being open does not belong here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.check.assess import Assessment
from generator.findings import Route
from generator.model.artifact import Artifact
from generator.model.field import Section
from generator.model.kinds import kinds_of, section_in
from generator.model.once import once
from generator.view.parts import Part, Parts, Tone, muted, remark
from generator.words import _, in_a_sentence


def left_open(a: Assessment, route: Route, *, beside: Iterable[Section] = ()) -> tuple[Parts, ...]:
    """What was left open at a route or below it, but not in the sections that show it themselves."""
    if not a.project.open:
        return ()
    shown = [section.route for section in beside]
    return tuple(_told(a, place, len(route)) for place in _below(a, route) if not _within(place, shown))


def noted(a: Assessment, section: Section) -> Parts:
    """What was left open in a section, to be said behind what is settled in it."""
    told = (_told(a, place, len(section.route)) for place in _below(a, section.route))
    return tuple(part for item in told for part in (muted("; "), *item))


def is_open(a: Assessment, section: Section, key: str) -> bool:
    """Whether a field of a section was left open."""
    return (*section.route, key) in a.project.open


def _below(a: Assessment, route: Route) -> Iterator[Route]:
    return (place for place in a.project.open if place[: len(route)] == route)


def _within(place: Route, routes: list[Route]) -> bool:
    return any(place[: len(route)] == route for route in routes)


def _told(a: Assessment, place: Route, depth: int) -> Parts:
    """The word that was typed and its reason, behind the titles of the fields from ``depth`` on."""
    opened = a.project.open[place]
    titles = " ".join(list(_titles(place))[depth:])
    label = f"{titles}: " if titles else ""
    reason = opened.reason if opened.reason != opened.word else None
    return (Part(f"{label}{opened.word}", Tone.OPEN, written=True), *remark(reason))


def _titles(route: Route) -> Iterator[str]:
    """Each step of a route in the words of the page: the title of a field, or the position in a list."""
    cls: type[Section] | None = Artifact
    for step in route:
        if isinstance(step, int):
            yield str(step + 1)
            continue
        title, cls = _fields(cls).get(step, ("", None)) if cls else ("", None)
        yield in_a_sentence(_(title)) if title else step


@once()
def _fields(cls: type[Section]) -> dict[str, tuple[str, type[Section] | None]]:
    """Key → title in English, and the section that the field is or lists."""
    return {key: (says.title, section_in(kind)) for key, kind, says in kinds_of(cls).values()}
