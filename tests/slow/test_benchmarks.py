"""The benchmarks still run: what they measure is there, under the names that they use."""

import sys

import pytest

from tests.slow.test_wheel import CHECKOUT, succeed

pytestmark = pytest.mark.slow


def test_every_subject_is_measured() -> None:
    told = succeed(sys.executable, "-m", "benchmarks", "--quick", cwd=CHECKOUT)
    heads = [line for line in told.splitlines() if line.startswith(("| Job", "| One", "| Board", "| Saved"))]
    assert len(heads) == 4
    for job in ("start", "check of one", "build of 30", "4 PDFs, nothing changed", "pack of 4, sheets there"):
        assert f"| {job} |" in told
