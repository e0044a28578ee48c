"""Judgements about single signs: text that begins with a sign of YAML's own, tabs, escapes.

In: complaints. Out: gaps.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.read.quoting import shorten
from generator.read.syntax.complaint import Complaint, Place, gap_at

if TYPE_CHECKING:
    from generator.findings import Gap


def begins_with(complaint: Complaint) -> Gap:
    """Text that begins with one of ``> | * & ! % @ , ] }`` or a backtick."""
    place = complaint.began
    sign = complaint.sign(place)
    if not sign:
        return gap_at("unexpected", place, "a value is missing here", "write it, or delete the line")
    return gap_at(
        "indicator",
        place,
        f"text that begins with “{sign}” must stand in quotation marks",
        complaint.advise_quotes(place),
        len(complaint.text_from(place)),
    )


def block(complaint: Complaint) -> Gap:
    """``>`` or ``|`` with text on its line: meant as text, or as a block whose text belongs below."""
    gap = begins_with(complaint)
    if complaint.sign(complaint.began) == "|":
        return replace(gap, hint=f"{gap.hint} ; or begin the text on the next line, indented")
    return gap


def question(complaint: Complaint) -> Gap:
    """``due: ? perhaps in May``. A question mark alone, or with a comma after it, is read."""
    return gap_at(
        "indicator",
        complaint.at,
        "text that begins with “?” and a blank must stand in quotation marks",
        complaint.advise_quotes(complaint.at),
        len(complaint.text_from(complaint.at)),
    )


def bad_start(complaint: Complaint) -> Gap:
    """A character that cannot begin anything: a tab, or a sign that YAML keeps for itself."""
    return tab(complaint) if complaint.character == "\t" else begins_with(complaint)


def tab(complaint: Complaint) -> Gap:
    """A tab among the blanks that a line begins with."""
    found = complaint.here.find("\t")
    place = Place(complaint.at.line, found + 1) if found >= 0 else complaint.at
    return gap_at(
        "tab", place, "a tab is used for indentation", "indent with blanks: put blanks in its place"
    )


_SURROGATES = re.compile(r"\\u([dD][89aAbB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})")


def surrogate(complaint: Complaint) -> Gap | None:
    r"""``"\ud83d\ude00"``: how JSON escapes a character in two halves. YAML knows no halves."""
    start = _last_backslash(complaint)
    found = _SURROGATES.match(complaint.here, start)
    if found is None:
        return None
    character = bytes.fromhex("".join(found.groups())).decode("utf-16-be")
    return gap_at(
        "surrogate",
        Place(complaint.at.line, start + 1),
        f"“{found.group()}” is a character in two halves, as JSON escapes it; YAML does not join them",
        f"write the character itself:  {character}",
        len(found.group()),
    )


def _last_backslash(complaint: Complaint) -> int:
    return max(complaint.here.rfind("\\", 0, complaint.at.column), 0)


def escape(complaint: Complaint) -> Gap:
    """``"C:…"`` with a backslash: a Windows path, as a rule."""
    at = complaint.at
    start = _last_backslash(complaint)
    found = complaint.here[start : start + 2]
    return gap_at(
        "escape",
        Place(at.line, start + 1),
        f"“{shorten(found)}” means nothing between double quotation marks, where a backslash has a meaning of its own",
        "put the text in single quotation marks: '…'; or write each backslash twice",
        2,
    )
