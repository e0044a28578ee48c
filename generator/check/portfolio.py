"""Judging a whole portfolio for a report, with every processor where that is worth it.

In: sources, settings and the day. Out: verdicts in the order of the sources, the same from many processes as from one.
Small portfolios are judged here and now, since another process first has to start.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Literal

from generator.check.assess import assess
from generator.check.verdict import Verdict, verdict_of
from generator.read import collector
from generator.read.history import History
from generator.read.portfolio import Source
from generator.read.settings import Settings

Start = Literal["fork", "spawn"]

WORTH: dict[Start, int] = {"fork": 20, "spawn": 100}
"""So many projects for each process, at least: fewer take less time than the start of a process."""

_THREADS = Path("/proc/self/task")


def judge_all(sources: Sequence[Source], settings: Settings, today: date) -> tuple[Verdict, ...]:
    """Judge a portfolio in its order, with as many processes as are worth it."""
    start = way_to_start()
    processes = min(processors(), len(sources) // WORTH[start])
    if processes < 2:
        return judge_here(sources, settings, today)
    from generator.check.processes import judge_side_by_side

    return judge_side_by_side(sources, settings, today, processes, start)


def judge_here(sources: Sequence[Source], settings: Settings, today: date) -> tuple[Verdict, ...]:
    """Judge a portfolio in its order, in this process."""
    with History() as history:
        return judge_with(history, sources, settings, today)


def judge_with(
    history: History, sources: Sequence[Source], settings: Settings, today: date
) -> tuple[Verdict, ...]:
    """Judge projects with what git knows of them."""
    with collector.paused():
        return tuple(verdict_of(assess(source, settings, today, history)) for source in sources)


def processors() -> int:
    """How many processors this process may use; where that is not told, at most as many as Windows can wait for."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return min(os.cpu_count() or 1, 61)


def way_to_start() -> Start:
    """How processes start here: as a copy of this one, which is at work at once, or else from nothing."""
    return "fork" if can_be_copied() else "spawn"


def can_be_copied() -> bool:
    """Whether this process has one thread, as Linux tells; elsewhere the system's libraries do not endure a copy.

    A copy has only the thread that made it: a lock that another one holds would stay locked there for ever.
    """
    return _THREADS.is_dir() and len(os.listdir(_THREADS)) == 1  # noqa: PTH208 - counted, not walked
