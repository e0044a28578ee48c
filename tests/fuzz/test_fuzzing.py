"""Fuzzing works, and finds nothing: each target on its seeds, and each for some seconds under Atheris."""

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.fuzz.seeds import seeds, words
from tests.fuzz.targets import TARGETS

CHECKOUT = Path(__file__).resolve().parents[2]
SECONDS = 5


@pytest.mark.parametrize("target", TARGETS)
def test_the_seeds_pass(target: str) -> None:
    """All of them but for whole reports, which take their time."""
    given = list(seeds(target))
    assert len(given) >= 6
    assert len(set(words(target))) > 10
    for seed in given[:: 4 if target == "report" else 1]:
        TARGETS[target](seed)


@pytest.mark.slow
@pytest.mark.parametrize("target", TARGETS)
def test_some_seconds_find_nothing(target: str, tmp_path: Path) -> None:
    if find_spec("atheris") is None:
        pytest.skip("needs: atheris, which has wheels for Linux on x86_64 alone")
    command = [sys.executable, "-m", "tests.fuzz", target, "--seconds", str(SECONDS), "--into", str(tmp_path)]
    done = subprocess.run(
        command, cwd=CHECKOUT, capture_output=True, text=True, errors="replace", timeout=600, check=False
    )

    assert done.returncode == 0, f"{done.stdout}\n{done.stderr[-4000:]}"
    assert "stat::number_of_executed_units" in done.stderr
    assert list((tmp_path / target).glob("*-*")) == []


def test_what_fails_is_kept_and_ends_the_run(tmp_path: Path) -> None:
    if find_spec("atheris") is None:
        pytest.skip("needs: atheris, which has wheels for Linux on x86_64 alone")
    broken = "from tests.fuzz.targets import TARGETS; TARGETS['day'] = lambda data: 1 / 0"
    code = f"{broken}; from tests.fuzz.__main__ import main; main()"
    command = [sys.executable, "-c", code, "day", "--seconds", "5", "--into", str(tmp_path)]
    done = subprocess.run(
        command, cwd=CHECKOUT, capture_output=True, text=True, errors="replace", timeout=60, check=False
    )

    assert done.returncode != 0
    assert "ZeroDivisionError" in done.stdout
    assert len(list((tmp_path / "day").glob("crash-*"))) == 1
