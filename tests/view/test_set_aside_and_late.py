"""What the page and the board say of waivers, of late decisions and of the three points."""

from pathlib import Path

import pytest

from generator.view.board import make_board
from generator.view.history import DecisionBox
from generator.view.page import Page, make_page
from tests.check.judging import TODAY, assess_text

HEAD = "format: 1\ntitle: Ticket triage\nstage: poc\n"
DECISION = (
    "governance: {decisions: [{decision: Start, maker: Dana Fox, due: %s, "
    "escalation: {to: Chief operating officer, after: 5 working days}}]}\n"
)


def page(folder: Path, text: str) -> Page:
    return make_page(assess_text(folder, HEAD + text))


def words(parts: tuple[object, ...]) -> str:
    return "".join(part.text for part in parts)  # type: ignore[attr-defined]


def test_a_waived_finding_stands_with_its_waiver(tmp_path: Path) -> None:
    shown = page(
        tmp_path,
        "waivers:\n"
        '  - {rule: SPC001, reason: Waits, by: "Ines Roth, audit", until: 2026-12-31}\n'
        "  - {rule: SPC003, field: specification, reason: Later, by: Ada Roth, until: pilot}\n",
    )

    assert [(line.code, words(line.waiver)) for line in shown.missing.waived] == [
        ("SPC001", "Waits (by Ines Roth, audit; until 31 Dec 2026)"),
        ("SPC003", "Later (only specification; by Ada Roth; until pilot)"),
    ]
    assert shown.waivers == ()


def test_waivers_without_effect_are_listed_as_such(tmp_path: Path) -> None:
    shown = page(
        tmp_path,
        "waivers:\n"
        "  - {rule: SPC001, reason: Waits}\n"
        "  - {rule: SPC003, reason: Old, by: Ada Roth, until: 2026-01-31}\n"
        "  - {rule: OPS015, reason: Nothing, by: Ada Roth, until: 2027-01-31}\n",
    )

    assert [(line.label, words(line.items[0])) for line in shown.waivers] == [
        ("SPC001 without effect", "Waits"),
        ("SPC003 without effect", "Old (by Ada Roth; until 31 Jan 2026)"),
        ("OPS015 without effect", "Nothing (by Ada Roth; until 31 Jan 2027)"),
    ]


def test_the_conclusion_is_not_in_the_list(tmp_path: Path) -> None:
    shown = page(tmp_path, "")

    codes = {line.code for group in shown.missing.groups for line in group.lines}
    assert "PAG003" not in codes
    assert shown.verdict == (
        "Compounding: the open points feed each other. "
        "First to settle: ownership, no business owner (the business, which has named no owner)"
    )
    assert [(box.title, box.open, box.because) for box in shown.boxes] == [
        ("Governance", True, "no readiness criteria, and 1 more"),
        ("Evaluation", True, "no evaluation set, and 1 more"),
        ("Ownership", True, "no business owner"),
    ]


@pytest.mark.parametrize(
    ("due", "told"),
    [
        ("2026-11-10", "went to Chief operating officer on 17 Nov 2026"),
        ("2026-11-18", "goes to Chief operating officer on 25 Nov 2026"),
    ],
)
def test_a_late_decision_says_to_whom_it_goes(due: str, told: str, tmp_path: Path) -> None:
    found = assess_text(tmp_path, HEAD + DECISION % due)
    shown, (row,) = make_page(found), make_board("AI projects", [found], TODAY, pdfs=False).rows

    day = f"{int(due[-2:])} Nov 2026"
    assert shown.decision == DecisionBox("Start", "Dana Fox", day, late=True, escalation=told)
    assert (row.late, row.escalation) == (True, told)
    (governance,) = (box for box in shown.boxes if box.title == "Governance")
    (line,) = (line for line in governance.lines if line.label == "Decisions")
    assert words(line.items[0]).endswith(f"; late: {told}")


@pytest.mark.parametrize("text", [DECISION % "2026-12-04", "paused: 2026-02\n" + DECISION % "2026-11-10"])
def test_a_decision_that_is_not_late(text: str, tmp_path: Path) -> None:
    found = assess_text(tmp_path, HEAD + text)
    shown, (row,) = make_page(found), make_board("AI projects", [found], TODAY, pdfs=False).rows

    assert shown.decision is not None
    assert (shown.decision.late, shown.decision.escalation) == (False, "")
    assert (row.late, row.escalation) == (False, "")
