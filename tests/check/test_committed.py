"""Who committed signatures and decisions, in real repositories: beside the name in the file, on screen and paper."""

import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

from generator.check.assess import Assessment, assess_all
from generator.read.portfolio import find_sources
from generator.read.settings import Settings
from generator.view.page import make_page
from tests.paging import paper, seen, web

TODAY = date(2026, 11, 22)
PAGE = """\
format: 1
title: Ticket triage
stage: pilot
specification:
  workflow: First-pass classification
  approval: {by: Dana Fox, day: 2026-10-02, fingerprint: sha256-5c1e0f9a4b7d2e865c1e0f9a4b7d2e86}
evaluation:
  kept: vault care-7
  acceptance:
    by: Inés Roth
    day: 2026-06-22
    fingerprint: sha256-91d0c7735fe2a0bb91d0c7735fe2a0bb
governance:
  decisions:
    - {id: pilot, decision: Start the pilot, maker: Dana Fox, outcome: go, decided: 2026-06-26}
    - {id: production, decision: Release it, maker: Dana Fox, due: 2026-12-04}
"""
APPROVAL, ACCEPTANCE = ("specification", "approval"), ("evaluation", "acceptance")
PILOT = ("governance", "decisions", 0)


def git(folder: Path, *arguments: str, author: str = "Dana Fox") -> None:
    who = (
        "-c",
        f"user.name={author}",
        "-c",
        "user.email=somebody@example.com",
        "-c",
        "init.defaultBranch=main",
    )
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


def commit(folder: Path, text: str, author: str) -> None:
    """Write the page and commit it."""
    (folder / "projects").mkdir(exist_ok=True)
    (folder / "projects" / "ä triage.yaml").write_bytes(text.encode())
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "page", author=author)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A repository in which two persons wrote the page one after the other."""
    (tmp_path / "house").mkdir()
    git(tmp_path / "house", "init", "-q")
    head, _, rest = PAGE.partition("governance:")
    commit(tmp_path / "house", head, "Ines  ROTH")
    commit(tmp_path / "house", f"{head}governance:{rest}", "Tom Adler")
    return tmp_path / "house"


def judged(folder: Path, *, authors: bool = True) -> Assessment:
    (found,) = assess_all(
        find_sources([Path("projects")], folder).sources, Settings(), TODAY, authors=authors
    )
    return found


def told(found: Assessment) -> dict[tuple[str | int, ...], tuple[str, bool]]:
    return {route: (", ".join(one.names), one.differs) for route, one in found.committed.items()}


def test_the_author_of_each_record_is_named(folder: Path) -> None:
    assert told(judged(folder)) == {
        APPROVAL: ("Ines ROTH", True),
        ACCEPTANCE: ("Ines ROTH", False),  # case, accents and blanks do not make another person
        PILOT: ("Tom Adler", True),
    }


def test_it_stands_on_screen_and_paper(folder: Path) -> None:
    page = make_page(judged(folder))
    for text in (seen(web(page)), seen(paper(page))):
        assert "by Dana Fox" in text
        assert text.count(", committed by Ines ROTH") == 2
        assert text.count(", committed by Tom Adler") == 1
    assert '<span class="gp-open">, committed by Tom Adler</span>' in web(page)


def test_nobody_is_asked_unless_that_is_wanted(folder: Path) -> None:
    assert told(judged(folder, authors=False)) == {}


def test_other_lines_and_layouts_that_are_not_committed_change_nothing(folder: Path) -> None:
    file = folder / "projects" / "ä triage.yaml"
    before = told(judged(folder))
    text = "# New\n" + PAGE.replace("First-pass", "Second-pass").replace(
        "{by: Dana Fox, ", "{ by:   Dana Fox,\n    "
    )
    file.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert told(judged(folder)) == before


def test_a_record_that_is_not_committed_has_no_author(folder: Path) -> None:
    file = folder / "projects" / "ä triage.yaml"
    file.write_text(PAGE.replace("day: 2026-10-02", "day: 2026-11-20"), encoding="utf-8")
    assert set(told(judged(folder))) == {ACCEPTANCE, PILOT}


def test_whoever_wrote_a_part_of_a_record_is_named(folder: Path) -> None:
    commit(folder, PAGE.replace("day: 2026-06-22", "day: 2026-06-23"), "Priya Nair")
    assert told(judged(folder))[ACCEPTANCE] == ("Ines ROTH, Priya Nair", True)


def test_a_decision_is_found_where_it_stands_now(folder: Path) -> None:
    file = folder / "projects" / "ä triage.yaml"
    first, second = PAGE.splitlines(keepends=True)[-2:]
    file.write_text(PAGE.replace(first + second, second + first), encoding="utf-8")
    assert told(judged(folder))[("governance", "decisions", 1)] == ("Tom Adler", True)


def test_what_is_older_than_the_fetched_history_has_no_author(folder: Path) -> None:
    shallow = folder.parent / "shallow"
    git(folder.parent, "clone", "-q", "--depth=1", f"file://{folder}", "shallow")
    assert told(judged(shallow)) == {}
    commit(shallow, PAGE.replace("2026-06-22", "2026-06-23"), "Priya Nair")
    assert told(judged(shallow)) == {}  # of the acceptance one line is new
    commit(shallow, PAGE.replace("decided: 2026-06-26", "decided: 2026-06-27"), "Priya Nair")
    assert told(judged(shallow)) == {PILOT: ("Priya Nair", True)}


def test_a_file_that_git_does_not_know_has_none(folder: Path) -> None:
    git(folder, "rm", "-q", "--cached", "projects/ä triage.yaml")
    git(folder, "commit", "-qm", "gone")
    assert told(judged(folder)) == {}


def test_without_git_there_is_none(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(folder / "projects", folder.parent / "outside" / "projects")
    assert told(judged(folder.parent / "outside")) == {}
    monkeypatch.setenv("PATH", "")
    assert told(judged(folder)) == {}


def test_nothing_that_the_repository_configures_is_run(folder: Path) -> None:
    trap = folder.parent / "ran"
    (folder / ".gitattributes").write_text("*.yaml diff=trap filter=trap\n")
    for key in ("diff.trap.textconv", "filter.trap.clean", "filter.trap.smudge"):
        git(folder, "config", key, f"touch '{trap}'; cat")
    assert len(told(judged(folder))) == 3
    assert not trap.exists()


def test_a_name_is_no_markup_and_shows_nothing_odd(folder: Path) -> None:
    commit(folder, PAGE.replace("day: 2026-06-22", "day: 2026-06-23"), "<b>*Tom*</b> \u202e {{ x }}")
    page = web(make_page(judged(folder)))
    assert ", committed by Ines ROTH, b*Tom*/b \ufffd {{ x }}</span>" in page  # git takes the brackets away
