"""``gatepage serve`` without its printing: MkDocs's server over the configuration of the folder, or over our own.

In: a folder and an address. It returns when a person ends it. What happens after a change is the business of
``preview``.
"""

from __future__ import annotations

import logging
import os
import socket
import tempfile
from collections.abc import Callable
from pathlib import Path


class ServeError(Exception):
    """The site cannot be served; the message says why and what to do."""


class _Teller(logging.Handler):
    """Passes on what the server says, and whatever is worth a warning."""

    def __init__(self, say: Callable[[str], None]) -> None:
        super().__init__(logging.INFO)
        self._say = say

    def emit(self, record: logging.LogRecord) -> None:
        if record.levelno >= logging.WARNING or record.name.endswith(".livereload"):
            self._say(record.getMessage())


def serve_site(folder: Path, address: str | None, say: Callable[[str], None], *, browse: bool) -> None:
    """Build the site and serve it until Ctrl+C.

    Raises:
        ServeError: when the first build fails, or the address cannot be had.
    """
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    from mkdocs.commands.serve import serve
    from mkdocs.exceptions import Abort, MkDocsException

    from generator.publish.configuration import LOGGER, DefaultFile, load, told_by_mkdocs
    from generator.publish.plugin import GatepagePlugin

    path = folder / "mkdocs.yml"
    logger = logging.getLogger(LOGGER)
    with told_by_mkdocs(logging.ERROR) as told, tempfile.TemporaryDirectory() as empty:
        ours = None if path.is_file() else {"config_file_path": str(path), "docs_dir": empty}
        try:
            config = load(path, docs_dir=empty, dev_addr=address)
            if not isinstance(config.plugins.get("gatepage"), GatepagePlugin):
                raise ServeError("mkdocs.yml does not name the plugin; add  gatepage  below  plugins:")
            _demand(*config.dev_addr)
            logger.setLevel(logging.INFO)
            logger.addHandler(teller := _Teller(say))
            try:
                source = str(path) if ours is None else DefaultFile()
                serve(source, open_in_browser=browse, dev_addr=address, **(ours or {}))  # type: ignore[arg-type]
            finally:
                logger.removeHandler(teller)
        except (MkDocsException, Abort) as error:
            raise ServeError("; ".join(told) or str(error)) from error
        except OSError as error:  # somebody else took the address in the meantime
            raise ServeError(f"the site cannot be served: {error}") from error


def _demand(host: str, port: int) -> None:
    """See whether the address can be had, before the site is built for it."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        socket.create_server((host, port), family=family).close()
    except OSError as error:
        why = os.strerror(error.errno) if error.errno else str(error)
        raise ServeError(
            f"{host}:{port} cannot be used: {why}; name another one:  --dev-addr {host}:{port + 1}"
        ) from error
