"""The evaluation sets of a portfolio: what an acceptance is worth, and how old everything is."""

from datetime import date
from pathlib import Path

import pytest

from generator.view.ages import age
from generator.view.evaluations import Evaluations, SetRow, make_evaluations
from tests.paging import TODAY, judged, sample

FITS = "sha256-da0a53fc730cf682daa33a654095b6bc"
OTHER = "sha256-91d0c7735fe2a0bb91d0c7735fe2a0bb"


def evaluations(folder: Path, *projects: str) -> Evaluations:
    portfolio = [
        judged(folder, f"format: 1\ntitle: P{number}\n{text}\n", f"p{number}.yaml")
        for number, text in enumerate(projects)
    ]
    return make_evaluations(portfolio, TODAY)


def row(folder: Path, text: str) -> SetRow:
    ((found,),) = (group.rows for group in evaluations(folder, text).groups)
    return found


def accepted(rest: str, cases: int = 240) -> str:
    return f"stage: pilot\nevaluation: {{kept: vault care-7, cases: {cases}, acceptance: {{{rest}}}}}"


@pytest.mark.parametrize(
    ("acceptance", "group", "told"),
    [
        (
            f"by: Dana Fox, day: 2026-06-22, fingerprint: {FITS}",
            "accepted",
            "accepted by Dana Fox, 22 Jun 2026",
        ),
        (
            f"by: Dana Fox, day: 2026-06-22, fingerprint: {OTHER}",
            "void",
            "void: changed since Dana Fox accepted it, 22 Jun 2026",
        ),
        (
            f"by: Dana Fox, day: 2026-06-22, valid: month, fingerprint: {FITS}",
            "run-out",
            "past its time: accepted by Dana Fox, 22 Jun 2026",
        ),
        ("by: Dana Fox", "not-accepted", "not accepted: the record is not complete"),
        ("", "not-accepted", "not accepted"),
    ],
)
def test_what_an_acceptance_is_worth(acceptance: str, group: str, told: str, tmp_path: Path) -> None:
    (found,) = evaluations(tmp_path, accepted(acceptance)).groups
    assert (found.anchor, found.rows[0].acceptance) == (group, told)


def test_a_set_that_cannot_be_read_is_not_known(tmp_path: Path) -> None:
    signed = f"{{by: A B, day: 2026-06-22, fingerprint: {OTHER}}}"
    text = f"stage: pilot\nevaluation: {{dataset: gone.csv, acceptance: {signed}}}"
    (found,) = evaluations(tmp_path, text).groups
    assert (found.anchor, found.rows[0].acceptance) == ("unknown", "not known: the set cannot be read")
    assert found.rows[0].cases == ""


def test_the_complete_sample_is_counted() -> None:
    found = make_evaluations([sample("ticket-classifier")], TODAY)
    ((only,),) = (group.rows for group in found.groups)
    assert (only.files, only.cases, only.rejections, only.labels) == (
        ("evidence/golden.csv",),
        "240",
        "30",
        "77",
    )
    assert (only.stated, only.built, only.age) == (False, "18 May 2026", "6 months")
    assert (only.measured, only.oldest, only.doubts) == ("2 of 2", "10 days", ("1 misses its target",))
    assert (found.sets, found.accepted, found.void, found.cases) == (1, 1, 0, "240")


def test_where_a_set_without_files_is(tmp_path: Path) -> None:
    assert row(tmp_path, accepted("")).place == "kept at vault care-7"
    assert row(tmp_path, accepted("")).stated
    assert (
        row(tmp_path, "stage: poc\nevaluation: {judged: rating, raters: 8 experts}").place
        == "rated by 8 experts"
    )
    assert row(tmp_path, "stage: poc\nevaluation: {judged: rating}").place == "rated by experts"
    assert row(tmp_path, "stage: poc\nevaluation: {cases: 20}").place == "kept elsewhere"
    assert row(tmp_path, "stage: poc\nevaluation: {dataset: ../x}").place == "cannot be read"


def test_only_what_needs_a_set_lacks_one(tmp_path: Path) -> None:
    found = evaluations(tmp_path, "stage: idea", "stage: retired", "stage: poc", "")
    assert [link.id for link in found.not_due] == ["p0", "p1"]
    assert [(group.anchor, [one.project.id for one in group.rows]) for group in found.groups] == [
        ("none", ["p2", "p3"])
    ]


@pytest.mark.parametrize(
    ("since", "told"),
    [
        (date(2026, 11, 22), "0 days"),
        (date(2026, 11, 21), "1 day"),
        (date(2026, 9, 24), "59 days"),
        (date(2026, 9, 1), "2 months"),
        (date(2024, 12, 22), "22 months"),
        (date(2024, 11, 1), "2 years"),
        (date(2026, 12, 1), ""),
    ],
)
def test_ages(since: date, told: str) -> None:
    assert age(since, TODAY) == told
