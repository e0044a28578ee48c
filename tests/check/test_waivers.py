"""Waivers: which of them set a finding aside, and what a finding then says."""

from pathlib import Path

import pytest

from generator.check.assess import Assessment
from generator.findings import Severity, Waived
from tests.check.judging import TODAY, assess_text

PAGE = """\
format: 1
title: Ticket triage
stage: pilot
specification:
  quality:
    - {id: accuracy, metric: Accuracy}
    - {id: recall, metric: Recall}
operations:
  rollback: {by: Priya Nair}
own key: 1
"""


def judged(folder: Path, *waivers: str) -> Assessment:
    listed = "".join(f"  - {{{waiver}}}\n" for waiver in waivers)
    return assess_text(folder, f"{PAGE}waivers:\n{listed}", today=TODAY)


def waived(found: Assessment) -> list[str]:
    return [f"{f.code} {f.field}" for f in found.findings if f.waived]


COMPLETE = "reason: Release freeze, by: Ines Roth, until: 2026-12-31"


def test_a_complete_waiver_sets_its_finding_aside(tmp_path: Path) -> None:
    found = judged(tmp_path, f"rule: OPS010, {COMPLETE}")

    (finding,) = (f for f in found.findings if f.code == "OPS010")
    assert finding.waived == Waived("Release freeze", "Ines Roth", "2026-12-31")
    assert finding.severity is Severity.ERROR
    assert finding not in found.open()
    assert waived(found) == ["OPS010 operations.rollback.path"]


def test_a_waived_error_does_not_hold_the_gate_and_is_named(tmp_path: Path) -> None:
    told = [reason.text for reason in judged(tmp_path, f"rule: OPS010, {COMPLETE}").reading.because]

    assert told[-1] == "Waived: the rollback names no way back (Ines Roth, until 2026-12-31)"
    assert not any("rollback" in text for text in told[:-1])


@pytest.mark.parametrize(
    "waiver",
    [
        "rule: ops010, reason: Release freeze, by: Ines Roth, until: 2026-12-31",
        "rule: OPS010, reason: Release freeze, by: Ines Roth, until: 2026-11-22",  # today
        "rule: OPS010, reason: Release freeze, by: Ines Roth, until: 2026-11",  # to the end of the month
        "rule: OPS010, reason: Release freeze, by: Ines Roth, until: production",
        "rule: OPS010, reason: Release freeze, by: Ines Roth, until: Production",
    ],
)
def test_a_waiver_that_runs(waiver: str, tmp_path: Path) -> None:
    assert waived(judged(tmp_path, waiver)) == ["OPS010 operations.rollback.path"]


@pytest.mark.parametrize(
    "waiver",
    [
        "reason: Release freeze, by: Ines Roth, until: 2026-12-31",
        "rule: OPS010, by: Ines Roth, until: 2026-12-31",
        "rule: OPS010, reason: TBD, by: Ines Roth, until: 2026-12-31",
        "rule: OPS010, reason: Release freeze, until: 2026-12-31",
        "rule: OPS010, reason: Release freeze, by: to be named, until: 2026-12-31",
        "rule: OPS010, reason: Release freeze, by: Audit, until: 2026-12-31",  # a body
        "rule: OPS010, reason: Release freeze, by: Ines Roth",
        "rule: OPS010, reason: Release freeze, by: Ines Roth, until: next summer",
        "rule: OPS010, reason: Release freeze, by: Ines Roth, until: 2026-11-21",  # yesterday
        "rule: OPS010, reason: Release freeze, by: Ines Roth, until: 2026-10",
        "rule: OPS010, reason: Release freeze, by: Ines Roth, until: pilot",  # the stage is reached
        "rule: OPS010, reason: Release freeze, by: Ines Roth, until: poc",
        "rule: OPS011, reason: Release freeze, by: Ines Roth, until: 2026-12-31",
        "rule: OPS, reason: Release freeze, by: Ines Roth, until: 2026-12-31",
    ],
)
def test_a_waiver_that_sets_nothing_aside(waiver: str, tmp_path: Path) -> None:
    assert waived(judged(tmp_path, waiver)) == []


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("specification", ["accuracy", "recall"]),
        ("specification.quality", ["accuracy", "recall"]),
        ("specification.quality[recall]", ["recall"]),
        ("specification.quality[recall].target", ["recall"]),
        ("specification.quality[2]", ["recall"]),
        ("specification.quality[recall].actual", []),
        ("specification.qual", []),
        ("operations", []),
    ],
)
def test_a_field_narrows_a_waiver(field: str, expected: list[str], tmp_path: Path) -> None:
    found = judged(tmp_path, f'rule: SPC007, field: "{field}", {COMPLETE}')
    assert waived(found) == [f"SPC007 specification.quality[{each}].target" for each in expected]


@pytest.mark.parametrize("field", ["field: TBD", "field: [operations, gate]", "feild: operations"])
def test_a_field_that_cannot_be_read_does_not_widen_a_waiver(field: str, tmp_path: Path) -> None:
    assert waived(judged(tmp_path, f"rule: OPS010, {field}, {COMPLETE}")) == []


@pytest.mark.parametrize("rule", ["SRC003", "src003"])
def test_what_concerns_the_file_itself_is_never_set_aside(rule: str, tmp_path: Path) -> None:
    found = judged(tmp_path, f"rule: {rule}, {COMPLETE}")

    assert "SRC003" in {f.code for f in found.open()}
    assert waived(found) == []


def test_the_first_running_waiver_is_shown(tmp_path: Path) -> None:
    run_out = "rule: OPS010, reason: Old, by: Ines Roth, until: 2026-01-31"
    found = judged(tmp_path, run_out, f"rule: OPS010, {COMPLETE}")

    assert [f.waived.reason for f in found.findings if f.waived] == ["Release freeze"]
