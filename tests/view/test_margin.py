"""What stands beside a field on a screen: its anchor, its line, its address in the source, and what is found there."""

from pathlib import Path

from generator.view.margin import Margin, make_margin
from generator.view.missing import anchored
from generator.view.page import make_page
from tests.paging import judged, sample

EDIT = "https://git.example.com/blob/main/{file}#L{line}"


def margin(folder: Path, text: str, name: str = "triage.yaml", edit: str = EDIT) -> Margin:
    found = judged(folder, text, name)
    return make_margin(found, make_page(found), edit)


def marked(found: Margin) -> dict[str, tuple[int, list[str]]]:
    """Each anchor with its line and its chips."""
    return {
        mark.anchor: (mark.line, [f"{chip.kind} {chip.text} #{chip.anchor}" for chip in mark.chips])
        for mark in found.marks.values()
    }


PAGE = """\
format: 1
title: T
stage: poc
specification:
  quality:
    - {id: accuracy, metric: Accuracy}
    - metric: Recall
      target: at least 90 %
operations:
  reviewer:
    Priya Nair
gate:
  stop:
    signals: [{id: harm, signal: Harm}]
"""


def test_a_field_has_the_line_of_its_key_and_an_absent_one_that_of_what_holds_it(tmp_path: Path) -> None:
    found = marked(margin(tmp_path, PAGE))
    assert {name: found[name][0] for name in found if name.startswith(("f-operations", "f-stage"))} == {
        "f-stage": 3,
        "f-operations.scope_owner": 9,
        "f-operations.improvement_owner": 9,
        "f-operations.changes": 9,
        "f-operations.reviewer": 10,
        "f-operations.exceptions": 9,
        "f-operations.corrections": 9,
        "f-operations.log_review": 9,
        "f-operations.reevaluation": 9,
        "f-operations.rollback": 9,
        "f-operations.budget_stop": 9,
    }


def test_items_of_a_list_have_a_place_each_by_id_or_position(tmp_path: Path) -> None:
    found = marked(margin(tmp_path, PAGE))
    lines = {name: found[name][0] for name in found if ".quality" in name or ".harm" in name}
    assert lines == {
        "f-specification.quality": 5,
        "f-specification.quality.accuracy": 6,
        "f-specification.quality.2": 7,
        "f-gate.stop.signals.harm": 14,
    }


def test_a_finding_stands_at_the_nearest_field_that_is_on_the_page(tmp_path: Path) -> None:
    found = margin(tmp_path, PAGE)
    assert marked(found)["f-specification.quality.accuracy"][1] == [
        "error SPC007 #spc007-6",
        "note SPC008 #spc008-6",
    ]
    assert marked(found)["f-gate.stop.owner"][1] == ["error GAT005 #gat005-13"]
    assert found.jumps["specification.quality[accuracy].target"] == "f-specification.quality.accuracy"
    assert found.jumps["gate.go"] == "f-gate.go"


def test_every_finding_of_every_sample_leads_to_a_place_on_its_page() -> None:
    for name in ("amsterdam-reports", "canada-ai-answers", "govuk-chat", "va-chatbot"):
        a = sample(name)
        found = make_margin(a, make_page(a))
        anchors = {mark.anchor for mark in found.marks.values()}
        assert [
            one.field for one in a.findings if one.counted and found.jumps[one.field] not in anchors
        ] == []
        listed = {anchor for _, anchor in anchored(a.findings)}
        shown = {chip.anchor for mark in found.marks.values() for chip in mark.chips if chip.kind != "doubt"}
        assert shown == listed


def test_anchors_of_findings_are_told_apart(tmp_path: Path) -> None:
    a = judged(tmp_path, "format: 1\ntitle: T\nstage: poc\n")
    anchors = [anchor for finding, anchor in anchored(a.findings) if finding.severity != "note"]
    assert len(anchors) == len(set(anchors))
    assert "gat001-3" in anchors or "gat001-1" in anchors


def test_anchors_of_fields_are_told_apart_and_hold_no_odd_sign(tmp_path: Path) -> None:
    text = "format: 1\ntitle: T\nstage: idea\nextra: {a b: 1, a-b: 2, 'x\"><b>': 3, ÿ: 4}\n"
    names = [name for name in marked(margin(tmp_path, text)) if name.startswith("f-extra")]
    assert names == ["f-extra.a-b", "f-extra.a-b-2", "f-extra.x-b", "f-extra."]


def test_doubts_of_a_field_share_one_chip(tmp_path: Path) -> None:
    text = (
        "format: 1\ntitle: T\nstage: idea\nspecification: {input: Mail}\n"
        "doubts: [{about: stage, text: A}, {about: specification.input, text: B}, {about: stage, text: C}]\n"
    )
    found = marked(margin(tmp_path, text))
    assert "doubt 2 doubts #doubt-1" in found["f-stage"][1]
    assert "doubt in doubt #doubt-2" in found["f-specification.input"][1]


def test_addresses_lead_to_the_file_and_the_line(tmp_path: Path) -> None:
    found = margin(tmp_path, "format: 1\ntitle: T\nstage: idea\n", "a b.yaml")
    assert found.marks[("stage",)].source == "https://git.example.com/blob/main/projects/a%20b.yaml#L3"
    assert found.source == "https://git.example.com/blob/main/projects/a%20b.yaml"
    assert found.at(7) == "https://git.example.com/blob/main/projects/a%20b.yaml#L7"


def test_without_an_edit_address_there_are_no_addresses(tmp_path: Path) -> None:
    found = margin(tmp_path, PAGE, edit="")
    assert {mark.source for mark in found.marks.values()} == {""}
    assert (found.source, found.at(3)) == ("", "")


def test_a_file_that_cannot_be_read_has_addresses_alone(tmp_path: Path) -> None:
    found = margin(tmp_path, "format: 1\ntitle: [\n")
    assert found.marks == {}
    assert found.at(2) == "https://git.example.com/blob/main/projects/triage.yaml#L2"


def test_an_unknown_key_stands_where_it_is_shown(tmp_path: Path) -> None:
    found = margin(tmp_path, "format: 1\ntitle: T\nstage: idea\nspecification: {colour: red}\n")
    assert found.jumps["specification.colour"] == "f-specification.colour"
    assert marked(found)["f-specification.colour"] == (4, ["error SRC003 #src003-4"])
