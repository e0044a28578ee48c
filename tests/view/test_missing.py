"""What is missing, by the party that settles it: grouping and order."""

from dataclasses import replace
from pathlib import Path

from generator.findings import Finding, Party, Severity, Span, Waived
from generator.read.source import parse_document
from generator.view.missing import Missing, MissingLine, folded, group
from tests.paging import judged

TEXT = "format: 1\ntitle: Triage\nstage: poc\ngate:\n"


def finding(
    code: str,
    line: int,
    severity: Severity = Severity.ERROR,
    party: Party = Party.OWNER,
    *,
    waived: bool = False,
) -> Finding:
    return Finding(
        code=code,
        severity=severity,
        project="triage",
        file="projects/triage.yaml",
        span=Span(line, 1, line, 5),
        field="gate",
        message=f"{code} fails",
        hint="mend it",
        settled_by=party,
        waived=Waived("it waits", "Ines Roth", "2026-12-31") if waived else None,
    )


def grouped(*findings: Finding) -> Missing:
    return group(findings, parse_document(TEXT.encode(), "projects/triage.yaml"))


def outline(missing: Missing) -> dict[str, list[str]]:
    return {each.party.value: [line.code for line in each.lines] for each in missing.groups}


def codes(lines: tuple[MissingLine, ...]) -> list[str]:
    return [line.code for line in lines]


def test_nothing_is_missing() -> None:
    assert grouped() == Missing((), (), (), 0)
    assert grouped().now == 0


def test_groups_stand_in_the_order_of_parties_and_empty_ones_are_left_out() -> None:
    found = grouped(
        finding("A", 1, party=Party.AUDIT),
        finding("B", 1, party=Party.OWNER),
        finding("C", 1, party=Party.BUILD),
    )
    assert list(outline(found)) == ["build team", "business owner", "audit/risk"]
    assert found.now == 3


def test_errors_come_before_warnings_then_the_order_of_the_file() -> None:
    found = grouped(
        finding("W1", 1, Severity.WARNING),
        finding("E4", 4),
        finding("E2", 2),
        finding("W0", 1, Severity.WARNING),
        finding("E3", 2),
    )
    assert outline(found) == {"business owner": ["E2", "E3", "E4", "W0", "W1"]}


def test_notes_stand_apart_as_not_yet_due() -> None:
    found = grouped(finding("N1", 1, Severity.NOTE), finding("E1", 2), finding("N0", 3, Severity.NOTE))
    assert outline(found) == {"business owner": ["E1"]}
    assert codes(found.later) == ["N1", "N0"]
    assert found.now == 1


def test_waived_findings_stand_apart_whatever_they_weigh() -> None:
    found = grouped(
        finding("E1", 1, waived=True),
        finding("W1", 1, Severity.WARNING, waived=True),
        finding("N1", 1, Severity.NOTE, waived=True),
        finding("E2", 1),
    )
    assert outline(found) == {"business owner": ["E2"]}
    assert codes(found.waived) == ["E1", "W1", "N1"]
    assert found.later == ()
    assert found.now == 1


def test_a_line_has_everything_that_a_page_shows() -> None:
    assert grouped(finding("GAT003", 4)).groups[0].lines == (
        MissingLine(
            code="GAT003",
            severity=Severity.ERROR,
            message="GAT003 fails",
            hint="mend it",
            line=4,
            column=1,
            field="gate",
            source="gate:",
            caret="^^^^",
            anchor="gat003-4",
        ),
    )


def test_a_line_without_a_source_has_no_excerpt() -> None:
    (line,) = grouped(finding("SRC001", 99)).groups[0].lines
    assert (line.line, line.source, line.caret) == (99, "", "")


def test_the_same_findings_in_any_order_make_the_same_groups() -> None:
    listed = [finding(code, line) for code, line in (("A", 3), ("B", 1), ("C", 2), ("D", 1))]
    assert grouped(*listed).groups == grouped(*reversed(listed)).groups


def test_a_real_page(tmp_path: Path) -> None:
    found = judged(tmp_path, "format: 1\ntitle: Triage\nstage: idea\nstarted: soon\nown: 1\n")
    missing = group(found.findings, found.document)
    assert outline(missing) == {"build team": ["SRC006", "SRC003"]}
    assert [line.message for line in missing.groups[0].lines] == [
        '"soon" is not a date',
        "unknown key `own` in a project file",
    ]
    assert {line.severity for line in missing.later} == {Severity.NOTE}


def told(code: str, message: str, severity: Severity = Severity.ERROR) -> Finding:
    return replace(finding(code, 1, severity), message=message)


def test_on_paper_findings_that_differ_in_one_name_are_told_once_with_every_name() -> None:
    found = grouped(
        told("SPC007", "quality criterion `a` has no target"),
        told("GAT001", "no Go row"),
        told("SPC007", "quality criterion `b` has no target"),
        told("SPC007", "quality criterion `c` is in words only"),
        told("GOV004", "the decision “Start” has no maker"),
        told("GOV004", "the decision “Stop” has no maker"),
    )
    (each,) = folded(found).groups
    assert sorted(line.message for line in each.lines) == [
        "no Go row",
        "quality criterion `a` has no target; also `b`",
        "quality criterion `c` is in words only",
        "the decision “Start” has no maker; also “Stop”",
    ]
    assert folded(found).now == found.now == 6


def test_on_paper_findings_of_two_names_or_of_another_weight_stay_apart() -> None:
    several = ("`a` differs from `b`", "`a` differs from `c`")
    found = grouped(
        *(told("X", message) for message in several),
        told("Y", "`a` is late"),
        told("Y", "`b` is late", Severity.WARNING),
    )
    (each,) = folded(found).groups
    assert [line.message for line in each.lines] == [*several, "`a` is late", "`b` is late"]
