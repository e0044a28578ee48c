"""The JSON Schema for editors: made from the model, never stricter than the program, with a hover text everywhere."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML
from ruamel.yaml.constructor import SafeConstructor

from generator.model.artifact import Artifact
from generator.model.kinds import TableKind
from generator.model.project import read_project
from generator.model.schema import as_text, json_schema
from generator.read.source import parse_document
from tests.model.test_format import FIELDS

CHECKOUT = Path(__file__).resolve().parents[2]
FILE = CHECKOUT / "generator" / "schema" / "project.schema.json"
COMMAND = "python -m generator.model.schema > generator/schema/project.schema.json"
SAMPLES = sorted((CHECKOUT / "projects").glob("*.y*ml"))

SCHEMA = json_schema()
VALIDATOR = Draft202012Validator(SCHEMA)

Data = Any


class DaysAsText(SafeConstructor):
    """Reads YAML 1.2 as an editor does: a day is a text."""


DaysAsText.add_constructor("tag:yaml.org,2002:timestamp", SafeConstructor.construct_yaml_str)


@cache
def loader() -> YAML:
    yaml = YAML(typ="safe", pure=True)
    yaml.Constructor = DaysAsText
    return yaml


def load(text: str) -> Data:
    return loader().load(text)


def complaints(page: Data) -> list[str]:
    """What an editor would underline."""
    return [f"{error.json_path}: {error.message}" for error in VALIDATOR.iter_errors(page)]


# ---- the file


def test_the_file_is_what_the_model_says() -> None:
    assert FILE.read_text(encoding="utf-8") == as_text(SCHEMA), f"the format changed; run  {COMMAND}"


def test_the_file_has_sorted_keys_two_blanks_and_a_newline_at_its_end() -> None:
    text = FILE.read_text(encoding="utf-8")
    assert text == json.dumps(json.loads(text), ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def test_it_is_a_schema_of_2020_12() -> None:
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_first_line_of_a_sample_leads_to_the_file(path: Path) -> None:
    first = path.read_text(encoding="utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=../generator/schema/project.schema.json"
    assert (path.parent / first.partition("$schema=")[2]).resolve() == FILE


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_samples_are_valid(path: Path) -> None:
    assert complaints(load(path.read_text(encoding="utf-8"))) == []


# ---- what an editor shows


def objects(schema: Data, place: str = "#") -> Iterator[tuple[str, dict[str, Data]]]:
    """Every description of an object, with its place in the schema."""
    if isinstance(schema, list):
        for index, inner in enumerate(schema):
            yield from objects(inner, f"{place}/{index}")
    if isinstance(schema, dict):
        if "properties" in schema or "additionalProperties" in schema:
            yield place, schema
        for key, inner in schema.items():
            if key != "examples":
                yield from objects(inner, f"{place}/{key}")


OBJECTS = dict(objects(SCHEMA))
SECTIONS = {place: found for place, found in OBJECTS.items() if "properties" in found}
PROPERTIES = {
    f"{place}/properties/{key}": told
    for place, found in SECTIONS.items()
    for key, told in found["properties"].items()
}


def test_every_section_of_the_format_is_described_once() -> None:
    described = {place.rpartition("/")[2] for place in SECTIONS}
    assert {"#", "Signal", "Row", "Decision", "Actual", "Acceptance"} <= described
    assert sorted(SECTIONS) == sorted({"#", *(f"#/$defs/{name}" for name in described - {"#"})})


def test_no_section_takes_unknown_keys() -> None:
    assert {place for place, found in SECTIONS.items() if found["additionalProperties"] is not False} == set()
    for place in SECTIONS:
        found = json.loads(json.dumps(VALIDATOR.schema))
        rest = {"$defs": found["$defs"], "$ref": place} if place != "#" else found
        told = [error.message for error in Draft202012Validator(rest).iter_errors({"unknown key": 1})]
        assert any("'unknown key' was unexpected" in message for message in told), place


def test_only_free_tables_take_any_key() -> None:
    tables = {name.rpartition(".")[2] for name, one in FIELDS.items() if isinstance(one.kind, TableKind)}
    free = {place.split("/properties/")[1].split("/")[0] for place in OBJECTS if place not in SECTIONS}
    assert free == tables == {"columns", "rejection", "links", "extra", "seen"}


def test_a_misspelt_key_is_underlined() -> None:
    page = {"format": 1, "title": "T", "operations": {"reviwer": "Priya Nair"}}
    assert [told.partition(" is not valid")[0] for told in complaints(page)] == [
        "$.operations: {'reviwer': 'Priya Nair'}"
    ]


def test_format_and_title_are_asked_for() -> None:
    assert complaints({}) == ["$: 'format' is a required property", "$: 'title' is a required property"]
    assert [complaints({"format": number, "title": "T"}) for number in (1, "1")] == [[], []]
    assert complaints({"format": 2, "title": "T"}) == ["$.format: 2 is not one of [1, '1']"]


@pytest.mark.parametrize("place", PROPERTIES)
def test_an_editor_tells_what_a_field_is(place: str) -> None:
    told = PROPERTIES[place]
    assert told["title"]
    assert "." in told["description"]
    assert told["markdownDescription"].startswith(f"**{told['title']}.** {told['description']}")
    assert "\n\nExample: `" in told["markdownDescription"]
    (example,) = told["examples"]
    errors = Draft202012Validator({"$defs": SCHEMA["$defs"], **told}).iter_errors(example)
    assert [error.message for error in errors] == []


def test_what_is_due_and_who_settles_it_is_told_in_the_editor() -> None:
    reviewer = SCHEMA["$defs"]["Operations"]["properties"]["reviewer"]
    assert reviewer["description"] == (
        "The person who reviews output and exceptions. Due from the stage Pilot on. Settled by the business owner."
    )
    assert reviewer["markdownDescription"].endswith("\n\nExample: `Priya Nair, care team lead`")
    assert reviewer["examples"] == ["Priya Nair, care team lead"]
    assert SCHEMA["properties"]["risk"]["examples"] == [{"class": "limited", "basis": "EU AI Act Article 50"}]


def test_an_editor_offers_the_words_of_a_list() -> None:
    assert SCHEMA["properties"]["stage"]["anyOf"][0] == {
        "enum": ["idea", "poc", "pilot", "production", "retired"]
    }


# ---- agreement with the program

PLACES = {
    "text": "specification: {{input: {}}}",
    "texts": "specification: {{output: {}}}",
    "person": "operations: {{reviewer: {}}}",
    "persons": "gate: {{go: {{owner: {}}}}}",
    "date": "started: {}",
    "cadence": "operations: {{log_review: {{every: {}}}}}",
    "rhythm": "operations: {{log_review: {}}}",
    "quantity": "evaluation: {{cases: {}}}",
    "condition": "specification: {{quality: [{{target: {}}}]}}",
    "actual": "specification: {{quality: [{{actual: {}}}]}}",
    "duration": "specification: {{quality: [{{valid: {}}}]}}",
    "yes or no": "gate: {{go: {{signals: [{{met: {}}}]}}}}",
    "stage": "stage: {}",
    "side": "ownership: {{side: {}}}",
    "path": "specification: {{quality: [{{evidence: {}}}]}}",
    "paths": "evaluation: {{dataset: {}}}",
    "signals": "gate: {{go: {{signals: {}}}}}",
    "section": "specification: {{cost: {}}}",
    "section with a shorthand": "risk: {}",
    "sections": "learning: {}",
    "links": "links: {}",
    "rejection": "evaluation: {{rejection: {}}}",
    "seen": "governance: {{decisions: [{{seen: {}}}]}}",
    "extra": "extra: {}",
}
"""One field of each kind."""

VALUES = (
    *("", "~", "null", '""', '" "', "TBD", '"TBD, the contract is open"', "tbd", "TODO", "'?'", "'???'"),
    *("to be named", "To be decided", "TBD - later", "TBC (soon)", '"TBD: later"', "TBD — later"),
    *("TBD.", "(TBD)", "TO BE NAMED"),
    *("yes", "No", "TRUE", "true", "false", "off", "y", "1", "0", "010", "12:30", "0.94", "-3", "1e3", ".5"),
    *("2026-11-22", "2026-11", '" 2026-11-22 "', "2026-13-01", "2026", "22.11.2026", "20261122", "today"),
    *("94 %", "0.004 EUR", "1500 EUR per month", "120 000 EUR", "6 to 14 s", '"53,617"', "~5", "high"),
    *("at least 92 %", '">= 92 %"', "more than 5", "exactly 0", "92 % or so", "'at most 3 per 30 days'"),
    *("5 working days", "month", "day", "2 weeks", "4 hours", "a while", "monthly", "regularly", "Mondays"),
    *(
        "change of model",
        '"25 % of answers"',
        "Dana Fox",
        '"Dana Fox, director"',
        "Steering committee",
        "BMT2",
    ),
    *("pilot", "Pilot", "PILOT", '" pilot "', "PoC", "p-o-c", "p o c", "pilto", "IT", "It", "business", "go"),
    *("evidence/golden.csv", "../golden.csv", "/etc/passwd", "a b.csv", "operations.reviewer", "accuracy"),
    *("[]", "[a]", "[a, b]", "[~, a]", "[TBD]", "[1, true]", "[[a]]", "[Dana Fox, Tom Adler]", "[{}]"),
    *("[{a: b}]", "{}", "{a: b}", "{a: [b]}", "{a: {b: c}}", "{a: TBD}", "{a: 93 %}", "{a: ~}", "{1: 2}"),
    *("{per_item: 1 EUR}", "{class: limited}", "{class: [limited]}", "{every: week, last: 2026-11}"),
    *(
        "{every: week, last: soon}",
        "{file: a.json, at: /b, as: percent}",
        "{file: ../a.json}",
        "{value: 94 %}",
    ),
    *(
        "{signal: A, when: more than 5 %, actual: 3 %}",
        "[A, {signal: B, met: no}]",
        "{signal: A, met: perhaps}",
    ),
    *("{exception: A, updates: b, every: week}", "[A, {exception: B, log: [{day: 2026-11, change: c}]}]"),
    *('{wiki: "https://example.com"}', "{kind: [a, b]}", "{kind: a}", "[{kind: a}]", "{a: 93 %, b: 1}"),
)
"""Values as they stand in a file; most of them are right in one place and wrong in the others."""

REFUSED = {"SRC003", "SRC004", "SRC005", "SRC006", "SRC007"}


def judged(place: str, value: str) -> tuple[bool, list[str]]:
    """Whether the program takes a value at a place of the page, and what an editor underlines there."""
    text = f"format: 1\ntitle: T\n{PLACES[place].format(value)}\n"
    project = read_project("triage", parse_document(text.encode(), "triage.yaml"))
    codes = {problem.code for problem in project.problems}
    return project.readable and not codes & REFUSED, complaints(load(text))


def stricter(place: str) -> set[str]:
    """The values that the program takes and the schema does not."""
    found = {value: judged(place, value) for value in VALUES}
    return {value for value, (taken, told) in found.items() if told and taken}


@pytest.mark.parametrize("place", PLACES)
def test_the_schema_takes_whatever_the_program_takes(place: str) -> None:
    assert stricter(place) == set()


@pytest.mark.parametrize(
    ("place", "value"),
    [
        ("date", "22.11.2026"),
        ("date", "today"),
        ("stage", "pilto"),
        ("stage", "[pilot]"),
        ("yes or no", "perhaps"),
        ("side", "marketing"),
        ("text", "[a]"),
        ("text", "{a: b}"),
        ("texts", "[[a]]"),
        ("person", "[Dana Fox]"),
        ("quantity", "[1]"),
        ("section", "900 EUR"),
        ("section", "{per_itm: 1 EUR}"),
        ("sections", "[{exception: A, each: week}]"),
        ("signals", "[{signal: A, if: more}]"),
        ("links", "[a]"),
        ("links", "{a: [b]}"),
    ],
)
def test_an_editor_underlines_what_the_program_refuses(place: str, value: str) -> None:
    taken, told = judged(place, value)
    assert not taken
    assert told


def test_the_root_is_the_artifact() -> None:
    assert set(SCHEMA["properties"]) == {key for _, key, _ in Artifact.fields()}
