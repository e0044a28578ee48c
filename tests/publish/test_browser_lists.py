"""Any word, on the pages about the whole portfolio: rows, headings, the address, the keyboard."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browsing import PHONE, Visit


@pytest.fixture
def owners(browser: Any, site: Path) -> Iterator[Any]:
    with Visit(browser, (site / "owners/index.html").as_uri()) as visit:
        yield visit.page
        assert visit.complaints == []


def names(page: Any) -> list[str]:
    rows = page.locator("#people ~ .gp-frame tbody th:visible")
    return [text.split("\n")[0].strip() for text in rows.all_inner_texts()]


def test_a_word_leaves_the_rows_in_which_it_stands(owners: Any) -> None:
    everybody = names(owners)
    owners.get_by_label("Any word").fill("dana")
    fitting = names(owners)
    assert 0 < len(fitting) < len(everybody)
    assert any(name.startswith("Dana Fox") for name in fitting)
    rows = owners.locator(".gp-portfolio tbody tr:visible, .gp-portfolio .gp-run > li:visible").all()
    assert all("dana" in (row.text_content() or "").lower() for row in rows)
    assert owners.locator("#people .gp-count").inner_text() == f"{len(fitting)} / {len(everybody)}"


def test_the_words_stand_in_the_address_and_leave_the_search_alone(owners: Any) -> None:
    owners.get_by_label("Any word").fill("dana fox")
    told = owners.locator(".gp-words output")
    said = told.inner_text()
    owners.wait_for_function("location.search === '?word=dana+fox'")
    owners.reload()
    told.filter(has_text=said).wait_for()
    assert not owners.locator("#__search").is_checked()
    owners.locator(".gp-words").get_by_role("button", name="Clear").click()
    assert told.inner_text() == ""
    assert owners.evaluate("document.activeElement.id") == "w-word"
    owners.wait_for_function("location.search === ''")


def test_what_stands_nowhere_leaves_a_sentence(owners: Any) -> None:
    owners.get_by_label("Any word").fill("neverwritten")
    assert owners.get_by_text("Nothing fits. Write fewer words.").is_visible()
    assert owners.locator(".gp-part:visible").count() == 0
    owners.get_by_label("Any word").fill("")
    assert not owners.get_by_text("Nothing fits. Write fewer words.").is_visible()
    assert owners.locator(".gp-part:visible").count() == owners.locator(".gp-part").count()


def test_accents_and_capitals_need_not_be_written(owners: Any) -> None:
    owners.locator("#people ~ .gp-frame tbody th").first.evaluate(
        "one => { one.textContent = 'Zoë ÖZTÜRK'; }"
    )
    owners.evaluate(
        "document.querySelector('.gp-words').outerHTML += ''"
    )  # another page, as the theme exchanges them
    owners.evaluate("document$.next(document)")
    owners.get_by_label("Any word").fill("ozturk zoe")
    assert names(owners) == ["Zoë ÖZTÜRK"]


def test_few_rows_are_found_by_the_eye(browser: Any, site: Path) -> None:
    with Visit(browser, (site / "learning/index.html").as_uri()) as visit:
        assert 0 < visit.page.locator(".gp-portfolio tbody tr").count() <= 15
        assert not visit.page.get_by_label("Any word").is_visible()


def test_a_list_without_a_row_loses_its_heading(browser: Any, site: Path) -> None:
    with Visit(browser, (site / "standards/index.html").as_uri(), viewport=PHONE) as visit:
        page = visit.page
        page.get_by_label("Any word").fill("ticket classifier")
        assert set(page.locator("h3:visible").all_inner_texts()) == {"On the pages 1 / 7"}
        assert page.locator(".gp-list--cover tbody tr:visible").count() == 2
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_a_link_to_what_a_word_hides_shows_it(owners: Any) -> None:
    owners.get_by_label("Any word").fill("neverwritten")
    owners.locator(".gp-figures a[href='#people']").first.click()
    assert owners.locator("#people").is_visible()
    assert owners.get_by_label("Any word").input_value() == ""
    assert owners.evaluate("Math.abs(document.querySelector('#people').getBoundingClientRect().top) < 200")


def test_an_address_with_a_word_and_a_place_shows_the_place(browser: Any, site: Path) -> None:
    with Visit(browser, f"{(site / 'owners/index.html').as_uri()}?word=neverwritten#people") as visit:
        assert visit.page.locator("#people").is_visible()
        assert visit.page.evaluate("location.search") == ""


def test_the_field_is_not_printed(owners: Any) -> None:
    owners.emulate_media(media="print")
    assert not owners.locator(".gp-words").is_visible()
    assert owners.locator("#people").is_visible()
