"""``gatepage build`` without its printing: MkDocs run over the configuration of the folder, or over our own.

In: a folder, settings. Out: the built site and what was made. Only ``site_dir`` is ever cleared.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from generator.check.assess import Assessment
from generator.read.settings import Settings

if TYPE_CHECKING:
    from generator.publish.papers import Papers


class BuildError(Exception):
    """The site cannot be built; the message says why and what to do."""


@dataclass(frozen=True)
class Built:
    """What a build made."""

    site: Path
    portfolio: Sequence[Assessment]
    papers: Papers | None
    warnings: tuple[str, ...]


def build_site(folder: Path, settings: Settings, only: Collection[str] = ()) -> Built:
    """Build the site with MkDocs; with ``only``, the pages and PDFs of these projects into the site that is there.

    Raises:
        BuildError: when MkDocs refuses the configuration, or the site would clear something that is not a draft.
    """
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    from mkdocs.commands.build import build
    from mkdocs.exceptions import Abort, MkDocsException

    from generator.publish.configuration import load, told_by_mkdocs
    from generator.publish.plugin import GatepagePlugin

    with told_by_mkdocs() as told, tempfile.TemporaryDirectory() as scratch:
        empty = Path(scratch, "docs")
        empty.mkdir()
        try:
            config = load(folder / "mkdocs.yml", docs_dir=str(empty))
            plugin = config.plugins.get("gatepage")
            if not isinstance(plugin, GatepagePlugin):
                raise BuildError("mkdocs.yml does not name the plugin; add  gatepage  below  plugins:")
            plugin.settings = settings
            plugin.only = frozenset(only)
            config.plugins.on_startup(command="build", dirty=False)
            site = plugin.site_folder(config)
            if only:
                config.site_dir = str(Path(scratch, "site"))
            build(config)
            if only:
                _put_into(site, Path(config.site_dir), plugin.portfolio)
        except (MkDocsException, Abort) as error:
            raise BuildError("; ".join(told) or str(error)) from error
    return Built(site, plugin.portfolio, plugin.papers, tuple(told))


def _put_into(site: Path, built: Path, portfolio: Sequence[Assessment]) -> None:
    """Copy what belongs to some projects into a site, and what their pages look like."""
    places = [f"projects/{a.source.address}" for a in portfolio]
    papers = [f"pdf/{a.source.address}.pdf" for a in portfolio]
    for name in (*places, *papers, "assets"):
        if (built / name).is_dir():
            shutil.copytree(built / name, site / name, dirs_exist_ok=True)
        elif (built / name).is_file():
            (site / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(built / name, site / name)
