"""A pause for Python's garbage collector while a whole portfolio is built.

In: nothing. Out: a context. Nothing that is built while a portfolio is read can be garbage before the end, and the
collector looks through all of it again and again: at 1,000 files it takes three times as long as the reading.
Afterwards what was built is out of its sight until the next pause: it goes when nobody uses it, and does not wait
for the collector.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def paused() -> Iterator[None]:
    """Pause the collector, and leave it as it was."""
    collects = gc.isenabled()
    gc.disable()
    gc.unfreeze()
    try:
        yield
    finally:
        gc.freeze()
        if collects:
            gc.enable()
