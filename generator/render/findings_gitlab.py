"""Findings as a Code Quality report, which GitLab shows in a merge request.

In: findings. Out: JSON, keys sorted, no clock. Project text is neutralised here: no control, escape or direction
character is left in it. GitLab keeps one entry for each fingerprint, so that no two are alike here, and knows nothing
of waivers, so that what is waived is left to the other formats. Paths count from the top of the repository.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, assert_never

from generator.findings import Finding, Severity
from generator.render.distinct import with_distinct_fingerprints
from generator.render.findings_text import safe


def findings_gitlab(findings: Iterable[Finding]) -> str:
    """The whole report, an array of entries."""
    entries = [
        _entry(finding, fingerprint)
        for finding, fingerprint in with_distinct_fingerprints(findings)
        if finding.waived is None
    ]
    return json.dumps(entries, ensure_ascii=False, indent=2, sort_keys=True)


def _entry(finding: Finding, fingerprint: str) -> dict[str, Any]:
    span = finding.span
    told = [safe(finding.told), safe(finding.hint), f"settled by {finding.settled_by.told}"]
    return {
        "check_name": finding.code,
        "description": "; ".join(filter(None, told)),
        "fingerprint": fingerprint,
        "severity": _severity(finding.severity),
        "location": {
            "path": safe(finding.file),
            "lines": {"begin": span.line, "end": span.end_line},
            "positions": {
                "begin": {"line": span.line, "column": span.column},
                "end": {"line": span.end_line, "column": span.end_column},
            },
        },
    }


def _severity(severity: Severity) -> str:
    """One of GitLab's info, minor, major, critical, blocker."""
    match severity:
        case Severity.ERROR:
            return "major"
        case Severity.WARNING:
            return "minor"
        case Severity.NOTE:
            return "info"
        case _:
            assert_never(severity)
