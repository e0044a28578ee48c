"""Where a text may break at the end of a line, and that no character changes for it."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.render.breaks import breakable
from generator.render.search import entries
from tests.markup import parse


def kept(text: str) -> list[str]:
    """What does not break as other texts do, with its kind."""
    return [
        f"{span.attributes['class']}: {span.text}"
        for span in parse(breakable(text)).walk()
        if span.name == "span"
    ]


@pytest.mark.parametrize(
    ("text", "together"),
    [
        ("at least 97 %: 96 % of 240 cases", ["97 %", "96 %"]),
        ("(71 % before the AI)", ["71 %"]),
        ("30 / min", ["30 / min"]),
        ("€ 1 200 per month", ["€ 1 200"]),
        ("0.004 EUR per item · 900 EUR/month", ["0.004 EUR", "900 EUR/month"]),
        ("over 10 000 users and 26 000 questions", ["10 000", "26 000"]),
        (">= 92 % or < 5 s", [">= 92 %", "< 5 s"]),
        ("within 30 days, valid for 2 weeks", ["30 days", "2 weeks"]),
        ("12 Nov 2026, since Mai 2026, am 3. Dez. 2026", ["12 Nov 2026", "Mai 2026", "3. Dez. 2026"]),
        ("12 août 2026, not of 2026", ["12 août 2026"]),
    ],
)
def test_a_short_number_stays_with_its_unit(text: str, together: list[str]) -> None:
    assert kept(text) == [f"gp-together: {one}" for one in together]


@pytest.mark.parametrize(
    "text",
    [
        "2 of 3",
        "94%",
        "2026-11-12",
        "Article 50 (2)",
        "14 sand pits",
        "no number",
        "12 345 678 901 234 EUR",
        "v1.2.3 s",
        "1 500.25 EUR/transaction",
    ],
)
def test_other_texts_break_as_they_like(text: str) -> None:
    assert kept(text) == []


@pytest.mark.parametrize("before", ["5 s/", "12 EUR/", "5 /", "1 234/", "2 / "])
def test_a_long_word_behind_a_number_breaks_all_the_same(before: str) -> None:
    word = "Donaudampfschifffahrt" * 3
    assert kept(f"within {before}{word}")[-1].removeprefix("gp-long: ").lstrip("0123456789/") == word


@pytest.mark.parametrize(
    ("digits", "pieces"),
    [
        ("0123456789abcdef" * 2, ["sha256-0123456789abcdef", "0123456789abcdef"]),
        ("0123456789abcdef" * 4, ["sha256-0123456789abcdef", *["0123456789abcdef"] * 3]),
    ],
)
def test_a_fingerprint_breaks_in_the_middle_if_at_all(digits: str, pieces: list[str]) -> None:
    assert kept(f"signed: sha256-{digits}.") == [f"gp-fingerprint: {piece}" for piece in pieces]


def test_a_fingerprint_behind_a_number_is_one() -> None:
    assert kept("3 /sha256-" + "0123456789abcdef" * 2)[0] == "gp-fingerprint: sha256-0123456789abcdef"


def test_the_search_finds_what_was_typed() -> None:
    fingerprint = "sha256-" + "0123456789abcdef" * 2
    (entry,) = entries("T", f"<p>{breakable(f'(96 %) {fingerprint}')}</p>", "")
    assert entry.text == f"(96 %) {fingerprint}"


@given(st.text(alphabet="0123456789 .,%€sm/<>=abcEUR-&", max_size=60))
def test_no_character_changes(text: str) -> None:
    assert parse(breakable(text)).text == text


@pytest.mark.parametrize("text", ["9" * 20_000, "1.1" * 7000, "9 " * 10_000, "1 234 " * 3000, "< " * 10_000])
def test_no_text_takes_long(text: str) -> None:
    began = time.process_time()
    breakable(text)
    assert time.process_time() - began < 0.5
