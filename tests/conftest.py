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

from generator.words import Speech, speaking
from tests.browsing import FLAGS

CHECKOUT = Path(__file__).resolve().parents[1]


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
    return needs_tool("chromium", "chromium-browser", "google-chrome")


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
