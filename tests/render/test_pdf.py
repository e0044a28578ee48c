"""The printed page: one sheet whatever is on it, the largest type that fits, and cuts that everybody sees."""

import io
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pypdf
import pytest

from generator.render import pdf
from generator.render.html import print_html
from generator.render.pdf import LAYOUTS, LIMITS, LayoutError, Paper, Sheet, make_sheet
from generator.view.page import Page
from tests.paging import laid_out, only

SHORT = "format: 1\ntitle: T\nstage: idea\n"


def printed(page: Page, paper: Paper | None = None) -> tuple[Sheet, str]:
    """The sheet, which must be one, and its text with single blanks."""
    sheet = make_sheet(page, paper or Paper())
    read = pypdf.PdfReader(io.BytesIO(sheet.pdf))
    assert len(read.pages) == 1
    return sheet, " ".join(read.pages[0].extract_text().split())


def quality(count: int) -> str:
    return "".join(f"    - {{id: q{n}, metric: Metric number {n}}}\n" for n in range(count))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("sheets")


# ---- type sizes and limits, without a layout


def test_sizes_are_readable_and_shrink_step_by_step() -> None:
    roomy = [layout.points for layout in LAYOUTS if not layout.dense]
    dense = [layout.points for layout in LAYOUTS if layout.dense]
    assert [*roomy, *dense] == [layout.points for layout in LAYOUTS]
    assert roomy == sorted(roomy, reverse=True)
    assert dense == sorted(dense, reverse=True)
    assert (max(roomy), min(dense)) == (9.0, 6.5)


def test_limits_grow_tighter() -> None:
    for (longest, most), (shorter, fewer) in pairwise(LIMITS):
        assert shorter <= longest
        assert fewer <= most
        assert (shorter, fewer) != (longest, most)


# ---- sheets


def test_a_short_page_has_the_largest_type(folder: Path) -> None:
    sheet, text = printed(laid_out(folder, "format: 1\ntitle: Triage\nstage: idea\n", only()))
    assert (sheet.points, sheet.cut) == (9.0, False)
    assert text.startswith("Triage Stage Idea Complete 0 of 0 READING Hold")
    assert text.endswith("As of 22 Nov 2026 · projects/triage.yaml · format 1 Gatepage")
    assert "Cut to fit" not in text


def test_more_text_has_smaller_type_and_is_whole(folder: Path) -> None:
    page = laid_out(
        folder, f"format: 1\ntitle: Triage\nstage: poc\nspecification:\n  quality:\n{quality(24)}"
    )
    sheet, text = printed(page)
    assert 6.5 <= sheet.points < 9.0
    assert sheet.points in {layout.points for layout in LAYOUTS}
    assert not sheet.cut
    assert all(f"Metric number {n}:" in text for n in range(24))
    assert "Cut to fit" not in text


def test_what_does_not_fit_is_cut_and_says_so(folder: Path) -> None:
    signals = ", ".join(f"Signal number {n} with a few more words" for n in range(40))
    text = (
        f"format: 1\ntitle: {'title ' * 40}\nstage: production\n"
        f"specification:\n  quality:\n{quality(100)}"
        f"gate: {{go: {{signals: [{signals}]}}, hold: {{signals: [{signals}]}}}}\n"
    )
    page = laid_out(folder, text)
    assert sum(len(group.lines) for group in page.missing.groups) > 100
    sheet, shown = printed(page, Paper("Letter", "en", "https://site.example/"))
    assert (sheet.points, sheet.cut) == (6.5, True)
    _, _, note = shown.partition("Cut to fit on one sheet: shortened texts end in […]. Left out: ")
    told, _, rest = note.partition(". The whole: ")
    assert "entries" in told
    assert "findings" in told
    assert rest.startswith("https://site.example/projects/triage/index.html")
    assert "Go Hold Stop" in " ".join(shown.split())


def test_words_and_emphasis_without_end_fit_on_one_sheet(folder: Path) -> None:
    page = laid_out(
        folder,
        f"format: 1\ntitle: T\nstage: retired\nsummary: {'x' * 5000}\nspecification:\n"
        f'  input: "{"&" * 3000}"\n  integration: "{"*" * 1500}a{"*" * 1500}"\n'
        f'  workflow: "{"*a " * 500}z{" a*" * 500}"\n',
    )
    sheet, text = printed(page)
    assert sheet.points >= 6.5
    assert sheet.cut is ("Cut to fit" in text)
    for start in ("x" * 20, "&" * 20, "*" * 20, "*a *a *a"):
        assert start in text


def test_characters_that_the_fonts_lack_become_boxes(folder: Path) -> None:
    page = laid_out(
        folder, 'format: 1\ntitle: "田中 شركة 📮 Łódź"\nstage: retired\nsummary: "👨‍👩‍👧 ≥ שלום"\n'
    )
    _, text = printed(replace(page, summary=f"{page.summary} a\ud800b", file="projects/日本\udcff.yaml"))
    assert text.startswith("□□ □□□□ □ Łódź □")
    assert " ≥ □□□□ a□b Stage" in text
    assert "· projects/□□□.yaml ·" in text


def test_an_unreadable_file_has_a_sheet(folder: Path) -> None:
    sheet, text = printed(laid_out(folder, "format: 1\ntitle: [\n"))
    assert (sheet.points, sheet.cut) == (9.0, False)
    assert text.startswith("triage This project's file cannot be read")
    assert "SRC001 line 2, column 8:" in text
    assert text.endswith("projects/triage.yaml · format unknown Gatepage")


def test_a_page_asks_for_nothing_but_our_fonts(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def spoilt(page: Page, **named: Any) -> str:
        image = '<img src="file:///etc/passwd" alt="a"></article>'
        return print_html(page, **named).replace("</article>", image)

    monkeypatch.setattr(pdf, "print_html", spoilt)
    with pytest.raises(BaseException, match="a page may not fetch file:///etc/passwd"):
        make_sheet(laid_out(folder, SHORT, only()), Paper())


def test_a_warning_of_the_layout_is_an_error(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def spoilt(page: Page, **named: Any) -> str:
        return print_html(page, **named).replace("<style>", "<style>p{colour:red}")

    monkeypatch.setattr(pdf, "print_html", spoilt)
    with pytest.raises(LayoutError, match="colour"):
        make_sheet(laid_out(folder, SHORT, only()), Paper())


def test_a_page_that_fits_in_no_way_is_an_error(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "MOST", 0)
    with pytest.raises(
        LayoutError, match=r"projects/triage\.yaml does not fit on one sheet even when its texts are cut"
    ):
        make_sheet(laid_out(folder, SHORT, only()), Paper())
