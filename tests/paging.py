"""Judges a text and lays it out, on the web and on paper, for the tests of pages."""

from datetime import date
from pathlib import Path

from generator.check.assess import Assessment, assess
from generator.check.catalogue import catalogue
from generator.read.portfolio import Source
from generator.read.settings import Settings
from generator.render.html import Around, print_html, project_html
from generator.view.margin import NO_MARGIN, Margin, make_margin
from generator.view.page import Page, make_page
from tests.markup import Element, parse

TODAY = date(2026, 11, 22)  # a Sunday
CHECKOUT = Path(__file__).resolve().parents[1]

UNSEEN_ON_PAPER = ("gp-id", "gp-hint", "gp-caret")
"""Classes that the style sheet of the paper does not show."""

OF_FINDINGS = ("gp-outcome", "gp-findings", "gp-party--later")
"""Where the page tells what the rules say, which may repeat what a person wrote."""


def only(*codes: str) -> Settings:
    """Settings under which no other rules are judged, so that a test does not depend on them."""
    return Settings(severity={code: "off" for code in catalogue() if code not in codes})


def judged(
    folder: Path, text: str, name: str = "triage.yaml", settings: Settings | None = None
) -> Assessment:
    """Judge a text as a project file of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(text, encoding="utf-8")
    source = Source(path.stem, path, f"projects/{name}", path.stem, folder / path.stem)
    return assess(source, settings or Settings(), TODAY)


def sample(name: str) -> Assessment:
    """Judge a sample project of the repository."""
    path = CHECKOUT / "projects" / f"{name}.yaml"
    source = Source(name, path, f"projects/{name}.yaml", name, path.with_suffix(""))
    return assess(source, Settings(), TODAY)


SAMPLES = tuple(sorted(path.stem for path in (CHECKOUT / "projects").glob("*.yaml")))


def laid_out(folder: Path, text: str, settings: Settings | None = None) -> Page:
    """Judge a text and lay it out."""
    return make_page(judged(folder, text, settings=settings))


AROUND = Around(pdf="../../pdf/x.pdf", yaml="x.yaml")


def web(page: Page, margin: Margin = NO_MARGIN) -> str:
    """The page on the site. Without a margin it says what paper says."""
    return project_html(page, margin, AROUND)


def screen(a: Assessment, edit_address: str = "") -> str:
    """The page of a project on the site, with all that stands beside its fields."""
    page = make_page(a)
    return web(page, make_margin(a, page, edit_address))


def paper(page: Page) -> str:
    """The page on paper, before its type size is known."""
    return print_html(page, layout="", dense=False, cut="", rules="", language="en")


def seen(html: str, *unseen: str) -> str:
    """The text of a page without the parts of some classes, with single blanks."""
    return " ".join(_text(parse(html), frozenset(unseen)).split())


def _text(element: Element, unseen: frozenset[str]) -> str:
    if unseen & set(element.attributes.get("class", "").split()) or element.name in {"title", "style"}:
        return ""
    return "".join(child if isinstance(child, str) else _text(child, unseen) for child in element.children)
