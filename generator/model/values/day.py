"""Calendar days, and months where only the month is known.

In: ``2026-11-22`` or ``2026-11``. Out: a ``Day``, or ``Unreadable`` (SRC006). Today is not known here.
Guesses at other notations belong to ``day_hints``, which only ever suggests.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date
from typing import Self

from generator.model.values.blanks import single_blanks
from generator.model.values.day_hints import day_refusal

_WRITTEN = re.compile(r"(?P<year>(?:19|20|21)[0-9]{2})-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>[0-3][0-9]))?")
_LONGEST_TEXT = 100


@dataclass(frozen=True, slots=True)
class Day:
    """The days from ``first`` to ``last``: one day, or a whole month; ``text`` is as typed.

    A month counts with its last day for what is due, and with its first for what was measured or done.
    """

    first: date
    last: date
    text: str = field(compare=False)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a day or a month of the years 1900 to 2199, or raise ``Unreadable``."""
        found = _WRITTEN.fullmatch(single_blanks(text)) if len(text) <= _LONGEST_TEXT else None
        if found is None:
            raise day_refusal(text[: _LONGEST_TEXT + 1])
        year, month = int(found["year"]), int(found["month"])
        month_length = monthrange(year, month)[1]
        if found["day"] is None:
            return cls(date(year, month, 1), date(year, month, month_length), text)
        if not 1 <= int(found["day"]) <= month_length:
            raise day_refusal(text)
        day = date(year, month, int(found["day"]))
        return cls(day, day, text)

    @property
    def exact(self) -> bool:
        """Whether the day itself is known, not only its month."""
        return self.first == self.last

    @property
    def canonical(self) -> str:
        """The day, or the month, as it is written in a project file."""
        return self.first.isoformat() if self.exact else self.first.isoformat()[:7]
