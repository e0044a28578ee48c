"""XLSX: the first visible sheet with anything on it, its first row the names of the columns.

In: the bytes of a file. Out: its columns and rows, or ``DatasetError``. The library that reads workbooks trusts what
it is given; so what the file would grow to is measured before the library sees it.
"""

from __future__ import annotations

import datetime
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from generator.read.dataset_text import DatasetError, demand_columns, spelled

INSTALL = 'pip install "gatepage[xlsx]"'

_MEBIBYTE = 1 << 20
_LARGEST = 64 * _MEBIBYTE
_MOST_PARTS = 1_000
_MOST_TAGS = 400_000
"""Each tag becomes an object in memory, and some four make a cell."""

_MOST_CELLS = 1_000_000
_MOST_ROWS = 200_000
_AS_CSV = "save the sheet as CSV"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

Rows = Iterator[tuple[int, list[str]]]


def read_xlsx(data: bytes) -> tuple[tuple[str, ...], Rows, str]:
    """The columns, the rows with their numbers in the sheet, and nothing to say of how the text was read."""
    try:
        import openpyxl
    except ImportError:
        raise DatasetError(
            "is XLSX, and the package that reads it is not installed", f"run  {INSTALL}"
        ) from None
    _demand_small(data)
    rows = _rows(openpyxl, data)
    _, header = next(rows, (0, []))
    if not header:
        raise DatasetError("is empty", "put the cases there, with the names of the columns in the first row")
    columns = demand_columns(header)
    return columns, _even(rows, len(columns)), ""


def _demand_small(data: bytes) -> None:
    """Unpack every part once without keeping it: sizes in an archive may lie."""
    if data.startswith(_OLD_OFFICE):
        raise DatasetError("is an old Excel file, or protected by a password", f"open it, and {_AS_CSV}")
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = archive.infolist()
            if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _LARGEST:
                size = _LARGEST // _MEBIBYTE
                raise DatasetError(
                    f"unpacks to more than {size} MiB or {spelled(_MOST_PARTS)} parts", _AS_CSV
                )
            tags = 0
            for part in parts:
                if part.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
                    raise DatasetError("is packed in a way that Excel does not use", _AS_CSV)
                tags += _tags(archive, part)
                if tags > _MOST_TAGS:
                    raise DatasetError("has too many cells to be read as XLSX", _AS_CSV)
    except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError, OSError, ValueError):
        raise DatasetError("is no XLSX file, or a damaged one", f"open it in Excel, and {_AS_CSV}") from None


def _tags(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> int:
    """How many tags a part holds. One that declares entities could grow without end."""
    tags = 0
    tail = b""
    with archive.open(part) as stream:
        while piece := stream.read(_MEBIBYTE):
            tags += piece.count(b"<")
            joined = (tail + piece).upper()
            if b"<!DOCTYPE" in joined or b"<!ENTITY" in joined or b"<\0!\0D\0O" in joined:
                raise DatasetError("declares XML entities, which Excel never does", _AS_CSV)
            tail = piece[-20:]
    return tags


def _rows(openpyxl: Any, data: bytes) -> Rows:
    """The rows that hold anything, of the first visible sheet that has any."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(BytesIO(data), read_only=True, data_only=True, keep_links=False)
            for sheet in book.worksheets:
                if sheet.sheet_state == "visible":
                    found = False
                    for row in _sheet(sheet):
                        found = True
                        yield row
                    if found:
                        return
    except DatasetError:
        raise
    except Exception as error:  # the library lets whatever it stumbles over through
        raise DatasetError(
            f"cannot be read as XLSX ({type(error).__name__})", f"open it in Excel, and {_AS_CSV}"
        ) from error


def _sheet(sheet: Any) -> Rows:
    sheet.reset_dimensions()  # they are stated in the file and may be anything
    seen = 0
    for number, row in enumerate(sheet.iter_rows(values_only=True), 1):
        seen += len(row)
        if number > _MOST_ROWS or seen > _MOST_CELLS:
            raise DatasetError("has too many rows or columns to be read as XLSX", _AS_CSV)
        cells = [_cell(value) for value in row]
        if any(cell and not cell.isspace() for cell in cells):
            yield number, cells


def _even(rows: Rows, width: int) -> Rows:
    for number, cells in rows:
        if any(cell.strip() for cell in cells[width:]):
            raise DatasetError(
                f"has a cell in row {number} to the right of its last column", "delete it, or name its column"
            )
        yield number, cells


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, datetime.date | datetime.time) else str(value)
