"""The board: counts, what needs a person now, every project, and two drawings of them all.

In: the assessments of a portfolio. Out: display-ready values. What can be filtered stands beside each row in short.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from generator.check.assess import Assessment
from generator.check.three_points import Blocker
from generator.findings import Party, Severity
from generator.model.field import Stage
from generator.model.gate import Outcome
from generator.view.calendar import Calendar, make_calendar
from generator.view.cells import is_late
from generator.view.heatmap import HeatMap, make_heatmap
from generator.view.history import first_open
from generator.view.needs import Need, Needs, make_needs, needs_of, party_key, party_label
from generator.view.parts import show_day
from generator.view.sections import escalation
from generator.words import _, ngettext, show_count, show_date

UNREADABLE = "unreadable"
"""Stands in the place of an outcome where a file can't be read."""

NO_OWNER = "OWN001"
"""The rule that tells of a project without an owner."""

NOTHING = "-"
"""Stands in ``BoardRow.facets`` where there is nothing."""


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One project on the board.

    ``facets`` are what it is filtered by: stage, outcome, and the first letters of its open blockers, of the parties
    that settle its open errors, and of its needs. ``ownerless`` says that an owner is due and nobody is named.
    ``due_on`` is the due day in the form of HTML.
    """

    title: str
    href: str
    pdf: str
    tags: tuple[str, ...]
    readable: bool
    stage: str
    owner: str
    ownerless: bool
    outcome: str
    outcome_kind: str
    errors: int
    warnings: int
    blockers: str
    decision: str
    due: str
    due_on: str
    late: bool
    escalation: str
    facets: str


@dataclass(frozen=True, slots=True)
class Tile:
    """One count above all else; ``href`` leads to the rows that it counts."""

    kind: str
    label: str
    count: str
    href: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a filter."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Filter:
    """One filter with a fixed list of values."""

    name: str
    label: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Board:
    """The whole board."""

    title: str
    told: str
    tiles: tuple[Tile, ...]
    needs: Needs
    filters: tuple[Filter, ...]
    rows: tuple[BoardRow, ...]
    tagged: bool
    heat: HeatMap
    calendar: Calendar
    pdfs: bool


def make_board(title: str, portfolio: Sequence[Assessment], today: date, *, pdfs: bool) -> Board:
    """Lay out the portfolio in the order of titles."""
    ordered = sorted(portfolio, key=lambda a: (a.project.title.casefold(), a.project.id))
    rows = tuple(_row(a) for a in ordered)
    needs = make_needs(portfolio, address)
    return Board(
        title=title,
        told=ngettext(
            "%(count)s project as of %(day)s",
            "%(count)s projects as of %(day)s",
            len(rows),
            count=show_count(len(rows)),
            day=show_date(today),
        ),
        tiles=_tiles(rows, needs),
        needs=needs,
        filters=_filters(),
        rows=rows,
        tagged=any(row.tags for row in rows),
        heat=make_heatmap(portfolio, href=address),
        calendar=make_calendar(portfolio, today, href=address),
        pdfs=pdfs,
    )


def address(a: Assessment, part: str = "") -> str:
    """The way from the board to a project's page, or to a part of it."""
    return f"projects/{a.source.address}/index.html{'#' if part else ''}{part}"


def _row(a: Assessment) -> BoardRow:
    artifact, readable = a.project.artifact, a.project.readable
    decision = first_open(a)
    due = decision.due if decision else None
    late = decision is not None and is_late(decision, a)
    kind = a.reading.outcome.value if readable else UNREADABLE
    blockers = a.three_points.open if readable else ()
    parties = {finding.settled_by for finding in a.open(Severity.ERROR)}
    return BoardRow(
        title=a.project.title,
        href=address(a),
        pdf=f"pdf/{a.source.address}.pdf",
        tags=artifact.tags,
        readable=readable,
        stage=_(artifact.stage.label) if artifact.stage else "",
        owner=artifact.ownership.owner.name if artifact.ownership.owner else "",
        ownerless=any(finding.code == NO_OWNER for finding in a.open(Severity.ERROR)),
        outcome=_(a.reading.outcome.label) if readable else _("Not readable"),
        outcome_kind=kind,
        errors=len(a.open(Severity.ERROR)),
        warnings=len(a.open(Severity.WARNING)),
        blockers=", ".join(_(blocker.value) for blocker in blockers),
        decision=(decision.decision or decision.id or "") if decision else "",
        due=show_day(due) or "",
        due_on=due.canonical if due else "",
        late=late,
        escalation=escalation(decision, a.today) if decision and late else "",
        facets=" ".join(
            (
                artifact.stage.value if artifact.stage else NOTHING,
                kind,
                _letters(blocker.value for blocker in blockers),
                _letters(party_key(party) for party in Party if party in parties),
                _letters(need.value for need in needs_of(a)),
            )
        ),
    )


def _letters(words: Iterable[str]) -> str:
    """First letters: within one filter no two values share theirs."""
    return "".join(word[0] for word in words) or NOTHING


def _tiles(rows: Sequence[BoardRow], needs: Needs) -> tuple[Tile, ...]:
    """Outcomes first, then what cannot be read, what is late, and the errors."""
    counts = Counter(row.outcome_kind for row in rows)
    late = next((group.count for group in needs.groups if group.need is Need.LATE), 0)
    errors = sum(row.errors for row in rows)
    tiles = [
        Tile(o.value, _(o.label), show_count(counts[o.value]), f"?outcome={o.value}#projects")
        for o in Outcome
    ]
    if broken := counts[UNREADABLE]:
        tiles.append(
            Tile(UNREADABLE, _("not readable"), show_count(broken), f"?outcome={UNREADABLE}#projects")
        )
    if late:
        words = ngettext("late decision", "late decisions", late)
        tiles.append(Tile(Need.LATE.value, words, show_count(late), f"?needs={Need.LATE}#projects"))
    tiles.append(
        Tile("error", ngettext("error", "errors", errors), show_count(errors), "?sort=-errors#projects")
    )
    return tuple(tiles)


def _filters() -> tuple[Filter, ...]:
    """The filters whose values are known; owners and tags are those of the rows."""
    outcomes = [Choice(outcome.value, _(outcome.label)) for outcome in Outcome]
    needs = {
        Need.LATE: _("late decision"),
        Need.STOP: _("Stop signal met"),
        Need.VOID: _("void approval"),
        Need.UNREADABLE: _("file not readable"),
    }
    return (
        Filter("outcome", _("Reading"), (*outcomes, Choice(UNREADABLE, _("Not readable")))),
        Filter("stage", _("Stage"), tuple(Choice(stage.value, _(stage.label)) for stage in Stage)),
        Filter("blocker", _("Open blocker"), tuple(Choice(one.value, _(one.value)) for one in Blocker)),
        Filter("party", _("Errors settled by"), tuple(Choice(party_key(p), party_label(p)) for p in Party)),
        Filter(
            "needs", _("Needs a person"), tuple(Choice(need.value, words) for need, words in needs.items())
        ),
    )
