"""Numbers as people type them.

In: digits with marks and blanks. Out: exact decimals, every sensible reading of them, and the spelling that
can be read in one way only. Units and ranges do not belong here.
"""

from __future__ import annotations

import re
from decimal import Decimal

NUMBER_PATTERN = r"[+−-]? ?(?:[0-9]|[.,][0-9])(?:[0-9.,'’_]*[0-9])?(?: [0-9]{3}(?![0-9])(?:[.,][0-9]+)?)*"
"""What looks like one number, well written or not, in text with single blanks."""

_MOST_DIGITS = 30
_PLAIN = re.compile(r"(?:[0-9]+|[1-9][0-9]{0,2}(?: [0-9]{3})+)(?:[.,][0-9]+)?")
_TWO_WAYS = re.compile(r"[1-9][0-9]{0,2}[.,][0-9]{3}")
_MARKED = re.compile(
    r"(?P<whole>[1-9][0-9]{0,2}(?P<mark>['’_ .,])(?:[0-9]{2,3}(?P=mark))*[0-9]{3})"  # 1,234 · 12,34,567
    r"(?:(?!(?P=mark))[.,](?P<decimals>[0-9]+))?"
)


def read_number(typed: str) -> Decimal | None:
    """The number, where it is written as it should be and can be read in one way only; else None."""
    sign, digits = _signed(typed)
    if not _PLAIN.fullmatch(digits) or _TWO_WAYS.fullmatch(digits):
        return None
    return _decimal(sign, digits.replace(" ", "").replace(",", "."))


def readings(typed: str) -> list[Decimal]:
    """Every sensible reading of a number, the one with a thousands mark first; empty where there is none."""
    sign, digits = _signed(typed)
    if digits[0] in ".,":
        digits = f"0{digits}"
    found: list[str] = []
    if marked := _MARKED.fullmatch(digits):
        found.append(f"{re.sub('[^0-9]', '', marked['whole'])}.{marked['decimals'] or ''}".rstrip("."))
    if _PLAIN.fullmatch(digits):
        found.append(digits.replace(" ", "").replace(",", "."))
    unique = dict.fromkeys(_decimal(sign, number) for number in found)
    return [number for number in unique if number is not None]


def spell(number: Decimal) -> str:
    """Write a number so that it can be read in one way only: ``1 500``, ``0.004``, ``53.6170``."""
    sign, digits = _signed(format(number, "f"))
    whole, _, decimals = digits.partition(".")
    spelled = f"{int(whole):,}".replace(",", " ") + (f".{decimals}" if decimals else "")
    if _TWO_WAYS.fullmatch(spelled):
        spelled = spelled.rstrip("0").rstrip(".") if spelled.endswith("0") else f"{spelled}0"
    return f"{sign}{spelled}"


def _signed(typed: str) -> tuple[str, str]:
    """Part the sign, minus or nothing, from the digits."""
    digits = typed.lstrip("+−- ")
    return "-" if typed[:1] in {"-", "−"} else "", digits


def _decimal(sign: str, digits: str) -> Decimal | None:
    return Decimal(f"{sign}{digits}") if len(digits.replace(".", "")) <= _MOST_DIGITS else None
