"""`gatepage check` in every format, with a selection of rules, statistics, and what is new since a revision."""

import json
import re
import subprocess
from pathlib import Path

import jsonschema
import pytest
from lxml import etree

from tests.cli.test_check import TRIAGE
from tests.publish.conftest import CHECKOUT, run_gatepage
from tests.render import test_findings_github, test_findings_gitlab, test_findings_junit, test_findings_sarif

HOSTILE = """\
format: 1
title: "::error::a\\nb ##[group]c ]]> \\e[31m"
stage: "::stop-commands::x"
"::set-output name=a::b": 1
specification: {workflow: "##[add-mask]x", input: "::error::y"}
waivers:
  - {rule: GAT001, reason: "::warning::z]]>", by: "##[x] Fox", until: 2027-01-01}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    projects = tmp_path / "work" / "projects"
    projects.mkdir(parents=True)
    (projects / "triage.yaml").write_text(TRIAGE)
    (projects / "triage").mkdir()
    return tmp_path / "work"


def commit(folder: Path) -> None:
    for arguments in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "state"]):
        subprocess.run(
            ["git", "-c", "user.name=T", "-c", "user.email=t@example.com", *arguments],
            cwd=folder,
            check=True,
            capture_output=True,
        )


def codes_of(folder: Path, *arguments: str) -> list[str]:
    done = run_gatepage(folder, "check", "--format", "json", "--as-of", "2026-11-22", *arguments)
    assert done.returncode in {0, 1}, done.stderr
    return [finding["code"] for finding in json.loads(done.stdout)["findings"]]


# ---- formats


@pytest.mark.parametrize("form", ["json", "github", "gitlab", "sarif", "junit"])
def test_each_format_holds_the_findings_of_a_hostile_file(folder: Path, form: str) -> None:
    (folder / "projects" / "evil.yaml").write_text(HOSTILE)
    (folder / "projects" / "::error file=a,b::.yaml").write_text("format: 1\ntitle: x\nstage: idea\n")
    expected = codes_of(folder)
    done = run_gatepage(
        folder, "check", "--format", form, "--as-of", "2026-11-22", PYTHONIOENCODING="ascii", NO_COLOR=""
    )
    assert done.returncode == 1, done.stderr
    match form:
        case "github":
            count = len([test_findings_github.read(line) for line in done.stdout.splitlines()])
        case "gitlab":
            count = len(test_findings_gitlab.read(done.stdout))
        case "sarif":
            count = len(test_findings_sarif.read(done.stdout)["results"])
        case "junit":
            root = etree.fromstring(done.stdout.encode())
            test_findings_junit.SCHEMA.assertValid(root)
            text = "".join(root.itertext())
            count = text.count("gatepage explain ")
        case _:
            count = len(json.loads(done.stdout)["findings"])
    waived = 1 if form in {"github", "gitlab"} else 0
    assert count == len(expected) - waived


def test_text_holds_no_workflow_command(folder: Path) -> None:
    (folder / "projects" / "evil.yaml").write_text(HOSTILE)
    (folder / "projects" / "::error::.yaml").write_text("format: 1\ntitle: x\nstage: idea\n")
    for arguments in (("check",), ("check", "projects/evil.yaml")):
        assert "##⟦" in _inert(run_gatepage(folder, *arguments).stdout)
    lines = _inert(run_gatepage(folder / "projects", "check", "::error::.yaml").stdout).splitlines()
    assert lines[0].startswith("./::error::.yaml:1:1: note EVL001: ")


def _inert(text: str) -> str:
    assert not re.search(r"^\s*::|##\w*\[", text, re.MULTILINE)
    return text


@pytest.mark.parametrize("form", ["text", "json", "github", "gitlab", "sarif", "junit"])
def test_a_report_is_the_same_under_another_hash_seed(folder: Path, form: str) -> None:
    (folder / "projects" / "evil.yaml").write_text(HOSTILE)
    arguments = ("check", "--format", form, "--as-of", "2026-11-22")
    first = run_gatepage(folder, *arguments, PYTHONHASHSEED="1").stdout
    assert first == run_gatepage(folder, *arguments, PYTHONHASHSEED="2").stdout


# ---- selection


def test_codes_and_families_select(folder: Path) -> None:
    every = codes_of(folder)
    gate = [code for code in every if code.startswith("GAT")]
    assert gate
    assert codes_of(folder, "--select", "GAT") == gate
    assert codes_of(folder, "--select", "gat003, OWN001") == [c for c in every if c in {"GAT003", "OWN001"}]
    assert codes_of(folder, "--select", "GAT", "--select", "OWN") == [
        c for c in every if c[:3] in {"GAT", "OWN"}
    ]
    assert codes_of(folder, "--ignore", "GAT") == [c for c in every if not c.startswith("GAT")]
    assert codes_of(folder, "--select", "GAT", "--ignore", "GAT") == []


def test_only_what_is_reported_counts_for_the_exit_code(folder: Path) -> None:
    assert run_gatepage(folder, "check", "--select", "SRC").returncode == 0
    assert run_gatepage(folder, "check", "--select", "GAT003").returncode == 1
    assert run_gatepage(folder, "check", "--ignore", "GAT003", "--select", "GAT003").returncode == 0


def test_the_reading_is_that_of_the_whole_page(folder: Path) -> None:
    done = run_gatepage(folder, "check", "--select", "SRC", "--format", "json")
    report = json.loads(done.stdout)
    assert report["findings"] == []
    assert report["projects"][0]["reading"] == "hold"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--select", "GAT03"], "no rule or family GAT03; did you mean GAT003?"),
        (["--ignore", "GTA"], "no rule or family GTA; did you mean GAT?"),
        (["--ignore", "zzzzz"], "no rule or family ZZZZZ; families are "),
        (["--select", "GAT,"], "a code is missing; write for example  GAT003  or  GAT,OPS010"),
        (
            ["--statistics", "--format", "sarif"],
            "--statistics goes with --format text or json, not with sarif",
        ),
    ],
)
def test_a_slip_is_told(folder: Path, arguments: list[str], told: str) -> None:
    done = run_gatepage(folder, "check", *arguments)
    assert done.returncode == 2
    assert done.stderr.startswith(f"gatepage: {told}")
    assert done.stdout == ""


# ---- statistics


def test_statistics_count_by_code_most_frequent_first(folder: Path) -> None:
    (folder / "projects" / "second.yaml").write_text(TRIAGE + "  stop: {signals: [Harm]}\n")
    done = run_gatepage(
        folder, "check", "--select", "GAT003,GAT005,GAT006", "--statistics", "--as-of", "2026-11-22"
    )
    assert done.returncode == 1
    assert [line for line in done.stdout.splitlines() if "GAT00" in line] == [
        "1  GAT003  no Stop row (1 project)",
        "1  GAT005  row without a decision owner (1 project)",
        "1  GAT006  row without a next action (1 project)",
    ]
    assert done.stdout.splitlines()[-1].startswith("2 projects: 3 errors")


def test_statistics_are_data_too(folder: Path) -> None:
    (folder / "projects" / "second.yaml").write_text(TRIAGE)
    waiver = "waivers:\n  - {rule: OWN001, reason: Named soon, by: Ines Roth, until: 2026-12-31}\n"
    (folder / "projects" / "third.yaml").write_text(TRIAGE + waiver)
    arguments = ("check", "--select", "GAT003,OWN001", "--statistics", "--format", "json")
    report = json.loads(run_gatepage(folder, *arguments, "--as-of", "2026-11-22").stdout)
    assert report["statistics"] == [
        {"code": "GAT003", "title": "no Stop row", "count": 3, "projects": 3, "waived": 0},
        {"code": "OWN001", "title": "no business owner", "count": 2, "projects": 2, "waived": 1},
    ]
    assert len(report["findings"]) == 6


# ---- new since a revision


def test_only_new_findings_count(folder: Path) -> None:
    commit(folder)
    page = folder / "projects" / "triage.yaml"
    since = ("check", "--new-since", "HEAD", "--as-of", "2026-11-22")
    known = run_gatepage(folder, *since)
    assert known.returncode == 0
    assert re.fullmatch(
        r"1 project: no findings new since HEAD \(\d+ known findings not shown\)\n", known.stdout
    )
    # Other lines move, one row goes: its finding is the only new one.
    page.write_text("# a comment\n" + TRIAGE.replace("  hold:", "  # hold:"))
    done = run_gatepage(folder, *since)
    assert done.returncode == 1
    assert done.stdout.startswith("projects/triage.yaml:8:1: error GAT002: no Hold row\n")
    assert "\n1 project: 1 error new since HEAD (" in done.stdout


def test_a_stage_that_advanced_makes_its_errors_new(folder: Path) -> None:
    commit(folder)
    page = folder / "projects" / "triage.yaml"
    page.write_text(TRIAGE.replace("stage: poc", "stage: pilot"))
    new = codes_of(folder, "--new-since", "HEAD")
    assert "OPS001" in new
    assert "GAT003" not in new


def test_evidence_is_that_of_the_revision(folder: Path) -> None:
    page = folder / "projects" / "triage.yaml"
    page.write_text(TRIAGE + "evaluation: {dataset: golden.csv}\n")
    golden = folder / "projects" / "triage" / "golden.csv"
    golden.write_text("input,expected\na,b\n")
    commit(folder)
    golden.unlink()
    assert "SRC010" in codes_of(folder, "--new-since", "HEAD")
    commit_with = ["add", "-A"], ["commit", "-q", "-m", "gone"]
    for arguments in commit_with:
        subprocess.run(
            ["git", "-c", "user.name=T", "-c", "user.email=t@example.com", *arguments], cwd=folder, check=True
        )
    assert codes_of(folder, "--new-since", "HEAD") == []


def test_a_new_project_is_new_and_a_renamed_folder_is_read(folder: Path) -> None:
    commit(folder)
    (folder / "projects" / "second.yaml").write_text("format: 1\ntitle: Second\nstage: poc\n")
    done = run_gatepage(folder, "check", "--new-since", "HEAD", "--format", "json")
    assert {finding["project"] for finding in json.loads(done.stdout)["findings"]} == {"second"}


def test_a_single_file_from_within_its_folder(folder: Path) -> None:
    commit(folder.parent)
    assert codes_of(folder / "projects", "triage.yaml", "--new-since", "HEAD") == []


def test_what_is_new_goes_with_every_format(folder: Path) -> None:
    commit(folder)
    for form, empty in (("gitlab", "[]\n"), ("github", "")):
        assert run_gatepage(folder, "check", "--new-since", "HEAD", "--format", form).stdout == empty


@pytest.mark.parametrize(
    ("revision", "told"),
    [
        ("absent", "--new-since: git knows no revision “absent” here; correct it, or fetch it first"),
        ("--output=x", "--new-since: “--output=x” is no revision; name a branch, a tag or a commit"),
    ],
)
def test_a_revision_that_cannot_be_used(folder: Path, revision: str, told: str) -> None:
    commit(folder)
    done = run_gatepage(folder, "check", f"--new-since={revision}")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"gatepage: {told}")


def test_no_repository(folder: Path) -> None:
    done = run_gatepage(folder, "check", "--new-since", "HEAD")
    assert (done.returncode, done.stderr) == (
        2,
        "gatepage: --new-since: this folder lies in no git repository that can be read\n",
    )


# ---- the catalogue as data


def test_the_catalogue_keeps_to_its_schema() -> None:
    schema = json.loads((CHECKOUT / "generator" / "schema" / "rules.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    for arguments in (("--all",), ("GAT003",)):
        done = run_gatepage(CHECKOUT, "explain", *arguments, "--format", "json")
        jsonschema.validate(json.loads(done.stdout), schema)
