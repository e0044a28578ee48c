"""What the parser complains about, in words that tell a person what to change.

In: a complaint of libyaml with its places, and the lines of the file. Out: one gap. libyaml says where it gave up,
often far from the cause, so the judgements look at the text. They parse nothing, and what they cannot explain is
passed on in libyaml's words. What YAML accepts and people did not mean is not here: that is ``traps``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from generator.findings import Gap, Span
from generator.read.syntax.complaint import Complaint, gap_at
from generator.read.syntax.lines import (
    block_list_on_line,
    leftover_marker,
    line_without_key,
    misplaced,
    second_colon,
    text_outside,
)
from generator.read.syntax.marks import bracket, colon_in_brackets, nothing_between, unclosed_quote
from generator.read.syntax.signs import bad_start, begins_with, block, escape, question, surrogate, tab

_Judge = Callable[[Complaint], Gap | None]

_BY_PROBLEM: tuple[tuple[str, _Judge], ...] = (
    ("mapping values are not allowed", second_colon),
    ("could not find expected ':'", line_without_key),
    ("block sequence entries are not allowed", block_list_on_line),
    ("did not find expected key", misplaced),
    ("did not find expected '-' indicator", misplaced),
    ("did not find expected <document start>", text_outside),
    ("did not find expected ','", bracket),
    ("found unexpected ':'", colon_in_brackets),
    ("did not find expected node content", nothing_between),
    ("found unexpected end of stream", unclosed_quote),
    ("found unexpected document indicator", unclosed_quote),
    ("did not find expected comment or line break", block),
    ("found an indentation indicator equal to 0", block),
    ("did not find expected alphabetic or numeric", begins_with),
    ("found undefined tag handle", begins_with),
    ("mapping keys are not allowed", question),
    ("found character that cannot start any token", bad_start),
    ("found a tab character", tab),
    ("found unknown escape character", escape),
    ("did not find expected hexdecimal number", escape),  # spelled as libyaml spells it
    ("found invalid Unicode character escape", surrogate),
    ("found invalid Unicode character escape", escape),
)
_BY_CONTEXT: tuple[tuple[str, _Judge], ...] = (
    ("while scanning a tag", begins_with),
    ("while parsing a tag", begins_with),
    ("while scanning a directive", begins_with),
    ("while scanning a %", begins_with),
    ("while parsing a %", begins_with),
)


def explain(complaint: Complaint) -> Gap:
    """Put a complaint into words."""
    judges: list[_Judge] = [leftover_marker]
    judges += [judge for start, judge in _BY_PROBLEM if complaint.problem.startswith(start)]
    judges += [judge for start, judge in _BY_CONTEXT if complaint.context.startswith(start)]
    found = next((gap for judge in judges if (gap := judge(complaint))), None) or gap_at(
        "unreadable",
        complaint.at,
        f"this cannot be read as YAML ({complaint.problem})",
        "look at this line and the one above: quotation marks, brackets, colons, indentation",
    )
    return replace(found, span=_in_the_text(found.span, complaint)) if found.span else found


def _in_the_text(span: Span, complaint: Complaint) -> Span:
    """The span as far as there is text; the end of the file is shown behind its last line."""
    last = max(len(complaint.places.lines), 1)
    line = min(span.line, last)
    end = len(complaint.line(line)) + 1
    start = end if span.line > last else min(span.column, end)
    return Span(line, start, line, max(start, min(span.end_column, end)) if span.line <= last else end)
