"""The pages of the site: one pure function from a portfolio to addresses and contents.

In: assessments and what the site is called. Out: pages as HTML bodies, and the assets that they need. Which builder
puts them into a site does not belong here.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from generator.check.assess import Assessment
from generator.check.standards import Standard
from generator.read import collector
from generator.render.assets import FONTS, font_faces, style, templates_folder
from generator.render.findings_json import Written
from generator.render.html import Around, Neighbour, board_html, project_html, rules_html
from generator.render.portfolio_json import project_json
from generator.render.portfolio_pages import TITLES, portfolio_pages
from generator.render.site_page import SitePage
from generator.view.board import Board, make_board
from generator.view.explained import explanations
from generator.view.margin import make_margin
from generator.view.page import make_page
from generator.view.rules import rule_families
from generator.words import _


@dataclass(frozen=True, slots=True)
class MadeProject:
    """What is made from one project alone: its page, and its line of the data."""

    page: SitePage
    data: Written


@dataclass(frozen=True, slots=True)
class ProjectJob:
    """Everything that a project's page is made from. ``edit_address`` is where its source can be read."""

    assessment: Assessment
    around: Around
    edit_address: str = ""

    def make(self) -> MadeProject:
        """Make it."""
        page = project_page(self.assessment, self.around, self.edit_address)
        return MadeProject(page, project_json(self.assessment))


Make = Callable[[Sequence[ProjectJob]], Iterator[MadeProject]]
"""Makes what is made from one project alone, in the order of the jobs. Whoever has others do it begins when called."""


def make_here(jobs: Sequence[ProjectJob]) -> Iterator[MadeProject]:
    """Do the jobs one by one."""
    return (job.make() for job in jobs)


class Maker:
    """Keeps what was made, and gives it again as long as nothing that it was made from changed."""

    def __init__(self, make: Make = make_here) -> None:
        self._make = make
        self._kept: dict[str, tuple[ProjectJob, MadeProject]] = {}

    def make(self, jobs: Sequence[ProjectJob]) -> Iterator[MadeProject]:
        """Do the jobs that are not done yet."""
        missing = [job for job in jobs if not self._holds(job)]
        for job, made in zip(missing, self._make(missing), strict=True):
            self._kept[job.assessment.source.address] = job, made
        return (self._kept[job.assessment.source.address][1] for job in jobs)

    def first(self, assessment: Assessment) -> SitePage:
        """The page of a project as soon as it can be had: with the neighbours that it had the last time."""
        kept = self._kept.get(assessment.source.address)
        known = kept[0] if kept else ProjectJob(assessment, _way_around(assessment, pdfs=False))
        return next(self.make([replace(known, assessment=assessment)])).page

    def _holds(self, job: ProjectJob) -> bool:
        kept = self._kept.get(job.assessment.source.address)
        if kept is None or kept[0].assessment is not job.assessment:
            return False
        return (kept[0].around, kept[0].edit_address) == (job.around, job.edit_address)


@dataclass(frozen=True, slots=True)
class Site:
    """All pages of the site, and the line of each project in the data."""

    pages: tuple[SitePage, ...]
    data: tuple[Written, ...]


@dataclass(frozen=True, slots=True)
class BegunSite:
    """A site of which everything that concerns one project alone is being made already."""

    title: str
    portfolio: Sequence[Assessment]
    board: Board
    projects: Iterator[MadeProject]

    def finish(self, standards: Sequence[Standard]) -> Site:
        """Make the pages about all projects, and gather the others."""
        with collector.paused():
            home = SitePage("index", self.title, board_html(self.board), listed=True)
            others = (*portfolio_pages(self.portfolio, standards, self.portfolio[0].today), _rules_page())
            made = tuple(self.projects)
        return Site((home, *(one.page for one in made), *others), tuple(one.data for one in made))


def begin_site(
    title: str,
    portfolio: Sequence[Assessment],
    *,
    pdfs: bool,
    edit_address: str = "",
    make: Make = make_here,
) -> BegunSite:
    """Begin every page of the site. ``make`` does what concerns one project alone, perhaps beside everything else."""
    with collector.paused():
        board = make_board(title, portfolio, portfolio[0].today, pdfs=pdfs)
        around = ways_around(board, portfolio)
        projects = make([ProjectJob(a, around[a.source.address], edit_address) for a in portfolio])
    return BegunSite(title, portfolio, board, projects)


def _rules_page() -> SitePage:
    """The page of all rules."""
    return SitePage("rules/index", _("Rules"), rules_html(rule_families()), listed=True)


def navigation() -> list[tuple[str, str]]:
    """The pages that stand in the navigation: title, and address without the ending."""
    titles = {
        "index": "Projects",
        **{f"{name}/index": title for name, title in TITLES.items()},
        "rules/index": "Rules",
    }
    return [(_(title), path) for path, title in titles.items()]


def ways_around(board: Board, portfolio: Sequence[Assessment]) -> dict[str, Around]:
    """The ways from each project's page, by its address; the neighbours stand in the order of the board."""
    ordered = [Neighbour(row.title, f"../../{row.href}") for row in board.rows]
    neighbours = {
        here.href: (before, after)
        for before, here, after in zip([None, *ordered], ordered, [*ordered[1:], None], strict=False)
    }
    ways = {}
    for assessment in portfolio:
        address = assessment.source.address
        before, after = neighbours[f"../../projects/{address}/index.html"]
        ways[address] = replace(_way_around(assessment, pdfs=board.pdfs), before=before, after=after)
    return ways


def _way_around(assessment: Assessment, *, pdfs: bool) -> Around:
    """The ways from a project's page, but for its neighbours."""
    source = assessment.source
    return Around(
        pdf=f"../../pdf/{source.address}.pdf" if pdfs else "",
        yaml="" if source.refused else f"{source.address}.yaml",
    )


def project_page(assessment: Assessment, around: Around, edit_address: str = "") -> SitePage:
    """Make the page of one project."""
    page = make_page(assessment)
    margin = make_margin(assessment, page, edit_address)
    html = project_html(page, margin, around)
    path = f"projects/{page.address}/index"
    return SitePage(path, page.title, html, False, assessment.source.path, margin.source)


def project_files(portfolio: Sequence[Assessment]) -> Iterator[tuple[str, Path]]:
    """The project files to download, by their address below the site's root. What may not be read is not copied."""
    for source in (assessment.source for assessment in portfolio):
        if not source.refused:
            yield f"projects/{source.address}/{source.address}.yaml", source.path


STYLES = ("tokens", "artifact", "screen", "theme", "board", "page", "portfolio", "rules")
STYLE_SHEET = "assets/gatepage/gatepage.css"
_NAMES = ("filters.js", "board.js", "lists.js", "page.js", "search.js")
SCRIPTS = {f"assets/gatepage/{name}": name for name in _NAMES}
"""Our own scripts in the order in which pages load them: the address below the site's root, and the file."""

MARK = "assets/gatepage/mark.svg"
"""The sign of the site, in its header and on the browser's tab."""

WORKER = "assets/gatepage/iframe-worker.js"
"""The script that lets the search work from a folder."""


def site_assets() -> Iterator[tuple[str, str | Path]]:
    """The style sheet as text, fonts and scripts as files, by their address below the site's root."""
    sheets = "".join(style(f"{name}.css") for name in STYLES)
    yield STYLE_SHEET, font_faces("fonts/", "woff2") + "\n" + sheets
    for file in FONTS.values():
        yield f"assets/gatepage/fonts/{file}.woff2", templates_folder() / "fonts" / f"{file}.woff2"
    for path, name in SCRIPTS.items():
        script = templates_folder() / "scripts" / name
        yield path, _with_fields(script) if name == "page.js" else script
    yield MARK, templates_folder() / "images" / "mark.svg"
    yield WORKER, templates_folder() / "scripts" / "iframe-worker.js"


def _with_fields(script: Path) -> str:
    """A script behind the words that it shows of each field."""
    words = json.dumps(explanations(), ensure_ascii=False, sort_keys=True)
    return f"const gatepageFields = {words};\n{script.read_text(encoding='utf-8')}"
