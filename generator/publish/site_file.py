"""Our pages as MkDocs's files.

In: pages of the site. Out: files that MkDocs takes for generated documents. Text of projects never reaches MkDocs's
Markdown: pages enter as finished HTML.
"""

from __future__ import annotations

import html
import json
from typing import TYPE_CHECKING, Any

from mkdocs.structure.files import File, InclusionLevel
from mkdocs.structure.toc import get_toc

from generator.publish.edit_address import way_to
from generator.render.site_page import SitePage

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page

    from generator.publish.preview import Preview


class SiteFile(File):
    """One of our pages. ``preview`` knows, while the site is served, whether it must be made again."""

    made: SitePage
    preview: Preview | None = None
    edited: bool = False
    """Whether “edit this page” opens the address of the page itself, and not one that MkDocs knows."""

    @classmethod
    def of(
        cls, config: MkDocsConfig, made: SitePage, preview: Preview | None = None, *, edited: bool = False
    ) -> SiteFile:
        """Make the file of a page."""
        file = cls.generated(config, f"{made.path}.md", content=_front_matter(made))
        assert isinstance(file, SiteFile)  # noqa: S101 - for the type checker
        file.inclusion = InclusionLevel.INCLUDED if made.listed else InclusionLevel.NOT_IN_NAV
        file.edit_uri = way_to(made.source, config) if made.source else None
        file.edited = edited
        file.made = made
        file.preview = preview
        return file

    def is_modified(self) -> bool:
        """Whether a partial build must make the page again."""
        return self.preview is None or not self.preview.is_shown(self.src_uri, self.made)


def fill(page: Page, made: SitePage) -> Page:
    """Put a finished page into MkDocs's."""
    page.meta = _meta(made)
    page.content = made.html
    page.toc = get_toc([])
    if isinstance(page.file, SiteFile) and page.file.edited:
        page.edit_url = made.edit or None
    return page


def _meta(made: SitePage) -> dict[str, Any]:
    """The page's data for MkDocs; titles go into templates unescaped."""
    return {
        "title": html.escape(made.title, quote=True),
        "hide": ["navigation", "toc"],
        "search": {"exclude": True},  # the index gets our own texts
    }


def _front_matter(made: SitePage) -> str:
    """The same as JSON, since MkDocs reads YAML 1.1."""
    return f"---\n{json.dumps(_meta(made))}\n---\n"
