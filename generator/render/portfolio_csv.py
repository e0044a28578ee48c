"""The portfolio as CSV: a row for each project, for spreadsheets.

In: assessments. Out: text with a byte order mark, by which spreadsheets know UTF-8. What a spreadsheet would take for
a formula is neutralised here; programs read the JSON beside it, which has every text as it is.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from datetime import date

from generator.check.assess import Assessment
from generator.check.three_points import Blocker
from generator.findings import Severity
from generator.model.values.day import Day
from generator.model.values.person import Person
from generator.render.quiet import quiet
from generator.view.decisions import OpenDecision, make_decisions

_FORMULA = re.compile(r"(^|;)(\s*)(?=[=+\-@\uff1d\uff0b\uff0d\uff20])")
"""Where a formula may begin: at the start of a cell, and behind what separates cells in many countries."""

Cell = str | int | None


def portfolio_csv(portfolio: Sequence[Assessment], today: date) -> str:
    """The whole table. The first row names the columns."""
    decisions = make_decisions(portfolio, today)
    following: dict[str, OpenDecision] = {}
    for row in (*decisions.late, *decisions.due, *decisions.undated, *decisions.resting):
        following.setdefault(row.project.address, row)
    rows = [_row(a, following.get(a.source.address)) for a in portfolio]
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(rows[0] if rows else ())
    writer.writerows([cell(value) for value in row.values()] for row in rows)
    return "\N{BYTE ORDER MARK}" + text.getvalue()


def cell(value: Cell) -> str:
    """One cell: nothing in it acts on a terminal, and nothing is a formula."""
    return (
        _FORMULA.sub(r"\1\2'", quiet(value))
        if isinstance(value, str)
        else ""
        if value is None
        else str(value)
    )


def _row(a: Assessment, decision: OpenDecision | None) -> dict[str, Cell]:
    artifact, points = a.project.artifact, a.three_points
    known, found = a.project.readable, a.evaluation_set
    is_open = {point.blocker: "open" if point.open else "closed" for point in points.points}
    return {
        "id": a.project.id,
        "title": a.project.title,
        "stage": artifact.stage.value if artifact.stage else None,
        "paused": _day(artifact.paused),
        "owner": _person(artifact.ownership.owner),
        "owner_role": artifact.ownership.owner.role if artifact.ownership.owner else None,
        "unit": artifact.ownership.unit,
        "reading": a.reading.outcome.value if known else "unreadable",
        "because": a.reading.because[0].text if a.reading.because else None,
        "complete": a.completeness.complete,
        "required": a.completeness.required,
        "errors": len(a.open(Severity.ERROR)),
        "warnings": len(a.open(Severity.WARNING)),
        "notes": len(a.open(Severity.NOTE)),
        "waived": sum(finding.waived is not None and finding.counted for finding in a.findings),
        **{blocker.value: is_open[blocker] if known else None for blocker in Blocker},
        "compounding": _yes_no(points.compounding, known=known),
        "zombie": _yes_no(points.zombie, known=known),
        "first_blocker": points.first.blocker.value if points.first else None,
        "first_by": points.first.by if points.first else None,
        "next_decision": decision.what if decision else None,
        "maker": decision.maker if decision else None,
        "due": decision.day.isoformat() if decision and decision.day else None,
        "days_late": decision.days if decision and decision.late else None,
        "escalates_to": decision.escalates_to if decision else None,
        "escalates_on": decision.escalates_on.isoformat() if decision and decision.escalates_on else None,
        "cases": found.cases if found else None,
        "rejection_cases": found.rejections if found else None,
        "labels": len(found.labels) if found and found.counted else None,
        "acceptance": a.signed("evaluation")[1].value if known else None,
        "approval": a.signed("specification")[1].value if known else None,
        "started": _day(artifact.started),
        "reviewed": _day(artifact.reviewed),
        "risk": artifact.risk.class_,
        "tags": ", ".join(artifact.tags) or None,
        "file": a.source.shown,
        "page": f"projects/{a.source.address}/index.html",
    }


def _yes_no(value: bool, *, known: bool) -> str | None:
    return ("yes" if value else "no") if known else None


def _day(day: Day | None) -> str | None:
    return day.canonical if day else None


def _person(who: Person | None) -> str | None:
    return who.name if who else None
