"""The system's libraries with which WeasyPrint draws: whether they are there, and which versions of them.

In: nothing. Out: versions, or nothing where only WeasyPrint itself can tell. A build that takes all its PDFs from the
cache needs no more of WeasyPrint than that, and importing it would take longer than everything else such a build does.
"""

from __future__ import annotations

from ctypes import CDLL, byref, c_uint
from functools import cache

_NEEDED = (
    "libgobject-2.0.so.0",
    "libpango-1.0.so.0",
    "libharfbuzz.so.0",
    "libfontconfig.so.1",
    "libpangoft2-1.0.so.0",
)
"""What WeasyPrint loads, by the names under which Linux has it: a process has one library of a name, so it is the one
that WeasyPrint draws with. Other systems know other names, and there WeasyPrint is asked."""


@cache
def pango_and_harfbuzz() -> tuple[str, str] | None:
    """The versions of Pango and HarfBuzz; None where a library that WeasyPrint needs is not found by these names."""
    try:
        found = {name: CDLL(name) for name in _NEEDED}
    except OSError:
        return None
    pango = int(found["libpango-1.0.so.0"].pango_version())
    parts = [c_uint() for _ in range(3)]
    found["libharfbuzz.so.0"].hb_version(*map(byref, parts))
    return show_pango(pango), ".".join(str(part.value) for part in parts)


def show_pango(number: int) -> str:
    """The version of Pango as it is written: 15012 is 1.50.12."""
    return f"{number // 10000}.{number // 100 % 100}.{number % 100}"
