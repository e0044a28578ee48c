"""The paper: its sizes, its margins, and what a sheet says beside the page.

In: a size's name. Out: measures. All of them are millimetres, but for the size of type.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.words import Speech

SIZES = {"A4": (210.0, 297.0), "Letter": (215.9, 279.4)}
"""Width and height."""

MARGINS = (8.0, 11.0, 9.0)
"""Above, beside and below."""

PIXEL = 25.4 / 96
"""WeasyPrint counts in pixels."""

LARGEST, SMALLEST = 9.0, 6.5
"""Points: the range of type that is read without effort."""


@dataclass(frozen=True)
class Paper:
    """What a sheet looks like, how it speaks, and the address at which the whole page stands."""

    size: str = "A4"
    speech: Speech = field(default_factory=Speech)
    site: str = ""

    @property
    def room(self) -> tuple[float, float]:
        """Width and height within the margins."""
        (width, height), (above, beside, below) = SIZES[self.size], MARGINS
        return width - 2 * beside, height - above - below
