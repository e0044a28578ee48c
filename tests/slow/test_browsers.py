"""The site in other browsers than the one that all tests use: Chromium with its windows, Firefox, WebKit.

What is asked is what a visitor does. Whether a page is whole and accessible is asked in ``tests/walk``.
"""

import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.browsing import CHROMIUM, PHONE, served
from tests.driving import PATIENCE, Driven, chromium, firefox, webkit
from tests.publish.conftest import CHECKOUT, run_gatepage

pytestmark = pytest.mark.slow

TICKETS = "projects/ticket-classifier/index.html"
CHATS = ["AI Answers (Canada.ca)", "GOV.UK Chat", "VA chatbot: language model for the sign-on topic"]
OWN = "default-src 'self' 'unsafe-inline' data: blob:"
"""What a page may load: what is told when it wants more."""

SHOWN = """[...document.querySelectorAll('.gp-projects tbody tr')].filter(row => row.checkVisibility())
    .map(row => row.querySelector('th a').textContent.trim())"""
READY = "document.querySelector('output')?.textContent"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The samples as a site."""
    folder = tmp_path_factory.mktemp("samples")
    shutil.copytree(CHECKOUT / "projects", folder / "projects")
    shutil.copy(CHECKOUT / "mkdocs.yml", folder)
    (folder / "docs").mkdir()
    done = run_gatepage(folder, "build")
    assert done.returncode == 0, done.stderr
    for name, head in {**WRONG, "frame.html": ""}.items():
        (folder / "site/draft" / name).write_text(f"<!doctype html><html><head>{head}</head><p>x</p></html>")
    return folder / "site" / "draft"


WRONG = {
    "error.html": "<script>console.error('oh')</script>",
    "broken.html": "<script>nothing.at.all()</script>",
    "elsewhere.html": "<link rel=stylesheet href='http://127.0.0.1:9/x.css'>",
    "lost.html": "<script src='lost.js'></script>",
}


@pytest.fixture(scope="module")
def heard() -> list[str]:
    """Whatever went wrong on a page."""
    return []


@pytest.fixture(scope="module")
def server(site: Path, heard: list[str]) -> Iterator[str]:
    with served(site, OWN, heard) as address:
        yield address


@pytest.fixture(scope="module", params=["chromium", "firefox", "webkit"])
def window(
    request: pytest.FixtureRequest, needs_tool: Callable[..., str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Driven]:
    """The window of a browser, used by one test after the other."""
    folder = tmp_path_factory.mktemp(request.param)
    with ExitStack() as stack:
        if request.param == "chromium":
            driven = chromium(needs_tool("chromedriver"), needs_tool(*CHROMIUM[1:]), folder)
        elif request.param == "firefox":
            driven = firefox(needs_tool("firefox-esr", "firefox"), folder)
        else:
            driven = webkit(needs_tool("WebKitWebDriver"), needs_tool("Xvfb"), folder)
        yield stack.enter_context(driven)


def hear(heard: list[str], told: str) -> None:
    """Wait until something was heard."""
    end = time.monotonic() + PATIENCE
    while not any(told in said for said in heard):
        assert time.monotonic() < end, heard
        time.sleep(0.05)


@pytest.fixture
def quiet(window: Driven, server: str, heard: list[str]) -> Iterator[Driven]:
    """The window, in which nothing may go wrong until the test is over."""
    heard.clear()
    yield window
    window.open(f"{server}/error.html")  # what pages before it had to tell comes before what this one tells
    hear(heard, "/error.html: error: oh")
    assert heard == ["/error.html: error: oh"]


def test_filters_stand_in_the_address_which_opens_the_same_rows(quiet: Driven, server: str) -> None:
    quiet.open(f"{server}/index.html")
    quiet.until(READY)
    quiet.click("[name=word]")
    quiet.press(*"chat")
    quiet.until("location.search === '?word=chat'")
    assert quiet.ask(SHOWN) == CHATS
    quiet.press("Tab", "Tab", *"Pilot")
    quiet.until("location.search === '?word=chat&stage=pilot'")
    assert quiet.ask(SHOWN) == CHATS[:2]
    address = quiet.ask("location.href")
    quiet.open(f"{server}/{TICKETS}")
    quiet.open(address)
    quiet.until(READY)
    assert quiet.ask(SHOWN) == CHATS[:2]
    assert quiet.ask("document.querySelector('[name=word]').value") == "chat"


def test_a_head_sorts_the_rows(quiet: Driven, server: str) -> None:
    quiet.open(f"{server}/index.html")
    quiet.until(READY)
    before = quiet.ask(SHOWN)
    quiet.click("th[data-sort=errors] button")
    quiet.until("document.querySelector('th[data-sort=errors]').getAttribute('aria-sort') === 'descending'")
    counts = quiet.ask(
        "[...document.querySelectorAll('tbody td:nth-child(5)')].map(one => +one.textContent.trim())"
    )
    assert counts == sorted(counts, reverse=True)
    assert counts[0] > counts[-1]
    assert sorted(quiet.ask(SHOWN)) == sorted(before)


def test_the_search_finds_a_project_by_its_owner(quiet: Driven, server: str) -> None:
    quiet.open(f"{server}/index.html")
    quiet.until(READY)
    quiet.until(
        "document.querySelector('.md-search-result__meta').textContent.includes('Type')"
    )  # it is ready
    quiet.press("/")
    quiet.until("document.activeElement.matches('.md-search__input')")
    quiet.press(*"Dana Fox")
    link = "a.md-search-result__link[href*='projects/ticket-classifier/']"
    quiet.until("document.querySelector(arguments[0])?.checkVisibility()", link)
    quiet.click(link)
    quiet.until("location.pathname.endsWith(arguments[0])", TICKETS)


def test_the_keyboard_skips_the_navigation_and_reaches_the_filters(quiet: Driven, server: str) -> None:
    quiet.open(f"{server}/index.html")
    quiet.until(READY)
    quiet.press("Tab")
    assert quiet.ask("document.activeElement.matches('.md-skip')")
    quiet.press("Enter")
    for _ in range(40):
        quiet.press("Tab")
        if quiet.ask("document.activeElement.name") == "word":
            break
    assert quiet.ask("getComputedStyle(document.activeElement).outlineStyle") != "none"
    quiet.press(*"chat", "Tab")
    assert quiet.ask(SHOWN) == CHATS
    assert quiet.ask("document.activeElement.name") == "outcome"


def test_the_keyboard_goes_through_the_head_and_leaves_the_search_behind(quiet: Driven, server: str) -> None:
    quiet.open(f"{server}/index.html")
    quiet.until(READY)
    met: list[str] = []
    while len(met) < 30 and not quiet.ask("!!document.activeElement.closest('main')"):
        quiet.press("Tab")
        met.append(quiet.ask("document.activeElement.className"))
    assert any("md-search__input" in one for one in met)
    assert len(met) < 30, met
    assert not quiet.ask("document.querySelector('#__search').checked")


def test_the_dark_ground_stays_on_the_next_page(quiet: Driven, server: str) -> None:
    ground = "getComputedStyle(document.body).backgroundColor"
    switch = "label.md-header__button[for^=__palette]:not([hidden])"
    quiet.open(f"{server}/index.html")
    quiet.until(READY)
    light = quiet.ask(ground)
    quiet.until("document.querySelector(arguments[0])", switch)
    quiet.click(switch)
    quiet.until("document.body.dataset.mdColorScheme === 'slate'")
    dark = quiet.until(f"{ground} !== arguments[0] && {ground}", light)
    quiet.click("tbody th a")
    quiet.until("location.pathname.includes('/projects/') && document.readyState === 'complete'")
    assert quiet.ask(ground) == dark
    quiet.click(switch)
    quiet.until(f"{ground} === arguments[0]", light)


@pytest.mark.parametrize("page", ["index.html", TICKETS, "rules/index.html"])
def test_a_phone_does_not_scroll_sideways(quiet: Driven, server: str, page: str) -> None:
    quiet.open(f"{server}/frame.html")
    # No window of these browsers is as narrow as a phone. To the page within a frame, the frame is the window.
    frame = "Object.assign(document.createElement('iframe'), {src: arguments[0], style: arguments[1]})"
    size = f"border: 0; width: {PHONE['width']}px; height: {PHONE['height']}px"
    quiet.ask(f"document.body.replaceChildren({frame})", f"{server}/{page}", size)
    inside = "document.querySelector('iframe').contentDocument"
    quiet.until(f"{inside}.readyState === 'complete' && {inside}.URL.endsWith(arguments[0])", page)
    assert quiet.ask(f"{inside}.defaultView.innerWidth") == PHONE["width"]
    assert quiet.ask(f"{inside}.documentElement.scrollWidth") <= PHONE["width"]


def test_a_value_is_there_and_its_hint_opens_and_closes(quiet: Driven, server: str) -> None:
    quiet.open(f"{server}/{TICKETS}")
    quiet.until("document.querySelector('button.gp-label')")
    assert "R-17" in quiet.ask("document.querySelector('#f-operations\\\\.rollback').innerText")
    quiet.press("Tab", "Enter")  # past the navigation
    for _ in range(60):
        quiet.press("Tab")
        if quiet.ask("document.activeElement.matches('button.gp-label')"):
            break
    tip = quiet.until("document.querySelector('.gp-tip')?.innerText")
    assert "How to write it" in tip
    quiet.press("Escape")
    quiet.until("!document.querySelector('.gp-tip')")
    assert quiet.ask("document.activeElement.matches('button.gp-label')")


@pytest.mark.parametrize("window", ["chromium", "firefox"], indirect=True)  # WebKit's driver does not print
def test_the_printed_page_has_the_outcome(
    quiet: Driven, server: str, needs_tool: Callable[..., str], tmp_path: Path
) -> None:
    quiet.open(f"{server}/{TICKETS}")
    (tmp_path / "page.pdf").write_bytes(quiet.printed())
    read = subprocess.run(
        [needs_tool("pdftotext"), "page.pdf", "-"], cwd=tmp_path, capture_output=True, check=True
    )
    text = " ".join(read.stdout.decode().split())
    assert "Support-ticket classifier" in text
    assert "Recall on complaints: 96 % misses at least 97 %" in text
    assert "Switch routing rule R-17 off" in text


@pytest.mark.parametrize(
    ("page", "told"),
    [
        ("error.html", "error: oh"),
        ("broken.html", "nothing"),
        ("elsewhere.html", "wanted: http://127.0.0.1:9/"),
        ("lost.html", "not loaded: "),
    ],
)
def test_whatever_goes_wrong_would_be_told(
    window: Driven, server: str, heard: list[str], page: str, told: str
) -> None:
    heard.clear()
    window.open(f"{server}/{page}")
    hear(heard, told)
