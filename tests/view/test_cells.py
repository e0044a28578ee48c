"""The cells: what stands in a field, what was left open in it with the reason as typed, and what is said instead."""

from pathlib import Path

import pytest

from generator.model.field import Place
from generator.view.cells import cells, whole
from tests.paging import judged
from tests.view.telling import drawn

REASON = "TBD, depends on the new contract"


def specification(folder: Path, text: str, place: Place, stage: str = "poc") -> list[str]:
    """The specification's lines at a place."""
    found = judged(folder, f"format: 1\ntitle: T\nstage: {stage}\n{text}\n")
    return drawn(cells(found, found.project.artifact.specification, place))


def operations(folder: Path, text: str, place: Place, stage: str = "pilot") -> list[str]:
    """The lines of the operations at a place."""
    found = judged(folder, f"format: 1\ntitle: T\nstage: {stage}\noperations: {{{text}}}\n")
    return drawn(cells(found, found.project.artifact.operations, place))


def line(lines: list[str], label: str) -> str:
    (found,) = (each for each in lines if each.startswith(f"{label}: "))
    return found.removeprefix(f"{label}: ")


# ---- what is there


def test_fields_stand_in_the_order_of_the_format(tmp_path: Path) -> None:
    text = "specification: {excluded: [Complaints, Spam], input: Text, workflow: Sorting, model: A}"
    assert specification(tmp_path, text, Place.SCOPE) == [
        "Workflow: Sorting",
        "Input: Text",
        "Model: A",
        "Not for: Complaints / Spam",
    ]


def test_items_that_are_sentences_are_stacked(tmp_path: Path) -> None:
    text = "specification: {quality: [{metric: A, target: at least 1, actual: 2}, {metric: B}]}"
    assert specification(tmp_path, text, Place.QUALITY)[0] == (
        "Quality criteria: A, {muted}at least 1: {muted}2{good} // B: {muted}not measured{open}"
    )


def test_a_table_has_its_keys(tmp_path: Path) -> None:
    found = judged(
        tmp_path, "format: 1\ntitle: T\nstage: poc\nevaluation: {rejection: {kind: [a, b], other: c}}\n"
    )
    lines = drawn(cells(found, found.project.artifact.evaluation, Place.EVALUATION))
    assert line(lines, "Rejection cases") == "kind: a, {muted}b / other: c"


def test_decisions_that_are_made_stand_in_the_history(tmp_path: Path) -> None:
    text = "governance: {decisions: [{decision: A, outcome: go}, {decision: B, maker: Dana Fox, due: 2026-12-04}]}"
    found = judged(tmp_path, f"format: 1\ntitle: T\nstage: poc\n{text}\n")
    lines = drawn(cells(found, found.project.artifact.governance, Place.GOVERNANCE))
    assert line(lines, "Decisions") == "B{strong}, {muted}Dana Fox, {muted}due 4 Dec 2026{strong}"


def test_fields_can_be_left_to_others(tmp_path: Path) -> None:
    found = judged(tmp_path, "format: 1\ntitle: T\nsummary: S\nstage: poc\ntags: [a]\n")
    lines = cells(found, found.project.artifact, Place.HEAD, without=("title", "summary", "stage"))
    assert drawn(lines) == ["Started: missing{bad}", "Reviewed: not settled yet{muted}", "Tags: a"]


# ---- what is left open


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("TBD", "TBD{open}"),
        ("tbd", "tbd{open}"),
        ("'?'", "?{open}"),
        ("to be named", "to be named{open}"),
        (f'"{REASON}"', "TBD{open} (depends on the new contract){muted}"),
        ("TODO (after the freeze)", "TODO{open} (after the freeze){muted}"),
    ],
)
def test_an_open_value_is_shown_as_typed_with_its_reason(typed: str, shown: str, tmp_path: Path) -> None:
    assert line(operations(tmp_path, f"reviewer: {typed}", Place.OUTPUT), "Reviewer") == shown


def test_a_vague_rhythm_is_shown_once(tmp_path: Path) -> None:
    lines = operations(tmp_path, "reevaluation: {every: regularly, by: Tom Adler}", Place.QUALITY)
    assert line(lines, "Re-evaluation") == "by Tom Adler / every: regularly{open}"


def test_what_is_open_in_a_section_stands_behind_it_in_the_words_of_the_page(tmp_path: Path) -> None:
    lines = operations(
        tmp_path, f'rollback: {{path: Switch it off, rehearsed: "{REASON}"}}', Place.INTEGRATION
    )
    assert lines == ["Way back: Switch it off / rehearsed: TBD{open} (depends on the new contract){muted}"]


def test_what_is_open_in_an_item_stands_behind_the_item(tmp_path: Path) -> None:
    one = f'{{id: a, metric: A, target: "{REASON}", actual: {{file: TBD}}}}'
    text = f"specification: {{quality: [{one}, {{metric: B}}]}}"
    assert line(specification(tmp_path, text, Place.QUALITY), "Quality criteria") == (
        "A: {muted}not measured{open} [a]{id}; {muted}target: TBD{open} (depends on the new contract){muted}"
        "; {muted}measured value metrics file: TBD{open} // B: {muted}not measured{open}"
    )


def test_an_item_that_is_open_as_a_whole_has_its_position(tmp_path: Path) -> None:
    text = f'specification: {{output: [Category, "{REASON}", TBD], quality: [{{metric: TBD}}]}}'
    assert specification(tmp_path, text, Place.OUTPUT)[0] == (
        "Output: Category / 2: TBD{open} (depends on the new contract){muted} / 3: TBD{open}"
    )
    assert specification(tmp_path, text, Place.QUALITY)[0] == "Quality criteria: 1 metric: TBD{open}"


def test_a_single_item_in_place_of_a_list_keeps_what_is_open_in_it(tmp_path: Path) -> None:
    text = "specification: {quality: {metric: A, target: TBD}}"
    assert specification(tmp_path, text, Place.QUALITY)[0] == (
        "Quality criteria: A: {muted}not measured{open}; {muted}target: TBD{open}"
    )


def test_an_open_decision_does_not_say_twice_what_is_open(tmp_path: Path) -> None:
    text = f'governance: {{decisions: [{{decision: Launch, maker: to be named, due: "{REASON}"}}]}}'
    found = judged(tmp_path, f"format: 1\ntitle: T\nstage: poc\n{text}\n")
    assert line(drawn(cells(found, found.project.artifact.governance, Place.GOVERNANCE)), "Decisions") == (
        "Launch{strong}; {muted}maker: to be named{open}"
        "; {muted}due: TBD{open} (depends on the new contract){muted}"
    )


def test_a_section_that_is_open_as_a_whole_says_so_once(tmp_path: Path) -> None:
    found = judged(
        tmp_path, f'format: 1\ntitle: T\nstage: poc\nspecification: "{REASON}"\noperations: {{}}\n'
    )
    assert drawn(whole(found, found.project.artifact.specification)) == [
        ": TBD{open} (depends on the new contract){muted}"
    ]
    assert whole(found, found.project.artifact.operations) == ()


# ---- what is absent


@pytest.mark.parametrize(
    ("stage", "text", "shown"),
    [
        ("pilot", "", "missing{bad}"),
        ("poc", "", "not settled yet{muted}"),
        ("pilot", "reviewer: [Priya Nair, Tom Adler]", "cannot be read{bad}"),
        ("poc", "reviewer: {name: Priya Nair}", "cannot be read{bad}"),
        ("pilot", "reviwer: Priya Nair", "cannot be read{bad}"),
    ],
)
def test_an_absent_field_is_missing_not_due_or_not_readable(
    stage: str, text: str, shown: str, tmp_path: Path
) -> None:
    assert line(operations(tmp_path, text, Place.OUTPUT, stage), "Reviewer") == shown


def test_a_whole_section_that_cannot_be_read_says_so_in_each_field(tmp_path: Path) -> None:
    found = judged(tmp_path, "format: 1\ntitle: T\nstage: pilot\noperations: [a, b]\n")
    assert drawn(cells(found, found.project.artifact.operations, Place.COST)) == [
        "Budget stop: cannot be read{bad}"
    ]


def test_what_nobody_asks_for_is_left_out(tmp_path: Path) -> None:
    assert not any(
        each.startswith("Model: ") for each in specification(tmp_path, "", Place.SCOPE, "production")
    )


def test_of_a_retired_project_nothing_is_missing(tmp_path: Path) -> None:
    assert operations(tmp_path, "", Place.OUTPUT, "retired") == []


def test_what_is_missing_and_waived_is_set_aside(tmp_path: Path) -> None:
    waiver = "waivers: [{rule: OPS001, reason: Holidays, by: Ines Roth, until: 2026-12-31}]"
    found = judged(tmp_path, f"format: 1\ntitle: T\nstage: pilot\n{waiver}\n")
    lines = drawn(cells(found, found.project.artifact.operations, Place.OUTPUT))
    assert line(lines, "Reviewer") == "missing, set aside{muted}"
    assert line(lines, "Corrections") == "missing{bad}"


def test_a_rota_stands_in_for_the_reviewer(tmp_path: Path) -> None:
    lines = operations(tmp_path, "log_review: {every: day, rota: care desk}", Place.OUTPUT)
    assert not any(each.startswith("Reviewer: ") for each in lines)


def test_a_line_knows_its_field(tmp_path: Path) -> None:
    found = judged(tmp_path, "format: 1\ntitle: T\nstage: pilot\n")
    lines = cells(found, found.project.artifact.operations, Place.COST)
    assert [each.field for each in lines] == ["operations.budget_stop"]
