"""The board: every project with stage, owner, outcome, gaps by severity, next decision and its date.

In: the assessments of a portfolio. Out: rows and counts. Addresses are given by the caller.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from generator.check.assess import Assessment
from generator.findings import Severity
from generator.model.gate import Outcome
from generator.view.heatmap import HeatMap, make_heatmap
from generator.view.history import next_decision
from generator.words import show_date


@dataclass(frozen=True, slots=True)
class GapCount:
    """How many findings of one severity stand open."""

    severity: Severity
    count: int


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One project on the board."""

    id: str
    title: str
    readable: bool
    stage: str
    owner: str
    outcome: str
    outcome_kind: str
    gaps: tuple[GapCount, ...]
    decision: str
    due: str
    late: bool
    escalation: str
    href: str
    pdf: str


@dataclass(frozen=True, slots=True)
class Tile:
    """One count above the table."""

    kind: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Board:
    """The whole board."""

    title: str
    as_of: str
    tiles: tuple[Tile, ...]
    rows: tuple[BoardRow, ...]
    heat: HeatMap
    pdfs: bool


def make_board(title: str, portfolio: Sequence[Assessment], today: date, *, pdfs: bool) -> Board:
    """Lay out the portfolio in the order of titles."""
    ordered = sorted(portfolio, key=lambda a: (a.project.title.casefold(), a.project.id))
    rows = tuple(_row(a) for a in ordered)
    heat = make_heatmap(portfolio, href=_address)
    return Board(title, show_date(today), _tiles(rows), rows, heat, pdfs)


def _address(a: Assessment) -> str:
    """The way from the board to a project's page."""
    return f"projects/{a.source.address}/index.html"


def _row(a: Assessment) -> BoardRow:
    artifact = a.project.artifact
    decision = next_decision(a)
    return BoardRow(
        id=a.project.id,
        title=a.project.title,
        readable=a.project.readable,
        stage=artifact.stage.label if artifact.stage else "",
        owner=artifact.ownership.owner.name if artifact.ownership.owner else "",
        outcome=a.reading.outcome.label if a.project.readable else "Not readable",
        outcome_kind=a.reading.outcome.value if a.project.readable else "unreadable",
        gaps=tuple(GapCount(severity, count) for severity in Severity if (count := len(a.open(severity)))),
        decision=decision.decision if decision else "",
        due=decision.due if decision else "",
        late=decision is not None and decision.late,
        escalation=decision.escalation if decision else "",
        href=_address(a),
        pdf=f"pdf/{a.source.address}.pdf",
    )


def _tiles(rows: Sequence[BoardRow]) -> tuple[Tile, ...]:
    """Outcomes first, then what cannot be read, what is late, and the errors."""
    outcomes = [Tile(o.value, o.label, sum(row.outcome_kind == o.value for row in rows)) for o in Outcome]
    unreadable = sum(not row.readable for row in rows)
    late = sum(row.late for row in rows)
    errors = sum(gap.count for row in rows for gap in row.gaps if gap.severity is Severity.ERROR)
    others = [
        Tile("unreadable", "not readable", unreadable),
        Tile("late", "late decision" if late == 1 else "late decisions", late),
        Tile("error", "error" if errors == 1 else "errors", errors),
    ]
    return tuple(outcomes + [tile for tile in others if tile.count or tile.kind == "error"])
