"""Rows in groups, so that a long list can be walked: each group has a title and an anchor.

In: rows in their order. Out: groups in the same order. A short list is one group without a title.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Generic, TypeVar

from generator.words import _, show_month

Row = TypeVar("Row")

SHORT = 30
"""So many rows are read at a glance; more are grouped."""


@dataclass(frozen=True, slots=True)
class Group(Generic[Row]):
    """Some rows. ``anchor`` and ``title`` are empty where the list is not divided."""

    anchor: str
    title: str
    rows: tuple[Row, ...]


def by_month(name: str, rows: Iterable[Row], day_of: Callable[[Row], date | None]) -> tuple[Group[Row], ...]:
    """Divide rows that stand in the order of days. ``name`` begins the anchors: due-2026-12."""
    listed = tuple(rows)
    if len(listed) <= SHORT:
        return (Group("", "", listed),) if listed else ()

    def month(row: Row) -> date | None:
        day = day_of(row)
        return day.replace(day=1) if day else None

    return tuple(
        Group(f"{name}-{first.isoformat()[:7]}", show_month(first), tuple(same))
        if first
        else Group(f"{name}-undated", _("Without a day"), tuple(same))
        for first, same in groupby(listed, month)
    )
