"""`gatepage doctor` and `gatepage schema` as a user runs them."""

import json
import os
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from tests.publish.conftest import CHECKOUT, run_gatepage


def lines(text: str) -> dict[str, str]:
    """What stands behind each name, with its state."""
    found = {}
    name = ""
    for line in text.splitlines()[:-1]:
        if line[:8].strip():
            state, name = line[:8].strip(), line[9:27].strip()
            found[name] = f"{state} {line[27:].strip()}"
        else:
            found[name] += f" | {line.strip()}"
    return found


def test_a_healthy_machine() -> None:
    done = run_gatepage(CHECKOUT, "doctor")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[-1] == "everything needed is here"
    report = json.loads(run_gatepage(CHECKOUT, "doctor", "--format", "json").stdout)
    found = {one["name"]: (one["state"], one["found"]) for one in report["examinations"]}
    assert report["missing"] == 0
    assert found["Pango"] == ("ok", "PDFs can be made")
    assert found["Fonts"] == ("ok", "Inter, 8 files")
    assert found["Settings"] == ("ok", "mkdocs.yml")
    assert found["Projects"] == ("ok", "5 files")
    assert found["Today"] == ("ok", "2026-11-22, from  as_of  in mkdocs.yml")
    assert {"mkdocs", "mkdocs-material", "weasyprint", "ruamel-yaml-clib"} <= {
        name.replace(".", "-") for name in found
    }


def test_what_is_missing_and_what_helps(tmp_path: Path) -> None:
    blocker = tmp_path / "blocker"
    blocker.mkdir()
    (blocker / "weasyprint.py").write_text("raise OSError('cannot load library libgobject-2.0-0')\n")
    (tmp_path / "mkdocs.yml").write_text("plugins:\n  - gatepage: {paper: A3}\n")
    done = run_gatepage(
        tmp_path, "doctor", PYTHONPATH=f"{blocker}{os.pathsep}{CHECKOUT}", PATH="", SOURCE_DATE_EPOCH=""
    )
    assert done.returncode == 1
    assert done.stdout.splitlines()[-1] == "3 things missing"
    report = json.loads(
        run_gatepage(
            tmp_path,
            "doctor",
            "--format",
            "json",
            PYTHONPATH=f"{blocker}{os.pathsep}{CHECKOUT}",
            PATH="",
        ).stdout
    )
    found = {one["name"]: one for one in report["examinations"]}
    assert found["Pango"]["state"] == "missing"
    assert found["Pango"]["found"] == "PDFs need the system library Pango, which is missing here"
    assert found["Pango"]["way"]
    assert found["git"] == {
        "name": "git",
        "state": "advice",
        "found": "check --new-since and the history need it",
        "way": found["git"]["way"],
    }
    assert found["Settings"]["found"] == "mkdocs.yml:2:16: “paper” is “A3”; write one of: A4, Letter"
    assert found["Settings"]["way"] == "correct mkdocs.yml"
    assert found["Projects"]["found"] == "nothing to read: projects/ does not exist"
    assert found["Projects"]["way"].splitlines()[1:] == [
        "  format: 1",
        "  title: My project",
        "  stage: idea",
    ]


def test_a_clock_that_is_wrong(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from datetime import date

    from generator.publish import doctor

    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.setattr(doctor, "_RELEASED", date(9999, 1, 1))
    (today,) = (one for one in doctor.examine(tmp_path) if one.name == "Today")
    assert today.state is doctor.State.MISSING
    assert today.found.startswith("the clock says ")


@pytest.mark.parametrize("name", ["project", "check", "rules", "portfolio"])
def test_each_schema_is_printed_as_it_ships(name: str) -> None:
    done = run_gatepage(CHECKOUT, "schema", name)
    assert done.returncode == 0
    assert done.stdout == (CHECKOUT / f"generator/schema/{name}.schema.json").read_text(encoding="utf-8")
    Draft202012Validator.check_schema(json.loads(done.stdout))


def test_a_schema_is_written_for_the_editor(tmp_path: Path) -> None:
    done = run_gatepage(tmp_path, "schema", "--output", "gatepage.json")
    assert done.stdout.splitlines() == [
        "written: gatepage.json",
        "an editor takes it from this first line of a project file, with the way from that file to it:",
        "  # yaml-language-server: $schema=gatepage.json",
    ]
    assert json.loads((tmp_path / "gatepage.json").read_text())["title"] == "Gatepage project, format 1"
    refused = run_gatepage(tmp_path, "schema", "--output", "no/such/folder.json")
    assert (refused.returncode, refused.stderr) == (
        2,
        "gatepage: no/such/folder.json cannot be written: No such file or directory\n",
    )
