"""`python -m benchmarks`: measure everything in one run, print the tables, write them into benchmarks/README.md."""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from benchmarks import report, saving, subjects
from benchmarks.board import measure_board
from benchmarks.report import Results

LARGE = 1000


@dataclass(frozen=True)
class Scale:
    """How much is measured: projects, of a larger site too, PDFs, and rounds of what is short, middling and long."""

    projects: int
    huge: int
    papers: int
    short: int
    middling: int
    long: int


def main() -> None:
    """Measure, print, write."""
    options = _options()
    quick = Scale(projects=30, huge=0, papers=4, short=2, middling=1, long=1)
    scale = (
        quick if options.quick else Scale(options.projects, options.huge, 200, short=20, middling=7, long=3)
    )
    home = Path(tempfile.mkdtemp(prefix="gatepage-bench-"))
    try:
        tables = report.tables(measure(home, scale))
    finally:
        shutil.rmtree(home)
    print(tables)
    if scale.projects < LARGE:
        return _say(f"README.md is written when at least {LARGE:,} projects are measured")
    file = Path(__file__).parent / "README.md"
    file.write_text(report.readme(tables, options.date, scale.projects), encoding="utf-8")
    return _say(f"written: {file}")


def measure(home: Path, scale: Scale) -> Results:
    """Measure all four subjects."""
    _say("writing the projects")
    one, small, large = (subjects.make_portfolio(home, n) for n in (1, scale.projects // 10, scale.projects))
    schema = subjects.schema_file(home)
    _say("starting")
    duels = subjects.starting(one, schema, scale.short)
    for portfolio in (small, large):
        _say(f"checking {portfolio.count:,}")
        duels += subjects.checking(portfolio, schema, scale.middling)
    _say("building sites")
    sites = [one, small, large, *([subjects.make_portfolio(home, scale.huge)] if scale.huge else ())]
    built, growth = subjects.building(sites, scale.long)
    _say("filtering the board")
    board = measure_board(large.folder / "site" / "draft")
    _say("saving a project")
    saved = saving.measure(large.count)
    _say("printing")
    rounds = min(scale.long, subjects.FEW_ROUNDS)
    printed = subjects.printing(subjects.make_portfolio(home, scale.papers), home, rounds)
    return Results((*duels, *built, *printed), growth, board, saved)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="few projects, few rounds: see that it works")
    parser.add_argument(
        "--projects", type=int, default=LARGE, help="size of the large portfolio (%(default)s)"
    )
    parser.add_argument(
        "--huge", type=int, default=0, help="build the site of so many as well; 5000 take half an hour"
    )
    parser.add_argument(
        "--date",
        type=date.fromisoformat,
        default=datetime.now().astimezone().date(),
        help="the day that README.md names (today)",
    )
    found = parser.parse_args()
    if found.projects < 20:
        parser.error("--projects: at least 20, for the small portfolio is a tenth of it and more than one")
    if found.huge and found.huge <= found.projects:
        parser.error("--huge: more than --projects")
    return found


def _say(text: str) -> None:
    print(f"bench: {text}", file=sys.stderr)


if __name__ == "__main__":
    main()
