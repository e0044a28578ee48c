"""What is read as a condition, what is refused, and when a condition holds."""

from __future__ import annotations

import pytest

from generator.model.values.comparator import Comparator
from generator.model.values.condition import Condition, UnitsDiffer
from generator.model.values.quantity import Quantity
from generator.model.values.unreadable import Unreadable

READ = [
    ("at least 92 %", "at least", ">= 92 %", "≥"),
    ("At Least 92%", "At Least", ">= 92 %", "≥"),
    (">= 92 %", ">=", ">= 92 %", "≥"),
    (">=92%", ">=", ">= 92 %", "≥"),
    ("=> 5", "=>", ">= 5", "≥"),
    ("≥ 5", "≥", ">= 5", "≥"),
    ("no less than 5", "no less than", ">= 5", "≥"),
    ("not less than 5", "not less than", ">= 5", "≥"),
    ("minimum 5", "minimum", ">= 5", "≥"),
    ("minimum of 5", "minimum of", ">= 5", "≥"),
    ("min. 5", "min.", ">= 5", "≥"),
    ("at most 3 per 30 days", "at most", "<= 3 per 30 days", "≤"),
    ("no more than 3", "no more than", "<= 3", "≤"),
    ("not more than 3", "not more than", "<= 3", "≤"),
    ("maximum 3", "maximum", "<= 3", "≤"),
    ("max. 3 days", "max.", "<= 3 days", "≤"),
    ("max 3 days", "max", "<= 3 days", "≤"),
    ("up to 1 500 EUR", "up to", "<= 1 500 EUR", "≤"),
    ("<= 3", "<=", "<= 3", "≤"),
    ("=< 3", "=<", "<= 3", "≤"),
    ("≤3", "≤", "<= 3", "≤"),
    ("more than 5 %", "more than", "> 5 %", ">"),
    ("greater than 5", "greater than", "> 5", ">"),
    ("above 5", "above", "> 5", ">"),
    ("over 5", "over", "> 5", ">"),
    (">5", ">", "> 5", ">"),
    ("less than 1 s", "less than", "< 1 s", "<"),
    ("fewer than 5 cases", "fewer than", "< 5 cases", "<"),
    ("below 5", "below", "< 5", "<"),
    ("under 5", "under", "< 5", "<"),
    ("< -0.5", "<", "< -0.5", "<"),
    ("exactly 0", "exactly", "= 0", "="),
    ("equal to 0", "equal to", "= 0", "="),
    ("equals 0", "equals", "= 0", "="),
    ("== 0", "==", "= 0", "="),
    ("= 0", "=", "= 0", "="),
]


@pytest.mark.parametrize(("text", "words", "canonical", "symbol"), READ)
def test_read(text: str, words: str, canonical: str, symbol: str) -> None:
    condition = Condition.parse(text)
    assert (condition.words, condition.canonical, condition.symbol) == (words, canonical, symbol)
    assert condition.text == text


GENERAL = "write a comparison, for example at least 92 %, or TBD"

REFUSED = [
    ("92 %", '"92 %" does not say how to compare', "write at least 92 % or at most 92 %"),
    ("about 92 %", '"about 92 %" does not say how to compare', "write at least 92 % or at most 92 %"),
    ("good", '"good" does not say how to compare', GENERAL),
    ("", '"" does not say how to compare', GENERAL),
    ("overall 5", '"overall 5" does not say how to compare', GENERAL),
    ("92 % or more", '"92 % or more" has the comparison behind the number', "write at least 92 %"),
    ("92 %+", '"92 %+" has the comparison behind the number', "write at least 92 %"),
    ("5 % or less", '"5 % or less" has the comparison behind the number', "write at most 5 %"),
    ("5 days maximum", '"5 days maximum" has the comparison behind the number', "write at most 5 days"),
    ("none", '"none" is a word where a comparison is wanted', "write exactly 0"),
    ("never", '"never" is a word where a comparison is wanted', "write exactly 0"),
    ("exactly zero", '"zero" holds no number', "write exactly 0"),
    ("at least high", '"high" holds no number', GENERAL),
    ("above", '"above" stands without a number', GENERAL),
    (
        "at least 53,617 cases",
        '"53,617 cases" can be read in two ways: the comma may part thousands or decimals',
        "write at least 53 617 cases or at least 53.6170 cases",
    ),
    ("at most $5", '"$5" has the currency before the number', "write at most 5 USD"),
    (
        "6 to 14 s",
        '"6 to 14 s" compares with a range, not with one number',
        "write at least 6 s or at most 14 s",
    ),
    (
        "between 6 and 14 s",
        '"between 6 and 14 s" compares with a range, not with one number',
        "write at least 6 s or at most 14 s",
    ),
    (
        "at most 6 to 14 s",
        '"at most 6 to 14 s" compares with a range, not with one number',
        "write at most 6 s or at most 14 s",
    ),
    # What would be suggested is longer than a condition may be.
    (f"> ${'5' * 20}{'x' * 170}", f'"${"5" * 20}{"x" * 38}…" has the currency before the number', GENERAL),
    (
        "EUR 4.234-4234",
        '"EUR 4.234-4234" does not say how to compare',
        "write at least 4 234 EUR or at most 4 234 EUR",
    ),
    ("6 to0to0.944 s.944 s", '"6 to0to0.944 s.944 s" does not say how to compare', GENERAL),
    (
        "53,617",
        '"53,617" does not say how to compare',
        "write at least 53 617, at most 53 617, at least 53.6170 or at most 53.6170",
    ),
]


@pytest.mark.parametrize(("text", "message", "hint"), REFUSED)
def test_refused(text: str, message: str, hint: str) -> None:
    with pytest.raises(Unreadable) as caught:
        Condition.parse(text)
    assert (caught.value.code, caught.value.message, caught.value.hint) == ("SRC007", message, hint)


def test_a_long_text_is_refused_at_once() -> None:
    with pytest.raises(Unreadable) as caught:
        Condition.parse("at least " * 30)
    shown = "at least at least at least at least at least at least at le…"
    assert caught.value.message == f'"{shown}" is too long for a condition'


HOLDS = [
    ("at least 92 %", "94 %", True),
    ("at least 92 %", "92 %", True),
    ("at least 92 %", "91.9 %", False),
    ("at least 92 %", "0.94", True),
    ("at least 92 %", "0.9", False),
    ("at least 0.9", "94 %", True),
    ("at least 0.95", "94 %", False),
    ("at least 0.9", "0.94", True),
    ("at least 92", "94 %", True),
    ("at most 1", "5 %", True),
    ("less than 5", "3 cases", True),
    ("more than 5 %", "3.1 %", False),
    ("exactly 0", "0", True),
    ("exactly 0", "0 %", True),
    ("exactly 0", "0.0 cases", True),
    ("exactly 0", "1 case", False),
    ("at most 5 cases", "1 case", True),
    ("at most 14 s", "6 to 14 s", True),
    ("less than 14 s", "6 to 14 s", None),
    ("more than 14 s", "6 to 14 s", False),
    ("at least 6 seconds", "6 to 14 s", True),
    ("exactly 10 s", "6 to 14 s", None),
    ("exactly 6 s", "6 to 14 s", None),
    ("exactly 20 s", "6 to 14 s", False),
    ("at least 92 %", "0.9 to 0.95", None),
    ("at most 1000 EUR/month", "900 € per month", True),
]


@pytest.mark.parametrize(("condition", "value", "expected"), HOLDS)
def test_holds(condition: str, value: str, expected: bool | None) -> None:
    assert Condition.parse(condition).holds(Quantity.parse(value)) is expected


DIFFER = [
    ("at least 92 %", "94", "the value 94 has no unit, the condition is in %", "write 94 %"),
    (
        "at least 92 %",
        "0.9 to 1.2",
        "the value 0.9 to 1.2 has no unit, the condition is in %",
        "write 0.9 to 1.2 %",
    ),
    ("at most 5 cases", "3", "the value 3 has no unit, the condition is in cases", "write 3 cases"),
    ("at most 5 cases", "3 %", "the value is in %, the condition in cases", "write both in one unit"),
    (
        "at most 5 % of tickets",
        "3 %",
        "the value is in %, the condition in % of tickets",
        "write both in one unit",
    ),
    ("less than 1 s", "800 ms", "the value is in ms, the condition in s", "write both in one unit"),
]


@pytest.mark.parametrize(("condition", "value", "message", "hint"), DIFFER)
def test_different_units_never_compare(condition: str, value: str, message: str, hint: str) -> None:
    with pytest.raises(UnitsDiffer) as caught:
        Condition.parse(condition).holds(Quantity.parse(value))
    assert (str(caught.value), caught.value.message, caught.value.hint) == (message, message, hint)


def test_every_comparator_has_words_that_read_as_itself() -> None:
    assert [Condition.parse(f"{one.words} 5").comparator for one in Comparator] == list(Comparator)
