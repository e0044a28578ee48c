"""The pages about the portfolio as a reader meets them, in `golden/portfolio/NAME.txt`.

To write the files again, run this test with WRITE_GOLDEN=1, and read the difference line by line as the owner of a
portfolio would.
"""

from pathlib import Path

import pytest

from generator.check.standards import read_standards
from generator.render.portfolio_pages import TITLES, portfolio_pages
from generator.render.site import navigation
from tests.golden import assert_golden
from tests.markup import Element, parse, reading
from tests.paging import TODAY
from tests.portfolio import HOSTILE, complete, portfolio

TOLD = [name for name in TITLES if name != "guide"]
"""Pages that say something of the portfolio; of the guide tests/view/test_guide.py tells."""

HERE = Path(__file__).parent
STANDARDS = read_standards("", HERE)


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The HTML of each page by its folder."""
    made = portfolio_pages(portfolio(tmp_path_factory.mktemp("portfolio")), STANDARDS, TODAY)
    return {page.path.removesuffix("/index"): page.html for page in made}


@pytest.mark.parametrize("name", TOLD)
def test_a_page_of_the_portfolio(name: str, pages: dict[str, str]) -> None:
    assert_golden(HERE / "golden" / "portfolio" / f"{name}.txt", reading(pages[name]))


@pytest.mark.parametrize("name", TOLD)
def test_a_page_of_a_portfolio_without_anything_to_say(name: str, tmp_path: Path) -> None:
    (html,) = (
        page.html
        for page in portfolio_pages([complete(tmp_path)], STANDARDS, TODAY)
        if page.path == f"{name}/index"
    )
    assert_golden(HERE / "golden" / "portfolio" / f"{name}-empty.txt", reading(html))


def test_every_golden_file_is_of_a_page() -> None:
    files = {file.stem.removesuffix("-empty") for file in (HERE / "golden" / "portfolio").glob("*.txt")}
    assert files == set(TOLD)


def test_every_page_stands_in_the_navigation(pages: dict[str, str]) -> None:
    listed = [path.removesuffix("/index") for _title, path in navigation()]
    assert listed == ["index", *pages, "rules"]


def links(html: str) -> list[Element]:
    return parse(html).all("a")


def test_links_lead_from_a_folder_to_a_file(pages: dict[str, str], tmp_path: Path) -> None:
    """So that they are right from the disk, and whatever the builder makes of addresses of folders."""
    addresses = {a.source.address for a in portfolio(tmp_path)}
    known = {f"../projects/{address}/index.html" for address in addresses} | {
        f"../data/{name}" for name in ("portfolio.json", "portfolio.csv", "portfolio.schema.json", "decisions.ics")
    } | {f"../{name}/index.html" for name in (*TITLES, "rules", "guide")}  # fmt: skip
    for name, html in pages.items():
        away = {link.attributes["href"].partition("#")[0] for link in links(html)} - {""}
        assert {target for target in away if not target.startswith("https://")} <= known, name


def test_hostile_text_is_shown_and_does_not_act(pages: dict[str, str]) -> None:
    for name, html in pages.items():
        assert parse(html).all("script", "img", "iframe", "object") == [], name
        assert not any(link.attributes["href"].startswith("javascript:") for link in links(html)), name
    shown = " ".join(parse(pages["decisions"]).text.split())
    assert HOSTILE.replace("\u202e", "\N{REPLACEMENT CHARACTER}") in shown
