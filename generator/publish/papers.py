"""All PDFs of a portfolio, made side by side, each in a process that can be ended.

In: assessments. Out: a sheet for each, or why there is none. What was made before from the same content with the same
versions is taken from the cache. WeasyPrint never runs in the process of the site.
"""

from __future__ import annotations

import gc
import hashlib
import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from concurrent.futures import TimeoutError as TookTooLong
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from pebble import ProcessExpired, ProcessPool

from generator.check.assess import Assessment, assess_paper
from generator.check.overflow import Overflow
from generator.check.portfolio import processors
from generator.findings import Finding
from generator.publish.paper_cache import Kept, PaperCache
from generator.publish.system import system_name
from generator.read.settings import Settings
from generator.render.assets import templates_folder
from generator.render.paper import Paper
from generator.render.pdf import LayoutError, check_pango, know_own_fonts_only, versions
from generator.render.sheet import Origin, Sheet, make_sheet, warm_up
from generator.view.page import make_page
from generator.words import speaking

PATIENCE = 30.0
"""Seconds for one page."""

_SWEEP = 8
"""So many pages are made before a process frees what the last ones left behind."""


@dataclass(frozen=True)
class Printed:
    """One project's sheet, or why there is none; and what only its layout shows."""

    assessment: Assessment
    sheet: Sheet | None
    trouble: str = ""
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class Papers:
    """The sheets of a portfolio, in its order."""

    printed: tuple[Printed, ...]

    @property
    def made(self) -> int:
        """How many there are."""
        return sum(one.sheet is not None for one in self.printed)

    def of(self, chosen: Sequence[Assessment]) -> tuple[Printed, ...]:
        """Those of some projects, in the order of the projects."""
        by_project = {one.assessment.source.path: one for one in self.printed}
        return tuple(by_project[assessment.source.path] for assessment in chosen)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What only layout shows."""
        return tuple(finding for one in self.printed for finding in one.findings)

    @property
    def failed(self) -> tuple[str, ...]:
        """Which projects have none, and why."""
        return tuple(
            f"{one.assessment.source.shown}: no PDF: {one.trouble}" for one in self.printed if one.trouble
        )


def print_all(portfolio: Sequence[Assessment], settings: Settings, site: str, base: Path) -> Papers:
    """Make the sheets of a portfolio. ``base`` is the folder that holds the cache.

    Raises:
        PangoMissing: when WeasyPrint's system library is not there.
    """
    check_pango(system_name())
    paper = Paper(settings.paper, settings.speech, site)
    kept = PaperCache(base)
    made = Papers(tuple(_print(portfolio, settings, paper, kept)))
    kept.tidy()
    return made


def write_papers(papers: Papers, folder: Path) -> None:
    """Write each sheet into a file of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    for one in papers.printed:
        if one.sheet is not None:
            (folder / f"{one.assessment.source.address}.pdf").write_bytes(one.sheet.pdf)


def _print(
    portfolio: Sequence[Assessment], settings: Settings, paper: Paper, kept: PaperCache
) -> Iterator[Printed]:
    jobs = [_Job.of(assessment, paper) for assessment in portfolio]
    known = {job.key: sheet for job in jobs if (sheet := _kept(kept, job.key)) is not None}
    for job, made in zip(jobs, _made(jobs, known), strict=True):
        if isinstance(made, str):
            yield Printed(job.assessment, None, trouble=made)
            continue
        if job.key not in known:
            kept.put(job.key, Kept(made.pdf, _facts(made)))
        yield Printed(job.assessment, made, findings=assess_paper(job.assessment, made.overflow, settings))


@dataclass(frozen=True)
class _Job:
    """One page to be laid out, and the key of everything that decides its bytes."""

    assessment: Assessment
    arguments: tuple[Any, ...]
    key: str

    @classmethod
    def of(cls, assessment: Assessment, paper: Paper) -> _Job:
        """Everything that the page is made from."""
        with speaking(paper.speech):
            page = make_page(assessment)
        arguments = (page, paper, origin_of(assessment))
        told = repr((recipe(), arguments)).encode("utf-8", "surrogatepass")
        return cls(assessment, arguments, hashlib.sha256(told).hexdigest())


def origin_of(assessment: Assessment) -> Origin:
    """The project file that a sheet is made from, its day, and who answers for it."""
    source, owner = assessment.source, assessment.project.artifact.ownership.owner
    try:
        data = b"" if source.refused else source.path.read_bytes()
    except OSError:
        data = b""
    name = source.path.name if data else ""
    return Origin(assessment.today, owner.name if owner else "Gatepage", name, data)


@cache
def recipe() -> str:
    """Stands for the program itself: its code, templates, styles and fonts, and every version that decides bytes."""
    digest = hashlib.sha256(repr(versions()).encode())
    package = Path(__file__).resolve().parents[1]
    for folder in (package, templates_folder()):
        for path in sorted(folder.rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                digest.update(f"{path.relative_to(folder)}\0".encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()


def _facts(sheet: Sheet) -> dict[str, object]:
    over = sheet.overflow
    return {
        "points": sheet.points,
        "overflow": [over.percent, over.points, over.paper] if over else None,
    }


def _kept(kept: PaperCache, key: str) -> Sheet | None:
    """The sheet that was made before."""
    found = kept.get(key)
    if found is None:
        return None
    facts: Any = found.facts
    over = Overflow(*facts["overflow"]) if facts["overflow"] else None
    return Sheet(found.pdf, facts["points"], over)


def _made(jobs: Sequence[_Job], sheets: dict[str, Sheet]) -> Iterator[Sheet | str]:
    """Every sheet in its order: those that are there, and the others as they are made."""
    missing = [job for job in jobs if job.key not in sheets]
    if not missing:
        yield from (sheets[job.key] for job in jobs)
        return
    with workers(len(missing)) as pool:
        waiting = {job.key: pool.schedule(_make, args=job.arguments, timeout=PATIENCE) for job in missing}
        for job in jobs:
            yield sheets[job.key] if job.key in sheets else _result(waiting[job.key])


def workers(jobs: int) -> ProcessPool:
    """Processes that lay out pages: as many as there are processors, or jobs."""
    know_own_fonts_only()
    context = multiprocessing.get_context("spawn")
    return ProcessPool(min(processors(), jobs), context=context, initializer=_start)


def _result(future: Future[Sheet | str]) -> Sheet | str:
    """The finished sheet, or why there is none."""
    try:
        return future.result()
    except TookTooLong:
        return f"its layout took longer than {PATIENCE:g} seconds and was ended; shorten its longest texts"
    except ProcessExpired:
        return "the process that laid it out was ended, perhaps for want of memory"


def _make(*arguments: Any) -> Sheet | str:
    """Make a sheet; whatever goes wrong with it is told of this page alone."""
    try:
        return make_sheet(*arguments)
    except LayoutError as error:
        return str(error)
    except Exception as error:
        return f"internal error: {type(error).__name__}: {error}"
    finally:
        _sweep()


def _start() -> None:
    """Import WeasyPrint and read styles and fonts once in each process; nothing of that is ever freed."""
    check_pango(system_name(), by_import=True)
    warm_up()
    gc.collect()
    gc.freeze()
    gc.disable()


def _counter() -> Callable[[], None]:
    """Layouts leave circles behind. Looking for them after every few pages is cheaper than all the time."""
    made = 0

    def sweep() -> None:
        nonlocal made
        made += 1
        if made % _SWEEP == 0:
            gc.collect()

    return sweep


_sweep = _counter()
