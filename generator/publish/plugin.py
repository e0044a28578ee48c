"""The MkDocs plugin: a thin adapter that hands our pages to MkDocs and has the PDFs made after the build.

In: MkDocs's events. Out: files and page contents from ``render``. Text of projects never reaches MkDocs's Markdown:
pages enter as finished HTML.
"""

from __future__ import annotations

import html
import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from mkdocs.config.base import Config
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, InclusionLevel
from mkdocs.structure.toc import get_toc

from generator.check.assess import Assessment, assess_all
from generator.check.catalogue import catalogue
from generator.check.standards import Standard, read_standards
from generator.publish.edit_address import edit_address, way_to
from generator.publish.papers import Papers, print_all
from generator.publish.system import system_name
from generator.publish.today import as_of
from generator.read.portfolio import NothingToRead, find_sources
from generator.read.settings import Settings, SettingsError, settings_from
from generator.render.data_files import data_files
from generator.render.pdf import PangoMissing, check_pango
from generator.render.site import (
    SCRIPTS,
    STYLE_SHEET,
    navigation,
    project_files,
    site_assets,
    site_pages,
)
from generator.render.site_page import SitePage
from generator.render.theme import mend_theme

if TYPE_CHECKING:
    from mkdocs.config.base import ConfigErrors, ConfigWarnings
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

log = get_plugin_logger("gatepage")


class NoSchema(Config):  # type: ignore[no-untyped-call]  # MkDocs leaves __init_subclass__ untyped
    """MkDocs wants a schema of the options; ours are read by ``settings_from`` instead, for every command alike."""


class GatepagePlugin(BasePlugin[NoSchema]):  # type: ignore[no-untyped-call]
    """Adds the board, a page for each project, the rules and the PDFs to a MkDocs site."""

    def __init__(self) -> None:
        super().__init__()
        self.settings = Settings()
        self.portfolio: Sequence[Assessment] = ()
        self.standards: Sequence[Standard] = ()
        self.papers: Papers | None = None
        self._pages: dict[str, SitePage] = {}
        self._serving = False

    def load_config(
        self,
        options: dict[str, Any],
        config_file_path: str | None = None,  # noqa: ARG002 - MkDocs's signature
    ) -> tuple[ConfigErrors, ConfigWarnings]:
        """Read the options with the same code as the commands that do without MkDocs."""
        try:
            self.settings = settings_from(options, codes=list(catalogue()))
        except SettingsError as error:
            return [("gatepage", error)], []
        return [], []

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002
        """Remember whether pages are served, and keep this instance from one build to the next."""
        self._serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Judge the portfolio; set what keeps the site free of other hosts and the same from build to build."""
        base = Path(config.config_file_path or "mkdocs.yml").resolve().parent
        today = as_of(self.settings)
        os.environ.setdefault("SOURCE_DATE_EPOCH", str(_midnight(today.toordinal())))
        try:
            found = find_sources([Path(folder) for folder in self.settings.projects], base)
        except NothingToRead as error:
            raise PluginError(str(error)) from error
        if self.prints:
            try:
                check_pango(system_name())
            except PangoMissing as error:
                raise PluginError(f"{error}  (or set  pdf: false  below  gatepage:)") from error
        try:
            self.standards = read_standards(self.settings.standards, base)
        except SettingsError as error:
            raise PluginError(str(error)) from error
        self.portfolio = assess_all(found.sources, self.settings, today, authors=True)
        if Path(config.site_dir) == base / "site":
            # MkDocs clears its site_dir, and beside the draft stand the published editions.
            config.site_dir = str(base / "site" / "draft")
        config.theme["font"] = False
        config.extra.setdefault("generator", False)
        config.extra_css.append(STYLE_SHEET)
        config.extra_javascript.extend(SCRIPTS)
        config.watch.extend(str(base / folder) for folder in self.settings.projects)
        if self.settings.standards:
            config.watch.append(str(base / self.settings.standards))
        if config.nav is None:
            config.nav = [{title: f"{path}.md"} for title, path in navigation()]
        return config

    @property
    def prints(self) -> bool:
        """Whether this build makes PDFs."""
        return self.settings.pdf and not self._serving

    @event_priority(100)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add our pages and assets."""
        pages = site_pages(
            config.site_name,
            self.portfolio,
            self.standards,
            pdfs=self.prints,
            edit_address=edit_address(self.settings, config),
        )
        for page in pages:
            file = File.generated(config, f"{page.path}.md", content=_front_matter(page))
            file.inclusion = InclusionLevel.INCLUDED if page.listed else InclusionLevel.NOT_IN_NAV
            file.edit_uri = way_to(page.source, config) if page.source else None
            self._pages[file.src_uri] = page
            _put(files, file)
        data = data_files(config.site_name, self.portfolio, config.site_url or "")
        for path, content in (*site_assets(), *project_files(self.portfolio), *data):
            if isinstance(content, Path):
                _put(files, File.generated(config, path, abs_src_path=str(content)))
            else:
                _put(files, File.generated(config, path, content=content))
        return files

    def on_env(self, env: Any, **_: Any) -> None:
        """Mend what the theme leaves to the mouse and to the eye."""
        mend_theme(env)

    def on_page_markdown(self, markdown: str, *, page: Page, **_: Any) -> str | None:  # noqa: ARG002
        """Keep our pages away from the Markdown parser; "edit this page" opens the project's file."""
        ours = self._pages.get(page.file.src_uri)
        if ours is None:
            return None
        if self.settings.edit_address:
            page.edit_url = ours.edit or None
        return ""

    def on_page_content(self, html: str, *, page: Page, **_: Any) -> str | None:  # noqa: ARG002
        """Put in the finished page."""
        ours = self._pages.get(page.file.src_uri)
        if ours is None:
            return None
        page.toc = get_toc([])
        return ours.html

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Make the PDFs beside the pages."""
        if self.prints:
            self.papers = print_all(
                self.portfolio, Path(config.site_dir) / "pdf", self.settings, config.site_url or ""
            )
            for told in self.papers.failed:
                log.error(told)


def _put(files: Files, file: File) -> None:
    """Add a file; ours takes the place of one with the same address."""
    existing = files.get_file_from_path(file.src_uri)
    if existing is not None:
        files.remove(existing)
    files.append(file)


def _front_matter(page: SitePage) -> str:
    """The page's data for MkDocs, as JSON, since MkDocs reads YAML 1.1; titles go into templates unescaped."""
    hide = ["navigation", "toc"]
    meta = {"title": html.escape(page.title, quote=True), "hide": hide}
    return f"---\n{json.dumps(meta)}\n---\n"


def _midnight(ordinal: int) -> int:
    """Midnight of a day in seconds since 1970, UTC."""
    return max(0, (ordinal - 719163) * 86400)
