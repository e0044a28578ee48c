"""Offsets in a text to lines and columns.

In: a text in which only LF, CRLF and CR end a line. Out: spans that count lines and columns from 1, in characters.
"""

from __future__ import annotations

from bisect import bisect_right

from generator.findings import Span


class Positions:
    """Where each line of a text begins. ``lines`` are the lines without their ends."""

    __slots__ = ("_end", "_starts", "lines")

    def __init__(self, text: str) -> None:
        starts = [0]
        offset = 0
        for line in text.splitlines(keepends=True):
            offset += len(line)
            starts.append(offset)
        if not text.endswith(("\n", "\r")):
            starts.pop()  # the last line goes on to the end of the text; none begins there
        self._starts = starts or [0]
        self._end = offset
        self.lines = tuple(text.splitlines())

    def line(self, number: int) -> str:
        """A line by its number from 1; empty where there is none."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""

    def at(self, offset: int) -> tuple[int, int]:
        """The line and the column of an offset."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def offset(self, line: int, column: int) -> int:
        """The offset of a line and a column."""
        return self._starts[line - 1] + column - 1 if line <= len(self._starts) else self._end

    def span(self, start: int, end: int) -> Span:
        """The span from one offset up to, not including, another."""
        return Span(*self.at(start), *self.at(end))
