"""Text that YAML reads without complaint, and otherwise than its author meant it.

In: the text of a file and the place of a scalar in it. Out: a gap without its route, or None. What YAML itself
complains about does not belong here: that is ``syntax``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.findings import Gap, Span
from generator.read.characters import FORBIDDEN, name_of
from generator.read.quoting import quoted, shorten

if TYPE_CHECKING:
    from generator.read.positions import Positions

CUT = "PAG008"
"""The rule that reports text which was cut or folded; of the other traps SRC001 tells."""

_NUMBER_SIGN = re.compile(r" #[^\s#]")
_UP_TO_COMMENT = re.compile(r"#[^\r\n]*?(?=[ \t]*(?:$|[\r\n]|[ \t]#[ \t]))")
_ITEM = re.compile(r"\s*- ")
_NO_BLANK = re.compile(r"\s*([A-Za-z_][\w-]*):[^\s:/]")
_WINDOWS_PATH = re.compile(r'"[A-Za-z]:\\[^\\/]')


def cuts(text: str) -> frozenset[int]:
    """The offsets where one blank and a number sign with text right behind it follow: ``Ticket #5``.

    A comment has a blank behind its sign, or several before it.
    """
    if " #" not in text:
        return frozenset()
    return frozenset(found.start() for found in _NUMBER_SIGN.finditer(text) if found.start())


def cut(text: str, places: Positions, start: int, end: int) -> Gap:
    """Report that a text ends where it was to go on: a comment begins with a blank and ``#``."""
    found = _UP_TO_COMMENT.match(text, end + 1)
    lost = found.group() if found else "#"
    whole = f"{text[start:end]} {lost}".strip()
    return Gap(
        (),
        f"“{shorten(lost)}” is read as a comment, not as part of the text",
        f"put the text in quotation marks:  {quoted(shorten(whole))} ; a comment has a blank after its #",
        span=places.span(end + 1, end + 1 + len(lost)),
        values=("comment",),
    )


def folded(places: Positions, span: Span) -> Gap | None:
    """Report unquoted text over several lines that looks like a list."""
    lines = places.lines
    for number in range(span.line + 1, span.end_line + 1):
        line = lines[number - 1]
        if _ITEM.match(line):
            begin = len(line) - len(line.lstrip()) + 1
            return Gap(
                (),
                f"this list item became part of the text in line {number - 1}: it is indented too far",
                "begin it in the column of the item above; or, if it is text, put the whole text in quotation marks",
                span=Span(number, begin, number, len(line.rstrip()) + 1),
                values=("folded-item",),
            )
    return None


def without_blanks(places: Positions, span: Span) -> Gap | None:
    """Report unquoted text over several lines that looks like keys and values."""
    lines = places.lines
    parts = [lines[span.line - 1][span.column - 1 :], *lines[span.line : span.end_line]]
    keys = [_NO_BLANK.match(part) for part in parts if part.strip()]
    if keys[0] and all(keys):
        key = keys[0].group(1)
        return Gap(
            (),
            f"there is no blank after the colon of “{shorten(key)}”, so this is read as one text",
            f"write  {shorten(key)}: …  with a blank after each colon",
            span=Span(span.line, span.column, span.line, span.column + len(key) + 1),
            values=("no-blank",),
        )
    return None


def windows_path(text: str, start: int, span: Span) -> Gap | None:
    """Report a Windows path between double quotation marks, where a folder ``new`` begins with a line end."""
    if not _WINDOWS_PATH.match(text, start):
        return None
    return Gap(
        (),
        "a Windows path in double quotation marks: what follows a backslash is read as a line end, a tab or the like",
        "put the path in single quotation marks: 'C:\\…'",
        span=span,
        values=("escape",),
    )


def forbidden(value: str, span: Span) -> Gap | None:
    """Report forbidden characters that came in through an escape."""
    found = FORBIDDEN.search(value)
    if found is None:
        return None
    return Gap(
        (),
        f"an escape stands for a character that must not be in a text: {name_of(found.group())}",
        "delete the escape; or put the text in single quotation marks, where a backslash is a backslash",
        span=span,
        values=("character", f"U+{ord(found.group()):04X}"),
    )
