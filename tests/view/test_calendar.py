"""The calendar of decisions: late ones first, then by month, each with its maker; what is not drawn is counted."""

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from generator.view.calendar import Calendar, make_calendar
from tests.paging import TODAY, judged


def drawn(folder: Path, *decisions: str, more: str = "", most: int = 6, months: int = 4) -> Calendar:
    """The calendar of projects with one decision each."""
    portfolio = [
        judged(
            folder,
            f"format: 1\ntitle: Project {number}\nstage: poc\n{more}governance: {{decisions: [{decision}]}}\n",
            f"p{number}.yaml",
        )
        for number, decision in enumerate(decisions)
    ]
    return make_calendar(portfolio, TODAY, most=most, months=months)


def columns(calendar: Calendar) -> dict[str, list[str]]:
    return {column.label: [mark.told for mark in column.marks] for column in calendar.columns}


def test_late_stands_left_then_month_by_month(tmp_path: Path) -> None:
    found = drawn(
        tmp_path,
        "{decision: A, maker: Dana Fox, due: 2026-12-04}",
        "{decision: B, due: 2026-11-02, escalation: {to: COO, after: 5 working days}}",
        "{decision: C, maker: Dana Fox, due: 2026-11-22}",
        "{decision: D, maker: Dana Fox, due: 2026-12}",
        "{decision: E, maker: Dana Fox, due: 2027-03-01}",
        "{id: f, maker: Dana Fox}",
        "{decision: G, outcome: go, decided: 2026-11-01}",
    )
    assert columns(found) == {
        "Late": ["2 Nov 2026: Project 1: B, nobody decides; went to COO on 9 Nov 2026"],
        "Nov 2026": ["22 Nov 2026: Project 2: C, Dana Fox"],
        "Dec 2026": ["4 Dec 2026: Project 0: A, Dana Fox", "Dec 2026: Project 3: D, Dana Fox"],
        "Jan 2027": [],
        "Feb 2027": [],
        "Later": ["1 Mar 2027: Project 4: E, Dana Fox"],
    }
    assert found.told == "1 decision is late; 4 decisions are due; 1 decision has no date"
    assert found.count == 5
    (late,) = found.columns[0].marks
    assert (late.day, late.project, late.maker, late.named, late.late, late.passed_on) == (
        "2 Nov 2026",
        ("Project 1",),
        "nobody decides",
        False,
        True,
        "→ COO",
    )


def test_a_late_decision_without_escalation_says_so(tmp_path: Path) -> None:
    (mark,) = drawn(tmp_path, "{decision: A, maker: Dana Fox, due: 2026-11-02}").columns[0].marks
    assert (mark.told, mark.passed_on) == ("2 Nov 2026: Project 0: A, Dana Fox", "no escalation")


@pytest.mark.parametrize("more", ["paused: 2026-10\n", "waivers: []\nexposure: none\npaused: 2026-11-01\n"])
def test_nothing_is_due_while_a_project_is_paused(more: str, tmp_path: Path) -> None:
    found = drawn(tmp_path, "{decision: A, due: 2026-11-02}", more=more)
    assert (found.count, found.told) == (0, "no decision is planned")


def test_what_does_not_fit_is_counted(tmp_path: Path) -> None:
    found = drawn(tmp_path, *["{decision: A, maker: Dana Fox, due: 2026-12-04}"] * 5, most=3)
    december = found.columns[2]
    assert (december.count, len(december.marks), december.more) == (5, 3, "and 2 more")
    assert december.more_y < found.height


def test_marks_of_a_column_do_not_touch(tmp_path: Path) -> None:
    found = drawn(tmp_path, *["{decision: A, maker: Dana Fox, due: 2026-11-04}"] * 4)
    tops = [mark.y for mark in found.columns[0].marks]
    assert [after - before for before, after in pairwise(tops)] == [90, 90, 90]
    assert [column.x for column in found.columns] == [0, 192, 384, 576, 768]


def test_months_go_over_the_end_of_the_year() -> None:
    labels = [column.label for column in make_calendar([], date(2026, 11, 30), months=3).columns]
    assert labels == ["Late", "Nov 2026", "Dec 2026", "Jan 2027"]


def test_long_titles_take_two_lines(tmp_path: Path) -> None:
    text = (
        "format: 1\ntitle: Sorting of reports on public space by language and by district\nstage: poc\n"
        "governance: {decisions: [{decision: A, due: 2026-12-04}]}\n"
    )
    calendar = make_calendar([judged(tmp_path, text)], TODAY, href=lambda a: f"#{a.project.id}")
    (mark,) = calendar.columns[2].marks
    assert mark.project == ("Sorting of reports on", "public space by languag…")
    assert mark.href == "#triage"
