"""Finds the layout in which a page fills one sheet: the largest type that fits.

In: a page of display-ready values and the paper. Out: the page on a strip without end, which is set down on the paper
at the scale at which it is full. The size is estimated first, so that one layout mostly does; what a layout shows of
the estimate's error corrects the next one. Below the smallest readable size texts are cut visibly.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from math import ceil
from typing import TYPE_CHECKING

from generator.check.coverage import drawable
from generator.check.overflow import Overflow
from generator.render.cut import LIMITS, cut_page, length
from generator.render.estimate import Columns, Estimate
from generator.render.html import print_html
from generator.render.paper import LARGEST, MARGINS, PIXEL, SIZES, SMALLEST, Paper
from generator.render.pdf import LayoutError, render
from generator.view.missing import folded, in_brief
from generator.view.page import Page
from generator.words import _

if TYPE_CHECKING:
    from weasyprint import Document

STYLES = ("tokens.css", "artifact.css", "print.css")

_ROOMY_FROM, _DENSE_TO = 7.5, 8.1
"""Points: instead of setting a page smaller than the first, it is set tight, from the second on."""

_STEP = 0.05

_AIM, _CAREFUL_AIM = 1.0, 0.985
"""How full a page is meant to be; and where the type is nearly the smallest, so that it can't be set down smaller."""

_HOPE = 1.04
"""In the smallest type a page is tried up to here, before findings are told in brief or texts are cut."""

_FULL = 0.9
"""A page that fills so much of its sheet is full: larger type is not tried."""

_LEAST_SCALE, _MOST_SCALE = 0.96, 1.025
"""A layout that is a little too high is set down smaller, between wider margins, instead of being made again; one that
leaves some room is set down larger."""

_TRIES = 5
"""Layouts before the best one is taken; more than two are seldom made."""

_CUT_AIM, _WELL_CUT = 1.025, 0.985
"""How full a cut page is meant to be before it is set down smaller; one that is as full as the second is not cut anew
to keep a few words more."""

MISSING_GLYPH = "□"
"""Stands on paper for a character that our fonts lack; SRC013 names it. Fonts of the machine are never used."""

MOST = 14_000
"""More characters than this never fit on one sheet at the smallest size; they are not laid out in vain."""


@dataclass(frozen=True)
class Layout:
    """One way to set the page. ``brief`` tells several findings of one rule once."""

    points: float
    dense: bool = False
    brief: bool = False


@dataclass(frozen=True)
class Strip:
    """A page laid out on a strip without end. ``fill`` is its height by the height of the paper."""

    layout: Layout
    document: Document
    fill: float

    @property
    def scale(self) -> float:
        """How much smaller or larger it is set down."""
        return min(1 / self.fill, _MOST_SCALE, LARGEST / self.layout.points)

    @property
    def points(self) -> float:
        """The type size on paper."""
        return self.layout.points * self.scale

    @property
    def fits(self) -> bool:
        """Whether it is still readable when it is set down, and its margins look like margins."""
        return self.scale >= _LEAST_SCALE and self.points >= SMALLEST - 1e-6

    @property
    def full(self) -> bool:
        """Whether larger type would not fit, or is not wanted."""
        return self.fill >= _FULL or self.layout.points >= LARGEST


class Fitting:
    """Finds the layout of one page. What a layout shows of the estimate's error corrects the next one."""

    def __init__(self, page: Page, paper: Paper, author: str) -> None:
        self._paper = paper
        self._author = author
        self._page = page = on_paper(page)
        self._brief = replace(page, missing=in_brief(page.missing))
        self._estimates = {False: Estimate(page), True: Estimate(self._brief, brief=True)}
        self._made: dict[Layout, Strip] = {}
        self._error = 1.0

    def whole(self) -> Strip | None:
        """The page with every word, in the largest type that fits; None where the smallest is too large."""
        if length(self._brief) > MOST:
            return None
        made = self._made
        while len(made) < _TRIES and (layout := self._choose()) not in made:
            strip = made[layout] = self._lay_out(self._brief if layout.brief else self._page, layout)
            if strip.fits and strip.full:
                return strip
        fitting = [strip for strip in made.values() if strip.fits]
        return max(fitting, key=lambda strip: (not strip.layout.brief, strip.points), default=None)

    def cut(self) -> tuple[Strip, Overflow]:
        """The page with its texts cut, and by how much it overflows in the smallest type.

        Raises:
            LayoutError: when it can't be cut enough.
        """
        measured = self._made.get(_TIGHTEST)
        fill = measured.fill if measured else self._guess(self._estimates[True], _TIGHTEST)
        overflow = Overflow(max(1, ceil(fill * 100 - 100)), SMALLEST, self._paper.size)
        strip, tries = None, 0
        roomiest, tightest = 0, len(LIMITS)
        while roomiest < tightest and (strip is None or (tries < _TRIES and strip.fill < _WELL_CUT)):
            limit = self._limit(roomiest, tightest)
            tried = self._cut_to(LIMITS[limit])
            tries += 1
            if tried.fits:
                strip, tightest = tried, limit
            else:
                # Where the estimate is wrong again and again, half of what is left is passed over.
                roomiest = limit + 1 if tries < _TRIES else (limit + tightest + 1) // 2
        if strip is None:
            raise LayoutError(f"{self._page.file} does not fit on one sheet even when its texts are cut")
        return strip, overflow

    def _choose(self) -> Layout:
        """The roomiest layout that should fill the sheet."""
        for first, last, dense, brief in (
            (LARGEST, _ROOMY_FROM, False, False),
            (_DENSE_TO, SMALLEST, True, False),
            (_DENSE_TO, SMALLEST, True, True),
        ):
            for step in range(round((first - last) / _STEP) + 1):
                layout = Layout(round(first - step * _STEP, 2), dense, brief)
                if self._guess(self._estimates[brief], layout) <= self._aim(layout):
                    return layout
        return _TIGHTEST

    def _aim(self, layout: Layout) -> float:
        if layout.points == SMALLEST and layout not in self._made:
            return _HOPE
        return _AIM if layout.points * _LEAST_SCALE >= SMALLEST else _CAREFUL_AIM

    def _guess(self, estimate: Estimate, layout: Layout) -> float:
        width, height = self._paper.room
        return estimate.height(width, layout.points, dense=layout.dense) / height * self._error

    def _lay_out(self, page: Page, layout: Layout, cut: str = "") -> Strip:
        estimate = Estimate(page, brief=layout.brief)
        strip = lay_out(page, self._paper, layout, estimate.columns, cut=cut, author=self._author)
        self._error *= strip.fill / self._guess(estimate, layout)
        return strip

    def _limit(self, roomiest: int, tightest: int) -> int:
        """The first of the limits that should be tight enough, of those from one up to another."""

        def tight_enough(index: int) -> bool:
            page = cut_page(self._brief, *LIMITS[index]).page
            return page != self._brief and self._guess(Estimate(page, brief=True), _CUT) <= _CUT_AIM

        return min(bisect_left(range(tightest), True, roomiest, key=tight_enough), tightest - 1)

    def _cut_to(self, limit: tuple[int, int]) -> Strip:
        cutting = cut_page(self._brief, *limit)
        left_out = _(" Left out: %(told)s.", told=cutting.told) if cutting.left_out else ""
        site = self._paper.site
        whole = f"{site}projects/{self._page.address}/index.html" if site else self._page.file
        return self._lay_out(cutting.page, _CUT, left_out + _(" The whole: %(address)s", address=whole))


_LONG_REASON = 220


def on_paper(page: Page) -> Page:
    """The page in fewer words, none of them lost: findings of one kind are told once, and no reason lists the gate."""
    return replace(page, missing=folded(page.missing), because=tuple(map(_first_names, page.because)))


def _first_names(reason: str) -> str:
    """A long reason with the first of the names that it lists; all of them stand in the gate."""
    names, told = reason.split("; "), 1
    while told < len(names) and len("; ".join(names[: told + 1])) <= _LONG_REASON:
        told += 1
    more = len(names) - told
    return "; ".join(names[:told]) + (f"; and {more} more" if more else "")


_TIGHTEST = Layout(SMALLEST, dense=True, brief=True)
_CUT = Layout(round(SMALLEST / _LEAST_SCALE, 2), dense=True, brief=True)
"""Cut pages are laid out a little larger than the smallest type, so that they may be set down smaller."""


def lay_out(
    page: Page, paper: Paper, layout: Layout, columns: Columns, *, cut: str = "", author: str = "Gatepage"
) -> Strip:
    """Lay a page out on a strip without end, and measure it."""
    above, beside, _below = MARGINS
    _width, height = paper.room
    rules = (
        f"@page{{size:{SIZES[paper.size][0]}mm {_ENDLESS_MM}mm;margin:{above}mm {beside}mm 0}}"
        f"html{{font-size:{layout.points}pt}}{columns.rules}"
    )
    text = print_html(
        page,
        layout=rules,
        dense=layout.dense,
        brief=layout.brief,
        cut=cut,
        rules="",
        language=paper.speech.tag,
        author=author,
    )
    document = render(printable(text), *STYLES)
    *__, bottom = document.pages[0].anchors["sheet"]
    return Strip(layout, document, (bottom * PIXEL - above) / height)


_ENDLESS_MM = 20_000
_SIGN = re.compile(r'<svg [^>]*aria-label="([^"]*)"[^>]*>')
"""WeasyPrint takes the alternative text of a drawing from its title."""

_LONG = re.compile(r'(?<=<span class="gp-long">)[^<]{250,}')
_STRETCH = re.compile(r"(?:&[#\w]+;|[^&]){12}")


def printable(text: str) -> str:
    """HTML as WeasyPrint needs it: drawings with titles, no characters that our fonts lack, no endless words."""
    text = _SIGN.sub(r"\g<0><title>\g<1></title>", text)
    return _LONG.sub(_with_breaks, drawable(text, MISSING_GLYPH))


def _with_breaks(word: re.Match[str]) -> str:
    """An endless word with places to break it: WeasyPrint takes a minute to find them in 8,000 characters."""
    return _STRETCH.sub("\\g<0>\N{ZERO WIDTH SPACE}", word[0])
