"""``gatepage build`` without its printing: MkDocs run over the configuration of the folder, or over our own.

In: a folder, settings. Out: the built site and what was made. Only ``site_dir`` is ever cleared.
"""

from __future__ import annotations

import logging
import os
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
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


_DEFAULT = """\
site_name: AI projects
site_dir: site/draft
use_directory_urls: false
theme:
  name: material
  font: false
  palette:
    - media: "(prefers-color-scheme: light)"
      scheme: default
      primary: custom
      accent: custom
      toggle: {icon: material/weather-night, name: Switch to dark mode}
    - media: "(prefers-color-scheme: dark)"
      scheme: slate
      primary: custom
      accent: custom
      toggle: {icon: material/weather-sunny, name: Switch to light mode}
  features: [navigation.tabs, navigation.top, search.highlight, search.suggest]
plugins: [search, gatepage]
"""
"""The configuration of a folder that has none."""


class _Collector(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.told: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.told.append(record.getMessage())


def build_site(folder: Path, settings: Settings) -> Built:
    """Build the site with MkDocs.

    Raises:
        BuildError: when MkDocs refuses the configuration, or the site would clear something that is not a draft.
    """
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    from mkdocs.commands.build import build
    from mkdocs.config import load_config
    from mkdocs.exceptions import Abort, MkDocsException

    from generator.publish.plugin import GatepagePlugin

    collector = _Collector()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(collector)
    try:
        with tempfile.TemporaryDirectory() as empty:
            own = folder / "mkdocs.yml"
            if own.is_file():
                config = load_config(str(own))
            else:
                path = str(folder / "mkdocs.yml")
                config = load_config(BytesIO(_DEFAULT.encode()), config_file_path=path, docs_dir=empty)
            plugin = config.plugins.get("gatepage")
            if not isinstance(plugin, GatepagePlugin):
                raise BuildError("mkdocs.yml does not name the plugin; add  gatepage  below  plugins:")
            plugin.settings = settings
            config.plugins.on_startup(command="build", dirty=False)
            build(config)
    except (MkDocsException, Abort) as error:
        told = "; ".join(collector.told) or str(error)
        raise BuildError(told) from error
    finally:
        logger.removeHandler(collector)
    return Built(Path(config.site_dir), plugin.portfolio, plugin.papers, tuple(collector.told))
