"""How often each rule does not hold.

In: findings. Out: one count for each code, the most frequent first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from generator.check.catalogue import catalogue
from generator.findings import Finding


@dataclass(frozen=True, slots=True)
class Count:
    """The open findings of one rule, in how many projects they are, and how many more are waived."""

    code: str
    title: str
    count: int
    projects: int
    waived: int


def count_by_code(findings: Iterable[Finding]) -> list[Count]:
    """Count; where two codes are equally frequent, the order of the catalogue decides."""
    by_code: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        by_code[finding.code].append(finding)
    counts = [
        _count(code, rule.title, by_code[code]) for code, rule in catalogue().items() if code in by_code
    ]
    return sorted(counts, key=lambda count: (-count.count, -count.waived))


def _count(code: str, title: str, findings: list[Finding]) -> Count:
    left = [finding for finding in findings if finding.waived is None]
    return Count(code, title, len(left), len({f.file for f in left}), len(findings) - len(left))
