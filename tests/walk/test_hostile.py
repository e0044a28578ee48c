"""Texts that try to act, in every text field of a project: they are shown, and nothing else happens.

Each kind of text has a project that says it in every field. On another site the same fields say plain words: its pages
show which elements with which attributes there are at which places, and no hostile text may add one. Nothing asks,
nothing is loaded from elsewhere, nothing complains.
"""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browsing import Visit, served
from tests.publish.conftest import CHECKOUT, run_gatepage
from tests.render.hostile import KINDS
from tests.walk.saying import as_yaml, saying

SAID = {name: text for name, text in KINDS.items() if text.strip()}
"""Without those that are no text: such a field is empty."""

FILE_NAMES = (
    "<img src=x onerror=alert(1)>",
    "\" onclick='alert(1)' x=",
    "{{ 7*7 }} {% raw %}",
    "[x](javascript:alert(1))",
    "=1+1",
)
"""Names of files that no project may have, and that are told on a page of their own."""

CONFIGURATION = """\
site_name: AI projects
site_dir: site/draft
use_directory_urls: false
theme: {name: material, font: false}
plugins:
  - search
  - gatepage: {as_of: 2026-11-22, pdf: false}
"""


def address_of(name: str) -> str:
    """The id of the project that says a kind of text."""
    return "says-" + "".join(c if c.isalnum() else "-" for c in name.lower())


MIXED = 3
"""Projects on which all texts stand beside each other, a third of them further on each."""


def built(folder: Path, texts: dict[str, str], file_names: tuple[str, ...], *, spoilt: bool) -> Path:
    """A site with a project for each text, and some for all of them; ``spoilt`` puts them where numbers are due too."""
    projects = folder / "projects"
    shutil.copytree(CHECKOUT / "projects", projects)
    shutil.copytree(projects / "ticket-classifier", projects / "labels")
    (folder / "mkdocs.yml").write_text(CONFIGURATION)
    (folder / "docs").mkdir()
    for name, text in texts.items():
        page = as_yaml(saying(text, spoilt=spoilt))
        (projects / f"{address_of(name)}.yaml").write_bytes(page)
    told = [text for name, text in texts.items() if name != "lone surrogates"]
    for turn in range(MIXED):
        begin = turn * len(told) // MIXED
        for form, wrong in (("mixed", False), ("spoilt", True)):
            page = as_yaml(saying(*told[begin:], *told[:begin], spoilt=wrong))
            (projects / f"{form}-{turn}.yaml").write_bytes(page)
    for name in file_names:
        (projects / f"{name}.yaml").write_text("format: 1\ntitle: T\nstage: idea\n")
    labelled(projects / "labels.yaml", projects / "labels" / "evidence" / "golden.csv", texts)
    done = run_gatepage(folder, "build")
    assert done.returncode == 0, done.stderr
    return folder / "site" / "draft"


def labelled(page: Path, dataset: Path, texts: dict[str, str]) -> None:
    """A project whose evaluation set says the texts as the names of its columns and as its labels, in two cases."""
    columns = {"input": texts["image"], "expected": texts["script"], "kind": texts["formula"]}
    evaluation = {"dataset": "evidence/golden.csv", "columns": columns, "rejection": {"kind": [texts["SVG"]]}}
    data = {"format": "1", "title": "Labels", "stage": "pilot", "evaluation": evaluation}
    page.write_bytes(as_yaml(data))
    rows = [list(columns.values())]
    for text in texts.values():
        label = text[:300].encode(errors="replace").decode().replace("\x00", "")
        rows += [[f"case {len(rows)}", label, texts["SVG"]], [f"case {len(rows)}", label.upper(), ""]]
    quoted = (",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows)
    dataset.write_text("\n".join(quoted) + "\n", encoding="utf-8")


@pytest.fixture(
    scope="module", params=[False, pytest.param(True, marks=pytest.mark.slow)], ids=["read", "spoilt"]
)
def spoilt(request: pytest.FixtureRequest) -> bool:
    """Whether the texts stand in fields too that take a number, a date or a choice."""
    return bool(request.param)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory, spoilt: bool) -> Path:
    """The site whose texts try to act."""
    return built(tmp_path_factory.mktemp("hostile"), SAID, FILE_NAMES, spoilt=spoilt)


PLAIN = ("script", "image", "SVG", "formula", "lone surrogates")
"""Enough projects that say plain words: every place of every page is there. The first ones are named in `labelled`."""


@pytest.fixture(scope="module")
def harmless(tmp_path_factory: pytest.TempPathFactory, spoilt: bool) -> Path:
    """The site of the same fields whose texts are plain words."""
    plain = {name: f"plain words {number}" for number, name in enumerate(PLAIN)}
    plain["lone surrogates"] = SAID["lone surrogates"]
    names = tuple(f"Plain {number}" for number, _ in enumerate(FILE_NAMES))
    return built(tmp_path_factory.mktemp("harmless"), plain, names, spoilt=spoilt)


@pytest.fixture(scope="module")
def addresses(hostile: Path, harmless: Path) -> Iterator[tuple[str, str]]:
    """Both sites on servers."""
    with served(hostile) as one, served(harmless) as other:
        yield one, other


SKELETON = """async addresses => {
  const LEADING = /^(href|src|srcset|data|action|formaction|poster|cite|ping|xlink:href|background)$/;
  const attribute = a => a.name === 'class' ? `class=${a.value.replace(/--[\\w-]+/g, '')}` : a.name;
  const shape = one => {
    const names = [...new Set([...one.attributes].map(attribute))].filter(name => name !== 'id').sort();
    return `<${[one.localName, ...names].join(' ')}>`;
  };
  const seen = {};
  for (const address of addresses) {
    const text = await (await fetch(address)).text();
    const page = new DOMParser().parseFromString(text, 'text/html');
    const all = [...page.querySelectorAll('*')];
    seen[address] = {
      shapes: [...new Set(all.map(shape))],
      nested: [...new Set(all.map(one => `${one.parentElement?.localName} > ${one.localName}`))],
      addresses: all.flatMap(one => [...one.attributes]).filter(a => LEADING.test(a.name)).map(a => a.value.trim()),
      scripts: [...page.scripts].map(one => one.textContent),
    };
  }
  return seen;
}"""

OF_MARKDOWN = {
    "<em>",
    "<strong>",
    "<code>",
    "<a href rel>",
    "<a href rel title>",
    "<span class=gp-long>",
}
"""What emphasis, code, links and long words become, wherever they stand."""

MARKDOWN_ANYWHERE = (" > em", " > strong", " > code", " > a", " > span")


@pytest.fixture(scope="module")
def skeletons(
    browser: Any, hostile: Path, harmless: Path, addresses: tuple[str, str]
) -> list[dict[str, Any]]:
    """Of every page of both sites, as the browser's own parser reads it: elements, addresses, scripts."""
    seen = []
    for site, server in zip((hostile, harmless), addresses, strict=True):
        names = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
        with Visit(browser, f"{server}/404.html", until="load") as visit:
            found = visit.page.evaluate(SKELETON, [f"{server}/{name}" for name in names])
        seen.append({address.removeprefix(f"{server}/"): told for address, told in found.items()})
    return seen


def test_every_field_that_holds_text_says_it() -> None:
    page = json.dumps(saying("plain words"))
    assert page.count("plain words") > 150
    assert json.dumps(saying("plain words", spoilt=True)).count("plain words") > page.count("plain words")
    assert len(SAID) >= 63


def test_every_page_that_can_be_read_is_read(hostile: Path) -> None:
    assert (hostile / "projects" / "labels" / "index.html").is_file()
    unread = {
        name
        for name in SAID
        if "cannot be read, so its page"
        in (hostile / "projects" / address_of(name) / "index.html").read_text("utf-8")
    }
    assert unread == {"lone surrogates"}  # no file in UTF-8 holds them


def added(hostile: dict[str, Any], harmless: dict[str, Any]) -> list[str]:
    """Every kind of element, and every element within another, that only the pages with hostile texts have."""
    told = []
    for what, known in (("shapes", set(OF_MARKDOWN)), ("nested", set())):
        known.update(*(seen[what] for seen in harmless.values()))
        for page, seen in hostile.items():
            new = (one for one in seen[what] if one not in known and not one.endswith(MARKDOWN_ANYWHERE))
            told += [f"{page}: {one}" for one in new]
    return told


def test_no_text_adds_an_element_or_an_attribute(skeletons: list[dict[str, Any]]) -> None:
    told = added(*skeletons)
    assert not told, "\n".join(told[:60])


def test_an_added_element_would_be_told(browser: Any, tmp_path: Path) -> None:
    page = "<!doctype html><title>T</title><article><h1>T</h1><table><tr><td><p title='x'>{}</p></td></tr></table>"
    names = [name for name in SAID if SAID[name].startswith("<") and name not in {"declaration", "CDATA"}]
    for name in ("harmless", *names):
        (tmp_path / f"{name}.html").write_text(page.format(SAID.get(name, "words")))
    with served(tmp_path) as server, Visit(browser, f"{server}/harmless.html", until="networkidle") as visit:
        seen = [
            visit.page.evaluate(SKELETON, [f"{server}/{name}.html" for name in group])
            for group in (names, ["harmless"])
        ]
    told = {line.partition(".html: ")[0].rpartition("/")[2] for line in added(*seen)}
    assert len(names) > 25
    assert told == set(names)


def test_no_text_becomes_an_address_that_acts(skeletons: list[dict[str, Any]]) -> None:
    told = [
        f"{page}: {address[:200]}"
        for page, seen in skeletons[0].items()
        for address in seen["addresses"]
        if address.startswith(("//", "\\")) or (":" in address.partition("/")[0] and not safe(address))
    ]
    assert not told, "\n".join(told[:40])


def safe(address: str) -> bool:
    """Whether a link with a scheme may stand on a page: those that a reader may follow."""
    return address.lower().startswith(("https://", "http://", "mailto:"))


def test_no_script_holds_a_text(skeletons: list[dict[str, Any]]) -> None:
    hostile, harmless = skeletons
    known = {script for told in harmless.values() for script in told["scripts"]}
    assert {script for told in hostile.values() for script in told["scripts"]} - known == set()


RESULTS = """() => {
  const list = document.querySelector('.md-search-result');
  list.querySelectorAll('details').forEach(one => one.open = true);
  document.querySelector('.md-search__scrollwrap').scrollTop = 1e9;
  return [...new Set([...list.querySelectorAll('*')].map(one =>
    `<${[one.localName, ...[...one.attributes].map(a => a.name).sort()].join(' ')}>`))];
}"""


def results(visit: Visit, query: str) -> set[str]:
    """The kinds of elements in what the search shows, after its list has been scrolled through."""
    visit.page.keyboard.press("/")
    field = visit.page.locator(".md-search__input")
    field.fill(query[:-1])
    field.press(query[-1])  # which starts the search
    visit.page.locator("a.md-search-result__link").first.wait_for(timeout=120_000)
    shapes: set[str] = set()
    for _ in range(12):
        shapes |= set(visit.page.evaluate(RESULTS))
        visit.page.wait_for_timeout(50)
    return shapes


def test_search_shows_the_texts_and_they_do_nothing(
    browser: Any, hostile: Path, addresses: tuple[str, str], spoilt: bool
) -> None:
    with Visit(browser, f"{addresses[1]}/index.html", until="load") as visit:
        known = results(visit, "plain words") | results(visit, "Dana")
    homes = [(f"{addresses[0]}/index.html", addresses[0])]
    if spoilt:  # the slow one of the two runs
        homes.append(((hostile / "index.html").as_uri(), "file:"))
    for home, own in homes:
        with Visit(browser, home, until="load") as visit:
            shown = set().union(
                *(results(visit, query) for query in ("Dana", "script alert", "lt gt amp quot"))
            )
            assert shown - known == set()
            assert (visit.dialogs, visit.strangers(own), visit.complaints) == ([], [], [])


def visited(browser: Any, server: str, names: list[str]) -> list[str]:
    """What happens when pages are opened and looked at."""
    told = []
    with Visit(browser) as visit:
        for name in names:
            visit.page.goto(f"{server}/{name}", wait_until="load", timeout=120_000)
            visit.page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        told += [f"dialog: {one}" for one in visit.dialogs]
        told += [f"request: {one}" for one in visit.strangers(server)]
        told += visit.complaints
    return told


def test_pages_of_the_portfolio_do_nothing(browser: Any, hostile: Path, addresses: tuple[str, str]) -> None:
    names = sorted(
        path.relative_to(hostile).as_posix()
        for path in hostile.rglob("*.html")
        if path.parent.parent.name != "projects" and path.name != "404.html"
    )
    assert len(names) > 3
    told = visited(browser, addresses[0], names)
    assert not told, "\n".join(told)


def test_projects_that_say_everything_at_once_do_nothing(browser: Any, addresses: tuple[str, str]) -> None:
    names = [f"projects/{form}-{turn}/index.html" for form in ("mixed", "spoilt") for turn in range(MIXED)]
    told = visited(browser, addresses[0], [*names, "projects/labels/index.html"])
    assert not told, "\n".join(told)


@pytest.mark.slow
def test_no_page_of_a_project_does_anything(browser: Any, addresses: tuple[str, str]) -> None:
    told = visited(browser, addresses[0], [f"projects/{address_of(name)}/index.html" for name in SAID])
    assert not told, "\n".join(told)
