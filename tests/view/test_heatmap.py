"""The heat map: the worst of each section, its completeness, the order of the rows, and what all have together."""

from pathlib import Path

import pytest

from generator.view.heatmap import HeatCell, HeatMap, Mark, make_heatmap
from tests.paging import SAMPLES, judged, only, sample

SECTIONS = (
    "Specification",
    "Operations",
    "Gate",
    "Learning",
    "Governance",
    "Evaluation",
    "Ownership",
    "Head, file",
)


def drawn(folder: Path, *codes: str, most: int = 20, **files: str) -> HeatMap:
    """The heat map of some files under a few rules; each text comes behind its format."""
    portfolio = [
        judged(folder, f"format: 1\n{text}\n", f"{name}.yaml", only(*codes)) for name, text in files.items()
    ]
    return make_heatmap(portfolio, most=most)


def cells(heat: HeatMap, row: int = 0) -> dict[str, HeatCell]:
    return dict(zip(SECTIONS, heat.rows[row].cells, strict=True))


def test_a_cell_holds_the_worst_that_is_open_and_how_much_is_there(tmp_path: Path) -> None:
    text = "title: T\nstage: pilot\ngate: {stop: {signals: [A]}}\nownership: {owner: Dana Fox}"
    found = cells(drawn(tmp_path, "GAT001", "GAT002", "OWN001", a=text))
    assert {name: (cell.mark.value, cell.count, cell.told) for name, cell in found.items()} == {
        "Specification": ("clear", 0, "Specification: nothing open"),
        "Operations": ("clear", 0, "Operations: nothing open"),
        "Gate": ("error", 2, "Gate: 2 errors"),
        "Learning": ("clear", 0, "Learning: nothing open"),
        "Governance": ("clear", 0, "Governance: nothing open"),
        "Evaluation": ("clear", 0, "Evaluation: nothing open"),
        "Ownership": ("clear", 0, "Ownership: nothing open, 1 of 1 due fields"),
        "Head, file": ("clear", 0, "Head, file: nothing open"),
    }
    assert found["Ownership"].bar == 70
    assert found["Learning"].bar is None


def test_the_line_of_a_cell_is_as_long_as_what_is_there() -> None:
    found = cells(make_heatmap([sample("govuk-chat")]))
    assert {
        name: (cell.bar, cell.told) for name, cell in found.items() if name in {"Gate", "Evaluation"}
    } == {
        "Gate": (15.6, "Gate: 3 errors, 1 warning, 1 note, 2 of 9 due fields"),
        "Evaluation": (0, "Evaluation: 1 error, 0 of 2 due fields"),
    }


@pytest.mark.parametrize(
    ("text", "mark", "look", "told"),
    [
        ("stage: idea", Mark.NOTE, "note", "Gate: 1 note"),
        ("stage: poc", Mark.ERROR, "error", "Gate: 1 error"),
        (
            "stage: poc\nwaivers: [{rule: GAT001, reason: R, by: Ines Roth, until: 2026-12-31}]",
            Mark.ASIDE,
            "aside",
            "Gate: 1 set aside",
        ),
        ("stage: retired", Mark.UNJUDGED, "unjudged", "Gate: not judged: retired"),
        ("title: [", Mark.UNREADABLE, "unreadable", "Gate: cannot be read"),
    ],
)
def test_every_mark(text: str, mark: Mark, look: str, told: str, tmp_path: Path) -> None:
    cell = cells(drawn(tmp_path, "GAT001", "SRC001", a=text))["Gate"]
    assert (cell.mark, cell.look, cell.told) == (mark, look, told)


def test_many_errors_are_hot() -> None:
    found = cells(make_heatmap([sample("govuk-chat")]))
    assert (found["Specification"].look, found["Specification"].count) == ("hot", 7)
    assert (found["Evaluation"].look, found["Evaluation"].count) == ("error", 1)


def test_rows_begin_with_what_lacks_most(tmp_path: Path) -> None:
    heat = drawn(
        tmp_path,
        "GAT001",
        "GAT002",
        "GOV002",
        "SRC001",
        beta="title: beta\nstage: poc",
        alpha="title: Alpha\nstage: poc",
        idea="title: Idea\nstage: idea",
        broken="title: [",
    )
    assert [row.title for row in heat.rows] == ["broken", "Alpha", "beta", "Idea"]
    assert [(row.outcome, row.outcome_kind) for row in heat.rows[:2]] == [
        ("?", "unreadable"),
        ("Hold", "hold"),
    ]
    assert (heat.rest, heat.told) == (
        0,
        "most open errors stand in Gate: 3 of 4 projects have one there",
    )


def test_only_the_worst_have_rows_and_the_others_are_counted(tmp_path: Path) -> None:
    files = {f"p{number}": f"title: P{number}\nstage: poc" for number in range(5)}
    heat = drawn(tmp_path, "GAT001", most=3, **files)
    assert [row.title for row in heat.rows] == ["P0", "P1", "P2"]
    assert (heat.rest, heat.rest_told) == (2, "and 2 more that lack less")
    gate = heat.sums[2]
    assert (gate.section, gate.errors, gate.told) == ("Gate", 5, "Gate: errors open 5")
    assert [(share.mark, share.x, share.width) for share in gate.shares] == [(Mark.ERROR, 0, 70)]


def test_shares_of_a_section_fill_its_bar() -> None:
    heat = make_heatmap([sample(name) for name in SAMPLES])
    for one in heat.sums:
        assert sum(share.width for share in one.shares) == pytest.approx(70, abs=0.3)
    assert heat.sums[0].told == "Specification: errors open 4, warnings 1"
    assert heat.all_told == "with errors, of 5 projects"


def test_nothing_to_draw_is_said() -> None:
    heat = make_heatmap([])
    assert (heat.rows, heat.told) == ((), "no projects")


def test_no_open_error_is_said(tmp_path: Path) -> None:
    assert drawn(tmp_path, "GAT001", a="stage: idea").told == "no open error in 1 project"


def test_rows_lead_where_the_caller_says() -> None:
    heat = make_heatmap([sample("govuk-chat")], href=lambda a: f"#{a.project.id}")
    assert heat.rows[0].href == "#govuk-chat"
    assert make_heatmap([sample("govuk-chat")]).rows[0].href == ""
