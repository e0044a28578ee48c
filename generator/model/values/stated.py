"""A measured value as somebody stated it: a number with its unit, or words.

In: text without any digit stays words, since "high" is an answer to be questioned, no spelling mistake. Out: the
statement. Whether words will do is judged by the rules.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Self

from generator.model.values.quantity import Quantity


@dataclass(frozen=True, slots=True)
class Stated:
    """What was stated; ``quantity`` is None where it was words."""

    quantity: Quantity | None
    text: str = field(compare=False)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a statement. Raises ``Unreadable`` where there are digits that make no quantity."""
        in_words = not any(char.isdigit() for char in text)
        return cls(None if in_words else Quantity.parse(text), text)
