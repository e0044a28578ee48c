"""Findings as workflow commands, which GitHub shows as annotations beside the lines of a pull request.

In: findings. Out: one command on a line for each that is not waived. Project text is neutralised here: what would end
a command or a property is written as ``%`` and two digits, the way GitHub's runner reads it back, and no control,
escape or direction character is left in it.

GitHub's own limits: it shows the first ten annotations of each level for a step and fifty for a job, cuts a message
at 4,096 characters and a title at 255, and knows columns only where a finding lies within one line. All findings
stand in the step's log. Paths count from the top of the repository, so run the command there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from generator.findings import Finding, Severity
from generator.render.findings_text import safe

LONGEST = 4_000
"""Longest message in characters, so that it is we who cut it, and say so."""

_CONTENT = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_DATA = str.maketrans(_CONTENT)
_PROPERTY = str.maketrans(_CONTENT | {":": "%3A", ",": "%2C"})


def findings_github(findings: Iterable[Finding]) -> Iterator[str]:
    """The commands in the order of the findings. What is waived is left to the other formats."""
    for finding in findings:
        if finding.waived is None:
            properties = ",".join(f"{key}={_property(value)}" for key, value in _properties(finding).items())
            yield f"::{_command(finding.severity)} {properties}::{_data(_message(finding))}"


def _command(severity: Severity) -> str:
    match severity:
        case Severity.ERROR:
            return "error"
        case Severity.WARNING:
            return "warning"
        case Severity.NOTE:
            return "notice"
        case _:
            assert_never(severity)


def _properties(finding: Finding) -> dict[str, str]:
    span = finding.span
    columns = (
        {"col": str(span.column), "endColumn": str(span.end_column)} if span.line == span.end_line else {}
    )
    return {
        "file": safe(finding.file),
        "line": str(span.line),
        "endLine": str(span.end_line),
        **columns,
        "title": f"{finding.code} · settled by {finding.settled_by.told}",
    }


def _message(finding: Finding) -> str:
    told = "\n".join(filter(None, (safe(finding.told), safe(finding.hint))))
    cut = f"{told[: LONGEST - 1]}…" if len(told) > LONGEST else told
    return "\n".join(filter(None, (cut, f"gatepage explain {finding.code}")))


def _data(text: str) -> str:
    return text.translate(_DATA)


def _property(text: str) -> str:
    return text.translate(_PROPERTY)
