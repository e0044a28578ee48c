"""Which findings are new since an older state of the projects.

In: the findings of today and those of then, judged alike. Out: the findings that were not there then. How the older
state is read does not belong here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from generator.findings import Finding, Severity


def new_since(now: Sequence[Finding], then: Iterable[Finding]) -> list[Finding]:
    """The findings of now, in their order, that no finding of then covers.

    One finding of then covers one of now with the same fingerprint that weighs no more than it did: a note that
    became an error since the stage advanced is new, and so is a finding whose waiver went.
    """
    left: dict[str, list[int]] = defaultdict(list)
    for finding in then:
        left[finding.fingerprint].append(_weight(finding))
    for weights in left.values():
        weights.sort()
    covered: set[int] = set()
    # The heaviest first, so that a light one never takes the place of a heavy one.
    for position in sorted(range(len(now)), key=lambda position: -_weight(now[position])):
        weights = left[now[position].fingerprint]
        if weights and weights[-1] >= _weight(now[position]):
            weights.pop()
            covered.add(position)
    return [finding for position, finding in enumerate(now) if position not in covered]


def _weight(finding: Finding) -> int:
    """0 for what is waived, growing with the severity."""
    return 0 if finding.waived is not None else len(Severity) - finding.severity.rank
