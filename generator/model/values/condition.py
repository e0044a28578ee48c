"""Conditions: a comparison with one quantity.

In: ``at least 92 %``, ``more than 5 %``, ``>= 0.9``. Out: a ``Condition`` that tells whether a value meets
it, or ``Unreadable`` (SRC007). What follows from a condition that holds does not belong here.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Self

from generator.model.values.blanks import single_blanks
from generator.model.values.comparator import Comparator, read_comparator
from generator.model.values.condition_hints import bound_refusal, no_comparison, range_refusal
from generator.model.values.quantity import Quantity
from generator.model.values.quantity_shape import LONGEST_TEXT
from generator.model.values.unreadable import Unreadable


class UnitsDiffer(ValueError):  # noqa: N818 - it says what is the matter
    """Two quantities that cannot be compared. ``message`` is the fact, ``hint`` what to write."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message, hint)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return self.message


@dataclass(frozen=True, slots=True)
class Condition:
    """A comparator and its bound. ``words`` is the comparator as typed, ``text`` the whole as typed."""

    comparator: Comparator
    bound: Quantity
    words: str = field(compare=False)
    text: str = field(compare=False)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a condition, or raise ``Unreadable``."""
        read = read_comparator(single_blanks(text)) if len(text) <= LONGEST_TEXT else None
        if read is None:
            raise no_comparison(text)
        comparator, words, rest = read
        try:
            bound = Quantity.parse(rest)
        except Unreadable as refused:
            raise bound_refusal(words, rest, refused) from None
        if bound.is_range:
            raise range_refusal(text, (words, words), bound)
        return cls(comparator, bound, words, text)

    @property
    def symbol(self) -> str:
        """The comparison as one printed sign."""
        return self.comparator.symbol

    @property
    def canonical(self) -> str:
        """The condition in signs, the same for every spelling: ``>= 92 %``."""
        return f"{self.comparator} {self.bound.canonical}"

    def holds(self, value: Quantity) -> bool | None:
        """Whether a value meets the condition; None for a range that does so in part.

        Against a percentage a bare number up to 1 is a fraction. Otherwise a condition without a unit takes
        the value's. Raises ``UnitsDiffer`` where that leaves two units.
        """
        bound, compared = self.bound, value.in_unit_of(self.bound)
        if not bound.unit:
            bound, compared = bound.in_unit_of(value) or bound, value
        if compared is None:
            raise self._units_differ(value)
        low, high = (self.comparator.holds(end, bound.low) for end in (compared.low, compared.high))
        may_equal = self.comparator is Comparator.EXACTLY and compared.low < bound.low < compared.high
        return None if low != high or may_equal else low

    def _units_differ(self, value: Quantity) -> UnitsDiffer:
        wanted = self.bound.unit
        if value.unit:
            message = f"the value is in {value.unit}, the condition in {wanted}"
            return UnitsDiffer(message, "write both in one unit")
        message = f"the value {value.canonical} has no unit, the condition is in {wanted}"
        return UnitsDiffer(message, f"write {value.canonical} {wanted}")
