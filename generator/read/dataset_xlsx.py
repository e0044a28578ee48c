"""XLSX: the first visible sheet with anything on it, its first row the names of the columns.

In: the bytes of a file. Out: its columns and rows, or ``DatasetError``. A workbook that could cost much
time or memory is refused before (``workbook_guard``).
"""

from __future__ import annotations

import datetime
import warnings
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from generator.read.dataset_text import DatasetError, demand_columns
from generator.read.workbook_guard import AS_CSV, demand_tame

INSTALL = 'pip install "gatepage[xlsx]"'

_MOST_CELLS = 1_000_000
_MOST_ROWS = 200_000

Rows = Iterator[tuple[int, list[str]]]


def read_xlsx(data: bytes) -> tuple[tuple[str, ...], Rows, str]:
    """The columns, the rows with their numbers in the sheet, and nothing to say of how the text was read."""
    try:
        import openpyxl
    except ImportError:
        raise DatasetError(
            "is XLSX, and the package that reads it is not installed", f"run  {INSTALL}"
        ) from None
    demand_tame(data)
    rows = _rows(openpyxl, data)
    _, header = next(rows, (0, []))
    if not header:
        raise DatasetError("is empty", "put the cases there, with the names of the columns in the first row")
    columns = demand_columns(header)
    return columns, _even(rows, len(columns)), ""


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
            f"cannot be read as XLSX ({type(error).__name__})", f"open it in Excel, and {AS_CSV}"
        ) from error


def _sheet(sheet: Any) -> Rows:
    sheet.reset_dimensions()  # they are stated in the file and may be anything
    seen = 0
    for number, row in enumerate(sheet.iter_rows(values_only=True), 1):
        seen += len(row)
        if number > _MOST_ROWS or seen > _MOST_CELLS:
            raise DatasetError("has too many rows or columns to be read as XLSX", AS_CSV)
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
