"""What a portfolio learned, and which loops are late."""

from pathlib import Path

import pytest

from generator.view.lessons import Lessons, make_lessons
from tests.paging import TODAY, judged


def lessons(folder: Path, *projects: str) -> Lessons:
    portfolio = [
        judged(folder, f"format: 1\ntitle: P{number}\n{text}\n", f"p{number}.yaml")
        for number, text in enumerate(projects)
    ]
    return make_lessons(portfolio, TODAY)


def loop(rest: str, stage: str = "pilot") -> str:
    return f"stage: {stage}\nlearning: [{{exception: E, {rest}}}]"


def test_the_newest_stands_first_whatever_the_order_of_the_files(tmp_path: Path) -> None:
    found = lessons(
        tmp_path,
        loop("log: [{day: 2026-10-01, change: A}, {day: 2026-11-20, change: B, cases: 18}, C]"),
        loop("by: Tom Adler, log: [{day: 2026-11, change: D, cases: 20 tickets}]"),
    )
    assert [(row.shown, row.change, row.cases, row.by) for row in found.lessons] == [
        ("20 Nov 2026", "B", "18 cases", ""),
        ("Nov 2026", "D", "20 tickets", "Tom Adler"),
        ("1 Oct 2026", "A", "", ""),
        ("", "C", "", ""),
    ]


@pytest.mark.parametrize(
    ("rest", "late"),
    [
        ("every: week, log: [{day: 2026-11-15, change: A}]", ""),
        ("every: week, log: [{day: 2026-11-14, change: A}]", "1 day late"),
        ("every: week, log: [{day: 2026-10-01, change: A}, {day: 2026-11-20, change: B}]", ""),
        ("every: month, log: [{day: 2026-09-22, change: A}]", "31 days late"),
        ("every: change of law, log: [{day: 2020-01-01, change: A}]", ""),
        ("log: [{day: 2020-01-01, change: A}]", ""),
    ],
)
def test_a_loop_is_overdue_once_its_rhythm_is_over(rest: str, late: str, tmp_path: Path) -> None:
    found = lessons(tmp_path, loop(rest))
    assert [row.late for row in found.overdue] == ([late] if late else [])
    assert found.silent == ()


def test_the_longest_overdue_stands_first(tmp_path: Path) -> None:
    found = lessons(
        tmp_path,
        loop("every: week, log: [{day: 2026-11-10, change: A}]"),
        loop("every: week, log: [{day: 2026-10-10, change: A}]"),
    )
    assert [(row.project.id, row.days) for row in found.overdue] == [("p1", 36), ("p0", 5)]


@pytest.mark.parametrize("rest", ["paused: 2026-03", "stage: retired"])
def test_nothing_is_expected_of_what_rests(rest: str, tmp_path: Path) -> None:
    logged = "log: [{day: 2026-01-05, change: A}]"
    text = f"{rest}\nlearning: [{{exception: E, every: week}}, {{exception: F, every: week, {logged}}}]"
    found = lessons(tmp_path, text, rest)
    assert (found.overdue, found.silent, found.none) == ((), (), ())
    assert (found.loops, len(found.lessons)) == (2, 1)


def test_who_has_no_loop(tmp_path: Path) -> None:
    found = lessons(
        tmp_path, "stage: idea", "stage: poc", "stage: pilot", "stage: production", loop("every: week")
    )
    assert [link.id for link in found.none] == ["p2", "p3"]
    assert [row.rhythm for row in found.silent] == ["every week"]
