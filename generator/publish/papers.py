"""All PDFs of a portfolio, made side by side.

In: assessments and a folder. Out: one file for each project, and what failed. Each page is laid out in a process of
its own pool, so that WeasyPrint never runs in the process of the site.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path

from generator.check.assess import Assessment
from generator.publish.system import system_name
from generator.read.settings import Settings
from generator.render.pdf import LayoutError, Paper, Sheet, check_pango, make_sheet
from generator.view.page import make_page


@dataclass(frozen=True)
class Papers:
    """How many PDFs were made, which of them were cut to fit, and what failed."""

    made: int
    cut: tuple[str, ...]
    failed: tuple[str, ...]


def print_all(portfolio: Sequence[Assessment], folder: Path, settings: Settings, site: str) -> Papers:
    """Make one PDF for each project.

    Raises:
        PangoMissing: when WeasyPrint's system library is not there.
    """
    folder.mkdir(parents=True, exist_ok=True)
    paper = Paper(settings.paper, settings.language, site)
    workers = min(os.cpu_count() or 1, len(portfolio))
    context = multiprocessing.get_context("spawn")
    cut: list[str] = []
    failed: list[str] = []
    with ProcessPoolExecutor(workers, mp_context=context, initializer=_start) as pool:
        waiting = [(a.source, pool.submit(make_sheet, make_page(a), paper)) for a in portfolio]
        for source, future in waiting:
            sheet = _sheet(future)
            if isinstance(sheet, str):
                failed.append(f"{source.shown}: no PDF: {sheet}")
                continue
            (folder / f"{source.address}.pdf").write_bytes(sheet.pdf)
            if sheet.cut:
                cut.append(source.shown)
    return Papers(len(portfolio) - len(failed), tuple(cut), tuple(failed))


def _sheet(future: Future[Sheet]) -> Sheet | str:
    """The finished sheet, or why there is none."""
    try:
        return future.result()
    except LayoutError as error:
        return str(error)
    except BrokenProcessPool:
        return "the process that lays out pages was ended, perhaps for want of memory"


def _start() -> None:
    """Import WeasyPrint once in each process."""
    check_pango(system_name())
