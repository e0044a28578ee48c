"""The reading of the gate: every step, every kind of signal, and every reason in full."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from generator.findings import Route
from generator.model.artifact import Artifact
from generator.model.project import read_project
from generator.model.reading import Reading, read_gate, signal_state, stale
from generator.model.values.day import Day
from generator.model.values.duration import Duration
from generator.model.values.quantity import Quantity
from generator.read.source import parse_document

HERE = Path(__file__).parent
TODAY = date(2026, 11, 22)  # a Sunday


def table(name: str) -> list[Any]:
    """The cases of a file. Every scalar stays the text that it is."""
    rows = YAML(typ="safe", pure=True).load((HERE / name).read_text(encoding="utf-8"))
    return [pytest.param(row, id=row["name"]) for row in rows]


def artifact(page: dict[str, Any]) -> Artifact:
    """Read a page, given as data."""
    text = as_flow({"format": 1, "title": "A project", **page})
    project = read_project("project", parse_document(text.encode(), "project.yaml"))
    assert [problem.gap.message for problem in project.problems] == []
    return project.artifact


def as_flow(value: object) -> str:
    """Write data as YAML. Dates and truth values become words again."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {as_flow(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(as_flow, value)) + "]"
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return '"' + text.replace('"', '\\"') + '"'


def values_of(page: Artifact) -> dict[Route, Quantity]:
    """The measured values that stand on the page itself."""
    actuals = [criterion.actual for criterion in page.specification.quality]
    actuals += [signal.actual for _, row in page.gate.rows() for signal in row.signals]
    stated = {actual.route: actual.value for actual in actuals if actual.value is not None}
    return {route: value.quantity for route, value in stated.items() if value.quantity is not None}


@pytest.mark.parametrize("case", table("reading_signals.yaml"))
def test_state_of_a_signal(case: dict[str, Any]) -> None:
    page = artifact({**case.get("page", {}), "gate": {"go": {"signals": [case["signal"]]}}})

    found = signal_state(page.gate.go.signals[0], page, values_of(page), TODAY)

    assert (found.state.value, found.reason) == (case["state"], case.get("reason", ""))


def read(case: dict[str, Any], today: date = TODAY) -> Reading:
    page = artifact({"gate": case["gate"]})
    return read_gate(page, values_of(page), today, case.get("errors", []), case.get("waived", []))


@pytest.mark.parametrize("case", table("reading_gate.yaml"))
def test_reading_of_a_gate(case: dict[str, Any]) -> None:
    found = read(case)

    told = [f"{reason.outcome.value}: {reason.text}" for reason in found.because]
    assert (found.outcome.value, told) == (case["outcome"], case["because"])


def test_the_deciding_reason_speaks_for_the_outcome() -> None:
    for param in table("reading_gate.yaml"):
        found = read(param.values[0])
        assert found.because[0].outcome is found.outcome, param.id


def test_every_signal_has_a_state_at_its_route() -> None:
    page = artifact({"gate": {"go": {"signals": ["One", "Two"]}, "stop": {"signals": "Three"}}})

    states = read_gate(page, {}, TODAY, []).states

    assert {route: found.signal.signal for route, found in states.items()} == {
        ("gate", "go", "signals", 0): "One",
        ("gate", "go", "signals", 1): "Two",
        ("gate", "stop", "signals"): "Three",
    }


def test_the_reading_follows_the_day() -> None:
    signals = [{"signal": "Customer impact", "met": "yes", "measured": "2026-10-22", "valid": "month"}]
    gate = {"go": {"signals": [{"signal": "Quality passes", "met": "yes"}]}, "stop": {"signals": signals}}
    hold = {"signals": [{"signal": "Undefined cases", "met": "no"}]}

    on_the_day, after = (read({"gate": {**gate, "hold": hold}}, date(2026, 11, day)) for day in (22, 23))

    assert (on_the_day.outcome, after.outcome) == ("stop", "hold")
    assert after.because[0].text == "Not measured: Customer impact"


@pytest.mark.parametrize(
    ("measured", "valid", "expected"),
    [
        (None, None, False),
        ("2020-01-01", None, False),
        (None, "month", True),
        ("2026-10-22", "month", False),
        ("2026-10-21", "month", True),
        ("2026-11-22", "1 day", False),
        ("2026-11-20", "1 day", True),
        ("2026-11-20", "1 working day", False),
        ("2026-08-31", "quarter", False),
    ],
)
def test_a_value_is_stale_after_its_time(measured: str | None, valid: str | None, expected: bool) -> None:
    day = Day.parse(measured) if measured else None
    assert stale(day, Duration.parse(valid) if valid else None, TODAY) is expected
