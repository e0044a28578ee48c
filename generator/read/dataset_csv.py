"""CSV: the delimiter found, quotes and line ends in cells as spreadsheets write them, no row guessed at.

In: the bytes of a file. Out: its columns and rows, or ``DatasetError``. Which column means what does not belong here.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain

from generator.read.dataset_text import (
    LONGEST_CELL,
    DatasetError,
    Lines,
    demand_columns,
    demand_few,
    encoding_of,
    remark_of,
    spelled,
)

DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "pipe"}

_SAMPLE = 64 * 1024
_SAMPLE_ROWS = 200
_END = "\0"
"""A last line of our own. A file in which a quotation mark stays open swallows it."""

Rows = Iterator[tuple[int, list[str]]]


def read_csv(data: bytes) -> tuple[tuple[str, ...], Rows, str]:
    """The columns, the rows with the number of the line where each begins, and how the text was read."""
    encoding = encoding_of(data)
    demand_few(data, (b"\n", b"\r"), "lines")
    first = _start(Lines(data, encoding))
    delimiter = first[4] if _says_delimiter(first) else _delimiter(Lines(data, encoding))
    demand_few(data, (delimiter.encode(),), "cells")
    records = _records(Lines(data, encoding), delimiter)
    _, header = next(records, (0, []))
    if _says_delimiter(first):
        _, header = next(records, (0, []))
    if not header:
        raise DatasetError("is empty", "put the cases there, with the names of the columns in the first line")
    columns = demand_columns(header)
    return columns, _even(records, len(columns), delimiter), remark_of(encoding)


def _start(lines: Lines) -> str:
    return next((line for line in lines if line.strip()), "").strip("\r\n")


def _says_delimiter(line: str) -> bool:
    """Whether it is the line with which Excel is told the delimiter: ``sep=;``."""
    return line[:4].lower() == "sep=" and line[4:] in DELIMITERS


def _delimiter(lines: Lines) -> str:
    """The mark that cuts the header into columns, and the rows below it into as many."""
    sample: list[str] = []
    size = 0
    for line in lines:
        sample.append(line)
        size += len(line)
        if size > _SAMPLE:
            break
    return max(DELIMITERS, key=lambda mark: _fitness(sample, mark, whole=size <= _SAMPLE))


def _fitness(sample: list[str], delimiter: str, *, whole: bool) -> tuple[bool, float, int]:
    """How well a delimiter fits: whether it cuts the header, how many rows it cuts alike, into how many columns."""
    rows: list[list[str]] = []
    try:
        with _long_cells():
            for row in csv.reader(sample, delimiter=delimiter):
                if row:
                    rows.append(row)
                if len(rows) > _SAMPLE_ROWS:
                    break
    except csv.Error:
        return (False, 0.0, 0)
    if len(rows) > 1 and not whole:
        rows.pop()  # it may be cut off
    if not rows:
        return (False, 0.0, 0)
    width = len(rows[0])
    alike = sum(len(row) == width for row in rows) / len(rows)
    return (width > 1, alike, width)


def _records(lines: Lines, delimiter: str) -> Rows:
    """The rows that hold anything, each with the number of its first line."""
    begins = 1
    try:
        with _long_cells():
            reader = csv.reader(chain(lines, (_END,)), delimiter=delimiter)
            for cells in reader:
                if cells and _END in cells[-1]:
                    if cells == [_END]:
                        return
                    raise DatasetError(
                        f"opens a quotation mark in line {begins} that is never closed",
                        "close it; a quotation mark that belongs to the text is written twice",
                    )
                if any(cell and not cell.isspace() for cell in cells):
                    yield begins, cells
                lines.taken = 0
                begins = reader.line_num + 1
    except csv.Error as error:
        raise DatasetError(
            f"cannot be read from line {begins} on: a cell has more than {spelled(LONGEST_CELL)} characters"
            if "limit" in str(error)
            else f"cannot be read from line {begins} on: {error}",
            "close the quotation mark that opens there, or shorten the cell",
        ) from error


def _even(records: Rows, width: int, delimiter: str) -> Rows:
    """The rows, none of which is longer than the header. In a shorter one the last cells are blank."""
    for number, cells in records:
        if len(cells) > width and any(cell.strip() for cell in cells[width:]):
            raise DatasetError(
                f"has {len(cells)} cells in line {number} and {width} in its header",
                f"put a text that holds a {DELIMITERS[delimiter]} between quotation marks",
            )
        yield number, cells


@contextmanager
def _long_cells() -> Iterator[None]:
    """Let cells be as long as ours may be. The limit is one for the whole process."""
    before = csv.field_size_limit(LONGEST_CELL)
    try:
        yield
    finally:
        csv.field_size_limit(before)
