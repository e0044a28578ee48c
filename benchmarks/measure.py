"""Runs commands against each other and keeps the best of each.

In: commands that do the same job. Out: wall clock, processor time and memory of the best round. The commands take
turns, and who begins changes from round to round: what else runs on the machine then disturbs all of them alike.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Command:
    """What is run, and where. ``fine`` are the exit codes with which it has done its job."""

    words: Sequence[str]
    folder: Path
    fine: tuple[int, ...] = (0,)
    environment: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Cost:
    """Seconds on the clock, seconds of all processors, and the most memory of one process in MiB."""

    wall: float
    cpu: float
    memory: float


class Failed(Exception):  # noqa: N818 - a command that did not do its job
    """A command that is measured did not do its job; the message is what it said."""


def run(command: Command) -> Cost:
    """Run a command once, from a process so small that its memory does not count.

    Raises:
        Failed: when it exits otherwise than it should.
    """
    order = {**asdict(command), "folder": str(command.folder)}
    launched = subprocess.run(
        (sys.executable, "-I", "-S", str(Path(__file__).with_name("launch.py"))),
        input=json.dumps(order),
        capture_output=True,
        text=True,
        check=True,
    )
    told = json.loads(launched.stdout)
    if told["code"] not in command.fine:
        raise Failed(f"{' '.join(command.words)[:200]}: exit code {told['code']}\n{told['stderr']}")
    return Cost(told["wall"], told["cpu"], told["memory"])


def contest(commands: Mapping[str, Command], rounds: int) -> dict[str, Cost]:
    """Run all commands in turn, so many rounds, and keep the best wall clock and processor time of each."""
    names = list(commands)
    costs: dict[str, list[Cost]] = {name: [] for name in names}
    for number in range(rounds):
        begin = number % len(names)
        for name in names[begin:] + names[:begin]:
            costs[name].append(run(commands[name]))
    return {name: best(made) for name, made in costs.items()}


def best(costs: Sequence[Cost]) -> Cost:
    """The least time and the most memory of several runs."""
    return Cost(
        min(cost.wall for cost in costs), min(cost.cpu for cost in costs), max(cost.memory for cost in costs)
    )
