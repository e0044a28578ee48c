"""The decisions of a portfolio: which are late, where they go, and in which order they stand."""

from datetime import date
from pathlib import Path

import pytest

from generator.view.decisions import Decisions, make_decisions
from tests.paging import TODAY, judged


def decisions(folder: Path, *projects: str) -> Decisions:
    """The decisions of some projects; each text comes behind format and title."""
    portfolio = [
        judged(folder, f"format: 1\ntitle: P{number}\n{text}\n", f"p{number}.yaml")
        for number, text in enumerate(projects)
    ]
    return make_decisions(portfolio, TODAY)


def planned(*listed: str, more: str = "stage: poc") -> str:
    return f"{more}\ngovernance: {{decisions: [{', '.join(listed)}]}}"


def test_the_longest_overdue_comes_first_and_then_the_next_to_come(tmp_path: Path) -> None:
    found = decisions(
        tmp_path,
        planned("{decision: A, due: 2026-12-04}", "{decision: B, due: 2026-11-20}"),
        planned("{decision: C, due: 2026-10-01}", "{decision: D, due: 2026-11-22}", "{decision: E}"),
    )
    assert [(row.what, row.days, row.wait) for row in found.late] == [
        ("C", 52, "52 days late"),
        ("B", 2, "2 days late"),
    ]
    assert [(row.what, row.days, row.wait) for row in found.due] == [
        ("D", 0, "today"),
        ("A", -12, "in 12 days"),
    ]
    assert [(row.what, row.due, row.day) for row in found.undated] == [("E", "", None)]


@pytest.mark.parametrize(
    ("due", "escalation", "told", "escalated"),
    [
        ("2026-11-20", "{to: COO, after: 2 days}", "now with COO, since 22 Nov 2026", True),
        ("2026-11-20", "{to: COO, after: 1 week}", "goes to COO on 27 Nov 2026", False),
        ("2026-11-20", "COO", "now with COO, since 21 Nov 2026", True),
        ("2026-12-04", "COO", "goes to COO on 5 Dec 2026", False),
        ("TBD", "COO", "COO", False),
        ("2026-11-20", "TBD", "nobody: no escalation is named", False),
    ],
)
def test_where_a_decision_goes(due: str, escalation: str, told: str, escalated: bool, tmp_path: Path) -> None:
    found = decisions(tmp_path, planned(f"{{decision: A, due: {due}, escalation: {escalation}}}"))
    (row,) = (*found.late, *found.due, *found.undated)
    assert (row.escalation, row.escalated) == (told, escalated)


def test_a_month_is_due_on_its_last_day(tmp_path: Path) -> None:
    (row,) = decisions(tmp_path, planned("{decision: A, due: 2026-11}")).due
    assert (row.day, row.due, row.exact, row.wait) == (date(2026, 11, 30), "Nov 2026", False, "in 8 days")


@pytest.mark.parametrize("more", ["stage: poc\npaused: 2026-03", "stage: retired"])
def test_nothing_is_late_at_rest(more: str, tmp_path: Path) -> None:
    found = decisions(tmp_path, planned("{decision: A, due: 2026-01-01}", "{decision: B}", more=more))
    assert [(row.what, row.late, row.wait) for row in found.resting] == [("A", False, ""), ("B", False, "")]
    assert (found.late, found.due, found.undated, found.none_planned) == ((), (), (), ())


def test_made_decisions_stand_newest_first_with_who_and_what_they_rested_on(tmp_path: Path) -> None:
    found = decisions(
        tmp_path,
        planned(
            "{decision: A, maker: Dana Fox, due: 2026-01-05, outcome: go, decided: 2026-01-04}",
            "{decision: B, maker: Dana Fox, due: 2026-01-05, outcome: hold, decided: 2026-01-06,"
            " decided_by: Ines Roth, seen: {accuracy: 93 %}}",
            "{decision: C, maker: Dana Fox, decided_by: 'DANA FOX, director', outcome: stop}",
        ),
    )
    assert [(r.what, r.decided, r.outcome, r.who, r.instead_of, r.late, r.seen) for r in found.made] == [
        ("B", "6 Jan 2026", "hold", "Ines Roth", "Dana Fox", "1 day late", (("accuracy", "93 %"),)),
        ("A", "4 Jan 2026", "go", "Dana Fox", "", "", ()),
        ("C", "", "stop", "DANA FOX", "", "", ()),
    ]


def test_only_what_goes_on_has_to_plan_a_decision(tmp_path: Path) -> None:
    found = decisions(tmp_path, "stage: idea", "stage: poc", "", planned("{decision: A}"), "stage: retired")
    assert [link.id for link in found.none_planned] == ["p1", "p2"]


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    found = decisions(tmp_path, "stage: [")
    assert [link.id for link in found.unreadable] == ["p0"]
