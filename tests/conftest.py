"""What every test may ask for: the programs of this machine and the public data beside the checkout.

A test that lacks one is skipped with a reason that starts with ``needs:``. With ``GATEPAGE_TOOLS=required``,
as `.ci/run` sets it, a missing program fails the test instead. The public data may be absent anywhere.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NoReturn

import pytest
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

from generator.words import Speech, speaking
from tests.browsing import CHROMIUM, FLAGS

CHECKOUT = Path(__file__).resolve().parents[1]


TOGETHER = {
    "tests/walk/test_hostile.py": "hostile",
    "tests/walk/": "walk",
    "tests/publish/test_browser": "site",
    "tests/publish/test_build.py": "site",
    "tests/publish/test_papers.py": "site",
    "tests/publish/test_plain.py": "site",
    "tests/publish/": "",
    "tests/render/": "",
}
"""Tests that are run by one process, so that what they look at is built once: how their path begins, and the name of
their group; empty for a group of each file."""


def group_of(nodeid: str) -> str:
    """The tests of one group are run by one process. What stands nowhere above is a group of its own."""
    for beginning, name in TOGETHER.items():
        if nodeid.startswith(beginning):
            return name or nodeid.partition("::")[0]
    return nodeid


class Together(LoadScopeScheduling):  # type: ignore[misc]  # xdist is untyped
    """Hands out groups of tests instead of tests.

    The marker of xdist for that does nothing under pytest 9.2, whose names of tests no plugin can change.
    """

    def _split_scope(self, nodeid: str) -> str:
        return group_of(nodeid)


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> LoadScopeScheduling | None:
    """Keep groups together whenever several processes share the tests."""
    return Together(config, log) if config.getvalue("dist") in {"load", "loadgroup"} else None


def lacks(what: str) -> NoReturn:
    """End a test that cannot run here: skipped, or failed where every tool is required."""
    reason = f"needs: {what}"
    if os.environ.get("GATEPAGE_TOOLS") == "required":
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def needs_tool() -> Callable[..., str]:
    """Give a function that finds a program by its name, or by the first of several names that is there."""

    def find(*names: str) -> str:
        for name in names:
            if path := shutil.which(name):
                return path
        lacks(f"{' or '.join(names)} on the PATH")

    return find


@pytest.fixture(scope="session")
def npm_package() -> Callable[[str], Path]:
    """Give a function that finds the folder of a package of `tests/tools/package.json`."""

    def find(name: str) -> Path:
        folder = CHECKOUT / "tests/tools/node_modules" / name
        if not (folder / "package.json").is_file():
            lacks(f"the npm package {name}; .ci/tools installs it")
        return folder

    return find


@pytest.fixture(scope="session")
def chromium(needs_tool: Callable[..., str]) -> str:
    """Give the path of Chromium, whatever this system calls it."""
    return needs_tool(*CHROMIUM)


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Give the folder of public data: ``GATEPAGE_SHARED_DATA``, or ``../shared/data`` beside the checkout."""
    if chosen := os.environ.get("GATEPAGE_SHARED_DATA"):
        folder = Path(chosen)
        if not folder.is_dir():
            pytest.fail(f"GATEPAGE_SHARED_DATA is no folder: {folder}", pytrace=False)
        return folder
    folder = CHECKOUT.parent / "shared" / "data"
    if not folder.is_dir():
        pytest.skip("needs: the public data in ../shared/data (see README)")
    return folder


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[object]:
    """Chromium, driven by Playwright."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
        yield started
        started.close()


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Let each test begin in English, whatever configuration the one before it read."""
    with speaking(Speech()):
        yield
