"""Durations: how long something may take, or how long a value counts.

In: ``5 working days``, ``4 hours``, ``month``. Out: a ``Duration``, or ``Unreadable`` (SRC007).
Rhythms (``every:``) are cadences and do not belong here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Self

from generator.model.values.blanks import single_blanks
from generator.model.values.choice import closest
from generator.model.values.time_unit import LONGEST_DAYS, Stretch, TimeUnit, read_stretch, stretches_within
from generator.model.values.unreadable import Unreadable, any_of, quoted

_LONGEST_TEXT = 200
_COUNT = re.compile("[0-9]{1,2}")  # so few that no unit makes them too long
_HINT = "write a whole number and a unit of time, for example 5 working days, or TBD"


@dataclass(frozen=True, slots=True)
class Duration:
    """So many of one unit of time; ``text`` is as typed and does not count when two are compared."""

    count: int
    unit: TimeUnit
    text: str = field(compare=False)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a duration, or raise ``Unreadable``."""
        if len(text) > _LONGEST_TEXT:
            raise Unreadable("SRC007", f"{quoted(text)} is too long for a duration", _HINT)
        typed = single_blanks(text)
        stretch = read_stretch(typed)
        if stretch is None:
            raise _unclear(text, typed)
        if stretch.days > LONGEST_DAYS:
            raise Unreadable("SRC007", f"{quoted(text)} is longer than 100 years", _HINT)
        return cls(stretch.count, stretch.unit, text)

    @property
    def days(self) -> float:
        """About how many days it lasts: to tell longer from shorter, never to reckon a date."""
        return Stretch(self.count, self.unit).days

    @property
    def canonical(self) -> str:
        """The duration in its usual spelling."""
        return str(Stretch(self.count, self.unit))

    def after(self, day: date) -> date:
        """The day on which the duration, begun on ``day``, is over."""
        return Stretch(self.count, self.unit).after(day)


def _unclear(text: str, typed: str) -> Unreadable:
    """Explain a text that is no stretch of time."""
    number, _, unit = typed.partition(" ")
    counted = _COUNT.fullmatch(number) is not None
    if counted and not unit:
        ways = tuple(f"{number} {unit}" for unit in ("working days", "days", "hours"))
        return Unreadable("SRC007", f"{quoted(text)} has no unit of time", f"write {any_of(ways)}", ways)
    inside = stretches_within(typed)
    if len(inside) == 1 and (stretch := read_stretch(inside[0])) and stretch.days <= LONGEST_DAYS:
        message = f"{quoted(text)} holds more than a duration"
        return Unreadable("SRC007", message, f"write {inside[0]}", (inside[0],))
    message = f"{quoted(text)} is not a duration"
    if counted and (meant := closest(unit, [f"{known}s" for known in TimeUnit])):
        return Unreadable("SRC007", message, f"write {number} {meant}", (f"{number} {meant}",))
    return Unreadable("SRC007", message, _HINT)
