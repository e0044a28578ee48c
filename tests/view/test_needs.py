"""What needs a person now: late decisions, Stop signals, void approvals, unreadable files, open errors by party."""

from pathlib import Path

import pytest

from generator.check.assess import Assessment
from generator.view.board import address
from generator.view.needs import Need, NeedLine, Needs, make_needs, needs_of
from tests.paging import judged, only

LATE = "{decision: Start, maker: Dana Fox, due: 2026-11-02, escalation: {to: COO, after: 5 working days}}"
STOP = "gate: {stop: {signals: [{signal: Customer harmed, met: yes}]}}"
VOID = (
    "specification:\n  workflow: W\n"
    "  approval: {by: Dana Fox, day: 2026-10-02, fingerprint: sha256-5c1e0f9a4b7d2e865c1e0f9a4b7d2e86}"
)


def project(folder: Path, text: str, name: str = "triage", *codes: str) -> Assessment:
    return judged(
        folder, f"format: 1\n{text}\n", f"{name}.yaml", only(*(codes or ("SRC001", "SPC014", "GOV007")))
    )


def lines(needs: Needs) -> dict[str, tuple[NeedLine, ...]]:
    return {group.title: group.lines for group in needs.groups}


def test_a_late_decision_says_who_since_when_and_to_whom_it_goes(tmp_path: Path) -> None:
    a = project(tmp_path, f"title: Triage\nstage: poc\ngovernance: {{decisions: [{LATE}]}}")
    assert lines(make_needs([a], address)) == {
        "Late decisions": (
            NeedLine(
                "Triage",
                "projects/triage/index.html#governance",
                "Start",
                "due 2 Nov 2026; Dana Fox; went to COO on 9 Nov 2026",
            ),
        )
    }
    assert needs_of(a) == (Need.LATE,)


def test_late_without_maker_and_escalation_says_that(tmp_path: Path) -> None:
    a = project(tmp_path, "title: T\nstage: poc\ngovernance: {decisions: [{id: a, due: 2026-11-02}]}")
    ((line,),) = lines(make_needs([a], address)).values()
    assert (line.what, line.told) == ("a", "due 2 Nov 2026; nobody decides; no escalation")


def test_a_stop_signal_that_is_met(tmp_path: Path) -> None:
    a = project(tmp_path, f"title: T\nstage: pilot\n{STOP}")
    assert lines(make_needs([a], address)) == {
        "Stop signals that are met": (
            NeedLine("T", "projects/triage/index.html#gate", "Customer harmed", ""),
        )
    }
    assert needs_of(a) == (Need.STOP,)
    measured = STOP.replace("met: yes", "when: more than 5 %, actual: 7 %")
    ((line,),) = lines(
        make_needs([project(tmp_path, f"title: T\nstage: pilot\n{measured}")], address)
    ).values()
    assert line.told == "7 % against more than 5 %"


def test_an_approval_that_became_void(tmp_path: Path) -> None:
    a = project(tmp_path, f"title: T\nstage: pilot\n{VOID}")
    assert lines(make_needs([a], address)) == {
        "Approvals that became void": (
            NeedLine(
                "T",
                "projects/triage/index.html#spc014-6",
                "specification changed since Dana Fox approved it on 2 Oct 2026",
                "",
            ),
        )
    }
    assert needs_of(a) == (Need.VOID,)


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    a = project(tmp_path, "title: [", "broken")
    (group,) = make_needs([a], address).groups
    (line,) = group.lines
    assert (group.title, line.project, line.href, line.what) == (
        "Files that cannot be read",
        "broken",
        "projects/broken/index.html",
        "projects/broken.yaml",
    )
    assert line.told == a.findings[0].message
    assert needs_of(a) == (Need.UNREADABLE,)


@pytest.mark.parametrize(
    "text",
    [
        f"stage: retired\n{STOP}",
        f"stage: poc\npaused: 2026-10\ngovernance: {{decisions: [{LATE}]}}",
        f"stage: poc\n{VOID}",
        f"stage: pilot\n{VOID}\nwaivers: [{{rule: SPC014, reason: R, by: Ines Roth, until: 2026-12-31}}]",
        "stage: pilot\ngate: {stop: {signals: [{signal: Customer harmed, met: no}, unknown]}}",
    ],
)
def test_what_needs_nobody_is_left_out(text: str, tmp_path: Path) -> None:
    a = project(tmp_path, f"title: T\n{text}")
    assert make_needs([a], address) == Needs((), ())
    assert needs_of(a) == ()


def test_a_group_is_bounded_and_leads_to_the_others(tmp_path: Path) -> None:
    portfolio = [
        project(tmp_path, f"title: P{number}\nstage: pilot\n{STOP}", f"p{number}") for number in range(7)
    ]
    (group,) = make_needs(portfolio, address).groups
    assert (group.count, [line.project for line in group.lines]) == (7, ["P0", "P1", "P2", "P3", "P4"])
    assert (group.more, group.more_href) == ("and 2 more", "?needs=stop#projects")


def test_open_errors_by_the_party_that_settles_them(tmp_path: Path) -> None:
    codes = ("GAT001", "GAT002", "SPC001", "OWN001")
    portfolio = [project(tmp_path, "title: T\nstage: poc", name, *codes) for name in ("a", "b")]
    assert [(one.label, one.told, one.share, one.href) for one in make_needs(portfolio, address).parties] == [
        ("Build team", "2 errors in 2 projects", 33, "?party=build#projects"),
        ("Business owner", "6 errors in 2 projects", 100, "?party=owner#projects"),
    ]
