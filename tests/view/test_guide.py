"""The guide: it names every field of the format, and its example is a page."""

import pytest

from generator.check.required import fields
from generator.model.artifact import Artifact
from generator.model.kinds import SectionKind, kinds_of
from generator.model.project import read_project
from generator.model.single import PARSED
from generator.read.source import parse_document
from generator.view.guide import GuideField, anchor_of, make_guide
from generator.view.guide_kinds import kind_anchor, kinds

GUIDE = make_guide()
FIELDS: dict[str, GuideField] = {
    one.anchor: one
    for section in GUIDE.sections
    for one in (*section.fields, *([section.itself] if section.itself else ()))
}


def field(anchor: str) -> GuideField:
    return FIELDS[anchor]


def test_every_field_of_the_format_has_an_anchor() -> None:
    anchors = {anchor for one in FIELDS.values() for anchor in (one.anchor, *one.also)}
    assert anchors == {anchor_of(one.pattern) for one in fields()}


def test_the_parts_stand_in_the_order_of_the_format() -> None:
    assert [(section.anchor, section.title, section.family) for section in GUIDE.sections] == [
        ("head", "At the top", ""),
        ("specification", "Specification", "spc"),
        ("operations", "Operations", "ops"),
        ("gate", "Gate", "gat"),
        ("learning", "Learning", "lrn"),
        ("evaluation", "Evaluation", "evl"),
        ("ownership", "Ownership", "own"),
        ("governance", "Governance", "gov"),
        ("around", "Around the page", ""),
    ]


def test_a_whole_field() -> None:
    assert field("specification.quality.target") == GuideField(
        anchor="specification.quality.target",
        pattern="specification.quality[].target",
        key="target",
        title="Target",
        guidance="The threshold from which the output is good enough: a comparator, a number and a unit.",
        example="target: at least 92 %",
        kind="condition",
        kind_anchor="kind-condition",
        required="required from PoC on",
        settles="business owner",
        level=4,
        rules=(("SPC007", "quality criterion without a target"),),
    )


def test_what_is_told_once_has_the_anchors_and_the_rules_of_all() -> None:
    every = field("operations.log_review.every")
    assert every.also == ("operations.reevaluation.every",)
    assert [code for code, _title in every.rules] == ["OPS003", "OPS007"]
    assert field("operations.reevaluation").as_in == "operations.log_review"
    assert "operations.reevaluation.every" not in FIELDS
    assert field("gate.go.owner").also == ("gate.hold.owner", "gate.stop.owner")


@pytest.mark.parametrize(
    ("anchor", "kind", "required", "settles"),
    [
        ("title", "text", "required always", "build team"),
        ("stage", "one of: idea, poc, pilot, production, retired", "required always", "build team"),
        ("tags", "list, each: text", "", "build team"),
        ("links", "keys of your own, each: text", "", "build team"),
        ("gate.go.owner", "list, each: person", "required from PoC on", "business owner"),
        ("operations.rollback", "keys and values", "required from Pilot on", "IT operations"),
        ("extra", "keys of your own, each: anything", "", "build team"),
    ],
)
def test_what_a_field_takes_and_who_settles_it(anchor: str, kind: str, required: str, settles: str) -> None:
    found = field(anchor)
    assert (found.kind, found.required, found.settles) == (kind, required, settles)


def test_every_kind_of_value_is_explained() -> None:
    explained = {entry.anchor for entry in kinds()}
    assert {kind_anchor(one.kind) for one in fields()} <= explained
    assert {kind_anchor(kind) for kind in PARSED.values()} <= explained
    assert all(entry.written and entry.note for entry in kinds())


def test_the_example_is_a_page_on_which_nothing_is_wrong() -> None:
    text = "".join(f"{line.indent}{line.key}: {line.value}".rstrip() + "\n" for line in GUIDE.example)
    project = read_project("example", parse_document(text.encode(), "example.yaml"))
    assert [problem.gap.message for problem in project.problems] == []
    assert [name for name, _key, _says in Artifact.fields() if not project.artifact.has(name)] == []
    for name, (_key, kind, _says) in kinds_of(Artifact).items():
        if isinstance(kind, SectionKind):
            section = getattr(project.artifact, name)
            assert [inner for inner, _key, _says in section.fields() if not section.has(inner)] == [], name
