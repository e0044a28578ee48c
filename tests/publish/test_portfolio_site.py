"""The portfolio's pages and data as they come out of a build, whatever the form of addresses."""

import csv
import json
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from icalendar import Calendar
from jsonschema import Draft202012Validator
from lxml import html

from generator.render.portfolio_pages import TITLES
from tests.portfolio import FILES
from tests.publish.conftest import run_gatepage

CONFIGURATION = """\
site_name: Ours
site_url: https://ai.example.com/
use_directory_urls: {urls}
theme: {{name: material, font: false}}
plugins:
  - gatepage: {{as_of: 2026-11-22, pdf: false{more}}}
"""


def write(folder: Path, urls: str = "false", more: str = "") -> None:
    (folder / "docs").mkdir()
    (folder / "projects").mkdir()
    (folder / "mkdocs.yml").write_text(CONFIGURATION.format(urls=urls, more=more))
    for name, text in FILES.items():
        (folder / "projects" / f"{name}.yaml").write_text(f"format: 1\n{text}", encoding="utf-8")


@pytest.fixture(scope="module", params=["false", "true"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp(f"urls-{request.param}")
    write(folder, request.param)
    done = run_gatepage(folder, "build")
    assert done.returncode == 0, done.stderr
    return folder / "site" / "draft"


def test_every_link_of_every_page_leads_to_a_file_and_to_an_anchor_in_it(site: Path) -> None:
    anchors: dict[Path, set[str]] = {}
    broken = []
    for name in TITLES:
        page = site / name / "index.html"
        (article,) = html.parse(page).iter("article")
        for link in article.iter("a"):
            target = urlsplit(link.get("href") or "")
            if target.scheme or (link.get("class") or "").startswith("md-"):
                continue
            file = (page.parent / unquote(target.path)).resolve() if target.path else page
            if not file.is_file():
                broken.append(f"{name}: {link.get('href')}")
            elif target.fragment and file.suffix == ".html":
                if file not in anchors:
                    anchors[file] = {one.get("id") or "" for one in html.parse(file).iter()}
                if unquote(target.fragment) not in anchors[file]:
                    broken.append(f"{name}: {link.get('href')} has no such anchor")
    assert broken == []


def test_the_data_lies_beside_the_pages(site: Path) -> None:
    data = site / "data"
    portfolio = json.loads((data / "portfolio.json").read_text(encoding="utf-8"))
    schema = json.loads((data / "portfolio.schema.json").read_text(encoding="utf-8"))
    assert [error.message for error in Draft202012Validator(schema).iter_errors(portfolio)] == []
    with (data / "portfolio.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row["id"] for row in csv.DictReader(file)] == [one["id"] for one in portfolio["projects"]]
    raw = (data / "decisions.ics").read_bytes()
    assert b"\n" not in raw.replace(b"\r\n", b"")
    addresses = [str(event["URL"]) for event in Calendar.from_ical(raw).walk("VEVENT")]
    assert "https://ai.example.com/projects/late/index.html" in addresses


def test_a_mapping_of_standards_that_cannot_be_used_stops_the_build(tmp_path: Path) -> None:
    write(tmp_path, more=", standards: ours.yaml")
    done = run_gatepage(tmp_path, "build")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "gatepage: “standards” names ours.yaml, which is no file; correct the path\n"
    (tmp_path / "ours.yaml").write_text(
        "standards: [{id: a, title: Ours, parts: [{id: b, title: B, asks: C, evidence: {ownership.boss: D}}]}]\n"
    )
    done = run_gatepage(tmp_path, "build")
    assert done.returncode == 2
    assert done.stderr == (
        "gatepage: ours.yaml:1: the format has no field “ownership.boss”; did you mean  ownership.side?\n"
    )


def test_a_company_s_own_mapping_takes_the_place_of_ours(tmp_path: Path) -> None:
    write(tmp_path, more=", standards: ours.yaml")
    (tmp_path / "ours.yaml").write_text(
        "standards: [{id: a, title: Our policy, parts: [{id: b, title: B, asks: C, evidence: {title: D}}]}]\n"
    )
    assert run_gatepage(tmp_path, "build").returncode == 0
    page = (tmp_path / "site" / "draft" / "standards" / "index.html").read_text(encoding="utf-8")
    assert "Our policy" in page
    assert "NIST" not in page
