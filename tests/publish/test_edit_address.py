"""Where the source of a project can be read: our option, else MkDocs's repository; and "edit this page"."""

import re
from pathlib import Path

import pytest

from tests.publish.conftest import run_gatepage

PROJECT = "format: 1\ntitle: Demo\nstage: idea\n"
MKDOCS = """\
site_name: Ours
use_directory_urls: false
theme: {name: material, font: false, features: [content.action.edit]}
"""
OURS = """\
plugins: [{gatepage: {edit_address: 'https://git.example.com/{file}?line={line}'}}]
repo_url: https://github.com/care/pages
"""


def built(folder: Path, configuration: str) -> str:
    """The page of a project under a configuration."""
    (folder / "projects").mkdir()
    (folder / "docs").mkdir()
    (folder / "projects" / "demo.yaml").write_text(PROJECT)
    (folder / "mkdocs.yml").write_text(MKDOCS + configuration)
    done = run_gatepage(folder, "build", "--no-pdf", "--as-of", "2026-11-22")
    assert done.returncode == 0, done.stderr
    return (folder / "site" / "draft" / "projects" / "demo" / "index.html").read_text(encoding="utf-8")


def lines(html: str) -> str:
    """The address of the line of the stage."""
    found = re.search(r'id="f-stage".*?class="gp-at" href="([^"]*)"', html)
    return found[1] if found else ""


def edits(html: str) -> str:
    """The address of "edit this page"."""
    found = re.search(r'<a href="([^"]*)" title="Edit this page"', html)
    return found[1] if found else ""


@pytest.mark.parametrize(
    ("configuration", "line", "edit"),
    [
        ("plugins: [gatepage]\n", "", ""),
        (
            "plugins: [gatepage]\nrepo_url: https://github.com/care/pages\n",
            "https://github.com/care/pages/blob/master/projects/demo.yaml#L3",
            "https://github.com/care/pages/edit/master/projects/demo.yaml",
        ),
        (
            "plugins: [gatepage]\nrepo_url: https://gitlab.example.com/care/pages/\nedit_uri: -/edit/main/sub/docs/\n",
            "https://gitlab.example.com/care/pages/-/blob/main/sub/projects/demo.yaml#L3",
            "https://gitlab.example.com/care/pages/-/edit/main/sub/projects/demo.yaml",
        ),
        (
            "plugins: [gatepage]\nrepo_url: https://bitbucket.org/care/pages\n",
            "https://bitbucket.org/care/pages/src/default/projects/demo.yaml#lines-3",
            "https://bitbucket.org/care/pages/src/default/projects/demo.yaml",
        ),
        # Nobody can say where a project's file is.
        ("plugins: [gatepage]\nrepo_url: https://git.example.com/care\nedit_uri: '?path=docs/'\n", "", ""),
        (
            OURS,
            "https://git.example.com/projects/demo.yaml?line=3",
            "https://git.example.com/projects/demo.yaml?line=1",
        ),
    ],
)
def test_a_line_and_the_page_lead_to_the_source(
    configuration: str, line: str, edit: str, tmp_path: Path
) -> None:
    html = built(tmp_path, configuration)
    assert (lines(html), edits(html)) == (line, edit)


def test_an_address_of_another_kind_is_refused(tmp_path: Path) -> None:
    (tmp_path / "projects").mkdir()
    (tmp_path / "projects" / "demo.yaml").write_text(PROJECT)
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: x\nplugins: [{gatepage: {edit_address: 'javascript:alert({file})'}}]\n"
    )
    done = run_gatepage(tmp_path, "build", "--no-pdf")
    assert done.returncode == 2
    assert "“edit_address” is “javascript:alert({file})”" in done.stderr


def test_what_may_not_be_opened_is_not_offered(tmp_path: Path) -> None:
    secret = tmp_path / "secret.yaml"
    secret.write_text("format: 1\ntitle: Secret\n")
    folder = tmp_path / "site-of-ours"
    (folder / "projects").mkdir(parents=True)
    (folder / "projects" / "demo.yaml").write_text(PROJECT)
    (folder / "projects" / "link.yaml").symlink_to(secret)
    assert run_gatepage(folder, "build", "--no-pdf").returncode == 0
    made = {path.name for path in (folder / "site" / "draft" / "projects").rglob("*.yaml")}
    assert made == {"demo.yaml"}
    page = (folder / "site" / "draft" / "projects" / "link" / "index.html").read_text(encoding="utf-8")
    assert "YAML file" not in page
