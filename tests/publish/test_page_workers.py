"""Pages that copies of the process make are the same, in the same order; a copy that dies is told, not missed."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="copies are made on Linux alone")

_SETTING = """
import json, os, signal, threading
from generator.publish import page_workers
from generator.publish.page_workers import PagesLost, make_together
from generator.render.site import ProjectJob, make_here
from generator.render.html import Around, Neighbour
from tests.paging import SAMPLES, sample

page_workers.processors = lambda: 2
judged = [sample(name) for name in SAMPLES]
jobs = [
    ProjectJob(judged[n % len(judged)], Around(after=Neighbour(f"Project {n}", f"{n}.html")))
    for n in range(page_workers.FEWEST + 5)
]

class Told(ProjectJob):
    def make(self):
        return os.getpid()
"""


def run(script: str) -> object:
    """Run a script in a process of its own, since tests have threads beside them."""
    done = subprocess.run(
        [sys.executable, "-c", _SETTING + script],
        check=False,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2])},
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_copies_make_the_same_in_the_same_order() -> None:
    assert run("print(json.dumps(list(make_together(jobs)) == list(make_here(jobs))))") is True


def test_many_are_made_by_copies_and_few_are_not() -> None:
    told = run(
        """
told = [Told(job.assessment, job.around) for job in jobs]
others = set(list(make_together(told))[1:])
print(json.dumps([os.getpid() not in others, set(make_together(told[:50])) == {os.getpid()}]))
"""
    )
    assert told == [True, True]


def test_beside_another_thread_nothing_is_copied() -> None:
    told = run(
        """
told = [Told(job.assessment, job.around) for job in jobs]
ended = threading.Event()
threading.Thread(target=ended.wait).start()
print(json.dumps(set(make_together(told)) == {os.getpid()}))
ended.set()
"""
    )
    assert told is True


def test_a_copy_that_is_ended_is_told() -> None:
    told = run(
        """
class Deadly(ProjectJob):
    def make(self):
        os.kill(os.getpid(), signal.SIGKILL)

try:
    print(json.dumps(list(make_together([*jobs, Deadly(judged[0], Around())]))))
except PagesLost as error:
    print(json.dumps(str(error)))
"""
    )
    assert told == "a process that made pages was ended, perhaps for want of memory; build again"


def test_what_goes_wrong_in_a_copy_goes_wrong_here() -> None:
    told = run(
        """
class Wrong(ProjectJob):
    def make(self):
        raise ValueError("no such page")

try:
    print(json.dumps(list(make_together([*jobs, Wrong(judged[0], Around())]))))
except ValueError as error:
    print(json.dumps(str(error)))
"""
    )
    assert told == "no such page"


def test_copies_end_with_the_process_that_made_them() -> None:
    told = run(
        """
import subprocess, time
class Slow(ProjectJob):
    def make(self):
        print(os.getpid(), flush=True)
        time.sleep(60)

if os.fork() == 0:
    os.setsid()
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        os.dup2(write, 1)
        list(make_together([jobs[0], *(Slow(job.assessment, job.around) for job in jobs)]))
    with open(read) as copies:
        pids = [int(copies.readline()) for _ in range(2)]
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    def gone(pid):
        try:
            state = open(f"/proc/{pid}/stat").read().rpartition(")")[2].split()[0]
        except FileNotFoundError:
            return True
        return state == "Z"
    until = time.monotonic() + 30
    while not all(map(gone, pids)) and time.monotonic() < until:
        time.sleep(0.05)
    print(json.dumps([gone(pid) for pid in pids]), flush=True)
    os._exit(0)
os.wait()
"""
    )
    assert told == [True, True]


@pytest.mark.parametrize("way", ["build", "preview"])
def test_lost_pages_stop_a_build_and_a_preview_with_a_sentence(way: str) -> None:
    told = run(
        f"""
from types import SimpleNamespace
from mkdocs.exceptions import PluginError
from generator.publish import plugin as module

def lose(jobs):
    raise PagesLost

module.make_together = lose
plugin = module.GatepagePlugin()
plugin.portfolio = judged
if {way!r} == "preview":
    plugin.preview = SimpleNamespace(maker=SimpleNamespace(make=lose))
config = SimpleNamespace(site_name="T", repo_url="", edit_uri="", docs_dir="docs", config_file_path="")
try:
    plugin.on_pre_build(config=config)
except PluginError as error:
    print(json.dumps(str(error)))
"""
    )
    assert told == "a process that made pages was ended, perhaps for want of memory; build again"
