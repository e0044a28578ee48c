"""Live preview: a real server, a real browser, files that are saved, broken, mended, added and deleted."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from tests.publish.conftest import CHECKOUT, run_gatepage

PATIENCE = 20_000
"""Milliseconds until a change must be seen. How quick it is, is measured by the benchmark."""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Served:
    """A folder of projects that is being served."""

    def __init__(self, folder: Path, *command: str) -> None:
        self.folder = folder
        self.address = f"127.0.0.1:{free_port()}"
        self.url = f"http://{self.address}"
        self.log = folder / "serve.log"
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", *command, "--dev-addr", self.address],
                cwd=folder,
                env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
                stdout=log,
                stderr=subprocess.STDOUT,
            )

    def wait(self) -> "Served":
        end = time.monotonic() + PATIENCE / 1000
        while time.monotonic() < end and self.process.poll() is None:
            try:
                urllib.request.urlopen(self.url, timeout=PATIENCE / 1000).close()
            except OSError:
                time.sleep(0.1)
            else:
                return self
        raise AssertionError(self.log.read_text())

    def stop(self) -> None:
        self.process.send_signal(signal.SIGINT)
        assert self.process.wait(30) == 0

    def edit(self, name: str, old: str, new: str) -> None:
        file = self.folder / name
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), encoding="utf-8")

    def get(self, path: str) -> str:
        with urllib.request.urlopen(f"{self.url}/{path}", timeout=PATIENCE / 1000) as answer:
            return str(answer.read().decode())


INDEX = "search/search_index.json"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The samples, with a theme of their own, under `mkdocs serve`."""
    folder = tmp_path_factory.mktemp("served")
    shutil.copytree(CHECKOUT / "projects", folder / "projects")
    configuration = (CHECKOUT / "mkdocs.yml").read_text(encoding="utf-8")
    (folder / "mkdocs.yml").write_text(
        configuration.replace("  name: material\n", "  name: material\n  custom_dir: theme\n")
    )
    (folder / "docs").mkdir()
    (folder / "docs" / "about.md").write_text("# About us\n\nWritten by hand.\n")
    (folder / "theme").mkdir()
    (folder / "theme" / "main.html").write_text('{% extends "base.html" %}\n')
    running = Served(folder, "mkdocs", "serve").wait()
    yield running
    running.stop()
    log = running.log.read_text()
    assert "Traceback" not in log
    assert "dirty" not in log


@pytest.fixture
def look(served: Served, browser: Any) -> Iterator[Callable[[str], Any]]:
    """Open a page of the site in the browser."""
    contexts = []

    def opened(path: str) -> Any:
        context = browser.new_context()
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        page = context.new_page()
        page.goto(f"{served.url}/{path}")
        return page

    yield opened
    for context in contexts:
        context.close()


SAMPLE = "projects/ticket-classifier.yaml"
PAGE = "projects/ticket-classifier/index.html"
TITLE = "title: Support-ticket classifier"


def test_a_saved_project_comes_up_then_board_and_search(served: Served, look: Callable[[str], Any]) -> None:
    page, board = look(PAGE), look("index.html")
    served.edit(SAMPLE, TITLE, "title: Sorting of zebras")
    page.locator("h1", has_text="Sorting of zebras").wait_for()
    board.locator("th", has_text="Sorting of zebras").wait_for()
    found = look("index.html")  # a page of its own, which is not loaded anew while one types into it
    found.keyboard.press("/")
    found.keyboard.type("zebras")
    found.locator('a.md-search-result__link[href*="ticket-classifier"]').first.wait_for()
    served.edit(SAMPLE, "title: Sorting of zebras", TITLE)
    page.locator("h1", has_text="Support-ticket classifier").wait_for()
    board.locator("th", has_text="Support-ticket classifier").wait_for()


def test_the_index_of_the_search_is_whole_at_any_time(served: Served) -> None:
    titles = [
        "Support-ticket classifier",
        "Sorting of yaks",
        "Sorting of okapis",
        "Support-ticket classifier",
    ]
    for old, new in pairwise(titles):
        served.edit(SAMPLE, f"title: {old}", f"title: {new}")
        found = served.get(INDEX)
        end = time.monotonic() + PATIENCE / 1000
        while new not in found:
            assert time.monotonic() < end
            assert "projects/govuk-chat/index.html" in {
                entry["location"] for entry in json.loads(found)["docs"]
            }
            found = served.get(INDEX)


def test_a_broken_file_is_a_page_with_line_and_column(served: Served, look: Callable[[str], Any]) -> None:
    page, other = look(PAGE), look("projects/govuk-chat/index.html")
    served.edit(SAMPLE, TITLE, 'title: "Support-ticket classifier')
    article = page.locator("article")
    article.get_by_text("This project's file cannot be read").wait_for()
    assert "line 8, column 8" in article.inner_text()
    assert other.locator("h1").inner_text() == "GOV.UK Chat"
    served.edit(SAMPLE, 'title: "Support-ticket classifier', TITLE)
    page.locator(".gp-outcome--hold").wait_for()


def test_changed_evidence_changes_the_page(served: Served, look: Callable[[str], Any]) -> None:
    page = look(PAGE)
    metrics = "projects/ticket-classifier/evidence/2026-11-metrics.json"
    before = (served.folder / metrics).read_text()
    served.edit(metrics, '"complaint": 0.96', '"complaint": 0.91')
    page.get_by_text("91 %").first.wait_for()
    (served.folder / metrics).unlink()
    page.get_by_text("2026-11-metrics.json” does not exist").first.wait_for()
    (served.folder / metrics).write_text(before)
    page.get_by_text("96 %").first.wait_for()


def test_a_new_file_and_a_deleted_one(served: Served, look: Callable[[str], Any]) -> None:
    board, page = look("index.html"), look("projects/new-idea/index.html")
    assert page.locator("h1").inner_text() == "There is no such page"
    new = served.folder / "projects" / "new-idea.yaml"
    new.write_text("format: 1\ntitle: A new idea\nstage: idea\n")
    page.locator("h1", has_text="A new idea").wait_for()
    board.locator("th", has_text="A new idea").wait_for()
    new.unlink()
    page.locator("h1", has_text="There is no such page").wait_for()
    board.locator("th", has_text="A new idea").wait_for(state="detached")
    end = time.monotonic() + PATIENCE / 1000
    while "new-idea" in served.get(INDEX):  # written last
        assert time.monotonic() < end
    assert "new-idea" not in served.get("sitemap.xml")


def test_broken_settings_are_a_page_with_their_place(served: Served, look: Callable[[str], Any]) -> None:
    page = look(PAGE)
    served.edit("mkdocs.yml", "      paper: A4", "      paper: A3")
    page.locator("h1", has_text="The settings cannot be used").wait_for()
    line = (served.folder / "mkdocs.yml").read_text().splitlines().index("      paper: A3") + 1
    assert page.locator(".place").all_inner_texts() == [f"mkdocs.yml:{line}:7"]
    assert page.locator(".message").all_inner_texts() == ["“paper” is “A3”; write one of: A4, Letter"]
    assert page.locator(".meant").inner_text() == f"{line}      paper: A3"
    served.edit("mkdocs.yml", "paper: A3", "paper: [A4")
    page.get_by_text("the bracket “[” that opens here is never closed").wait_for()
    served.edit("mkdocs.yml", "paper: [A4", "paper: A4")
    page.locator("h1", has_text="Support-ticket classifier").wait_for()
    served.edit("mkdocs.yml", "site_name: AI projects", "site_name: Our projects")
    page.locator(".md-header__topic", has_text="Our projects").first.wait_for(state="attached")


def test_a_broken_template_is_a_page_with_its_line(served: Served, look: Callable[[str], Any]) -> None:
    page = look(PAGE)
    served.edit("theme/main.html", "\n", "\n{% block content %}<p>Own theme</p>{{ super( }}{% endblock %}\n")
    page.locator("h1", has_text="A template cannot be filled").wait_for()
    assert page.locator(".place").all_inner_texts() == ["theme/main.html:2"]
    assert "unexpected '}'" in page.locator(".message").inner_text()
    served.edit("theme/main.html", "super( }}", "super() }}")
    page.get_by_text("Own theme").wait_for()
    assert page.locator("article h1").inner_text() == "Support-ticket classifier"
    served.edit("theme/main.html", "<p>Own theme</p>", "")
    page.get_by_text("Own theme").wait_for(state="detached")


def test_a_page_written_by_hand_is_followed_too(served: Served, look: Callable[[str], Any]) -> None:
    page = look("about.html")
    served.edit("docs/about.md", "Written by hand.", "Written with a pen.")
    page.get_by_text("Written with a pen.").wait_for()


def test_gatepage_serve_needs_no_configuration(tmp_path: Path, browser: Any) -> None:
    (tmp_path / "projects").mkdir()
    (tmp_path / "projects" / "demo.yaml").write_text("format: 1\ntitle: Demo\nstage: idea\n")
    served = Served(tmp_path, "generator", "serve").wait()
    page = browser.new_page()
    page.set_default_timeout(PATIENCE)
    page.goto(f"{served.url}/projects/demo/index.html")
    assert page.locator("h1").inner_text() == "Demo"
    (tmp_path / "projects" / "demo.yaml").write_text("format: 1\ntitle: Changed\nstage: idea\n")
    page.locator("h1", has_text="Changed").wait_for()
    (tmp_path / "projects" / "demo.yaml").unlink()
    page.get_by_text("nothing to read: there is no project file in projects/").wait_for()
    (tmp_path / "projects" / "demo.yaml").write_text("format: 1\ntitle: Back again\nstage: idea\n")
    page.locator("h1", has_text="Back again").wait_for()
    page.close()
    taken = run_gatepage(tmp_path, "serve", "--dev-addr", served.address)
    host, port = served.address.split(":")
    assert (taken.returncode, taken.stdout) == (2, "")
    assert taken.stderr == (
        f"gatepage: {served.address} cannot be used: Address already in use; "
        f"name another one:  --dev-addr {host}:{int(port) + 1}\n"
    )
    served.stop()
    assert f"Serving on http://{served.address}/\n" in served.log.read_text()
    assert not (tmp_path / "site").exists()
