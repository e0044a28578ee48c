"""Judging a large portfolio with every processor.

In: sources, settings and the day. Out: verdicts in the order of the sources, the same as from one process alone.
Small portfolios are judged here and now, since another process first has to start.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from datetime import date
from functools import cache, partial
from itertools import chain
from multiprocessing.context import BaseContext
from multiprocessing.util import Finalize
from typing import Literal

from generator.check.assess import assess
from generator.check.verdict import Verdict, verdict_of
from generator.read import collector
from generator.read.history import History
from generator.read.portfolio import Source
from generator.read.settings import Settings

Start = Literal["fork", "spawn"]

_WORTH: dict[Start, int] = {"fork": 20, "spawn": 100}
"""So many projects for each process, at least: fewer take less time than the start of a process."""

_BATCH = 16
"""At most so many projects are handed to a process at a time, so that all end at about the same time."""


def judge_all(sources: Sequence[Source], settings: Settings, today: date) -> tuple[Verdict, ...]:
    """Judge a portfolio in its order, with as many processes as are worth it."""
    start = _start()
    processes = min(processors(), len(sources) // _WORTH[start])
    if processes < 2:
        return judge_here(sources, settings, today)
    return judge_side_by_side(sources, settings, today, processes, start)


def judge_here(sources: Sequence[Source], settings: Settings, today: date) -> tuple[Verdict, ...]:
    """Judge a portfolio in its order, in this process."""
    with History() as history:
        return _judge(sources, settings, today, history)


def judge_side_by_side(
    sources: Sequence[Source], settings: Settings, today: date, processes: int, start: Start
) -> tuple[Verdict, ...]:
    """Judge a portfolio in its order, with so many processes.

    Where one of them was ended, or none can be had, this process judges alone: it says the same, only later.
    """
    context = multiprocessing.get_context(start)
    size = max(1, min(_BATCH, len(sources) // (4 * processes)))
    batches = [sources[first : first + size] for first in range(0, len(sources), size)]
    try:
        with collector.paused(), _workers(processes, context) as pool:
            judged = pool.map(partial(_judge_batch, settings=settings, today=today), batches)
            return tuple(chain.from_iterable(judged))
    except (BrokenProcessPool, OSError, ImportError):
        return judge_here(sources, settings, today)


def processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _start() -> Start:
    """How processes begin here.

    A copy of this process is at work at once. But a copy of one with several threads may wait forever for a lock that
    another thread held, and on macOS the system's libraries do not endure it: there each begins anew.
    """
    return "fork" if sys.platform == "linux" and threading.active_count() == 1 else "spawn"


@contextmanager
def _workers(processes: int, context: BaseContext) -> Iterator[ProcessPoolExecutor]:
    """The processes, which all end with the block; at once where it is left by Ctrl-C or an error."""
    others = set(multiprocessing.active_children())
    pool = ProcessPoolExecutor(processes, context, _begin)
    try:
        yield pool
    except BaseException:
        for process in set(multiprocessing.active_children()) - others:
            process.kill()
        raise
    finally:
        pool.shutdown(cancel_futures=True)


def _begin() -> None:
    """Let Ctrl-C end a process in silence: the one that waits for it tells the user."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _judge_batch(sources: Sequence[Source], settings: Settings, today: date) -> tuple[Verdict, ...]:
    return _judge(sources, settings, today, _history())


@cache
def _history() -> History:
    """What git knows, asked once in each process."""
    history = History()
    Finalize(history, history.close, exitpriority=0)
    return history


def _judge(
    sources: Sequence[Source], settings: Settings, today: date, history: History
) -> tuple[Verdict, ...]:
    with collector.paused():
        return tuple(verdict_of(assess(source, settings, today, history)) for source in sources)
