"""Evaluation sets in workbooks: the same cases as in CSV, and no workbook that costs much."""

import importlib.util
import io
import sys
import zipfile
from collections.abc import Callable
from typing import Any

import pytest

from generator.read.cases import Tally
from generator.read.dataset_xlsx import INSTALL

CSV = 'text,category,kind\n"Où est, ma\ncarte?",card,\nWho won?,,out-of-scope\n'

needs_openpyxl = pytest.mark.skipif(
    importlib.util.find_spec("openpyxl") is None, reason="needs: openpyxl, the extra xlsx"
)


def workbook(*sheets: list[list[Any]], hidden: int = 0) -> bytes:
    """A workbook of sheets, the first ``hidden`` of them not shown."""
    import openpyxl

    book = openpyxl.Workbook()
    book.remove(book.active)
    for index, rows in enumerate(sheets):
        sheet = book.create_sheet(f"Sheet {index}")
        sheet.sheet_state = "hidden" if index < hidden else "visible"
        for row in rows:
            sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    """The workbook with another content in one part."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            new.writestr(part, content if part == name else old.read(part))
    return stream.getvalue()


def test_without_the_package_the_command_is_named(
    refusal: Callable[[str, bytes], tuple[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    message = "“a.xlsx” is XLSX, and the package that reads it is not installed"
    assert refusal("a.xlsx", b"PK") == (message, f"run  {INSTALL}")


@needs_openpyxl
def test_a_workbook_is_the_same_set(tally: Callable[..., Tally]) -> None:
    rows: list[list[Any]] = [
        [],
        ["text", "category", "kind"],
        ["Où est, ma\ncarte?", "card", None],
        [None],
        ["Who won?", None, "out-of-scope"],
    ]
    counted = tally("a.xlsx", workbook([["not", "shown"]], [], rows, hidden=1))
    assert counted.fingerprint == tally("a.csv", CSV.encode()).fingerprint


@needs_openpyxl
def test_values_of_a_workbook_read_as_they_are_typed(tally: Callable[..., Tally]) -> None:
    import datetime

    values = [True, 3.0, 0.5, 10**12, datetime.datetime(2026, 11, 22), "'"]  # noqa: DTZ001 - as in a sheet
    counted = tally("a.xlsx", workbook([["text", "label"], *[[str(i), v] for i, v in enumerate(values)]]))
    assert sorted(counted.labels) == ["'", "0.5", "1000000000000", "2026-11-22", "3", "true"]


SHEET = "xl/worksheets/sheet1.xml"
HEAD = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
ROWS = b'<row><c t="inlineStr"><is><t>text</t></is></c></row>'
TAIL = b"</sheetData></worksheet>"
DAMAGED = {
    "larger than it looks": (ROWS + b" " * (33 << 20), "unpacks to more than 32 MiB or 1 000 parts"),
    "a row far below": (
        ROWS + b'<row r="999999999"><c r="A1"><v>1</v></c></row>',
        "has too many rows or columns to be read as XLSX",
    ),
    "many cells": (
        ROWS + b"<row>" + b"<c/>" * 150_000 + b"</row>",
        "has too many cells or styles to be read as XLSX",
    ),
    "many styles": (ROWS + b"<xf/>" * 20_001, "has too many cells or styles to be read as XLSX"),
    "a column beyond the last": (
        ROWS + b'<row><c r="ZZZZ2"><v>1</v></c></row>',
        "cannot be read as XLSX (ValueError)",
    ),
    "a cell without a column": (
        ROWS + b'<row><c r="A2"><v>1</v></c><c r="B2"><v>1</v></c></row>',
        "has a cell in row 2 to the right of its last column",
    ),
    "many attributes": (
        ROWS + b"<row " + b" ".join(b'a%d=""' % n for n in range(200)) + b"/>",
        "has an element that Excel does not write",
    ),
    "a long tag": (
        ROWS + b"<row a='" + b"x" * 300_000 + b"'/>",
        "has a text or a tag that is longer than Excel writes them",
    ),
    "a long comment": (ROWS + b"<!--" + b"x<" * 40_000 + b"-->", "has a comment that Excel does not write"),
    "cut off": (ROWS + b"<row>", "is a damaged XLSX file (mismatched tag: line 1, column 147)"),
}


@needs_openpyxl
@pytest.mark.parametrize("name", DAMAGED)
def test_workbooks_that_are_not_read(refusal: Callable[[str, bytes], tuple[str, str]], name: str) -> None:
    rows, told = DAMAGED[name]
    data = with_part(workbook([["text"]]), SHEET, HEAD + rows + TAIL)
    assert refusal("a.xlsx", data)[0] == f"“a.xlsx” {told}"


@needs_openpyxl
def test_files_that_are_no_workbook(refusal: Callable[[str, bytes], tuple[str, str]]) -> None:
    damaged = "“a.xlsx” is no XLSX file, or a damaged one"
    entity = b'<!DOCTYPE a [<!ENTITY b "c">]>' + HEAD + ROWS + TAIL
    assert refusal("a.xlsx", b"text,label")[0] == damaged
    assert refusal("a.xlsx", workbook([["text"]])[:-30])[0] == damaged
    assert refusal("a.xlsx", with_part(workbook([["text"]]), SHEET, entity))[0] == (
        "“a.xlsx” declares XML entities, which Excel never does"
    )
    assert refusal("a.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")[0] == (
        "“a.xlsx” is an old Excel file, or protected by a password"
    )
    assert refusal("a.xlsx", workbook([]))[0] == "“a.xlsx” is empty"
