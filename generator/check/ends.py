"""The end of something that holds for a time: a day, or the stage at which it ends.

In: the text of an ``until``. Out: the end, and whether it has come.
"""

from __future__ import annotations

from datetime import date

from generator.model.field import Stage
from generator.model.values.choice import match_choice
from generator.model.values.day import Day
from generator.model.values.unreadable import Unreadable


def read_end(text: str) -> Day | Stage | None:
    """Read a last day, or a stage; None for any other text."""
    stage = match_choice(text, list(Stage))
    if stage is not None:
        return Stage(stage)
    try:
        return Day.parse(text)
    except Unreadable:
        return None


def reached(end: Day | Stage, stage: Stage, today: date) -> bool:
    """Whether the end has come: the stage is reached, or the last day is over."""
    return stage.rank >= end.rank if isinstance(end, Stage) else today > end.last
