"""The Code Quality report against what GitLab asks of it."""

import json
from typing import Any

import jsonschema
import pytest

from generator.findings import Severity
from generator.render.findings_gitlab import findings_gitlab
from generator.render.findings_text import safe
from tests.render.hostile import TEXTS, hostile, plain

# Of https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format, and stricter than GitLab's own
# check (app/validators/json_schemas/codeclimate.json): what we write and nothing else.
PLACE = {
    "type": "object",
    "required": ["line", "column"],
    "properties": {"line": {"type": "integer", "minimum": 1}, "column": {"type": "integer", "minimum": 1}},
}
SCHEMA = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "additionalProperties": False,
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "pattern": "^[A-Z]{3}[0-9]{3}$"},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines", "positions"],
                "additionalProperties": False,
                "properties": {
                    "path": {"type": "string", "pattern": "^(?!/|\\./)"},
                    "lines": {
                        "type": "object",
                        "required": ["begin", "end"],
                        "properties": {
                            "begin": {"type": "integer", "minimum": 1},
                            "end": {"type": "integer", "minimum": 1},
                        },
                    },
                    "positions": {
                        "type": "object",
                        "required": ["begin", "end"],
                        "properties": {"begin": PLACE, "end": PLACE},
                    },
                },
            },
        },
    },
}


def read(written: str) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = json.loads(written.encode("utf-8"))
    jsonschema.validate(entries, SCHEMA)
    prints = [entry["fingerprint"] for entry in entries]
    assert len(prints) == len(set(prints))
    return entries


def test_a_finding_is_an_entry() -> None:
    assert read(findings_gitlab([plain()])) == [
        {
            "check_name": "GAT003",
            "description": "no Stop row; add one; settled by the business owner",
            "fingerprint": plain().fingerprint,
            "severity": "major",
            "location": {
                "path": "projects/triage.yaml",
                "lines": {"begin": 7, "end": 7},
                "positions": {"begin": {"line": 7, "column": 1}, "end": {"line": 7, "column": 5}},
            },
        }
    ]


def test_severities_are_gitlabs() -> None:
    entries = read(findings_gitlab([plain(severity=severity, values=(severity,)) for severity in Severity]))
    assert [entry["severity"] for entry in entries] == ["major", "minor", "info"]


def test_equal_findings_keep_an_entry_each() -> None:
    entries = read(findings_gitlab([plain(), plain(), plain()]))
    assert len(entries) == 3
    assert entries[0]["fingerprint"] == plain().fingerprint
    assert read(findings_gitlab([plain(), plain(), plain()])) == entries


def test_what_is_waived_is_left_out() -> None:
    assert read(findings_gitlab([hostile("x", waived=True)])) == []
    assert findings_gitlab([]) == "[]"


@pytest.mark.parametrize("text", TEXTS)
def test_every_text_arrives_without_its_controls(text: str) -> None:
    (entry,) = read(findings_gitlab([hostile(text)]))
    assert entry["location"]["path"] == f"projects/{safe(text)}.yaml"
    told = f"{safe(text)}; {safe(text)}; " if text else ""
    assert entry["description"] == f"{told}settled by the business owner"
