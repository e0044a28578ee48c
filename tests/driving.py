"""Real browsers other than the one that Playwright drives, told what to do in the words of W3C WebDriver.

In: the program of a browser, or of its driver, as Debian has it. Out: a `Driven` browser with one window, in which
pages are opened, keys pressed and scripts run. Chromium and WebKit have drivers that are spoken to over HTTP.
Firefox's driver is packaged nowhere: it would translate the same commands into Firefox's own protocol, Marionette,
which is spoken here instead.
"""

import json
import os
import socket
import subprocess
import time
import urllib.error
import urllib.request
from base64 import b64decode
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from tests.browsing import FLAGS

PATIENCE = 30.0
"""Seconds until something must have happened."""

KEYS = {"Tab": "\ue004", "Enter": "\ue007", "Escape": "\ue00c"}
"""Keys that write nothing, as WebDriver names them."""

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"


class DrivingError(Exception):
    """A command that a browser refuses."""


class Wire(Protocol):
    """A way to a browser: a command of WebDriver, named as Marionette names it, and what comes back."""

    def __call__(self, name: str, **given: object) -> Any:
        """Have a command done."""


class Driven:
    """A browser with one window."""

    def __init__(self, wire: Wire) -> None:
        self.command = wire

    def open(self, address: str) -> None:
        """Go to a page and wait until it is loaded."""
        self.command("Navigate", url=address)

    def ask(self, expression: str, *given: object) -> Any:
        """The value of an expression, in which ``arguments`` is what is given."""
        return self.command("ExecuteScript", script=f"return {expression}", args=list(given))

    def until(self, expression: str, *given: object) -> Any:
        """Wait for an expression to be true, and give its value."""
        end = time.monotonic() + PATIENCE
        while not (found := self.ask(expression, *given)):
            if time.monotonic() > end:
                raise AssertionError(f"has not become true: {expression} {given or ''}")
            time.sleep(0.05)
        return found

    def click(self, css: str) -> None:
        """Press the middle of the first element that fits, as a pointer does, once it is there and stays there."""

        def click() -> None:
            found = self.command("FindElement", using="css selector", value=css)
            self.command("ElementClick", id=found[ELEMENT])

        _patiently(click)

    def press(self, *keys: str) -> None:
        """Press keys and let go of them, one after the other, wherever the focus is."""
        steps = [{"type": kind, "value": KEYS.get(key, key)} for key in keys for kind in ("keyDown", "keyUp")]
        self.command("PerformActions", actions=[{"type": "key", "id": "keyboard", "actions": steps}])

    def printed(self) -> bytes:
        """The page as a PDF."""
        return b64decode(self.command("Print"))


# ---- browsers whose driver is spoken to over HTTP

_HTTP = {
    "Navigate": ("POST", "/url"),
    "ExecuteScript": ("POST", "/execute/sync"),
    "FindElement": ("POST", "/element"),
    "ElementClick": ("POST", "/element/{id}/click"),
    "PerformActions": ("POST", "/actions"),
    "Print": ("POST", "/print"),
    "DeleteSession": ("DELETE", ""),
}
"""Where a driver takes a command."""


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _patiently(do: Callable[[], Any]) -> Any:
    """Do what fails as long as a program starts, or a page changes."""
    end = time.monotonic() + PATIENCE
    while True:
        try:
            return do()
        except (DrivingError, OSError, ValueError):
            if time.monotonic() > end:
                raise
            time.sleep(0.1)


def _asked(method: str, address: str, given: dict[str, object]) -> Any:
    body = json.dumps(given).encode() if method == "POST" else None
    request = urllib.request.Request(address, body, {"Content-Type": "application/json"}, method=method)
    try:
        with urllib.request.urlopen(request, timeout=2 * PATIENCE) as answer:
            return json.load(answer)["value"]
    except urllib.error.HTTPError as refused:
        raise DrivingError(json.load(refused)["value"]) from None


@contextmanager
def _running(
    *command: str, log: Path, environment: dict[str, str] | None = None, keep: Sequence[int] = ()
) -> Iterator[None]:
    """A program that runs as long as it is needed, and writes what it says into a file."""
    with log.open("wb") as said:
        process = subprocess.Popen(
            command, env={**os.environ, **(environment or {})}, stdout=said, stderr=said, pass_fds=keep
        )
    try:
        yield
    finally:
        process.terminate()
        try:
            process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@contextmanager
def _by_driver(
    driver: str, wishes: dict[str, object], log: Path, environment: dict[str, str] | None = None
) -> Iterator[Driven]:
    address = f"http://127.0.0.1:{(port := _free_port())}"
    with _running(driver, f"--port={port}", log=log, environment=environment):
        _patiently(partial(_asked, "GET", f"{address}/status", {}))
        started = _asked("POST", f"{address}/session", {"capabilities": {"alwaysMatch": wishes}})

        def wire(name: str, **given: object) -> Any:
            method, path = _HTTP[name]
            return _asked(method, f"{address}/session/{started['sessionId']}{path.format(**given)}", given)

        try:
            yield Driven(wire)
        finally:
            with suppress(DrivingError, OSError):
                wire("DeleteSession")


@contextmanager
def chromium(driver: str, program: str, folder: Path) -> Iterator[Driven]:
    """The whole Chromium, without showing its windows."""
    options = {"binary": program, "args": ["--headless=new", *FLAGS]}
    with _by_driver(driver, {"goog:chromeOptions": options}, folder / "chromium.log") as driven:
        yield driven


@contextmanager
def webkit(driver: str, screen: str, folder: Path) -> Iterator[Driven]:
    """WebKit as GTK programs have it. Its windows want a screen: ``screen`` is the program of one that nobody sees."""
    with ExitStack() as stack:
        number, told = os.pipe()
        command = (screen, "-displayfd", str(told), "-screen", "0", "1400x1000x24", "-nolisten", "tcp")
        stack.enter_context(_running(*command, log=folder / "screen.log", keep=(told,)))
        os.close(told)
        with os.fdopen(number) as line:
            display = f":{line.readline().strip()}"
        environment = {"DISPLAY": display, "GDK_BACKEND": "x11"}
        yield stack.enter_context(_by_driver(driver, {}, folder / "webkit.log", environment))


# ---- Firefox


class _Marionette:
    """Firefox's own protocol: a number, a colon, and as many bytes of JSON."""

    def __init__(self, port: int) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=2 * PATIENCE)
        self.answers = self.socket.makefile("rb")
        self.count = 0
        self._read()  # the greeting

    def _read(self) -> Any:
        length = b""
        while (byte := self.answers.read(1)) != b":":
            if not byte:
                raise DrivingError("Firefox has hung up")
            length += byte
        return json.loads(self.answers.read(int(length)))

    def send(self, name: str, **given: object) -> Any:
        self.count += 1
        message = json.dumps([0, self.count, name, given]).encode()
        self.socket.sendall(b"%d:%b" % (len(message), message))
        _, _, refused, answer = self._read()
        if refused:
            raise DrivingError(refused)
        return answer

    def wire(self, name: str, **given: object) -> Any:
        answer = self.send(f"WebDriver:{name}", **given)
        return answer["value"] if set(answer) == {"value"} else answer


@contextmanager
def firefox(program: str, folder: Path) -> Iterator[Driven]:
    """Firefox with a profile of its own, without showing its windows."""
    profile = folder / "profile"
    profile.mkdir()
    (profile / "user.js").write_text('user_pref("marionette.port", 0);\n')  # any that is free
    command = (program, "--headless", "--marionette", "--no-remote", "--profile", str(profile))
    with _running(*command, log=folder / "firefox.log"):
        marionette = _patiently(lambda: _Marionette(int((profile / "MarionetteActivePort").read_text())))
        marionette.send("WebDriver:NewSession", capabilities={"alwaysMatch": {}})
        try:
            yield Driven(marionette.wire)
        finally:
            with suppress(DrivingError, OSError):
                marionette.send("Marionette:Quit", flags=["eForceQuit"])
