"""What was decided and happened, newest first, and the decision to take next."""

from pathlib import Path

import pytest

from generator.view.history import DecisionBox, history, next_decision
from tests.paging import judged
from tests.view.telling import toned


def happened(folder: Path, governance: str) -> list[str]:
    found = judged(folder, f"format: 1\ntitle: T\nstage: poc\ngovernance: {{{governance}}}\n")
    return [
        f"{each.day} | {each.outcome.label if each.outcome else ''} | {toned(each.parts)}"
        for each in history(found)
    ]


def test_nothing_happened(tmp_path: Path) -> None:
    assert happened(tmp_path, "decisions: [{decision: A}]") == []


def test_decisions_and_events_stand_newest_first_and_undated_ones_last(tmp_path: Path) -> None:
    text = (
        "decisions: [{decision: A, outcome: go}, {decision: B, outcome: hold, decided: 2026-06-26},"
        " {decision: C, outcome: stop, decided: 2026-07}],"
        " log: [{day: 2026-07-01, what: D}, {what: E}, {day: 2026-06-27, what: F}, {day: 2027-01-01}]"
    )
    assert happened(tmp_path, text) == [
        "1 Jan 2027 |  | something{muted}",
        "Jul 2026 | Stop | C",
        "1 Jul 2026 |  | D",
        "27 Jun 2026 |  | F",
        "26 Jun 2026 | Hold | B",
        "undated | Go | A",
        "undated |  | E",
    ]


@pytest.mark.parametrize(
    ("decision", "shown"),
    [
        (
            (
                "{id: pilot, decision: Start, opens: pilot, maker: Dana Fox, due: 2026-06-30, outcome: go,"
                " escalation: {to: The COO, after: 5 days}, seen: {accuracy: 93 %, recall: 0.9}, note: One region}"
            ),
            (
                "Start, {muted}Dana Fox (due 30 Jun 2026; opens Pilot; seen: accuracy 93 %, recall 0.9;"
                " else The COO after 5 days; One region){muted} [pilot]{id}"
            ),
        ),
        ("{id: pilot, outcome: go}", "pilot"),
        ("{outcome: go}", "Decision"),
        ("{decision: A, outcome: go, maker: Dana Fox, decided_by: Dana Fox}", "A, {muted}Dana Fox"),
        (
            "{decision: A, outcome: go, maker: Dana Fox, decided_by: Tom Adler}",
            "A, {muted}Tom Adler for Dana Fox",
        ),
        ("{decision: A, outcome: go, decided_by: Tom Adler}", "A, {muted}Tom Adler"),
        (
            '{decision: A, outcome: go, maker: "TBD, by May", note: TBD}',
            "A; {muted}maker: TBD{open} (by May){muted}; {muted}note: TBD{open}",
        ),
    ],
)
def test_a_decision_that_was_made_reads(decision: str, shown: str, tmp_path: Path) -> None:
    assert happened(tmp_path, f"decisions: [{decision}]") == [f"undated | Go | {shown}"]


def test_a_decision_with_a_day_and_no_outcome_was_made(tmp_path: Path) -> None:
    assert happened(tmp_path, "decisions: [{decision: A, decided: 2026-06-26}]") == ["26 Jun 2026 |  | A"]


def test_open_events_are_told(tmp_path: Path) -> None:
    assert happened(tmp_path, 'log: [{what: A, day: TBD}, "TBD, more"]') == [
        "undated |  | A; {muted}day: TBD{open}",
        "undated |  | 2: TBD{open} (more){muted}",
    ]


@pytest.mark.parametrize(
    ("decisions", "box"),
    [
        ("", None),
        ("{decision: A, outcome: go}", None),
        ("{decision: A}", DecisionBox("A", "", "", late=False, escalation="")),
        ("{id: a}", DecisionBox("a", "", "", late=False, escalation="")),
        (
            "{decision: A}, {decision: B, due: 2026-12-04, maker: 'Dana Fox, director'}",
            DecisionBox("B", "Dana Fox", "4 Dec 2026", late=False, escalation=""),
        ),
        (
            "{decision: A, due: 2026-12-04}, {decision: B, due: 2026-11-30}, {decision: C, due: 2026-11}",
            DecisionBox("B", "", "30 Nov 2026", late=False, escalation=""),
        ),
        (
            "{decision: A, due: 2026-11-01, decided: 2026-11-01}, {decision: B, due: 2026-12}",
            DecisionBox("B", "", "Dec 2026", late=False, escalation=""),
        ),
    ],
)
def test_the_next_decision_is_the_open_one_that_is_due_first(
    decisions: str, box: DecisionBox | None, tmp_path: Path
) -> None:
    found = judged(tmp_path, f"format: 1\ntitle: T\nstage: poc\ngovernance: {{decisions: [{decisions}]}}\n")
    assert next_decision(found) == box
