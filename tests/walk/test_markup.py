"""The Nu HTML checker finds nothing to complain of in any page, nor in our style sheets."""

import json
import re
import subprocess
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from lxml import html

THEMES_OWN = {
    r"Attribute “autocomplete” is only allowed when the input type is .*": r'id="__(drawer|search)"',
}
"""What Material itself writes, and only there: its message, and the markup that it stands in.

The two switches of drawer and search keep browsers from restoring their state with ``autocomplete``, which works in
every browser and is in no standard.
"""


WRONG = """<!doctype html><html lang="en"><title>T</title><p id="a"><ul id="a"></ul></p>"""

QUICK = ("-Xss2m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
"""For a program that runs for seconds; with its usual settings Java prepares for hours."""


@pytest.fixture(scope="session")
def told(
    needs_tool: Callable[..., str],
    npm_package: Callable[[str], Path],
    site: Path,
    pages: list[str],
    tmp_path_factory: pytest.TempPathFactory,
) -> dict[str, list[str]]:
    """What the checker says, in one run: of the pages, of our style sheets, and of a page that is wrong."""
    java, jar = needs_tool("java"), npm_package("vnu-jar") / "build" / "dist" / "vnu.jar"
    wrong = tmp_path_factory.mktemp("wrong") / "wrong.html"
    wrong.write_text(WRONG)
    asked = {
        "pages": [site / page for page in pages],
        "style sheets": sorted((site / "assets" / "gatepage").rglob("*.css")),
        "wrong": [wrong],
    }
    files = [str(file) for those in asked.values() for file in those]
    done = subprocess.run(
        [java, *QUICK, "-jar", str(jar), "--format", "json", "--stdout", "--also-check-css", *files],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    told: dict[str, list[str]] = {name: [] for name in asked}
    for one in json.loads(done.stdout)["messages"]:
        if not _themes_own(one["message"], one.get("extract", "")):
            file = Path(unquote(urlsplit(one["url"]).path))
            name = next(name for name, those in asked.items() if file in those)
            what = f"{one.get('subType', one['type'])}: {one['message']} {one.get('extract', '').strip()!r}"
            told[name].append(f"{'/'.join(file.parts[-3:])}:{one.get('lastLine')}: {what}")
    return told


def _themes_own(message: str, extract: str) -> bool:
    return any(
        re.fullmatch(said, message) and re.search(where, extract) for said, where in THEMES_OWN.items()
    )


def test_no_page_has_an_error(told: dict[str, list[str]]) -> None:
    assert not told["pages"], "\n".join(told["pages"])


def test_no_style_sheet_of_ours_has_an_error(told: dict[str, list[str]]) -> None:
    assert not told["style sheets"], "\n".join(told["style sheets"])


def test_an_error_would_be_told(told: dict[str, list[str]]) -> None:
    said = "\n".join(told["wrong"])
    assert "error: Duplicate ID “a”." in said
    assert "error: No “p” element in scope but a “p” end tag seen." in said


def test_headings_are_in_order_on_every_page(site: Path, pages: list[str]) -> None:
    told = []
    for page in pages:
        tree = html.document_fromstring((site / page).read_bytes())
        levels = [int(heading.tag[1]) for heading in tree.xpath("//article//*[re:test(name(), '^h[1-6]$')]",
                  namespaces={"re": "http://exslt.org/regular-expressions"})]  # fmt: skip
        if levels[:1] != [1] or levels.count(1) != 1:
            told.append(
                f"{page}: {levels.count(1)} headings of the first level, and the first heading is {levels[:1]}"
            )
        told += [f"{page}: h{low} after h{high}" for high, low in pairwise(levels) if low > high + 1]
    assert told == []
