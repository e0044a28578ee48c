"""`gatepage build --plain` as a user runs it, and what MkDocs makes of the folder without our plugin."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from generator.render.plain import markdown_file
from generator.render.site_page import SitePage
from tests.publish.conftest import HOSTILE, run_gatepage


@pytest.fixture(scope="module")
def plain(portfolio: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of plain files, and the site that MkDocs makes of it."""
    folder = tmp_path_factory.mktemp("plain") / "out"
    done = run_gatepage(portfolio, "build", "--no-pdf", "--plain", str(folder))
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[0] == "Built    10 project pages and no PDFs, as of 2026-11-22"
    assert done.stdout.splitlines()[-1] == f"Build it {folder}/mkdocs.yml"
    made = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict"],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert made.returncode == 0, made.stderr
    return folder


def article(site: Path, path: str) -> str:
    """The words of a page, as they are written in its HTML."""
    found = re.search(r"<article.*?</article>", (site / path).read_text(encoding="utf-8"), re.DOTALL)
    assert found
    return " ".join(re.sub(r"<svg.*?</svg>|<[^>]*>", " ", found[0], flags=re.DOTALL).split())


def test_every_file_is_front_matter_and_one_block(plain: Path) -> None:
    files = sorted((plain / "docs").rglob("*.md"))
    assert len(files) > 15
    for file in files:
        _, meta, body = file.read_text(encoding="utf-8").split("---\n", 2)
        assert meta.startswith("title: ")
        assert body.startswith('\n<div class="gp-plain">\n')
        assert body.endswith("\n</div>\n")
        assert "\n\n" not in body.strip()
        assert not re.search("[`~{}]", body), file


def test_another_builder_shows_the_same_words(plain: Path, site: Path, browser: Any) -> None:
    for name in ("ticket-classifier", "hostile", "broken"):
        path = f"projects/{name}/index.html"
        context = browser.new_context()
        page = context.new_page()
        texts = []
        for root in (site, plain / "site"):
            page.goto((root / path).as_uri())
            texts.append(page.locator(".gp-page").inner_text().replace("One-page PDF", "").split())
            assert page.locator(".gp-page script, .gp-page img, .gp-page iframe").count() == 0
        context.close()
        assert texts[0][-200:] == texts[1][-200:]


def test_links_lead_to_files(plain: Path) -> None:
    site = plain / "site"
    for file in sorted(site.rglob("*.html")):
        body = re.search(r'<div class="gp-plain">.*', file.read_text(encoding="utf-8"), re.DOTALL)
        for target in re.findall(r'<a\b[^>]*href="([^"#:?]+)', body[0] if body else ""):
            assert target.startswith("http") or (file.parent / target).exists(), (file, target)


def test_signs_by_which_extensions_of_markdown_begin_are_entities() -> None:
    html = '<div title="{{ x }}">```\n\n~~~ {: #id } <pre>a\n\n  b</pre></div>'
    assert markdown_file(SitePage("a/index", 'T "{" <b>', html, listed=True)) == (
        '---\ntitle: "T &quot;{&quot; &lt;b&gt;"\nhide: [navigation, toc]\n---\n\n'
        '<div class="gp-plain">\n<div title="&#123;&#123; x &#125;&#125;">&#96;&#96;&#96;\n'
        "&#126;&#126;&#126; &#123;: #id &#125; <pre>a&#10;&#10;  b</pre></div>\n</div>\n"
    )
    assert any("{{" in text for text in HOSTILE)


def test_another_folder_is_not_overwritten(portfolio: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    done = run_gatepage(portfolio, "build", "--no-pdf", "--plain", str(tmp_path))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        f"gatepage: {tmp_path} holds something that was not written by  build --plain; "
        "name an empty or a new folder\n"
    )


def test_our_own_folder_is_written_again(portfolio: Path, plain: Path) -> None:
    (plain / "docs" / "projects" / "gone.md").write_text("old")
    assert run_gatepage(portfolio, "build", "--no-pdf", "--plain", str(plain)).returncode == 0
    assert not (plain / "docs" / "projects" / "gone.md").exists()
