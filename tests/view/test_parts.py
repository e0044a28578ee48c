"""The smallest pieces: how each kind of value reads, word for word."""

from datetime import date
from enum import StrEnum

import pytest

from generator.model.field import Stage
from generator.model.gate import Outcome, Treatment
from generator.model.ownership import Side
from generator.model.values.cadence import Cadence
from generator.model.values.condition import Condition
from generator.model.values.day import Day
from generator.model.values.duration import Duration
from generator.model.values.path import RelativePath
from generator.model.values.person import Person
from generator.model.values.quantity import Quantity
from generator.view.parts import (
    Part,
    Tone,
    describe,
    fine,
    identity,
    joined,
    lasting,
    muted,
    nested,
    remark,
    rhythm,
    show_day,
    show_end,
    written,
)
from generator.words import show_date
from tests.view.telling import told, toned


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("Tickets *only*", "Tickets *only*"),
        (True, "yes"),
        (False, "no"),
        (Day.parse("2026-11-02"), "2 Nov 2026"),
        (Day.parse("2026-11"), "Nov 2026"),
        (Duration.parse("5 working days"), "5 working days"),
        (Person.parse("Dana Fox, director customer care"), "Dana Fox, director customer care"),
        (Quantity.parse("120 000 EUR per year"), "120 000 EUR per year"),
        (RelativePath.parse("evidence/golden.csv"), "evidence/golden.csv"),
        (Condition.parse(">= 92 %"), ">= 92 %"),
        (Stage.POC, "PoC"),
        (Stage.PILOT, "Pilot"),
        (Side.IT, "IT"),
        (Side.BUSINESS, "business"),
        (Outcome.GO, "Go"),
        (Treatment.ACCEPT, "accept"),
    ],
)
def test_a_value_reads(value: object, text: str) -> None:
    (part,) = describe(value)
    assert (part.text, part.tone) == (text, Tone.PLAIN)
    assert part.written is not isinstance(value, bool | Day | StrEnum)


def test_a_value_that_no_page_knows_is_an_error() -> None:
    with pytest.raises(TypeError, match="no page knows how to show a float"):
        describe(0.5)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("2026-01-01", "1 Jan 2026"),
        ("2026-12-31", "31 Dec 2026"),
        ("2026-02", "Feb 2026"),
    ],
)
def test_a_day_reads(text: str, shown: str) -> None:
    assert show_day(Day.parse(text)) == shown


def test_no_day_reads_as_nothing() -> None:
    assert show_day(None) is None
    assert show_date(date(2026, 3, 9)) == "9 Mar 2026"


@pytest.mark.parametrize(
    ("until", "shown"),
    [
        (None, None),
        ("", None),
        ("2026-12-31", "31 Dec 2026"),
        ("2026-12", "Dec 2026"),
        ("production", "production"),
    ],
)
def test_an_end_is_a_day_or_a_stage(until: str | None, shown: str | None) -> None:
    assert show_end(until) == shown


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("month", "valid for a month"),
        ("week", "valid for a week"),
        ("hour", "valid for an hour"),
        ("2 weeks", "valid for 2 weeks"),
        ("30 days", "valid for 30 days"),
    ],
)
def test_a_time_of_validity_reads(typed: str, shown: str) -> None:
    assert lasting(Duration.parse(typed)) == shown
    assert lasting(None) is None


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("week", "every week"),
        ("2 weeks", "every 2 weeks"),
        ("day", "every day"),
        ("monthly", "monthly"),
        ("every month", "every month"),
        ("week, on Mondays", "week, on Mondays"),
        ("change of model or prompt", "by event: change of model or prompt"),
        ("answered question", "by event: answered question"),
        ("after each release", "after each release"),
        ("Every new model", "Every new model"),
        ("on change of model", "on change of model"),
        ("once a tester asks", "once a tester asks"),
        ("online feedback", "by event: online feedback"),
    ],
)
def test_a_rhythm_reads(typed: str, shown: str) -> None:
    every = Cadence.parse(typed)
    assert isinstance(every, Cadence)
    assert rhythm(every) == shown
    assert rhythm(None) is None


def test_a_remark_joins_what_is_there() -> None:
    assert toned(remark("12 Nov 2026", None, "", "240 cases")) == " (12 Nov 2026; 240 cases){muted}"
    assert remark(None, "") == ()


def test_small_print_and_ids() -> None:
    assert toned(fine("evidence/a.json")) == " evidence/a.json{fine}"
    assert toned(identity("accuracy")) == " [accuracy]{id}"
    assert (fine(None), identity(None), identity("")) == ((), (), ())


def test_an_id_is_no_markdown() -> None:
    assert [part.written for part in identity("*a*")] == [False]


def test_items_are_joined_by_a_quiet_separator() -> None:
    items = [(written("a"),), (), (written("b"), muted(" c")), (Part("d", Tone.BAD),)]
    assert toned(joined(items)) == "a · {muted}b c{muted} · {muted}d{bad}"
    assert told(joined(items, ", ")) == "a, b c, d"
    assert joined([]) == joined([(), ()]) == ()


def test_own_values_are_shown_in_one_line() -> None:
    assert nested("CC-4711") == "CC-4711"
    assert nested(("a", "b")) == "a; b"
    assert nested({"a": "b", "c": ("d", {"e": "f"})}) == "a: b, c: d; e: f"
