"""The Nu HTML checker finds nothing to complain of in any page, nor in our style sheets."""

import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html

THEMES_OWN = {
    r"Attribute “autocomplete” is only allowed when the input type is .*": r'id="__(drawer|search)"',
}
"""What Material itself writes, and only there: its message, and the markup that it stands in.

The two switches of drawer and search keep browsers from restoring their state with ``autocomplete``, which works in
every browser and is in no standard.
"""


@pytest.fixture(scope="session")
def nu(needs_tool: Callable[..., str], npm_package: Callable[[str], Path]) -> Callable[..., list[str]]:
    """Give a function that lets the checker read files and tells what it says of them."""
    java, jar = needs_tool("java"), npm_package("vnu-jar") / "build" / "dist" / "vnu.jar"

    def check(*arguments: str | Path) -> list[str]:
        done = subprocess.run(
            [java, "-Xss2m", "-jar", str(jar), "--format", "json", "--stdout", *map(str, arguments)],
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=180,
            check=False,
        )
        said = json.loads(done.stdout)["messages"]
        return [
            f"{one['url'].rpartition('/draft/')[2]}:{one.get('lastLine')}: {one['type']}: {one['message']}"
            f" {one.get('extract', '').strip()!r}"
            for one in said
            if not _themes_own(one["message"], one.get("extract", ""))
        ]

    return check


def _themes_own(message: str, extract: str) -> bool:
    return any(re.fullmatch(told, message) and re.search(where, extract) for told, where in THEMES_OWN.items())


def test_no_page_has_an_error(nu: Callable[..., list[str]], site: Path, pages: list[str]) -> None:
    assert nu(*(site / page for page in pages)) == []


def test_no_style_sheet_of_ours_has_an_error(nu: Callable[..., list[str]], site: Path) -> None:
    assert nu("--css", *sorted((site / "assets" / "gatepage").rglob("*.css"))) == []


def test_an_error_would_be_told(nu: Callable[..., list[str]], tmp_path: Path) -> None:
    page = tmp_path / "wrong.html"
    page.write_text('<!doctype html><html lang="en"><title>T</title><p id="a"><ul id="a"></ul></p>')
    told = "\n".join(nu(page))
    assert "Duplicate ID “a”." in told
    assert "No “p” element in scope but a “p” end tag seen." in told


def test_headings_are_in_order_on_every_page(site: Path, pages: list[str]) -> None:
    told = []
    for page in pages:
        tree = html.document_fromstring((site / page).read_bytes())
        levels = [int(heading.tag[1]) for heading in tree.xpath("//article//*[re:test(name(), '^h[1-6]$')]",
                  namespaces={"re": "http://exslt.org/regular-expressions"})]  # fmt: skip
        if levels[:1] != [1] or levels.count(1) != 1:
            told.append(f"{page}: {levels.count(1)} headings of the first level, and the first heading is {levels[:1]}")
        told += [f"{page}: h{low} after h{high}" for high, low in zip(levels, levels[1:], strict=False) if low > high + 1]
    assert told == []
