"""`python -m benchmarks.saving [PROJECTS]`: from saving a project to its changed page in the reader's hands.

Serves a made-up portfolio with `gatepage serve`, saves one project again and again, and waits as a browser does: for
the answer that says "reload", and then for the page. The rest is there when the search knows the new title.
"""

from __future__ import annotations

import re
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from dataclasses import dataclass
from pathlib import Path

from benchmarks.corpus import write_portfolio

ROUNDS = 5
SOON = 1.0
"""Seconds within which the changed page shall be there."""

_EPOCH = re.compile(r"livereload\((\d+), (\d+)\)")


@dataclass(frozen=True)
class SavingCost:
    """Seconds until the page is there, and until everything is, for each round."""

    projects: int
    page: list[float]
    rest: list[float]


def measure(count: int) -> SavingCost:
    """Serve so many projects, and save one of them again and again."""
    with tempfile.TemporaryDirectory(prefix="gatepage-bench-") as folder:
        file = write_portfolio(Path(folder), count)[count // 2]
        with socket.create_server(("127.0.0.1", 0)) as probe:
            address = f"127.0.0.1:{probe.getsockname()[1]}"
        command = [sys.executable, "-m", "generator", "serve", "--dev-addr", address]
        server = subprocess.Popen(command, cwd=folder, stderr=subprocess.DEVNULL)
        try:
            return SavingCost(count, *_rounds(server, f"http://{address}", file))
        finally:
            server.terminate()
            server.wait()


def _rounds(server: subprocess.Popen[bytes], url: str, file: Path) -> tuple[list[float], list[float]]:
    text = file.read_text(encoding="utf-8")
    page = f"{url}/projects/{file.stem}/index.html"
    while not _answers(url):
        if server.poll() is not None:
            raise SystemExit("the server ended")
        time.sleep(0.2)
    first, rest = [], []
    for number in range(ROUNDS):
        time.sleep(1 + number * 0.13)  # not in step with the server, which looks at files from time to time
        found = _EPOCH.search(_get(page))
        assert found
        epoch, request = found.groups()
        title = f"Saved for the time number {number}"
        start = time.perf_counter()
        file.write_text(re.sub(r"(?m)^title: .*$", f"title: {title}", text), encoding="utf-8")
        while int(_get(f"{url}/livereload/{epoch}/{request}")) <= int(epoch):
            pass
        assert title in _get(page)
        first.append(time.perf_counter() - start)
        while title not in _get(f"{url}/search/search_index.json"):
            time.sleep(0.05)
        rest.append(time.perf_counter() - start)
    return first, rest


def _answers(url: str) -> bool:
    try:
        _get(url)
    except OSError:
        return False
    return True


def _get(url: str) -> str:
    with urllib.request.urlopen(url, timeout=120) as answer:
        return str(answer.read().decode())


if __name__ == "__main__":
    projects = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    cost = measure(projects)
    print(f"{projects:,} projects, {ROUNDS} times saved")
    for what, times in (("the page", cost.page), ("the rest", cost.rest)):
        print(f"{what}: {statistics.median(times):.2f} s as a rule, {max(times):.2f} s at worst")
