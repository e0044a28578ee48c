"""The configuration of the site: MkDocs's own of a folder, or ours where the folder has none.

In: the path of ``mkdocs.yml``, whether it exists or not. Out: MkDocs's configuration. What our own options mean is the
business of ``read``.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.config import load_config

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

LOGGER = load_config.__module__.partition(".")[0]
"""The name under which MkDocs logs; under ProperDocs it is another one."""

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


class DefaultFile(BytesIO):
    """Our configuration as a file that can be read again and again: MkDocs closes what it has read."""

    def __init__(self) -> None:
        super().__init__(_DEFAULT.encode())

    def close(self) -> None:
        """Stay open."""


def load(path: Path, **options: Any) -> MkDocsConfig:
    """Load the configuration. ``options`` win over what is in the file.

    ``docs_dir`` among them counts only where there is no file: ours has no documents of its own.
    """
    if path.is_file():
        options.pop("docs_dir", None)
        return load_config(str(path), **options)
    return load_config(DefaultFile(), config_file_path=str(path), **options)


class _Collector(logging.Handler):
    def __init__(self, level: int) -> None:
        super().__init__(level)
        self.told: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.told.append(record.getMessage())


@contextmanager
def told_by_mkdocs(level: int = logging.WARNING) -> Iterator[list[str]]:
    """Gather what MkDocs logs within a block."""
    collector = _Collector(level)
    logger = logging.getLogger(LOGGER)
    logger.addHandler(collector)
    try:
        yield collector.told
    finally:
        logger.removeHandler(collector)
