"""``gatepage build`` without its printing: MkDocs run over the configuration of the folder, or over our own.

In: a folder, settings. Out: the built site and what was made. Only ``site_dir`` is ever cleared.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.check.assess import Assessment
from generator.publish.papers import Papers
from generator.read.settings import Settings


class BuildError(Exception):
    """The site cannot be built; the message says why and what to do."""


@dataclass(frozen=True)
class Built:
    """What a build made."""

    site: Path
    portfolio: Sequence[Assessment]
    papers: Papers | None
    warnings: tuple[str, ...]


def build_site(folder: Path, settings: Settings) -> Built:
    """Build the site with MkDocs.

    Raises:
        BuildError: when MkDocs refuses the configuration, or the site would clear something that is not a draft.
    """
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    from mkdocs.commands.build import build
    from mkdocs.exceptions import Abort, MkDocsException

    from generator.publish.configuration import load, told_by_mkdocs
    from generator.publish.plugin import GatepagePlugin

    with told_by_mkdocs() as told, tempfile.TemporaryDirectory() as empty:
        try:
            config = load(folder / "mkdocs.yml", docs_dir=empty)
            plugin = config.plugins.get("gatepage")
            if not isinstance(plugin, GatepagePlugin):
                raise BuildError("mkdocs.yml does not name the plugin; add  gatepage  below  plugins:")
            plugin.settings = settings
            config.plugins.on_startup(command="build", dirty=False)
            build(config)
        except (MkDocsException, Abort) as error:
            raise BuildError("; ".join(told) or str(error)) from error
    return Built(Path(config.site_dir), plugin.portfolio, plugin.papers, tuple(told))
