"""What is missing on a page, grouped by the party that settles it.

In: the findings of one project. Out: groups of lines in the order in which a reader works them off.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from generator.check.catalogue import catalogue
from generator.findings import Finding, Party, Route, Severity
from generator.read.document import Document
from generator.view.excerpt import excerpt
from generator.view.parts import Parts


@dataclass(frozen=True, slots=True)
class MissingLine:
    """One finding as a page lists it. ``waiver`` says why, by whom and until when it is set aside."""

    code: str
    severity: Severity
    message: str
    hint: str
    line: int
    column: int
    field: str
    source: str = ""
    caret: str = ""
    waiver: Parts = ()


@dataclass(frozen=True, slots=True)
class MissingGroup:
    """The findings that one party settles, errors first."""

    party: Party
    lines: tuple[MissingLine, ...]


@dataclass(frozen=True, slots=True)
class Missing:
    """All that is missing: due now by party, not yet due, and set aside. ``now`` is how many findings are due now."""

    groups: tuple[MissingGroup, ...]
    later: tuple[MissingLine, ...]
    waived: tuple[MissingLine, ...]
    now: int


def group(
    findings: Iterable[Finding], document: Document, waivers: Mapping[Route, Parts] | None = None
) -> Missing:
    """Group findings: errors and warnings by party; notes stand apart, as not yet due; waived ones last.

    ``waivers`` are the words of each waiver by its route. Conclusions from other findings are left out.
    """
    told = waivers or {}
    listed = [finding for finding in findings if finding.counted]
    due = [f for f in listed if f.waived is None and f.severity is not Severity.NOTE]
    groups = (
        MissingGroup(
            party, tuple(_line(f, document) for f in sorted(due, key=_weight) if f.settled_by is party)
        )
        for party in Party
    )
    return Missing(
        groups=tuple(one for one in groups if one.lines),
        later=tuple(_later(listed, document)),
        waived=tuple(
            replace(_line(f, document), waiver=told.get(f.waived.route, ()))
            for f in listed
            if f.waived is not None
        ),
        now=len(due),
    )


def in_brief(missing: Missing) -> Missing:
    """The same in less room, for paper: several findings of one rule and one party are told once."""
    return replace(
        missing,
        groups=tuple(replace(group, lines=tuple(_once(group.lines))) for group in missing.groups),
    )


def _once(lines: tuple[MissingLine, ...]) -> Iterator[MissingLine]:
    by_code: dict[str, list[MissingLine]] = {}
    for line in lines:
        by_code.setdefault(line.code, []).append(line)
    for code, same in by_code.items():
        told = f"{catalogue()[code].title}: {len(same)} times, first in"
        yield replace(same[0], message=told, hint="") if len(same) > 1 else same[0]


def _later(findings: list[Finding], document: Document) -> Iterator[MissingLine]:
    """The notes, in the order of the file. Several of one rule are told once, with their number."""
    by_code: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.waived is None and finding.severity is Severity.NOTE:
            by_code.setdefault(finding.code, []).append(finding)
    for code, same in by_code.items():
        first = _line(same[0], document)
        several = len(same) > 1
        yield replace(first, message=f"{catalogue()[code].title} ({len(same)})") if several else first


def _weight(finding: Finding) -> tuple[int, tuple[str, int, int, str, str]]:
    return finding.severity.rank, finding.order


def _line(finding: Finding, document: Document) -> MissingLine:
    cut = excerpt(document, finding.span)
    return MissingLine(
        code=finding.code,
        severity=finding.severity,
        message=finding.told,
        hint=finding.hint,
        line=finding.span.line,
        column=finding.span.column,
        field=finding.field,
        source=cut.source if cut else "",
        caret=cut.caret if cut else "",
    )
