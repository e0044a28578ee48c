"""Every page of the site in a real browser: accessible, whole at any width, and silent towards other hosts."""

from pathlib import Path
from typing import Any

import pytest

from tests.browsing import PHONE, WIDE, Visit
from tests.walk.walking import Walk, run_axe


@pytest.fixture(
    scope="session", params=[False, pytest.param(True, marks=pytest.mark.slow)], ids=["quick", "thorough"]
)
def walk(
    request: pytest.FixtureRequest, browser: Any, site: Path, server: str, pages: list[str], axe: str
) -> Walk:
    """All pages, each visited once."""
    walk = Walk(browser, site, server, axe, thorough=request.param)
    walk.visit(*pages)
    return walk


QUESTIONS = {
    "axe": "axe-core finds nothing at WCAG 2.2 AA nor against its best practice, light and dark, wide and narrow",
    "drawings": "words in drawings, which axe-core does not look at, have a contrast of 4.5 to their ground",
    "past the navigation": "the first stop of the keyboard leads to the page itself",
    "focus": "whatever the keyboard reaches has a ring and is in sight",
    "motion": "nothing of ours moves for those who want no motion",
    "width": "no page scrolls sideways, down to 320 pixels, which is a wide screen at 400 %",
    "another host": "no request leaves the site, from a server or from a folder",
    "complaints": "the browser says nothing in its console",
    "dialogs": "nothing asks, warns or greets",
}


@pytest.mark.parametrize("question", QUESTIONS)
def test_on_every_page(walk: Walk, pages: list[str], question: str) -> None:
    assert walk.walked == pages
    told = walk.told[question]
    assert not told, f"{QUESTIONS[question]}, but:\n" + "\n".join(told)


def test_every_question_is_asked(walk: Walk) -> None:
    assert set(walk.told) == set(QUESTIONS)


PALE = """<!doctype html><title>T</title><main><h1>T</h1><p style="color:#aaa;background:#fff">pale</p>
<img src="data:,"><a href="#" style="outline:none">x</a><a href="#" style="position:fixed;left:-90px">y</a>
<div class="gp-x" style="animation:fade 1s infinite;width:2000px">z</div></main>
<article><svg width="90" height="20"><rect width="90" height="20" fill="#111"/><text y="15" fill="#222">dim</text>
</svg></article><style>@keyframes fade{to{opacity:.9}}</style><script>console.error("oh"); alert("no")</script>
<link rel="stylesheet" href="http://127.0.0.1:9/x.css">"""


def test_whatever_is_wrong_would_be_told(browser: Any, tmp_path: Path, axe: str) -> None:
    (tmp_path / "pale.html").write_text(PALE)
    walk = Walk(browser, tmp_path, tmp_path.as_uri(), axe)
    walk.visit("pale.html")
    told = {question: "\n".join(lines) for question, lines in walk.told.items()}
    for rule in (
        "color-contrast (serious): p:",
        "image-alt (critical): img:",
        "html-has-lang (serious): html:",
    ):
        assert f"pale.html (wide, light): {rule}" in told["axe"]
    assert "the first stop of Tab is no link past the navigation" in told["past the navigation"]
    assert 'no ring: <a href="#" style="outline:none">' in told["focus"]
    assert 'out of sight: <a href="#" style="position:fixed;left:-90px">' in told["focus"]
    assert 'pale.html (wide, light): 1.2 for "dim"' in told["drawings"]
    assert 'pale.html (wide, light): <div class="gp-x"' in told["motion"]
    assert "pixels are needed at 320" in told["width"]
    assert "http://127.0.0.1:9/x.css" in told["another host"]
    assert "error: oh" in told["complaints"]
    assert told["dialogs"] == "pale.html: no"


def test_search_with_its_results_is_accessible_and_asks_nobody_else(
    browser: Any, server: str, axe: str
) -> None:
    for scheme, size in (("light", WIDE), ("dark", PHONE)):
        with Visit(browser, f"{server}/index.html", color_scheme=scheme, viewport=size) as visit:
            visit.page.keyboard.press("/")
            visit.page.keyboard.type("ticket")
            visit.page.locator("a.md-search-result__link").first.wait_for()
            assert run_axe(visit.page, axe) == []
            assert (visit.strangers(server), visit.complaints) == ([], [])


def test_the_keyboard_opens_the_navigation_of_a_narrow_page(browser: Any, server: str) -> None:
    with Visit(browser, f"{server}/rules/index.html", until="load", viewport=PHONE) as visit:
        page = visit.page
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        page.keyboard.press("Space")
        link = page.locator(".md-sidebar--primary").get_by_role("link", name="Projects", exact=True)
        link.wait_for()
        for _ in range(12):
            if link.evaluate("one => one === document.activeElement"):
                break
            page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.wait_for_url(f"{server}/index.html")
