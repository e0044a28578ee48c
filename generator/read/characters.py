"""Bytes to text: the encoding, and the characters that have no business in a text that people read.

In: the bytes of a file. Out: its text without a byte order mark, with U+FFFD in place of each forbidden character
(so that positions stay what they are), and a gap for each. YAML does not belong here.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import islice

from generator.findings import Gap, Span
from generator.read.positions import Positions

REPLACEMENT = "\ufffd"

_SHOWN = 20
"""So many forbidden characters of one file are reported one by one."""

FORBIDDEN = re.compile(
    "["
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # controls but tab and line ends; U+0085 is a line end to YAML alone
    "\u2028\u2029"  # line and paragraph separator: a line end to some programs and none to others
    "\u202a-\u202e\u2066-\u2069"  # bidirectional: text that shows in another order than it is written
    "\ufeff"  # a byte order mark anywhere but at the start
    "\ud800-\udfff\ufdd0-\ufdef"
    + "".join(chr(plane << 16 | low) for plane in range(17) for low in (0xFFFE, 0xFFFF))
    + "]"
)

# Nearly every file consists of these alone, and the search for them is ten times as quick.
_USUAL = re.compile(
    "[\t\n\r -~\xa0-\u2027\u2030-\u2065\u206a-\ud7ff\ue000-\ufdcf\ufdf0-\ufefe\uff00-\ufffd]*+"
)

_NAMES = {
    0x00: "null character",
    0x07: "bell",
    0x08: "backspace",
    0x0B: "vertical tab",
    0x0C: "form feed",
    0x1B: "escape character",
    0x7F: "delete character",
    0x85: "next-line character",
    0xFEFF: "byte order mark",
}


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text. ``trouble`` says why it is no real text; the text then only serves to show the place."""

    text: str
    trouble: Gap | None = None


def decode(data: bytes) -> Decoded:
    """Read bytes as UTF-8, with or without a byte order mark."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or _looks_like_utf_16(data[:400]):
        return Decoded(
            "",
            Gap(
                (),
                "the file is saved as UTF-16, not as UTF-8",
                "save it again with the encoding UTF-8",
                span=Span.start_of_file(),
                values=("encoding",),
            ),
        )
    data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        # Every bad byte becomes one U+FFFD, so the first one stands where the text before it ends.
        text = clean(data.decode("utf-8", "replace"))
        start = len(data[: error.start].decode("utf-8"))
        byte = data[error.start : error.start + 1]
        guess = byte.decode("cp1252", "ignore")
        looks = f"; it looks like Windows-1252, where this byte is “{guess}”" if guess else ""
        gap = Gap(
            (),
            f"the file is not UTF-8: the byte {byte[0]:02X} here is no character",
            f"save it again with the encoding UTF-8{looks}",
            span=Positions(text).span(start, start + 1),
            values=("encoding",),
        )
        return Decoded(text, gap)


def _looks_like_utf_16(head: bytes) -> bool:
    """Whether nearly every second byte is zero, and no other is: Western text without a byte order mark."""
    zeros = sorted((head[::2].count(0), head[1::2].count(0)))
    return len(head) >= 4 and zeros[0] == 0 and zeros[1] * 10 >= len(head) // 2 * 7


def clean(text: str) -> str:
    """The text with U+FFFD in place of each forbidden character."""
    return FORBIDDEN.sub(REPLACEMENT, text)


def clean_name(name: str) -> str:
    """The name of a file or folder with U+FFFD also in place of line ends and tabs, which a name may hold."""
    return re.sub(r"[\t\r\n]", REPLACEMENT, clean(name))


def replace_forbidden(text: str) -> tuple[str, list[Gap]]:
    """Clean a file's text, and report the first forbidden characters by name and place, the rest by number."""
    if _USUAL.fullmatch(text) or FORBIDDEN.search(text) is None:
        return text, []
    cleaned = clean(text)
    places = Positions(cleaned)
    gaps = [
        Gap(
            (),
            f"a character that must not be in a text: {name_of(found.group())}",
            _advice(found.group()),
            span=places.span(found.start(), found.end()),
            values=("character", f"U+{ord(found.group()):04X}"),
        )
        for found in islice(FORBIDDEN.finditer(text), _SHOWN)
    ]
    more = len(FORBIDDEN.findall(text)) - len(gaps)
    if more:
        plural = "s" if more > 1 else ""
        gaps.append(
            Gap(
                (),
                f"and {more} more character{plural} that must not be in a text",
                "delete them",
                span=gaps[-1].span,
                values=("characters",),
            )
        )
    return cleaned, gaps


def name_of(character: str) -> str:
    """What a forbidden character is called, with its number: ``right-to-left override, U+202E``."""
    code = ord(character)
    name = _NAMES.get(code) or unicodedata.name(character, "").lower()
    if not name:
        name = {"Cc": "control character", "Cs": "half of a surrogate pair"}.get(
            unicodedata.category(character), "noncharacter"
        )
    return f"{name}, U+{code:04X}"


def _advice(character: str) -> str:
    if unicodedata.category(character) == "Cf" and character != "\ufeff":
        return "delete it: it makes the text look different from what is written"
    if character in "\x85\u2028\u2029":
        return "put an ordinary line end or a blank in its place"
    return "delete it; most editors can show invisible characters"
