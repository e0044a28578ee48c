"""Judgements about lines: keys, colons, list items, indentation, and merge conflicts.

In: complaints. Out: gaps, or None where the cause is another.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.read.quoting import shorten
from generator.read.syntax.complaint import Complaint, Place, gap_at, indent
from generator.read.syntax.marks import after_closing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.findings import Gap

_MARKER = re.compile(r"(?:<{7}|\|{7}|>{7})(?: |$)|={7}$")
_KEY = re.compile(r"(?:- +)*([^\s\-#'\"\[{&*!|>%@`,?:][^:#]*?):[ \t]+")
_LONGEST_KEY = 1024
"""How far YAML looks for the colon of a key on its line: section 7.4.2 of YAML 1.2.2."""
_NO_BLANK = re.compile(r"(?:- +)*([A-Za-z_][\w-]*):[^\s:/]")


# ---- merge conflicts


def conflict(lines: Sequence[str]) -> Gap | None:
    """A merge conflict that nobody has settled: both its ends, wherever they stand, even inside a text."""
    start = next((n for n, line in enumerate(lines, 1) if re.match(r"<{7}(?: |$)", line)), 0)
    if start and any(re.match(r">{7}(?: |$)", line) for line in lines[start:]):
        return _conflict_at(start)
    return None


def leftover_marker(complaint: Complaint) -> Gap | None:
    """One line of a merge conflict that was left behind, where the parser fell over it.

    Alone it proves nothing (a row of = may underline a heading inside a text), so the parser must have stopped there.
    """
    first = complaint.since.line if complaint.since else complaint.at.line - 1
    lines = range(max(first, 1), complaint.at.line + 1)
    return next((_conflict_at(n) for n in lines if _MARKER.match(complaint.line(n))), None)


def _conflict_at(line: int) -> Gap:
    return gap_at(
        "conflict",
        Place(line, 1),
        "a merge conflict is not settled",
        "keep one of the two versions, and delete the lines that begin with <<<<<<<, ======= and >>>>>>>",
        7,
    )


# ---- colons


def second_colon(complaint: Complaint) -> Gap | None:
    """A colon where no key can be: in a key's text, or in a line that was read as part of the text above."""
    line, at = complaint.here, complaint.at
    start = indent(line)
    if line.startswith("--- "):
        message = "a key cannot stand in the line of “---”"
        return gap_at("document", at, message, "begin it on the next line; or delete the “---”")
    key = _KEY.match(line, start)
    if key and key.end() < at.column:
        message = "a colon with a blank after it stands in the middle of a text"
        return gap_at("colon", at, message, complaint.advise_quotes(Place(at.line, key.end() + 1)))
    written = line[: at.column - 1]
    first = len(written) - len(written.lstrip(" -"))
    if len(written) - first > _LONGEST_KEY:
        message = f"“{shorten(written[first:])}” is too long for a key: YAML allows 1,024 characters"
        return gap_at(
            "long-key", Place(at.line, first + 1), message, "write a short key, and the text behind its colon"
        )
    above = complaint.written_above(at.line)
    text = complaint.line(above)
    column = indent(text) + 1
    if above and start >= column and _KEY.match(text, column - 1) and not _NO_BLANK.match(text, column - 1):
        return gap_at(
            "indentation",
            Place(at.line, start + 1),
            f"this line is indented too far: it was read as part of the text in line {above}",
            f"begin it in column {column}, below the key of line {above}",
            at.column - 1 - start,
        )
    missing = _NO_BLANK.match(line, start)
    if missing or not above:
        return _no_blank(at.line, missing) if missing else None
    return _no_key(complaint, above)


def line_without_key(complaint: Complaint) -> Gap:
    """A line that should be a key with its value, and has no colon."""
    return _no_key(complaint, complaint.began.line)


def _no_key(complaint: Complaint, number: int) -> Gap:
    line = complaint.line(number)
    place = Place(number, indent(line) + 1)
    missing = _NO_BLANK.match(line, place.column - 1)
    if missing:
        return _no_blank(number, missing)
    text = complaint.text_from(place)
    return gap_at(
        "no-key",
        place,
        f"“{shorten(text)}” is no key with a value",
        "write  key: value ; put # in front of a comment; indent a line that continues the text above",
        len(text),
    )


def _no_blank(number: int, missing: re.Match[str]) -> Gap:
    key = missing.group(1)
    return gap_at(
        "no-blank",
        Place(number, missing.start(1) + 1),
        f"there is no blank after the colon of “{shorten(key)}”",
        f"write  {shorten(key)}: …  with a blank after the colon",
        len(key) + 1,
    )


# ---- things in the wrong place


def block_list_on_line(complaint: Complaint) -> Gap:
    """``key: - item``."""
    return gap_at(
        "list-on-line",
        complaint.at,
        "a list cannot begin on the line of its key",
        f"begin it on the next line, indented; or, if this is text, {complaint.advise_quotes(complaint.at)}",
    )


def misplaced(complaint: Complaint) -> Gap:
    """Something stands where the next key, or the next list item, should begin."""
    if complaint.character in ("]", "}"):
        return gap_at(
            "bracket",
            complaint.at,
            f"“{complaint.character}” closes a bracket that was not opened",
            "delete it; or, if it belongs to a text, put the whole text in quotation marks",
        )
    if complaint.leads:
        return _misplaced_line(complaint)
    if complaint.before:
        return after_closing(complaint, complaint.before)
    text = complaint.text_from(complaint.at)
    return gap_at(
        "unexpected",
        complaint.at,
        f"“{shorten(text)}” cannot stand here",
        "begin a new line for a new key; put text with special characters in quotation marks",
        len(text),
    )


def text_outside(complaint: Complaint) -> Gap:
    """What follows a whole that already ended: text behind a bracket or quotation mark at the very left."""
    if complaint.before:
        return after_closing(complaint, complaint.before)
    return gap_at(
        "after-end",
        complaint.at,
        "this line does not belong to what stands above it",
        "begin all keys in column 1, with no text, bracket or quotation mark above the first one",
        len(complaint.text_from(complaint.at)),
    )


def _misplaced_line(complaint: Complaint) -> Gap:
    place, since = complaint.at, complaint.began
    if complaint.character == ":":
        return gap_at("no-key", place, "there is no key in front of the colon", "write  key: value")
    above = complaint.written_above(place.line)
    comment = re.search(r"\s#", complaint.line(above))
    if comment and place.column > indent(complaint.line(above)) + 1:
        return gap_at(
            "comment",
            Place(above, comment.end()),
            "a blank and “#” begin a comment here, so the text cannot go on in the next line",
            "put the whole text in quotation marks; or end it in this line",
            len(complaint.line(above)) - comment.end() + 1,
        )
    width = len(complaint.text_from(place))
    if place.column == since.column:
        if "'-'" in complaint.problem:
            message = "a key stands where the next list item should be"
            hint = f"begin it in column {place.column + 2} if it belongs to the item above, else further left"
        else:
            message = "a list item stands where the next key should be"
            hint = "give the list a key of its own, or write  key: value"
        return gap_at("mixed", place, message, hint, width)
    written = (complaint.line(n) for n in range(since.line, above + 1))
    columns = sorted({indent(line) + 1 for line in written if line.strip()})
    fitting = " or ".join(str(column) for column in columns[:4])
    return gap_at(
        "indentation",
        place,
        f"this line begins in column {place.column}, and no line above that it could belong to does",
        f"begin it in column {fitting}, like the lines that it belongs to",
        width,
    )
