"""JSONL: one object a line; its keys are the columns.

In: the bytes of a file. Out: its columns and rows, or ``DatasetError``. Numbers keep the digits that they are written
with, and what has parts of its own becomes one text, so that a cell is a text whatever the file.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from generator.read.dataset_text import (
    MOST_CASES,
    DatasetError,
    Lines,
    demand_columns,
    demand_few,
    encoding_of,
    remark_of,
    too_many_cases,
)
from generator.read.quoting import shorten

Rows = Iterator[tuple[int, list[str]]]


class _TwiceError(ValueError):
    """A key that an object has twice."""


def read_jsonl(data: bytes) -> tuple[tuple[str, ...], Rows, str]:
    """The columns, the rows with the numbers of their lines, and how the text was read."""
    encoding = encoding_of(data)
    demand_few(data, (b"\n", b"\r", b"{", b"[", b",", b":"), "lines, brackets and commas")
    names: dict[str, None] = {}
    for count, (_, found) in enumerate(_objects(Lines(data, encoding)), 1):
        if count > MOST_CASES:
            raise too_many_cases()
        names.update(dict.fromkeys(found))
        demand_columns(list(names))
    if not names:
        raise DatasetError("is empty", "put the cases there, one object a line")
    rows = (
        (number, [_cell(found.get(name)) for name in names])
        for number, found in _objects(Lines(data, encoding))
    )
    return tuple(names), rows, remark_of(encoding)


def _objects(lines: Lines) -> Iterator[tuple[int, dict[str, Any]]]:
    for line in lines:
        lines.taken = 0
        if line.isspace():
            continue
        try:
            found = _parse(line)
        except RecursionError:
            raise DatasetError(
                f"is nested too deep in line {lines.number}", "export it with fewer levels"
            ) from None
        except _TwiceError as error:
            raise DatasetError(
                f"has the key “{shorten(str(error))}” twice in line {lines.number}", "delete one of the two"
            ) from None
        except ValueError as error:
            raise _refusal(lines, line, error) from None
        if isinstance(found, list):
            raise _a_list(lines.number)
        if not isinstance(found, dict):
            raise DatasetError(
                f"has no object in line {lines.number}",
                'write each case as  {"input": "...", "expected": "..."}',
            )
        yield lines.number, found


def _parse(line: str) -> Any:
    return _DECODER.decode(line.strip(" \t\r\n"))


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        names = [name for name, _ in pairs]
        raise _TwiceError(next(name for name in names if names.count(name) > 1))
    return found


_DECODER = json.JSONDecoder(parse_int=str, parse_float=str, parse_constant=str, object_pairs_hook=_once)


def _refusal(lines: Lines, line: str, error: ValueError) -> DatasetError:
    number, start = lines.number, line.lstrip()[:1]
    if not line.endswith(("\n", "\r")) and number > 1:
        return DatasetError(
            f"is cut off: its last line, {number}, is no whole object", "export it again, or delete the line"
        )
    if start == "[":
        return _a_list(number)
    if start == "{" and line.strip() == "{":
        return DatasetError(
            f"spreads an object over several lines from line {number} on", "write each object in one line"
        )
    told = error.msg if isinstance(error, json.JSONDecodeError) else str(error)
    return DatasetError(
        f"is not JSON in line {number}: {told[:1].lower()}{told[1:]}", "correct it, or export it again"
    )


def _a_list(number: int) -> DatasetError:
    return DatasetError(
        f"has a list in line {number}, not an object", "write one object a line, without a list around them"
    )


def _cell(value: Any) -> str:
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    try:
        return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    except RecursionError:
        raise DatasetError("is nested too deep", "export it with fewer levels") from None
