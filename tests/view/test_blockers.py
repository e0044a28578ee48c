"""The three-point check over a portfolio: counts, groups, and who moves first."""

from pathlib import Path

from generator.view.blockers import Blockers, make_blockers
from tests.paging import TODAY, judged, sample

OWNED = "ownership: {owner: Dana Fox, side: business, unit: Care}"


def blockers(folder: Path, *projects: str) -> Blockers:
    portfolio = [
        judged(folder, f"format: 1\ntitle: P{number}\n{text}\n", f"p{number}.yaml")
        for number, text in enumerate(projects)
    ]
    return make_blockers(portfolio, TODAY)


def counts(found: Blockers) -> dict[str, int]:
    return {one.label: one.count for one in found.counts}


def test_each_blocked_project_stands_once_the_worst_first(tmp_path: Path) -> None:
    found = blockers(
        tmp_path,
        f"stage: poc\nstarted: 2026-10-01\n{OWNED}",
        "stage: poc\nstarted: 2026-10-01",
        "stage: poc\nstarted: 2025-01-01",
    )
    assert [(group.anchor, [row.project.id for row in group.rows]) for group in found.groups] == [
        ("zombies", ["p2"]),
        ("three", ["p1"]),
        ("two", ["p0"]),
    ]
    assert counts(found) == {
        "Governance": 3,
        "Evaluation": 3,
        "Ownership": 2,
        "Compounding": 3,
        "Zombies": 1,
        "Unblocked": 0,
    }


def test_who_moves_first_by_how_much_waits(tmp_path: Path) -> None:
    found = blockers(
        tmp_path,
        f"stage: poc\n{OWNED}",
        "stage: poc",
        f"stage: poc\n{OWNED}",
        "stage: poc\nownership: {unit: Sales}",
    )
    assert [(mover.who, [(link.id, str(step)) for link, step in mover.steps]) for mover in found.movers] == [
        ("business owner, Dana Fox", [("p0", "governance"), ("p2", "governance")]),
        ("the business, which has named no owner", [("p1", "ownership")]),
        ("the business: Sales", [("p3", "ownership")]),
    ]


def test_ideas_and_retired_projects_are_not_judged(tmp_path: Path) -> None:
    found = blockers(tmp_path, "stage: idea", "stage: retired", "stage: [")
    assert (found.judged, found.groups, found.movers) == (0, (), ())
    assert [link.id for link in found.not_asked] == ["p0", "p1"]
    assert [link.id for link in found.unreadable] == ["p2"]


def test_the_complete_sample_is_clear() -> None:
    found = make_blockers([sample("ticket-classifier")], TODAY)
    assert [link.id for link in found.clear] == ["ticket-classifier"]
    assert counts(found)["Unblocked"] == 1


def test_an_open_point_says_its_first_reason_and_how_many_more(tmp_path: Path) -> None:
    found = blockers(tmp_path, "stage: poc\nstarted: 2026-10-01")
    ((row,),) = (group.rows for group in found.groups)
    assert [(point.label, point.because, point.more) for point in row.points] == [
        ("Governance", "no readiness criteria", 1),
        ("Evaluation", "no evaluation set", 1),
        ("Ownership", "no business owner", 0),
    ]
    assert (row.first_label, row.by) == ("Ownership", "the business, which has named no owner")
