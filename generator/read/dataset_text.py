"""The text of an evaluation set, line by line: its encoding found, nothing longer than a person could have meant.

In: the bytes of a file. Out: lines with their ends as they stand, and the name of the encoding; or ``DatasetError``.
What the lines mean does not belong here.
"""

from __future__ import annotations

import codecs
import io
from typing import Self

LONGEST_CELL = 1_000_000
LONGEST_CASE = 4_000_000
MOST_MARKS = 1_000_000
"""So many line ends, delimiters or brackets a file may hold: each costs time, however small the file is."""

MOST_COLUMNS = 1_000
MOST_CASES = 50_000

WINDOWS = "Windows-1252"

_PIECE = 1 << 20
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def spelled(number: int) -> str:
    """A number as all messages write it: 100 000."""
    return f"{number:,}".replace(",", " ")


class DatasetError(Exception):
    """A set that cannot be counted. The message goes on from the name of the file."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class Lines:
    """The lines of a text, the first of them number 1. ``taken`` is to be set to 0 where a new case begins."""

    def __init__(self, data: bytes, encoding: str) -> None:
        self._stream = io.TextIOWrapper(io.BytesIO(data), encoding=encoding, newline="")
        self.number = 0
        self.taken = 0

    def __iter__(self) -> Self:
        """Go on where the last line ended."""
        return self

    def __next__(self) -> str:
        """Give the next line with its end."""
        line = self._stream.readline(LONGEST_CASE + 1)
        if not line:
            raise StopIteration
        self.number += 1
        self.taken += len(line)
        if self.taken > LONGEST_CASE:
            raise DatasetError(
                f"has a case of more than {spelled(LONGEST_CASE)} characters, which ends after line {self.number}",
                "close the quotation mark that opens before it, or shorten the case",
            )
        if "\0" in line:
            raise DatasetError(
                f"is no text: line {self.number} holds a null character", "export it again as UTF-8"
            )
        return line


def encoding_of(data: bytes) -> str:
    """The encoding: by its mark, else UTF-8, else Windows-1252, in which spreadsheets on Windows save.

    A file that is none of these is refused.
    """
    marked = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    if marked:
        fault = _fault(data, marked)
        if fault is not None:
            shown = marked.upper().replace("-SIG", "")
            raise DatasetError(
                f"begins with the mark of {shown} and is not {shown}", "save it again as UTF-8"
            )
        return marked
    if b"\0" in data:
        raise DatasetError(
            "is no text: it holds null bytes, as UTF-16 without its mark does", "save it again as UTF-8"
        )
    bad = _fault(data, "utf-8")
    if bad is None:
        return "utf-8"
    if not data[:bad].isascii():  # characters of several bytes were read well: damaged, or cut off
        line = data.count(b"\n", 0, bad) + 1
        raise DatasetError(f"is UTF-8 with a damaged character in line {line}", "export it again as UTF-8")
    bad = _fault(data, "cp1252")
    if bad is None:
        return "cp1252"
    line = data.count(b"\n", 0, bad) + 1
    raise DatasetError(
        f"is neither UTF-8 nor {WINDOWS}: line {line} holds the byte {data[bad]:02X}",
        "save it again as UTF-8",
    )


def _fault(data: bytes, encoding: str) -> int | None:
    """Where the data stops to be in this encoding; None where all of it is. Decoded in pieces, for the memory."""
    decoder = codecs.getincrementaldecoder(encoding)()
    for start in range(0, len(data), _PIECE):
        try:
            decoder.decode(data[start : start + _PIECE], final=start + _PIECE >= len(data))
        except UnicodeDecodeError as error:
            return min(start + error.start, len(data) - 1)
    return None


def remark_of(encoding: str) -> str:
    """What the page says of an encoding that was guessed."""
    return f"read as {WINDOWS}" if encoding == "cp1252" else ""


def demand_few(data: bytes, marks: tuple[bytes, ...], what: str) -> None:
    """Refuse a file in which too many marks stand."""
    if sum(data.count(mark) for mark in marks) > MOST_MARKS:
        raise DatasetError(
            f"holds more than {spelled(MOST_MARKS)} {what}", "keep the cases alone in the file"
        )


def too_many_cases() -> DatasetError:
    """Say that there are more cases than anybody has accepted one by one."""
    return DatasetError(
        f"holds more than {spelled(MOST_CASES)} cases",
        "keep the cases that the business accepted apart from logs and training data",
    )


def demand_columns(names: list[str]) -> tuple[str, ...]:
    """The names of the columns, without blanks around them."""
    if len(names) > MOST_COLUMNS:
        raise DatasetError(
            f"has more than {spelled(MOST_COLUMNS)} columns", "keep the cases alone in the file"
        )
    return tuple(name.strip() for name in names)
