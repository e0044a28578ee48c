"""The press: HTML of ours to a PDF that is archival and accessible at once (PDF/A-3a and PDF/UA-1).

In: HTML and style sheets of our own. Out: rendered documents and the bytes of PDFs, the same for the same input and
versions. WeasyPrint reads nothing but our own fonts; whatever it warns of is an error.
"""

from __future__ import annotations

import atexit
import logging
import os
import shutil
import tempfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from generator.render.assets import font_faces, style, templates_folder
from generator.render.libraries import pango_and_harfbuzz, show_pango

if TYPE_CHECKING:
    from weasyprint import CSS, Document
    from weasyprint.text.fonts import FontConfiguration

SCHEME = "gatepage:"

INSTALL_PANGO = {
    "debian": "apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
    "fedora": "dnf install pango",
    "alpine": "apk add pango",
    "macos": "brew install pango",
    "other": "install Pango (libpango) with the system's package manager",
}
"""How Pango is installed, by system."""

OPTIONS: dict[str, Any] = {"pdf_variant": "pdf/a-3a", "pdf_tags": True}
"""How WeasyPrint lays out and writes. What makes the file PDF/UA-1 too is added to its metadata."""


class PangoMissing(Exception):  # noqa: N818 - named after the fact, as a reader meets it
    """WeasyPrint's system library is not there. The message names the command that installs it."""


class LayoutError(Exception):
    """WeasyPrint reported something that would make the page differ from what was meant."""


@dataclass(frozen=True)
class Attached:
    """A file that travels inside a PDF: what the PDF was made from."""

    name: str
    data: bytes
    description: str


@dataclass(frozen=True)
class Facts:
    """What a PDF says of itself beside its text. ``day`` dates the PDF and what is attached: no clock is read."""

    day: date
    attached: tuple[Attached, ...] = ()


def check_pango(system: str, *, by_import: bool = False) -> None:
    """Find out whether WeasyPrint can work here: by its libraries, or where they don't tell by importing it.

    Raises:
        PangoMissing: with the command that installs it.
    """
    try:
        if by_import or pango_and_harfbuzz() is None:
            weasyprint()
    except OSError as error:
        command = INSTALL_PANGO.get(system, INSTALL_PANGO["other"])
        raise PangoMissing(f"PDFs need the system library Pango, which is missing here: {command}") from error


@cache
def weasyprint() -> Any:
    """WeasyPrint, with a fontconfig that knows no font of this machine: the same bytes everywhere."""
    know_own_fonts_only()
    import weasyprint

    return weasyprint


_FONTS_PREFIX = "gatepage-fonts-"


def know_own_fonts_only() -> None:
    """Point fontconfig at our fonts. Processes that are started later to lay out pages use the same folder."""
    given = Path(os.environ.get("FONTCONFIG_FILE", ""))
    if given.parent.name.startswith(_FONTS_PREFIX) and _text_of(given) == _fonts_config(given.parent):
        return
    folder = Path(tempfile.mkdtemp(prefix=_FONTS_PREFIX))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    config = folder / "fonts.conf"
    config.write_text(_fonts_config(folder), encoding="utf-8")
    os.environ["FONTCONFIG_FILE"] = str(config)


def _fonts_config(folder: Path) -> str:
    own = escape(str(templates_folder() / "fonts"))
    caches = escape(str(folder))
    return f'<?xml version="1.0"?><fontconfig><dir>{own}</dir><cachedir>{caches}</cachedir></fontconfig>'


def _text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ""


_LIBRARIES = ("weasyprint", "pydyf", "tinycss2", "tinyhtml5", "cssselect2", "fonttools", "jinja2", "pikepdf")


@cache
def versions() -> tuple[tuple[str, str], ...]:
    """Everything whose version decides the bytes: our libraries, and the system's Pango, HarfBuzz and zlib."""
    pango, harfbuzz = pango_and_harfbuzz() or told_by_weasyprint()
    system = (("pango", pango), ("harfbuzz", harfbuzz), ("zlib", zlib.ZLIB_RUNTIME_VERSION))
    return (*((name, version(name)) for name in ("gatepage", *_LIBRARIES)), *system)


@cache
def told_by_weasyprint() -> tuple[str, str]:
    """The versions of Pango and HarfBuzz, asked of the libraries that WeasyPrint has loaded."""
    weasyprint()
    from weasyprint.text.ffi import ffi, harfbuzz, pango

    parts = ffi.new("unsigned int[3]")
    ffi.cdef("void hb_version(unsigned int *, unsigned int *, unsigned int *);")
    harfbuzz.hb_version(parts, parts + 1, parts + 2)
    return show_pango(pango.pango_version()), ".".join(map(str, parts))


def render(text: str, *styles: str) -> Document:
    """Lay out a document with style sheets of ours.

    Raises:
        LayoutError: when the document asks for anything else.
    """
    css, fonts = _styles(styles)
    from weasyprint.urls import FatalURLFetchingError

    html = weasyprint().HTML(string=text, url_fetcher=_fetcher())
    try:
        return html.render(font_config=fonts, stylesheets=[css], **OPTIONS)
    except FatalURLFetchingError as error:
        raise LayoutError(str(error)) from error


def warm_up(*styles: str) -> None:
    """Read style sheets and fonts before the first document needs them."""
    _styles(styles)


Finish = Callable[[Any], None]
"""Changes the objects of a PDF before they are written."""


def write(document: Document, facts: Facts, finish: Finish | None = None) -> bytes:
    """The bytes of a laid-out document."""
    document.metadata.created = document.metadata.modified = facts.day.isoformat()
    told = document.metadata.generate_rdf_metadata
    document.metadata.generate_rdf_metadata = lambda *of: _with_ua(told(*of))
    moment = datetime.combine(facts.day, time(), UTC)
    fetcher = _fetcher({f"{n}": one.data for n, one in enumerate(facts.attached)})
    attachments = [
        weasyprint().Attachment(
            url=f"{SCHEME}{n}",
            url_fetcher=fetcher,
            name=one.name,
            description=one.description,
            created=moment,
            modified=moment,
            relationship="Source",
        )
        for n, one in enumerate(facts.attached)
    ]

    def finisher(_: Any, made: Any) -> None:
        _add_scopes(made)
        if "AF" in made.catalog:  # WeasyPrint lists each file twice
            made.catalog["AF"][:] = dict.fromkeys(made.catalog["AF"])
        if finish:
            finish(made)

    pdf: bytes = document.write_pdf(attachments=attachments, finisher=finisher, **OPTIONS)
    return pdf


def _add_scopes(made: Any) -> None:
    """Say of each head of a table whether it is one of a column or of a row.

    WeasyPrint names the heads of each cell instead, by ids that are the same in every file.
    """

    def parent(element: Any) -> Any:
        return made.objects[int(element["P"].split()[0])]

    for element in made.objects:
        if isinstance(element, dict) and element.get("S") == "/TH" and "A" in element:
            element["A"]["Scope"] = "/Column" if parent(parent(element))["S"] == "/THead" else "/Row"
            element.pop("ID", None)
        if isinstance(element, dict) and element.get("S") == "/TD" and "A" in element:
            element["A"].pop("Headers", None)


@contextmanager
def warnings_are_errors() -> Iterator[None]:
    """Turn WeasyPrint's warnings into an error of ours.

    Raises:
        LayoutError: after the block, when something was told in it.
    """
    collector = _Collector()
    logger = logging.getLogger("weasyprint")
    logger.addHandler(collector)
    try:
        yield
    finally:
        logger.removeHandler(collector)
    if collector.told:
        raise LayoutError("; ".join(collector.told[:3]))


class _Collector(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.told: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.told.append(record.getMessage())


@cache
def _styles(names: tuple[str, ...]) -> tuple[CSS, FontConfiguration]:
    """The parsed style sheets and fonts that all documents of this process share."""
    press = weasyprint()
    from weasyprint.text.fonts import FontConfiguration

    fonts = FontConfiguration()
    text = font_faces(SCHEME, "ttf") + "".join(map(style, names))
    with _files_beside_fonts_config():
        return press.CSS(string=text, url_fetcher=_fetcher(), font_config=fonts), fonts


@contextmanager
def _files_beside_fonts_config() -> Iterator[None]:
    """Have WeasyPrint unpack fonts where they are removed in the end; a process that is ended removes nothing."""
    before, tempfile.tempdir = tempfile.tempdir, str(Path(os.environ["FONTCONFIG_FILE"]).parent)
    try:
        yield
    finally:
        tempfile.tempdir = before


def _fetcher(files: dict[str, bytes] | None = None) -> Any:
    """Serve our own fonts and the given files, and refuse every other address."""
    return _own_files()(files or {})


@cache
def _own_files() -> Any:
    weasyprint()
    from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

    class OwnFiles(URLFetcher):  # type: ignore[misc]
        def __init__(self, files: dict[str, bytes]) -> None:
            super().__init__()
            self.files = files

        def fetch(self, url: str, headers: Any = None) -> Any:  # noqa: ARG002
            name = url.removeprefix(SCHEME)
            if url.startswith(SCHEME) and name in self.files:
                return URLFetcherResponse(url, self.files[name], {"Content-Type": "application/yaml"})
            path = templates_folder() / "fonts" / name
            if not url.startswith(SCHEME) or "/" in name or not path.is_file():
                raise FatalURLFetchingError(f"a page may not fetch {url[:80]}")
            return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": "font/ttf"})

    return OwnFiles


_UA = b"""\
<rdf:Description xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" rdf:about="" pdfuaid:part="1" />\
<rdf:Description xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#" \
rdf:about=""><pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">\
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>\
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">\
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>\
<pdfaProperty:category>internal</pdfaProperty:category>\
<pdfaProperty:description>Part of ISO 14289 to which the file conforms</pdfaProperty:description>\
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"""
"""That the file is PDF/UA-1 as well. PDF/A knows the property only when its schema is described beside it."""


def _with_ua(metadata: bytes) -> bytes:
    """WeasyPrint knows one standard for each file; this adds the other."""
    head, end, tail = metadata.rpartition(b"</rdf:RDF>")
    return head + _UA + end + tail
