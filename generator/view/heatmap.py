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
from generator.findings import Severity
from generator.model.artifact import Artifact
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
    judged = [(a, _states(a)) for a in portfolio]
    worst = sorted(judged, key=lambda pair: _weight(*pair))
    rows = tuple(
        _row(a, states, href(a) if href else "", number) for number, (a, states) in enumerate(worst[:most])
    )
    sums = tuple(
        _sum(title, column, [states[column].mark for __, states in judged])
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


_COLUMNS = (
    "specification",
    "operations",
    "gate",
    "learning",
    "governance",
    "evaluation",
    "ownership",
    "",
)
"""The sections in the order of the page, and "" for what stands in none of them."""


def _sections() -> dict[str, str]:
    """The columns with their titles."""
    titles = {key: says.title for _name, key, says in Artifact.fields()}
    return {key: _(titles[key]) if key else _("Head, file") for key in _COLUMNS}


@dataclass(frozen=True, slots=True)
class _State:
    """How one section of one project stands: its mark and how often that is there, all that was found, and due."""

    mark: Mark
    count: int
    opened: Counter[Severity]
    aside: int
    complete: int
    required: int


def _states(a: Assessment) -> tuple[_State, ...]:
    """How the sections of one project stand, in the order of the columns."""
    opened: dict[str, Counter[Severity]] = {section: Counter() for section in _COLUMNS}
    aside: Counter[str] = Counter()
    for finding in a.findings:
        if finding.counted:
            section = _column(finding.field.partition(".")[0].partition("[")[0])
            if finding.waived is None:
                opened[section][finding.severity] += 1
            else:
                aside[section] += 1
    complete, required = Counter[str](), Counter[str]()
    for key, (there, due) in a.completeness.sections.items():
        complete[_column(key)] += there
        required[_column(key)] += due
    return tuple(
        _State(
            *_mark(a, opened[section], aside[section]),
            opened[section],
            aside[section],
            complete[section],
            required[section],
        )
        for section in _COLUMNS
    )


def _column(key: str) -> str:
    """The column of a field by the first key of its route."""
    return key if key in _COLUMNS else ""


def _cell(title: str, state: _State, x: int) -> HeatCell:
    """One section of one project."""
    told = ", ".join(
        words
        for words in (
            _("cannot be read") if state.mark is Mark.UNREADABLE else "",
            *_counted(state.opened, state.aside),
            _("not judged: retired") if state.mark is Mark.UNJUDGED else "",
            _("nothing open") if state.mark is Mark.CLEAR else "",
            _("%(there)s of %(due)s due fields", there=state.complete, due=state.required)
            if state.required
            else "",
        )
        if words
    )
    bar = round(_BAR * state.complete / state.required, 1) if state.required else None
    look = "hot" if state.mark is Mark.ERROR and state.count >= _HOT else state.mark.value
    return HeatCell(state.mark, state.count, look, bar, f"{title}: {told}", x)


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


def _weight(a: Assessment, states: Sequence[_State]) -> tuple[bool, int, int, int, str, str]:
    """What cannot be read first, then by errors, sections with an error, and warnings; equals by title."""
    errors, warnings = len(a.open(Severity.ERROR)), len(a.open(Severity.WARNING))
    hit = sum(state.mark is Mark.ERROR for state in states)
    return (a.project.readable, -errors, -hit, -warnings, a.project.title.casefold(), a.project.id)


def _row(a: Assessment, states: Sequence[_State], href: str, number: int) -> HeatRow:
    readable = a.project.readable
    outcome = _(a.reading.outcome.label) if readable else "?"
    kind = a.reading.outcome.value if readable else "unreadable"
    shown = fit(a.project.title, _NAME - 10, _TYPE)
    cells = tuple(
        _cell(title, state, _FIRST + column * _CELL)
        for column, (title, state) in enumerate(zip(_sections().values(), states, strict=True))
    )
    return HeatRow(a.project.title, shown, href, outcome, kind, cells, _HEAD + _SUM + number * _ROW)


def _sum(title: str, column: int, marks: Sequence[Mark]) -> HeatSum:
    """A section over all projects: how many of them have which worst finding there."""
    counts = Counter(marks)
    shares, at = [], 0.0
    for mark in Mark:
        width = _BAR * counts[mark] / max(len(marks), 1)
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
