"""The MkDocs plugin: a thin adapter that hands our pages to MkDocs and has the PDFs made after the build.

In: MkDocs's events. Out: files and page contents from ``render``. Text of projects never reaches MkDocs's Markdown:
pages enter as finished HTML.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from mkdocs.config.base import Config
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import File

from generator.check.assess import Assessment, assess_all
from generator.check.catalogue import catalogue
from generator.check.standards import Standard, read_standards
from generator.publish import search
from generator.publish.edit_address import edit_address
from generator.publish.page_workers import PagesLost, make_together
from generator.publish.site_file import SiteFile, fill
from generator.publish.system import system_name
from generator.publish.today import as_of
from generator.read.portfolio import NothingToRead, find_sources
from generator.read.settings import Settings, SettingsError, settings_from
from generator.render.data_files import data_files
from generator.render.pdf import PangoMissing, check_pango
from generator.render.site import (
    MARK,
    SCRIPTS,
    STYLE_SHEET,
    BegunSite,
    begin_site,
    navigation,
    project_files,
    site_assets,
)
from generator.render.theme import mend_theme
from generator.view.choice import Order, choose
from generator.words import ENGLISH, speak

if TYPE_CHECKING:
    from mkdocs.config.base import ConfigErrors, ConfigWarnings
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

    from generator.publish.papers import Papers
    from generator.publish.preview import Preview

log = get_plugin_logger("gatepage")


class NoSchema(Config):  # type: ignore[no-untyped-call]  # MkDocs leaves __init_subclass__ untyped
    """MkDocs wants a schema of the options; ours are read by ``settings_from`` instead, for every command alike."""


class GatepagePlugin(BasePlugin[NoSchema]):  # type: ignore[no-untyped-call]
    """Adds the board, a page for each project, the rules and the PDFs to a MkDocs site."""

    def __init__(self) -> None:
        super().__init__()
        self.settings = Settings()
        self.only: frozenset[str] = frozenset()
        self.portfolio: Sequence[Assessment] = ()
        self.standards: Sequence[Standard] = ()
        self.papers: Papers | None = None
        self._nav: Navigation | None = None
        self._ours: list[SiteFile] = []
        self._begun: BegunSite | None = None
        self._held: str | None = None
        self.preview: Preview | None = None

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
        if command == "serve":
            from generator.publish.preview import Preview

            self.preview = Preview(self.judge)

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Judge the portfolio; set what keeps the site free of other hosts and the same from build to build."""
        base = _base(config)
        speak(self.settings.speech)
        if config.theme.get("language") == ENGLISH:
            config.theme["language"] = self.settings.speech.language
        if not self.preview:
            # While pages are served, midnight may pass.
            os.environ.setdefault("SOURCE_DATE_EPOCH", str(_midnight(as_of(self.settings).toordinal())))
        if self.prints:
            try:
                check_pango(system_name())
            except PangoMissing as error:
                raise PluginError(f"{error}  (or set  pdf: false  below  gatepage:)") from error
        try:
            self.standards = read_standards(self.settings.standards, base)
        except SettingsError as error:
            raise PluginError(str(error)) from error
        self.judge(config)
        config.site_dir = str(self.site_folder(config))
        config.theme["font"] = False
        _mark(config)
        config.extra.setdefault("generator", False)
        config.extra_css.append(STYLE_SHEET)
        config.extra_javascript.extend(SCRIPTS)
        search.prepare(config)
        config.watch.extend(str(base / folder) for folder in self.settings.projects)
        if self.settings.standards:
            config.watch.append(str(base / self.settings.standards))
        if config.nav is None:
            config.nav = [{title: f"{path}.md"} for title, path in navigation()]
        if self.preview:
            self.preview.begin(config)
        return config

    def site_folder(self, config: MkDocsConfig) -> Path:
        """Where the site goes: MkDocs clears its ``site_dir``, and beside the draft stand the published editions."""
        site, editions = Path(config.site_dir), _base(config) / "site"
        return editions / "draft" if site == editions else site

    def judge(self, config: MkDocsConfig) -> Sequence[Assessment]:
        """Judge the portfolio; while it is served, only what changed since the last time."""
        try:
            found = find_sources([Path(folder) for folder in self.settings.projects], _base(config))
        except NothingToRead as error:
            raise PluginError(str(error)) from error
        sources = [source for source in found.sources if not self.only or source.id in self.only]
        judge = self.preview.memory.assess_all if self.preview else assess_all
        self.portfolio = judge(sources, self.settings, as_of(self.settings), authors=self.settings.committers)
        return self.portfolio

    @property
    def prints(self) -> bool:
        """Whether this build makes PDFs."""
        return self.settings.pdf and self.preview is None

    @event_priority(-100)
    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Begin our pages: in a build, copies of this process make them while MkDocs gathers its own files."""
        with _told_of_lost_pages():
            self._begun = begin_site(
                config.site_name,
                self.portfolio,
                pdfs=self.prints,
                edit_address=edit_address(self.settings, config),
                make=self.preview.maker.make if self.preview else make_together,
            )

    def on_build_error(self, *, error: Exception) -> None:  # noqa: ARG002 - MkDocs's signature
        """Let go of pages that nobody waits for any more."""
        self._begun = None

    @event_priority(100)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add our pages and assets."""
        assert self._begun is not None  # noqa: S101 - MkDocs's order of events
        begun, self._begun, self._ours = self._begun, None, []
        with _told_of_lost_pages():
            site = begun.finish(self.standards)
        for page in site.pages:
            file = SiteFile.of(config, page, self.preview, edited=bool(self.settings.edit_address))
            _put(files, file)
            self._ours.append(file)
        data = data_files(config.site_name, self.portfolio, site.data, config.site_url or "")
        for path, content in (*site_assets(), *project_files(self.portfolio), *data):
            if isinstance(content, Path):
                _put(files, File.generated(config, path, abs_src_path=str(content)))
            else:
                _put(files, File.generated(config, path, content=content))
        return files

    @event_priority(-100)
    def on_nav(self, nav: Navigation, *, files: Files, **_: Any) -> None:
        """Note which files there are, after all plugins have added theirs."""
        self._nav = nav
        if self.preview:
            self.preview.remember_files(files)

    @event_priority(-100)
    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> None:
        """Mend what the theme leaves to the mouse and to the eye; note what is around all pages."""
        mend_theme(env)
        if self.preview and self._nav:
            self.preview.remember_frame(config, files, self._nav, env)

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, **_: Any) -> LiveReloadServer:
        """Put our server in place of MkDocs's: it shows a saved page at once, at any number of projects."""
        return self.preview.serve(server, config) if self.preview else server

    def on_page_markdown(self, markdown: str, *, page: Page, **_: Any) -> str | None:  # noqa: ARG002
        """Keep our pages away from the Markdown parser."""
        return "" if isinstance(page.file, SiteFile) else None

    def on_page_content(self, html: str, *, page: Page, **_: Any) -> str | None:  # noqa: ARG002
        """Put in the finished page."""
        if not isinstance(page.file, SiteFile):
            return None
        return fill(page, page.file.made).content

    @event_priority(100)
    def _hold_back(self, /, context: Any, *, page: Page, **_: Any) -> Any:
        """Keep our pages from Material's search, which goes through each looking for marks of its own."""
        if isinstance(page.file, SiteFile):
            self._held, page.content = page.content, ""
        return context

    @event_priority(-100)
    def _put_back(self, /, context: Any, *, page: Page, **_: Any) -> Any:
        """Put the finished page in again, before the theme is filled."""
        if isinstance(page.file, SiteFile):
            page.content = self._held
        return context

    on_page_context = CombinedEvent(_hold_back, _put_back)

    @event_priority(-100)
    def on_post_page(self, output: str, *, page: Page, **_: Any) -> None:  # noqa: ARG002
        """Note which page was made."""
        if self.preview and isinstance(page.file, SiteFile):
            self.preview.remember_page(page.file.src_uri, page.file.made)

    @event_priority(-50)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write our pages into the index of the search, and make the PDFs beside the pages."""
        if self.preview:
            self.preview.give_way()
        search.write_index(config, self._ours, folder=self.preview is None)
        if self.prints:
            from generator.publish.papers import print_all, write_papers

            self.papers = print_all(self.portfolio, self.settings, config.site_url or "", _base(config))
            write_papers(self.papers, Path(config.site_dir) / "pdf")
            for told in self.papers.failed:
                log.error(told)
            if not self.only:
                self._bind(self.papers, config)

    def _bind(self, papers: Papers, config: MkDocsConfig) -> None:
        """Bind the committee's pack. A part of the portfolio leaves the pack as it is."""
        from generator.publish.pack import NoPack, print_pack

        chosen = choose([one.assessment for one in papers.printed], (), Order.DUE)
        settings = replace(self.settings, site_name=config.site_name)
        try:
            pack = print_pack(papers.of(chosen), settings, _base(config))
        except NoPack as error:
            log.error(f"no committee pack: {error}")
            return
        (Path(config.site_dir) / "pdf" / "pack.pdf").write_bytes(pack)


@contextmanager
def _told_of_lost_pages() -> Iterator[None]:
    try:
        yield
    except PagesLost as error:
        raise PluginError(str(error)) from error


def _put(files: Files, file: File) -> None:
    """Add a file; ours takes the place of one with the same address."""
    existing = files.get_file_from_path(file.src_uri)
    if existing is not None:
        files.remove(existing)
    files.append(file)


def _mark(config: MkDocsConfig) -> None:
    """Put our sign where the theme has its own; a logo or a favicon of the configuration stays."""
    if config.theme.get("favicon") == "assets/images/favicon.png":
        config.theme["favicon"] = MARK
    if not config.theme.get("logo") and not (config.theme.get("icon") or {}).get("logo"):
        config.theme["logo"] = MARK


def _base(config: MkDocsConfig) -> Path:
    """The folder of the configuration."""
    return Path(config.config_file_path or "mkdocs.yml").resolve().parent


def _midnight(ordinal: int) -> int:
    """Midnight of a day in seconds since 1970, UTC."""
    return max(0, (ordinal - 719163) * 86400)
