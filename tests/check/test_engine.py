"""The engine: which rules apply, in which order findings come, what identifies them, what is counted."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from generator.check import engine
from generator.check.assess import Assessment
from generator.check.case import Case
from generator.check.catalogue import catalogue
from generator.check.engine import name_of
from generator.findings import Finding, Gap, Severity
from generator.read.source import parse_document
from tests.check.judging import CHECKOUT, NAME, assess_text

SAMPLE = CHECKOUT / "projects" / "ticket-classifier.yaml"

PAGE = """\
format: 1
title: Ticket triage
stage: pilot
specification:
  quality:
    - {id: accuracy, metric: Accuracy}
    - {metric: Recall on complaints}
operations:
  rollback: {by: Priya Nair}
"""


def only(found: Assessment, code: str) -> Finding:
    (finding,) = (finding for finding in found.findings if finding.code == code)
    return finding


def severities(found: Assessment, *codes: str) -> dict[str, str]:
    return {f.code: f.severity.value for f in found.findings if f.code in codes}


# ---- order and identity


def test_findings_come_as_a_reader_walks_through_the_file(tmp_path: Path) -> None:
    found = assess_text(tmp_path, PAGE).findings

    places = [(f.span.line, f.span.column, f.code, f.field) for f in found]
    assert places == sorted(places)
    assert [place[2] for place in places[-2:]] == ["OPS012", "OPS010"]


def test_the_order_is_the_same_every_time(tmp_path: Path) -> None:
    assert assess_text(tmp_path / "a", PAGE).findings == assess_text(tmp_path / "b", PAGE).findings


def test_a_fingerprint_does_not_depend_on_other_lines(tmp_path: Path) -> None:
    before = assess_text(tmp_path / "a", PAGE)
    after = assess_text(tmp_path / "b", "# A comment\n\n" + PAGE + "ownership: {owner: Dana Fox}\n")

    kept = {f.fingerprint for f in before.findings} & {f.fingerprint for f in after.findings}
    assert {f.fingerprint for f in before.findings if f.code != "OWN001"} == kept
    assert only(before, "OPS010").span != only(after, "OPS010").span


def test_a_fingerprint_does_not_depend_on_the_wording_or_the_severity(tmp_path: Path) -> None:
    finding = only(assess_text(tmp_path, PAGE), "OPS010")
    other = replace(finding, message="told otherwise", hint="", severity=Severity.NOTE, file="elsewhere.yaml")

    assert other.fingerprint == finding.fingerprint


def test_a_fingerprint_depends_on_project_field_code_and_values(tmp_path: Path) -> None:
    finding = only(assess_text(tmp_path, PAGE), "OPS010")
    others = [
        replace(finding, project="other"),
        replace(finding, field="operations.rollback.by"),
        replace(finding, code="OPS011"),
        replace(finding, values=("other",)),
    ]

    assert len({each.fingerprint for each in [finding, *others]}) == 5


def test_an_item_keeps_its_fingerprint_when_the_list_is_sorted_otherwise(tmp_path: Path) -> None:
    first = "    - {id: accuracy, metric: Accuracy}\n"
    second = "    - {id: recall, metric: Recall}\n"
    head = "format: 1\ntitle: Ticket triage\nstage: poc\nspecification:\n  quality:\n"

    found = [assess_text(tmp_path, head + lines).findings for lines in (first + second, second + first)]

    one, other = ({f.fingerprint for f in findings if f.code == "SPC007"} for findings in found)
    assert one == other
    assert len(one) == 2


def test_every_finding_of_a_page_has_a_fingerprint_of_its_own(tmp_path: Path) -> None:
    found = assess_text(tmp_path, "format: 1\n").findings
    assert len({f.fingerprint for f in found}) == len(found)


@pytest.mark.parametrize(
    ("text", "route", "name"),
    [
        ("a: {b: c}", ("a", "b"), "a.b"),
        ("learning: [{id: weekly}]", ("learning", 0, "by"), "learning[weekly].by"),
        ("learning: [{id: weekly}]", ("learning", 0), "learning[weekly]"),
        ("learning: [{by: Tom Adler}, text]", ("learning", 1, "by"), "learning[2].by"),
        ("learning: [{id: TBD}, {id: }]", ("learning", 0, "by"), "learning[1].by"),
        ("learning: [{id: TBD}, {id: }]", ("learning", 1, "by"), "learning[2].by"),
        ("learning: [{id: [a, list]}]", ("learning", 0, "id"), "learning[1].id"),
        ("learning: {id: weekly}", ("learning", "by"), "learning[weekly].by"),
        ("learning: The ticket fits no category", ("learning", "by"), "learning[1].by"),
        ("learning: []", ("learning",), "learning"),
        ("gate: {go: {signals: {id: a}}}", ("gate", "go", "signals", "when"), "gate.go.signals[a].when"),
        ("extra: {own key: [a]}", ("extra", "own key", 0), "extra.own key[1]"),
        ("tags: one", ("tags",), "tags"),
        ("a: b", (), ""),
    ],
)
def test_a_field_is_named_by_ids_and_positions(text: str, route: tuple[str | int, ...], name: str) -> None:
    assert name_of(parse_document(text.encode(), NAME), route) == name


# ---- severity


def test_what_is_not_yet_due_is_a_note(tmp_path: Path) -> None:
    codes = ("SRC012", "SPC001", "OPS010")
    idea, poc, pilot = (
        severities(assess_text(tmp_path, f"format: 1\nstage: {stage}\n"), *codes)
        for stage in ("idea", "poc", "pilot")
    )

    assert idea == {"SRC012": "error", "SPC001": "note", "OPS010": "note"}
    assert poc == {"SRC012": "error", "SPC001": "error", "OPS010": "note"}
    assert pilot == {"SRC012": "error", "SPC001": "error", "OPS010": "error"}


def test_without_a_stage_a_project_is_judged_as_a_poc(tmp_path: Path) -> None:
    found = assess_text(tmp_path, "format: 1\ntitle: Ticket triage\n")
    assert severities(found, "SRC012", "SPC001", "OPS010") == {
        "SRC012": "error",
        "SPC001": "error",
        "OPS010": "note",
    }


def test_of_a_retired_project_only_the_file_and_its_end_are_judged(tmp_path: Path) -> None:
    found = assess_text(tmp_path, "format: 1\nstage: retired\nstarted: last spring\n")
    assert [f.code for f in found.findings] == ["GOV009", "SRC012", "SRC006"]


def test_of_an_unreadable_file_only_the_file_is_judged(tmp_path: Path) -> None:
    found = assess_text(tmp_path, "title: [\n")

    assert [f.code for f in found.findings] == ["SRC001"]
    assert found.reading.outcome == "hold"
    assert [reason.text for reason in found.reading.because] == [
        f"The file can't be read: {found.findings[0].message}"
    ]


def test_a_severity_can_be_overridden_and_a_rule_switched_off(tmp_path: Path) -> None:
    found = assess_text(tmp_path, PAGE, severity={"OPS010": "note", "SPC010": "error", "OPS012": "off"})
    assert severities(found, "OPS010", "SPC010", "OPS012") == {"OPS010": "note", "SPC010": "error"}


def test_an_override_does_not_make_a_rule_due(tmp_path: Path) -> None:
    early = PAGE.replace("stage: pilot", "stage: poc")
    found = assess_text(tmp_path, early, severity={"OPS010": "error"})
    assert severities(found, "OPS010") == {"OPS010": "note"}


def test_a_rule_of_the_file_can_be_overridden_too(tmp_path: Path) -> None:
    found = assess_text(tmp_path, PAGE + "own key: 1\n", severity={"SRC003": "warning"})
    assert severities(found, "SRC003") == {"SRC003": "warning"}


def test_the_facts_can_make_a_gap_weigh_less_than_its_rule(tmp_path: Path) -> None:
    owned = "format: 1\nstage: poc\nownership: {owner: Dana Fox%s}\n"
    in_it, not_said, overridden = (
        severities(assess_text(tmp_path, owned % side, severity=severity), "OWN003")
        for side, severity in ((", side: it", {}), ("", {}), (", side: it", {"OWN003": "note"}))
    )

    assert (in_it, not_said, overridden) == ({"OWN003": "error"}, {"OWN003": "note"}, {"OWN003": "note"})


def test_an_override_does_not_make_a_gap_weigh_more(tmp_path: Path) -> None:
    past = (
        "format: 1\nstage: poc\ngovernance: {decisions: [{decision: Start, outcome: go, due: 2026-06-30}]}\n"
    )
    found = assess_text(tmp_path, past, severity={"GOV008": "error"})
    assert severities(found, "GOV008") == {"GOV008": "warning"}


def test_of_a_word_for_nothing_one_rule_speaks_alone(tmp_path: Path) -> None:
    page = (
        "format: 1\ntitle: T\nstage: production\nlearning: none\ngate: {go: {signals: [none], owner: n/a}}\n"
    )

    def told(**severity: str) -> list[str]:
        found = assess_text(tmp_path, page, severity=severity).findings
        places = ("learning", "gate.go.signals", "gate.go.owner")
        return sorted(f"{f.code} {f.field}" for f in found if f.field.startswith(places))

    assert told() == ["PAG011 gate.go.owner", "PAG011 gate.go.signals", "PAG011 learning"]
    assert told(PAG011="off") == [
        "GAT008 gate.go.signals[1].met",
        "LRN002 learning[1].updates",
        "LRN003 learning[1].every",
        "LRN004 learning[1].by",
        "OPS014 gate.go.owner",
    ]


def test_a_word_for_nothing_completes_nothing(tmp_path: Path) -> None:
    page = (
        "format: 1\ntitle: Ticket triage\nstage: poc\nspecification: {workflow: Sorts tickets, input: n/a}\n"
    )
    found = assess_text(tmp_path, page).completeness.sections["specification"]
    said = assess_text(tmp_path, page.replace("n/a", "Tickets")).completeness.sections["specification"]

    assert said == (found[0] + 1, found[1])


def test_what_follows_from_the_findings_is_judged_last(tmp_path: Path) -> None:
    waivers = "waivers:\n  - {rule: PAG003, reason: Founded in January, by: Ada Roth, until: 2027-01-31}\n"
    found = assess_text(tmp_path, "format: 1\ntitle: T\nstage: poc\n" + waivers)

    assert only(found, "PAG003").waived is not None
    assert "PAG007" not in {f.code for f in found.findings}


def test_a_rule_that_crashes_is_an_internal_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(_: Case) -> Iterator[Gap]:
        raise ZeroDivisionError

    broken = {**catalogue(), "OPS010": replace(catalogue()["OPS010"], judge=crash)}
    monkeypatch.setattr(engine, "catalogue", lambda: broken)
    monkeypatch.setattr(engine, "_due", engine._due.__wrapped__)  # it remembers the catalogue of before

    with pytest.raises(ZeroDivisionError):
        assess_text(tmp_path, PAGE)


# ---- completeness


def test_a_complete_page_counts_what_its_stage_requires(tmp_path: Path) -> None:
    found = assess_text(tmp_path, SAMPLE.read_text(encoding="utf-8"), name=SAMPLE.name).completeness
    assert (found.complete, found.required) == (53, 53)


@pytest.mark.parametrize(
    ("line", "replacement", "complete", "required"),
    [
        ("  reviewer: Priya Nair, care team lead\n", "", 52, 53),
        ("  reviewer: Priya Nair, care team lead\n", "  reviewer: TBD\n", 52, 53),
        ("  reviewer: Priya Nair, care team lead\n", "  reviewer: [Priya Nair]\n", 52, 53),
        ("  forbidden: [Answering a customer, Closing a ticket]\n", "", 53, 53),  # a warning
        ("started: 2026-05-04", "paused: 2026-05-04", 53, 53),  # a warning
        ("stage: pilot  ", "stage: poc  ", 28, 28),
        ("stage: pilot  ", "stage: idea  ", 2, 2),
        ("stage: pilot  ", "stage: retired  ", 2, 2),
        ("stage: pilot  ", "stage: TBD  ", 27, 28),  # judged as a PoC
        ("    limit: 1500 EUR per month\n", "    limit: as planned\n", 52, 53),
        ("      due: 2026-12-04\n", "", 52, 53),
        ("      due: 2026-06-30\n", "", 53, 53),  # that decision is made
    ],
)
def test_completeness_counts_fields_that_are_present_and_readable(
    line: str, replacement: str, complete: int, required: int, tmp_path: Path
) -> None:
    text = SAMPLE.read_text(encoding="utf-8")
    assert text.count(line) == 1

    found = assess_text(tmp_path, text.replace(line, replacement), name=SAMPLE.name).completeness

    assert (found.complete, found.required) == (complete, required)


def test_what_is_no_error_is_not_required(tmp_path: Path) -> None:
    text = SAMPLE.read_text(encoding="utf-8")
    severity = {"OPS001": "warning", "OPS002": "off", "SPC010": "error"}

    found = assess_text(tmp_path, text, name=SAMPLE.name, severity=severity).completeness

    assert (found.complete, found.required) == (52, 52)


def test_an_absent_part_counts_with_its_fields(tmp_path: Path) -> None:
    """A budget stop asks for two fields, whether they are absent one by one or together."""
    empty, half = (
        assess_text(tmp_path, f"format: 1\ntitle: T\nstage: pilot\noperations: {{{stop}}}\n").completeness
        for stop in ("", "budget_stop: {by: Dana Fox}")
    )

    assert half.required == empty.required
    assert half.complete == empty.complete + 1


def test_decisions_that_are_made_ask_for_no_escalation(tmp_path: Path) -> None:
    head = "format: 1\ntitle: T\nstage: poc\ngovernance: {decisions: [{decision: Start, maker: Dana Fox"
    made = assess_text(tmp_path, head + ", outcome: go}]}\n").completeness
    planned = assess_text(tmp_path, head + "}]}\n").completeness

    assert made.required - made.complete == planned.required - planned.complete - 2
