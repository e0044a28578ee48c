"""What is missing on a page, grouped by the party that settles it.

In: the findings of one project. Out: groups of lines in the order in which a reader works them off.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from generator.check.catalogue import catalogue
from generator.findings import Finding, Party, Route, Severity
from generator.read.document import Document
from generator.view.excerpt import excerpt
from generator.view.parts import Parts


@dataclass(frozen=True, slots=True)
class MissingLine:
    """One finding as a page lists it. ``waiver`` says why, by whom and until when it is set aside.

    ``anchor`` is its place on the page, in an address that stays the same as long as the line does.
    """

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
    anchor: str = ""


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
    listed = tuple(anchored(findings))
    due = sorted((pair for pair in listed if _is_due(pair[0])), key=lambda pair: _weight(pair[0]))
    groups = (
        MissingGroup(party, tuple(_line(f, document, at) for f, at in due if f.settled_by is party))
        for party in Party
    )
    return Missing(
        groups=tuple(one for one in groups if one.lines),
        later=tuple(_later(listed, document)),
        waived=tuple(
            replace(_line(f, document, at), waiver=told.get(f.waived.route, ()))
            for f, at in listed
            if f.waived is not None
        ),
        now=len(due),
    )


def _is_due(finding: Finding) -> bool:
    return finding.waived is None and finding.severity is not Severity.NOTE


def anchored(findings: Iterable[Finding]) -> Iterator[tuple[Finding, str]]:
    """Each finding that a page lists, with its place there: code and line, and a number where both are the same.

    Notes of one rule are told once, and share a place.
    """
    taken: dict[str, int] = {}
    notes: dict[str, str] = {}
    for finding in findings:
        if not finding.counted:
            continue
        note = finding.waived is None and finding.severity is Severity.NOTE
        if note and finding.code in notes:
            yield finding, notes[finding.code]
            continue
        plain = f"{finding.code.lower()}-{finding.span.line}"
        taken[plain] = taken.get(plain, 0) + 1
        anchor = plain if taken[plain] == 1 else f"{plain}-{taken[plain]}"
        if note:
            notes[finding.code] = anchor
        yield finding, anchor


def folded(missing: Missing) -> Missing:
    """The same on paper: findings that differ in one name are told once, with the other names after it."""
    return replace(
        missing,
        groups=tuple(replace(group, lines=tuple(_with_names(group.lines))) for group in missing.groups),
    )


_NAME = re.compile(r"`[^`]*`|“[^”]*”")


def _with_names(lines: tuple[MissingLine, ...]) -> Iterator[MissingLine]:
    alike: dict[tuple[str, Severity, str], list[MissingLine]] = {}
    for line in lines:
        alike.setdefault((line.code, line.severity, _NAME.sub("``", line.message)), []).append(line)
    for same in alike.values():
        names = [_NAME.findall(line.message) for line in same]
        if len(same) > 1 and len(names[0]) == 1:
            others = ", ".join(name for (name,) in names[1:])
            yield replace(same[0], message=f"{same[0].message}; also {others}")
        else:
            yield from same


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
        told = f"{catalogue()[code].title}: {len(same)} times"
        yield replace(same[0], message=told, hint="") if len(same) > 1 else same[0]


def _later(listed: Iterable[tuple[Finding, str]], document: Document) -> Iterator[MissingLine]:
    """The notes, in the order of the file. Several of one rule are told once, with their number."""
    by_code: dict[str, list[tuple[Finding, str]]] = {}
    for finding, anchor in listed:
        if finding.waived is None and finding.severity is Severity.NOTE:
            by_code.setdefault(finding.code, []).append((finding, anchor))
    for code, same in by_code.items():
        first = _line(same[0][0], document, same[0][1])
        several = len(same) > 1
        yield replace(first, message=f"{catalogue()[code].title} ({len(same)})") if several else first


def _weight(finding: Finding) -> tuple[int, tuple[str, int, int, str, str]]:
    return finding.severity.rank, finding.order


def _line(finding: Finding, document: Document, anchor: str) -> MissingLine:
    cut = excerpt(document.line(finding.span.line), finding.span)
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
        anchor=anchor,
    )
