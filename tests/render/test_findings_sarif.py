"""The SARIF log against the schema of OASIS, and what the specification asks beyond it."""

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import jsonschema
import pytest

from generator.check.catalogue import catalogue
from generator.findings import Severity, Span, Waived
from generator.render.findings_sarif import findings_sarif
from generator.render.findings_text import safe
from tests.render.hostile import TEXTS, hostile, plain

SCHEMA = json.loads(
    (Path(__file__).parents[1] / "data" / "sarif-schema-2.1.0.json").read_text(encoding="utf-8")
)
VALIDATOR = jsonschema.Draft4Validator(SCHEMA, format_checker=jsonschema.Draft4Validator.FORMAT_CHECKER)


def read(written: str) -> dict[str, Any]:
    """The one run of a valid log."""
    log = json.loads(written.encode("utf-8"))
    VALIDATOR.validate(log)
    assert len(log["runs"]) == 1
    run: dict[str, Any] = log["runs"][0]
    return run


def message_of(result: dict[str, Any]) -> str:
    """What a viewer shows: no placeholder in it, no link, doubled braces taken apart (§3.11.5 and 6)."""
    text: str = result["message"]["text"]
    assert not re.search(r"[{}]", text.replace("{{", "").replace("}}", ""))
    assert "](" not in text
    return text.replace("{{", "{").replace("}}", "}")


def test_a_finding_is_a_result() -> None:
    run = read(findings_sarif([plain()], "1.2.3"))
    assert (run["tool"]["driver"]["name"], run["tool"]["driver"]["version"]) == ("Gatepage", "1.2.3")
    assert run["columnKind"] == "unicodeCodePoints"
    (result,) = run["results"]
    assert result == {
        "ruleId": "GAT003",
        "ruleIndex": list(catalogue()).index("GAT003"),
        "level": "error",
        "message": {"text": "no Stop row\nadd one\nSettled by the business owner."},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "projects/triage.yaml", "uriBaseId": "SRCROOT"},
                    "region": {"startLine": 7, "startColumn": 1, "endLine": 7, "endColumn": 5},
                }
            }
        ],
        "partialFingerprints": {"gatepage/v1": plain().fingerprint},
        "suppressions": [],
        "properties": {"project": "triage", "field": "gate.stop", "hint": "add one"},
    }
    assert "SRCROOT" in run["originalUriBaseIds"]


def test_the_catalogue_is_the_rules_metadata() -> None:
    rules = read(findings_sarif([], "1"))["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == list(catalogue())
    for rule in rules:
        told = catalogue()[rule["id"]]
        assert rule["shortDescription"]["text"] == told.title
        assert rule["defaultConfiguration"]["level"] == told.severity.value
        assert told.documentation.good in rule["help"]["markdown"]
        assert not re.search(r"\{[0-9]+\}", json.dumps(rule)), "a placeholder"


def test_severities_are_levels() -> None:
    results = read(findings_sarif([plain(severity=severity) for severity in Severity], "1"))["results"]
    assert [result["level"] for result in results] == ["error", "warning", "note"]
    prints = [result["partialFingerprints"]["gatepage/v1"] for result in results]
    assert len(set(prints)) == 3


def test_a_waiver_is_a_suppression() -> None:
    waived = Waived("Release freeze", "Ines Roth", "2026-12-31")
    results = read(findings_sarif([plain(waived=waived), plain()], "1"))["results"]
    assert results[0]["suppressions"] == [
        {
            "kind": "inSource",
            "status": "accepted",
            "justification": "Release freeze (Ines Roth, until 2026-12-31)",
        }
    ]
    # Either all results have the list, or none (§3.27.23).
    assert results[1]["suppressions"] == []


def test_a_hint_with_braces_is_pasted_from_the_properties() -> None:
    (result,) = read(findings_sarif([plain(hint="add  stop: {owner: ...}")], "1"))["results"]
    assert result["properties"]["hint"] == "add  stop: {owner: ...}"
    assert message_of(result) == "no Stop row\nSettled by the business owner."


def test_the_start_of_a_file_is_a_region() -> None:
    read(findings_sarif([plain(span=Span.start_of_file())], "1"))


@pytest.mark.parametrize(
    ("file", "uri"),
    [
        ("projects/a b#?%.yaml", "projects/a%20b%23%3F%25.yaml"),
        ("a:b.yaml", "a%3Ab.yaml"),
        ("projects/Łódź.yaml", "projects/%C5%81%C3%B3d%C5%BA.yaml"),
        ("/elsewhere/a b.yaml", "file:///elsewhere/a%20b.yaml"),
    ],
)
def test_paths_become_addresses(file: str, uri: str) -> None:
    (result,) = read(findings_sarif([plain(file=file)], "1"))["results"]
    place = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert place["uri"] == uri
    assert ("uriBaseId" in place) is not file.startswith("/")


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("waived", [False, True])
def test_every_text_arrives_and_none_acts(text: str, waived: bool) -> None:
    (result,) = read(findings_sarif([hostile(text, waived=waived)], "1"))["results"]
    first = message_of(result).split("\n")[0]
    assert first == (safe(text).replace("](", "] (") or "Settled by the business owner.")
    address = urlsplit(result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"])
    assert (address.scheme, address.netloc, address.query, address.fragment) == ("", "", "", "")
    # A lone surrogate has no encoding, and becomes a question mark.
    expected = f"projects/{text}.yaml".encode("utf-8", "replace").decode()
    assert unquote(address.path) == expected
    assert len(result["suppressions"]) == waived
    assert result["properties"]["field"] == f"gate.{safe(text)}"
