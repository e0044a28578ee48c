"""A look into a workbook before the library that reads workbooks sees it, since that one trusts what it is given.

In: the bytes of a file. Out: nothing, or ``DatasetError``. Every part is unpacked within a bound and parsed once in a
whole, which takes time in proportion to its size; no tree is built. Entities, and tokens of a size at which the
library's own parsing in pieces takes for ever, are refused.
"""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO
from xml.parsers import expat

from generator.read.dataset_text import LONGEST_CELL, DatasetError, spelled

AS_CSV = "save the sheet as CSV"

_MEBIBYTE = 1 << 20
_LARGEST = 32 * _MEBIBYTE
_MOST_PARTS = 1_000
_MOST_CELLS = 150_000
"""Elements of cells. Some three make a cell."""

_MOST_OTHERS = 20_000
"""All other elements, such as styles: the library makes an object of each, slowly."""

_LONGEST_TOKEN = 64 * 1024
_LONGEST_RUN = 256 * 1024
"""So many bytes may follow one another without a tag's beginning. Excel's longest text has 32 767 characters."""

_BEFORE_XML = b" \t\r\n\0\xef\xbb\xbf\xff\xfe"
"""Blanks and marks. What begins with anything else is a picture, over which every parser stumbles at once."""

_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OF_CELLS = frozenset({"c", "f", "is", "row", "si", "t", "v"})


def demand_tame(data: bytes) -> None:
    """Refuse a workbook that is none, or that could cost much time or memory."""
    if data.startswith(_OLD_OFFICE):
        raise DatasetError("is an old Excel file, or protected by a password", f"open it, and {AS_CSV}")
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = archive.infolist()
            if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _LARGEST:
                limit = f"{_LARGEST // _MEBIBYTE} MiB or {spelled(_MOST_PARTS)} parts"
                raise DatasetError(f"unpacks to more than {limit}", AS_CSV)
            guard = _Guard()
            for part in parts:
                if part.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
                    raise DatasetError("is packed in a way that Excel does not use", AS_CSV)
                guard.look(archive.read(part))  # the archive gives no more than the size that it states
    except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError, OSError, ValueError):
        raise DatasetError("is no XLSX file, or a damaged one", f"open it in Excel, and {AS_CSV}") from None


class _Guard:
    """Counts what the parts of one workbook hold together."""

    def __init__(self) -> None:
        self._cells = 0
        self._others = 0
        self._text = 0

    def look(self, data: bytes) -> None:
        """Parse one part."""
        if not data.lstrip(_BEFORE_XML).startswith(b"<"):
            return
        _demand_short(data)
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._element
        parser.CharacterDataHandler = self._characters
        parser.CommentHandler = self._token
        parser.ProcessingInstructionHandler = self._instruction
        parser.StartDoctypeDeclHandler = self._entities
        try:
            parser.Parse(data, True)
        except expat.ExpatError as error:
            raise DatasetError(
                f"is a damaged XLSX file ({error})", f"open it in Excel, and {AS_CSV}"
            ) from None

    def _element(self, name: str, attributes: dict[str, str]) -> None:
        self._text = 0
        if name.rpartition(":")[2] in _OF_CELLS:
            self._cells += 1
        else:
            self._others += 1
        if self._cells > _MOST_CELLS or self._others > _MOST_OTHERS:
            raise DatasetError("has too many cells or styles to be read as XLSX", AS_CSV)
        if len(attributes) > 100 or sum(map(len, attributes.values())) > _LONGEST_TOKEN:
            raise DatasetError("has an element that Excel does not write", AS_CSV)

    def _characters(self, text: str) -> None:
        self._text += len(text)
        if self._text > LONGEST_CELL:  # with entities or comments between its pieces
            raise DatasetError(f"has a cell of more than {spelled(LONGEST_CELL)} characters", "shorten it")

    def _token(self, text: str) -> None:
        if len(text) > _LONGEST_TOKEN:
            raise DatasetError("has a comment that Excel does not write", AS_CSV)

    def _instruction(self, target: str, text: str) -> None:
        self._token(target + text)

    def _entities(self, *_: object) -> None:
        raise DatasetError("declares XML entities, which Excel never does", AS_CSV)


def _demand_short(data: bytes) -> None:
    """Refuse a tag of any length: in none can another one begin."""
    last = 0
    for _ in range(data.count(b"<")):
        place = data.find(b"<", last + 1)
        end = place if place >= 0 else len(data)
        if end - last > _LONGEST_RUN:
            raise DatasetError("has a text or a tag that is longer than Excel writes them", AS_CSV)
        last = end
