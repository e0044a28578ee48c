"""`gatepage check` and `gatepage explain` as a user meets them: output, exit codes, start-up."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.publish.conftest import CHECKOUT, run_gatepage

TRIAGE = """\
format: 1
title: Triage
stage: poc
started: 2026-05-04
specification:
  workflow: Sorting requests
gate:
  go: {signals: [Quality passes], owner: Dana Fox, action: Start}
  hold: {signals: [Too many doubts], owner: Dana Fox, action: Wait}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "projects").mkdir()
    (tmp_path / "projects" / "triage.yaml").write_text(TRIAGE)
    return tmp_path


def test_text_shows_place_fact_source_hint_and_party(folder: Path) -> None:
    done = run_gatepage(folder, "check", "--as-of", "2026-11-22")
    assert done.returncode == 1
    assert (
        "projects/triage.yaml:7:1: error GAT003: no Stop row\n"
        "  7 | gate:\n"
        "    | ^^^^ add  stop: {signals: [...], owner: ..., action: ...}\n"
        "  settled by the business owner · gatepage explain GAT003\n"
    ) in done.stdout
    assert done.stdout.splitlines()[-1].startswith("1 project: ")
    assert "\x1b" not in done.stdout


def test_json_keeps_its_promise(folder: Path) -> None:
    done = run_gatepage(folder, "check", "--format", "json", "--as-of", "2026-11-22")
    report = json.loads(done.stdout)
    assert sorted(report) == ["as_of", "findings", "format", "projects", "summary"]
    assert (report["format"], report["as_of"]) == (1, "2026-11-22")
    found = next(finding for finding in report["findings"] if finding["code"] == "GAT003")
    fingerprint = found.pop("fingerprint")
    assert len(fingerprint) == 32
    assert found == {
        "code": "GAT003",
        "severity": "error",
        "project": "triage",
        "file": "projects/triage.yaml",
        "line": 7,
        "column": 1,
        "end_line": 7,
        "end_column": 5,
        "field": "gate.stop",
        "message": "no Stop row",
        "hint": "add  stop: {signals: [...], owner: ..., action: ...}",
        "settled_by": "business owner",
        "waived": False,
    }
    project = report["projects"][0]
    assert (project["id"], project["title"], project["stage"], project["reading"]) == (
        "triage",
        "Triage",
        "poc",
        "hold",
    )
    assert project["complete"] < project["required"]
    counted = [finding["severity"] for finding in report["findings"]]
    assert report["summary"] == {
        "projects": 1,
        "waived": 0,
        **{severity: counted.count(severity) for severity in ("error", "warning", "note")},
    }


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ([], 1),
        (["--fail-on", "never"], 0),
        (["--fail-on", "warning"], 1),
        (["projects/triage.yaml"], 1),
        (["projects"], 1),
        (["absent.yaml"], 2),
        (["--as-of", "22.11.2026"], 2),
        (["--format", "yaml"], 2),
    ],
)
def test_exit_codes(folder: Path, arguments: list[str], code: int) -> None:
    assert run_gatepage(folder, "check", *arguments).returncode == code


def test_a_complete_page_exits_with_0() -> None:
    done = run_gatepage(CHECKOUT, "check", "projects/ticket-classifier.yaml")
    assert done.returncode == 0, done.stdout


def test_internal_error_exits_with_3_and_the_way_to_report_it(folder: Path) -> None:
    spoilt = (
        "import sys; from generator.check import engine\n"
        "def boom(*a): raise ZeroDivisionError('spoilt')\n"
        "import generator.check.assess as a; a.judge = boom\n"
        "sys.argv = ['gatepage', 'check']; from generator.cli import main; main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", spoilt], cwd=folder, capture_output=True, text=True, check=False
    )
    assert done.returncode == 3
    last = done.stderr.splitlines()[-1]
    assert re.fullmatch(
        r"gatepage \S+: internal error: a fault of the program, not of your files\. "
        r"Please report the lines above to its maintainers, with the version",
        last,
    )


def test_escape_sequences_of_a_file_never_reach_the_terminal(folder: Path) -> None:
    (folder / "projects" / "odd.yaml").write_text('format: 1\ntitle: "\\e[31mred"\nstage: "\\e]0;owned\\a"\n')
    done = run_gatepage(folder, "check")
    assert "\x1b" not in done.stdout
    assert "\x07" not in done.stdout


def test_check_starts_without_mkdocs_and_weasyprint(folder: Path) -> None:
    asked = (
        "import sys; sys.argv = ['gatepage', 'check']\n"
        "from generator.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print([n for n in ('mkdocs', 'weasyprint', 'jinja2', 'markdown_it') if n in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", asked], cwd=folder, capture_output=True, text=True, check=False
    )
    assert done.stdout.splitlines()[-1] == "[]"


def test_explain_shows_the_rule_under_its_headings(folder: Path) -> None:
    done = run_gatepage(folder, "explain", "gat003")
    assert done.returncode == 0
    lines = done.stdout.splitlines()
    assert lines[:2] == ["GAT003  no Stop row", "error, due from PoC, settled by the business owner"]
    assert [line for line in lines if line in {"What it checks", "Why it matters", "Bad", "Good"}] == [
        "What it checks",
        "Why it matters",
        "Bad",
        "Good",
    ]


def test_explain_of_an_unknown_code_helps(folder: Path) -> None:
    done = run_gatepage(folder, "explain", "GAT03")
    assert (done.returncode, done.stderr) == (
        2,
        "gatepage: no rule GAT03; did you mean GAT003?  (--all lists them)\n",
    )


def test_explain_lists_the_catalogue_as_data(folder: Path) -> None:
    done = run_gatepage(folder, "explain", "--all", "--format", "json")
    rules = json.loads(done.stdout)
    assert {
        "code",
        "title",
        "severity",
        "since",
        "settles",
        "checks",
        "matters",
        "bad",
        "good",
        "summary",
    } == set(rules[0])
    assert {"SRC001", "GAT003", "GOV011"} <= {rule["code"] for rule in rules}
