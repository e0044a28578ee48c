"""Comparators: ``at least``, ``>``, ``no more than`` and what else people write for the five comparisons.

In: the beginning of a condition. Out: the comparator and what follows it. Quantities do not belong here.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable
from decimal import Decimal
from enum import StrEnum


class Comparator(StrEnum):
    """One of five comparisons; the value is the sign that a keyboard has."""

    AT_LEAST = ">="
    AT_MOST = "<="
    MORE = ">"
    LESS = "<"
    EXACTLY = "="

    @property
    def symbol(self) -> str:
        """The sign as it is printed."""
        return _PRINTED.get(self, self.value)

    @property
    def words(self) -> str:
        """The comparison in words."""
        return _SPELLINGS[self][0]

    def holds(self, value: Decimal, bound: Decimal) -> bool:
        """Whether the value compares so with the bound."""
        return _TESTS[self](value, bound)


_PRINTED = {Comparator.AT_LEAST: "≥", Comparator.AT_MOST: "≤"}

_TESTS: dict[Comparator, Callable[[Decimal, Decimal], bool]] = {
    Comparator.AT_LEAST: operator.ge,
    Comparator.AT_MOST: operator.le,
    Comparator.MORE: operator.gt,
    Comparator.LESS: operator.lt,
    Comparator.EXACTLY: operator.eq,
}

# The first of each row is the one that hints use.
_SPELLINGS = {
    Comparator.AT_LEAST: (
        *("at least", "at the least", "no less than", "not less than", "no fewer than", "not fewer than"),
        *(
            "no lower than",
            "not lower than",
            "not below",
            "not under",
            "minimum",
            "minimum of",
            "min.",
            "min",
        ),
        *("more than or equal to", "greater than or equal to", ">=", "=>", "≥", "≧"),
    ),
    Comparator.AT_MOST: (
        *("at most", "at the most", "no more than", "not more than", "no greater than", "not greater than"),
        *("no higher than", "not higher than", "not above", "not over", "not exceeding", "up to"),
        *("maximum", "maximum of", "max.", "max", "less than or equal to", "<=", "=<", "≤", "≦"),
    ),
    Comparator.MORE: ("more than", "greater than", "higher than", "larger than", "above", "over", ">"),
    Comparator.LESS: ("less than", "fewer than", "lower than", "smaller than", "below", "under", "<"),
    Comparator.EXACTLY: ("exactly", "equal to", "equals", "==", "="),
}
_BY_SPELLING = {spelling: one for one, spellings in _SPELLINGS.items() for spelling in spellings}
_PATTERN = re.compile(
    "|".join(re.escape(spelling) for spelling in sorted(_BY_SPELLING, key=len, reverse=True)), re.IGNORECASE
)


def read_comparator(text: str) -> tuple[Comparator, str, str] | None:
    """Part a text with single blanks into comparator, its words as typed, and the rest; None without one."""
    found = _PATTERN.match(text)
    if found is None:
        return None
    rest = text[found.end() :]
    if found[0][-1].isalpha() and rest[:1].isalpha():
        return None
    return _BY_SPELLING[found[0].casefold()], found[0], rest.lstrip()
