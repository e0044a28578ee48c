"""The characters that SRC013 accepts are those that the fonts draw."""

from itertools import pairwise
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from generator.check.coverage import RANGES, undrawable
from tests.check.judging import CHECKOUT

FONTS = sorted((CHECKOUT / "templates" / "fonts").glob("Inter-*.woff2"))
PRIVATE = range(0xE000, 0xF900)
BYTE_ORDER_MARK = 0xFEFF


def drawn(font: Path) -> set[int]:
    """The characters of a font, without controls, private ones and the byte order mark."""
    with TTFont(font, lazy=True) as opened:
        return {c for c in opened.getBestCmap() if c >= 0x20 and c not in PRIVATE and c != BYTE_ORDER_MARK}


def as_written(characters: set[int]) -> str:
    """Ranges as `coverage.py` has them."""
    starts = sorted(c for c in characters if c - 1 not in characters)
    ends = sorted(c for c in characters if c + 1 not in characters)
    pairs = zip(starts, ends, strict=True)
    return " ".join(f"{start:04X}" if start == end else f"{start:04X}-{end:04X}" for start, end in pairs)


def test_ranges_are_what_every_text_font_draws() -> None:
    assert FONTS, "no Inter in templates/fonts"
    accepted = {c for first, last in RANGES for c in range(first, last + 1)}

    assert as_written(accepted) == as_written(set.intersection(*map(drawn, FONTS)))


def test_ranges_ascend_and_do_not_touch() -> None:
    assert all(first <= last for first, last in RANGES)
    assert all(before[1] + 1 < after[0] for before, after in pairwise(RANGES))


@pytest.mark.parametrize(
    ("text", "lacking"),
    [
        ("", ""),
        ("Writes the candidate to the CRM; never writes the final category", ""),
        ("Žluťoučký kůň, Größe ≥ 92 %, naïve “quotes” … – — € £ ✓ →", ""),
        ("αβγδ ΑΒΓΔ ЖЩЫ жщы", ""),
        ("decomposed e\u0301, soft\u00adhyphen, joiner\u200d, tab\t and line\n", ""),
        ("📮 before 📧, and 📮 again", "📮📧"),
        ("田中太郎", "田中太郎"),
        ("שלום", "שלום"),
        ("bell \x07", "\x07"),
        ("\ufffd", "\ufffd"),
    ],
)
def test_undrawable_characters_come_once_in_the_order_of_the_text(text: str, lacking: str) -> None:
    assert undrawable(text) == list(lacking)
