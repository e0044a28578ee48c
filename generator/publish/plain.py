"""``gatepage build --plain DIR``: the pages as a folder of plain files, for another builder than MkDocs.

In: a folder of projects, settings, the folder to write. Out: Markdown files, assets, data, PDFs, and a configuration
with the navigation. MkDocs has no part in it.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from generator.check.assess import assess_all
from generator.check.standards import read_standards
from generator.publish.build import BuildError, Built
from generator.publish.page_workers import PagesLost, make_together
from generator.publish.today import as_of
from generator.read.portfolio import NothingToRead, find_sources
from generator.read.settings import Settings, SettingsError
from generator.render.data_files import data_files
from generator.render.plain import MARK, configuration_file, markdown_file
from generator.render.site import begin_site, navigation, project_files, site_assets
from generator.words import speak

CONFIGURATION = "mkdocs.yml"
DOCUMENTS = "docs"


def write_plain(base: Path, target: Path, settings: Settings) -> Built:
    """Write the folder; an older one of ours is replaced, any other is refused.

    Raises:
        BuildError: when there is nothing to write, or something else where it should be written.
    """
    _demand_ours(target)
    speak(settings.speech)
    try:
        found = find_sources([Path(place) for place in settings.projects], base)
        standards = read_standards(settings.standards, base)
    except (NothingToRead, SettingsError) as error:
        raise BuildError(str(error)) from error
    portfolio = assess_all(found.sources, settings, as_of(settings), authors=settings.committers)
    title = settings.site_name or "AI projects"
    documents = target / DOCUMENTS
    shutil.rmtree(documents, ignore_errors=True)
    try:
        begun = begin_site(
            title, portfolio, pdfs=settings.pdf, edit_address=settings.edit_address, make=make_together
        )
        site = begun.finish(standards)
    except PagesLost as error:
        raise BuildError(str(error)) from error
    for page in site.pages:
        _write(documents / f"{page.path}.md", markdown_file(page))
    data = data_files(title, portfolio, site.data)
    for path, content in (*site_assets(), *project_files(portfolio), *data):
        _write(documents / path, content.read_bytes() if isinstance(content, Path) else content)
    _write(target / CONFIGURATION, configuration_file(title, navigation()))
    papers = None
    if settings.pdf:
        from generator.publish.papers import print_all, write_papers

        papers = print_all(portfolio, settings, "", base)
        write_papers(papers, documents / "pdf")
    return Built(target, portfolio, papers, ())


def _demand_ours(target: Path) -> None:
    """Refuse to write where something else is."""
    configuration = target / CONFIGURATION
    if not target.exists() or (target.is_dir() and not any(target.iterdir())):
        return
    if configuration.is_file() and configuration.read_bytes().startswith(MARK.encode()):
        return
    raise BuildError(
        f"{target} holds something that was not written by  build --plain; name an empty or a new folder"
    )


def _write(file: Path, content: str | bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content.encode("utf-8", "xmlcharrefreplace") if isinstance(content, str) else content)
