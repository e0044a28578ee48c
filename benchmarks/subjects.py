"""The four subjects: starting, checking, building a site, printing.

In: portfolios on disk. Out: duels and growth for the report. What a command looks like stands in `baselines`.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from benchmarks import baselines
from benchmarks.corpus import TODAY, write_portfolio
from benchmarks.measure import Command, Cost, contest
from benchmarks.pages import write_pages
from benchmarks.report import Duel, Growth, Step
from benchmarks.sheets import write_pack, write_sheets
from benchmarks.sites import ROOT, Size, configure_ours, configure_plain, measure_site
from generator.check.assess import Assessment, assess_all
from generator.check.catalogue import catalogue
from generator.model.schema import json_schema
from generator.read.portfolio import find_sources
from generator.read.settings import read_settings

MANY, FEW_ROUNDS = 1000, 2
"""Sites of more projects are built so often only, and sheets printed: each round takes minutes."""


@dataclass(frozen=True)
class Portfolio:
    """A folder with so many projects, ready for our commands."""

    folder: Path
    files: Sequence[Path]

    @property
    def count(self) -> int:
        """How many projects there are."""
        return len(self.files)

    @property
    def plain(self) -> Path:
        """Where the same content lies as Markdown."""
        return self.folder / "plain"

    def assess(self) -> tuple[Assessment, ...]:
        """Judge it in this process, to write what the baselines are given."""
        settings = read_settings(self.folder, codes=list(catalogue()))
        return assess_all(find_sources([Path("projects")], self.folder).sources, settings, TODAY)


def make_portfolio(home: Path, count: int) -> Portfolio:
    """Write a portfolio."""
    folder = home / f"portfolio-{count}"
    configure_ours(folder, TODAY.isoformat())
    return Portfolio(folder, write_portfolio(folder, count))


def without_evidence(portfolio: Portfolio) -> Path:
    """A folder with the same project files, and none of the files that they name."""
    folder = portfolio.folder / "alone"
    configure_ours(folder, TODAY.isoformat())
    (folder / "projects").mkdir(exist_ok=True)
    for file in portfolio.files:
        shutil.copy(file, folder / "projects")
    return folder


def schema_file(home: Path) -> Path:
    """The JSON Schema that ships with the program, or the one that it would ship."""
    shipped = ROOT / "generator" / "schema" / "project.schema.json"
    if shipped.is_file():
        return shipped
    made = home / "project.schema.json"
    made.write_text(json.dumps(json_schema()), encoding="utf-8")
    return made


def starting(one: Portfolio, schema: Path, rounds: int) -> list[Duel]:
    """How long a command takes before it does anything."""
    cost = contest(
        {
            "version": baselines.gatepage(one.folder, "--version"),
            "check": baselines.gatepage(one.folder, "check", str(one.files[0])),
            "pass": baselines.python(one.folder, "-c", "pass"),
            "other version": baselines.other_version(one.folder),
            "other check": baselines.check_jsonschema(one.folder, schema, one.files),
        },
        rounds,
    )
    return [
        Duel("start", cost["version"], "empty Python", cost["pass"]),
        Duel("start", cost["version"], "check-jsonschema", cost["other version"], aim=1),
        Duel("check of one", cost["check"], "check-jsonschema", cost["other check"], aim=1),
    ]


def checking(portfolio: Portfolio, schema: Path, rounds: int) -> list[Duel]:
    """How long it takes to judge a portfolio."""
    cost = contest(
        {
            "ours": baselines.gatepage(portfolio.folder, "check", "--format", "json"),
            "alone": baselines.gatepage(without_evidence(portfolio), "check", "--format", "json"),
            "schema": baselines.check_jsonschema(portfolio.folder, schema, portfolio.files),
            "events": baselines.events(portfolio.folder, portfolio.files),
        },
        rounds,
    )
    what = f"check of {portfolio.count:,}"
    return [
        Duel(what, cost["ours"], "check-jsonschema", cost["schema"], aim=1),
        Duel(f"{what}, no evidence", cost["alone"], "check-jsonschema", cost["schema"], aim=1),
        Duel(what, cost["ours"], "events", cost["events"]),
    ]


def building(portfolios: Sequence[Portfolio], rounds: int) -> tuple[list[Duel], list[Growth]]:
    """How long a site takes, and what one more page adds to it. The first portfolio holds a single project."""
    ours, plain, duels = [], [], []
    for portfolio in portfolios:
        write_pages(portfolio.assess(), portfolio.plain / "docs")
        configure_plain(portfolio.plain)
        cost = contest(
            {
                "ours": baselines.gatepage(portfolio.folder, "build", "--no-pdf"),
                "plain": baselines.mkdocs(portfolio.plain),
            },
            rounds if portfolio.count <= MANY else FEW_ROUNDS,
        )
        ours.append((portfolio.count, cost["ours"], measure_site(portfolio.folder / "site" / "draft")))
        plain.append((portfolio.count, cost["plain"], measure_site(portfolio.plain / "site" / "draft")))
        if portfolio.count > 1:
            duels.append(Duel(f"build of {portfolio.count:,}", cost["ours"], "mkdocs", cost["plain"], aim=1))
    return duels, [_growth("Gatepage", ours), _growth("plain MkDocs", plain)]


def _growth(who: str, built: Sequence[tuple[int, Cost, Size]]) -> Growth:
    """Each portfolio's additional pages cost what it took longer than the next smaller one."""
    return Growth(
        who,
        [
            Step(more, (cost.cpu - before.cpu) / (more - fewer) * 1000, size)
            for (fewer, before, _), (more, cost, size) in pairwise(built)
        ],
    )


def printing(portfolio: Portfolio, home: Path, rounds: int) -> list[Duel]:
    """What sheets and the pack cost, without reading and judging the projects."""
    sheets, bound = home / "sheets", home / "bound"
    judged = portfolio.assess()
    write_sheets(judged, sheets)
    write_pack(judged, bound, sheets)
    jobs = ("read", "cold", "again", "one", "pack", "all")
    commands: dict[str, Command] = {job: baselines.paper_job(portfolio.folder, job) for job in jobs}
    commands |= {"loop": baselines.plain_pdf(sheets), "document": baselines.plain_pdf(bound)}
    cost = contest(commands, rounds)
    ours = {job: _beyond(cost[job], cost["read"]) for job in jobs}
    count = f"{portfolio.count:,}"
    return [
        Duel(f"{count} PDFs", ours["cold"], "WeasyPrint in a loop", cost["loop"], aim=0.55),
        Duel(f"{count} PDFs, nothing changed", ours["again"], "made anew", ours["cold"], aim=0.03),
        Duel(f"{count} PDFs, one changed", ours["one"], "made anew", ours["cold"]),
        Duel(f"pack of {count}, sheets there", ours["pack"], "as one document", cost["document"]),
        Duel(f"pack of {count}, with its sheets", ours["all"], "as one document", cost["document"]),
    ]


def _beyond(whole: Cost, part: Cost) -> Cost:
    return Cost(whole.wall - part.wall, whole.cpu - part.cpu, whole.memory)
