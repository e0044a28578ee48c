"""The source line of a finding with a caret under what is meant.

In: the line and the span. Out: two short texts. Long lines are cut around the span; tabs and odd characters are
made visible as single characters, so that the caret stands where it should.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from generator.findings import Span

WIDTH = 100
"""Longest excerpt in characters."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """One source line and the caret line below it, both of display columns."""

    source: str
    caret: str


def excerpt(line: str, span: Span) -> Excerpt | None:
    """Cut out of the line in which a span begins; None where nothing stands in it."""
    if not line.strip():
        return None
    start = min(span.column - 1, len(line))
    end = span.end_column - 1 if span.end_line == span.line else len(line.rstrip())
    end = max(min(end, len(line)), start + 1)
    offset = max(0, start - WIDTH // 2) if len(line) > WIDTH else 0
    shown = _visible(line[offset : offset + WIDTH]).rstrip()
    before = _width(line[offset:start])
    under = _width(line[start : min(end, offset + WIDTH)]) or 1
    lead, tail = ("… " if offset else ""), (" …" if offset + WIDTH < len(line) else "")
    return Excerpt(lead + shown + tail, " " * (before + len(lead)) + "^" * under)


def _visible(text: str) -> str:
    return text if text.isascii() and text.isprintable() else "".join(map(visible, text))


def _width(text: str) -> int:
    return len(text) if text.isascii() else sum(map(_columns, text))


def visible(char: str) -> str:
    """A character that moves nothing: controls and format characters become a mark of one column."""
    if char == "\t":
        return " "
    return "�" if unicodedata.category(char) in {"Cc", "Cf", "Cs", "Zl", "Zp"} else char


def _columns(char: str) -> int:
    """The columns that a character takes in a terminal."""
    if unicodedata.category(char) in {"Mn", "Me"}:
        return 0
    return 2 if unicodedata.east_asian_width(char) in {"W", "F"} else 1
