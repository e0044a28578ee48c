"""What is read as a date or a duration, what is refused, and where a duration leads."""

from __future__ import annotations

from datetime import date

import pytest

from generator.model.values.day import Day
from generator.model.values.duration import Duration
from generator.model.values.unreadable import Unreadable


def test_a_day() -> None:
    day = Day.parse("2026-11-22")
    assert (day.first, day.last, day.exact, day.text) == (
        date(2026, 11, 22),
        date(2026, 11, 22),
        True,
        "2026-11-22",
    )


def test_a_month_has_a_first_and_a_last_day() -> None:
    month = Day.parse(" 2024-02 ")
    assert (month.first, month.last, month.exact) == (date(2024, 2, 1), date(2024, 2, 29), False)
    assert (month.canonical, month.text) == ("2024-02", " 2024-02 ")


GENERAL = "write the day as 2026-11-22, the month as 2026-11, or TBD"
NOTATION = "is a date in another notation"

REFUSED = [
    ("22.11.2026", NOTATION, "write 2026-11-22"),
    ("22-11-2026", NOTATION, "write 2026-11-22"),
    ("11/22/2026", NOTATION, "write 2026-11-22"),
    ("2026/11/22", NOTATION, "write 2026-11-22"),
    ("20261122", NOTATION, "write 2026-11-22"),
    ("2026-1-5", NOTATION, "write 2026-01-05"),
    ("2026-1", NOTATION, "write 2026-01"),
    ("11.2026", NOTATION, "write 2026-11"),
    ("22 Nov 2026", NOTATION, "write 2026-11-22"),
    ("22nd of November 2026", NOTATION, "write 2026-11-22"),
    ("Sept. 5, 2026", NOTATION, "write 2026-09-05"),
    ("Sun 22 Nov 2026", NOTATION, "write 2026-11-22"),
    ("November 2026", NOTATION, "write 2026-11"),
    ("05/05/2026", NOTATION, "write 2026-05-05"),
    (
        "03/04/2026",
        "can be read in two ways: as 2026-04-03 and as 2026-03-04",
        "write 2026-04-03 or 2026-03-04",
    ),
    ("2026-11-22T10:00", "holds more than a date", "write 2026-11-22"),
    ("2026-11-22 10:00", "holds more than a date", "write 2026-11-22"),
    ("2024-06-30 (text)", "holds more than a date", "write 2024-06-30"),
    (
        "2026-11-31",
        "is no calendar date: November 2026 has 30 days",
        "write 2026-11-30 for the last day of the month",
    ),
    (
        "2026-02-30",
        "is no calendar date: February 2026 has 28 days",
        "write 2026-02-28 for the last day of the month",
    ),
    (
        "30 February 2024",
        "is no calendar date: February 2024 has 29 days",
        "write 2024-02-29 for the last day of the month",
    ),
    ("2026-11-00", "is no calendar date: there is no day 0", GENERAL),
    ("2026-13-01", "is no calendar date: there is no month 13", "write 2026-01-13 if 13 is the day"),
    ("2026-13", "is no calendar date: there is no month 13", GENERAL),
    ("31/31/2026", "is no calendar date: there is no month 31", GENERAL),
    ("1899-12-31", "is no calendar date: the year 1899 lies outside 1900 to 2199", GENERAL),
    ("2200-01-01", "is no calendar date: the year 2200 lies outside 1900 to 2199", GENERAL),
    ("2026", "is only a year", "write the month as 2026-11, or the day as 2026-11-22"),
    ("Q4 2026", "is not a date", GENERAL),
    ("Q4FY25", "is not a date", GENERAL),
    ("25-Mar", "is not a date", GENERAL),
    ("22.11.26", "is not a date", GENERAL),
    ("12:30", "is not a date", GENERAL),
    ("22 Foo 2026", "is not a date", GENERAL),
    ("٢٠٢٦-١١-٢٢", "is not a date", GENERAL),
    ("soon", "is not a date", GENERAL),
    ("", "is not a date", GENERAL),
]


@pytest.mark.parametrize(("text", "fact", "hint"), REFUSED)
def test_a_day_refused(text: str, fact: str, hint: str) -> None:
    with pytest.raises(Unreadable) as caught:
        Day.parse(text)
    assert (caught.value.code, caught.value.message, caught.value.hint) == (
        "SRC006",
        f'"{text}" {fact}',
        hint,
    )


# 2026-11-20 is a Friday, 2026-11-21 a Saturday.
AFTER = [
    ("5 working days", "5 working days", "2026-11-20", "2026-11-27"),
    ("1 working day", "1 working day", "2026-11-20", "2026-11-23"),
    ("1 business day", "1 working day", "2026-11-21", "2026-11-23"),
    ("6 workdays", "6 working days", "2026-11-22", "2026-11-30"),
    ("12 working days", "12 working days", "2026-11-18", "2026-12-04"),
    ("0 working days", "0 working days", "2026-11-21", "2026-11-21"),
    ("1 day", "1 day", "2026-11-20", "2026-11-21"),
    ("4 hours", "4 hours", "2026-11-20", "2026-11-20"),
    ("24h", "24 hours", "2026-11-20", "2026-11-21"),
    ("30 minutes", "30 minutes", "2026-11-20", "2026-11-20"),
    ("30 min.", "30 minutes", "2026-11-20", "2026-11-20"),
    ("2 weeks", "2 weeks", "2026-11-20", "2026-12-04"),
    ("two weeks", "2 weeks", "2026-11-20", "2026-12-04"),
    ("a week", "1 week", "2026-11-20", "2026-11-27"),
    ("fortnight", "2 weeks", "2026-11-20", "2026-12-04"),
    ("1 month", "1 month", "2026-01-31", "2026-02-28"),
    ("month", "1 month", "2026-12-31", "2027-01-31"),
    ("quarter", "1 quarter", "2026-11-30", "2027-02-28"),
    ("half a year", "6 months", "2026-08-31", "2027-02-28"),
    ("year", "1 year", "2024-02-29", "2025-02-28"),
    ("100 years", "100 years", "2199-12-31", "2299-12-31"),
]


@pytest.mark.parametrize(("text", "canonical", "day", "expected"), AFTER)
def test_a_duration(text: str, canonical: str, day: str, expected: str) -> None:
    duration = Duration.parse(text)
    assert (duration.text, duration.canonical) == (text, canonical)
    assert duration.after(date.fromisoformat(day)) == date.fromisoformat(expected)


def test_longer_durations_have_more_days() -> None:
    texts = ["1 minute", "4 hours", "1 day", "1 working day", "week", "1 month", "quarter", "year"]
    days = [Duration.parse(text).days for text in texts]
    assert days == sorted(days)
    assert Duration.parse("5 working days").days == Duration.parse("week").days
    assert (
        Duration.parse("12 months").days == Duration.parse("4 quarters").days == Duration.parse("year").days
    )


TIME = "write a whole number and a unit of time, for example 5 working days, or TBD"

NO_DURATION = [
    ("5", "has no unit of time", "write 5 working days, 5 days or 5 hours"),
    ("within 2 days", "holds more than a duration", "write 2 days"),
    ("about 2 weeks", "holds more than a duration", "write 2 weeks"),
    ("2-3 days", "holds more than a duration", "write 3 days"),
    ("maximum 5 days, then stop", "holds more than a duration", "write 5 days"),
    ("5 workng days", "is not a duration", "write 5 working days"),
    ("5 weks", "is not a duration", "write 5 weeks"),
    ("1.5 hours", "is not a duration", TIME),
    ("-5 days", "is not a duration", TIME),
    ("5 bananas", "is not a duration", TIME),
    ("P5D", "is not a duration", TIME),
    ("soon", "is not a duration", TIME),
    ("", "is not a duration", TIME),
    ("101 years", "is longer than 100 years", TIME),
]


@pytest.mark.parametrize(("text", "fact", "hint"), NO_DURATION)
def test_a_duration_refused(text: str, fact: str, hint: str) -> None:
    with pytest.raises(Unreadable) as caught:
        Duration.parse(text)
    assert (caught.value.code, caught.value.message, caught.value.hint) == (
        "SRC007",
        f'"{text}" {fact}',
        hint,
    )


def test_a_long_text_is_no_duration() -> None:
    with pytest.raises(Unreadable) as caught:
        Duration.parse("5 working days " * 20)
    shown = "5 working days 5 working days 5 working days 5 working days…"
    assert caught.value.message == f'"{shown}" is too long for a duration'
