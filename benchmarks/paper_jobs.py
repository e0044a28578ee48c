"""The jobs of printing as processes of their own: python paper_jobs.py JOB FOLDER.

`read` judges the projects, which every job does first; `cold` makes every sheet anew, `again` takes all from the
cache, `one` makes one that changed; `pack` binds the pack of sheets that are there, `all` makes them too.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from benchmarks.corpus import TODAY
from generator.check.assess import Assessment, assess_all
from generator.check.catalogue import catalogue
from generator.publish.pack import print_pack
from generator.publish.papers import Papers, Printed, print_all, write_papers
from generator.read.portfolio import find_sources
from generator.read.settings import read_settings
from generator.view.choice import Order, choose


def run(job: str, folder: Path) -> None:
    """Do one job."""
    settings = read_settings(folder, codes=list(catalogue()))
    portfolio = assess_all(find_sources([Path("projects")], folder).sources, settings, TODAY)
    if job in {"cold", "all"}:
        shutil.rmtree(folder / ".cache", ignore_errors=True)
    if job == "pack":
        _forget_packs(folder, len(portfolio))
    if job == "one":
        portfolio = (_changed(portfolio[0]), *portfolio[1:])
    if job == "read":
        return
    papers = print_all(portfolio, settings, "", folder)
    if papers.failed:
        raise SystemExit("\n".join(papers.failed))
    if job in {"pack", "all"}:
        (folder / "pack.pdf").write_bytes(print_pack(_ordered(papers, portfolio), settings, folder))
    else:
        write_papers(papers, folder / "pdf")


def _ordered(papers: Papers, portfolio: tuple[Assessment, ...]) -> Sequence[Printed]:
    return papers.of(choose(portfolio, (), Order.DUE))


def _forget_packs(folder: Path, count: int) -> None:
    """Leave the sheets in the cache, and take the packs out: they are the largest files there."""
    kept = sorted(
        (folder / ".cache" / "gatepage" / "pdf").glob("*.pdf+"), key=lambda path: path.stat().st_size
    )
    for path in kept[count:]:
        path.unlink()


def _changed(assessment: Assessment) -> Assessment:
    """The project with another title each time: nanoseconds will do."""
    import time

    artifact = replace(assessment.project.artifact, summary=f"Changed at {time.time_ns()}")
    return replace(assessment, project=replace(assessment.project, artifact=artifact))


if __name__ == "__main__":
    run(sys.argv[1], Path(sys.argv[2]))
