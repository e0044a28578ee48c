"""Tests that look at one built site are run by one process, and those who share the work know it."""

import subprocess
import sys
from pathlib import Path

from tests.conftest import CHECKOUT, TOGETHER, group_of

SHARED = """import os
from pathlib import Path
import pytest

@pytest.fixture(scope="session")
def built():
    with open(os.environ["BUILT"], "a") as file:
        file.write("built ")

@pytest.mark.parametrize("number", range(8))
def test_it(built, number):
    pass
"""


def test_a_group_is_a_site_or_a_file_or_one_test() -> None:
    assert group_of("tests/walk/test_links.py::test_a[b]") == "walk"
    assert group_of("tests/walk/test_hostile.py::test_a") == "hostile"
    assert group_of("tests/publish/test_browser_page.py::test_a") == "site"
    assert group_of("tests/publish/test_pack.py::test_a[x::y]") == "tests/publish/test_pack.py"
    assert group_of("tests/check/test_engine.py::test_a") == "tests/check/test_engine.py::test_a"


def test_every_group_has_tests() -> None:
    files = [path.relative_to(CHECKOUT).as_posix() for path in (CHECKOUT / "tests").rglob("test_*.py")]
    assert [one for one in TOGETHER if not any(file.startswith(one) for file in files)] == []


def test_two_processes_build_what_a_group_shares_once(tmp_path: Path) -> None:
    folder = tmp_path / "tests" / "walk"
    folder.mkdir(parents=True)
    (folder / "test_shared.py").write_text(SHARED)
    (tmp_path / "pytest.ini").write_text("[pytest]\n")
    built = tmp_path / "built.txt"
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-n", "2", "-p", "tests.conftest", "tests"],
        cwd=tmp_path,
        env={"PYTHONPATH": str(CHECKOUT), "BUILT": str(built), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "8 passed" in done.stdout, done.stdout + done.stderr
    assert built.read_text() == "built "
