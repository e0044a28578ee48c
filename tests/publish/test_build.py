"""`gatepage build` and `mkdocs build` as a user runs them."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator.render.libraries import pango_and_harfbuzz
from tests.publish.conftest import CHECKOUT, run_gatepage


def test_build_ends_with_what_was_made_what_is_missing_and_what_to_open(
    build: subprocess.CompletedProcess[str],
) -> None:
    last = build.stdout.splitlines()[-3:]
    assert last[0] == "Built    10 project pages and 10 PDFs, as of 2026-11-22"
    assert last[1].startswith("Missing  ")
    assert last[1].endswith("; gatepage check  lists them")
    assert last[2] == "Open     site/draft/index.html"


def test_build_touches_nothing_outside_the_draft(site: Path) -> None:
    assert (site.parent / "2026-10" / "index.html").read_text() == "an edition"


def test_mkdocs_build_does_the_same_job(portfolio: Path, site: Path, tmp_path: Path) -> None:
    folder = tmp_path / "same"
    shutil.copytree(portfolio, folder, ignore=shutil.ignore_patterns("draft"))
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build"],
        cwd=folder,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )
    assert done.returncode == 0, done.stderr

    def content(of: Path) -> dict[str, bytes]:
        return {str(p.relative_to(of)): p.read_bytes() for p in sorted(of.rglob("*")) if p.is_file()}

    assert content(folder / "site" / "draft") == content(site)
    assert (folder / "site" / "2026-10" / "index.html").read_text() == "an edition"


def test_strict_fails_after_the_site_is_written(portfolio: Path, site: Path) -> None:
    done = run_gatepage(portfolio, "build", "--no-pdf", "--strict")
    assert done.returncode == 1
    assert done.stdout.splitlines()[-3].endswith("and no PDFs, as of 2026-11-22")
    assert run_gatepage(portfolio, "build").returncode == 0


@pytest.mark.parametrize("empty", [False, True])
def test_without_projects_the_way_to_start_is_shown(tmp_path: Path, empty: bool) -> None:
    if empty:
        (tmp_path / "projects").mkdir()
    for command in ("build", "check"):
        done = run_gatepage(tmp_path, command)
        assert done.returncode == 2
        assert done.stdout == ""
        told = "there is no project file in projects/" if empty else "projects/ does not exist"
        assert done.stderr.splitlines() == [
            f"gatepage: nothing to read: {told}",
            "to begin, create projects/my-project.yaml with these three lines:",
            "  format: 1",
            "  title: My project",
            "  stage: idea",
        ]
    assert not (tmp_path / "site").exists()


def test_without_pango_one_line_names_the_command(tmp_path: Path) -> None:
    (tmp_path / "projects").mkdir()
    (tmp_path / "projects" / "demo.yaml").write_text("format: 1\ntitle: Demo\nstage: idea\n")
    hidden = without_weasyprint(tmp_path / "blocker")
    (tmp_path / "blocker" / "sitecustomize.py").write_text(
        "import ctypes\n"
        "class Without(ctypes.CDLL):\n"
        "    def __init__(self, name, *args, **more):\n"
        "        if 'pango' in str(name):\n"
        "            raise OSError(name)\n"
        "        super().__init__(name, *args, **more)\n"
        "ctypes.CDLL = Without\n"
    )
    done = run_gatepage(tmp_path, "build", **hidden)
    assert done.returncode == 2
    line = done.stderr.strip()
    assert "\n" not in line
    assert line.startswith("gatepage: PDFs need the system library Pango, which is missing here: ")
    assert line.endswith("  (or build without PDFs: gatepage build --no-pdf)")
    assert run_gatepage(tmp_path, "build", "--no-pdf", **hidden).returncode == 0
    assert (tmp_path / "site" / "draft" / "projects" / "demo" / "index.html").is_file()


def without_weasyprint(folder: Path) -> dict[str, str]:
    """The environment in which WeasyPrint cannot be imported."""
    folder.mkdir()
    (folder / "weasyprint.py").write_text("raise OSError('cannot load library libgobject-2.0-0')\n")
    return {"PYTHONPATH": f"{folder}{os.pathsep}{CHECKOUT}"}


def test_what_is_in_the_cache_is_there_without_weasyprint(tmp_path: Path) -> None:
    if pango_and_harfbuzz() is None:
        pytest.skip("here only WeasyPrint knows where its libraries are")
    (tmp_path / "projects").mkdir()
    (tmp_path / "projects" / "demo.yaml").write_text("format: 1\ntitle: Demo\nstage: idea\n")
    first = [run_gatepage(tmp_path, *words) for words in (("pdf", "demo"), ("pack",))]
    made = {path.name: path.read_bytes() for path in tmp_path.glob("*.pdf")}
    assert [done.returncode for done in first] == [0, 0]
    assert sorted(made) == ["demo.pdf", "pack.pdf"]
    for path in tmp_path.glob("*.pdf"):
        path.unlink()
    hidden = without_weasyprint(tmp_path / "blocker")
    again = [run_gatepage(tmp_path, *words, **hidden) for words in (("pdf", "demo"), ("pack",))]
    assert [(done.returncode, done.stderr) for done in again] == [(0, ""), (0, "")]
    assert {path.name: path.read_bytes() for path in tmp_path.glob("*.pdf")} == made


def test_build_works_without_a_configuration(tmp_path: Path) -> None:
    (tmp_path / "projects").mkdir()
    (tmp_path / "projects" / "demo.yaml").write_text("format: 1\ntitle: Demo\nstage: idea\n")
    done = run_gatepage(tmp_path, "build", "--as-of", "2026-11-22")
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "site" / "draft" / "pdf" / "demo.pdf").is_file()
    assert [path.name for path in tmp_path.iterdir() if path.name not in {"projects", "site", ".cache"}] == []


def test_a_configuration_without_site_dir_clears_no_edition(tmp_path: Path) -> None:
    (tmp_path / "projects").mkdir()
    (tmp_path / "projects" / "demo.yaml").write_text("format: 1\ntitle: Demo\nstage: idea\n")
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: Ours\ntheme: material\nplugins: [gatepage]\n")
    edition = tmp_path / "site" / "2026-10" / "index.html"
    edition.parent.mkdir(parents=True)
    edition.write_text("an edition")
    assert run_gatepage(tmp_path, "build", "--no-pdf").returncode == 0
    assert edition.read_text() == "an edition"
    assert (tmp_path / "site" / "draft" / "index.html").is_file()


def test_a_sheet_that_was_cut_is_named(tmp_path: Path) -> None:
    (tmp_path / "projects").mkdir()
    long = "word " * 4000
    (tmp_path / "projects" / "long.yaml").write_text(
        f"format: 1\ntitle: Long\nstage: idea\nspecification: {{workflow: {long}}}\n"
    )
    done = run_gatepage(tmp_path, "build", "--as-of", "2026-11-22")
    assert done.returncode == 0
    found, *more = done.stderr.splitlines()
    assert re.fullmatch(
        r"projects/long\.yaml:4:17: error PAG001: the page overflows one A4 sheet by \d+ % at 6\.5 pt, and is cut; "
        r"its longest texts: `specification\.workflow` \(19,999 characters\)",
        found,
    )
    assert more[-2:] == ["  settled by the build team · gatepage explain PAG001", ""]
    assert run_gatepage(tmp_path, "build", "--strict", "--as-of", "2026-11-22").returncode == 1


def test_a_configuration_without_the_plugin_says_what_to_add(tmp_path: Path) -> None:
    (tmp_path / "projects").mkdir()
    (tmp_path / "projects" / "demo.yaml").write_text("format: 1\ntitle: Demo\n")
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: Ours\n")
    done = run_gatepage(tmp_path, "build", "--no-pdf")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "gatepage: mkdocs.yml does not name the plugin; add  gatepage  below  plugins:\n"


def test_only_one_project_is_built_into_the_site_that_is_there(tmp_path: Path) -> None:
    (tmp_path / "projects").mkdir()
    for name in ("one", "two"):
        (tmp_path / "projects" / f"{name}.yaml").write_text(f"format: 1\ntitle: {name}\nstage: idea\n")
    assert run_gatepage(tmp_path, "build", "--no-pdf").returncode == 0
    site = tmp_path / "site" / "draft"
    before = {path: path.read_bytes() for path in site.rglob("*.html")}
    (tmp_path / "projects" / "two.yaml").write_text("format: 1\ntitle: Changed\nstage: idea\n")
    done = run_gatepage(tmp_path, "build", "--only", "two", "--as-of", "2026-11-22")
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[0] == "Built    1 project page and 1 PDF, as of 2026-11-22"
    assert done.stdout.splitlines()[2] == "Open     site/draft/projects/two/index.html"
    changed = [path for path, content in before.items() if path.read_bytes() != content]
    assert changed == [site / "projects" / "two" / "index.html"]
    assert "Changed" in changed[0].read_text(encoding="utf-8")
    assert (site / "pdf" / "two.pdf").read_bytes().startswith(b"%PDF-")
    unknown = run_gatepage(tmp_path, "build", "--only", "tow")
    assert (unknown.returncode, unknown.stderr) == (
        2,
        "gatepage: there is no project tow; did you mean two?\n",
    )
