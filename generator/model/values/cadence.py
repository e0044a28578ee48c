"""Cadences: how often something is done, by the calendar or by an event.

In: ``day``, ``2 weeks``, ``monthly``, ``change of model or prompt``. Out: a ``Cadence`` that knows the next
due day; an ``Open`` for "regularly" and its kin, which promise nothing; or ``Unreadable`` (SRC007).
When it was last done, and what today is, are the caller's to say.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from difflib import get_close_matches
from typing import Self

from generator.model.values.blanks import single_blanks
from generator.model.values.open import Open, read_open
from generator.model.values.time_unit import LONGEST_DAYS, Stretch, TimeUnit, read_stretch
from generator.model.values.unreadable import Unreadable, any_of, quoted

_HINT = "write day, week, 2 weeks, month, quarter, year, an event such as change of model, or TBD"

_VAGUE = (
    *("regularly", "regular", "on a regular basis", "periodically", "from time to time", "occasionally"),
    *("sometimes", "often", "frequently", "rarely", "irregularly", "sporadically", "ad hoc", "on demand"),
    *("ongoing", "always", "continuously", "continuous", "constantly", "soon", "later", "never", "not yet"),
    *(
        f"{when} {needed}"
        for when in ("as", "when", "whenever", "if", "where")
        for needed in ("needed", "necessary", "required", "appropriate")
    ),
)

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WORDS = {
    **{unit.value: Stretch(1, unit) for unit in TimeUnit},
    **{f"{unit}s": Stretch(1, unit) for unit in TimeUnit},
    **dict.fromkeys(_WEEKDAYS, Stretch(1, TimeUnit.WEEK)),
    "hourly": Stretch(1, TimeUnit.HOUR),
    "daily": Stretch(1, TimeUnit.DAY),
    "weekly": Stretch(1, TimeUnit.WEEK),
    "fortnightly": Stretch(2, TimeUnit.WEEK),
    "monthly": Stretch(1, TimeUnit.MONTH),
    "quarterly": Stretch(1, TimeUnit.QUARTER),
    "half-yearly": Stretch(6, TimeUnit.MONTH),
    "yearly": Stretch(1, TimeUnit.YEAR),
    "annually": Stretch(1, TimeUnit.YEAR),
}
_ALIKE = 0.8  # as difflib counts: "montly" is monthly, "delay" is not day

_TWO_WAYS = {
    "biweekly": ("2 weeks", "3 days"),
    "bimonthly": ("2 months", "2 weeks"),
    "biannually": ("6 months", "2 years"),
    "biannual": ("6 months", "2 years"),
}
_TIMES_A = re.compile(
    r"(?:twice|thrice|[a-z0-9]+(?: times| ?x)|[0-9]+) (?:a|an|per|each|every|in a) ([a-z ]+)"
)
_EVERY = re.compile(r"(?:(?:at least )?once (?:a|an|per|every|each|in) |every ?|each |per )")
_EVERY_OTHER = re.compile(r"(?:other|second|2nd) (.+)")
_NUMBERED = re.compile(r"(-?[0-9][0-9.,]*) (.+)")
_AFTERTHOUGHT = re.compile(r" ?[,;(]| (?:on|at|and|or|plus) ")
_LONGEST_RHYTHM = 60


@dataclass(frozen=True, slots=True)
class Cadence:
    """A rhythm by the calendar (``count`` of ``unit``), or an event (``unit`` is None)."""

    count: int
    unit: TimeUnit | None
    event: str
    text: str = field(compare=False)

    @classmethod
    def parse(cls, text: str) -> Self | Open:
        """Read a cadence; an ``Open`` where nothing is promised. Raises ``Unreadable``.

        What follows a rhythm (``week, on Mondays``) is kept in ``text`` and does not make it an event.
        """
        typed = single_blanks(text)
        if not typed:
            raise Unreadable("SRC007", f"{quoted(text)} names no rhythm", _HINT)
        if vague := read_open(text, _VAGUE):
            itself = vague.word if vague.word.casefold() in _VAGUE else ""
            return Open(vague.word, vague.reason or itself, text)
        rhythm = _rhythm(_AFTERTHOUGHT.split(typed[:_LONGEST_RHYTHM].casefold(), maxsplit=1)[0], text)
        if rhythm is None:
            return cls(0, None, typed, text)
        if not 0 < rhythm.days <= LONGEST_DAYS:
            raise Unreadable("SRC007", f"{quoted(text)} is no rhythm that can be kept", _HINT)
        unit = TimeUnit.DAY if rhythm == Stretch(1, TimeUnit.WORKING_DAY) else rhythm.unit
        return cls(rhythm.count, unit, "", text)

    @property
    def days(self) -> float | None:
        """About how many days lie between two times, to tell longer from shorter; None for an event."""
        return None if self.unit is None else Stretch(self.count, self.unit).days

    @property
    def canonical(self) -> str:
        """The rhythm in its usual spelling, or the event."""
        if self.unit is None:
            return self.event
        return self.unit.value if self.count == 1 else str(Stretch(self.count, self.unit))

    def next_due(self, last: date) -> date | None:
        """The last day on which the next time is in time; None for an event.

        Days are Monday to Friday: what would fall on a weekend is due on Monday. Hours count as days.
        """
        if self.unit is None:
            return None
        due = Stretch(self.count, self.unit).after(last)
        if self.unit not in {TimeUnit.MINUTE, TimeUnit.HOUR, TimeUnit.DAY}:
            return due
        due = max(due, last + timedelta(days=1))
        return due + timedelta(days=7 - due.weekday()) if due.weekday() > 4 else due

    def overdue(self, last: date, today: date) -> bool:
        """Whether today is after the next due day; never for an event."""
        due = self.next_due(last)
        return due is not None and today > due


def _rhythm(words: str, text: str) -> Stretch | None:
    """The rhythm that a few words in small letters name; None where they name an event."""
    if ways := _TWO_WAYS.get(words.replace("-", "")):
        raise Unreadable("SRC007", f"{quoted(text)} can be read in two ways", f"write {any_of(ways)}", ways)
    if (found := _TIMES_A.fullmatch(words)) and _single(found[1]):
        hint = "write the time from one to the next, for example 3 days"
        raise Unreadable("SRC007", f"{quoted(text)} says how many times, not how far apart", hint)
    every = _EVERY.sub("", words, count=1)
    if (found := _EVERY_OTHER.fullmatch(every)) and (single := _single(found[1])):
        return Stretch(2 * single.count, single.unit)
    if (found := _NUMBERED.fullmatch(every)) and (single := _single(found[2])):
        if not found[1].isdigit() or len(found[1]) > 7:
            raise Unreadable("SRC007", f"{quoted(text)} has no whole number of days, weeks or months", _HINT)
        return Stretch(int(found[1]) * single.count, single.unit)
    return _single(every)


def _single(words: str) -> Stretch | None:
    """The rhythm of a calendar word, also of one with a small slip in it."""
    exact = _WORDS.get(words) or read_stretch(words)
    if exact or " " in words:
        return exact
    near = get_close_matches(words, _WORDS, n=1, cutoff=_ALIKE)
    return _WORDS[near[0]] if near and near[0][0] == words[0] else None
