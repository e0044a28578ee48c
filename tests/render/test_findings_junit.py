"""The JUnit report against the schema that Jenkins' plugin reads by."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from generator.check.assess import Assessment
from generator.check.catalogue import catalogue
from generator.findings import Finding, Severity, Waived
from generator.render.findings_junit import findings_junit
from generator.render.findings_text import safe
from tests.check.judging import assess_text
from tests.render.hostile import TEXTS, hostile, plain

SCHEMA = etree.XMLSchema(etree.parse(Path(__file__).parents[1] / "data" / "junit-10.xsd"))

Write = Callable[..., etree._Element]


@pytest.fixture(scope="session")
def assessment(tmp_path_factory: pytest.TempPathFactory) -> Assessment:
    text = "format: 1\ntitle: Triage\nstage: pilot\n"
    return assess_text(tmp_path_factory.mktemp("junit"), text)


@pytest.fixture
def write(assessment: Assessment) -> Write:
    """Write findings of one project, and read them back."""

    def written(
        findings: Sequence[Finding], limit: Severity = Severity.ERROR, codes: Sequence[str] = ()
    ) -> etree._Element:
        portfolio = [
            replace(assessment, source=replace(assessment.source, shown=file), project=project)
            for file, project in {
                f.file: replace(assessment.project, id=f.project) for f in findings or [plain()]
            }.items()
        ]
        root = etree.fromstring(
            findings_junit(portfolio, findings, codes or list(catalogue()), limit).encode("utf-8")
        )
        SCHEMA.assertValid(root)
        return root

    return written


def test_a_rule_is_a_test(write: Write) -> None:
    root = write([plain(), plain(message="another"), plain("SPC010", Severity.WARNING)])
    (suite,) = root
    assert (suite.get("name"), suite.get("file")) == ("triage", "projects/triage.yaml")
    rules = [
        f"{code} {rule.title}"
        for code, rule in catalogue().items()
        if rule.since != "retired" and not rule.on_paper
    ]
    assert [test.get("name") for test in suite] == rules
    counts = {key: suite.get(key) for key in ("tests", "failures", "errors", "skipped")}
    assert counts == {"tests": str(len(rules)), "failures": "1", "errors": "0", "skipped": "0"}
    assert (root.get("tests"), root.get("failures")) == (str(len(rules)), "1")
    (failure,) = root.iter("failure")
    assert failure.get("message") == "no Stop row (and 1 more)"
    assert failure.get("type") == "error"
    assert failure.text == (
        "projects/triage.yaml:7:1: error GAT003: no Stop row\n"
        "  add one\n"
        "  settled by the business owner · gatepage explain GAT003\n"
        "projects/triage.yaml:7:1: error GAT003: another\n"
        "  add one\n"
        "  settled by the business owner · gatepage explain GAT003"
    )
    (lighter,) = root.iter("system-out")
    assert lighter.getparent().get("name").startswith("SPC010 ")


def test_the_limit_decides_what_fails(write: Write) -> None:
    warning = plain(severity=Severity.WARNING)
    assert write([warning]).get("failures") == "0"
    assert write([warning], Severity.WARNING).get("failures") == "1"


def test_a_waived_finding_skips_its_test(write: Write) -> None:
    waived = plain(waived=Waived("Release freeze", "Ines Roth", "2026-12-31"))
    (skipped,) = write([waived]).iter("skipped")
    assert skipped.get("message") == "waived until 2026-12-31 by Ines Roth: Release freeze"
    beside = write([waived, plain(message="another")])
    assert beside.get("failures") == "1"
    (output,) = beside.iter("system-out")
    assert "waived until 2026-12-31 by Ines Roth: Release freeze" in output.text


def test_only_selected_rules_are_tests(write: Write) -> None:
    (suite,) = write([plain()], codes=["GAT003"])
    assert [test.get("name") for test in suite] == ["GAT003 no Stop row"]


def test_an_unreadable_file_has_passed_no_other_rule(tmp_path: Path) -> None:
    broken = assess_text(tmp_path, "format: 1\ntitle: 'never closed\n")
    root = etree.fromstring(
        findings_junit([broken], broken.findings, list(catalogue()), Severity.ERROR).encode()
    )
    assert {test.get("name")[:3] for test in root.iter("testcase")} == {"SRC"}
    assert root.get("failures") == "1"


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("waived", [False, True])
def test_every_text_arrives_and_xml_holds_it(write: Write, text: str, waived: bool) -> None:
    legal = safe(text).replace("\ufffe", "�").replace("\uffff", "�")
    root = write([hostile(text, waived=waived)])
    assert root[0].get("name") == f"p{legal}"
    (told,) = root.iter("skipped" if waived else "failure")
    expected = f"waived until {legal} by {legal}: {legal}" if waived else legal
    assert told.get("message") == expected
    assert told.text.split("\n")[0] == f"projects/{legal}.yaml:7:1: error GAT003: {legal}"
