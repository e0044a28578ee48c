"""A site in another language: its own words are of that language; data, findings and projects' texts stay."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.check.assess import Assessment
from generator.check.standards import read_standards
from generator.render.html import board_html
from generator.render.portfolio_json import portfolio_json
from generator.render.portfolio_pages import portfolio_pages
from generator.view.board import make_board
from generator.words import Speech, speaking
from tests.markup import Element, parse
from tests.paging import TODAY, sample, screen
from tests.portfolio import portfolio
from tests.wanted_words import catalogue_of

GERMAN = Speech("de")
HELD = ("gp-message", "gp-outcome__why", "gp-told", "gp-party--later", "gp-item")
"""Classes whose texts are findings, or somebody's own words."""


def said(element: Element | str) -> Iterator[str]:
    """The texts of the interface on a page, each without the blanks around it."""
    if isinstance(element, str):
        yield re.sub(r"\s+", " ", element).strip(" :;,\n")
    elif element.name not in {"code", "pre", "script", "style"} and not any(
        element.of(name) for name in HELD
    ):
        yield from (
            element.attributes[name] for name in ("aria-label", "data-label") if name in element.attributes
        )
        for child in element.children:
            yield from said(child)


def only_english() -> set[str]:
    """Whole texts, without values, that are another in German."""
    texts = {
        m.id: m.string for m in catalogue_of("de") if isinstance(m.id, str) and m.id and "%(" not in m.id
    }
    return texts.keys() - set(texts.values())


@pytest.fixture(scope="module")
def projects(tmp_path_factory: pytest.TempPathFactory) -> list[Assessment]:
    return [
        *portfolio(tmp_path_factory.mktemp("portfolio")),
        sample("ticket-classifier"),
        sample("govuk-chat"),
    ]


def pages(projects: list[Assessment]) -> Iterator[tuple[str, str]]:
    yield "board", board_html(make_board("KI-Projekte", projects, TODAY, pdfs=True))
    yield from (
        (page.path, page.html) for page in portfolio_pages(projects, read_standards("", Path()), TODAY)
    )
    yield from ((project.project.id, screen(project)) for project in projects)


def test_no_word_of_the_interface_stays_english(projects: list[Assessment]) -> None:
    english = only_english()
    with speaking(GERMAN):
        left = {
            (name, text) for name, html in pages(projects) for text in said(parse(html)) if text in english
        }

    assert {(name, text) for name, text in left if not name.startswith("guide/")} == set()
    # Keys and examples of the format, which the guide tells as they are.
    assert {text for _, text in left} <= {"format", "paused", "no improvement loop"}


def test_a_page_in_german() -> None:
    with speaking(GERMAN):
        told = parse(screen(sample("ticket-classifier"))).text

    for text in (
        "Spezifikation und Betrieb",
        "Drei-Punkte-Prüfung",
        "fällig 04.12.2026",
        "Stand des Gates Hold",
        "Go-Signal nicht erfüllt: Core-category quality passes (Recall on complaints: 96 % verfehlt",
        "Governance nichts Fälliges fehlt",
        "Auf dieser Seite fehlt 1, und 1 zurückgestellt",
        "Entwicklungsteam klärt",
        "First-pass classification of enterprise customers' tickets",
        "misses its target: 96 % against at least 97 %",
    ):
        assert text in re.sub(r"\s+", " ", told)


def test_data_is_the_same_in_any_language(projects: list[Assessment]) -> None:
    english = portfolio_json("AI projects", projects, TODAY)
    with speaking(GERMAN):
        assert portfolio_json("AI projects", projects, TODAY) == english
