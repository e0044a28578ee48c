"""A folder behind a server, and a page as a visitor meets it, with everything that it asked for and said."""

import functools
import http.server
import io
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

WIDE = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}
NARROW = {"width": 320, "height": 640}
"""A wide screen at 400 %, which WCAG asks for; narrower than any phone."""

CHROMIUM = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
"""What systems call Chromium. The first is the same engine without windows, for half the processor time."""

FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")
"""What Debian's Chromium needs to run as root, and to keep silent by itself."""


_HEARING = b"""<script>(() => {
  const tell = said => fetch("/heard", {method: "POST", keepalive: true, body: `${location.pathname}: ${said}`});
  addEventListener("error", it => tell(it.message || `not loaded: ${it.target.src || it.target.href}`), true);
  addEventListener("unhandledrejection", it => tell(`refused: ${it.reason}`));
  addEventListener("securitypolicyviolation", it => tell(`wanted: ${it.blockedURI}`));
  for (const kind of ["error", "warn"]) console[kind] = (...said) => tell(`${kind}: ${said.join(" ")}`);
})()</script>"""
"""Tells the server whatever goes wrong on a page, for browsers whose console nobody hears."""


class _Handler(http.server.SimpleHTTPRequestHandler):
    policy: str | None = None
    heard: list[str] | None = None

    def do_POST(self) -> None:
        """Keep what a page tells."""
        said = self.rfile.read(int(self.headers["Content-Length"])).decode()
        if self.heard is not None:
            self.heard.append(said)
        self.send_response(204)
        self.end_headers()

    def send_head(self) -> Any:
        """Open a file to be sent; a page that is to tell something gets its ears first."""
        file = Path(self.translate_path(self.path))
        if self.heard is None or file.suffix != ".html" or not file.is_file():
            return super().send_head()
        page = file.read_bytes().replace(b"<head>", b"<head>" + _HEARING, 1)
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        return io.BytesIO(page)

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def copyfile(self, source: Any, outputfile: Any) -> None:
        """Send a file; a browser that has gone on to the next page does not want the rest."""
        with suppress(ConnectionError):
            super().copyfile(source, outputfile)

    def end_headers(self) -> None:
        """Send with every answer the policy, and how long it holds good: as hosts of static sites do."""
        self.send_header("Cache-Control", "max-age=600")
        if self.policy:
            self.send_header("Content-Security-Policy", self.policy)
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer an unknown address with the site's own page, as hosts of static sites do."""
        page = Path(self.directory, "404.html")
        if code != 404 or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


@contextmanager
def served(folder: Path, policy: str | None = None, heard: list[str] | None = None) -> Iterator[str]:
    """Serve a folder on this machine.

    ``policy`` is the Content-Security-Policy of every answer; ``heard`` is to hold whatever goes wrong on a page.
    """
    kind = type("Handler", (_Handler,), {"policy": policy, "heard": heard})
    handler = functools.partial(kind, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


class Visit:
    """A visitor with one tab. ``requests``, ``complaints`` and ``dialogs`` grow as long as the visit lasts."""

    def __init__(self, browser: Any, address: str = "", *, until: str = "load", **options: Any) -> None:
        self.context = browser.new_context(**{"viewport": WIDE, "reduced_motion": "reduce", **options})
        self.page = self.context.new_page()
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self.dialogs: list[str] = []
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("console", self._hear)
        self.page.on("dialog", self._note)
        if address:
            self.page.goto(address, wait_until=until)

    def _hear(self, message: Any) -> None:
        if message.type in {"error", "warning"}:
            self.complaints.append(f"{message.type}: {message.text} ({message.location['url']})")

    def _note(self, dialog: Any) -> None:
        self.dialogs.append(dialog.message)
        dialog.dismiss()

    def forget(self) -> None:
        """Begin a page of the same visit anew: what was asked for and said until now has been told."""
        for noted in (self.requests, self.complaints, self.dialogs):
            noted.clear()

    def strangers(self, *own: str) -> list[str]:
        """Every request that led to another place than the site."""
        return sorted({url for url in self.requests if not url.startswith((*own, "data:", "blob:"))})

    def __enter__(self) -> "Visit":
        return self

    def __exit__(self, *_: object) -> None:
        self.context.close()
