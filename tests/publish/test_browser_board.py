"""The board in a real browser: filters, sorting, the address, the keyboard, a phone, a thousand rows, no script."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generator.render.html import board_html
from generator.render.site import STYLE_SHEET, site_assets
from generator.view.board import BoardRow, make_board
from tests.browsing import PHONE, Visit, served
from tests.paging import SAMPLES, TODAY, sample

STRICT = "default-src 'none'; connect-src 'self'; script-src 'self'; style-src 'self'; font-src 'self'"
OUTCOMES = (("go", "Go"), ("hold", "Hold"), ("stop", "Stop"))
STAGES = (("poc", "PoC"), ("pilot", "Pilot"), ("production", "Production"))
OWNERS = ("Zoë Öztürk", "Łukasz Żak", "Dana Fox", "")


def made_up(number: int) -> BoardRow:
    """One of a thousand rows."""
    stage, outcome = STAGES[number % 3], OUTCOMES[number % 7 % 3]
    day = f"2027-0{number % 9 + 1}-{number % 28 + 1:02}" if number % 5 else ""
    return BoardRow(
        title=f"Project {number}",
        href=f"projects/p{number}/index.html",
        pdf=f"pdf/p{number}.pdf",
        tags=("care", "risk") if number % 4 == 0 else ("finance",),
        readable=True,
        stage=stage[1],
        owner=OWNERS[number % 4],
        ownerless=not OWNERS[number % 4],
        outcome=outcome[1],
        outcome_kind=outcome[0],
        errors=number % 11,
        warnings=number % 3,
        blockers="governance, ownership" if number % 10 == 0 else "",
        decision="Go on" if day else "",
        due=day,
        due_on=day,
        late=False,
        escalation="",
        facets=f"{stage[0]} {outcome[0]} {'go' if number % 10 == 0 else '-'} {'bo' if number % 11 else '-'} -",
    )


@pytest.fixture(scope="module")
def thousand(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page that is nothing but a board of a thousand rows, under a strict policy for its content."""
    folder = tmp_path_factory.mktemp("thousand")
    board = make_board("AI projects", [sample(name) for name in SAMPLES], TODAY, pdfs=True)
    html = board_html(replace(board, rows=tuple(made_up(number) for number in range(1000))))
    head = (
        f'<meta charset="utf-8"><title>Board</title><link rel="stylesheet" href="{STYLE_SHEET}">'
        '<script src="exchange.js"></script><script src="assets/gatepage/filters.js" defer></script>'
        '<script src="assets/gatepage/board.js" defer></script>'
    )
    for path, content in site_assets():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content.encode() if isinstance(content, str) else content.read_bytes())
    (folder / "index.html").write_text(
        f'<!DOCTYPE html><html lang="en"><head>{head}</head>'
        f'<body class="md-typeset"><main>{html}</main></body></html>',
        encoding="utf-8",
    )
    # What Material offers to scripts: a stream that tells of every page, also of those that it exchanges.
    (folder / "exchange.js").write_text(
        "window.heard = []; window.document$ = { subscribe: (hear) => {"
        " heard.push(hear); addEventListener('DOMContentLoaded', () => hear(document)); } };"
    )
    return folder


@pytest.fixture(scope="module")
def address(thousand: Path) -> Iterator[str]:
    with served(thousand, STRICT) as server:
        yield f"{server}/index.html"


def shown(page: Any) -> list[str]:
    """The projects that are visible, in their order."""
    return list(page.locator(".gp-projects tbody tr:visible th a").all_inner_texts())


def told(page: Any) -> str:
    return str(page.locator("output").inner_text())


def search(page: Any) -> str:
    return str(page.evaluate("decodeURIComponent(location.search)"))


def opened(browser: Any, address: str, **options: Any) -> Visit:
    """A board whose script has run."""
    visit = Visit(browser, address, **options)
    visit.page.set_default_timeout(60_000)  # a busy machine
    visit.page.locator("output:not(:empty)").wait_for()
    return visit


@pytest.fixture
def board(browser: Any, site: Path) -> Iterator[Any]:
    """The board of the built site, opened from its folder."""
    with opened(browser, (site / "index.html").as_uri()) as visit:
        yield visit.page


# ---- filters


def test_every_project_is_there_at_first(board: Any) -> None:
    assert told(board) == "10 projects"
    assert len(shown(board)) == 10
    assert board.locator("#board").get_by_role("button", name="Clear").count() == 0


def test_filters_narrow_the_table_and_stand_in_the_address(board: Any) -> None:
    board.get_by_label("Stage", exact=True).select_option("Pilot")
    assert shown(board) == ["AI Answers (Canada.ca)", "GOV.UK Chat", "Support-ticket classifier"]
    assert told(board) == "3 of 10 projects"
    board.get_by_label("Open blocker").select_option("ownership")
    assert shown(board) == ["AI Answers (Canada.ca)", "GOV.UK Chat"]
    board.wait_for_function("location.search.includes('blocker')")
    assert search(board) == "?stage=pilot&blocker=ownership"
    board.reload()
    board.locator("output:not(:empty)").wait_for()
    assert shown(board) == ["AI Answers (Canada.ca)", "GOV.UK Chat"]
    board.locator("#board").get_by_role("button", name="Clear").click()
    assert told(board) == "10 projects"
    assert search(board) == ""
    assert board.evaluate("document.activeElement.name") == "word"


@pytest.mark.parametrize(
    ("asked", "searches", "rows"),
    [("?word=ticket", False, 1), ("?q=ticket", True, 10)],
    ids=["ours", "the theme's"],
)
def test_a_word_for_the_board_is_none_for_the_search_of_the_site(
    asked: str, searches: bool, rows: int, browser: Any, site: Path
) -> None:
    with opened(browser, f"{(site / 'index.html').as_uri()}{asked}") as visit:
        assert visit.page.locator("#__search").is_checked() == searches
        assert len(shown(visit.page)) == rows


@pytest.mark.parametrize(
    ("filtered", "value", "titles"),
    [
        ("Owner", "Dana Fox", ["Support-ticket classifier"]),
        ("Tag", "customer care", ["Support-ticket classifier"]),
        ("Tag", "language", ["Sorting of reports on public space (Amsterdam)", "Support-ticket classifier"]),
        ("Needs a person", "file not readable", ["broken", "empty", "newer"]),
        ("Reading", "Not readable", ["broken", "empty", "newer"]),
        ("Errors settled by", "IT operations", ["Sorting of reports on public space (Amsterdam)"]),
    ],
)
def test_every_filter(filtered: str, value: str, titles: list[str], board: Any) -> None:
    board.get_by_label(filtered, exact=True).select_option(value)
    assert shown(board) == titles


@pytest.mark.parametrize(
    ("words", "titles"),
    [
        ("TICKET", ["Support-ticket classifier"]),
        ("fox care", ["Support-ticket classifier"]),
        ("va-chatbot", ["VA chatbot: language model for the sign-on topic"]),
        ("no such word", []),
    ],
)
def test_words_are_looked_for_in_all_that_a_row_says(words: str, titles: list[str], board: Any) -> None:
    board.get_by_label("Any word").fill(words)
    assert shown(board) == titles
    assert told(board) == f"{len(titles)} of 10 projects"
    assert board.get_by_text("No project fits.").is_visible() is not titles


def test_an_address_sets_filters_and_sorting(browser: Any, site: Path) -> None:
    with opened(browser, f"{(site / 'index.html').as_uri()}?stage=pilot&outcome=hold&sort=-errors") as visit:
        page = visit.page
        assert shown(page) == ["AI Answers (Canada.ca)", "GOV.UK Chat", "Support-ticket classifier"]
        assert page.get_by_label("Stage", exact=True).input_value() == "pilot"
        assert page.locator("th[aria-sort]").get_attribute("aria-sort") == "descending"
        assert page.locator("th[aria-sort]").inner_text().startswith("Errors")


@pytest.mark.parametrize(
    "asked", ["?stage=nonsense&sort=nonsense", "?sort=-", "?owner=%00&tag=%3Cb%3E", "?x=1"]
)
def test_what_an_address_asks_for_and_nobody_knows_is_left_aside(
    asked: str, browser: Any, site: Path
) -> None:
    with opened(browser, f"{(site / 'index.html').as_uri()}{asked}") as visit:
        assert told(visit.page) == "10 projects"
        assert visit.page.locator("th[aria-sort=ascending]").inner_text().startswith("Project")


def test_an_address_is_only_text(browser: Any, site: Path) -> None:
    asked = "?word=%3Cimg%20src=x%20onerror=alert(1)%3E&owner=%3Cscript%3Ealert(1)%3C/script%3E&tag=__proto__"
    with opened(browser, f"{(site / 'index.html').as_uri()}{asked}") as visit:
        assert visit.page.get_by_label("Any word").input_value() == "<img src=x onerror=alert(1)>"
        assert visit.dialogs == []
        assert visit.page.locator("article img").count() == 0


# ---- tiles, links and going back


def test_a_tile_filters_and_going_back_undoes_it(board: Any) -> None:
    board.evaluate("window.kept = true")
    board.get_by_role("link", name="3 not readable").click()
    assert shown(board) == ["broken", "empty", "newer"]
    assert search(board) == "?outcome=unreadable"
    assert board.evaluate("window.kept")  # no new page
    board.get_by_role("link", name="0 Go").click()
    assert shown(board) == []
    board.go_back()
    board.wait_for_function("document.querySelector('output').textContent.startsWith('3 ')")
    assert shown(board) == ["broken", "empty", "newer"]
    board.go_back()
    board.wait_for_function("document.querySelector('output').textContent.startsWith('10 ')")
    assert len(shown(board)) == 10


def test_coming_back_from_a_project_finds_the_same_view(board: Any) -> None:
    board.get_by_label("Tag", exact=True).select_option("language")
    board.get_by_role("button", name="Project").click()
    board.wait_for_function("location.search.includes('sort')")
    board.locator("tbody tr:visible th a").first.click()
    board.wait_for_url("**/projects/ticket-classifier/index.html")
    board.go_back()
    board.wait_for_function("document.querySelector('output').textContent.startsWith('2 ')")
    assert shown(board) == ["Support-ticket classifier", "Sorting of reports on public space (Amsterdam)"]


def test_a_party_of_the_open_errors_leads_to_its_rows(board: Any) -> None:
    needs = board.locator(".gp-needs")
    assert "Files that cannot be read 3" in needs.inner_text()
    needs.get_by_role("link", name="IT operations").click()
    assert shown(board) == ["Sorting of reports on public space (Amsterdam)"]


# ---- sorting


def test_columns_sort_both_ways_and_blanks_stay_last(board: Any) -> None:
    head = board.get_by_role("columnheader", name="Due")
    head.get_by_role("button").click()
    assert head.get_attribute("aria-sort") == "ascending"
    assert shown(board)[0] == "Support-ticket classifier"
    board.get_by_role("columnheader", name="Errors").get_by_role("button").click()
    assert head.get_attribute("aria-sort") is None
    counts = [int(text or 0) for text in board.locator("tbody td:nth-child(5)").all_inner_texts()]
    assert counts == sorted(counts, reverse=True)
    assert search(board) == "?sort=-errors"
    stage = board.get_by_role("columnheader", name="Stage").get_by_role("button")
    stage.click()
    stages = [text for text in board.locator("tbody td:nth-child(2)").all_inner_texts() if text]
    assert stages == ["Idea", "PoC", "PoC", "Pilot", "Pilot", "Pilot", "Production"]
    assert board.locator("tbody td:nth-child(2)").last.inner_text() == ""
    stage.click()
    assert board.locator("tbody td:nth-child(2)").all_inner_texts()[0] == "Production"
    assert board.locator("tbody td:nth-child(2)").last.inner_text() == ""


# ---- keyboard, phone, paper, no script


def test_keyboard_alone_filters_sorts_and_opens(board: Any) -> None:
    board.get_by_label("Any word").focus()
    board.keyboard.type("chat")
    assert len(shown(board)) == 3
    board.keyboard.press("Tab")
    board.keyboard.type("Hold")
    assert board.get_by_label("Reading").input_value() == "hold"
    for _ in range(12):
        board.keyboard.press("Tab")
        if board.evaluate("document.activeElement.closest('th')?.dataset.sort") == "owner":
            break
    board.keyboard.press("Enter")
    assert board.locator("th[aria-sort]").inner_text().startswith("Owner")
    assert shown(board)[-1] == "AI Answers (Canada.ca)"
    for _ in range(12):
        board.keyboard.press("Tab")
        if board.evaluate("!!document.activeElement.closest('tbody')"):
            break
    outline = board.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline != "none"
    board.keyboard.press("Enter")
    board.wait_for_url("**/projects/govuk-chat/index.html")


def test_on_a_phone_rows_are_cards(browser: Any, site: Path) -> None:
    with opened(browser, (site / "index.html").as_uri(), viewport=PHONE) as visit:
        page = visit.page
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
        row = page.locator("tbody tr", has_text="Support-ticket classifier")
        assert row.bounding_box()["width"] <= PHONE["width"]
        warnings = row.locator("td").nth(4)
        assert warnings.evaluate("cell => getComputedStyle(cell, '::after').content") == '" warning"'
        page.get_by_label("Stage", exact=True).select_option("pilot")
        assert len(shown(page)) == 3


def test_paper_shows_the_filtered_rows_and_no_controls(board: Any) -> None:
    board.get_by_label("Stage", exact=True).select_option("pilot")
    board.emulate_media(media="print")
    assert len(shown(board)) == 3
    assert board.locator("form.gp-filters").is_hidden()
    assert board.locator(".gp-jump").is_hidden()


def test_without_a_script_the_table_stands_there_whole(browser: Any, site: Path) -> None:
    with Visit(browser, (site / "index.html").as_uri(), java_script_enabled=False) as visit:
        page = visit.page
        assert len(shown(page)) == 10
        assert page.locator("form.gp-filters").is_hidden()
        assert page.locator("th button").count() == 0
        assert page.locator("th[data-sort]").first.inner_text() == "Project"


# ---- a thousand rows


def test_a_thousand_rows_are_filtered_and_counted(browser: Any, address: str) -> None:
    with opened(browser, address) as visit:
        page = visit.page
        assert told(page) == "1,000 projects"
        page.get_by_label("Reading").select_option("go")
        page.get_by_label("Stage", exact=True).select_option("pilot")
        rows = [made_up(number) for number in range(1000)]
        fitting = [row for row in rows if row.facets.startswith("pilot go")]
        assert told(page) == f"{len(fitting)} of 1,000 projects"
        assert shown(page) == [row.title for row in fitting[:100]]
        page.get_by_label("Any word").fill("ozturk finance")
        assert told(page) == "0 of 1,000 projects"
        page.get_by_label("Any word").fill("ozturk care")
        assert shown(page) == [row.title for row in fitting if row.owner == "Zoë Öztürk"]


def test_a_hundred_rows_are_shown_at_once_and_the_others_when_asked_for(browser: Any, address: str) -> None:
    with opened(browser, f"{address}?stage=pilot") as visit:
        page = visit.page
        assert len(shown(page)) == 100
        page.get_by_role("button", name="Show all 333").click()
        assert len(shown(page)) == 333
        assert page.evaluate("document.activeElement.textContent") == shown(page)[100]
        assert page.locator(".gp-more").is_hidden()


def test_paper_shows_all_rows_that_fit(browser: Any, address: str) -> None:
    with opened(browser, f"{address}?stage=pilot") as visit:
        visit.page.emulate_media(media="print")
        assert len(shown(visit.page)) == 333
        assert visit.page.locator(".gp-more").is_hidden()


def test_numbers_in_titles_sort_as_numbers(browser: Any, address: str) -> None:
    with opened(browser, f"{address}?sort=-title") as visit:
        assert shown(visit.page)[:2] == ["Project 999", "Project 998"]


def test_nobody_is_an_owner_to_filter_by(browser: Any, address: str) -> None:
    with opened(browser, address) as visit:
        page = visit.page
        options = page.get_by_label("Owner", exact=True).locator("option").all_inner_texts()
        assert options == ["all", "nobody", "Dana Fox", "Łukasz Żak", "Zoë Öztürk"]
        page.get_by_label("Owner", exact=True).select_option("nobody")
        assert told(page) == "250 of 1,000 projects"


def test_a_strict_policy_for_content_is_kept(browser: Any, address: str) -> None:
    with opened(browser, address) as visit:
        assert told(visit.page) == "1,000 projects"
        assert [said for said in visit.complaints if "favicon" not in said] == []


def test_a_page_that_is_exchanged_gets_its_filters(browser: Any, address: str) -> None:
    """Material's instant navigation puts in a page anew and tells of it; the script is not loaded again."""
    with opened(browser, address) as visit:
        page = visit.page
        exchange = """async () => {
            const text = await (await fetch('index.html')).text();
            const fresh = new DOMParser().parseFromString(text, 'text/html');
            document.querySelector('main').replaceWith(fresh.querySelector('main'));
            document.querySelectorAll('main a[href]').forEach((link) => { link.href = link.href; });
            heard.forEach((hear) => hear(document));
        }"""
        page.evaluate("heard.forEach((hear) => hear(document))")
        assert page.locator("th button").count() == 9
        page.evaluate(exchange)
        assert page.locator("th button").count() == 9
        page.get_by_label("Reading").select_option("stop")
        assert told(page) == "286 of 1,000 projects"
        page.evaluate("window.kept = true")
        page.get_by_role("link", name="0 Go").click()
        assert (told(page), search(page)) == ("428 of 1,000 projects", "?outcome=go")
        assert page.evaluate("window.kept")  # no new page
