"""The pages of the site: one pure function from a portfolio to addresses and contents.

In: assessments and what the site is called. Out: pages as HTML bodies, and the assets that they need. Which builder
puts them into a site does not belong here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from generator.check.assess import Assessment
from generator.render.assets import FONTS, font_faces, style, templates_folder
from generator.render.html import board_html, project_html, rules_html
from generator.render.portfolio_pages import TITLES, portfolio_pages
from generator.render.site_page import SitePage
from generator.view.board import make_board
from generator.view.page import make_page
from generator.view.rules import rule_families
from generator.words import _


def site_pages(title: str, portfolio: Sequence[Assessment], *, pdfs: bool) -> Iterator[SitePage]:
    """Make every page of the site."""
    today = portfolio[0].today
    board = make_board(title, portfolio, today, pdfs=pdfs)
    yield SitePage("index", title, board_html(board), listed=True)
    for assessment in portfolio:
        yield project_page(assessment, pdf=pdfs)
    yield from portfolio_pages(portfolio, today)
    yield SitePage("rules/index", _("Rules"), rules_html(rule_families()), listed=True)


def navigation() -> list[tuple[str, str]]:
    """The pages that stand in the navigation: title, and address without the ending."""
    titles = {
        "index": "Projects",
        **{f"{name}/index": title for name, title in TITLES.items()},
        "rules/index": "Rules",
    }
    return [(_(title), path) for path, title in titles.items()]


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
    sheets = "".join(
        style(name) for name in ("tokens.css", "artifact.css", "screen.css", "board.css", "portfolio.css")
    )
    yield STYLE_SHEET, font_faces("fonts/", "woff2") + "\n" + sheets
    for file in FONTS.values():
        yield f"assets/gatepage/fonts/{file}.woff2", templates_folder() / "fonts" / f"{file}.woff2"
    for path, script in SCRIPTS.items():
        yield path, templates_folder() / "scripts" / script
