"""A complaint of the parser beside the text that it is about.

In: what libyaml said. Out: the pieces of text that the judgements look at, and the gap that they make.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.findings import Gap, Span
from generator.read.quoting import LONGEST, quoted

if TYPE_CHECKING:
    from generator.read.positions import Positions

_COMMENT = re.compile(r"(?:^|\s)#.*")


@dataclass(frozen=True, slots=True)
class Place:
    """A line and a column, both from 1."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Complaint:
    """What the parser said, where it stood, and since where it was busy with the thing at hand.

    ``before`` is the quoted text, the brackets or the alias directly in front of that place, if there is one.
    """

    problem: str
    context: str
    at: Place
    since: Place | None
    before: Span | None
    places: Positions

    def line(self, number: int) -> str:
        """A line of the file by its number; empty where there is none."""
        return self.places.line(number)

    @property
    def here(self) -> str:
        """The line where the parser stood."""
        return self.line(self.at.line)

    @property
    def character(self) -> str:
        """The character at which the parser stood; empty at the end of a line."""
        return self.here[self.at.column - 1 : self.at.column]

    @property
    def leads(self) -> bool:
        """Whether the parser stood at the first character of a line."""
        return not self.here[: self.at.column - 1].strip()

    @property
    def began(self) -> Place:
        """Where the thing at hand began, or where the parser stood."""
        return self.since or self.at

    def sign(self, place: Place) -> str:
        """The character at a place."""
        return self.line(place.line)[place.column - 1 : place.column]

    def text_from(self, place: Place) -> str:
        """The text from a place to the end of its line, without a comment."""
        return _COMMENT.sub("", self.line(place.line)[place.column - 1 :]).rstrip()

    def written_above(self, number: int) -> int:
        """The number of the nearest line above that holds more than a comment, or 0."""
        return next((n for n in range(number - 1, 0, -1) if _COMMENT.sub("", self.line(n)).strip()), 0)

    def advise_quotes(self, place: Place) -> str:
        """How the text that begins at a place is written in quotation marks, its key in front of it."""
        before = self.line(place.line)[: place.column - 1].strip()
        text = self.text_from(place)
        if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'":
            text = text[1:-1]
        if len(before) + len(text) > 2 * LONGEST:
            return "put the whole text in quotation marks"
        return f"put the whole text in quotation marks:  {before} {quoted(text)}".replace("   ", "  ")


def gap_at(kind: str, place: Place, message: str, hint: str, width: int = 1) -> Gap:
    """A gap at a place. ``kind`` is the word that identifies it, whatever the wording."""
    span = Span(place.line, place.column, place.line, place.column + max(width, 1))
    return Gap((), message, hint, span=span, values=(kind,))


def indent(line: str) -> int:
    """The number of blanks that a line begins with."""
    return len(line) - len(line.lstrip())
