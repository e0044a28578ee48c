"""Layout in processes that can be ended: one bad page costs itself and nothing else; the cache spares the rest."""

import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from pebble import ProcessPool

from generator.check.assess import Assessment, assess_all
from generator.publish import papers
from generator.publish.papers import Papers, print_all
from generator.read.portfolio import find_sources
from generator.read.settings import Settings
from generator.render.libraries import pango_and_harfbuzz
from generator.render.pdf import told_by_weasyprint, versions
from generator.render.sheet import Sheet
from tests.paging import TODAY


def portfolio(base: Path, **texts: str) -> Sequence[Assessment]:
    folder = base / "projects"
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.yaml").write_text(f"format: 1\ntitle: {text}\nstage: idea\n", encoding="utf-8")
    return assess_all(find_sources([Path("projects")], base).sources, Settings(), TODAY)


def printed(base: Path, **texts: str) -> Papers:
    return print_all(portfolio(base, **texts), Settings(), "", base)


def troubled(page: object, *_: object) -> Sheet | str:
    """Stands for the layout in a process of its own: the title says what goes wrong."""
    title: str = getattr(page, "title")  # noqa: B009 - any object
    if title == "endless":
        time.sleep(600)
    if title == "dies":
        import os

        os._exit(9)
    if title == "errs":
        return "internal error: ValueError: no such thing"
    return Sheet(b"%PDF", 9.0)


def test_a_page_that_takes_too_long_or_dies_costs_itself_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(papers, "_make", troubled)
    monkeypatch.setattr(papers, "PATIENCE", 1.0)
    made = printed(tmp_path, a="endless", b="fine", c="dies", d="errs", e="fine too")
    assert [one.assessment.source.id for one in made.printed if one.sheet] == ["b", "e"]
    assert made.failed == (
        "projects/a.yaml: no PDF: its layout took longer than 1 seconds and was ended; shorten its longest texts",
        "projects/c.yaml: no PDF: the process that laid it out was ended, perhaps for want of memory",
        "projects/d.yaml: no PDF: internal error: ValueError: no such thing",
    )


def test_any_exception_of_a_page_is_its_own_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> Sheet:
        raise RecursionError("too deep")

    monkeypatch.setattr(papers, "make_sheet", broken)
    assert papers._make(None, None, None) == "internal error: RecursionError: too deep"


def test_only_what_changed_is_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = printed(tmp_path, a="One", b="Two")
    asked: list[int] = []

    def watched(workers: int, **named: Any) -> ProcessPool:
        asked.append(workers)
        return ProcessPool(workers, **named)

    monkeypatch.setattr(papers, "ProcessPool", watched)
    again = printed(tmp_path, a="One", b="Two")
    assert asked == []
    assert [one.sheet for one in again.printed] == [one.sheet for one in first.printed]
    changed = printed(tmp_path, a="One", b="Three")
    assert asked == [1]
    assert changed.printed[0].sheet == first.printed[0].sheet
    assert changed.printed[1].sheet != first.printed[1].sheet


def test_the_recipe_stands_for_the_program_and_its_libraries() -> None:
    assert len(papers.recipe()) == 64
    assert {name for name, _ in versions()} >= {"weasyprint", "pango", "harfbuzz", "zlib", "gatepage"}


def test_the_libraries_are_those_that_weasyprint_draws_with() -> None:
    assert pango_and_harfbuzz() in {None, told_by_weasyprint()}
