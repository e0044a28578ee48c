"""The PDFs as a committee gets them: one sheet each, with everything on it, read by real PDF readers."""

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pypdf
import pytest

from tests.publish.conftest import run_gatepage

SAMPLES = ("ticket-classifier", "canada-ai-answers", "govuk-chat", "va-chatbot", "amsterdam-reports")


def words(text: str) -> set[str]:
    """The words of a text, without the marks that layout and formatting may move."""
    return set(re.findall(r"[^\W_]{3,}", text.replace("\u00ad", "").replace("-\n", "-")))


def test_every_project_has_exactly_one_sheet(site: Path) -> None:
    sheets = sorted((site / "pdf").glob("*.pdf"))
    projects = sorted((site / "projects").iterdir())
    assert [sheet.stem for sheet in sheets] == [project.name for project in projects]
    for sheet in sheets:
        with pikepdf.open(sheet) as pdf:
            assert len(pdf.pages) == 1, sheet.name


@pytest.mark.parametrize("project", SAMPLES)
def test_nothing_that_was_written_is_left_off_the_sheet(
    site: Path, portfolio: Path, project: str, needs_tool: Callable[..., str]
) -> None:
    pdftotext = needs_tool("pdftotext")
    sheet = site / "pdf" / f"{project}.pdf"
    shown = subprocess.run(
        [pdftotext, "-layout", str(sheet), "-"], capture_output=True, text=True, check=True
    ).stdout
    shown += pypdf.PdfReader(sheet).pages[0].extract_text()
    source = (portfolio / "projects" / f"{project}.yaml").read_text(encoding="utf-8")
    values = re.sub(r"(^|\s)#.*", "", source)
    # Days are shown in another form; ids and units of metrics files are for references, as keys are.
    values = re.sub(r"\d{4}-\d{2}(-\d{2})?|\b(id|as): [\w-]+", "", values)
    keys = set(re.findall(r"[A-Za-z_]+(?=:)", values)) | {
        "poc",
        "idea",
        "pilot",
        "production",
        "true",
        "false",
    }
    parts = {part for key in keys for part in key.split("_")}
    solid = re.sub(r"\s", "", shown).casefold()
    missing = {word for word in words(values) - parts if word.casefold() not in solid}
    assert missing == set()


def test_sheet_has_title_language_and_tags(site: Path) -> None:
    with pikepdf.open(site / "pdf" / "ticket-classifier.pdf") as pdf:
        assert str(pdf.docinfo["/Title"]) == "Support-ticket classifier"
        assert str(pdf.Root.Lang) == "en"
        assert pdf.Root.MarkInfo.Marked


def test_sheet_carries_its_own_fonts(site: Path, needs_tool: Callable[..., str]) -> None:
    listed = subprocess.run(
        [needs_tool("pdffonts"), str(site / "pdf" / "ticket-classifier.pdf")],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()[2:]
    assert listed
    for line in listed:
        assert re.match(r"[A-Z]{6}\+Inter\S* .* yes yes ", line), line


def test_sheet_of_an_unreadable_file_says_so(site: Path) -> None:
    text = pypdf.PdfReader(site / "pdf" / "broken.pdf").pages[0].extract_text()
    assert "Not readable" in text
    assert "line 2, column 8" in " ".join(text.split())


def test_same_input_gives_the_same_bytes(site: Path, portfolio: Path, tmp_path: Path) -> None:
    before = {path.name: path.read_bytes() for path in (site / "pdf").glob("*.pdf")}
    pages = {path: path.read_bytes() for path in site.rglob("*.html")}
    assert run_gatepage(portfolio, "build", PYTHONHASHSEED="7", TZ="Asia/Tokyo").returncode == 0
    assert {path.name: path.read_bytes() for path in (site / "pdf").glob("*.pdf")} == before
    assert {path: path.read_bytes() for path in site.rglob("*.html")} == pages
