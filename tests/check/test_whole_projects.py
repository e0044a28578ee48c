"""What holds for any project over the whole format: nothing crashes or hangs, places lead back, no order decides."""

import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from generator.check.assess import Assessment, assess, assess_all
from generator.findings import Finding
from generator.read.portfolio import Source, find_sources
from generator.read.settings import Settings
from generator.render.findings_json import findings_json
from generator.view.page import make_page
from tests.check.whole_projects import as_json, pages, shuffled
from tests.edit.pages import written
from tests.fuzz.targets import EVIDENCE, in_all_formats, reads_back
from tests.paging import paper, web

CHECKOUT = Path(__file__).resolve().parents[2]
TODAY = date(2026, 11, 22)
LONGEST = 3.0  # seconds of the processor for one file

# A page is too large to be made smaller within minutes: what fails is shown as it was met.
QUICK = settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=set(Phase) - {Phase.shrink},
)
MANY = settings(QUICK, max_examples=400)
SEEDS = st.integers(0, 2**32)


def judged(folder: Path, data: bytes) -> Assessment:
    """Judge bytes as a project file beside the evidence of the sample project."""
    path = folder / "whole.yaml"
    path.write_bytes(data)
    return assess(Source("whole", path, "projects/whole.yaml", "whole", EVIDENCE), Settings(), TODAY)


def identities(findings: Sequence[Finding]) -> Counter[tuple[object, ...]]:
    """The findings without their places and their order."""
    return Counter(
        (f.code, f.severity, f.field, f.message, f.hint, f.settled_by, f.values, f.waived, f.counted)
        for f in findings
    )


def any_style_is_judged(folder: Path, page: Any, seed: int) -> None:
    begun = time.process_time()
    found = judged(folder, written(Random(seed), page))
    assert time.process_time() - begun < LONGEST
    reads_back(found.document)
    for finding in found.findings:
        assert finding.message
        assert "\n" not in finding.message
        assert 1 <= finding.span.line <= max(len(found.document.lines), 1)
    in_all_formats(found.findings, found)
    made = make_page(found)
    assert web(made)
    assert paper(made)


@given(pages(), SEEDS)
@QUICK
def test_any_project_in_any_style_is_judged_and_shown(
    tmp_path_factory: pytest.TempPathFactory, page: Any, seed: int
) -> None:
    any_style_is_judged(tmp_path_factory.getbasetemp(), page, seed)


@pytest.mark.slow
@given(pages(), SEEDS)
@MANY
def test_many_projects_in_any_style_are_judged_and_shown(
    tmp_path_factory: pytest.TempPathFactory, page: Any, seed: int
) -> None:
    any_style_is_judged(tmp_path_factory.getbasetemp(), page, seed)


# ---- the order of keys


def keys_may_stand_in_any_order(folder: Path, page: Any, seed: int) -> None:
    one = judged(folder, as_json(page))
    other = judged(folder, as_json(shuffled(page, Random(seed))))
    if not one.project.readable:  # of several causes the first one in the file is told
        assert not other.project.readable
        return
    assert identities(other.findings) == identities(one.findings)
    assert other.reading.outcome == one.reading.outcome
    assert other.completeness == one.completeness
    points, others = (
        [(point.blocker, point.open, sorted(point.because)) for point in found.three_points.points]
        for found in (one, other)
    )  # the reasons stand as a reader walks through the file
    assert others == points
    assert other.three_points.zombie == one.three_points.zombie


@given(pages(), SEEDS)
@QUICK
def test_keys_may_stand_in_any_order(tmp_path_factory: pytest.TempPathFactory, page: Any, seed: int) -> None:
    keys_may_stand_in_any_order(tmp_path_factory.getbasetemp(), page, seed)


@pytest.mark.slow
@given(pages(), SEEDS)
@MANY
def test_keys_may_stand_in_any_order_on_many_pages(
    tmp_path_factory: pytest.TempPathFactory, page: Any, seed: int
) -> None:
    keys_may_stand_in_any_order(tmp_path_factory.getbasetemp(), page, seed)


# ---- the order of files, and of Python's hashes

NAMES = (
    "a.yaml",
    "B.yaml",
    "b.yml",
    "é.yaml",
    "e\u0301.yaml",
    "pack.yaml",
    "_draft.yaml",
    "c d.yaml",
    "c.yaml",
    "deep/d.yaml",
)


def portfolio(folder: Path, files: Sequence[tuple[str, bytes]]) -> str:
    """The report over files that were written in this order, found in folders that are named in both orders."""
    for name, data in files:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    reports = []
    for places in (["one", "two"], ["two", "one"]):
        found = assess_all(find_sources([Path(place) for place in places], folder).sources, Settings(), TODAY)
        findings = sorted((f for a in found for f in a.findings), key=lambda finding: finding.order)
        reports.append(findings_json(found, findings, TODAY))
    assert reports[0] == reports[1]
    return reports[0]


@given(st.lists(pages(), min_size=3, max_size=6), SEEDS)
@settings(QUICK, max_examples=4)
def test_files_may_be_written_and_found_in_any_order(
    tmp_path_factory: pytest.TempPathFactory, given_pages: list[Any], seed: int
) -> None:
    random = Random(seed)
    names = random.sample([f"{place}/{name}" for place in ("one", "two") for name in NAMES], len(given_pages))
    files = list(zip([*names, "one/z.yaml", "two/y.yaml"], map(as_json, [*given_pages, {}, {}]), strict=True))
    one, other = (portfolio(tmp_path_factory.mktemp("order"), order) for order in (files, files[::-1]))
    assert other == one


def reports_under_seeds(folder: Path, given_pages: Sequence[Any], seeds: Sequence[str]) -> set[bytes]:
    """What `gatepage check` prints under seeds of Python's hashes."""
    (folder / "projects").mkdir()
    for number, page in enumerate(given_pages):
        (folder / f"projects/p{number}.yaml").write_bytes(as_json(page))
    return {
        subprocess.run(
            [sys.executable, "-m", "generator", "check", "--as-of", "2026-11-22", "--format", "json"],
            cwd=folder,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(CHECKOUT)},
            capture_output=True,
            timeout=600,
            check=False,
        ).stdout
        for seed in seeds
    }


@given(st.lists(pages(), min_size=15, max_size=15))
@settings(QUICK, max_examples=1)
def test_python_s_hashes_decide_nothing(
    tmp_path_factory: pytest.TempPathFactory, given_pages: list[Any]
) -> None:
    (report,) = reports_under_seeds(tmp_path_factory.mktemp("seeds"), given_pages, ("0", "4711"))
    assert report.count(b'"code"') > 100


@pytest.mark.slow
@given(st.lists(pages(), min_size=40, max_size=40))
@settings(QUICK, max_examples=3)
def test_python_s_hashes_decide_nothing_of_many_pages(
    tmp_path_factory: pytest.TempPathFactory, given_pages: list[Any]
) -> None:
    assert (
        len(reports_under_seeds(tmp_path_factory.mktemp("seeds"), given_pages, ("0", "1", "4711", "99"))) == 1
    )
