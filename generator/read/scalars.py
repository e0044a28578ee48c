"""One scalar event to one piece of text with its exact place, and a look at the traps that lie in scalars.

In: events of the parser. Out: scalars; traps go to ``report``. Keys, lists and aliases do not belong here.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.findings import Gap, Span
from generator.read import traps
from generator.read.characters import clean
from generator.read.document import Scalar

if TYPE_CHECKING:
    from collections.abc import Callable

    from ruamel.yaml.events import ScalarEvent

    from generator.read.parser import Mark, Parser
    from generator.read.positions import Positions

# An anchor and a tag in front of a value, with the blanks, line ends and comments after each.
_PROPERTIES = re.compile(r"(?:(?:&[\w-]*+|!\S*+)(?:\s++(?:#[^\r\n]*+)?)*+)++", re.ASCII)


def span_of(start: Mark, end: Mark) -> Span:
    """The span between two marks of the parser, which count from 0."""
    return Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)


class ScalarReader:
    """Reads the scalars of one text."""

    __slots__ = ("_cuts", "_escapes", "_hidden", "_parser", "_places", "_report", "_text")

    def __init__(
        self, text: str, places: Positions, parser: Parser, report: Callable[[Gap, str], None]
    ) -> None:
        self._text = text
        self._places = places
        self._parser = parser
        self._report = report
        # What hardly any file holds is looked for once in the file, not in each scalar.
        self._cuts = traps.cuts(text)
        self._escapes = "\\" in text
        self._hidden = parser.hides

    def read(self, event: ScalarEvent) -> Scalar:
        """Make the scalar. Its span covers the text with its quotation marks, or the block from its sign on."""
        start, end = event.start_mark, event.end_mark
        line, column, end_line = start.line + 1, start.column + 1, end.line + 1
        properties = event.anchor is not None or event.ctag is not None
        if properties:
            line, column = self._places.at(self._after_properties(event))
        span = Span(line, column, end_line, end.column + 1)
        value: str = event.value
        if self._hidden:
            value = self._parser.restore(value)
        style = event.style
        if not style:
            if line != end_line:
                self._tell(traps.folded(self._places, span), traps.CUT)
                self._tell(traps.without_blanks(self._places, span))
            if self._cuts and end.index in self._cuts:
                self._tell(traps.cut(self._text, self._places, start.index, end.index), traps.CUT)
            return Scalar(value, span)
        offset = self._after_properties(event) if properties else start.index
        if style == '"':
            if self._escapes:
                value = self._check_escapes(value, offset, span)
        elif style != "'":
            # libyaml ends a block where the next thing begins, behind all empty lines.
            written = self._text[offset : end.index].rstrip()
            span = self._places.span(offset, offset + len(written))
        return Scalar(value, span, plain=False)

    def _after_properties(self, event: ScalarEvent) -> int:
        """Where the text itself begins. On one line that is known; over several, properties are skipped."""
        start, end = event.start_mark.index, event.end_mark.index
        written = end - len(event.value)
        if not event.style and self._parser.restore(event.value) == self._text[max(written, start) : end]:
            return int(written)
        found = _PROPERTIES.match(self._text, start, end)
        return found.end() if found else int(start)

    def _check_escapes(self, value: str, offset: int, span: Span) -> str:
        self._tell(traps.windows_path(self._text, offset, span))
        self._tell(traps.forbidden(value, span))
        return clean(value)

    def _tell(self, gap: Gap | None, code: str = "SRC001") -> None:
        if gap is not None:
            self._report(gap, code)
