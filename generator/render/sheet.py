"""The printed page: always exactly one sheet.

In: a page of display-ready values, the paper, and the file that the page was made from. Out: the bytes of a PDF.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from generator.check.overflow import Overflow
from generator.render import pdf
from generator.render.fitting import STYLES, Fitting, Strip
from generator.render.paper import PIXEL, SIZES, Paper
from generator.render.pdf import Attached, Facts, warnings_are_errors, write
from generator.render.spread import spread
from generator.view.page import Page
from generator.words import _, speaking


@dataclass(frozen=True)
class Origin:
    """Where a sheet comes from: its project file, which is attached, the day, and who answers for it."""

    day: date = date(1970, 1, 1)
    author: str = "Gatepage"
    name: str = ""
    data: bytes = b""


@dataclass(frozen=True)
class Sheet:
    """A finished PDF, the type size that fits, and by how much the page overflows where texts were cut."""

    pdf: bytes
    points: float
    overflow: Overflow | None = None

    @property
    def cut(self) -> bool:
        """Whether texts were cut."""
        return self.overflow is not None


def make_sheet(page: Page, paper: Paper, origin: Origin | None = None) -> Sheet:
    """Set one project on one sheet.

    Raises:
        LayoutError: when WeasyPrint warns; a page is never made with something left out silently.
    """
    origin = origin or Origin()
    fitting = Fitting(page, paper, origin.author)
    with warnings_are_errors(), speaking(paper.speech):
        strip, overflow = fitting.whole(), None
        if strip is None:
            strip, overflow = fitting.cut()
        return Sheet(_set_down(strip, paper, origin), round(strip.points, 2), overflow)


def warm_up() -> None:
    """Read styles and fonts once, before the first sheet."""
    pdf.warm_up(*STYLES)


def _set_down(strip: Strip, paper: Paper, origin: Origin) -> bytes:
    """Put the strip on its sheet."""
    room = paper.room[1] / PIXEL * (1 / strip.scale - strip.fill)
    sheet = _Sheet(spread(strip.document.pages[0], room), paper, strip.scale)
    attached = (Attached(origin.name, origin.data, _("The project file that this page was made from")),)
    facts = Facts(origin.day, attached if origin.name else ())

    def finish(made: Any) -> None:
        """WeasyPrint measures drawings in pixels from the top; readers expect points from the bottom."""
        for entry in made.objects:
            layout = entry.get("A") if isinstance(entry, dict) and entry.get("S") == "/Figure" else None
            if layout:
                layout["BBox"][:] = sheet.box(*layout["BBox"])

    return write(strip.document.copy([sheet]), facts, finish)


class _Sheet:
    """A page of WeasyPrint as its writer sees it, set down smaller and in the middle of a sheet."""

    def __init__(self, page: Any, paper: Paper, scale: float) -> None:
        self.width, self.height = (side / PIXEL for side in SIZES[paper.size])
        self.bleed, self.forms = page.bleed, page.forms
        self._page, self._scale, self._shift = page, scale, self.width * (1 - scale) / 2
        self._page_box = page._page_box  # noqa: SLF001 - the tags are made from it
        # What stands inside of a link is a link once more to WeasyPrint, with the wrong tag.
        links = (link for link in page.links if link[3].element_tag == "a")
        self.links = [(kind, to, self._moved(*place), box) for kind, to, place, box in links]
        self.bookmarks = [
            (level, label, self._moved(*at), state) for level, label, at, state in page.bookmarks
        ]
        self.anchors = {name: self._moved(*place) for name, place in page.anchors.items() if name != "sheet"}

    def paint(self, stream: Any, scale: float = 1) -> None:
        """Paint the page, moved and scaled."""
        with stream.stacked():
            stream.transform(e=self._shift * scale)
            self._page.paint(stream, scale * self._scale)

    def box(self, left: float, top: float, right: float, bottom: float) -> tuple[float, ...]:
        """A rectangle of the page in points from the sheet's lower left corner."""
        left, top, right, bottom = self._moved(left, top, right, bottom)
        points = 72 / 96
        return left * points, (self.height - bottom) * points, right * points, (self.height - top) * points

    def _moved(self, *places: float) -> tuple[float, ...]:
        """Where coordinates, across and down in turn, come to lie."""
        return tuple(
            place * self._scale + (0 if index % 2 else self._shift) for index, place in enumerate(places)
        )
