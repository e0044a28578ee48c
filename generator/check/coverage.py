"""What our fonts draw: the characters that a page shows alike on every screen and on paper.

In: a text. Out: the characters in it that the fonts lack. ``RANGES`` is kept by hand so that `check` opens no
font; `tests/check/test_coverage.py` compares it with `templates/fonts` and prints what it should be.
"""

import re

_DRAWN = """
0020-007E 00A0-00AC 00AE-0148 014A-01C3 01C5-0254 0256-027B 027E-0284 0286-0290 0292-02A4 02A6-0304
0306-030A 030C 030F 0313 0315 031B 0323 0326-0328 032C 0337-0338 0342-0343 0346-036F 0374-0376
037A-037F 0384-038A 038C 038E-03A1 03A3-03D7 03DC-03DD 03F0-03F6 03F9-03FA 03FC-0479 0480-049D
04A0-04FF 052F 0E3F 1D00 1D0D 1D1B 1D43 1D47-1D49 1D4D 1D4F-1D50 1D52 1D56-1D58 1D5B 1D62-1D65 1D9C
1DA0 1DBB 1DBF-1DF5 1DFC-1E9B 1E9D-1F15 1F18-1F1D 1F20-1F45 1F48-1F4D 1F50-1F57 1F59 1F5B 1F5D
1F5F-1F7D 1F80-1FB4 1FB6-1FC4 1FC6-1FD3 1FD6-1FDB 1FDD-1FEF 1FF2-1FF4 1FF6-1FFE 2000-200B 2010-2027
202F-2055 2057 205F 2070-2071 2074-208E 2090-209C 20A0-20AF 20B1-20B5 20B8-20BA 20BC-20C0 20DB-20DE
20E8 20F0 2100-2101 2103 2105-2106 2109 2113 2116-2117 211E-2122 2126 212A-212B 212E 2132 213B 214D
2150-217F 2183-2186 2189 2190-2199 21A9-21AA 21B0-21B1 21B3-21B5 21BA-21BB 21D0 21D2 21D4 21DE-21DF
21E4-21E5 21E7 21EA 2202 2205-2206 220F 2211-2212 221A 221E 222B 2236 2248 2260 2264-2265 2295-2298
2303-2305 2318 2325-2327 232B 2380 2387 238B 23CE-23CF 2423 2460-2468 24B6-24CF 24EA 25A0-25A2 25AA
25B2-25B3 25B6-25B7 25BA-25BD 25C0-25C1 25C4-25C7 25CA-25CB 25CF 25E6 25EF 2600 2605-2606 263C 2661
2665 266A-266B 26A0 2713 2717 2756 2764 2780-2788 27EF 27F5-27FA 2913 2A38 2B06 2B12-2B13 2B1C 2B24
2C7C 2C7F 2DFF 2E18 A69F A7FF A92E 1F12F-1F149 1F16A-1F16B 1F850 1F852
"""
"""Inter: Latin, Greek, Cyrillic, punctuation, currencies, common signs. First and last, in hexadecimal."""

_SHOWS_NOTHING = "\t\n\r\u00ad\u034f\u200c-\u200f\u2060-\u2064\ufe00-\ufe0f"
"""Blanks, joiners and selectors: they need no glyph of their own."""


def _range(text: str) -> tuple[int, int]:
    first, _, last = text.partition("-")
    return int(first, 16), int(last or first, 16)


RANGES: tuple[tuple[int, int], ...] = tuple(_range(text) for text in _DRAWN.split())
"""First and last code point of each stretch that every text font draws, in ascending order."""

_DRAWN_CLASS = "".join(f"{re.escape(chr(first))}-{re.escape(chr(last))}" for first, last in RANGES)
_LACKING = re.compile(f"[^{_SHOWS_NOTHING}{_DRAWN_CLASS}]")


def undrawable(text: str) -> list[str]:
    """The characters that our fonts lack, each once, in the order of the text."""
    return list(dict.fromkeys(_LACKING.findall(text)))


def drawable(text: str, mark: str) -> str:
    """The text with a mark in the place of each character that our fonts lack."""
    return _LACKING.sub(mark, text)
