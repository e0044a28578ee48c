"""The committee's pack: in the order of its decisions, with right page numbers, links that work, and every sheet."""

import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pypdf
import pytest
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont

from tests.golden import assert_golden
from tests.pdf_rules import broken_rules, destinations
from tests.publish.conftest import CHECKOUT, run_gatepage

GOLDEN = Path(__file__).parent / "golden"


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the samples alone."""
    folder = tmp_path_factory.mktemp("samples")
    shutil.copytree(CHECKOUT / "projects", folder / "projects")
    shutil.copy(CHECKOUT / "mkdocs.yml", folder)
    return folder


@pytest.fixture(scope="module")
def pack(samples: Path) -> Path:
    """The pack of the samples."""
    done = run_gatepage(samples, "pack", "--to", "out/pack.pdf")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "Bound    5 sheets into out/pack.pdf, as of 2026-11-22\n"
    return samples / "out" / "pack.pdf"


def texts(path: Path) -> list[str]:
    """The text of each page, with single blanks."""
    return [" ".join(page.extract_text().split()) for page in pypdf.PdfReader(path).pages]


def number_of(pdf: pikepdf.Pdf, page: Any) -> int:
    """The number of a page, from 1."""
    return [one.obj.objgen for one in pdf.pages].index(page.objgen) + 1


def test_the_text_of_the_pack(pack: Path, needs_tool: Callable[..., str]) -> None:
    shown = subprocess.run(
        [needs_tool("pdftotext"), "-layout", "-l", "2", str(pack), "-"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    tail = subprocess.run(
        [needs_tool("pdftotext"), "-layout", "-f", "8", str(pack), "-"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    # How far apart columns stand in blanks is poppler's guess, and another with another release of it.
    lines = (
        re.sub(" {3,}", "   ", line.rstrip())
        for line in f"{shown}{tail}".replace("\f", "\n----\n").split("\n")
    )
    assert_golden(GOLDEN / "pack.txt", re.sub(r"\n{3,}", "\n\n", "\n".join(lines)) + "\n")


def test_the_pack_is_archival_and_accessible_at_once(pack: Path, needs_tool: Callable[..., str]) -> None:
    assert broken_rules(pack) == []
    checked = subprocess.run(
        [needs_tool("qpdf"), "--check", str(pack)], capture_output=True, text=True, check=False
    )
    assert (checked.returncode, checked.stderr) == (0, "")


def test_every_sheet_is_in_it_as_it_was_printed_alone(samples: Path, pack: Path) -> None:
    done = run_gatepage(samples, "pdf", "ticket-classifier", "va-chatbot", "--to", "single")
    assert done.returncode == 0, done.stderr
    bound = texts(pack)
    for name, title in (("ticket-classifier", "Support-ticket classifier"), ("va-chatbot", "VA chatbot")):
        (alone,) = texts(samples / "single" / f"{name}.pdf")
        (page,) = [text for text in bound if f"· projects/{name}.yaml ·" in text]
        assert title in alone
        assert alone in page


def test_contents_lists_and_bookmarks_lead_to_the_right_pages(pack: Path) -> None:
    shown = texts(pack)
    with pikepdf.open(pack) as pdf:
        named = destinations(pdf)
        sheets = {
            name.removeprefix("p-"): number_of(pdf, place[0])
            for name, place in named.items()
            if name.startswith("p-")
        }
        assert sorted(sheets.values()) == [3, 4, 5, 6, 7]
        for name, number in sheets.items():
            assert f"· projects/{name}.yaml ·" in shown[number - 1]
            assert f"{number} / {len(shown)}" in shown[number - 1]
        contents = [str(link.Dest).removeprefix("p-") for link in pdf.pages[0].obj.Annots]
        assert contents[:4] == ["pk-decisions", "pk-glance", "pk-pages", "pk-open"]
        assert sorted(set(contents[4:])) == sorted(sheets)  # a title on two lines is two links
        with pdf.open_outline() as outline:
            assert [item.title for item in outline.root] == [
                "Contents",
                "Decisions due",
                "The portfolio at a glance",
                "The pages",
                "Open findings",
            ]
            pages = [
                (item.title, number_of(pdf, first(item.destination))) for item in outline.root[3].children
            ]
        assert pages[0] == ("Support-ticket classifier", 3)
        assert [number for _, number in pages] == [3, 4, 5, 6, 7]
    assert re.search(r"Support-ticket classifier Pilot Hold Dana Fox 4 Dec 2026 3 ", shown[0])


def test_the_tags_of_a_sheet_stand_where_its_page_does(pack: Path) -> None:
    from tests.pdf_rules import kids, walk

    with pikepdf.open(pack) as pdf:
        root: Any = pdf.Root
        heads = []
        for element, _ in walk(root.StructTreeRoot):
            if str(element.S) == "/H1":
                heads.append(number_of(pdf, element.Pg))
        assert heads == [1, 2, 2, 3, 4, 5, 6, 7, 8]
        assert kids(root.StructTreeRoot)


def test_the_pack_carries_every_project_file(pack: Path, samples: Path) -> None:
    with pikepdf.open(pack) as pdf:
        attached = {name: file.get_file().read_bytes() for name, file in pdf.attachments.items()}
    assert attached == {path.name: path.read_bytes() for path in (samples / "projects").glob("*.yaml")}


def test_drawings_are_drawn_not_pictures(pack: Path) -> None:
    with pikepdf.open(pack) as pdf:
        kinds = {str(one.get("/Subtype", "")) for one in streams(pdf)}
        alternatives = {
            str(one.Alt) for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and "/Alt" in one
        }
    assert "/Image" not in kinds
    assert "Go: 0, Hold: 5, Stop: 0" in alternatives
    assert any(text.startswith("Projects by section: ") for text in alternatives)


def streams(pdf: pikepdf.Pdf) -> Iterator[Any]:
    return (one for one in pdf.objects if isinstance(one, pikepdf.Stream))


def test_the_same_pack_has_the_same_bytes(pack: Path, samples: Path) -> None:
    before = pack.read_bytes()
    shutil.rmtree(samples / ".cache" / "gatepage" / "pdf")
    assert run_gatepage(samples, "pack", "--to", "out/again.pdf", PYTHONHASHSEED="3").returncode == 0
    assert (samples / "out" / "again.pdf").read_bytes() == before


def test_no_file_is_left_where_temporary_files_lie(samples: Path, tmp_path: Path) -> None:
    shutil.rmtree(samples / ".cache" / "gatepage" / "pdf")
    assert run_gatepage(samples, "pack", "--to", "out/pack.pdf", TMPDIR=str(tmp_path)).returncode == 0
    assert list(tmp_path.iterdir()) == []


def test_a_pack_of_some_in_another_order(samples: Path) -> None:
    done = run_gatepage(
        samples, "pack", "--select", "stage=pilot", "--order", "title", "--edition", "December 2026"
    )
    assert done.stdout == "Bound    3 sheets into pack.pdf, as of 2026-11-22\n", done.stderr
    shown = texts(samples / "pack.pdf")
    assert shown[0].startswith(
        "December 2026 AI projects Committee pack 3 projects, as of 22 Nov 2026 · stage=pilot"
    )
    assert [name for text in shown for name in re.findall(r"· projects/(\S+)\.yaml ·", text)] == [
        "canada-ai-answers",
        "govuk-chat",
        "ticket-classifier",
    ]


def test_sheets_in_one_file(samples: Path) -> None:
    done = run_gatepage(samples, "pdf", "va-chatbot", "ticket-classifier", "--one", "--to", "two.pdf")
    assert done.stdout == "Printed  2 sheets into two.pdf\n", done.stderr
    assert broken_rules(samples / "two.pdf") == []
    with pikepdf.open(samples / "two.pdf") as pdf:
        assert len(pdf.pages) == 2
        assert str(pdf.docinfo["/Title"]) == (
            "VA chatbot: language model for the sign-on topic, Support-ticket classifier"
        )
        with pdf.open_outline() as outline:
            assert [item.title for item in outline.root] == [
                "VA chatbot: language model for the sign-on topic",
                "Support-ticket classifier",
            ]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("pdf",), "Missing argument 'ID...'"),
        (
            ("pdf", "tiket-classifier"),
            "there is no project tiket-classifier; did you mean ticket-classifier?",
        ),
        (("pdf", "va-chatbot", "--to", "x.pdf"), "--to x.pdf: name a folder; or add  --one  for one file"),
        (("pack", "--select", "stage=retired"), "no project meets  stage=retired"),
        (("pack", "--select", "stage"), "--select `stage`: write KEY=VALUE with one of tag, stage"),
        (("pack", "--to", "projects"), "--to names a file: projects is a folder"),
    ],
)
def test_what_cannot_be_printed_is_refused_in_words(samples: Path, words: tuple[str, ...], told: str) -> None:
    done = run_gatepage(samples, *words)
    assert done.returncode == 2
    assert told in done.stderr


def first(destination: Any) -> Any:
    """The page of a destination."""
    return destination[0]


def test_the_sheets_share_their_fonts_and_every_glyph_is_drawn_as_on_the_sheet_alone(
    samples: Path, pack: Path
) -> None:
    assert run_gatepage(samples, "pdf", "ticket-classifier", "--to", "single").returncode == 0
    with pikepdf.open(pack) as pdf, pikepdf.open(samples / "single" / "ticket-classifier.pdf") as alone:
        shared: dict[str, set[Any]] = {}
        for page in pdf.pages:
            for font in page.obj.Resources.Font.values():
                program = font.DescendantFonts[0].FontDescriptor.FontFile2
                shared.setdefault(str(font.BaseFont).partition("+")[2], set()).add(program.objgen)
        assert {name: len(programs) for name, programs in shared.items()} == dict.fromkeys(shared, 1)
        for font in alone.pages[0].obj.Resources.Font.values():
            (whole,) = shared[str(font.BaseFont).partition("+")[2]]
            drawn, ours = (
                program_of(font.DescendantFonts[0]),
                TTFont(BytesIO(pdf.get_object(whole).read_bytes())),
            )
            for gid in gids(font.DescendantFonts[0]):
                assert outline(ours, gid) == outline(drawn, gid)


def program_of(font: Any) -> TTFont:
    return TTFont(BytesIO(font.FontDescriptor.FontFile2.read_bytes()))


def gids(font: Any) -> Iterator[int]:
    """The glyphs that a page draws."""
    widths = list(font.W)
    for first, several in zip(widths[::2], widths[1::2], strict=True):
        yield from range(int(first), int(first) + len(several))


def outline(font: TTFont, gid: int) -> list[tuple[str, tuple[Any, ...]]]:
    pen = DecomposingRecordingPen(font.getGlyphSet())
    font.getGlyphSet()[font.getGlyphOrder()[gid]].draw(pen)
    assert isinstance(pen.value, list)
    return pen.value


def test_no_page_is_left_that_nobody_sees(pack: Path) -> None:
    with pikepdf.open(pack) as pdf:
        pages = [
            one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/Page"
        ]
        assert len(pages) == len(pdf.pages)
