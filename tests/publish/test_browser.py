"""The site in a real browser: what people see and do. What holds for every page is in ``tests/walk``."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browsing import Visit, served
from tests.publish.conftest import HOSTILE


@pytest.fixture(scope="module")
def server(site: Path) -> Iterator[str]:
    with served(site) as address:
        yield address


def test_board_lists_every_project_and_leads_to_its_page(browser: Any, server: str) -> None:
    with Visit(browser, f"{server}/index.html") as visit:
        page = visit.page
        titles = page.locator("table.gp-projects tbody th a").all_inner_texts()
        assert titles == sorted(titles, key=str.casefold)
        assert {"Support-ticket classifier", "broken", "newer", "empty", "Bad name"} <= set(titles)
        row = page.locator("tr", has_text="Support-ticket classifier")
        cells = [cell.strip() for cell in row.locator("td").all_inner_texts()]
        assert cells[:3] == ["Pilot", "Dana Fox", "Hold"]
        assert cells[6:8] == ["Release to all enterprise customers", "4 Dec 2026"]
        row.get_by_role("link", name="Support-ticket classifier", exact=True).click()
        page.wait_for_url("**/projects/ticket-classifier/index.html")
        assert page.locator("h1").inner_text() == "Support-ticket classifier"


def test_artifact_says_outcome_reasons_and_every_section(browser: Any, server: str) -> None:
    with Visit(browser, f"{server}/projects/ticket-classifier/index.html") as visit:
        text = visit.page.locator("article").inner_text()
    assert re.search(r"READING\s+Hold", text)
    assert "Recall on complaints: 96 % misses at least 97 %" in text
    headings = (
        "SPECIFICATION AND OPERATIONS",
        "GATE",
        "LEARNING",
        "THREE-POINT CHECK",
        "MISSING ON THIS PAGE",
    )
    positions = [text.index(heading) for heading in headings]
    assert positions == sorted(positions)
    for said in (
        "Switch routing rule R-17 off",
        "after the release freeze",
        "CC-4711",
        "Finance reports 1 100 EUR",
    ):
        assert said in text


def test_finding_links_to_its_rule(browser: Any, server: str) -> None:
    with Visit(browser, f"{server}/projects/amsterdam-reports/index.html") as visit:
        page = visit.page
        link = page.locator("a.gp-code", has_text="GAT003").first
        link.click()
        page.wait_for_url("**/rules/index.html#gat003")
        assert page.locator("#gat003").inner_text() == "GAT003 no Stop row"


def test_hostile_text_is_shown_as_typed(browser: Any, server: str) -> None:
    with Visit(browser, f"{server}/projects/hostile/index.html") as visit:
        page = visit.page
        text = page.locator("article").inner_text()
        assert visit.dialogs == []
        assert "owned" not in page.title() or "<script>" in page.title()
        assert page.locator("article script, article img, article iframe").count() == 0
        for link in page.locator("article a").all():
            assert not (link.get_attribute("href") or "").startswith(("javascript:", "//"))
    shown = " ".join(text.split())
    for typed in (HOSTILE[0], HOSTILE[1], HOSTILE[2], HOSTILE[6], HOSTILE[7], "javascript:alert(1)"):
        assert typed in shown


def test_unreadable_file_says_what_is_wrong_and_where(browser: Any, server: str) -> None:
    with Visit(browser, f"{server}/projects/broken/index.html") as visit:
        text = visit.page.locator("article").inner_text()
    assert "This project's file cannot be read, so its page cannot be made." in text
    assert "line 2, column 8" in text
    assert 'title: "Never closed' in text


def test_dark_mode_changes_ground_and_ink(browser: Any, server: str) -> None:
    look = "(s) => getComputedStyle(document.querySelector(s)).color"
    with Visit(browser, f"{server}/projects/ticket-classifier/index.html", color_scheme="dark") as dark:
        dark_ink = dark.page.evaluate(look, "h1")
    with Visit(browser, f"{server}/projects/ticket-classifier/index.html", color_scheme="light") as light:
        light_ink = light.page.evaluate(look, "h1")
    assert (light_ink, dark_ink) == ("rgb(17, 24, 39)", "rgb(232, 234, 238)")


SOUGHT = {
    "Licence transfer": "ticket-classifier",  # a word of its page
    "Tom Adler": "ticket-classifier",  # an owner
    "GAT003": "amsterdam-reports",  # the code of a finding
    "govuk-chat": "govuk-chat",  # the id
    "onerror": "hostile",
}


@pytest.mark.parametrize("way", ["from a server", "from a folder"])
def test_search_finds_a_project(browser: Any, server: str, site: Path, way: str) -> None:
    home = f"{server}/index.html" if way == "from a server" else (site / "index.html").as_uri()
    with Visit(browser, home, until="networkidle") as visit:
        page = visit.page
        page.keyboard.press("/")
        for word, found in SOUGHT.items():
            page.keyboard.type(word)
            page.locator(f'a.md-search-result__link[href*="projects/{found}/"]').first.wait_for()
            page.keyboard.press("Control+A")
            page.keyboard.press("Delete")
            page.locator("a.md-search-result__link").first.wait_for(state="detached")
        assert visit.strangers(server, "file:") == []
        assert (visit.complaints, visit.dialogs) == ([], [])


def test_search_puts_projects_before_the_guide_and_its_results_are_short(browser: Any, server: str) -> None:
    with Visit(browser, f"{server}/index.html") as visit:
        page = visit.page
        page.keyboard.press("/")
        page.keyboard.type("Dana Fox")
        results = page.locator("a.md-search-result__link")
        page.locator('a.md-search-result__link[href*="guide/"]').first.wait_for(state="attached")
        first, *others = [link.get_attribute("href") or "" for link in results.all()]
        assert "projects/ticket-classifier/index.html" in first
        assert any("guide/index.html" in href for href in others)  # whose examples name her as well
        tallest = "(links) => Math.max(...links.map(link => link.getBoundingClientRect().height))"
        assert results.evaluate_all(tallest) < 180


def test_a_page_has_our_sign_and_no_empty_foot(browser: Any, server: str) -> None:
    with Visit(browser, f"{server}/projects/ticket-classifier/index.html") as visit:
        page = visit.page
        logo = page.locator("header .md-logo img")
        assert (logo.get_attribute("src") or "").endswith("assets/gatepage/mark.svg")
        assert logo.evaluate("image => image.naturalWidth > 0")
        icon = page.locator("link[rel=icon]").get_attribute("href") or ""
        assert icon.endswith("assets/gatepage/mark.svg")
        assert not page.locator(".md-footer").is_visible()


def test_an_address_that_is_not_there_leads_on(browser: Any, server: str) -> None:
    with Visit(browser, f"{server}/404.html") as visit:
        page = visit.page
        assert page.locator("article").inner_text().split("\n") == [
            "There is no such page",
            "",
            "It may have another name by now, or its project is gone. The search finds what is there. All projects",
        ]
        page.locator("article").get_by_role("link", name="All projects").click()
        page.wait_for_url(f"{server}/index.html")


def test_the_head_of_the_board_s_table_stays_in_sight(browser: Any, server: str) -> None:
    with Visit(browser, f"{server}/index.html", viewport={"width": 1280, "height": 500}) as visit:
        page = visit.page
        page.locator("table.gp-projects tbody tr").last.scroll_into_view_if_needed()
        head, bar = (page.locator(one).bounding_box() for one in (".gp-projects thead th >> nth=0", "header"))
        assert head
        assert bar
        assert round(head["y"]) == round(bar["y"] + bar["height"])


def test_fonts_are_our_own(browser: Any, server: str) -> None:
    with Visit(browser, f"{server}/projects/ticket-classifier/index.html", until="networkidle") as visit:
        loaded = visit.page.evaluate(
            "document.fonts.ready.then(f => [...f].filter(x => x.status == 'loaded').length)"
        )
        assert loaded > 0
        assert any(url.endswith("/assets/gatepage/fonts/Inter-Regular.woff2") for url in visit.requests)
