"""Findings as text and as JSON: whole outputs, and nothing that acts on a terminal or breaks an encoding."""

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from generator.check.assess import Assessment
from generator.findings import Finding, Party, Severity, Waived
from generator.model.field import Stage
from generator.model.gate import Outcome
from generator.render.findings_json import findings_json
from generator.render.findings_text import findings_text, plain, plural, safe, summary_text
from tests.golden import assert_golden
from tests.paging import CHECKOUT, SAMPLES, TODAY, judged, sample

HERE = Path(__file__).parent
SCHEMA = json.loads((CHECKOUT / "generator" / "schema" / "check.schema.json").read_text(encoding="utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)
MARK = "\N{REPLACEMENT CHARACTER}"
STOPPED = "governance: {decisions: [{outcome: stop, decided: 2026-11-02}]}\n"
"""Behind a retired page: then nothing is found."""


def found(portfolio: Sequence[Assessment]) -> list[Finding]:
    return sorted((f for a in portfolio for f in a.findings), key=lambda finding: finding.order)


def text(*portfolio: Assessment) -> str:
    """What `gatepage check` prints without colours."""
    findings = found(portfolio)
    lines = [*findings_text(portfolio, findings, plain), summary_text(portfolio, findings, plain)]
    return "\n".join(lines) + "\n"


def report(*portfolio: Assessment, today: date = TODAY) -> Any:
    """What `gatepage check --format json` prints, read back."""
    return json.loads(findings_json(portfolio, found(portfolio), today))


@pytest.fixture(scope="module")
def samples() -> tuple[Assessment, ...]:
    return tuple(sample(name) for name in SAMPLES)


# ---- text


def test_the_samples(samples: tuple[Assessment, ...]) -> None:
    assert_golden(HERE / "golden" / "check.txt", text(*samples))


def test_a_finding_with_its_line_its_hint_and_its_party(tmp_path: Path) -> None:
    assert text(judged(tmp_path, "format: 1\ntitle: T\nstage: retired\nxyz: 1\n" + STOPPED)) == (
        "projects/triage.yaml:4:1: error SRC003: unknown key `xyz` in a project file\n"
        "  4 | xyz: 1\n"
        "    | ^^^ known keys: format, title, summary, stage, exposure, started, reviewed, paused, tags, risk,"
        " specification, operations, gate, learning, evaluation, ownership, governance, doubts, links, waivers,"
        " extra; your own go under `extra`\n"
        "  settled by the build team · gatepage explain SRC003\n"
        "\n"
        "1 project: 1 error\n"
    )


def test_a_finding_without_a_line_has_its_hint_alone(tmp_path: Path) -> None:
    (line, hint, *_), summary = (
        text(judged(tmp_path, "")).splitlines()[:2],
        text(judged(tmp_path, "")).splitlines()[-1],
    )
    assert line == "projects/triage.yaml:1:1: error SRC001: the file is empty"
    assert hint.startswith("  begin with")
    assert summary == "1 project: 1 error"


def test_nothing_found(tmp_path: Path) -> None:
    assert (
        text(judged(tmp_path, "format: 1\ntitle: T\nstage: retired\n" + STOPPED))
        == "1 project: no findings\n"
    )


def test_a_waived_finding_says_by_whom_and_why(tmp_path: Path) -> None:
    waiver = "{rule: GAT001, reason: It waits, by: Ines Roth, until: 2026-12-31}"
    lines = text(judged(tmp_path, f"format: 1\ntitle: T\nstage: poc\nwaivers: [{waiver}]\n")).splitlines()
    (head,) = (line for line in lines if "GAT001:" in line)
    assert head == "projects/triage.yaml:1:1: error (waived) GAT001: no Go row"
    at = lines.index(head)
    assert lines[at + 3] == "  waived until 2026-12-31 by Ines Roth: It waits"
    assert lines[-1].endswith(", 1 waived")


def test_colours_are_put_around_place_severity_and_caret(tmp_path: Path) -> None:
    portfolio = [judged(tmp_path, "format: 1\ntitle: T\nstage: retired\nxyz: 1\n" + STOPPED)]
    lines = list(findings_text(portfolio, found(portfolio), lambda way, said: f"<{way}>{said}</>"))
    assert lines[0] == (
        "<strong>projects/triage.yaml:4:1:</> <error>error</> SRC003: unknown key `xyz` in a project file"
    )
    assert lines[1] == "  <quiet>4 |</> xyz: 1"
    assert lines[2].startswith("  <quiet>  |</> <error>^^^</> known keys: ")
    assert lines[3] == "  <quiet>settled by the build team · gatepage explain SRC003</>"
    assert (
        summary_text(portfolio, found(portfolio), lambda way, said: f"<{way}>{said}</>")
        == "1 project: <error>1 error</>"
    )


ACTS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


def test_nothing_of_a_file_acts_on_a_terminal(tmp_path: Path) -> None:
    hostile = "\\e[31mred\\e]0;owned\\a\\r\\b\\x9b\\u202e\\u2028\\uFEFF"
    page = f'format: 1\ntitle: "{hostile}"\nstage: "{hostile}"\n"own{hostile}": "{hostile}"\n'
    page += f'waivers: [{{rule: GAT001, reason: "{hostile}", by: Ines Roth, until: 2026-12-31}}]\n'
    assessment = judged(tmp_path, page)
    shown = [replace(each, file=f"projects/\x1b[31m{MARK}.yaml") for each in found([assessment])]
    source = replace(assessment.source, shown=f"projects/\x1b[31m{MARK}.yaml")
    lines = list(findings_text([replace(assessment, source=source)], shown, plain))
    assert any("red" in line for line in lines)
    assert [line for line in lines if ACTS.search(line)] == []


def test_safe_text_keeps_what_people_write() -> None:
    assert safe("Größe 田 é 📮 → “x”\t|") == "Größe 田 é 📮 → “x” |"
    assert safe("a\x1b[0m\nb\ud800") == f"a{MARK}[0m{MARK}b{MARK}"


def test_counts_have_their_nouns() -> None:
    assert [plural(count, "error") for count in (0, 1, 2)] == ["0 errors", "1 error", "2 errors"]


# ---- JSON


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_the_schema_has_the_words_of_the_program() -> None:
    finding, project = SCHEMA["$defs"]["finding"]["properties"], SCHEMA["$defs"]["project"]["properties"]
    assert finding["severity"]["enum"] == [each.value for each in Severity]
    assert finding["settled_by"]["enum"] == [each.value for each in Party]
    assert project["stage"]["enum"] == [*(each.value for each in Stage), None]
    assert project["reading"]["enum"] == [each.value for each in Outcome]


def test_the_schema_says_every_key() -> None:
    objects = [SCHEMA, SCHEMA["properties"]["summary"], *SCHEMA["$defs"].values()]
    for told in (each for each in objects if each["type"] == "object"):
        assert sorted(told["required"]) == sorted(set(told["properties"]) - {"statistics", "detail"})
        assert told["additionalProperties"] is False


def complaints(made: Any) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in VALIDATOR.iter_errors(made)]


@pytest.mark.parametrize("statistics", [False, True])
def test_the_report_of_the_samples_is_valid(statistics: bool, samples: tuple[Assessment, ...]) -> None:
    made = json.loads(findings_json(samples, found(samples), TODAY, statistics=statistics))
    assert ("statistics" in made) is statistics
    assert complaints(made) == []
    assert [project["id"] for project in made["projects"]] == list(SAMPLES)


@pytest.mark.parametrize(
    "page", ["", "title: [", "format: 9\n", "format: 1\n", "format: 1\ntitle: T\nstage: retired\n"]
)
def test_the_report_of_any_file_is_valid(page: str, tmp_path: Path) -> None:
    assert complaints(report(judged(tmp_path, page))) == []


def test_a_report_with_something_else_is_not_valid(samples: tuple[Assessment, ...]) -> None:
    made = report(samples[0])
    assert complaints({**made, "more": 1}) != []
    assert complaints({**made, "as_of": "22 Nov 2026"}) != []
    made["findings"][0]["severity"] = "fatal"
    assert [told.partition(":")[0] for told in complaints(made)] == ["$.findings[0].severity"]


def test_keys_are_sorted_and_characters_stand_for_themselves(tmp_path: Path) -> None:
    portfolio = [judged(tmp_path, "format: 1\ntitle: Größe 田\nstage: idea\n")]
    written = findings_json(portfolio, found(portfolio), TODAY)
    keys: list[list[str]] = []
    json.loads(written, object_pairs_hook=lambda pairs: keys.append([key for key, _ in pairs]))
    assert keys
    assert [each for each in keys if each != sorted(each)] == []
    assert "Größe 田" in written


def test_a_waived_finding_is_counted_apart(tmp_path: Path) -> None:
    assessment = judged(tmp_path, "format: 1\ntitle: T\nstage: poc\n")
    first, *rest = found([assessment])
    waived = replace(first, waived=Waived("R", "Ines Roth", "2026-12-31"))
    made = json.loads(findings_json([assessment], [waived, *rest], TODAY))
    assert made["findings"][0]["waived"] is True
    assert made["summary"]["waived"] == 1
    assert sum(made["summary"][each.value] for each in Severity) == len(rest)


def test_the_day_is_the_one_that_was_asked_for(tmp_path: Path) -> None:
    assert report(judged(tmp_path, "format: 1\n"), today=date(2031, 1, 2))["as_of"] == "2031-01-02"


def test_lone_surrogates_become_marks(tmp_path: Path) -> None:
    """No encoding can carry them. Names of files may hold them, and texts that other programs hand over."""
    assessment = judged(tmp_path, 'format: 1\ntitle: "T"\nstage: pilto\n')
    shown = [
        replace(
            each,
            message=f"a\ud800b {each.message}",
            file="projects/\udcff.yaml",
            field="\udfff",
            hint="\ud83d\ude00",
        )
        for each in found([assessment])
    ]
    written = findings_json([assessment], shown, TODAY)
    assert written.encode("utf-8")
    first = json.loads(written)["findings"][0]
    assert first["message"].startswith(f"a{MARK}b ")
    assert (first["file"], first["field"]) == (f"projects/{MARK}.yaml", MARK)
    assert complaints(json.loads(written)) == []


def test_a_surrogate_written_as_an_escape_becomes_a_mark(tmp_path: Path) -> None:
    made = report(judged(tmp_path, 'format: 1\ntitle: "a\\ud800b"\nstage: idea\n'))
    assert json.dumps(made, ensure_ascii=False).encode("utf-8")


def test_equal_gaps_of_one_field_have_a_fingerprint_each(tmp_path: Path) -> None:
    three = "format: 1\ntitle: T\nstage: retired\ntitle: U\ntitle: V\ntitle: W\n" + STOPPED
    two = three.replace("title: U\n", "# gone\n\n")

    before, after = (
        [finding["fingerprint"] for finding in report(judged(tmp_path, page))["findings"]]
        for page in (three, two)
    )

    assert len(set(before)) == 3
    assert after == before[:2]
