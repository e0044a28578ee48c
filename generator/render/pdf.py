"""The printed page: always exactly one sheet.

In: a page of display-ready values and the paper. Out: the bytes of a PDF. The type size is the largest that fits;
below the smallest readable size texts are cut visibly. WeasyPrint reads nothing but our own fonts.
"""

from __future__ import annotations

import logging
import os
import re
import tempfile
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar
from xml.sax.saxutils import escape

from generator.check.coverage import drawable
from generator.render.assets import font_faces, style, templates_folder
from generator.render.cut import cut_page, length
from generator.render.html import print_html
from generator.view.missing import in_brief
from generator.view.page import Page

if TYPE_CHECKING:
    from weasyprint import CSS, HTML, Document
    from weasyprint.text.fonts import FontConfiguration

T = TypeVar("T")

SCHEME = "gatepage:"

INSTALL_PANGO = {
    "debian": "apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
    "fedora": "dnf install pango",
    "alpine": "apk add pango",
    "macos": "brew install pango",
    "other": "install Pango (libpango) with the system's package manager",
}
"""How Pango is installed, by system."""


class PangoMissing(Exception):  # noqa: N818 - named after the fact, as a reader meets it
    """WeasyPrint's system library is not there. The message names the command that installs it."""


class LayoutError(Exception):
    """WeasyPrint reported something that would make the page differ from what was meant."""


@dataclass(frozen=True)
class Paper:
    """What a sheet looks like, and the address at which the whole page stands."""

    size: str = "A4"
    language: str = "en"
    site: str = ""


@dataclass(frozen=True)
class Layout:
    """One way to set the page, from roomy to tight."""

    points: float
    dense: bool
    brief: bool = False
    """Whether several findings of one rule are told once."""


MISSING_GLYPH = "□"
"""Stands on paper for a character that our fonts lack; SRC013 names it. Fonts of the machine are never used."""

LAYOUTS = (
    *(Layout(points, dense=False) for points in (9.0, 8.7, 8.4, 8.1, 7.8, 7.5)),
    *(Layout(points, dense=True) for points in (8.1, 7.9, 7.7, 7.5, 7.3, 7.1, 6.9, 6.7, 6.5)),
    Layout(6.5, dense=True, brief=True),
)
"""Type sizes from the roomiest down to the smallest readable one."""

LIMITS = (
    *((longest, 10_000) for longest in (900, 600, 450, 350, 280, 220, 180, 150, 125, 100, 80)),
    *((80, most) for most in (40, 25, 15, 10)),
    *((longest, most) for longest, most in ((60, 8), (45, 6), (35, 4), (30, 2), (20, 1))),
)
"""Longest text and most entries of a list, when even the smallest size does not fit."""

MOST = 14_000
"""More characters than this never fit on one sheet at the smallest size; they are not laid out in vain."""


@dataclass(frozen=True)
class Sheet:
    """A finished PDF, the type size that fits, and whether texts were cut."""

    pdf: bytes
    points: float
    cut: bool


def check_pango(system: str) -> None:
    """Find out whether WeasyPrint can work here.

    Raises:
        PangoMissing: with the command that installs it.
    """
    try:
        _weasyprint()
    except OSError as error:
        command = INSTALL_PANGO.get(system, INSTALL_PANGO["other"])
        raise PangoMissing(f"PDFs need the system library Pango, which is missing here: {command}") from error


@cache
def _weasyprint() -> Any:
    """WeasyPrint, with a fontconfig that knows no font of this machine: the same bytes everywhere."""
    folder = Path(tempfile.mkdtemp(prefix="gatepage-fonts-"))
    config = folder / "fonts.conf"
    own = templates_folder() / "fonts"
    config.write_text(
        f'<?xml version="1.0"?><fontconfig><dir>{escape(str(own))}</dir>'
        f"<cachedir>{escape(str(folder))}</cachedir></fontconfig>",
        encoding="utf-8",
    )
    os.environ["FONTCONFIG_FILE"] = str(config)
    import weasyprint

    return weasyprint


def _fetcher() -> Any:
    """Serve our own fonts and refuse every other address."""
    _weasyprint()
    from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

    class OwnFonts(URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: Any = None) -> Any:  # noqa: ARG002
            name = url.removeprefix(SCHEME)
            path = templates_folder() / "fonts" / name
            if not url.startswith(SCHEME) or "/" in name or not path.is_file():
                raise FatalURLFetchingError(f"a page may not fetch {url[:80]}")
            return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": "font/ttf"})

    return OwnFonts()


@cache
def _shared() -> tuple[CSS, FontConfiguration]:
    """The parsed style sheet and fonts that all pages of this process share."""
    weasyprint = _weasyprint()
    from weasyprint.text.fonts import FontConfiguration

    fonts = FontConfiguration()
    text = font_faces(SCHEME, "ttf") + style("tokens.css") + style("artifact.css") + style("print.css")
    return weasyprint.CSS(string=text, url_fetcher=_fetcher(), font_config=fonts), fonts


def make_sheet(page: Page, paper: Paper) -> Sheet:
    """Set one project on one sheet.

    Raises:
        LayoutError: when WeasyPrint warns; a page is never made with something left out silently.
    """
    with _warnings_are_errors():
        fitting = _first(LAYOUTS, lambda layout: _lay_out(page, paper, layout))
        if fitting is not None:
            layout, document = fitting
            return Sheet(_write(document), layout.points, cut=False)
        whole = f"{paper.site}projects/{page.address}/index.html" if paper.site else page.file
        tightest = LAYOUTS[-1]

        def cut(limit: tuple[int, int]) -> Document | None:
            cutting = cut_page(page, *limit)
            told = f" Left out: {cutting.told}." if cutting.left_out else ""
            return _lay_out(cutting.page, paper, tightest, f"{told} The whole: {whole}")

        shortened = _first(LIMITS, cut)
        if shortened is None:
            raise LayoutError(f"{page.file} does not fit on one sheet even when its texts are cut")
        return Sheet(_write(shortened[1]), tightest.points, cut=True)


def _first(options: tuple[T, ...], lay_out: Callable[[T], Document | None]) -> tuple[T, Document] | None:
    """The first option that gives one sheet; each needs less room than the one before."""
    made: dict[T, Document] = {}

    def fits(option: T) -> bool:
        document = lay_out(option)
        if document is None or len(document.pages) != 1:
            return False
        made[option] = document
        return True

    index = bisect_left(options, True, key=fits)
    return (options[index], made[options[index]]) if index < len(options) else None


def _lay_out(page: Page, paper: Paper, layout: Layout, cut: str = "") -> Document | None:
    """Lay a page out; None where there is more text than any sheet holds."""
    if length(page) > MOST:
        return None
    if layout.brief:
        page = replace(page, missing=in_brief(page.missing))
    css, fonts = _shared()
    told = f"As of {page.as_of} · {page.file} · format {page.format or 'unknown'}"
    foot = _css_string(drawable(told, MISSING_GLYPH))
    margin = "font:6.5pt Inter;color:#5b6472;"
    rules = (
        f"@page{{size:{paper.size};@bottom-left{{{margin}content:{foot}}}@bottom-right{{{margin}content:'Gatepage'}}}}"
        f"html{{font-size:{layout.points}pt}}"
    )
    text = print_html(page, layout=rules, dense=layout.dense, cut=cut, rules="", language=paper.language)
    text = _ENDLESS.sub(_with_breaks, drawable(text, MISSING_GLYPH))
    return _html(text).render(font_config=fonts, stylesheets=[css], **_OPTIONS)


_ENDLESS = re.compile(r'(?<=<span class="gp-long">)[^<]{250,}')
_STRETCH = re.compile(r"(?:&[#\w]+;|[^&]){40}")


def _with_breaks(word: re.Match[str]) -> str:
    """An endless word with places to break it: WeasyPrint takes a minute to find them in 8,000 characters."""
    return _STRETCH.sub("\\g<0>\N{ZERO WIDTH SPACE}", word[0])


_OPTIONS: dict[str, Any] = {"pdf_variant": "pdf/ua-1", "pdf_tags": True}


def _html(text: str) -> HTML:
    return _weasyprint().HTML(string=text, url_fetcher=_fetcher())


def _write(document: Document) -> bytes:
    pdf: bytes = document.write_pdf(**_OPTIONS)
    return pdf


def _css_string(text: str) -> str:
    """A text as a CSS string; every character that is not a plain letter or digit is written as its number."""
    return '"' + "".join(c if c.isascii() and c.isalnum() else f"\\{ord(c):06x}" for c in text) + '"'


class _Collector(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.told: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.told.append(record.getMessage())


class _warnings_are_errors:  # noqa: N801 - reads as a sentence after `with`
    """Turn WeasyPrint's warnings into an error of ours."""

    def __enter__(self) -> None:
        self._collector = _Collector()
        logging.getLogger("weasyprint").addHandler(self._collector)

    def __exit__(self, kind: object, *_: object) -> None:
        logging.getLogger("weasyprint").removeHandler(self._collector)
        if self._collector.told and kind is None:
            raise LayoutError("; ".join(self._collector.told[:3]))
