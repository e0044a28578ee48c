"""From costs to Markdown: the tables, and the page that explains them.

In: results. Out: text. Nothing is measured here.
"""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median

from benchmarks.board import AIM, BoardCost
from benchmarks.measure import Cost
from benchmarks.saving import SOON, SavingCost
from benchmarks.sites import Size


@dataclass(frozen=True)
class Duel:
    """One job, done by us and by something else. ``aim`` is the largest ratio of wall clock that is good enough."""

    what: str
    ours: Cost
    other: str
    theirs: Cost
    aim: float | None = None


@dataclass(frozen=True)
class Step:
    """One more page in a portfolio of so many: milliseconds of processor time, and sizes."""

    count: int
    milliseconds: float
    size: Size


@dataclass(frozen=True)
class Growth:
    """What one more page costs in ever larger portfolios."""

    who: str
    steps: Sequence[Step]


@dataclass(frozen=True)
class Results:
    """Everything that one run measured."""

    duels: Sequence[Duel]
    growth: Sequence[Growth]
    board: BoardCost | None = None
    saving: SavingCost | None = None


def tables(results: Results) -> str:
    """All tables as Markdown."""
    return "\n".join(
        (
            *_duels(results.duels),
            "",
            *_growth(results.growth),
            "",
            *_board(results.board),
            "",
            *_saving(results.saving),
        )
    )


def _duels(duels: Sequence[Duel]) -> Iterator[str]:
    yield from _row("Job", "Gatepage", "Instead", "", "Ratio", "Ratio, processor", "Aim", "Memory")
    yield from _row(*["---"] * 8)
    for duel in duels:
        ratio = duel.ours.wall / duel.theirs.wall
        aim = "" if duel.aim is None else f"≤ {duel.aim:g}: {'met' if ratio <= duel.aim else 'missed'}"
        yield from _row(
            duel.what,
            _seconds(duel.ours),
            duel.other,
            _seconds(duel.theirs),
            f"**{ratio:.2f}**",
            f"{duel.ours.cpu / duel.theirs.cpu:.2f}",
            aim,
            f"{duel.ours.memory:.0f} / {duel.theirs.memory:.0f} MiB",
        )


def _growth(growth: Sequence[Growth]) -> Iterator[str]:
    yield from _row("One more page", "Projects", "Time", "HTML", "In the search index", "Home page, whole")
    yield from _row(*["---"] * 6)
    for one in growth:
        for step in one.steps:
            sizes = (
                f"{kilobytes:.1f} kB" for kilobytes in (step.size.page, step.size.search, step.size.home)
            )
            yield from _row(one.who, f"{step.count:,}", f"{step.milliseconds:.1f} ms", *sizes)
        first, last = one.steps[0], one.steps[-1]
        ratios = (
            last.milliseconds / first.milliseconds,
            last.size.page / first.size.page,
            last.size.search / first.size.search,
            last.size.home / first.size.home,
        )
        yield from _row(one.who, "ratio", *(f"**{ratio:.2f}**" for ratio in ratios))


def _board(board: BoardCost | None) -> Iterator[str]:
    if board is None:
        return
    yield from _row(f"Board of {board.rows:,} rows", "Median", "Worst", "Of the aim", "Then shown")
    yield from _row(*["---"] * 5)
    for one in board.answers:
        times = (f"{milliseconds:.0f} ms" for milliseconds in (one.median, one.worst))
        yield from _row(one.what, *times, f"**{one.worst / AIM:.2f}**", one.told)


def _saving(saving: SavingCost | None) -> Iterator[str]:
    if saving is None:
        return
    yield from _row(f"Saved, at {saving.projects:,} projects", "Median", "Worst", "Of the aim")
    yield from _row(*["---"] * 4)
    for what, times, aim in (
        ("the changed page", saving.page, SOON),
        ("board and search", saving.rest, None),
    ):
        ratio = f"**{max(times) / aim:.2f}**" if aim else ""
        yield from _row(what, f"{median(times):.2f} s", f"{max(times):.2f} s", ratio)


def _row(*cells: str) -> Iterator[str]:
    yield f"| {' | '.join(cells)} |"


def _seconds(cost: Cost) -> str:
    return f"{cost.wall:.2f} s" if cost.wall >= 0.1 else f"{cost.wall * 1000:.0f} ms"


_README = """\
# Benchmarks

How long Gatepage takes, next to what a team would use instead, measured in one run on one machine. The ratios count:
seconds differ from machine to machine, the ratios hardly do.

    python -m benchmarks --date 2026-11-22     # {large} projects, about ten minutes; writes this file
    python -m benchmarks --projects 200        # prints only
    python -m benchmarks --date 2026-11-22 --huge 5000    # the site of 5,000 as well: half an hour
    python -m benchmarks --quick               # a minute: does it still run?

`make bench` is the first of them, with today's date.

## Results

Measured on {day} on {machine}. Below one Gatepage is quicker.

{tables}

*Ratio* is wall clock by wall clock, *ratio, processor* the seconds of all processors together; *memory* is the most
that one process held, ours and the other's. Every figure is the best of several rounds in which the commands took
turns, so whatever else ran on the machine disturbed all of them alike.

## What is measured

The projects are made up by [`corpus.py`](corpus.py), the same for the same seed: 40 to 200 lines each, at all stages,
from bare to complete, in the mixture of YAML styles in which people write. Some break the JSON Schema, a third have a
metrics file and an eighth an evaluation set beside them. All are well-formed YAML, for any other file check-jsonschema
reads again with a slow parser.

- **start**: `gatepage --version`, against an empty Python, and against `check-jsonschema --version`. *check of one* is
  what a person or an editor waits for.
- **check**: `gatepage check --format json` of a whole portfolio, which uses every processor from 40 projects on.
  check-jsonschema validates the same files against our JSON Schema, in one process and with its quickest options; it
  knows none of our rules, and no lines. *Events* is the bare loop over the events of the YAML parser that we use:
  nothing that reads these files with one processor can be quicker.
  *No evidence* is the same without the metrics files and evaluation sets beside the projects, which check-jsonschema
  does not open: each that is named and not there is a finding.
  Aim: not slower than check-jsonschema.
- **build**: `gatepage build --no-pdf`, against `mkdocs build` of Markdown with the same pages and texts as a person
  would write them (board, projects, the pages about the portfolio, guide, rules), with the same theme, features and
  search. Ours reads and judges the projects too, draws, writes the data, and uses every core. Aim: not slower than
  MkDocs.
- **PDFs**: every sheet of a portfolio, against a loop over WeasyPrint in one process that is given the same HTML at its
  final size, parses style sheet and fonts for each page, and writes the same kind of PDF. Ours finds the size first,
  mostly with one layout, and uses every core. Reading and judging the projects is taken off. *Nothing changed* and
  *one changed* take the other sheets from the cache. Aim: 0.55 of the loop on two cores; nothing changed 0.03.
- **pack**: the committee's pack, against the same pack as one document for WeasyPrint, sheets included.
- **board**: from a change of a filter, or a click on a heading, until the home page is laid out anew, in headless
  Chromium at 1440 by 900; the time in which the page's own thread works. Aim: 100 ms at worst, a ratio of at most one.
- **saving**: the projects are served with `gatepage serve`, one of them is saved, and the time runs until a browser has
  its changed page, and until board and search know of it. Aim: the page within a second at 1,000 projects. By itself:
  `python -m benchmarks.saving`.
- **one more page**: what a page adds to sites of several sizes: processor time beyond that of the next smaller
  portfolio, the size of its file, its part of the search index. Aim: the same at every size, within a tenth. The home
  page lists all projects and grows with them.
"""


def readme(text: str, day: date, large: int) -> str:
    """The whole page."""
    return _README.format(tables=text, day=day.isoformat(), machine=_machine(), large=f"{large:,}")


def _machine() -> str:
    """The machine in general words."""
    cores = os.cpu_count() or 1
    system = f"{platform.system()} ({platform.machine()})"
    noun = "core" if cores == 1 else "cores"
    return f"{system} with {cores} {noun} and {platform.python_implementation()} {platform.python_version()}"
