"""What holds for every value kind and any text."""

from __future__ import annotations

import pickle
import time
from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from generator.model.values.cadence import Cadence
from generator.model.values.choice import closest, match_choice, not_in_list
from generator.model.values.comparator import Comparator
from generator.model.values.condition import Condition, UnitsDiffer
from generator.model.values.day import Day
from generator.model.values.duration import Duration
from generator.model.values.number import read_number, spell
from generator.model.values.open import Open, read_open
from generator.model.values.path import RelativePath
from generator.model.values.person import Person
from generator.model.values.quantity import Quantity, same
from generator.model.values.time_unit import TimeUnit
from generator.model.values.unreadable import Unreadable
from generator.model.values.yes_no import read_yes_no

STAGES = ["idea", "poc", "pilot", "production", "retired"]
PARSERS: list[Callable[[str], object]] = [
    Cadence.parse,
    Condition.parse,
    Day.parse,
    Duration.parse,
    Person.parse,
    Quantity.parse,
    RelativePath.parse,
    read_open,
    read_yes_no,
    lambda text: match_choice(text, STAGES),
    lambda text: closest(text, STAGES),
    lambda text: not_in_list(text, STAGES, "stage"),
]

# Pieces that values are made of, so that most texts come close to one.
PIECES = st.sampled_from(
    [
        *(
            "1",
            "5",
            "12",
            "000",
            "53,617",
            "1.500",
            "0,004",
            "1.234,56",
            "-",
            "–",
            "to",
            "between",
            "and",
            "%",
        ),
        *(
            "EUR",
            "€",
            "$",
            "per",
            "/",
            "k",
            "million",
            "about",
            "~",
            "or more",
            "+",
            "(",
            ")",
            ",",
            ";",
            ":",
            ".5",
        ),
        *(
            "at least",
            ">",
            ">=",
            "no",
            "TBD",
            "?",
            "every",
            "week",
            "weeks",
            "montly",
            "twice a",
            "working days",
        ),
        *(
            "2026",
            "-11",
            "-22",
            ".",
            "03/04/2026",
            "Nov",
            "T10:00",
            "Dana",
            "Fox",
            "the",
            "board",
            "Head",
            "of",
        ),
        *(
            "&",
            "<x@y>",
            "李",
            "../",
            "C:",
            "\\",
            "\u00a0",
            "\u202f",
            "\ufeff",
            "\u0660",
            "\u00b2",
            "\ud800",
            "\x00",
        ),
    ]
)
TEXTS = st.one_of(
    st.text(max_size=220),
    st.lists(PIECES, max_size=12).map(" ".join),
    st.lists(PIECES, max_size=12).map("".join),
)
LONG = [
    "9",
    " ",
    "1 000 ",
    "1,",
    "a",
    "a ",
    "((",
    "- ",
    "TBD, ",
    "?",
    "?, ",
    "per 5 ",
    "and ",
    "../",
    "é",
    "\u00a0",
]
DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))
NUMBERS = st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**12), max_value=10**12)
UNITS = st.sampled_from(["", "%", "EUR", "EUR per month", "cases", "per 30 days", "s"])


def refusal(parse: Callable[[str], object], text: str) -> Unreadable | None:
    """The error that a text meets, if any; any other exception fails the test."""
    try:
        parse(text)
    except Unreadable as refused:
        return refused
    return None


@given(TEXTS)
@example("$1,500 or so")
@example("<EUR0-1")
@example("between 9 and 999999999999999999999999999999 billion")
def test_any_text_gives_a_value_or_one_clear_error(text: str) -> None:
    for parse in PARSERS:
        refused = refusal(parse, text)
        if refused is None:
            continue
        assert refused.code in {"SRC004", "SRC006", "SRC007", "SRC010"}
        assert refused.message.startswith('"')
        assert refused.hint
        assert "\n" not in refused.message + refused.hint
        assert str(refused) == refused.message
        for way in refused.rewrites:
            assert way in refused.hint
            assert refusal(parse, way) is None


@pytest.mark.parametrize("piece", LONG)
def test_long_texts_return_at_once(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    for parse in PARSERS:
        begun = time.process_time()
        refused = refusal(parse, text)
        assert time.process_time() - begun < 0.1
        assert refused is None or len(refused.message) < 200


@pytest.mark.parametrize("piece", LONG)
def test_the_longest_texts_that_are_read_return_at_once(piece: str) -> None:
    for text in (piece * 200, "5 " + piece * 200, "about " + piece * 200, "at least 5 to " + piece * 200):
        for parse in PARSERS:
            begun = time.process_time()
            refusal(parse, text[:200])
            assert time.process_time() - begun < 0.1


def test_an_error_survives_the_way_between_processes() -> None:
    with pytest.raises(Unreadable) as caught:
        Quantity.parse("53,617")
    copy = pickle.loads(pickle.dumps(caught.value))
    assert (copy.code, copy.message, copy.hint, copy.rewrites) == (
        "SRC007",
        '"53,617" can be read in two ways: the comma may part thousands or decimals',
        "write 53 617 or 53.6170",
        ("53 617", "53.6170"),
    )


@given(NUMBERS)
def test_a_spelled_number_reads_as_itself(number: Decimal) -> None:
    assert read_number(spell(number)) == number


@given(NUMBERS, NUMBERS, UNITS)
def test_a_quantity_reads_as_itself(one: Decimal, other: Decimal, unit: str) -> None:
    quantity = Quantity(min(one, other), max(one, other), unit, "")
    assert Quantity.parse(quantity.canonical) == quantity
    assert same(quantity, quantity)


@given(st.sampled_from(Comparator), NUMBERS, UNITS)
def test_a_condition_reads_as_itself(comparator: Comparator, bound: Decimal, unit: str) -> None:
    quantity = Quantity(bound, bound, unit, "")
    for sign in (comparator.value, comparator.symbol, comparator.words, comparator.words.upper()):
        condition = Condition.parse(f"{sign} {quantity.canonical}")
        assert condition == Condition(comparator, quantity, sign, "")
        assert Condition.parse(condition.canonical) == condition


@given(DAYS)
def test_a_day_reads_as_itself(day: date) -> None:
    read = Day.parse(day.isoformat())
    assert (read.first, read.last, read.exact, read.canonical) == (day, day, True, day.isoformat())
    month = Day.parse(day.isoformat()[:7])
    assert month.first <= day <= month.last
    assert month.first.day == 1
    assert Day.parse(month.canonical) == month


@given(st.integers(0, 90), st.sampled_from(TimeUnit), DAYS)
def test_a_duration_reads_as_itself_and_never_goes_back(count: int, unit: TimeUnit, day: date) -> None:
    duration = Duration(count, unit, "")
    assert Duration.parse(duration.canonical) == duration
    assert duration.after(day) >= day
    assert Duration(count + 1, unit, "").after(day) >= duration.after(day)


@given(st.integers(1, 90), st.sampled_from(TimeUnit), DAYS, DAYS)
def test_what_is_next_due_lies_ahead(count: int, unit: TimeUnit, one: date, other: date) -> None:
    cadence = Cadence.parse(f"{count} {unit}s")
    assert isinstance(cadence, Cadence)
    again = Cadence.parse(cadence.canonical)
    assert again == cadence
    earlier, later = sorted((one, other))
    due, due_later = cadence.next_due(earlier), cadence.next_due(later)
    assert due is not None
    assert due_later is not None
    assert earlier < due <= due_later
    assert not cadence.overdue(earlier, due)
    assert cadence.overdue(earlier, date.fromordinal(due.toordinal() + 1))


SPELLINGS = [
    ["%", "percent", "per cent", " %"],
    ["case", "cases", "Cases"],
    ["EUR/month", "€ per month", "eur per months"],
]


@given(st.sampled_from(Comparator), NUMBERS, NUMBERS, NUMBERS, st.sampled_from(SPELLINGS), st.data())
def test_the_spelling_of_a_unit_decides_nothing(
    comparator: Comparator,
    bound: Decimal,
    one: Decimal,
    other: Decimal,
    spellings: list[str],
    data: st.DataObject,
) -> None:
    low, high = sorted((one, other))
    results = set()
    for unit in spellings:
        own = data.draw(st.sampled_from(spellings))
        condition = Condition.parse(f"{comparator} {spell(bound)} {own}")
        results.add(condition.holds(Quantity(low, high, unit.strip(), "")))
    assert len(results) == 1
    ends = {comparator.holds(end, bound) for end in (low, high)}
    if len(ends) == 2:
        assert results == {None}


@given(st.sampled_from(Comparator), st.decimals(0, 1, places=3), st.decimals(0, 1, places=3))
def test_fractions_and_percentages_meet_conditions_alike(
    comparator: Comparator, bound: Decimal, value: Decimal
) -> None:
    as_percent = Quantity.parse(f"{spell(value * 100)} %")
    as_fraction = Quantity.parse(spell(value))
    assert same(as_percent, as_fraction)
    assert same(as_fraction, as_percent)
    in_percent = Condition.parse(f"{comparator} {spell(bound * 100)} %")
    in_fraction = Condition.parse(f"{comparator} {spell(bound)}")
    expected = comparator.holds(value, bound)
    assert in_percent.holds(as_percent) is expected
    assert in_percent.holds(as_fraction) is expected
    assert in_fraction.holds(as_percent) is expected
    assert in_fraction.holds(as_fraction) is expected


@given(NUMBERS, NUMBERS, UNITS, UNITS)
def test_units_that_differ_never_compare(bound: Decimal, value: Decimal, unit: str, other: str) -> None:
    assume(unit not in {"", other} and not (unit == "%" and other == ""))
    condition = Condition.parse(f"at most {spell(bound)} {unit}")
    with pytest.raises(UnitsDiffer):
        condition.holds(Quantity(value, value, other, ""))


@given(TEXTS)
def test_an_open_word_stays_open_with_any_reason(reason: str) -> None:
    opened = read_open(f"TBD, {reason}")
    assert isinstance(opened, Open)
    assert opened.word == "TBD"
