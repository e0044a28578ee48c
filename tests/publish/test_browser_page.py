"""A project's page in a real browser: ways between findings, fields and the source; explanations; files; print."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browsing import PHONE, Visit
from tests.publish.conftest import EDIT_ADDRESS
from tests.publish.test_browser import server

__all__ = ["server"]

TICKETS = "projects/ticket-classifier/index.html"
CHAT = "projects/govuk-chat/index.html"
AT = EDIT_ADDRESS.removesuffix("{file}#L{line}")


def line_of(portfolio: Path, project: str, start: str) -> int:
    """The number of the first line that starts like this."""
    lines = (portfolio / "projects" / f"{project}.yaml").read_text().splitlines()
    return next(number for number, line in enumerate(lines, 1) if line.startswith(start))


# ---- findings and fields


def test_a_finding_stands_beside_its_field_and_leads_to_the_list_and_back(browser: Any, server: str) -> None:
    with Visit(browser, f"{server}/{CHAT}") as visit:
        page = visit.page
        field = page.locator("[id='f-operations.improvement_owner']")
        chip = field.get_by_role("link", name="error OPS002")
        chip.click()
        page.wait_for_url("**#ops002-41")
        finding = page.locator("#ops002-41")
        assert "no improvement owner" in finding.inner_text()
        assert finding.evaluate("one => one.matches(':target')")
        finding.get_by_role("link", name="operations.improvement_owner").click()
        page.wait_for_url("**#f-operations.improvement_owner")
        assert field.evaluate("one => one.matches(':target')")
        box = field.bounding_box()
        assert 0 < box["y"] < 900


def test_every_finding_that_is_due_has_a_way_to_a_field_on_the_page(browser: Any, server: str) -> None:
    with Visit(browser, f"{server}/{CHAT}") as visit:
        lost = visit.page.evaluate("""
            [...document.querySelectorAll('.gp-findings li')].filter(one => {
                const way = one.querySelector('.gp-where a[href^="#"]');
                return !way || !document.getElementById(decodeURIComponent(way.hash.slice(1)));
            }).map(one => one.id)""")
        chips = visit.page.locator(".gp-chip--error").count()
        listed = visit.page.locator(".gp-findings [aria-label=error]").count()
    assert lost == []
    assert chips == listed == 26


def test_what_is_waived_or_in_doubt_is_marked_at_its_field(browser: Any, server: str) -> None:
    with Visit(browser, f"{server}/{TICKETS}") as visit:
        page = visit.page
        page.locator("[id='f-operations.rollback']").get_by_role("link", name="waived OPS011").click()
        page.wait_for_url("**#ops011-*")
        assert "Rehearsal waits" in page.locator(":target").inner_text()
        page.locator("[id='f-specification.cost']").get_by_role("link", name="doubt in doubt").click()
        page.wait_for_url("**#doubt-1")
        assert (
            page.locator(":target").inner_text() == "specification.cost Finance reports 1 100 EUR for October"
        )


def test_sections_have_addresses_that_stay(browser: Any, server: str) -> None:
    names = ("specification", "operations", "gate", "learning", "governance", "evaluation", "ownership")
    with Visit(browser, f"{server}/{TICKETS}") as visit:
        for name in (*names, "history", "missing", "notes"):
            assert visit.page.locator(f"#{name}").count() == 1, name


# ---- the source


@pytest.fixture(scope="module")
def tickets(browser: Any, server: str) -> Iterator[Any]:
    """A page that is only looked at."""
    with Visit(browser, f"{server}/{TICKETS}") as visit:
        yield visit.page


@pytest.mark.parametrize(
    ("field", "start"),
    [
        ("f-specification.workflow", "  workflow:"),
        ("f-specification.quality.complaint-recall", "    - id: complaint-recall"),
        ("f-gate.hold.signals.undefined-rate", "      - id: undefined-rate"),
        ("f-gate.stop.action", "    action: Return to manual handling"),
        ("f-governance.decisions.production", "    - id: production"),
        ("f-extra.cost-centre", "  cost centre:"),
        ("f-stage", "stage:"),
    ],
)
def test_a_value_leads_to_its_line_in_the_source(
    tickets: Any, portfolio: Path, field: str, start: str
) -> None:
    line = line_of(portfolio, "ticket-classifier", start)
    link = tickets.locator(f"[id='{field}'] > .gp-at, [id='{field}'] > span > .gp-at").first
    assert link.get_attribute("href") == f"{AT}projects/ticket-classifier.yaml#L{line}"
    assert link.get_attribute("aria-label") == f"line {line}"


def test_the_line_number_is_quiet_until_the_pointer_is_there(browser: Any, server: str) -> None:
    with Visit(browser, f"{server}/{TICKETS}") as visit:
        line = visit.page.locator("[id='f-specification.workflow']")
        link = line.locator(".gp-at")
        seen = "one => getComputedStyle(one).opacity"
        assert link.evaluate(seen) == "0"
        line.hover()
        assert link.evaluate(seen) == "1"


def test_a_broken_file_leads_to_the_line_that_is_wrong(browser: Any, server: str) -> None:
    with Visit(browser, f"{server}/projects/broken/index.html") as visit:
        link = visit.page.get_by_role("link", name="line 2, column 8")
        assert link.get_attribute("href") == f"{AT}projects/broken.yaml#L2"


# ---- explanations


def test_the_keyboard_opens_an_explanation_and_escape_closes_it(browser: Any, server: str) -> None:
    with Visit(browser, f"{server}/{TICKETS}", until="networkidle") as visit:
        page = visit.page
        label = page.get_by_role("button", name="Workflow", exact=True)
        label.focus()
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Tab")
        tip = page.locator(".gp-tip")
        assert tip.is_visible()
        assert "The one workflow that the AI takes part in, and for whom." in tip.inner_text()
        assert "Due from PoC, settled by the build team" in tip.inner_text()
        described = label.get_attribute("aria-describedby")
        assert "The one workflow" in page.locator(f"#{described}").inner_text()
        page.keyboard.press("Escape")
        assert tip.count() == 0
        assert label.evaluate("one => one === document.activeElement")
        assert (visit.complaints, visit.dialogs) == ([], [])


def test_an_explanation_that_is_pressed_stays_and_its_links_are_reached(browser: Any, server: str) -> None:
    with Visit(browser, f"{server}/{TICKETS}") as visit:
        page = visit.page
        label = page.get_by_role("button", name="Input", exact=True)
        label.focus()
        page.keyboard.press("Enter")
        assert label.get_attribute("aria-expanded") == "true"
        page.keyboard.press("Tab")
        source = page.locator(":focus")
        assert source.get_attribute("href").startswith(f"{AT}projects/ticket-classifier.yaml#L")
        page.keyboard.press("Tab")
        assert page.locator(":focus").get_attribute("href") == "../../guide/index.html#specification.input"
        page.keyboard.press("Escape")
        assert page.locator(".gp-tip").count() == 0
        assert label.evaluate("one => one === document.activeElement")


def test_the_pointer_may_go_into_an_explanation(browser: Any, server: str) -> None:
    with Visit(browser, f"{server}/{TICKETS}") as visit:
        page = visit.page
        page.get_by_role("button", name="Workflow", exact=True).hover()
        tip = page.locator(".gp-tip")
        tip.wait_for()
        tip.get_by_role("link", name="How to write it").hover()
        page.wait_for_timeout(600)
        assert tip.is_visible()
        page.mouse.move(5, 5)
        tip.wait_for(state="detached")


def test_a_finger_opens_an_explanation_and_closes_it(browser: Any, server: str) -> None:
    with Visit(browser, f"{server}/{TICKETS}", viewport=PHONE, has_touch=True) as visit:
        page = visit.page
        page.get_by_role("button", name="Owner", exact=True).tap()
        tip = page.locator(".gp-tip")
        box = tip.bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= PHONE["width"]
        page.locator("h1").tap()
        assert tip.count() == 0


def test_a_page_has_one_stop_for_each_label(browser: Any, server: str) -> None:
    """The way to the source is in the explanation; a stop of its own would double them."""
    with Visit(browser, f"{server}/{TICKETS}") as visit:
        both = visit.page.evaluate("""
            [...document.querySelectorAll('.gp-line, .gp-head .gp-fact')].filter(line =>
                line.querySelector(':scope > button') && line.querySelector(':scope > .gp-at[tabindex="-1"]') === null
            ).map(line => line.id)""")
    assert both == ["f-evaluation.dataset"][:0]


def test_without_a_script_everything_but_the_explanations_is_there(browser: Any, server: str) -> None:
    with Visit(browser, f"{server}/{TICKETS}", java_script_enabled=False) as visit:
        assert visit.page.locator("button.gp-label").count() == 0
        assert (
            visit.page.locator("[id='f-specification.workflow'] > .gp-at").get_attribute("tabindex") is None
        )


def test_a_finding_beside_its_field_says_what_it_is(browser: Any, server: str) -> None:
    with Visit(browser, f"{server}/{CHAT}") as visit:
        page = visit.page
        page.locator("[id='f-operations.improvement_owner'] .gp-chip").hover()
        tip = page.locator(".gp-tip")
        tip.wait_for()
        assert tip.inner_text().split("\n") == ["no improvement owner", "add  improvement_owner: name, role"]
        page.keyboard.press("Escape")
        assert tip.count() == 0


# ---- signals, decisions, signatures


def test_a_signal_says_value_condition_age_and_evidence(browser: Any, server: str) -> None:
    with Visit(browser, f"{server}/{TICKETS}") as visit:
        told = visit.page.locator("[id='f-gate.hold.signals.undefined-rate']").inner_text()
        core = visit.page.locator("[id='f-gate.go.signals.1']").inner_text()
    assert " ".join(told.split()) == (
        "Tickets in no known category: not met [undefined-rate]"
        " Value 3.1 % Met when more than 5 % Measured 20 Nov 2026, 2 days ago"
    )
    assert "Accuracy on core categories 94 % against at least 92 %" in core
    assert "counts until 12 Dec 2026" in core
    assert "evidence/2026-11-metrics.json /recall/complaint as percent" in core


def test_a_decision_says_what_it_saw_and_what_that_is_now(browser: Any, server: str) -> None:
    with Visit(browser, f"{server}/{TICKETS}") as visit:
        told = visit.page.locator("[id='f-governance.decisions.pilot']").inner_text()
    assert "Saw accuracy 93 % (now 94 %)" in " ".join(told.split())


# ---- files and neighbours


def test_the_file_can_be_downloaded_as_it_is(browser: Any, server: str, portfolio: Path) -> None:
    for project in ("ticket-classifier", "hostile", "broken"):
        with Visit(browser, f"{server}/projects/{project}/index.html") as visit:
            with visit.page.expect_download() as download:
                visit.page.get_by_role("link", name="YAML file").click()
            assert download.value.suggested_filename == f"{project}.yaml"
            there = Path(download.value.path()).read_bytes()
        assert there == (portfolio / "projects" / f"{project}.yaml").read_bytes()


def test_previous_and_next_go_through_the_board_in_its_order(browser: Any, server: str) -> None:
    with Visit(browser, f"{server}/index.html") as visit:
        page = visit.page
        titles = page.locator("table.gp-projects tbody th a").all_inner_texts()
        page.goto(f"{server}/{page.locator('table.gp-projects tbody th a').first.get_attribute('href')}")
        met = [page.locator("h1").inner_text().strip()]
        assert page.get_by_role("link", name="Previous project").count() == 0
        while page.get_by_role("link", name=re.compile("^Next project")).count():
            page.get_by_role("link", name=re.compile("^Next project")).click()
            page.wait_for_load_state()
            met.append(page.locator("h1").inner_text().strip())
        assert met == titles
        page.get_by_role("link", name=re.compile("^Previous project")).click()
        page.wait_for_load_state()
        assert page.locator("h1").inner_text().strip() == titles[-2]


# ---- phone and print


@pytest.mark.parametrize("path", [TICKETS, CHAT])
def test_nothing_is_cut_off_on_a_phone(browser: Any, server: str, path: str) -> None:
    with Visit(browser, f"{server}/{path}", viewport=PHONE, has_touch=True, is_mobile=True) as visit:
        out = visit.page.evaluate("""
            [...document.querySelectorAll('.gp-screen *')].filter(one => {
                const box = one.getBoundingClientRect();
                return box.width > 1 && box.right > innerWidth + 1;
            }).map(one => one.outerHTML.slice(0, 80))""")
    assert out == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_printed_page_is_a_clean_document(browser: Any, server: str, scheme: str) -> None:
    with Visit(browser, f"{server}/{CHAT}", color_scheme=scheme) as visit:
        page = visit.page
        page.emulate_media(media="print", color_scheme=scheme)
        hidden = (
            ".md-header",
            ".md-tabs",
            ".md-footer",
            ".gp-trail > a",
            ".gp-chip",
            ".gp-at",
            ".gp-around",
        )
        for part in hidden:
            assert not any(one.is_visible() for one in page.locator(part).all()), part
        ink = page.locator("h1").evaluate("one => getComputedStyle(one).color")
        ground = page.locator("body").evaluate("one => getComputedStyle(one).backgroundColor")
        assert ink == "rgb(17, 24, 39)"
        assert ground in {"rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"}
        assert page.locator("#missing .gp-message").first.is_visible()
