"""What every test may ask for: the programs of this machine and the public data beside the checkout.

A test that lacks one is skipped with a reason that starts with ``needs:``. With ``GATEPAGE_TOOLS=required``,
as `.ci/run` sets it, a missing program fails the test instead. The public data may be absent anywhere.
"""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def needs_tool() -> Callable[..., str]:
    """Give a function that finds a program by its name, or by the first of several names that is there."""

    def find(*names: str) -> str:
        for name in names:
            if path := shutil.which(name):
                return path
        reason = f"needs: {' or '.join(names)} on the PATH"
        if os.environ.get("GATEPAGE_TOOLS") == "required":
            pytest.fail(reason, pytrace=False)
        pytest.skip(reason)

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
