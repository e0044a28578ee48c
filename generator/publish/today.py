"""Which day it is: the one place that may look at a clock.

In: the command line's day, the configuration, the environment. Out: a day. Nothing below this layer reads a clock.
"""

from __future__ import annotations

import os
from datetime import UTC, date, datetime

from generator.read.settings import Settings


def as_of(settings: Settings, asked: date | None = None) -> date:
    """The day asked for, else the configured one, else SOURCE_DATE_EPOCH's, else the current day."""
    if asked is not None:
        return asked
    if settings.as_of is not None:
        return settings.as_of
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isascii() and epoch.isdigit() and len(epoch) < 12:
        return datetime.fromtimestamp(int(epoch), UTC).date()
    return datetime.now().astimezone().date()
