"""Runs one command and tells its cost: a process of its own, since Linux counts the memory of whoever starts another.

A script: the command as JSON on stdin, its cost as JSON on stdout.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from typing import Any


def launch(order: dict[str, Any]) -> dict[str, Any]:
    """Run the command with nobody listening, and measure it."""
    os.chdir(order["folder"])
    # As for any user, Python keeps what it has compiled, whatever this machine says; the first round fills that.
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    nothing = os.open(os.devnull, os.O_RDWR)
    with tempfile.TemporaryFile() as told:
        redirected = [
            (os.POSIX_SPAWN_DUP2, source, target)
            for target, source in enumerate((nothing, nothing, told.fileno()))
        ]
        began = time.perf_counter()
        process = os.posix_spawn(
            order["words"][0], order["words"], {**kept, **order["environment"]}, file_actions=redirected
        )
        _, status, used = os.wait4(process, 0)
        wall = time.perf_counter() - began
        told.seek(0)
        last = told.read().decode(errors="replace").strip()[-2000:]
    return {
        "wall": wall,
        "cpu": used.ru_utime + used.ru_stime,
        "memory": used.ru_maxrss / 1024,
        "code": os.waitstatus_to_exitcode(status),
        "stderr": last,
    }


if __name__ == "__main__":
    json.dump(launch(json.load(sys.stdin)), sys.stdout)
