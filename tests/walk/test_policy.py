"""The site works under a strict Content-Security-Policy: no script, style or request but its own and the theme's."""

import hashlib
import re
import subprocess
import sys
from base64 import b64encode
from pathlib import Path
from typing import Any

import pytest

from tests.browsing import Visit, served

_SCRIPTS = re.compile(r"<script(?P<attributes>[^>]*)>(?P<text>.*?)</script>", re.DOTALL)


def inline_scripts(folder: Path) -> set[str]:
    """The text of every script that stands in a page."""
    return {
        found["text"]
        for page in folder.rglob("*.html")
        for found in _SCRIPTS.finditer(page.read_text(encoding="utf-8"))
        if "src=" not in found["attributes"] and "application/json" not in found["attributes"]
    }


@pytest.fixture(scope="module")
def themes_own(portfolio: Path, tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The scripts that the theme puts into its pages, from a site of the same configuration without the plugin."""
    folder = tmp_path_factory.mktemp("bare")
    configuration = (portfolio / "mkdocs.yml").read_text(encoding="utf-8")
    bare = re.sub(r"(?m)^  - gatepage:\n(?:    .*\n)+", "", configuration)
    assert bare != configuration
    (folder / "mkdocs.yml").write_text(bare, encoding="utf-8")
    for depth in ("", "a", "a/b"):
        page = folder / "docs" / depth / "index.md"
        page.parent.mkdir(parents=True)
        page.write_text("# A page\n")
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "-q"], cwd=folder, check=True, timeout=120)
    return inline_scripts(folder / "site")


def test_no_page_holds_a_script_of_ours(site: Path, themes_own: set[str]) -> None:
    assert themes_own
    assert inline_scripts(site) - themes_own == set()


def test_the_site_works_under_a_strict_policy(
    browser: Any, site: Path, pages: list[str], themes_own: set[str]
) -> None:
    digests = (hashlib.sha256(text.encode()).digest() for text in themes_own)
    hashes = " ".join(sorted(f"'sha256-{b64encode(digest).decode()}'" for digest in digests))
    policy = "; ".join(
        (
            "default-src 'none'",
            f"script-src 'self' {hashes}",
            "style-src 'self'",
            "img-src 'self' data:",  # the theme's style sheets hold their icons
            "font-src 'self'",
            "connect-src 'self'",
            "worker-src 'self'",
            "form-action 'none'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
        )
    )
    told = []
    with served(site, policy) as server, Visit(browser) as visit:
        for name in pages:
            visit.page.goto(f"{server}/{name}", wait_until="load")
        visit.page.goto(f"{server}/index.html")
        visit.page.locator("label[for=__palette_1]").click()
        visit.page.keyboard.press("/")
        visit.page.keyboard.type("ticket")
        visit.page.locator("a.md-search-result__link").first.wait_for()
        told += visit.complaints
        told += visit.strangers(server)
    assert not told, "\n".join(told)
