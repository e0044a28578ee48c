"""Units of time and stretches such as ``5 working days``.

In: a few words, a count and a day. Out: units, stretches and the day that lies so much later.
Whether a stretch is a duration or a rhythm, and what is said about unreadable ones, does not belong here.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

LONGEST_DAYS = 36_525
"""A hundred years: nothing on the page lasts longer, and no date runs out of the calendar."""


class TimeUnit(StrEnum):
    """A unit of time; the value is its name."""

    MINUTE = "minute"
    HOUR = "hour"
    WORKING_DAY = "working day"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


_DAYS = {
    TimeUnit.MINUTE: 1 / 1440,
    TimeUnit.HOUR: 1 / 24,
    TimeUnit.WORKING_DAY: 7 / 5,
    TimeUnit.DAY: 1.0,
    TimeUnit.WEEK: 7.0,
    TimeUnit.MONTH: 30.4375,
    TimeUnit.QUARTER: 91.3125,
    TimeUnit.YEAR: 365.25,
}
_CLOCK = {
    TimeUnit.MINUTE: timedelta(minutes=1),
    TimeUnit.HOUR: timedelta(hours=1),
    TimeUnit.DAY: timedelta(days=1),
    TimeUnit.WEEK: timedelta(weeks=1),
}
_MONTHS = {TimeUnit.MONTH: 1, TimeUnit.QUARTER: 3, TimeUnit.YEAR: 12}

_UNITS = {unit.value: unit for unit in TimeUnit} | {
    "min": TimeUnit.MINUTE,
    "h": TimeUnit.HOUR,
    "hr": TimeUnit.HOUR,
    "business day": TimeUnit.WORKING_DAY,
    "work day": TimeUnit.WORKING_DAY,
    "workday": TimeUnit.WORKING_DAY,
    "weekday": TimeUnit.WORKING_DAY,
    "d": TimeUnit.DAY,
    "calendar day": TimeUnit.DAY,
    "wk": TimeUnit.WEEK,
    "yr": TimeUnit.YEAR,
}
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_COUNTS = {"a": 1, "an": 1} | {word: number for number, word in enumerate(_NUMBERS, start=1)}
_COUNT = rf"(?:[0-9]{{1,7}} ?|(?:{'|'.join(_COUNTS)})[ -])"
_SHAPE = re.compile(rf"(?P<count>{_COUNT})?(?P<unit>[a-z]+(?: [a-z]+)?)\.?", re.IGNORECASE)
_WITHIN = re.compile(
    rf"(?:^|(?<=[ (~<])|(?<=[0-9][-–])){_COUNT}(?:{'|'.join(sorted(_UNITS, key=len, reverse=True))})s?(?![\w-])",
    re.IGNORECASE,
)
_WHOLE_PHRASES = {"half a year": (6, TimeUnit.MONTH), "fortnight": (2, TimeUnit.WEEK)}


@dataclass(frozen=True, slots=True)
class Stretch:
    """So many of one unit, from none up."""

    count: int
    unit: TimeUnit

    @property
    def days(self) -> float:
        """About how many days it lasts: to tell longer from shorter, never to reckon a date."""
        return self.count * _DAYS[self.unit]

    def after(self, day: date) -> date:
        """The day that lies so much later.

        Working days are Monday to Friday, months clamp to their last day, hours count where they fill days.
        """
        if self.unit in _MONTHS:
            return _months_later(day, self.count * _MONTHS[self.unit])
        if self.unit is TimeUnit.WORKING_DAY:
            return _working_days_later(day, self.count)
        return day + self.count * _CLOCK[self.unit]  # a date takes the full days of it

    def __str__(self) -> str:
        return f"{self.count} {self.unit}" if self.count == 1 else f"{self.count} {self.unit}s"


def read_stretch(text: str) -> Stretch | None:
    """Read ``5 working days``, ``4 h``, ``two weeks``, ``month``; None for any other text.

    Expects single blanks. The stretch may be longer than ``LONGEST_DAYS``: that is the caller's to refuse.
    """
    words = text.casefold()
    if words in _WHOLE_PHRASES:
        return Stretch(*_WHOLE_PHRASES[words])
    found = _SHAPE.fullmatch(words)
    if found is None:
        return None
    unit = _UNITS.get(found["unit"]) or _UNITS.get(found["unit"].removesuffix("s"))
    return None if unit is None else Stretch(_count(found["count"] or "a"), unit)


def stretches_within(text: str) -> list[str]:
    """Every stretch with a count that occurs in a longer text, as typed."""
    return _WITHIN.findall(text)


def _count(typed: str) -> int:
    word = typed.rstrip(" -")
    return _COUNTS[word] if word in _COUNTS else int(word)


def _months_later(day: date, months: int) -> date:
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _working_days_later(day: date, count: int) -> date:
    if count == 0:
        return day
    start = day - timedelta(days=max(0, day.weekday() - 4))  # a weekend counts as its Friday
    weeks, rest = divmod(count, 5)
    over_weekend = 2 if start.weekday() + rest > 4 else 0
    return start + timedelta(days=weeks * 7 + rest + over_weekend)
