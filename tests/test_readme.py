"""Whatever the README shows is true: its excerpts, its commands, their output."""

import json
import re
import shlex
from pathlib import Path

import pytest

from generator.read.options import settings_from
from generator.render.html import board_html
from generator.view.board import make_board
from tests.paging import TODAY, sample
from tests.publish.conftest import CHECKOUT, run_gatepage

README = (CHECKOUT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    """The fenced blocks of one language."""
    return re.findall(rf"^```{language}\n(.*?)^```", README, re.MULTILINE | re.DOTALL)


def test_the_excerpt_stands_in_the_sample() -> None:
    sample = (CHECKOUT / "projects" / "ticket-classifier.yaml").read_text(encoding="utf-8")
    assert blocks("yaml")[0] in sample
    assert sample.startswith(blocks("yaml")[2])


def test_three_lines_are_a_project(tmp_path: Path) -> None:
    (tmp_path / "projects").mkdir()
    (tmp_path / "projects" / "invoice-reader.yaml").write_text(blocks("yaml")[1], encoding="utf-8")
    done = run_gatepage(tmp_path, "check", "--format", "json")
    assert done.returncode == 0
    assert {finding["severity"] for finding in json.loads(done.stdout)["findings"]} == {"note"}


def test_the_board_filters_and_sorts_by_what_the_readme_names() -> None:
    board = board_html(make_board("T", [sample("ticket-classifier")], TODAY, pdfs=False))
    told = re.search(r"It\nfilters by (.*?), and sorts by (.*?);", README, re.DOTALL)
    assert told is not None
    named = [re.findall(r"`(\w+)`", part) for part in told.groups()]
    assert sorted(named[0]) == sorted(re.findall(r'name="(\w+)"', board))
    assert named[1] == re.findall(r'data-sort="(\w+)"', board)


def test_the_output_of_check_is_the_real_one() -> None:
    done = run_gatepage(CHECKOUT, *shlex.split(blocks("sh")[1].splitlines()[0])[1:])
    assert done.stdout == blocks("text")[1]


def test_the_three_lines_of_a_build_are_the_real_ones() -> None:
    report = json.loads(run_gatepage(CHECKOUT, "check", "--format", "json").stdout)
    built, missing, opened = blocks("text")[0].splitlines()
    gaps = [
        f["severity"] for f in report["findings"] if not f["waived"] and f["code"] != "PAG003"
    ]  # a conclusion
    counts = {key: gaps.count(key) for key in ("error", "warning", "note")}
    shown = ", ".join(f"{count} {key}{'' if count == 1 else 's'}" for key, count in counts.items() if count)
    projects = report["summary"]["projects"]
    assert built == f"Built    {projects} project pages and {projects} PDFs, as of {report['as_of']}"
    assert missing == f"Missing  {shown}; gatepage check  lists them"
    assert opened == "Open     site/draft/index.html"


COMMANDS = [line for block in blocks("sh")[1:] for line in block.splitlines()]


@pytest.mark.parametrize("line", [*COMMANDS, *re.findall(r"`(gatepage [a-z][^`]*)`", README)])
def test_every_command_exists(line: str) -> None:
    arguments = shlex.split(line.split(">", maxsplit=1)[0], comments=True)
    assert arguments[0] == "gatepage"
    done = run_gatepage(CHECKOUT, *arguments[1:], "--help")
    assert done.returncode == 0, done.stderr


def test_the_make_targets_exist() -> None:
    makefile = (CHECKOUT / "Makefile").read_text(encoding="utf-8")
    for line in blocks("sh")[0].splitlines():
        assert re.search(rf"^{line.split()[1]}:", makefile, re.MULTILINE), line


def test_the_settings_are_settings() -> None:
    from ruamel.yaml import YAML

    loaded = YAML(typ="safe").load(blocks("yaml")[4])
    settings = settings_from(loaded["plugins"][1]["gatepage"], codes=["OPS007"])
    assert settings.paper == "A4"


def test_the_waiver_is_the_samples_own() -> None:
    sample = (CHECKOUT / "projects" / "ticket-classifier.yaml").read_text(encoding="utf-8")
    assert blocks("yaml")[3] in sample


def test_every_link_and_picture_leads_to_a_file() -> None:
    for target in re.findall(r"\]\(([^)#]+)\)|src=\"([^\"]+)\"", README):
        path = "".join(target)
        assert path.startswith("https://") or (CHECKOUT / path).exists(), path
