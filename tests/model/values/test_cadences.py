"""What is read as a rhythm, an event or an open value, and when the next time is due."""

from __future__ import annotations

from datetime import date

import pytest

from generator.model.values.cadence import Cadence
from generator.model.values.open import Open
from generator.model.values.unreadable import Unreadable

# 2026-11-20 is a Friday, 2026-11-21 a Saturday.
CALENDAR = [
    ("day", "day", "2026-11-20", "2026-11-23"),
    ("day", "day", "2026-11-19", "2026-11-20"),
    ("every day", "day", "2026-11-21", "2026-11-23"),
    ("everyday", "day", "2026-11-20", "2026-11-23"),
    ("daily", "day", "2026-11-20", "2026-11-23"),
    ("working day", "day", "2026-11-20", "2026-11-23"),
    ("hourly", "hour", "2026-11-20", "2026-11-23"),
    ("2 days", "2 days", "2026-11-19", "2026-11-23"),
    ("30 days", "30 days", "2026-11-20", "2026-12-21"),
    ("5 working days", "5 working days", "2026-11-20", "2026-11-27"),
    ("week", "week", "2026-11-20", "2026-11-27"),
    ("every week", "week", "2026-11-20", "2026-11-27"),
    ("Weekly", "week", "2026-11-20", "2026-11-27"),
    ("once a week", "week", "2026-11-20", "2026-11-27"),
    ("every Monday", "week", "2026-11-16", "2026-11-23"),
    ("week, on Mondays", "week", "2026-11-16", "2026-11-23"),
    ("weekly on Mondays", "week", "2026-11-16", "2026-11-23"),
    ("2 weeks", "2 weeks", "2026-11-20", "2026-12-04"),
    ("every two weeks", "2 weeks", "2026-11-20", "2026-12-04"),
    ("every other week", "2 weeks", "2026-11-20", "2026-12-04"),
    ("fortnightly", "2 weeks", "2026-11-20", "2026-12-04"),
    ("month", "month", "2026-01-31", "2026-02-28"),
    ("monthly", "month", "2026-11-02", "2026-12-02"),
    ("at least once a month", "month", "2026-11-02", "2026-12-02"),
    ("month and change of model", "month", "2026-11-02", "2026-12-02"),
    ("3 months", "3 months", "2026-11-30", "2027-02-28"),
    ("quarter", "quarter", "2026-11-30", "2027-02-28"),
    ("quarterly", "quarter", "2026-11-30", "2027-02-28"),
    ("half-yearly", "6 months", "2026-08-31", "2027-02-28"),
    ("year", "year", "2024-02-29", "2025-02-28"),
    ("yearly", "year", "2026-11-20", "2027-11-20"),
    ("annually", "year", "2026-11-20", "2027-11-20"),
    ("montly", "month", "2026-11-02", "2026-12-02"),
    ("weekley", "week", "2026-11-20", "2026-11-27"),
    ("dayly", "day", "2026-11-20", "2026-11-23"),
    ("quater", "quarter", "2026-11-30", "2027-02-28"),
    ("2 weks", "2 weeks", "2026-11-20", "2026-12-04"),
]


@pytest.mark.parametrize(("text", "canonical", "last", "expected"), CALENDAR)
def test_a_rhythm(text: str, canonical: str, last: str, expected: str) -> None:
    cadence = Cadence.parse(text)
    assert isinstance(cadence, Cadence)
    assert (cadence.canonical, cadence.event, cadence.text) == (canonical, "", text)
    done, due = date.fromisoformat(last), date.fromisoformat(expected)
    assert cadence.next_due(done) == due
    assert not cadence.overdue(done, due)
    assert cadence.overdue(done, date.fromordinal(due.toordinal() + 1))


EVENTS = [
    "change of model or prompt",
    "every release",
    "release",
    "100 tickets",
    "5 complaints per week",
    "25 % of answers",
    "delay",
    "today",
    "weekend",
]


@pytest.mark.parametrize("text", EVENTS)
def test_an_event_is_never_overdue(text: str) -> None:
    cadence = Cadence.parse(f" {text} ")
    assert isinstance(cadence, Cadence)
    assert (cadence.unit, cadence.event, cadence.canonical, cadence.days) == (None, text, text, None)
    assert cadence.next_due(date(2026, 11, 20)) is None
    assert not cadence.overdue(date(1999, 1, 1), date(2026, 11, 20))


OPEN = [
    ("regularly", "regularly", "regularly"),
    ("Regularly, no interval", "Regularly", "no interval"),
    ("periodically", "periodically", "periodically"),
    ("as needed", "as needed", "as needed"),
    ("when necessary", "when necessary", "when necessary"),
    ("ongoing", "ongoing", "ongoing"),
    ("from time to time", "from time to time", "from time to time"),
    ("occasionally", "occasionally", "occasionally"),
    ("sometimes", "sometimes", "sometimes"),
    ("often", "often", "often"),
    ("never", "never", "never"),
    ("TBD", "TBD", ""),
    ("TBD, with the new team", "TBD", "with the new team"),
]


@pytest.mark.parametrize(("text", "word", "reason"), OPEN)
def test_what_promises_nothing_is_open(text: str, word: str, reason: str) -> None:
    assert Cadence.parse(text) == Open(word, reason, text)


GENERAL = "write day, week, 2 weeks, month, quarter, year, an event such as change of model, or TBD"
APART = "write the time from one to the next, for example 3 days"

REFUSED = [
    ("biweekly", "can be read in two ways", "write 2 weeks or 3 days"),
    ("bi-monthly", "can be read in two ways", "write 2 months or 2 weeks"),
    ("twice a week", "says how many times, not how far apart", APART),
    ("3 times per month", "says how many times, not how far apart", APART),
    ("1.5 weeks", "has no whole number of days, weeks or months", GENERAL),
    ("-1 weeks", "has no whole number of days, weeks or months", GENERAL),
    ("0 days", "is no rhythm that can be kept", GENERAL),
    ("9999 weeks", "is no rhythm that can be kept", GENERAL),
    ("", "names no rhythm", GENERAL),
]


@pytest.mark.parametrize(("text", "fact", "hint"), REFUSED)
def test_refused(text: str, fact: str, hint: str) -> None:
    with pytest.raises(Unreadable) as caught:
        Cadence.parse(text)
    assert (caught.value.code, caught.value.message, caught.value.hint) == (
        "SRC007",
        f'"{text}" {fact}',
        hint,
    )


def test_a_longer_rhythm_has_more_days() -> None:
    cadences = [
        Cadence.parse(text) for text in ("hour", "day", "week", "2 weeks", "month", "quarter", "year")
    ]
    days = [cadence.days for cadence in cadences if isinstance(cadence, Cadence) and cadence.days is not None]
    assert len(days) == len(cadences)
    assert days == sorted(days)
