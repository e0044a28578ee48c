"""Workflow commands, read back the way GitHub's runner reads them."""

import re

import pytest

from generator.findings import Finding, Severity, Span
from generator.render.findings_github import LONGEST, findings_github
from generator.render.findings_text import safe
from tests.render.hostile import TEXTS, hostile, plain

# The order in which the runner takes escapes apart: the percent sign last.
CONTENT = (("%0D", "\r"), ("%0A", "\n"))
PROPERTY = (*CONTENT, ("%3A", ":"), ("%2C", ","))
KEYS = {"file", "line", "endLine", "col", "endColumn", "title"}


def unescaped(text: str, escapes: tuple[tuple[str, str], ...]) -> str:
    for written, meant in (*escapes, ("%25", "%")):
        text = text.replace(written, meant)
    return text


def read(line: str) -> tuple[str, dict[str, str], str]:
    """Read one line as the runner does, and refuse what it would silently skip."""
    assert not re.search(r"[\r\n\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]", line)
    line.encode("utf-8")
    assert line.startswith("::")
    end = line.index("::", 2)
    command, _, given = line[2:end].partition(" ")
    assert command in {"error", "warning", "notice"}
    pairs = [part.split("=", 1) for part in given.split(",")]
    assert all(len(pair) == 2 for pair in pairs), pairs
    properties = {key: unescaped(value, PROPERTY) for key, value in pairs}
    assert len(properties) == len(pairs)
    assert set(properties) <= KEYS
    return command, properties, unescaped(line[end + 2 :], CONTENT)


def only(finding: Finding) -> tuple[str, dict[str, str], str]:
    lines = list(findings_github([finding]))
    assert len(lines) == 1
    return read(lines[0])


def test_a_finding_is_one_command() -> None:
    (line,) = findings_github([plain()])
    assert line == (
        "::error file=projects/triage.yaml,line=7,endLine=7,col=1,endColumn=5,"
        "title=GAT003 · settled by the business owner::no Stop row%0Aadd one%0Agatepage explain GAT003"
    )


@pytest.mark.parametrize(
    ("severity", "command"),
    [(Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.NOTE, "notice")],
)
def test_each_severity_has_its_command(severity: Severity, command: str) -> None:
    assert only(plain(severity=severity))[0] == command


def test_columns_are_told_within_one_line_alone() -> None:
    _, properties, _ = only(plain(span=Span(7, 3, 9, 1)))
    assert (properties["line"], properties["endLine"]) == ("7", "9")
    assert not {"col", "endColumn"} & set(properties)


def test_what_is_waived_is_no_annotation() -> None:
    assert list(findings_github([hostile("x", waived=True)])) == []


@pytest.mark.parametrize("text", TEXTS)
def test_no_text_acts_and_every_text_arrives(text: str) -> None:
    _, properties, message = only(hostile(text))
    assert properties["file"] == f"projects/{safe(text)}.yaml"
    assert properties["title"] == "GAT003 · settled by the business owner"
    if len(text) < LONGEST:
        assert message.split("\n") == [safe(text)] * (2 if text else 0) + ["gatepage explain GAT003"]
    else:
        assert message.split("\n") == ["x" * (LONGEST - 1) + "…", "gatepage explain GAT003"]
