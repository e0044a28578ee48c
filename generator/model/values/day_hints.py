"""Why a text is no calendar date, and how to write the one that was meant.

In: a short text that ``day`` refused. Out: ``Unreadable`` (SRC006). One certain reading is written out, two
readings are both named. Nothing here ever becomes a value.
"""

from __future__ import annotations

import re
from calendar import monthrange
from typing import NamedTuple

from generator.model.values.blanks import single_blanks
from generator.model.values.unreadable import Unreadable, any_of, quoted

_HINT = "write the day as 2026-11-22, the month as 2026-11, or TBD"
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

_YEAR_FIRST = re.compile(r"([0-9]{4})[-/. ]([0-9]{1,2})(?:[-/. ]([0-9]{1,2})(?![0-9]))?(?P<more>[T ,;(].*)?")
_COMPACT = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
_YEAR_LAST = re.compile(r"(?:([0-9]{1,2})[-/. ])?([0-9]{1,2})[-/. ]([0-9]{4})(?P<more>[T ,;(].*)?")
_NTH = r"([0-9]{1,2})(?:st|nd|rd|th|\.)?"
_IN_WORDS = re.compile(
    rf"(?:[a-z]+,? )?(?:{_NTH}[- ](?:of )?)?([a-z]{{3,9}})\.?(?:[- ]{_NTH})?,?[- ]([0-9]{{4}})", re.IGNORECASE
)


class _Reading(NamedTuple):
    """One way to read a text; ``day`` is None where it names a month."""

    year: int
    month: int
    day: int | None

    @property
    def fault(self) -> str:
        """Why there is no such day; empty where there is."""
        if not 1900 <= self.year <= 2199:
            return f"the year {self.year} lies outside 1900 to 2199"
        if not 1 <= self.month <= 12:
            return f"there is no month {self.month}"
        length = monthrange(self.year, self.month)[1]
        if self.day == 0:
            return "there is no day 0"
        if self.day is not None and self.day > length:
            return f"{_MONTHS[self.month - 1]} {self.year} has {length} days"
        return ""

    def __str__(self) -> str:
        month = f"{self.year}-{self.month:02}"
        return month if self.day is None else f"{month}-{self.day:02}"


def day_refusal(text: str) -> Unreadable:
    """Explain why a text is no date. Expects a short text."""
    typed = single_blanks(text)
    readings, more = _readings(typed)
    ways = tuple(dict.fromkeys(str(reading) for reading in readings if not reading.fault))
    if not readings:
        only_year = re.fullmatch(r"(?:19|20|21)[0-9]{2}", typed) is not None
        hint = f"write the month as {typed}-11, or the day as {typed}-11-22" if only_year else _HINT
        return Unreadable("SRC006", f"{quoted(text)} is {'only a year' if only_year else 'not a date'}", hint)
    if readings[0].fault:
        message = f"{quoted(text)} is no calendar date: {readings[0].fault}"
        return Unreadable("SRC006", message, _mended(readings[0], ways), ways)
    if len(ways) > 1:
        message = f"{quoted(text)} can be read in two ways: as {ways[0]} and as {ways[1]}"
    else:
        message = f"{quoted(text)} {'holds more than a date' if more else 'is a date in another notation'}"
    return Unreadable("SRC006", message, f"write {any_of(ways)}", ways)


def _mended(wrong: _Reading, ways: tuple[str, ...]) -> str:
    """The hint for a date that does not exist."""
    if ways:
        return f"write {any_of(ways)} if {wrong.month} is the day"
    if wrong.fault.endswith("days"):
        last = wrong._replace(day=monthrange(wrong.year, wrong.month)[1])
        return f"write {last} for the last day of the month"
    return _HINT


def _readings(typed: str) -> tuple[list[_Reading], bool]:
    """Every way to read a text as a date, the likeliest first; and whether it holds more than the date."""
    if found := _YEAR_FIRST.fullmatch(typed) or _COMPACT.fullmatch(typed):
        year, month, day = int(found[1]), int(found[2]), int(found[3]) if found[3] else None
        swapped = [_Reading(year, day, month)] if day and month > 12 else []
        return [_Reading(year, month, day), *swapped], bool(found.groupdict().get("more"))
    if found := _YEAR_LAST.fullmatch(typed):
        first, second, year = int(found[1]) if found[1] else None, int(found[2]), int(found[3])
        if first is None:
            return [_Reading(year, second, None)], bool(found["more"])
        both = [_Reading(year, second, first), _Reading(year, first, second)]
        return sorted(both, key=lambda reading: bool(reading.fault)), bool(found["more"])
    if (found := _IN_WORDS.fullmatch(typed)) and (number := _month_number(found[2])):
        named = found[1] or found[3]
        return [_Reading(int(found[4]), number, int(named) if named else None)], False
    return [], False


def _month_number(word: str) -> int:
    """1 to 12 for a month's English name or its beginning, else 0."""
    name = word.capitalize()
    return next((number for number, month in enumerate(_MONTHS, start=1) if month.startswith(name)), 0)
