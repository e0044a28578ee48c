"""Cutting a page that does not fit on one sheet, so that everybody sees that it was cut.

In: a page and limits. Out: the same page with long texts ended by a mark and long lists shortened.
"""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Any

from generator.view.page import Page

MARK = " […]"

_STEP = 0.93
_LONGEST, _SHORT, _SHORTEST = 14_000, 80, 20
_ALL, _MOST, _FEW = 10_000, 400, 10


def _limits() -> Iterator[tuple[int, int]]:
    longest, most = float(_LONGEST), float(_MOST)
    while longest > _SHORT:
        yield round(longest), _ALL
        longest *= _STEP
    while most > _FEW:
        yield _SHORT, round(most)
        most *= _STEP
    for fewer in range(_FEW, 0, -1):
        yield _SHORTEST + (_SHORT - _SHORTEST) * (fewer - 1) // (_FEW - 1), fewer


LIMITS = tuple(dict.fromkeys(_limits()))
"""Longest text and most entries of a list, each a little tighter than the one before: texts become short first, then
lists, then both. The steps are small, so that a sheet whose page is cut is full all the same."""


_UNPRINTED = frozenset(
    {"MissingLine.caret", "MissingLine.field", "MissingLine.anchor"}
    | {"Box.id", "Pair.field", "Line.field", "Line.route", "Line.places"}
    | {f"{name}.route" for name in ("SignalLine", "GateLine", "LoopLine", "Happening")}
)
"""What paper does not show."""

_OF_UNREADABLE = frozenset({"MissingLine.source", "MissingLine.hint"})
"""What it shows where the file cannot be read, and only there: lines of the file, and how to mend them."""


def length(page: Page) -> int:
    """How many characters paper shows of a page."""
    return _length(page, _UNPRINTED | (_OF_UNREADABLE if page.readable else set()))


def _length(value: Any, unprinted: frozenset[str]) -> int:
    if isinstance(value, str):
        return 0 if isinstance(value, Enum) else len(value)
    if isinstance(value, tuple):
        return sum(_length(one, unprinted) for one in value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return sum(
            _length(getattr(value, field.name), unprinted)
            for field in dataclasses.fields(value)
            if f"{type(value).__name__}.{field.name}" not in unprinted
        )
    return 0


_COUNTED = {
    "Line.items": ("entry", "entries"),
    "GateLine.signals": ("signal", "signals"),
    "GateLine.unsaid": ("open entry", "open entries"),
    "GateLine.owners": ("decision owner", "decision owners"),
    "LoopLine.updates": ("update", "updates"),
    "LoopLine.learned": ("lesson", "lessons"),
    "Box.lines": ("line of the three-point check", "lines of the three-point check"),
    "MissingGroup.lines": ("finding", "findings"),
    "Missing.later": ("finding not due yet", "findings not due yet"),
    "Missing.waived": ("waived finding", "waived findings"),
    "Page.because": ("reason", "reasons"),
    "Page.loops": ("improvement loop", "improvement loops"),
    "Page.history": ("decision or event", "decisions and events"),
    "Page.doubts": ("doubt", "doubts"),
    "Page.waivers": ("waiver", "waivers"),
    "Page.notes": ("note", "notes"),
    "Page.links": ("link", "links"),
}
"""Lists that may be shortened, in the reader's words. Every other one is a row or a part of the page itself."""

_WHOLE = frozenset({"Page.id", "Page.address", "Page.file", "Page.as_of", "Page.format"})
"""What names the page is never cut."""


@dataclass
class Cutting:
    """A cut page, and how many entries of which lists were left out."""

    page: Page
    left_out: Counter[str]

    @property
    def told(self) -> str:
        """What was left out, in words."""
        counts = ((self.left_out[name], nouns) for name, nouns in _COUNTED.items())
        return ", ".join(f"{count} {nouns[count > 1]}" for count, nouns in counts if count)


def cut_page(page: Page, longest: int, most: int) -> Cutting:
    """Shorten every text to ``longest`` characters and every list to ``most`` entries."""
    left_out: Counter[str] = Counter()

    def cut(value: Any, name: str) -> Any:
        if isinstance(value, str) and not isinstance(value, Enum):
            return value if len(value) <= longest else value[: longest - len(MARK)].rstrip() + MARK
        if isinstance(value, tuple):
            kept = value[:most] if name in _COUNTED else value
            if len(kept) < len(value):
                left_out[name] += len(value) - len(kept)
            return tuple(cut(one, "") for one in kept)
        if dataclasses.is_dataclass(value) and not isinstance(value, type):
            names = {one.name: f"{type(value).__name__}.{one.name}" for one in dataclasses.fields(value)}
            return dataclasses.replace(
                value,
                **{key: cut(getattr(value, key), name) for key, name in names.items() if name not in _WHOLE},
            )
        return value

    shortened: Page = cut(page, "")
    return Cutting(shortened, left_out)
