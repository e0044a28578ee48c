"""`gatepage approve` and `gatepage decide` as a user meets them: what is written, told, warned of and refused."""

import json
import subprocess
from pathlib import Path

import pytest

from tests.publish.conftest import run_gatepage

PAGE = """\
format: 1
title: Triage
stage: pilot
specification:              # what it does
  workflow: Sorting requests
  quality:
    - {id: accuracy, metric: Accuracy, target: at least 92 %, actual: 90 %, measured: 2026-11-12}

gate:
  go: {signals: [{signal: Quality passes, quality: accuracy}], owner: Dana Fox, action: Start}
  hold: {signals: [{id: doubts, signal: Doubts, when: more than 5 %, actual: 3 %}], owner: Dana Fox, action: Wait}
  stop: {signals: [{signal: Harm, met: no, measured: 2026-11-12}], owner: Dana Fox, action: Stop}
evaluation:
  kept: vault care-7
  cases: 240
governance:
  decisions:
    - id: pilot
      decision: Start the pilot
      maker: Dana Fox
      due: 2026-12-04       # does not move
    - Go live
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "projects").mkdir()
    (tmp_path / "projects" / "triage.yaml").write_text(PAGE)
    return tmp_path


def call(folder: Path, *arguments: str) -> tuple[int, str, str]:
    done = run_gatepage(folder, *arguments, "--as-of", "2026-11-22")
    return done.returncode, done.stdout, done.stderr


def added(folder: Path) -> list[str]:
    """The lines that are new. No line may be gone."""
    lines = (folder / "projects" / "triage.yaml").read_text().split("\n")
    before = PAGE.split("\n")
    rest = [line for line in lines if line not in before]
    assert [line for line in lines if line not in rest] == before
    return rest


def codes(folder: Path) -> list[str]:
    found = run_gatepage(folder, "check", "--as-of", "2026-11-22", "--format", "github").stdout
    return [
        code
        for code in ("SPC013", "SPC014", "EVL006", "EVL007", "EVL009", "GAT010", "GOV010")
        if code in found
    ]


def test_approve_and_accept(folder: Path) -> None:
    assert codes(folder) == ["SPC013", "EVL006"]
    assert call(folder, "approve", "triage", "specification", "--by", "Dana Fox, director") == (
        0,
        (
            "projects/triage.yaml:8: specification approved by Dana Fox on 2026-11-22,"
            " sha256-dfb0c311a6ac7ffc5edadd7760037320\n"
        ),
        "",
    )
    accept = ("approve", "triage", "evaluation", "--by", "Dana Fox", "--day", "2026-11-02")
    assert call(folder, *accept, "--side", "business", "--valid", "1 year") == (
        0,
        (
            "projects/triage.yaml:17: evaluation accepted by Dana Fox on 2026-11-02,"
            " sha256-da0a53fc730cf682daa33a654095b6bc\n"
        ),
        "",
    )
    assert added(folder) == [
        (
            '  approval: {by: "Dana Fox, director", day: 2026-11-22,'
            " fingerprint: sha256-dfb0c311a6ac7ffc5edadd7760037320}"
        ),
        (
            "  acceptance: {by: Dana Fox, day: 2026-11-02, side: business, valid: 1 year,"
            " fingerprint: sha256-da0a53fc730cf682daa33a654095b6bc}"
        ),
    ]
    assert codes(folder) == []


def test_an_approval_is_not_replaced_unasked(folder: Path) -> None:
    call(folder, "approve", "triage", "specification", "--by", "Dana Fox", "--valid", "year")
    again = ("approve", "triage", "specification", "--by", "Tom Adler", "--day", "2026-11-23")
    assert call(folder, *again) == (
        2,
        "",
        (
            "gatepage: projects/triage.yaml:8: the specification is signed already by Dana Fox on 2026-11-22"
            " (for what stands there now); --replace puts the new signature in its place\n"
        ),
    )
    file = folder / "projects" / "triage.yaml"
    file.write_text(file.read_text().replace("at least 92 %", "at least 90 %"))
    assert codes(folder) == ["SPC014", "EVL006"]
    assert "(void, since the content changed)" in call(folder, *again)[2]
    assert call(folder, *again, "--replace")[0] == 0
    assert "approval: {by: Tom Adler, day: 2026-11-23, valid: year, fingerprint: sha256-" in file.read_text()
    assert codes(folder) == ["EVL006"]


def test_decide_records_what_it_saw_and_warns(folder: Path) -> None:
    assert call(
        folder, "decide", "triage", "pilot", "go", "--by", "Tom Adler", "--note", "One region: north"
    ) == (
        0,
        (
            "projects/triage.yaml:22: “Start the pilot”: Go, decided by Tom Adler on 2026-11-22,"
            " on accuracy 90 %, doubts 3 %\n"
        ),
        (
            "gatepage: today's reading is Hold, not Go:"
            " Go signal not met: Quality passes (Accuracy: 90 % misses at least 92 %)\n"
        ),
    )
    assert added(folder) == [
        "      outcome: go",
        "      decided: 2026-11-22",
        "      decided_by: Tom Adler",
        "      seen: {accuracy: 90 %, doubts: 3 %}",
        '      note: "One region: north"',
    ]
    assert codes(folder) == ["SPC013", "EVL006", "GAT010", "GOV010"]


def test_a_decision_is_replaced_as_a_whole_when_asked_to(folder: Path) -> None:
    call(folder, "decide", "triage", "pilot", "go", "--by", "Tom Adler", "--note", "One region")
    again = ("decide", "triage", "Start the pilot", "hold", "--by", "Dana Fox", "--day", "2026-11-21")
    assert call(folder, *again) == (
        2,
        "",
        (
            "gatepage: projects/triage.yaml:22: this decision was made already on 2026-11-22: Go;"
            " --replace puts the new outcome in its place\n"
        ),
    )
    assert call(folder, *again, "--replace")[0] == 0
    assert added(folder) == [
        "      outcome: hold",
        "      decided: 2026-11-21",
        "      seen: {accuracy: 90 %, doubts: 3 %}",
    ]


def test_a_decision_that_is_a_text_gets_keys(folder: Path) -> None:
    assert call(folder, "decide", "triage", "go live", "stop", "--by", "Dana Fox")[0] == 0
    text = (folder / "projects" / "triage.yaml").read_text()
    assert text.split("\n")[-2] == (
        "    - {decision: Go live, outcome: stop, decided: 2026-11-22, decided_by: Dana Fox,"
        " seen: {accuracy: 90 %, doubts: 3 %}}"
    )


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (
            ("approve", "triag", "specification", "--by", "Dana Fox"),
            "there is no project triag; did you mean triage?",
        ),
        (
            ("approve", "triage", "specification", "--by", "Steering committee"),
            "“Steering committee” is a body, not a person; name the one person who signs for it",
        ),
        (
            ("approve", "triage", "specification", "--by", "Dana Fox and Tom Adler"),
            "“Dana Fox and Tom Adler” is several persons; name the one person who signs for it",
        ),
        (
            ("approve", "triage", "specification", "--by", "TBD"),
            "“TBD” names nobody; write one name, then the role: Dana Fox, director customer care",
        ),
        (
            ("approve", "triage", "specification", "--by", "n/a"),
            "“n/a” names nobody; write one name, then the role: Dana Fox, director customer care",
        ),
        (
            ("approve", "triage", "specification", "--by", "Dana Fox", "--side", "it"),
            "--side belongs to the acceptance of the evaluation set, not to the specification",
        ),
        (
            ("decide", "triage", "pilto", "go", "--by", "Dana Fox"),
            "projects/triage.yaml: no decision “pilto”; did you mean pilot?",
        ),
        (
            ("decide", "triage", "pilot", "go", "--by", "Dana Fox", "--note", "\x1b[31m"),
            "projects/triage.yaml: a control character can't be written; leave it out",
        ),
    ],
)
def test_refusals_say_why_and_leave_the_file(folder: Path, arguments: tuple[str, ...], told: str) -> None:
    assert call(folder, *arguments) == (2, "", f"gatepage: {told}\n")
    assert (folder / "projects" / "triage.yaml").read_text() == PAGE


@pytest.mark.parametrize(
    ("spoilt", "section", "told"),
    [
        (
            PAGE.replace("at least 92 %", "good"),
            "specification",
            (
                'projects/triage.yaml:7:48: SRC007: "good" does not say how to compare;'
                " nobody can sign what can't be read"
            ),
        ),
        (
            "format: 1\ntitle: x\n",
            "specification",
            "projects/triage.yaml: there is no specification to approve",
        ),
        ("format: 1\ntitle: x\n", "evaluation", "projects/triage.yaml: there is no evaluation set to accept"),
        (
            "format: 1\nevaluation: {dataset: none.csv}\n",
            "evaluation",
            "projects/triage.yaml: the evaluation set can't be accepted: “none.csv” does not exist in projects/triage/",
        ),
        ("format: [\n", "specification", "projects/triage.yaml:1:9: "),
        ("format: 9\n", "specification", "projects/triage.yaml:1:9: format 9 is newer than format 1"),
    ],
)
def test_what_cannot_be_read_is_not_signed(folder: Path, spoilt: str, section: str, told: str) -> None:
    (folder / "projects" / "triage.yaml").write_text(spoilt)
    code, _, error = call(folder, "approve", "triage", section, "--by", "Dana Fox")
    assert code == 2
    assert error.startswith(f"gatepage: {told}")
    assert (folder / "projects" / "triage.yaml").read_text() == spoilt


def test_a_link_out_of_the_folder_is_refused(folder: Path) -> None:
    file = folder / "projects" / "triage.yaml"
    file.rename(folder / "elsewhere.yaml")
    file.symlink_to(folder / "elsewhere.yaml")
    code, _, told = call(folder, "approve", "triage", "specification", "--by", "Dana Fox")
    assert code == 2
    assert told.startswith(
        "gatepage: projects/triage.yaml: this is a link to something outside of its folder"
    )
    assert (folder / "elsewhere.yaml").read_text() == PAGE


def test_a_doubtful_person_is_asked_about(folder: Path) -> None:
    code, _, told = call(folder, "approve", "triage", "specification", "--by", "Director of Products")
    assert (code, told) == (
        0,
        "gatepage: is “Director of Products” a person? write one name, then the role\n",
    )


def git(folder: Path, *arguments: str) -> None:
    who = ("-c", "user.name=Dana", "-c", "user.email=dana@example.com")
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


def test_git_names_the_fields_that_changed(folder: Path) -> None:
    call(folder, "approve", "triage", "specification", "--by", "Dana Fox")
    call(folder, "approve", "triage", "evaluation", "--by", "Dana Fox")
    file = folder / "projects" / "triage.yaml"
    changed = file.read_text().replace("92 %", "91 %").replace("Sorting", "Closing").replace("240", "200")

    def told() -> list[str]:
        lines = run_gatepage(folder, "check", "--as-of", "2026-11-22").stdout.splitlines()
        return [
            line.partition(": error ")[2]
            for line in lines
            if ": error SPC014" in line or ": error EVL007" in line
        ]

    def fingerprints() -> list[str]:
        found = json.loads(run_gatepage(folder, "check", "--format", "json").stdout)["findings"]
        return [f["fingerprint"] for f in found if f["code"] in {"SPC014", "EVL007"}]

    original = file.read_text()
    file.write_text(changed)
    without = [
        "SPC014: specification changed since Dana Fox approved it on 2026-11-22",
        "EVL007: evaluation set changed since Dana Fox accepted it on 2026-11-22",
    ]
    assert told() == without
    identities = fingerprints()
    file.write_text(original)
    git(folder, "init", "-q")
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "approved")
    file.write_text(changed)
    git(folder, "commit", "-qam", "changed")
    assert told() == [
        f"{without[0]} (changed: workflow, quality[accuracy].target)",
        f"{without[1]} (changed: cases)",
    ]
    assert fingerprints() == identities
