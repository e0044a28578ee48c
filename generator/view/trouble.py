"""What keeps a site from being built, as a person who looks at it in the browser needs it.

In: messages with their places, and texts of files. Out: display-ready values. No markup; how a trouble is recognised
does not belong here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.view.excerpt import WIDTH, visible

_AROUND = 2
"""So many lines are shown before and after the one that is meant."""


@dataclass(frozen=True, slots=True)
class NumberedLine:
    """One line of a file; ``meant`` where the trouble is."""

    number: int
    text: str
    meant: bool


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong. ``place`` is ``file:line:column``, as far as it is known."""

    message: str
    place: str = ""
    lines: tuple[NumberedLine, ...] = ()


@dataclass(frozen=True, slots=True)
class Trouble:
    """Everything that keeps the site from being built. ``trace`` is for the maintainers of the program."""

    title: str
    faults: tuple[Fault, ...]
    trace: str = ""


def lines_around(lines: Sequence[str], line: int) -> tuple[NumberedLine, ...]:
    """The lines of a file around one of them, each cut to what fits."""
    first, last = max(1, line - _AROUND), min(len(lines), line + _AROUND)
    return tuple(NumberedLine(n, _shown(lines[n - 1]), n == line) for n in range(first, last + 1))


def _shown(line: str) -> str:
    text = "".join(visible(char) for char in line[:WIDTH]).rstrip()
    return text + " …" if len(line.rstrip()) > WIDTH else text
