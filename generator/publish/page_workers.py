"""What is made from one project alone, made side by side by copies of this process.

In: jobs. Out: what they make, in the same order. A copy made by ``fork`` has everything already that was read and
judged: nothing goes there but numbers, and nothing comes back but finished texts.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain
from multiprocessing.connection import wait
from threading import Thread

from generator.check.portfolio import can_be_copied, processors
from generator.render.site import MadeProject, ProjectJob, make_here

FEWEST = 60
"""Fewer jobs than these are done sooner than processes are there for them."""

_AT_ONCE = 10


class PagesLost(Exception):  # noqa: N818 - told to a person as it is
    """A process that made pages was ended."""

    def __init__(self) -> None:
        super().__init__("a process that made pages was ended, perhaps for want of memory; build again")


def make_together(jobs: Sequence[ProjectJob]) -> Iterator[MadeProject]:
    """Begin to do the jobs with every processor; a few, or where copies are not safe, here and one by one.

    Raises:
        PagesLost: when asked for what will never come.
    """
    batches = [range(n, min(n + _AT_ONCE, len(jobs))) for n in range(1, len(jobs), _AT_ONCE)]
    count = min(processors(), len(batches))
    if count < 2 or len(jobs) < FEWEST or not can_be_copied():
        return make_here(jobs)
    first = jobs[0].make()  # reads the templates, which are then there in every copy
    pool = ProcessPoolExecutor(count, multiprocessing.get_context("fork"), _begin, (jobs,))
    made = _gathered(first, pool, [pool.submit(_make, batch) for batch in batches])
    return chain([next(made)], made)


def _gathered(
    first: MadeProject, pool: ProcessPoolExecutor, batches: Sequence[Future[list[MadeProject]]]
) -> Iterator[MadeProject]:
    """Give what is made. Whoever lets go of this early ends what is still to be made."""
    try:
        yield first
        for batch in batches:
            yield from batch.result()
    except BrokenProcessPool as error:
        raise PagesLost from error
    finally:
        pool.shutdown(cancel_futures=True)


# ---- in a copy

_jobs: Sequence[ProjectJob] = ()


def _begin(jobs: Sequence[ProjectJob]) -> None:
    """Take what is to be made; leave interruptions to the process that asked, and end with it."""
    global _jobs  # noqa: PLW0603 - one for each process
    _jobs = jobs
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _make(batch: range) -> list[MadeProject]:
    return [_jobs[number].make() for number in batch]
