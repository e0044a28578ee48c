"""Live preview: the page of a saved project first, the rest of the site right after.

In: MkDocs's server and the plugin. Out: a server that never clears the served folder. What did not change is neither
judged, nor laid out, nor written again:

1. A change is seen. The projects whose files or evidence changed are judged, their pages filled into the theme that
   the last build left behind, and put into the served folder; browsers reload.
2. Then MkDocs builds the site as always, in its mode for partial builds: everything but the project pages that are as
   they were. Browsers reload again. A change that is saved meanwhile ends this build; it begins anew after step 1.

Whatever goes wrong is a page in the browser with its place, until it is mended.
"""

from __future__ import annotations

import logging
import os
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs import utils
from mkdocs.commands.build import build, get_context
from mkdocs.structure.pages import Page

from generator.check.catalogue import catalogue
from generator.check.memory import Memory
from generator.publish.configuration import load, told_by_mkdocs
from generator.publish.diagnosis import diagnose
from generator.publish.live_server import LiveServer
from generator.publish.page_workers import make_together
from generator.publish.site_file import SiteFile, fill
from generator.read.settings import NAMES, configuration_files, read_settings
from generator.read.stamp import content_stamp
from generator.render.assets import templates_folder
from generator.render.html import trouble_html
from generator.render.site import Maker
from generator.render.site_page import SitePage

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation

    from generator.check.assess import Assessment

_MOST_AT_ONCE = 20
"""So many pages are put in place before the whole site is built; who changes more than that waits for all."""


class Overtaken(Exception):  # noqa: N818 - no error
    """Something was saved while the site was built: that comes first."""


@dataclass(frozen=True)
class _Frame:
    """What the last build left behind: all that is needed to make one page of it again."""

    config: MkDocsConfig
    files: Files
    nav: Navigation
    env: Any  # Jinja's environment: Jinja itself lives in `render`


class Preview:
    """What is known from one build to the next while the site is served."""

    def __init__(self, judge: Callable[[MkDocsConfig], Sequence[Assessment]]) -> None:
        self.memory = Memory()
        self.maker = Maker(make_together)
        self._judge = judge
        self._server: LiveServer | None = None
        self._frame: _Frame | None = None
        self._nav: Navigation | None = None
        self._around = ""
        self._theme = ""
        self._shown: dict[str, tuple[str, SitePage]] = {}
        self._files: dict[str, str] = {}
        self._edited = False
        self._load: Callable[[], MkDocsConfig] | None = None

    # ---- events of the plugin

    def begin(self, config: MkDocsConfig) -> None:
        """Note what is around all pages; watch what they are made from."""
        self._theme = content_stamp(self._sources_of_frame(config))
        more = (templates_folder(), *_own_theme(config), *_parents(config))
        config.watch.extend(str(path) for path in more)

    def remember_files(self, files: Files) -> None:
        """Have hand-written pages built again, and delete what no longer belongs to the site."""
        self.give_way()
        for file in files.documentation_pages():
            if not isinstance(file, SiteFile) and Path(file.abs_dest_path).is_file():
                os.utime(file.abs_dest_path, (0, 0))  # older than its source: MkDocs takes it for changed
        self._edited = any(isinstance(file, SiteFile) and file.edited for file in files)
        now = {file.src_uri: file.abs_dest_path for file in files}
        for uri in self._files.keys() - now.keys():
            Path(self._files[uri]).unlink(missing_ok=True)
            self._shown.pop(uri, None)
        self._files = now

    def remember_frame(self, config: MkDocsConfig, files: Files, nav: Navigation, env: Any) -> None:
        """Keep what a single page needs, before the first of them is made."""
        self.give_way()
        self._frame = _Frame(config, files, nav, env)
        self._around = f"{self._theme}\n{nav}"
        for file in files.documentation_pages():
            if isinstance(file, SiteFile) and file.page and file.page.content is None and file.is_modified():
                fill(file.page, file.made)

    def is_shown(self, uri: str, made: SitePage) -> bool:
        """Whether the served folder holds the page as it would be made now."""
        return self._overtaken or self._shown.get(uri) == (self._around, made)

    def remember_page(self, uri: str, made: SitePage) -> None:
        """Note that a page was put into the served folder."""
        self._shown[uri] = (self._around, made)

    def give_way(self) -> None:
        """Raise Overtaken where something was saved since the build began."""
        if self._overtaken:
            raise Overtaken

    @property
    def _overtaken(self) -> bool:
        return self._server is not None and self._server.overtaken

    # ---- the server

    def serve(self, given: LiveReloadServer, config: MkDocsConfig) -> LiveServer:
        """Take the place of MkDocs's server."""
        path = Path(config.config_file_path).absolute()
        options = {**_options(config), "site_dir": config.site_dir}

        def reload() -> MkDocsConfig:
            if path.name in NAMES:
                read_settings(
                    path.parent, list(catalogue())
                )  # names the line and column of what MkDocs only complains about
            loaded = load(path, **options)
            loaded.site_url = given.url
            return loaded

        self._load = reload
        self._server = LiveServer(given, self._renew)
        return self._server

    def _renew(self, server: LiveServer) -> None:
        """Bring the served folder up to date after a change."""
        with told_by_mkdocs(logging.ERROR) as told:
            try:
                if self._show_changed_projects():
                    server.trouble = None
                    server.show()
                else:
                    server.keep_showing()
                self._build()
                server.trouble = None
            except Overtaken:
                pass
            except (Exception, SystemExit) as error:
                server.trouble = self._trouble_page(error, told)

    def _show_changed_projects(self) -> bool:
        """Put the pages of changed projects into the served folder, where the last build can be trusted for that."""
        frame = self._frame
        if frame is None or content_stamp(self._sources_of_frame(frame.config)) != self._theme:
            return False
        portfolio = self._judge(frame.config)
        pages = {f"{page.path}.md": page for page in map(self.maker.first, portfolio)}
        changed = [uri for uri, page in pages.items() if not self._holds(uri, page)]
        gone = [uri for uri, (_, made) in self._shown.items() if made.source is not None and uri not in pages]
        for uri in changed[:_MOST_AT_ONCE]:
            self._put(frame, uri, pages[uri])
        for uri in gone:
            Path(self._files[uri]).unlink(missing_ok=True)
            del self._shown[uri]
        return bool(changed or gone)

    def _holds(self, uri: str, made: SitePage) -> bool:
        return self._shown.get(uri) == (self._around, made)

    def _put(self, frame: _Frame, uri: str, made: SitePage) -> None:
        """Make one page as MkDocs does, and put it into the served folder."""
        config = frame.config
        file = SiteFile.of(config, made, edited=self._edited)
        page = fill(Page(None, file, config), made)
        context: Any = get_context(frame.nav, frame.files.documentation_pages(), config, page)
        template = frame.env.get_template("main.html")
        context = config.plugins.on_page_context(context, page=page, config=config, nav=frame.nav)
        output = config.plugins.on_post_page(template.render(context), page=page, config=config)
        utils.write_file(output.encode("utf-8", errors="xmlcharrefreplace"), file.abs_dest_path)
        self._files[uri] = file.abs_dest_path

    def _build(self) -> None:
        """Build the site without clearing the folder."""
        assert self._load is not None and self._server is not None  # noqa: S101, PT018 - it is the server who calls
        config = self._load()
        with _partial(), self._server.same_search():
            build(config, serve_url=self._server.url, dirty=True)
        for folder in config.watch:
            self._server.watch_too(folder)

    def _trouble_page(self, error: BaseException, told: Sequence[str]) -> bytes:
        base = Path(self._frame.config.config_file_path).parent if self._frame else Path.cwd()
        return trouble_html(diagnose(error, told, base.absolute())).encode()

    def _sources_of_frame(self, config: MkDocsConfig) -> Iterator[Path]:
        """The files whose change is a change of every page."""
        yield Path(config.config_file_path)
        yield from _parents(config)
        for folder in (templates_folder(), *_own_theme(config)):
            yield from (file for file in folder.rglob("*") if file.suffix in {".j2", ".html", ".css"})


def _parents(config: MkDocsConfig) -> Sequence[Path]:
    path = Path(config.config_file_path)
    return configuration_files(path)[1:]


def _own_theme(config: MkDocsConfig) -> Sequence[Path]:
    return [Path(config.theme.custom_dir)] if config.theme.custom_dir else []


def _options(config: MkDocsConfig) -> dict[str, Any]:
    """The options of the command line that MkDocs was started with."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # there is no other way to learn them
        return dict(config.user_configs[-1])


@contextmanager
def _partial() -> Iterator[None]:
    """Keep MkDocs from warning of partial builds: what it warns of, we take care of."""
    logger = logging.getLogger(build.__module__)

    def other(record: logging.LogRecord) -> bool:
        return "'dirty' build" not in str(record.msg)

    logger.addFilter(other)
    try:
        yield
    finally:
        logger.removeFilter(other)
