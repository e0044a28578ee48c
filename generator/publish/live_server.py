"""MkDocs's live reload server, for a site that may be looked at while it is built.

In: the server that MkDocs prepared. Out: one in its place. What is built, and when, does not belong here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.livereload import LiveReloadServer

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIEnvironment

_EVERY = 0.25
"""Files are looked at so often, in seconds. Looking works on every file system; being told of changes does not."""

_SETTLED = 0.05
"""A change counts as complete after so many seconds without another."""

_INDEX = "search/search_index.json"


class LiveServer(LiveReloadServer):
    """Serves a folder that is never half built. ``trouble`` is a page to be shown instead of any other."""

    def __init__(self, given: LiveReloadServer, renew: Callable[[LiveServer], None]) -> None:
        host, port = given.server_address[:2]
        super().__init__(
            lambda: self._renewed(renew),
            str(host),
            int(port),
            given.root,
            given.mount_path,
            polling_interval=_EVERY,
        )
        self.build_delay = _SETTLED
        self.trouble: bytes | None = None
        self._index: bytes | None = None
        self._not_found = given.error_handler
        self.error_handler = self._error_page
        given.server_close()
        for path in given._watched_paths:  # noqa: SLF001 - what it was asked for before we came
            self.watch(path)

    @property
    def overtaken(self) -> bool:
        """Whether something changed since the work in hand began."""
        return self._want_rebuild

    def watch(self, path: str, func: None = None, *, recursive: bool = True) -> None:
        """Watch a path; one that does not exist would end the watching of all others."""
        if Path(path).exists():
            super().watch(path, func, recursive=recursive)

    def watch_too(self, path: str) -> None:
        """Watch a path that came up while serving."""
        if str(Path(path).absolute()) not in self._watched_paths:
            self.watch(path)

    def show(self) -> None:
        """Let browsers reload what is there by now, and answer while the work goes on."""
        with self._epoch_cond:
            self._visible_epoch = self._wanted_epoch
            self._epoch_cond.notify_all()

    def keep_showing(self) -> None:
        """Answer with what is there while the work goes on; nobody reloads."""
        with self._epoch_cond:
            self._wanted_epoch = self._visible_epoch
            self._epoch_cond.notify_all()

    @contextmanager
    def same_search(self) -> Iterator[None]:
        """Answer with the index of the search that is there now, while another is written over it in several steps."""
        file = Path(self.root, _INDEX)
        self._index = file.read_bytes() if file.is_file() else None
        try:
            yield
        except BaseException:
            if self._index is not None:
                file.write_bytes(self._index)  # rather than one that lacks what was still to be written
            raise
        finally:
            self._index = None

    def _renewed(self, renew: Callable[[LiveServer], None]) -> None:
        renew(self)
        if not self.overtaken and self._wanted_epoch == self._visible_epoch:
            self._wanted_epoch += 1  # MkDocs's loop shows what is wanted

    def _serve_request(
        self, environ: WSGIEnvironment, start_response: StartResponse
    ) -> Iterable[bytes] | None:
        path = str(environ["PATH_INFO"])
        if self.trouble is not None and path.endswith(("/", ".html")):
            content = self._with_reloading(self.trouble)
            # A list of its own: the server adds the length to it.
            start_response("500 Internal Server Error", [("Content-Type", "text/html; charset=utf-8")])
            return [content]
        index = self._index
        if index is not None and path == f"{self.mount_path}{_INDEX}":
            start_response(
                "200 OK", [("Content-Type", "application/json"), ("Content-Length", str(len(index)))]
            )
            return [index]
        return super()._serve_request(environ, start_response)

    def _error_page(self, code: int) -> bytes | None:
        """The theme's page for what is not there, which goes away as soon as it is."""
        content = self._not_found(code)
        return None if content is None else self._with_reloading(content)

    def _with_reloading(self, content: bytes) -> bytes:
        return bytes(self._inject_js_into_html(content, self._visible_epoch))  # type: ignore[no-untyped-call]
