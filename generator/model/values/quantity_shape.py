"""The parts of a quantity: as typed, whether they can be read or not, and as read.

In: a text. Out: its numbers and its unit, or None. What is said about a text that cannot be read does not
belong here.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from generator.model.values.blanks import single_blanks
from generator.model.values.number import NUMBER_PATTERN, read_number
from generator.model.values.unit import is_unit, unit_key

LONGEST_TEXT = 200
"""Characters that a quantity or a condition may have."""

_PATTERN = re.compile(
    rf"(?P<low>{NUMBER_PATTERN})"
    rf"(?: ?(?:to|[–—-]|\.\.\.?|…) ?(?P<high>{NUMBER_PATTERN})"  # 6 to 14 s
    rf"|(?P<low_unit> ?[^0-9]+?) (?:to|[–—-]) (?P<high_too>{NUMBER_PATTERN}))?"  # 6 s to 14 s
    r" ?(?P<unit>.*)"
)


class Shape(NamedTuple):
    """What stands where in a quantity. ``high`` repeats ``low`` where there is one number only."""

    low: str
    high: str
    unit: str
    one_unit: bool


def read_shape(typed: str) -> Shape | None:
    """Part a text into numbers and unit; None where it does not begin with a number."""
    found = _PATTERN.fullmatch(typed)
    if found is None:
        return None
    one_unit = found["low_unit"] is None or unit_key(found["low_unit"]) == unit_key(found["unit"])
    return Shape(found["low"], found["high"] or found["high_too"] or found["low"], found["unit"], one_unit)


def read_quantity(text: str) -> tuple[Decimal, Decimal, str] | None:
    """Read both numbers, the lower first, and the unit; None for a text that is no quantity."""
    shape = read_shape(single_blanks(text)) if len(text) <= LONGEST_TEXT else None
    if shape is None or not shape.one_unit or not is_unit(shape.unit):
        return None
    low, high = read_number(shape.low), read_number(shape.high)
    return None if low is None or high is None or low > high else (low, high, shape.unit)
