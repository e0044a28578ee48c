"""Where the source of a project can be read and edited: our own option, else what MkDocs knows of the repository.

In: the settings and MkDocs's configuration. Out: an address with ``{file}`` and ``{line}`` in it, and for "edit this
page" the way from MkDocs's folder of documents to a project file.
"""

from __future__ import annotations

import posixpath
import re
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from generator.read.settings import Settings

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

_FILE = "gatepage-file"
_LINES = {"bitbucket.org": "#lines-{line}"}
"""How a line is addressed where that is not ``#L12``."""


def edit_address(settings: Settings, config: MkDocsConfig) -> str:
    """The address of a line of a project's source; empty where none is known."""
    if settings.edit_address:
        return settings.edit_address
    if not config.repo_url or not _edits_documents(config):
        return ""
    # Lines have an address where a file is read, not where it is edited.
    uri = re.sub(r"^(-/)?edit/", r"\1blob/", config.edit_uri or "")
    address = urljoin(config.repo_url.rstrip("/") + "/", f"{uri}{way_to(_base(config) / _FILE, config)}")
    parts = urlsplit(address)
    if parts.scheme not in {"http", "https"} or re.search(r"[{}\s]", address):
        return ""
    return address.replace(_FILE, "{file}") + _LINES.get(parts.netloc, "#L{line}")


def way_to(file: Path, config: MkDocsConfig) -> str | None:
    """The path of a file from MkDocs's folder of documents, for "edit this page"; None where that is not known."""
    if not _edits_documents(config):
        return None
    return posixpath.relpath(file.as_posix(), Path(config.docs_dir).as_posix())


def _base(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path or "mkdocs.yml").resolve().parent


def _edits_documents(config: MkDocsConfig) -> bool:
    """Whether the address of the documents ends in their folder, so that the way to a file beside it is known."""
    uri = config.edit_uri or ""
    return (
        bool(config.repo_url)
        and uri.rstrip("/").split("/")[-1] == Path(config.docs_dir).name
        and uri[0] not in "?#"
    )
