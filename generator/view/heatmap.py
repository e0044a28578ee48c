"""The heat map: projects by sections, each cell the worst that is open there, and how complete the section is.

In: the assessments of a portfolio. Out: rows and cells with their place in the drawing, the same for screen and
paper. No markup, no colours.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from generator.check.assess import Assessment
from generator.findings import Finding, Severity
from generator.model.field import Stage
from generator.view.drawn import fit
from generator.words import _, ngettext, show_count

MOST_ROWS = 20
"""So many projects are drawn; what the others lack stands in the row of them all."""

WIDTH = 960
_NAME, _READING, _CELL = 244, 50, 84
_FIRST = WIDTH - 8 * _CELL
_HEAD, _SUM, _ROW = 26, 40, 27
_TYPE = 13
_BAR = _CELL - 14
_HOT = 3
"""From so many errors on a cell is drawn in full colour."""


class Mark(StrEnum):
    """What a cell says, the worst first."""

    UNREADABLE = "unreadable"
    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
    ASIDE = "aside"
    CLEAR = "clear"
    UNJUDGED = "unjudged"


@dataclass(frozen=True, slots=True)
class HeatCell:
    """One section of one project. ``count`` is how many findings of the worst kind are open there.

    ``look`` is the mark, or "hot" where there are many errors. ``bar`` is the length of the line that shows the share
    of due fields that are there; None where none is due.
    """

    mark: Mark
    count: int
    look: str
    bar: float | None
    told: str
    x: int


@dataclass(frozen=True, slots=True)
class HeatRow:
    """One project."""

    title: str
    shown: str
    href: str
    outcome: str
    outcome_kind: str
    cells: tuple[HeatCell, ...]
    y: int


@dataclass(frozen=True, slots=True)
class HeatShare:
    """A piece of a section's bar over all projects."""

    mark: Mark
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class HeatSum:
    """One section over all projects. ``errors`` is how many projects have an open error there."""

    section: str
    errors: int
    shares: tuple[HeatShare, ...]
    told: str
    x: int


@dataclass(frozen=True, slots=True)
class HeatKey:
    """One sign of the key, with its words."""

    mark: Mark
    words: str
    x: int


@dataclass(frozen=True, slots=True)
class HeatMap:
    """The whole drawing. ``rest`` is how many projects have no row of their own."""

    title: str
    told: str
    sums: tuple[HeatSum, ...]
    all_told: str
    rows: tuple[HeatRow, ...]
    rest: int
    rest_told: str
    key: tuple[HeatKey, ...]
    foot: int
    width: int
    height: int


def make_heatmap(
    portfolio: Sequence[Assessment],
    *,
    most: int = MOST_ROWS,
    href: Callable[[Assessment], str] | None = None,
) -> HeatMap:
    """Draw a portfolio, the projects that lack most first. ``href`` leads to a project's page."""
    judged = [(a, _cells(a)) for a in portfolio]
    worst = sorted(judged, key=lambda pair: _weight(*pair))
    rows = tuple(
        _row(a, cells, href(a) if href else "", number) for number, (a, cells) in enumerate(worst[:most])
    )
    sums = tuple(
        _sum(title, column, [cells[column] for __, cells in judged])
        for column, title in enumerate(_sections().values())
    )
    rest = len(worst) - len(rows)
    key = _key()
    return HeatMap(
        title=_("Projects by section"),
        told=_told(sums, len(judged)),
        sums=sums,
        all_told=ngettext(
            "with errors, of %(count)s project",
            "with errors, of %(count)s projects",
            len(judged),
            count=show_count(len(judged)),
        ),
        rows=rows,
        rest=rest,
        rest_told=ngettext(
            "and %(count)s more that lacks less",
            "and %(count)s more that lack less",
            rest,
            count=show_count(rest),
        ),
        key=key,
        width=WIDTH,
        foot=_HEAD + _SUM + len(rows) * _ROW + 4,
        height=_HEAD + _SUM + len(rows) * _ROW + 50,
    )


def _sections() -> dict[str, str]:
    """The columns: the sections in the order of the page, and what stands in none of them."""
    return {
        "specification": _("Specification"),
        "operations": _("Operations"),
        "gate": _("Gate"),
        "learning": _("Learning"),
        "governance": _("Governance"),
        "evaluation": _("Evaluation"),
        "ownership": _("Ownership"),
        "": _("Head, file"),
    }


def _cells(a: Assessment) -> tuple[HeatCell, ...]:
    """The cells of one project."""
    names = _sections()
    found: dict[str, list[Finding]] = {section: [] for section in names}
    for finding in a.findings:
        if finding.counted:
            first = finding.field.partition(".")[0].partition("[")[0]
            found[first if first in names else ""].append(finding)
    filled = dict.fromkeys(names, (0, 0))
    for key, (complete, required) in a.completeness.sections.items():
        section = key if key in names else ""
        filled[section] = (filled[section][0] + complete, filled[section][1] + required)
    return tuple(
        _cell(a, title, found[section], filled[section], _FIRST + column * _CELL)
        for column, (section, title) in enumerate(names.items())
    )


def _cell(a: Assessment, title: str, found: Sequence[Finding], filled: tuple[int, int], x: int) -> HeatCell:
    """One section of one project."""
    opened = Counter(finding.severity for finding in found if finding.waived is None)
    aside = sum(finding.waived is not None for finding in found)
    mark, count = _mark(a, opened, aside)
    complete, required = filled
    told = ", ".join(
        words
        for words in (
            _("cannot be read") if mark is Mark.UNREADABLE else "",
            *_counted(opened, aside),
            _("not judged: retired") if mark is Mark.UNJUDGED else "",
            _("nothing open") if mark is Mark.CLEAR else "",
            _("%(there)s of %(due)s due fields", there=complete, due=required) if required else "",
        )
        if words
    )
    bar = round(_BAR * complete / required, 1) if required else None
    look = "hot" if mark is Mark.ERROR and count >= _HOT else mark.value
    return HeatCell(mark, count, look, bar, f"{title}: {told}", x)


def _mark(a: Assessment, opened: Counter[Severity], aside: int) -> tuple[Mark, int]:
    """The worst of a cell, and how often it is there."""
    if not a.project.readable:
        return Mark.UNREADABLE, 0
    for severity in Severity:
        if opened[severity]:
            return Mark(severity.value), opened[severity]
    if aside:
        return Mark.ASIDE, aside
    return (Mark.UNJUDGED if a.project.artifact.stage is Stage.RETIRED else Mark.CLEAR), 0


def _counted(opened: Counter[Severity], aside: int) -> tuple[str, ...]:
    """Counts in words."""
    errors, warnings, notes = (opened[severity] for severity in Severity)
    return (
        ngettext("%(num)s error", "%(num)s errors", errors) if errors else "",
        ngettext("%(num)s warning", "%(num)s warnings", warnings) if warnings else "",
        ngettext("%(num)s note", "%(num)s notes", notes) if notes else "",
        _("%(number)s set aside", number=aside) if aside else "",
    )


def _weight(a: Assessment, cells: Sequence[HeatCell]) -> tuple[bool, int, int, int, str, str]:
    """What cannot be read first, then by errors, sections with an error, and warnings; equals by title."""
    errors, warnings = len(a.open(Severity.ERROR)), len(a.open(Severity.WARNING))
    hit = sum(cell.mark is Mark.ERROR for cell in cells)
    return (a.project.readable, -errors, -hit, -warnings, a.project.title.casefold(), a.project.id)


def _row(a: Assessment, cells: tuple[HeatCell, ...], href: str, number: int) -> HeatRow:
    readable = a.project.readable
    outcome = _(a.reading.outcome.label) if readable else "?"
    kind = a.reading.outcome.value if readable else "unreadable"
    shown = fit(a.project.title, _NAME - 10, _TYPE)
    return HeatRow(a.project.title, shown, href, outcome, kind, cells, _HEAD + _SUM + number * _ROW)


def _sum(title: str, column: int, cells: Sequence[HeatCell]) -> HeatSum:
    """A section over all projects: how many of them have which worst finding there."""
    counts = Counter(cell.mark for cell in cells)
    shares, at = [], 0.0
    for mark in Mark:
        width = _BAR * counts[mark] / max(len(cells), 1)
        if width:
            shares.append(HeatShare(mark, round(at, 1), round(width, 1)))
        at += width
    told = ", ".join(f"{words} {counts[mark]}" for mark, words in _words().items() if counts[mark])
    errors = counts[Mark.ERROR] + counts[Mark.UNREADABLE]
    return HeatSum(title, errors, tuple(shares), f"{title}: {told}", _FIRST + column * _CELL)


def _told(sums: Sequence[HeatSum], projects: int) -> str:
    """The drawing in one sentence."""
    if not projects:
        return _("no projects")
    worst = max(sums, key=lambda one: one.errors)
    if not worst.errors:
        return ngettext(
            "no open error in %(num)s project", "no open error in any of %(num)s projects", projects
        )
    return _(
        "most open errors stand in %(section)s: %(hit)s of %(all)s projects have one there",
        section=worst.section,
        hit=show_count(worst.errors),
        all=show_count(projects),
    )


def _words() -> dict[Mark, str]:
    """The key."""
    return {
        Mark.UNREADABLE: _("not readable"),
        Mark.ERROR: _("errors open"),
        Mark.WARNING: _("warnings"),
        Mark.NOTE: _("notes"),
        Mark.ASIDE: _("set aside"),
        Mark.CLEAR: _("nothing open"),
        Mark.UNJUDGED: _("not judged"),
    }


def _key() -> tuple[HeatKey, ...]:
    step = WIDTH // len(Mark)
    return tuple(HeatKey(mark, words, number * step) for number, (mark, words) in enumerate(_words().items()))
