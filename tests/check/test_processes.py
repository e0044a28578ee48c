"""A portfolio that several processes judge: the same report as from one, and an end to each of them."""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from generator.check import portfolio
from generator.check.portfolio import Start, judge_all, judge_here, way_to_start
from generator.check.processes import judge_side_by_side
from generator.read.portfolio import Source, find_sources
from generator.read.settings import Settings
from tests.check.judging import CHECKOUT, TODAY
from tests.publish.conftest import run_gatepage

SIGNED = "ticket-classifier.yaml"

PROGRAM = """\
import multiprocessing, os, signal, sys, time
from pathlib import Path

from generator.check import assess, portfolio

portfolio.processors = lambda: 2
portfolio.WORTH = {{"fork": 1, "spawn": 1}}
portfolio.way_to_start = lambda: {start!r}
judge = assess.judge


def changed(case, *more):
    if multiprocessing.parent_process() is not None:
        {then}
    return judge(case, *more)


assess.judge = changed

if __name__ == "__main__":
    from generator.cli import main

    sys.argv = ["gatepage", "check", "--as-of", "2026-11-22", *sys.argv[1:]]
    main()
"""
"""`gatepage check` in two processes, whatever the portfolio. One that starts from nothing runs this file too."""

NOTHING = "pass"

both_ways = pytest.mark.parametrize("start", ["fork", "spawn"])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The samples, files that cannot be read, and a signed page that changed since it was committed."""
    folder = tmp_path_factory.mktemp("portfolio")
    shutil.copytree(CHECKOUT / "projects", folder / "projects")
    projects = folder / "projects"
    (projects / "broken.yaml").write_text('format: 1\ntitle: "Never closed\nstage: pilot\n')
    (projects / "newer.yaml").write_text("format: 9\ntitle: From the future\n")
    (projects / "Not allowed.yaml").write_text("format: 1\ntitle: Odd\nstage: idea\nowner: Dana\n")
    for words in ("init -q", "add .", "-c user.name=Dana -c user.email=d@example.com commit -q -m Approved"):
        subprocess.run(["git", *words.split()], cwd=folder, check=True)
    page = (projects / SIGNED).read_text(encoding="utf-8")
    (projects / SIGNED).write_text(
        re.sub("workflow: .*", "workflow: Something else", page, count=1), encoding="utf-8"
    )
    return folder


def sources(folder: Path) -> tuple[Source, ...]:
    return find_sources([Path("projects")], folder).sources


def words(folder: Path, start: str, then: str, *arguments: str) -> list[str]:
    """`gatepage check` in two processes, each of which does something before it judges a project."""
    script = folder.parent / f"{folder.name}.py"
    script.write_text(PROGRAM.format(start=start, then=then))
    return [sys.executable, str(script), *arguments]


def check(folder: Path, start: str, then: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        words(folder, start, then, *arguments),
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(CHECKOUT), "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )


# ---- the same


@pytest.mark.parametrize("processes", [2, 3])
def test_several_processes_say_what_one_says(folder: Path, processes: int) -> None:
    alone = judge_here(sources(folder), Settings(), TODAY)
    assert judge_side_by_side(sources(folder), Settings(), TODAY, processes, "spawn") == alone
    assert [verdict.id for verdict in alone] == [source.id for source in sources(folder)]
    (void,) = (f for verdict in alone for f in verdict.findings if f.code == "SPC014")
    assert void.detail == "changed: workflow"  # which git alone knows


@both_ways
@pytest.mark.parametrize("form", ["text", "json", "junit"])
def test_every_report_is_the_same_to_the_byte(folder: Path, start: str, form: str) -> None:
    alone = run_gatepage(folder, "check", "--as-of", "2026-11-22", "--format", form)
    done = check(folder, start, NOTHING, "--format", form)
    assert (done.stdout, done.stderr, done.returncode) == (alone.stdout, "", 1)


@both_ways
def test_configured_weights_hold_in_every_process(folder: Path, start: str, tmp_path: Path) -> None:
    shutil.copytree(folder / "projects", tmp_path / "own" / "projects")
    (tmp_path / "own" / "mkdocs.yml").write_text(
        "site_name: Pages\nplugins:\n  - gatepage:\n      severity: {SRC001: warning, EVL001: 'off'}\n"
    )
    alone = run_gatepage(tmp_path / "own", "check", "--as-of", "2026-11-22")
    done = check(tmp_path / "own", start, NOTHING)
    assert done.stdout == alone.stdout
    assert "warning SRC001" in done.stdout
    assert "EVL001" in run_gatepage(folder, "check").stdout
    assert "EVL001" not in done.stdout


# ---- when something goes wrong


@both_ways
def test_a_fault_in_a_rule_is_told_and_exits_with_3(folder: Path, start: str) -> None:
    done = check(folder, start, "raise ZeroDivisionError('spoilt')")
    assert done.returncode == 3
    assert done.stdout == ""
    assert "\nZeroDivisionError: spoilt\n" in done.stderr
    assert "in changed\n" in done.stderr  # the line of the fault itself, not only that of the process
    assert re.fullmatch(r"gatepage \S+: internal error: a fault of the program, .*", _last(done.stderr))


@both_ways
def test_where_a_process_is_ended_nothing_is_lost(folder: Path, start: str) -> None:
    alone = run_gatepage(folder, "check", "--as-of", "2026-11-22")
    done = check(folder, start, "os.kill(os.getpid(), signal.SIGKILL)")
    assert (done.stdout, done.stderr, done.returncode) == (alone.stdout, "", 1)


@both_ways
def test_ctrl_c_ends_every_process_at_once(folder: Path, start: str, tmp_path: Path) -> None:
    wait = f"Path({str(tmp_path)!r}, str(os.getpid())).touch(); time.sleep(600)"
    running = subprocess.Popen(
        words(folder, start, wait),
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(CHECKOUT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    while len(begun := list(tmp_path.iterdir())) < 2:
        assert running.poll() is None, running.communicate()
        time.sleep(0.05)
    running.send_signal(signal.SIGINT)
    told = running.communicate(timeout=120)
    assert (told, running.returncode) == (("", "\nstopped\n"), 130)
    for process in begun:
        with pytest.raises(ProcessLookupError):
            os.kill(int(process.name), 0)


def _last(text: str) -> str:
    return text.splitlines()[-1]


# ---- when it is worth it


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, Start]]:
    """With how many processes, and how started, a portfolio was judged; nothing where this process does it alone."""
    found: list[tuple[int, Start]] = []

    def note(
        sources: Sequence[Source], settings: Settings, today: date, processes: int, start: Start
    ) -> tuple[object, ...]:
        found.append((processes, start))
        return ()

    monkeypatch.setattr("generator.check.processes.judge_side_by_side", note)
    monkeypatch.setattr(portfolio, "judge_here", lambda *_: ())
    return found


@pytest.mark.parametrize(
    ("projects", "processors", "start", "processes"),
    [
        (1, 64, "fork", None),
        (39, 64, "fork", None),
        (40, 64, "fork", 2),
        (1000, 1, "fork", None),
        (1000, 2, "fork", 2),
        (1000, 64, "fork", 50),
        (199, 64, "spawn", None),
        (200, 64, "spawn", 2),
    ],
)
def test_more_processes_only_where_they_pay(
    folder: Path,
    asked: list[tuple[int, Start]],
    monkeypatch: pytest.MonkeyPatch,
    projects: int,
    processors: int,
    start: Start,
    processes: int | None,
) -> None:
    monkeypatch.setattr(portfolio, "processors", lambda: processors)
    monkeypatch.setattr(portfolio, "way_to_start", lambda: start)
    judge_all(sources(folder)[:1] * projects, Settings(), TODAY)
    assert asked == ([] if processes is None else [(processes, start)])


def test_a_process_with_several_threads_is_never_copied() -> None:
    asked = (
        "import threading; from generator.check.portfolio import way_to_start\n"
        "print(way_to_start())\n"
        "done = threading.Event(); threading.Thread(target=done.wait).start()\n"
        "print(way_to_start()); done.set()"
    )
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    first = "fork" if sys.platform == "linux" else "spawn"
    assert done.stdout == f"{first}\nspawn\n"


def test_where_nobody_tells_the_threads_processes_start_from_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(portfolio, "_THREADS", tmp_path / "absent")
    assert way_to_start() == "spawn"
