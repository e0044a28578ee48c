"""Cutting a page that does not fit on one sheet, so that everybody sees that it was cut.

In: a page and limits. Out: the same page with long texts ended by a mark and long lists shortened.
"""

from __future__ import annotations

import dataclasses
from collections import Counter
from dataclasses import dataclass
from enum import Enum
from typing import Any

from generator.view.page import Page

MARK = " […]"


def length(value: Any) -> int:
    """How many characters stand in a display value."""
    if isinstance(value, str):
        return 0 if isinstance(value, Enum) else len(value)
    if isinstance(value, tuple):
        return sum(length(one) for one in value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return sum(length(getattr(value, field.name)) for field in dataclasses.fields(value))
    return 0


_COUNTED = {
    "items": "items",
    "signals": "signals",
    "owners": "decision owners",
    "loops": "improvement loops",
    "updates": "updates",
    "learned": "lessons",
    "because": "reasons",
    "history": "decisions and events",
    "lines": "lines",
    "later": "findings not due yet",
    "doubts": "doubts",
    "waived": "waived findings",
    "waivers": "waivers",
    "notes": "notes",
    "links": "links",
}
"""Lists that may be shortened, in the reader's words. Every other one is a row or a part of the page itself."""


@dataclass
class Cutting:
    """A cut page, and how many entries of which lists were left out."""

    page: Page
    left_out: Counter[str]

    @property
    def told(self) -> str:
        """What was left out, in words."""
        return ", ".join(f"{count} {noun}" for noun, count in sorted(self.left_out.items()))


def cut_page(page: Page, longest: int, most: int) -> Cutting:
    """Shorten every text to ``longest`` characters and every list to ``most`` entries."""
    left_out: Counter[str] = Counter()

    def cut(value: Any, name: str) -> Any:
        if isinstance(value, str) and not isinstance(value, Enum):
            return value if len(value) <= longest else value[: longest - len(MARK)].rstrip() + MARK
        if isinstance(value, tuple):
            kept = value[:most] if name in _COUNTED else value
            if len(kept) < len(value):
                left_out[_COUNTED[name]] += len(value) - len(kept)
            return tuple(cut(one, "") for one in kept)
        if dataclasses.is_dataclass(value) and not isinstance(value, type):
            fields = dataclasses.fields(value)
            return dataclasses.replace(value, **{f.name: cut(getattr(value, f.name), f.name) for f in fields})
        return value

    shortened: Page = cut(page, "")
    return Cutting(shortened, left_out)
