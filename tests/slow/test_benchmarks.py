"""The benchmarks still run: what they measure is there, under the names that they use."""

import subprocess
import sys

import pytest

from tests.publish.conftest import CHECKOUT

pytestmark = pytest.mark.slow


def test_every_subject_is_measured() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks", "--quick"],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    heads = [
        line for line in done.stdout.splitlines() if line.startswith(("| Job", "| One", "| Board", "| Saved"))
    ]
    assert len(heads) == 4
    for job in ("start", "check of one", "build of 30", "4 PDFs, nothing changed", "pack of 4, sheets there"):
        assert f"| {job} |" in done.stdout
    assert "nan" not in done.stdout
