"""The board: order, counts, late decisions, files that cannot be read."""

from datetime import date
from pathlib import Path

import pytest

from generator.view.board import Board, BoardRow, Tile, make_board
from tests.paging import SAMPLES, judged, sample

TODAY = date(2026, 11, 22)


def board(folder: Path, **files: str) -> Board:
    """The board of some files; each text comes behind its format."""
    portfolio = [judged(folder, f"format: 1\n{text}\n", f"{name}.yaml") for name, text in files.items()]
    return make_board("AI projects", portfolio, TODAY, pdfs=True)


def tiles(found: Board) -> dict[str, str]:
    return {tile.label: tile.count for tile in found.tiles}


def test_rows_stand_in_the_order_of_titles_whatever_their_case(tmp_path: Path) -> None:
    found = board(
        tmp_path, c="title: beta", a="title: Gamma", b="title: Beta", d="title: alpha", e="title: beta"
    )
    assert [(row.title, row.pdf) for row in found.rows] == [
        ("alpha", "pdf/d.pdf"),
        ("Beta", "pdf/b.pdf"),
        ("beta", "pdf/c.pdf"),
        ("beta", "pdf/e.pdf"),
        ("Gamma", "pdf/a.pdf"),
    ]


def test_a_whole_row(tmp_path: Path) -> None:
    text = (
        "title: Triage\nstage: poc\ntags: [care, language]\n"
        "ownership: {owner: 'Dana Fox, director', side: business}\n"
        "governance: {decisions: [{decision: Go live, maker: Dana Fox, due: 2026-12-04}]}"
    )
    (row,) = board(tmp_path, triage=text).rows
    assert row == BoardRow(
        title="Triage",
        href="projects/triage/index.html",
        pdf="pdf/triage.pdf",
        tags=("care", "language"),
        readable=True,
        stage="PoC",
        owner="Dana Fox",
        ownerless=False,
        outcome="Hold",
        outcome_kind="hold",
        errors=row.errors,
        warnings=row.warnings,
        blockers="governance, evaluation",
        decision="Go live",
        due="4 Dec 2026",
        due_on="2026-12-04",
        late=False,
        escalation="",
        facets="poc hold ge bo -",
    )
    assert row.errors > row.warnings > 0


def test_facets_say_what_a_row_is_filtered_by(tmp_path: Path) -> None:
    late = (
        "title: T\nstage: pilot\ngovernance: {decisions: [{decision: A, due: 2026-11-21}]}\n"
        "gate: {stop: {signals: [{signal: A, met: yes}]}}"
    )
    found = board(
        tmp_path,
        a=late,
        b="title: [",
        c="title: U\nstage: retired\ngovernance: {decisions: [{outcome: stop}]}",
    )
    assert {row.href: row.facets for row in found.rows} == {
        "projects/a/index.html": "pilot stop geo boi ls",
        "projects/b/index.html": "- unreadable - b u",
        "projects/c/index.html": "retired hold - - -",
    }


def test_within_one_filter_no_two_values_begin_alike() -> None:
    """Rows hold first letters only; stages and outcomes they hold whole."""
    for one in make_board("T", [], TODAY, pdfs=False).filters:
        if one.name not in {"stage", "outcome"}:
            letters = [choice.value[0] for choice in one.choices]
            assert len(letters) == len(set(letters)), one.name


def test_gaps_are_counted_by_severity_without_those_that_are_waived(tmp_path: Path) -> None:
    text = "title: T\nstage: poc\n"
    waiver = "waivers: [{rule: GAT001, reason: R, by: Ines Roth, until: 2026-12-31}]"
    (before,), (after,) = board(tmp_path, a=text).rows, board(tmp_path, a=text + waiver).rows
    assert (after.errors, after.warnings) == (before.errors - 1, before.warnings)


def test_what_has_no_gap_counts_nothing(tmp_path: Path) -> None:
    (row,) = board(tmp_path, a="title: T\nstage: retired\ngovernance: {decisions: [{outcome: stop}]}").rows
    assert (row.errors, row.warnings, row.blockers) == (0, 0, "")


@pytest.mark.parametrize(
    ("due", "more", "late"),
    [
        ("2026-11-21", "", True),
        ("2026-11-22", "", False),
        ("2026-11", "", False),
        ("2026-10", "", True),
        ("2026-11-21", "paused: 2026-11\n", False),
        ("TBD", "", False),
    ],
)
def test_a_decision_is_late_behind_its_day_unless_the_project_is_paused(
    due: str, more: str, late: bool, tmp_path: Path
) -> None:
    text = f"title: T\nstage: poc\n{more}governance: {{decisions: [{{decision: A, due: {due}}}]}}"
    found = board(tmp_path, a=text)
    assert found.rows[0].late is late
    assert tiles(found).get("late decision") == ("1" if late else None)


def test_a_file_that_cannot_be_read_has_a_row(tmp_path: Path) -> None:
    found = board(tmp_path, a="title: [", b="title: T\nstage: idea")
    (row,) = (row for row in found.rows if not row.readable)
    assert (row.title, row.stage, row.owner, row.outcome, row.outcome_kind) == (
        "a",
        "",
        "",
        "Not readable",
        "unreadable",
    )
    assert (row.errors, row.warnings, row.blockers, row.decision, row.due) == (1, 0, "", "", "")
    assert tiles(found) == {"Go": "0", "Hold": "1", "Stop": "0", "not readable": "1", "error": "1"}


def test_tiles_are_outcomes_then_what_is_wrong(tmp_path: Path) -> None:
    stop = "title: S\nstage: idea\ngate: {stop: {signals: [{signal: A, met: yes}]}}"
    late = "title: L\nstage: idea\ngovernance: {decisions: [{decision: A, due: 2026-01-01}]}"
    found = board(tmp_path, a=stop, b=late, c=late, d="title: [")
    assert found.tiles == (
        Tile("go", "Go", "0", "?outcome=go#projects"),
        Tile("hold", "Hold", "2", "?outcome=hold#projects"),
        Tile("stop", "Stop", "1", "?outcome=stop#projects"),
        Tile("unreadable", "not readable", "1", "?outcome=unreadable#projects"),
        Tile("late", "late decisions", "2", "?needs=late#projects"),
        Tile("error", "error", "1", "?sort=-errors#projects"),
    )


def test_without_an_error_the_tile_says_so(tmp_path: Path) -> None:
    assert tiles(board(tmp_path, a="title: T\nstage: idea")) == {
        "Go": "0",
        "Hold": "1",
        "Stop": "0",
        "errors": "0",
    }


def test_the_board_of_the_samples() -> None:
    found = make_board("AI projects", [sample(name) for name in SAMPLES], TODAY, pdfs=False)
    assert (found.title, found.told, found.pdfs) == ("AI projects", "5 projects as of 22 Nov 2026", False)
    assert [f"{row.title} | {row.stage} | {row.owner} | {row.outcome} | {row.due}" for row in found.rows] == [
        "AI Answers (Canada.ca) | Pilot |  | Hold | ",
        "GOV.UK Chat | Pilot | Director of Products and Services | Hold | ",
        "Sorting of reports on public space (Amsterdam) | Production |  | Hold | ",
        "Support-ticket classifier | Pilot | Dana Fox | Hold | 4 Dec 2026",
        "VA chatbot: language model for the sign-on topic | PoC | Product owner | Hold | ",
    ]
