"""Findings as JSON, as the interface promises them: keys sorted, no clock.

In: judged projects and their findings. Out: text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from generator.check.statistics import count_by_code
from generator.check.three_points import ThreePoints
from generator.check.verdict import Judged
from generator.findings import Finding, Severity
from generator.render.distinct import with_distinct_fingerprints

FORMAT = 1


def findings_json(
    portfolio: Sequence[Judged], shown: Sequence[Finding], today: date, *, statistics: bool = False
) -> str:
    """The whole report, with the counts by code where they are asked for."""
    report: dict[str, Any] = {
        "format": FORMAT,
        "as_of": today.isoformat(),
        "findings": [
            finding_as_json(finding, fingerprint)
            for finding, fingerprint in with_distinct_fingerprints(shown)
        ],
        "projects": [_project(judged) for judged in portfolio],
        "summary": {
            "projects": len(portfolio),
            "waived": sum(f.waived is not None for f in shown),
            **{s.value: sum(f.severity is s and f.waived is None for f in shown) for s in Severity},
        },
    }
    if statistics:
        report["statistics"] = [asdict(count) for count in count_by_code(shown)]
    return as_text(report)


def as_text(report: dict[str, Any]) -> str:
    """The report as JSON text, an entry of a list on each line: quick to write, to read and to compare.

    Entries may be written already.
    """
    lines = []
    for key, value in sorted(report.items()):
        if isinstance(value, list) and value:
            entries = ",\n".join(f"    {written(entry)}" for entry in value)
            lines.append(f"  {_line(key)}: [\n{entries}\n  ]")
        else:
            lines.append(f"  {_line(key)}: {_line(value)}")
    return _LONE.sub("\N{REPLACEMENT CHARACTER}", "{\n" + ",\n".join(lines) + "\n}")


class Written(str):
    """JSON on one line."""

    __slots__ = ()


def written(entry: Any) -> Written:
    """An entry as JSON on one line."""
    return entry if isinstance(entry, Written) else Written(_line(entry))


_line = json.JSONEncoder(ensure_ascii=False, sort_keys=True).encode


def finding_as_json(finding: Finding, fingerprint: str) -> dict[str, Any]:
    """One finding as data, with the fingerprint that sets it apart from its equals."""
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "project": finding.project,
        "file": finding.file,
        "line": finding.span.line,
        "column": finding.span.column,
        "end_line": finding.span.end_line,
        "end_column": finding.span.end_column,
        "field": finding.field,
        "message": finding.message,
        **({"detail": finding.detail} if finding.detail else {}),
        "hint": finding.hint,
        "settled_by": finding.settled_by.value,
        "waived": finding.waived is not None,
        "fingerprint": fingerprint,
    }


def _project(a: Judged) -> dict[str, Any]:
    return {
        "id": a.id,
        "title": a.title,
        "stage": a.stage.value if a.stage else None,
        "reading": a.reading.outcome.value,
        "because": [reason.text for reason in a.reading.because],
        "three_points": three_points_as_json(a.three_points),
        "complete": a.completeness.complete,
        "required": a.completeness.required,
    }


def three_points_as_json(found: ThreePoints) -> dict[str, Any]:
    """The three points, what follows from them, and the blocker to remove first."""
    first = found.first
    return {
        **{
            point.blocker.value: {"open": point.open, "because": list(point.because)}
            for point in found.points
        },
        "compounding": found.compounding,
        "zombie": found.zombie,
        "first": {"point": first.blocker.value, "because": first.because, "by": first.by} if first else None,
    }


_LONE = re.compile("[\ud800-\udfff]")
"""Half a character, which no encoding can carry."""
