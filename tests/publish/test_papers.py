"""The PDFs as a committee gets them: one sheet each, with everything on it, read by real PDF readers."""

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pypdf
import pytest

from tests.pdf_rules import broken_rules
from tests.publish.conftest import run_gatepage

SAMPLES = ("ticket-classifier", "canada-ai-answers", "govuk-chat", "va-chatbot", "amsterdam-reports")


def words(text: str) -> set[str]:
    """The words of a text, without the marks that layout and formatting may move."""
    return set(re.findall(r"[^\W_]{3,}", text.replace("\u00ad", "").replace("-\n", "-")))


def test_every_project_has_exactly_one_sheet(site: Path) -> None:
    sheets = {sheet.stem for sheet in (site / "pdf").glob("*.pdf")} - {"pack"}
    projects = {project.name for project in (site / "projects").iterdir()}
    assert sheets == projects
    for name in sheets:
        with pikepdf.open(site / "pdf" / f"{name}.pdf") as pdf:
            assert len(pdf.pages) == 1, name


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


@pytest.mark.parametrize("project", [*SAMPLES, "hostile", "broken", "empty"])
def test_a_sheet_is_archival_and_accessible_at_once(
    site: Path, project: str, needs_tool: Callable[..., str]
) -> None:
    sheet = site / "pdf" / f"{project}.pdf"
    assert broken_rules(sheet) == []
    checked = subprocess.run(
        [needs_tool("qpdf"), "--check", str(sheet)], capture_output=True, text=True, check=False
    )
    assert (checked.returncode, checked.stderr) == (0, "")


@pytest.mark.parametrize("project", SAMPLES)
def test_a_sheet_carries_the_file_that_it_was_made_from(
    site: Path, portfolio: Path, project: str, tmp_path: Path, needs_tool: Callable[..., str]
) -> None:
    sheet = site / "pdf" / f"{project}.pdf"
    subprocess.run([needs_tool("pdfdetach"), "-saveall", "-o", str(tmp_path), str(sheet)], check=True)
    source = portfolio / "projects" / f"{project}.yaml"
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == {source.name: source.read_bytes()}
    with pikepdf.open(sheet) as pdf:
        attached = pdf.Root.AF[0]
        assert str(attached.EF.F.Subtype) == "/application/yaml"
        assert str(attached.EF.F.Params.ModDate) == "D:20261122000000Z"


def test_sheet_has_title_language_author_and_bookmarks(site: Path) -> None:
    with pikepdf.open(site / "pdf" / "ticket-classifier.pdf") as pdf:
        assert str(pdf.docinfo["/Title"]) == "Support-ticket classifier"
        assert str(pdf.docinfo["/Author"]) == "Dana Fox"
        assert str(pdf.Root.Lang) == "en"
        with pdf.open_outline() as outline:
            assert [item.title for item in outline.root] == ["Support-ticket classifier"]


def test_readers_hear_what_is_drawn_and_in_the_order_of_the_page(
    site: Path, needs_tool: Callable[..., str]
) -> None:
    told = subprocess.run(
        [needs_tool("pdfinfo"), "-struct-text", str(site / "pdf" / "ticket-classifier.pdf")],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    heard = " ".join(re.findall(r'"([^"]*)"', told))
    places = [
        heard.index(text) for text in ("Support-ticket classifier", "Hold", "Workflow", "Exception review")
    ]
    assert places == sorted(places)
    with pikepdf.open(site / "pdf" / "ticket-classifier.pdf") as pdf:
        drawn = [str(one.Alt) for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and "/Alt" in one]
    assert {"met", "not met", "warning", "closed"} == set(drawn)


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


def test_same_input_gives_the_same_bytes(site: Path, portfolio: Path) -> None:
    before = {path.name: path.read_bytes() for path in (site / "pdf").glob("*.pdf")}
    pages = {path: path.read_bytes() for path in site.rglob("*.html")}
    shutil.rmtree(portfolio / ".cache" / "gatepage" / "pdf")
    empty = portfolio / "no-fonts.conf"
    empty.write_text("<fontconfig></fontconfig>")
    assert (
        run_gatepage(
            portfolio, "build", PYTHONHASHSEED="7", TZ="Asia/Tokyo", FONTCONFIG_FILE=str(empty)
        ).returncode
        == 0
    )
    assert {path.name: path.read_bytes() for path in (site / "pdf").glob("*.pdf")} == before
    assert {path: path.read_bytes() for path in site.rglob("*.html")} == pages


def test_the_build_has_a_pack_of_every_sheet(site: Path) -> None:
    pack = site / "pdf" / "pack.pdf"
    assert broken_rules(pack) == []
    shown = [page.extract_text() for page in pypdf.PdfReader(pack).pages]
    names = {name for text in shown for name in re.findall(r"·\s+projects/(.+?)\.yaml\s+·", text)}
    assert {"ticket-classifier", "hostile", "broken", "empty", "newer"} <= names
    assert len(shown) >= 10
