"""The portfolio as JSON: valid for any file, complete, the same every time, and without what must not be published."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from generator.render.portfolio_json import portfolio_json, portfolio_schema, schema_text
from tests.model.test_format import TURNS, as_file, full
from tests.paging import CHECKOUT, SAMPLES, TODAY, judged, sample
from tests.portfolio import portfolio
from tests.render.hostile import TEXTS

FILE = CHECKOUT / "generator" / "schema" / "portfolio.schema.json"
COMMAND = "python -m generator.render.portfolio_json > generator/schema/portfolio.schema.json"
VALIDATOR = Draft202012Validator(json.loads(FILE.read_text(encoding="utf-8")))


def complaints(text: str) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in VALIDATOR.iter_errors(json.loads(text))]


def one(folder: Path, text: str) -> Any:
    """The data of one project."""
    (project,) = json.loads(portfolio_json("T", [judged(folder, text)], TODAY))["projects"]
    return project


def test_the_schema_that_ships_is_that_of_the_model() -> None:
    assert FILE.read_text(encoding="utf-8") == schema_text(), f"run  {COMMAND}"


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(portfolio_schema())


@pytest.mark.parametrize("turn", TURNS)
def test_a_page_on_which_every_field_is_filled_is_valid_and_complete(turn: int, tmp_path: Path) -> None:
    page, _filler = full(turn)
    text = portfolio_json("T", [judged(tmp_path, as_file(page))], TODAY)
    assert complaints(text) == []

    def keys(value: object) -> object:
        """The keys of a page as it was written; values that JSON has as objects count as one."""
        if isinstance(value, dict):
            leaf = "text" in value and set(value) <= {
                "text",
                "low",
                "high",
                "unit",
                "bound",
                "comparator",
                "count",
            }
            return (
                None
                if leaf or set(value) == {"name", "role", "kind"}
                else {k: keys(v) for k, v in value.items()}
            )
        return [keys(item) for item in value] if isinstance(value, list) else None

    values = json.loads(text)["projects"][0]["values"]
    written = {key: value for key, value in page.items() if key != "extra"}
    assert set(values) == set(page)
    for key, value in written.items():
        assert _shape(keys(value)) <= _shape(keys(values[key])), key


def _shape(value: object, above: str = "") -> set[str]:
    """The ways to all values, without positions."""
    if isinstance(value, dict):
        return {way for key, inner in value.items() for way in _shape(inner, f"{above}.{key}")} or {above}
    if isinstance(value, list):
        return {way for inner in value for way in _shape(inner, above)} or {above}
    return {above}


def test_the_samples_and_a_portfolio_of_every_kind_are_valid(tmp_path: Path) -> None:
    assert complaints(portfolio_json("T", [sample(name) for name in SAMPLES], TODAY)) == []
    assert complaints(portfolio_json("T", portfolio(tmp_path), TODAY)) == []


@pytest.mark.parametrize("text", TEXTS)
def test_hostile_text_is_kept_and_valid(text: str, tmp_path: Path) -> None:
    page = {"format": 1, "title": text or "T", "stage": "poc", "extra": {"own": text, text or "x": [text]}}
    made = portfolio_json(text, [judged(tmp_path, json.dumps(page, ensure_ascii=True))], TODAY)
    made.encode("utf-8")
    assert complaints(made) == []


def test_the_same_portfolio_gives_the_same_text_with_sorted_keys(tmp_path: Path) -> None:
    made = portfolio_json("T", portfolio(tmp_path), TODAY)
    assert made == portfolio_json("T", portfolio(tmp_path), TODAY)

    def check(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        assert [key for key, _ in pairs] == sorted(key for key, _ in pairs)
        return dict(pairs)

    json.loads(made, object_pairs_hook=check)


def test_what_a_value_means_is_there_beside_its_text(tmp_path: Path) -> None:
    values = one(
        tmp_path,
        "format: 1\ntitle: T\nstage: poc\nstarted: 2026-05\n"
        "ownership: {owner: 'Dana Fox, director', budget: 120 000 EUR per year}\n"
        "operations: {log_review: {every: 2 weeks}, reevaluation: change of model}\n"
        "specification:\n  quality: [{id: a, metric: M, target: at least 92 %, actual: 6 to 14 s}]\n"
        "gate: {stop: {signals: [{signal: S, met: no}]}}\n",
    )["values"]
    assert values["started"] == "2026-05"
    assert values["ownership"] == {
        "budget": {"high": 120000, "low": 120000, "text": "120 000 EUR per year", "unit": "EUR per year"},
        "owner": {"kind": "person", "name": "Dana Fox", "role": "director"},
    }
    assert values["operations"] == {
        "log_review": {"every": {"count": 2, "text": "2 weeks", "unit": "week"}},
        "reevaluation": {"every": {"count": None, "text": "change of model", "unit": None}},
    }
    assert values["specification"]["quality"] == [
        {
            "actual": {"value": {"high": 14, "low": 6, "text": "6 to 14 s", "unit": "s"}},
            "id": "a",
            "metric": "M",
            "target": {"bound": 92, "comparator": ">=", "text": "at least 92 %", "unit": "%"},
        }
    ]
    assert values["gate"] == {"stop": {"signals": [{"met": False, "signal": "S"}]}}


def test_what_is_open_and_what_the_gate_reads(tmp_path: Path) -> None:
    project = one(
        tmp_path,
        "format: 1\ntitle: T\nstage: poc\nownership: {owner: 'TBD, after the reorganisation'}\n"
        "gate: {stop: {signals: [{id: harm, signal: S, met: yes}]}}\n",
    )
    assert project["open"] == [
        {"field": "ownership.owner", "reason": "after the reorganisation", "word": "TBD"}
    ]
    assert project["reading"]["outcome"] == "stop"
    assert project["reading"]["because"][0] == {"outcome": "stop", "text": "Stop signal met: S"}
    assert project["reading"]["signals"] == [
        {"field": "gate.stop.signals[harm]", "reason": "", "state": "met"}
    ]


def test_the_complete_sample_is_counted_signed_and_measured() -> None:
    made = json.loads(portfolio_json("T", [sample("ticket-classifier")], TODAY))
    (project,) = made["projects"]
    assert project["page"] == "projects/ticket-classifier/index.html"
    assert {name: found["standing"] for name, found in project["signatures"].items()} == {
        "evaluation": "valid",
        "specification": "valid",
    }
    found = project["evaluation_set"]
    assert (found["counted"], found["cases"], found["rejections"], found["labels"]) == (True, 240, 30, 77)
    recall = project["measured"]["specification.quality[complaint-recall].actual"]
    assert (recall["low"], recall["unit"]) == (96, "%")
    assert [finding["code"] for finding in project["findings"]] == ["SPC009", "OPS011"]
    assert made["summary"] == {
        "error": 0,
        "go": 0,
        "hold": 1,
        "note": 0,
        "projects": 1,
        "stop": 0,
        "unreadable": 0,
        "waived": 1,
        "warning": 1,
    }


def test_nothing_of_an_evaluation_set_but_its_counts_is_published() -> None:
    """Labels are words of the cases."""
    assert "card_arrival" not in portfolio_json("T", [sample("ticket-classifier")], TODAY)


def test_an_unreadable_file_says_so_and_nothing_else(tmp_path: Path) -> None:
    project = one(tmp_path, "format: 1\ntitle: [\n")
    assert (project["readable"], project["values"], project["signatures"]) == (False, {}, None)
