"""Judging a portfolio in several processes, side by side.

In: sources, settings and the day. Out: verdicts in the order of the sources. Whether that is worth it does not belong
here, and no process outlives the call.
"""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from datetime import date
from functools import cache
from itertools import chain
from multiprocessing.context import BaseContext
from multiprocessing.util import Finalize

from generator.check.portfolio import Start, judge_here, judge_with
from generator.check.verdict import Verdict
from generator.read import collector
from generator.read.history import History
from generator.read.portfolio import Source
from generator.read.settings import Settings

_BATCH = 16
"""At most so many projects are handed to a process at a time, so that all end at about the same time."""


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
            judged = [pool.submit(_judge_batch, batch, settings, today) for batch in batches]
            return tuple(chain.from_iterable(batch.result() for batch in judged))
    except (BrokenProcessPool, OSError, ImportError):
        return judge_here(sources, settings, today)


@contextmanager
def _workers(processes: int, context: BaseContext) -> Iterator[ProcessPoolExecutor]:
    """The processes, which all end with the block; at once where it is left by Ctrl-C or an error."""
    others = set(multiprocessing.active_children())
    pool = ProcessPoolExecutor(processes, context, _begin)
    try:
        yield pool
    except BaseException:
        # What waits is not called off: Python 3.11 stumbles over that where the processes are gone.
        for process in set(multiprocessing.active_children()) - others:
            process.kill()
        raise
    finally:
        pool.shutdown()


def _begin() -> None:
    """Let Ctrl-C end a process in silence: the one that waits for it tells the user."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _judge_batch(sources: Sequence[Source], settings: Settings, today: date) -> tuple[Verdict, ...]:
    return judge_with(_history(), sources, settings, today)


@cache
def _history() -> History:
    """What git knows, asked once in each process."""
    history = History()
    Finalize(history, history.close, exitpriority=0)
    return history
