"""What YAML allows and a file of this program may not hold, in words; and what costs a whole file.

In: the names and places of such things. Out: gaps, without their route. What is no YAML at all is ``syntax``; what is
YAML but was not meant is ``traps``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.findings import Gap, Problem, Span
from generator.read.quoting import shorten

if TYPE_CHECKING:
    from generator.findings import Route

MAX_PROBLEMS = 100


class Unreadable(Exception):  # noqa: N818 - it ends the reading of a file, and is no error of the program
    """What makes a whole file unreadable."""

    def __init__(self, gap: Gap) -> None:
        super().__init__(gap.message)
        self.gap = gap


class Problems:
    """The problems of one file: the first of them in full, of very many only the number."""

    __slots__ = ("_kept", "_more")

    def __init__(self) -> None:
        self._kept: list[Problem] = []
        self._more = 0

    def add(self, problem: Problem) -> None:
        """Take a problem in."""
        if len(self._kept) < MAX_PROBLEMS:
            self._kept.append(problem)
        else:
            self._more += 1

    def told(self) -> tuple[Problem, ...]:
        """All that are told, in the order of the file."""
        if not self._more:
            return tuple(self._kept)
        message = f"and {self._more} more problem{'s' if self._more > 1 else ''} in this file"
        span = self._kept[-1].gap.span
        return (
            *self._kept,
            Problem("SRC001", Gap((), message, "mend the others first", span=span, values=("more",))),
        )


def twice(route: Route, key: str, span: Span, first: int) -> Problem:
    """A key that the mapping already has."""
    message = f"“{shorten(key)}” is given twice; the first time in line {first}"
    hint = "delete one of the two; the first one counts"
    return Problem("SRC002", Gap(route, message, hint, on="key", span=span, values=("twice",)))


def bad_key(what: str, span: Span) -> Gap:
    """Something that cannot be a key."""
    hint = "write  key: value ; text that begins with { or [ must stand in quotation marks"
    return Gap((), what, hint, span=span, values=("key",))


def merge_key(span: Span) -> Gap:
    """``<<: *defaults``: which of the values counts would hang on the order of lines far apart."""
    hint = "write out the keys that belong here, one on each line"
    return Gap((), "the merge key “<<” is not read", hint, span=span, values=("merge-key",))


def unknown_alias(name: str, span: Span) -> Gap:
    """An alias without an anchor before it; most often text in which ``*`` marks emphasis."""
    message = f"“*{shorten(name)}” refers to an anchor “&{shorten(name)}” that does not come before it"
    return Gap(
        (),
        message,
        f'if this is text, put it in quotation marks:  "*{shorten(name)}"',
        span=span,
        values=("alias", name),
    )


def endless_alias(name: str, span: Span) -> Gap:
    """An alias inside of what it stands for."""
    message = f"“*{shorten(name)}” stands for something that it is part of"
    return Gap((), message, "write the value out", span=span, values=("alias", name))


def unused_anchor(name: str, span: Span) -> Gap:
    """An anchor that nothing refers to; most often text that begins with ``&``."""
    message = f"“&{shorten(name)}” is read as an anchor, not as part of the text, and nothing refers to it"
    return Gap(
        (),
        message,
        "put the whole text in quotation marks; or delete the anchor",
        span=span,
        values=("anchor", name),
    )


def tag(text: str, span: Span) -> Gap:
    """``!!str``: a tag could make any value mean anything."""
    name = shorten(text)
    message = f"“{name}” in front of a value is a YAML tag; tags are not read"
    hint = f"delete “{name}”; or, if it belongs to the text, put the whole text in quotation marks"
    return Gap((), message, hint, span=span, values=("tag", name))


def directive(text: str, span: Span) -> Gap:
    """``%YAML 1.1``, ``%TAG``: lines that would change how the rest is read."""
    return Gap((), f"the line “{shorten(text)}” is not read", "delete it", span=span, values=("directive",))


def second_document(span: Span | None) -> Gap:
    """What follows the first document."""
    hint = "put what follows into a file of its own, or delete it"
    return Gap((), "a second document begins here; one file holds one", hint, span=span, values=("document",))


def too_deep(limit: int, span: Span) -> Unreadable:
    """More levels than anybody writes by hand."""
    message = f"the file is nested deeper than {limit} levels"
    return Unreadable(Gap((), message, "close brackets, or indent less", span=span, values=("too-deep",)))


def too_many(limit: int, span: Span) -> Unreadable:
    """More values than fit on a page a thousand times over."""
    message = f"the file holds more than {limit:_} values".replace("_", " ")
    return Unreadable(Gap((), message, "make it smaller", span=span, values=("too-many",)))


def too_many_aliased(limit: int, span: Span) -> Unreadable:
    """Aliases of aliases of aliases: ten lines can stand for a billion values."""
    message = f"the aliases up to this one stand for more than {limit:_} values".replace("_", " ")
    return Unreadable(Gap((), message, "write the values out", span=span, values=("aliases",)))
