"""Fingerprints that no two findings of a report share, for readers that keep one finding of each.

In: findings in their order. Out: each with its fingerprint; a repeated one is told apart by how often it came before.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator

from generator.findings import Finding


def with_distinct_fingerprints(findings: Iterable[Finding]) -> Iterator[tuple[Finding, str]]:
    """Pair each finding with a fingerprint of its own. The first of equal ones keeps the plain one."""
    seen: Counter[str] = Counter()
    for finding in findings:
        plain = finding.fingerprint
        seen[plain] += 1
        if seen[plain] == 1:
            yield finding, plain
        else:
            yield finding, hashlib.sha256(f"{plain} {seen[plain]}".encode()).hexdigest()[:32]
