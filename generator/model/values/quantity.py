"""Quantities: a number, or a range of them, with a unit.

In: ``94 %``, ``120 000 EUR``, ``6 to 14 s``. Out: an exact ``Quantity``, or ``Unreadable`` (SRC007).
Comparisons are conditions. Why a text is refused belongs to ``quantity_hints``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Context, Decimal
from typing import Self

from generator.model.values.number import spell
from generator.model.values.quantity_hints import quantity_refusal
from generator.model.values.quantity_shape import read_quantity
from generator.model.values.unit import is_percentage, unit_key

_HUNDREDTHS = Context(prec=64)  # wider than any number that is read, so that nothing is rounded


@dataclass(frozen=True, slots=True)
class Quantity:
    """The numbers from ``low`` to ``high``, mostly one, in ``unit``, which may be empty.

    ``unit`` is as typed with single blanks, ``text`` as typed; the text does not count when two are compared.
    """

    low: Decimal
    high: Decimal
    unit: str
    text: str = field(compare=False)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a quantity, or raise ``Unreadable``."""
        read = read_quantity(text)
        if read is None:
            raise quantity_refusal(text)
        return cls(*read, text)

    @property
    def is_range(self) -> bool:
        """Whether it stands for more than one number."""
        return self.low != self.high

    @property
    def canonical(self) -> str:
        """The quantity in the spelling that can be read in one way only."""
        numbers = f"{spell(self.low)} to {spell(self.high)}" if self.is_range else spell(self.low)
        return f"{numbers} {self.unit}".rstrip()

    def in_unit_of(self, other: Quantity) -> Quantity | None:
        """This quantity in the other's unit, None where the units differ.

        Only percentages are converted: against one, a number without a unit and up to 1 is a fraction.
        """
        if unit_key(self.unit) == unit_key(other.unit):
            return self
        if not self.unit and is_percentage(other.unit) and self.low >= -1 and self.high <= 1:
            low, high = _HUNDREDTHS.scaleb(self.low, 2), _HUNDREDTHS.scaleb(self.high, 2)
            return Quantity(low, high, other.unit, self.text)
        return None


def same(one: Quantity, other: Quantity) -> bool:
    """Whether two quantities mean the same: ``0.94`` and ``94 %`` do, ``5 cases`` and ``5`` do not."""
    first, second = one.in_unit_of(other) or one, other.in_unit_of(one) or other
    numbers_agree = (first.low, first.high) == (second.low, second.high)
    return numbers_agree and unit_key(first.unit) == unit_key(second.unit)
