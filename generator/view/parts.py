"""The smallest pieces that a page is made of: a part of a line, and a labelled line.

In: single values of the model. Out: parts with a tone. No markup: templates decide how a tone looks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import singledispatch

from generator.findings import Route
from generator.model.values.cadence import Cadence
from generator.model.values.condition import Condition
from generator.model.values.day import Day
from generator.model.values.duration import Duration
from generator.model.values.path import RelativePath
from generator.model.values.person import Person
from generator.model.values.quantity import Quantity
from generator.model.values.unreadable import Unreadable
from generator.words import _, show_date, show_month


class Tone(StrEnum):
    """What a part means to the reader."""

    PLAIN = "plain"
    STRONG = "strong"
    MUTED = "muted"
    FINE = "fine"
    ID = "id"
    GOOD = "good"
    BAD = "bad"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of text. ``written`` marks a text from a project file, in which inline Markdown is meant."""

    text: str
    tone: Tone = Tone.PLAIN
    written: bool = False


Parts = tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A labelled line of a cell: one item or several. ``field`` is the field's path in the project file.

    ``stacked`` items are sentences of their own and stand below each other; others run on. ``route`` leads to the
    field, ``places`` to each of the stacked items: a screen shows beside them where they stand.
    """

    label: str
    items: tuple[Parts, ...]
    field: str = ""
    stacked: bool = False
    route: Route = ()
    places: tuple[Route, ...] = ()


def written(text: str, tone: Tone = Tone.PLAIN) -> Part:
    """A text from a project file."""
    return Part(text, tone, written=True)


def muted(text: str) -> Part:
    """A side remark."""
    return Part(text, Tone.MUTED)


def fine(text: str | None) -> Parts:
    """Small print: what proves a value, and nobody reads at first sight."""
    return (Part(f" {text}", Tone.FINE, written=True),) if text else ()


def identity(name: str | None) -> Parts:
    """The id of an item that has a text too: what references use. Screens show it, paper does without."""
    return (Part(f" [{name}]", Tone.ID),) if name else ()


def remark(*texts: str | None) -> Parts:
    """A side remark in brackets out of the texts that are there."""
    there = [text for text in texts if text]
    return (Part(f" ({'; '.join(there)})", Tone.MUTED, written=True),) if there else ()


def show_day(day: Day | None) -> str | None:
    """A day as a page shows it: 12 Nov 2026, or Nov 2026 where only the month is known."""
    if day is None:
        return None
    return show_date(day.first) if day.exact else show_month(day.first)


def show_end(until: str | None) -> str | None:
    """The end of a waiver or of an accepted risk: a day as pages show it, or the stage as typed."""
    try:
        return show_day(Day.parse(until)) if until else None
    except Unreadable:
        return until


def lasting(span: Duration | None) -> str | None:
    """How long something counts: for 2 weeks, for a month."""
    if span is None:
        return None
    article = "" if span.text[:1].isdigit() else "an " if span.text[:1].lower() == "h" else "a "
    return _("valid for %(span)s", span=f"{article}{span.text}")


@singledispatch
def describe(value: object) -> Parts:
    """Show a single value.

    Raises:
        TypeError: for a kind of value that no page knows how to show.
    """
    raise TypeError(f"no page knows how to show a {type(value).__name__}")


@describe.register
def _str(value: str) -> Parts:
    return (written(value),)


@describe.register
def _bool(value: bool) -> Parts:
    return (Part(_("yes") if value else _("no")),)


@describe.register
def _day(value: Day) -> Parts:
    return (Part(show_day(value) or ""),)


_BEGINS_A_PHRASE = re.compile(
    r"(after|as|at|before|by|during|each|every|following|if|in|on|once|per|upon|when|whenever|with|within)\b",
    re.IGNORECASE,
)


def rhythm(every: Cadence | None) -> str | None:
    """A rhythm as a sentence goes on: every week; an event is said to be one; other wordings stay as typed."""
    if every is None:
        return None
    if every.unit is None:
        return (
            every.text if _BEGINS_A_PHRASE.match(every.text) else _("by event: %(event)s", event=every.text)
        )
    return _("every %(rhythm)s", rhythm=every.text) if every.text == every.canonical else every.text


@describe.register(Duration)
@describe.register(Person)
@describe.register(Quantity)
@describe.register(RelativePath)
def _duration(value: Duration | Person | Quantity | RelativePath) -> Parts:
    return (written(value.text),)


@describe.register
def _condition(value: Condition) -> Parts:
    return (written(value.text),)


@describe.register
def _strenum(value: StrEnum) -> Parts:
    return (Part(_(str(getattr(value, "label", value.value)))),)


def nested(value: object) -> str:
    """A free value of the team's own keys in one line."""
    if isinstance(value, Mapping):
        return ", ".join(f"{key}: {nested(inner)}" for key, inner in value.items())
    if isinstance(value, tuple):
        return "; ".join(nested(inner) for inner in value)
    return str(value)


def joined(parts: Iterable[Parts], separator: str = " · ") -> Parts:
    """Items in one run, set apart by a quiet separator."""
    run: list[Part] = []
    for item in parts:
        if run and item:
            run.append(muted(separator))
        run.extend(item)
    return tuple(run)
