"""What is read as a quantity, what is refused, and with which words."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.model.values.quantity import Quantity, same
from generator.model.values.unreadable import Unreadable

READ = [
    ("94 %", "94", "94", "%", "94 %"),
    ("94%", "94", "94", "%", "94 %"),
    ("  94 \u00a0 % ", "94", "94", "%", "94 %"),
    ("0.004 EUR", "0.004", "0.004", "EUR", "0.004 EUR"),
    ("0,004 EUR", "0.004", "0.004", "EUR", "0.004 EUR"),
    ("0.94", "0.94", "0.94", "", "0.94"),
    ("1500 EUR per month", "1500", "1500", "EUR per month", "1 500 EUR per month"),
    ("120 000 EUR per year", "120000", "120000", "EUR per year", "120 000 EUR per year"),
    ("120\u202f000 EUR", "120000", "120000", "EUR", "120 000 EUR"),
    ("120\u2009000\u00a0EUR", "120000", "120000", "EUR", "120 000 EUR"),
    ("1 234,5", "1234.5", "1234.5", "", "1 234.5"),
    ("53 617.123", "53617.123", "53617.123", "", "53 617.123"),
    ("53.6170", "53.6170", "53.6170", "", "53.6170"),
    ("1234.567", "1234.567", "1234.567", "", "1 234.567"),
    ("20 cases", "20", "20", "cases", "20 cases"),
    ("3 per 30 days", "3", "3", "per 30 days", "3 per 30 days"),
    ("3 per 1 000 cases", "3", "3", "per 1 000 cases", "3 per 1 000 cases"),
    ("25 % of answers", "25", "25", "% of answers", "25 % of answers"),
    ("6 to 14 s", "6", "14", "s", "6 to 14 s"),
    ("6–14 s", "6", "14", "s", "6 to 14 s"),
    ("6 - 14 s", "6", "14", "s", "6 to 14 s"),
    ("6-14 s", "6", "14", "s", "6 to 14 s"),
    ("6 s to 14 s", "6", "14", "s", "6 to 14 s"),
    ("1 case to 3 cases", "1", "3", "cases", "1 to 3 cases"),
    ("2,5 to 3,5 %", "2.5", "3.5", "%", "2.5 to 3.5 %"),
    ("1 000 to 2 000 EUR", "1000", "2000", "EUR", "1 000 to 2 000 EUR"),
    ("5 to 5 %", "5", "5", "%", "5 %"),
    ("-5 to -3 °C", "-5", "-3", "°C", "-5 to -3 °C"),
    ("−5", "-5", "-5", "", "-5"),
    ("+5 %", "5", "5", "%", "5 %"),
    ("010", "10", "10", "", "10"),
    ("900 €", "900", "900", "€", "900 €"),
    ("5 COVID-19 cases", "5", "5", "COVID-19 cases", "5 COVID-19 cases"),
    ("10 min", "10", "10", "min", "10 min"),
    ("9" * 30, "9" * 30, "9" * 30, "", "999 999 999 999 999 999 999 999 999 999"),
]


@pytest.mark.parametrize(("text", "low", "high", "unit", "canonical"), READ)
def test_read(text: str, low: str, high: str, unit: str, canonical: str) -> None:
    quantity = Quantity.parse(text)
    assert quantity == Quantity(Decimal(low), Decimal(high), unit, "")
    assert (quantity.text, quantity.canonical) == (text, canonical)
    assert quantity.is_range is (low != high)


GENERAL = "write a number and its unit, for example 94 %, or TBD"
COMMA = "can be read in two ways: the comma may part thousands or decimals"
POINT = "can be read in two ways: the point may part thousands or decimals"

REFUSED = [
    ("53,617", COMMA, "write 53 617 or 53.6170"),
    ("300.000", POINT, "write 300 000 or 300"),
    ("1.500 EUR", POINT, "write 1 500 EUR or 1.5 EUR"),
    ("-1,250", COMMA, "write -1 250 or -1.25"),
    ("1,500 to 2,000 EUR", COMMA, "write 1 500 to 2 000 EUR or 1.5 to 2 EUR"),
    ("500 to 1,500 EUR", COMMA, "write 500 to 1 500 EUR"),
    ("0.004 to 1.500 EUR", POINT, "write 0.004 to 1 500 EUR or 0.004 to 1.5 EUR"),
    ("1,234.56", "parts thousands by marks", "write 1 234.56"),
    ("1.234,56 EUR", "parts thousands by marks", "write 1 234.56 EUR"),
    ("1,234,567", "parts thousands by marks", "write 1 234 567"),
    ("12,34,567 INR", "parts thousands by marks", "write 1 234 567 INR"),
    ("1'234.50 CHF", "parts thousands by marks", "write 1 234.50 CHF"),
    ("1_000", "parts thousands by marks", "write 1 000"),
    (".5 %", "has no digit before its decimal mark", "write 0.5 %"),
    ("€ 900", "has the currency before the number", "write 900 EUR"),
    ("EUR 900", "has the currency before the number", "write 900 EUR"),
    ("$5", "has the currency before the number", "write 5 USD"),
    ("US$ 5", "has the currency before the number", "write 5 USD"),
    ("£ 900 per month", "has the currency before the number", "write 900 GBP per month"),
    ("$1,500", "has the currency before the number", "write 1 500 USD or 1.5 USD"),
    ("€1.500,00 to €2.000,00", "has the currency before the number", "write 1 500.00 to 2 000.00 EUR"),
    ("about 85 %", "gives no exact number", "write 85 %"),
    ("~85 %", "gives no exact number", "write 85 %"),
    ("ca. 85", "gives no exact number", "write 85"),
    ("85 % or so", "gives no exact number", "write 85 %"),
    ("85 %+", "gives no exact number", "write 85 %"),
    ("85 % (approx.)", "gives no exact number", "write 85 %"),
    ("10k tickets", "abbreviates the number", "write 10 000 tickets"),
    ("1.5k", "abbreviates the number", "write 1 500"),
    ("2 to 3 million EUR", "abbreviates the number", "write 2 000 000 to 3 000 000 EUR"),
    ("14 to 6 s", "runs backwards", "write 6 to 14 s"),
    ("between 6 and 14 s", "is not how a range is written", "write 6 to 14 s"),
    ("6 s to 14 ms", "mixes two units", GENERAL),
    ("94 % (12 Nov)", "holds more than a number and its unit", "write 94 %"),
    ("94 %, 240 cases", "holds more than a number and its unit", "write 94 %"),
    ("94 % of 240 cases", "holds more than a number and its unit", "write 94 %"),
    ("5 of 100", "holds more than a number and its unit", GENERAL),
    ("4to 4to33", "holds more than a number and its unit", GENERAL),  # a third number, not a unit “to33”
    ("0 to 0 to-0t", "holds more than a number and its unit", GENERAL),
    ("0 - 0 per - .4 USD", "holds more than a number and its unit", GENERAL),
    ("5 ± 2", "holds more than a number and its unit", GENERAL),
    ("1e5", "holds more than a number and its unit", GENERAL),
    ("1/2", "holds more than a number and its unit", GENERAL),
    ("12:30", "holds more than a number and its unit", GENERAL),
    ("2026-11-22", "holds more than a number and its unit", GENERAL),
    ("1 234 56 EUR", "holds more than a number and its unit", GENERAL),
    ("1.2.3", "has a number that cannot be read", GENERAL),
    ("9" * 31, "has more than 30 digits", GENERAL),
    (
        "at least 92 %",
        "is a condition where a value is wanted",
        "write the number alone, for example 94 %, or TBD",
    ),
    ("<5", "is a condition where a value is wanted", "write the number alone, for example 94 %, or TBD"),
    ("high", "holds no number", GENERAL),
    ("ninety percent", "holds no number", GENERAL),
    ("over and out", "holds no number", GENERAL),
    ("٩٤ %", "holds no number", GENERAL),
    ("", "holds no number", GENERAL),
    ("GPT-5.1", "does not begin with a number", GENERAL),
]


@pytest.mark.parametrize(("text", "fact", "hint"), REFUSED)
def test_refused(text: str, fact: str, hint: str) -> None:
    with pytest.raises(Unreadable) as caught:
        Quantity.parse(text)
    assert caught.value.code == "SRC007"
    assert caught.value.message == f'"{text}" {fact}'
    assert caught.value.hint == hint


def test_a_long_text_is_shortened_in_the_message() -> None:
    with pytest.raises(Unreadable) as caught:
        Quantity.parse("94 % of the answers\n" * 20)
    assert caught.value.message == (
        '"94 % of the answers 94 % of the answers 94 % of the answers…" is too long for a quantity'
    )
    assert caught.value.hint == GENERAL


SAME = [
    ("94 %", "94%", True),
    ("94 %", "0.94", True),
    ("0.94", "94 percent", True),
    ("94 %", "94", False),
    ("100 %", "1", True),
    ("0.9 to 0.95", "90 to 95 %", True),
    ("0.9 to 1.2", "90 to 120 %", False),
    ("5 cases", "5 case", True),
    ("5 queries", "5 query", True),
    ("5 classes", "5 class", True),
    ("5 cases", "5", False),
    ("5 EUR/month", "5 € per month", True),
    ("5 $", "5 usd", True),
    ("5 GBP", "5 £", True),
    ("5 per cent", "5 percent", True),
    ("5 s", "5 seconds", True),
    ("5 s", "5 ms", False),
    ("5 EUR", "5 USD", False),
    ("5.0 EUR", "5 EUR", True),
]


@pytest.mark.parametrize(("one", "other", "expected"), SAME)
def test_same(one: str, other: str, expected: bool) -> None:
    assert same(Quantity.parse(one), Quantity.parse(other)) is expected
    assert same(Quantity.parse(other), Quantity.parse(one)) is expected
