"""Evaluation sets opened: a file of cases as columns and rows, whatever its format.

In: an evidence file. Out: a ``Table`` whose rows come one by one, or ``EvidenceError`` in words, which SRC010 reports.
What is a case, and what is counted, belongs to ``cases``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.read.dataset_csv import read_csv
from generator.read.dataset_jsonl import read_jsonl
from generator.read.dataset_text import DatasetError
from generator.read.dataset_xlsx import read_xlsx
from generator.read.evidence import EvidenceError, EvidenceFile
from generator.read.quoting import shorten

Rows = Iterator[tuple[int, list[str]]]

_READERS: dict[str, Callable[[bytes], tuple[tuple[str, ...], Rows, str]]] = {
    ".csv": read_csv,
    ".tsv": read_csv,
    ".jsonl": read_jsonl,
    ".ndjson": read_jsonl,
    ".xlsx": read_xlsx,
}


@dataclass(frozen=True, slots=True)
class Table:
    """A file of cases. A row comes with the number of its line, or of its row in a sheet; it may be short.

    ``remark`` says how the text was read where that had to be guessed.
    """

    file: str
    columns: tuple[str, ...]
    rows: Rows
    unit: str
    remark: str


def open_table(file: EvidenceFile) -> Table:
    """Open a file of cases. Its rows can be refused too, while they are read."""
    suffix = PurePosixPath(file.relative).suffix.lower()
    reader = _READERS.get(suffix)
    if reader is None:
        raise EvidenceError(
            f"“{shorten(file.relative)}” is no file of cases: its name ends in none of .csv, .jsonl, .xlsx",
            "export the cases as CSV, JSONL or XLSX",
        )
    try:
        columns, rows, remark = reader(file.read())
    except DatasetError as error:
        raise _named(file, error) from error
    unit = "row" if suffix == ".xlsx" else "line"
    return Table(file.relative, columns, _guarded(file, rows), unit, remark)


def _guarded(file: EvidenceFile, rows: Rows) -> Rows:
    try:
        yield from rows
    except DatasetError as error:
        raise _named(file, error) from error


def _named(file: EvidenceFile, error: DatasetError) -> EvidenceError:
    return EvidenceError(f"“{shorten(file.relative)}” {error.message}", error.hint)
