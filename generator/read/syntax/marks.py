"""Judgements about quotation marks and brackets: never closed, closed too early, mixed up.

In: complaints. Out: gaps.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.read.quoting import LONGEST, quoted
from generator.read.syntax.complaint import Complaint, Place, gap_at, indent
from generator.read.syntax.signs import begins_with

if TYPE_CHECKING:
    from generator.findings import Gap, Span


def after_closing(complaint: Complaint, before: Span, *, inside: bool = False) -> Gap:
    """Text goes on after a closing mark: closed too early, or never closed where it should have been."""
    start = Place(before.line, before.column)
    opening = complaint.sign(start)
    if opening in ("'", '"') and before.end_line > before.line:
        return _unclosed(start, opening)
    message = {
        "'": "text goes on after the closing quotation mark '",
        '"': 'text goes on after the closing quotation mark "',
        "[": "text goes on after the closing bracket of “[”",
        "{": "text goes on after the closing bracket of “{”",
    }.get(opening, f"text that begins with “{opening}” must stand in quotation marks")
    text = complaint.text_from(complaint.at)
    hint = complaint.advise_quotes(start)
    if inside:  # between brackets nobody but the author knows where the text ends
        text = re.split(r"[,\]}]", text)[0].rstrip()
        hint = "put the whole text in one pair of quotation marks, up to the comma or the closing bracket"
    return gap_at("after-closing", complaint.at, message, hint, len(text))


def unclosed_quote(complaint: Complaint) -> Gap:
    """The file, or the document, ends inside a quoted text."""
    return _unclosed(complaint.began, complaint.sign(complaint.began))


def _unclosed(place: Place, opening: str) -> Gap:
    message = f"the quotation mark {opening} that opens here is never closed"
    return gap_at("unclosed-quote", place, message, f"put {opening} at the end of the text")


def bracket(complaint: Complaint) -> Gap:
    """Inside brackets neither a comma nor the closing bracket came next."""
    since, at = complaint.began, complaint.at
    opening = complaint.sign(since)
    closing = "]" if opening == "[" else "}"
    if complaint.character in ("]", "}"):
        message = (
            f"“{complaint.character}” stands where “{closing}” should close the bracket of line {since.line}"
        )
        return gap_at("bracket", at, message, f"write {closing} in its place")
    if complaint.character == ":" and complaint.leads:
        message = "between brackets, a colon stands on another line than its key"
        return gap_at("colon", at, message, "put it directly behind the key, with a blank after it")
    outside = at.line > since.line and indent(complaint.here) <= indent(complaint.line(since.line))
    if outside or at.line > len(complaint.places.lines):
        return _unclosed_bracket(since, opening)
    if complaint.before:
        return after_closing(complaint, complaint.before, inside=True)
    return gap_at(
        "comma",
        at,
        "a comma is missing in front of this, or a text with a colon lacks its quotation marks",
        f"put commas between the parts from {opening} to {closing}, and quotation marks around text with colons",
    )


def _unclosed_bracket(place: Place, opening: str) -> Gap:
    message = f"the bracket “{opening}” that opens here is never closed"
    return gap_at("unclosed-bracket", place, message, f"put {'}' if opening == '{' else ']'} at its end")


def _last_open(complaint: Complaint) -> Place:
    """The last opening bracket that has no closing one. Brackets inside texts are taken for brackets."""
    closed = 0
    for number in range(len(complaint.places.lines), 0, -1):
        line = complaint.line(number)
        for column in range(len(line), 0, -1):
            if line[column - 1] in "]}":
                closed += 1
            elif line[column - 1] in "[{":
                if not closed:
                    return Place(number, column)
                closed -= 1
    return complaint.at


def colon_in_brackets(complaint: Complaint) -> Gap:
    """``{url: https://…}``: valid YAML 1.2 that libyaml does not take."""
    found = re.match(r"[^\s,\[\]{}]*", complaint.line(complaint.began.line)[complaint.began.column - 1 :])
    text = found.group() if found else ""
    hint = f"write  {quoted(text)}" if len(text) <= 2 * LONGEST else "put it in quotation marks"
    message = "between brackets, text with a colon in it must stand in quotation marks"
    return gap_at("colon", complaint.began, message, hint, len(text))


def nothing_between(complaint: Complaint) -> Gap:
    """A comma or a closing bracket where a value should begin."""
    at = complaint.at
    if complaint.here.startswith("..."):
        return gap_at("document", at, "“...” ends a document that has not begun", "delete it", 3)
    if not complaint.context.endswith("flow node"):
        return begins_with(complaint)
    if at.line > len(complaint.places.lines):
        opening = _last_open(complaint)
        return _unclosed_bracket(opening, complaint.sign(opening))
    if complaint.character == "?":
        message = "between brackets, text that begins with “?” must stand in quotation marks"
        return gap_at("indicator", at, message, 'write it like this:  "?, to be asked"')
    return gap_at(
        "comma",
        at,
        f"there is nothing in front of “{complaint.character}”",
        "write the missing part, or delete the comma that is too many",
    )
