"""The three-point check: what opens a point, why one is closed, and where to begin."""

from pathlib import Path

import pytest

from generator.check.three_points import Advice, Blocker, ThreePoints
from generator.findings import Severity
from tests.check.judging import assess_text

CLOSED = {
    "specification": "{quality: [{id: accuracy, metric: Accuracy, target: at least 92 %}]}",
    "evaluation": "{dataset: evidence/golden.csv}",
    "ownership": "{owner: Dana Fox, side: business}",
    "governance": "{criteria: Accuracy, agreed: 2026-04-28, decisions: [{decision: Start, maker: Dana Fox, "
    "due: 2026-12-04, escalation: Ada Roth}]}",
}


def checked(folder: Path, *, stage: str = "poc", more: str = "", **sections: str) -> ThreePoints:
    page = "".join(f"{key}: {text}\n" for key, text in {**CLOSED, **sections}.items() if text)
    return assess_text(folder, f"format: 1\ntitle: Ticket triage\nstage: {stage}\n{page}{more}").three_points


def told(points: ThreePoints) -> dict[str, tuple[bool, tuple[str, ...]]]:
    return {point.blocker.value: (point.open, point.because) for point in points.points}


def test_all_are_closed(tmp_path: Path) -> None:
    points = checked(tmp_path)

    closed = (False, ("nothing that is due is missing",))
    assert told(points) == {"governance": closed, "evaluation": closed, "ownership": closed}
    assert (points.open, points.compounding, points.zombie, points.first) == ((), False, False, None)


def test_a_point_is_open_for_every_reason_that_holds_it_open(tmp_path: Path) -> None:
    points = checked(tmp_path, stage="pilot", ownership="{owner: AI board, side: it}")

    assert told(points)["ownership"] == (
        True,
        (
            "the business owner is a body, not a person: AI board",
            "the owner sits in IT: AI board",
            "no operating budget",
            "no mandate",
            "no adoption metric",
        ),
    )


@pytest.mark.parametrize(
    ("section", "text", "reason"),
    [
        ("evaluation", "", "no evaluation set"),
        ("evaluation", "{dataset: evidence/none.csv}", "does not exist in projects/triage/"),
        ("specification", "{quality: [{metric: Accuracy}]}", "quality criterion “Accuracy” has no target"),
        ("specification", "{workflow: Sorting}", "no quality criteria"),
    ],
)
def test_evaluation_wants_a_set_and_targets(section: str, text: str, reason: str, tmp_path: Path) -> None:
    points = checked(tmp_path, **{section: text})

    assert points.open == (Blocker.EVALUATION,)
    assert told(points)["evaluation"][1][0].endswith(reason)


def test_what_cannot_be_read_opens_its_point(tmp_path: Path) -> None:
    points = checked(tmp_path, ownership="{owner: [Dana Fox], side: business}")

    assert points.open == (Blocker.OWNERSHIP,)


def test_a_word_for_nothing_opens_its_point_and_owns_nothing(tmp_path: Path) -> None:
    points = checked(tmp_path, ownership="{owner: nobody, unit: Customer Care}")

    assert told(points)["ownership"] == (True, ("`owner` says only “nobody”",))
    assert points.first == Advice(
        Blocker.OWNERSHIP, "`owner` says only “nobody”", "the business: Customer Care"
    )


def test_two_open_points_compound_and_ownership_comes_first(tmp_path: Path) -> None:
    points = checked(tmp_path, governance="{criteria: Accuracy}", ownership="{unit: Customer Care}")

    assert points.open == (Blocker.GOVERNANCE, Blocker.OWNERSHIP)
    assert points.compounding
    assert points.first == Advice(Blocker.OWNERSHIP, "no business owner", "the business: Customer Care")


def test_governance_comes_before_evaluation_and_the_owner_settles_it(tmp_path: Path) -> None:
    points = checked(tmp_path, governance="{agreed: 2026-04-28}", evaluation="")

    assert points.first == Advice(Blocker.GOVERNANCE, "no readiness criteria", "business owner, Dana Fox")


def test_without_an_owner_and_a_unit_the_business_is_asked(tmp_path: Path) -> None:
    points = checked(tmp_path, ownership="")

    assert points.first == Advice(
        Blocker.OWNERSHIP, "no business owner", "the business, which has named no owner"
    )


def test_a_waived_error_opens_no_point_and_is_named(tmp_path: Path) -> None:
    waiver = "waivers: [{rule: OWN001, reason: Founded in January, by: Ada Roth, until: 2027-01-31}]\n"
    points = checked(tmp_path, ownership="", more=waiver)

    assert told(points)["ownership"] == (
        False,
        ("set aside: no business owner (Ada Roth, until 2027-01-31)",),
    )


@pytest.mark.parametrize(
    ("stage", "reason"),
    [("idea", "not due before the PoC"), ("retired", "not judged: the project is retired")],
)
def test_before_and_after_all_are_closed(stage: str, reason: str, tmp_path: Path) -> None:
    points = checked(tmp_path, stage=stage, ownership="", governance="", evaluation="")

    assert told(points)["ownership"] == told(points)["evaluation"] == (False, (reason,))


def test_retired_without_a_stop_leaves_governance_open(tmp_path: Path) -> None:
    points = checked(tmp_path, stage="retired")

    assert told(points)["governance"] == (True, ("the project is retired, and no Stop is recorded",))
    assert points.first == Advice(
        Blocker.GOVERNANCE, "the project is retired, and no Stop is recorded", "business owner, Dana Fox"
    )


def test_a_zombie_is_named(tmp_path: Path) -> None:
    points = checked(tmp_path, ownership="", more="started: 2026-01-12\n")

    assert points.zombie


def test_of_an_unreadable_file_nothing_is_known(tmp_path: Path) -> None:
    points = assess_text(tmp_path, "title: [\n").three_points

    assert {because for _, because in told(points).values()} == {("the file can't be read",)}
    assert points.first is None


def test_the_conclusion_is_told_and_not_counted(tmp_path: Path) -> None:
    found = assess_text(tmp_path, "format: 1\ntitle: Ticket triage\nstage: poc\n")

    (conclusion,) = (finding for finding in found.findings if finding.code == "PAG003")
    assert conclusion.severity is Severity.WARNING
    assert not conclusion.counted
    assert conclusion not in found.open()
