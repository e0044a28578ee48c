"""Fonts that the sheets of a bound document share: one program for each instead of one for each sheet.

In: the fonts of all pages, each a subset of one of ours with the numbers of its glyphs kept. Out: the same fonts with
one subset that holds the glyphs of all. What a font says of its texts stays its own. Where a font is none of ours, or
its widths are others, it stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO
from typing import Any

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Pdf

from generator.render.assets import FONTS, templates_folder

_FILES = {file.replace("-Regular", ""): file for file in FONTS.values()}
"""The files of our fonts by the names that PDFs give them, without the hyphen within Semi-Bold."""

_NEEDED = Options(
    retain_gids=True, hinting=False, notdef_outline=True, glyph_names=False, recalc_timestamp=False
)
_NEEDED.drop_tables += ["GDEF", "GPOS", "GSUB"]


def share_fonts(pdf: Pdf, fonts: Iterable[Any]) -> None:
    """Have the fonts of a document share their programs."""
    alike: dict[str, dict[tuple[int, int], Any]] = {}
    for font in fonts:
        name = str(font.BaseFont).partition("+")[2].replace("Semi-Bold", "SemiBold")
        alike.setdefault(name, {})[font.objgen] = font
    for name in sorted(alike):
        users = list(alike[name].values())
        widths = [_widths(font.DescendantFonts[0]) for font in users]
        if len(users) > 1 and name in _FILES:
            _share(pdf, _FILES[name], users, widths)


def _share(pdf: Pdf, file: str, users: list[Any], widths: list[dict[int, int]]) -> None:
    """Give the fonts one program between them."""
    path = templates_folder() / "fonts" / f"{file}.ttf"
    with TTFont(path, recalcTimestamp=False, lazy=True) as program:
        wide = _wide(program)
        if not all(_are_of(wide, each) for each in widths):
            return
        together = sorted({gid for each in widths for gid in each})
        subsetter = Subsetter(_NEEDED)
        subsetter.populate(gids=together)
        subsetter.subset(program)
        written = BytesIO()
        program.save(written)
    stream = pdf.make_stream(written.getvalue(), Length1=len(written.getvalue()))
    shared = users[0].DescendantFonts[0]
    descriptor = shared.FontDescriptor
    descriptor.FontFile2 = stream
    descriptor.FontBBox = Array(_bounds([font.DescendantFonts[0].FontDescriptor.FontBBox for font in users]))
    shared.W = Array([part for gid in together for part in (gid, Array([round(wide[gid])]))])
    for font in users:
        font.BaseFont = shared.BaseFont
        font.DescendantFonts = Array([shared])


def _widths(font: Dictionary) -> dict[int, int]:
    """The widths of a font's glyphs, by number."""
    listed: list[Any] = list(font.W)
    return {
        int(first) + at: int(width)
        for first, several in zip(listed[::2], listed[1::2], strict=True)
        for at, width in enumerate(several)
    }


def _wide(program: TTFont) -> list[float]:
    """The widths of all glyphs of one of our fonts, in thousandths of its size."""
    metrics, em = program["hmtx"], program["head"].unitsPerEm
    return [metrics[name][0] * 1000 / em for name in program.getGlyphOrder()]


def _are_of(wide: Sequence[float], drawn: Mapping[int, int]) -> bool:
    """Whether glyphs that were drawn are as wide as those of our font, but for rounding: then they are the same."""
    return all(gid < len(wide) and abs(wide[gid] - width) <= 1 for gid, width in drawn.items())


def _bounds(boxes: list[Any]) -> list[int]:
    """What holds all of the boxes."""
    numbers = [[int(side) for side in box] for box in boxes]
    return [pick(sides) for pick, sides in zip((min, min, max, max), zip(*numbers, strict=True), strict=True)]
