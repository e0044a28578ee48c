"""The printed page: one sheet whatever is on it, the largest type that fits, and cuts that everybody sees."""

import io
import os
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pikepdf
import pypdf
import pytest

from generator.render import fitting, paper
from generator.render.cut import LIMITS
from generator.render.fitting import Strip
from generator.render.html import print_html
from generator.render.paper import LARGEST, SIZES, SMALLEST, Paper
from generator.render.pdf import LayoutError
from generator.render.sheet import Origin, Sheet, make_sheet
from generator.view.page import Page, make_page
from tests.paging import SAMPLES, laid_out, only, sample

SHORT = "format: 1\ntitle: T\nstage: idea\n"


def printed(page: Page, on: Paper | None = None) -> tuple[Sheet, str]:
    """The sheet, which must be one, and its text with single blanks."""
    sheet = make_sheet(page, on or Paper())
    read = pypdf.PdfReader(io.BytesIO(sheet.pdf))
    assert len(read.pages) == 1
    return sheet, " ".join(read.pages[0].extract_text().split())


def quality(count: int) -> str:
    return "".join(f"    - {{id: q{n}, metric: Metric number {n}}}\n" for n in range(count))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("sheets")


@pytest.fixture
def layouts(monkeypatch: pytest.MonkeyPatch) -> list[Strip]:
    """Every layout that is made in a test."""
    made: list[Strip] = []
    lay_out = fitting.lay_out

    def counted(*args: Any, **named: Any) -> Strip:
        made.append(lay_out(*args, **named))
        return made[-1]

    monkeypatch.setattr(fitting, "lay_out", counted)
    return made


# ---- the type size


def test_limits_grow_tighter() -> None:
    for (longest, most), (shorter, fewer) in pairwise(LIMITS):
        assert shorter <= longest
        assert fewer <= most
        assert (shorter, fewer) != (longest, most)


def test_a_short_page_has_the_largest_type(folder: Path, layouts: list[Strip]) -> None:
    sheet, text = printed(laid_out(folder, "format: 1\ntitle: Triage\nstage: idea\n", only()))
    assert (sheet.points, sheet.cut) == (9.0, False)
    assert text.startswith(
        "As of 22 Nov 2026 · projects/triage.yaml · format 1 Triage Stage Idea Complete 0 of 0"
    )
    assert text.endswith("Go Hold Stop Reason Name, date")
    assert "Cut to fit" not in text
    assert len(layouts) == 1


def test_more_text_has_smaller_type_and_is_whole(folder: Path) -> None:
    page = laid_out(
        folder, f"format: 1\ntitle: Triage\nstage: poc\nspecification:\n  quality:\n{quality(24)}"
    )
    sheet, text = printed(page)
    assert SMALLEST <= sheet.points < LARGEST
    assert not sheet.cut
    assert all(f"Metric number {n}:" in text for n in range(24))
    assert "Cut to fit" not in text


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_is_full_in_readable_type_after_one_layout_or_two(
    name: str, size: str, layouts: list[Strip]
) -> None:
    sheet, _ = printed(make_page_of(name), Paper(size))
    assert SMALLEST <= sheet.points <= LARGEST
    assert not sheet.cut
    assert len(layouts) <= 2
    assert 0.9 <= layouts[-1].fill <= 1 / 0.96
    assert layouts[-1].scale >= 0.96
    assert round(layouts[-1].points, 2) == sheet.points


def make_page_of(name: str) -> Page:
    return make_page(sample(name))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", ["canada-ai-answers", "ticket-classifier", "idea"])
def test_what_is_drawn_fills_the_sheet_and_lies_within_its_margins(
    name: str, size: str, tmp_path: Path, needs_tool: Callable[..., str]
) -> None:
    width, height = SIZES[size]
    page = laid_out(tmp_path, SHORT) if name == "idea" else make_page_of(name)
    (tmp_path / "sheet.pdf").write_bytes(make_sheet(page, Paper(size)).pdf)
    boxes = subprocess.run(
        [needs_tool("pdftotext"), "-bbox", str(tmp_path / "sheet.pdf"), "-"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    found = re.search(r'<page width="([\d.]+)" height="([\d.]+)"', boxes)
    assert found is not None
    assert [round(float(side) * 25.4 / 72, 1) for side in found.groups()] == [width, height]
    words = re.findall(r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)"', boxes)
    left, top, right, bottom = zip(
        *([float(side) * 25.4 / 72 for side in word] for word in words), strict=True
    )
    assert len(words) > 200
    assert min(left) >= 8.5
    assert max(right) <= width - 8.5
    assert min(top) >= 7
    assert height - 14 <= max(bottom) <= height - 8.5


# ---- what does not fit


def test_forty_signals_and_more_are_all_on_the_sheet(folder: Path) -> None:
    signals = ", ".join(f"{{signal: Signal {n} holds}}" for n in range(40))
    text = (
        "format: 1\ntitle: Triage\nstage: idea\n"
        f"gate: {{go: {{signals: [{signals}], owner: Ada Roth, action: Start}}}}\n"
    )
    sheet, shown = printed(laid_out(folder, text, only()))
    assert not sheet.cut
    assert [n for n in range(40) if f"Signal {n} holds" not in shown] == []


def test_forty_signals_in_full_sentences_stand_in_two_columns_and_are_not_cut(folder: Path) -> None:
    signals = ", ".join(f"{{signal: Signal number {n} holds all day in week {n}}}" for n in range(40))
    row = f"{{signals: [{signals}], owner: Ada Roth, action: Start}}"
    text = f"format: 1\ntitle: Triage\nstage: pilot\ngate: {{go: {row}}}\n"
    sheet, shown = printed(laid_out(folder, text))
    assert not sheet.cut
    assert [n for n in range(40) if f"Signal number {n} holds all day in week {n} (" not in shown] == []
    assert re.search(
        r"Not measured: Signal number 0 holds all day in week 0; .*; and 3\d more No Hold", shown
    )


def test_what_does_not_fit_is_cut_and_says_so(folder: Path) -> None:
    signals = ", ".join(f"Signal number {n} with a few more words" for n in range(40))
    text = (
        f"format: 1\ntitle: {'title ' * 40}\nstage: production\n"
        f"specification:\n  quality:\n{quality(100)}"
        f"gate: {{go: {{signals: [{signals}]}}, hold: {{signals: [{signals}]}}}}\n"
    )
    page = laid_out(folder, text)
    assert sum(len(group.lines) for group in page.missing.groups) > 100
    sheet, shown = printed(page, Paper("Letter", site="https://site.example/"))
    assert sheet.cut
    assert sheet.points >= SMALLEST
    assert sheet.overflow is not None
    assert (sheet.overflow.points, sheet.overflow.paper) == (6.5, "Letter")
    assert sheet.overflow.percent > 50
    _, _, note = shown.partition("Cut to fit on one sheet: shortened texts end in […]. Left out: ")
    told, _, rest = note.partition(". The whole: ")
    assert "entries" in told
    assert "findings" in told
    assert rest.startswith("https://site.example/projects/triage/index.html")
    assert "Go Hold Stop" in " ".join(shown.split())


def test_every_word_of_a_cut_page_is_there_or_was_cut_where_it_shows(folder: Path) -> None:
    """Words vanish only behind a mark, or in entries that are counted as left out."""
    words = [f"word{n}" for n in range(3000)]
    entries = "".join(f"    - {' '.join(words[at : at + 30])}\n" for at in range(0, 3000, 30))
    page = laid_out(folder, f"{SHORT}specification:\n  excluded:\n{entries}", only())
    sheet, shown = printed(page)
    assert sheet.cut
    there = {word for word in words if re.search(rf"\b{word}\b", shown)}
    gone = len(words) - len(there)
    marks, left_out = shown.count("[…]") - 1, re.search(r"Left out: (\d+) entries", shown)
    assert gone > 0
    assert marks + (int(left_out[1]) if left_out else 0) >= 100 - sum(
        set(words[at : at + 30]) <= there for at in range(0, 3000, 30)
    )


MANY_EVENTS = "governance:\n  log:\n" + "    - {day: 2026-01-09, what: Something came to pass}\n" * 400
DOUBT = "  - {about: stage, text: %s}\n"


@pytest.mark.parametrize(
    "text",
    [
        MANY_EVENTS,
        "extra: {key: " + "one word more " * 900 + "}\n",
        "doubts:\n" + DOUBT % ("we doubt it " * 15) * 60,
        "doubts:\n" + DOUBT % ("we doubt it " * 200) * 60,
    ],
    ids=["many", "one long text", "long texts", "much too much"],
)
@pytest.mark.parametrize("size", ["A4", "Letter"])
def test_a_cut_page_keeps_as_much_as_its_sheet_holds(
    folder: Path, layouts: list[Strip], text: str, size: str
) -> None:
    page = laid_out(folder, SHORT + text, only())
    assert make_sheet(page, Paper(size)).cut
    kept = min((strip for strip in layouts if strip.fits), key=lambda strip: -strip.fill)
    assert kept.fill * kept.scale > 0.98
    assert len(layouts) <= 5


def test_words_and_emphasis_without_end_fit_on_one_sheet(folder: Path) -> None:
    page = laid_out(
        folder,
        f"format: 1\ntitle: T\nstage: retired\nsummary: {'x' * 5000}\nspecification:\n"
        f'  input: "{"&" * 3000}"\n  integration: "{"*" * 1500}a{"*" * 1500}"\n'
        f'  workflow: "{"*a " * 500}z{" a*" * 500}"\n',
    )
    sheet, text = printed(page)
    assert sheet.points >= SMALLEST
    assert sheet.cut is ("Cut to fit" in text)
    for start in ("x" * 20, "&" * 20, "*" * 20, "*a *a *a"):
        assert start in text


def test_a_page_that_fits_in_no_way_is_an_error(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paper, "SIZES", {"A4": (210.0, 40.0)})
    with pytest.raises(
        LayoutError, match=r"projects/triage\.yaml does not fit on one sheet even when its texts are cut"
    ):
        make_sheet(laid_out(folder, SHORT), Paper())


# ---- scripts, and files that can't be read


def test_characters_that_the_fonts_lack_become_boxes(folder: Path) -> None:
    page = laid_out(
        folder, 'format: 1\ntitle: "田中 شركة 📮 Łódź"\nstage: retired\nsummary: "👨‍👩‍👧 ≥ שלום"\n'
    )
    _, text = printed(replace(page, summary=f"{page.summary} a\ud800b", file="projects/日本\udcff.yaml"))
    assert "□□ □□□□ □ Łódź □" in text
    assert " ≥ □□□□ a□b Stage" in text
    assert "· projects/□□□.yaml ·" in text


def test_accented_greek_and_cyrillic_letters_are_drawn_and_read_back(folder: Path) -> None:
    written = "Łódź Åsa Ñandú Ғылым Ελλάδα Київ ŐÚ ß"
    _, text = printed(laid_out(folder, f'{SHORT}summary: "{written}"\n', only()))
    assert written in text


def test_an_unreadable_file_has_a_sheet(folder: Path) -> None:
    sheet, text = printed(laid_out(folder, "format: 1\ntitle: [\n"))
    assert (sheet.points, sheet.cut) == (9.0, False)
    assert "triage This project's file cannot be read" in text
    assert "SRC001 line 2, column 8: the bracket" in text
    assert text.endswith("is never closed put ] at its end title: [")
    assert text.startswith("As of 22 Nov 2026 · projects/triage.yaml · format unknown")


# ---- what WeasyPrint may do


def test_a_page_asks_for_nothing_but_our_fonts(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def spoilt(page: Page, **named: Any) -> str:
        image = '<img src="file:///etc/passwd" alt="a"></article>'
        return print_html(page, **named).replace("</article>", image)

    monkeypatch.setattr(fitting, "print_html", spoilt)
    with pytest.raises(LayoutError, match="a page may not fetch file:///etc/passwd"):
        make_sheet(laid_out(folder, SHORT, only()), Paper())


def test_a_warning_of_the_layout_is_an_error(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def spoilt(page: Page, **named: Any) -> str:
        return print_html(page, **named).replace("<style>", "<style>p{colour:red}")

    monkeypatch.setattr(fitting, "print_html", spoilt)
    with pytest.raises(LayoutError, match="colour"):
        make_sheet(laid_out(folder, SHORT, only()), Paper())


def test_a_character_without_a_glyph_is_an_error_and_no_file(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fitting, "drawable", lambda text, _: text)
    with pytest.raises(LayoutError, match="glyph"):
        make_sheet(laid_out(folder, SHORT.replace("title: T", "title: 田"), only()), Paper())


def test_the_same_page_gives_the_same_bytes_whatever_was_made_before(folder: Path) -> None:
    origin = Origin(date(2026, 11, 22), "Dana Fox", "triage.yaml", SHORT.encode())
    page = laid_out(folder, SHORT, only())
    first = make_sheet(page, Paper(), origin).pdf
    make_sheet(make_page_of("va-chatbot"), Paper("Letter"))
    assert make_sheet(page, Paper(), origin).pdf == first


def test_nothing_is_left_behind_where_temporary_files_lie(tmp_path: Path) -> None:
    code = (
        "from generator.render.pdf import check_pango, warm_up, weasyprint\n"
        "check_pango('other'); warm_up('tokens.css'); import os; print(os.environ['FONTCONFIG_FILE'])"
    )
    told = [
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "TMPDIR": str(tmp_path), **more},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for more in ({"FONTCONFIG_FILE": ""}, {"FONTCONFIG_FILE": "/etc/fonts/fonts.conf"})
    ]
    assert all(one.startswith(f"{tmp_path}/gatepage-fonts-") for one in told)
    assert list(tmp_path.iterdir()) == []


def test_the_sheet_is_of_its_day_and_its_owner(folder: Path) -> None:
    origin = Origin(date(2026, 11, 22), "Dana Fox", "triage.yaml", SHORT.encode())
    made = make_sheet(make_page_of("ticket-classifier"), Paper(), origin).pdf
    with pikepdf.open(io.BytesIO(made)) as pdf:
        told = {key: str(value) for key, value in pdf.docinfo.items()}
        assert told == {
            "/Author": "Dana Fox",
            "/CreationDate": "D:20261122",
            "/Creator": "Gatepage",
            "/ModDate": "D:20261122",
            "/Producer": "WeasyPrint 70.0",
            "/Subject": "Proposes a category for every enterprise ticket before a person opens it.",
            "/Title": "Support-ticket classifier",
        }
        with pdf.open_outline() as outline:
            assert [item.title for item in outline.root] == ["Support-ticket classifier"]
            assert [item.title for item in outline.root[0].children] == [
                "Specification and operations",
                "Gate",
                "Learning",
                "Three-point check",
                "Decided and happened",
                "Missing on this page 1, and 1 set aside",
                "Notes",
                "Decision",
            ]
        assert {name: bytes(file.get_file().read_bytes()) for name, file in pdf.attachments.items()} == {
            "triage.yaml": SHORT.encode()
        }
