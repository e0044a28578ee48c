"""The pages of the site: one pure function from a portfolio to addresses and contents.

In: assessments and what the site is called. Out: pages as HTML bodies, and the assets that they need. Which builder
puts them into a site does not belong here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.check.assess import Assessment
from generator.render.assets import FONTS, font_faces, style, templates_folder
from generator.render.html import board_html, project_html, rules_html
from generator.view.board import make_board
from generator.view.page import make_page
from generator.view.rules import rule_families


@dataclass(frozen=True, slots=True)
class SitePage:
    """One page: its address below the site's root without the ending, its title and its body.

    ``listed`` pages stand in the navigation; project pages are reached from the board, so that the cost of a page
    does not grow with their number. ``source`` is the project file that the page was made from.
    """

    path: str
    title: str
    html: str
    listed: bool
    source: Path | None = None


def site_pages(title: str, portfolio: Sequence[Assessment], *, pdfs: bool) -> Iterator[SitePage]:
    """Make every page of the site."""
    today = portfolio[0].today
    board = make_board(title, portfolio, today, pdfs=pdfs)
    yield SitePage("index", title, board_html(board), listed=True)
    for assessment in portfolio:
        yield project_page(assessment, pdf=pdfs)
    yield SitePage("rules/index", "Rules", rules_html(rule_families()), listed=True)


def project_page(assessment: Assessment, *, pdf: bool) -> SitePage:
    """Make the page of one project."""
    page = make_page(assessment)
    html = project_html(
        page,
        board="../../index.html",
        rules="../../rules/index.html",
        pdf=f"../../pdf/{page.address}.pdf" if pdf else None,
    )
    path = f"projects/{page.address}/index"
    return SitePage(path, page.title, html, listed=False, source=assessment.source.path)


STYLE_SHEET = "assets/gatepage/gatepage.css"
SCRIPTS = {"assets/gatepage/board.js": "board.js"}
"""Our own scripts: the address below the site's root, and the file among the templates."""


def site_assets() -> Iterator[tuple[str, str | Path]]:
    """The style sheet as text, fonts and scripts as files, by their address below the site's root."""
    sheets = "".join(style(name) for name in ("tokens.css", "artifact.css", "screen.css", "board.css"))
    yield STYLE_SHEET, font_faces("fonts/", "woff2") + "\n" + sheets
    for file in FONTS.values():
        yield f"assets/gatepage/fonts/{file}.woff2", templates_folder() / "fonts" / f"{file}.woff2"
    for path, script in SCRIPTS.items():
        yield path, templates_folder() / "scripts" / script
