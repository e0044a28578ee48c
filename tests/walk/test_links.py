"""Every address on every page leads to a file of the site, and every anchor to something on it: from a folder too."""

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from lxml import html

ELSEWHERE = {"http", "https", "mailto"}
ADDRESSES = (
    "href",
    "src",
    "data",
    "poster",
    "action",
    "formaction",
    "cite",
    "{http://www.w3.org/1999/xlink}href",
)
_IN_STYLES = re.compile(r"""url\(\s*["']?([^"')]+)["']?\s*\)""")


@cache
def tree(path: Path) -> html.HtmlElement:
    """The page as lxml reads it."""
    return html.document_fromstring(path.read_bytes(), parser=html.HTMLParser(encoding="utf-8"))


@cache
def anchors(path: Path) -> frozenset[str]:
    """What a fragment may name on a page."""
    return frozenset(tree(path).xpath("//@id | //a/@name"))


def addresses(page: html.HtmlElement) -> Iterator[str]:
    """Every address in the markup of a page."""
    for element in page.iter(html.etree.Element):
        yield from (element.get(name) for name in ADDRESSES if element.get(name) is not None)
        for candidate in (element.get("srcset") or "").split(","):
            yield from candidate.split()[:1]
        yield from _IN_STYLES.findall(element.get("style") or "")


def broken(site: Path, page: Path, address: str) -> str | None:
    """Why an address on a page leads nowhere; none where it does not."""
    parts = urlsplit(address)
    if parts.scheme in ELSEWHERE and (parts.netloc or parts.scheme == "mailto"):
        return None
    if parts.scheme or parts.netloc:
        return f"leaves the site by {parts.scheme or 'another host'}"
    path, fragment = urldefrag(urljoin(f"/{page.relative_to(site).as_posix()}", address))
    target = site / unquote(path.partition("?")[0]).lstrip("/")
    if address.startswith("/") and page.name != "404.html":
        return "begins at the host's root: not there when the site lies in a folder"
    if not target.is_file():
        return "no such file"
    if fragment and target.suffix == ".html" and unquote(fragment) not in anchors(target):
        return f"nothing on {target.relative_to(site).as_posix()} has that id"
    return None


def test_no_link_is_broken_and_no_anchor(site: Path, pages: list[str]) -> None:
    told = [
        f"{page}: {address}: {why}"
        for page in pages
        for address in sorted(set(addresses(tree(site / page))))
        if (why := broken(site, site / page, address))
    ]
    assert not told, "\n".join(told)


def test_no_address_in_our_style_sheets_is_broken(site: Path) -> None:
    sheets = sorted((site / "assets" / "gatepage").rglob("*.css"))
    assert sheets
    told = [
        f"{sheet.name}: {address}: {why}"
        for sheet in sheets
        for address in _IN_STYLES.findall(sheet.read_text(encoding="utf-8"))
        if not address.startswith("data:") and (why := broken(site, sheet, address))
    ]
    assert not told, "\n".join(told)


def test_whatever_the_search_finds_is_there(site: Path) -> None:
    found = json.loads((site / "search" / "search_index.json").read_text(encoding="utf-8"))["docs"]
    told = [
        f"{one['location']}: {why}"
        for one in found
        if (why := broken(site, site / "index.html", one["location"] or "index.html"))
    ]
    assert len(found) > 20
    assert not told, "\n".join(told)


def test_every_page_can_be_reached_from_home(site: Path, pages: list[str]) -> None:
    reached, waiting = {"index.html"}, ["index.html"]
    while waiting:
        page = waiting.pop()
        for address in addresses(tree(site / page)):
            parts = urlsplit(address)
            target = unquote(urlsplit(urljoin(f"/{page}", address)).path).lstrip("/")
            if not parts.scheme and not parts.netloc and target in pages and target not in reached:
                reached.add(target)
                waiting.append(target)
    assert sorted(set(pages) - reached) == ["404.html"]


def test_a_broken_link_would_be_told(tmp_path: Path) -> None:
    page = tmp_path / "a" / "index.html"
    page.parent.mkdir()
    page.write_text('<p id="there">x</p>')
    (tmp_path / "404.html").write_text("<p>x</p>")
    told = {
        address: broken(tmp_path, page, address)
        for address in (
            "#there", "#gone", "?stage=pilot#there", "../a/index.html#there", "../b.html", "../a/", "/a/index.html",
            "//elsewhere.example/x", "javascript:alert(1)", "https://example.com/#x", "mailto:a@example.com",
        )
    }  # fmt: skip
    assert told == {
        "#there": None,
        "#gone": "nothing on a/index.html has that id",
        "?stage=pilot#there": None,
        "../a/index.html#there": None,
        "../b.html": "no such file",
        "../a/": "no such file",
        "/a/index.html": "begins at the host's root: not there when the site lies in a folder",
        "//elsewhere.example/x": "leaves the site by another host",
        "javascript:alert(1)": "leaves the site by javascript",
        "https://example.com/#x": None,
        "mailto:a@example.com": None,
    }
