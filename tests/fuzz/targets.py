"""What is fuzzed: readers of foreign bytes, each with what must hold of any answer.

In: any bytes. Out: nothing, or an AssertionError, or whatever the program let through.
"""

import csv
import io
import json
import re
import tempfile
import zlib
from collections.abc import Callable
from datetime import date
from decimal import Decimal, InvalidOperation
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from generator.check.assess import assess
from generator.check.catalogue import catalogue
from generator.findings import Finding, Severity
from generator.model.values.cadence import Cadence
from generator.model.values.condition import Condition, UnitsDiffer
from generator.model.values.day import Day
from generator.model.values.duration import Duration
from generator.model.values.open import read_open
from generator.model.values.quantity import Quantity, same
from generator.model.values.quantity_shape import LONGEST_TEXT
from generator.model.values.unreadable import Unreadable
from generator.read.dataset_csv import read_csv
from generator.read.dataset_text import DatasetError
from generator.read.document import Document
from generator.read.metrics import MetricsError, number_at, parse_metrics
from generator.read.portfolio import Source
from generator.read.settings import Settings
from generator.read.source import parse_document
from generator.render.findings_github import findings_github
from generator.render.findings_gitlab import findings_gitlab
from generator.render.findings_json import findings_json
from generator.render.findings_junit import findings_junit
from generator.render.findings_sarif import findings_sarif
from generator.render.findings_text import findings_text, plain, summary_text
from tests.read.reading_back import astray

TODAY = date(2026, 11, 22)
EVIDENCE = Path(__file__).resolve().parents[2] / "projects/ticket-classifier"
NAME = "fuzzed.yaml"
_FOLDER = tempfile.TemporaryDirectory(prefix="gatepage-fuzz-")


# ---- project files


def reader(data: bytes) -> None:
    """Bytes to a document: every position reads back, and line ends decide nothing."""
    document = parse_document(data, NAME)
    assert document.root is not None or document.problems
    reads_back(document)
    same_with_other_line_ends(data, document)


def reads_back(document: Document) -> None:
    """Every value and key stands where the document says."""
    strays = astray(document)
    assert strays == [], strays


def same_with_other_line_ends(data: bytes, document: Document) -> None:
    """LF, CRLF and CR give the same document. What must not be in a text is left alone: NUL may mean UTF-16."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return
    if "\0" in text:
        return
    text = re.sub(r"\r\n?", "\n", text)
    one = parse_document(text.encode(), NAME)
    for end in ("\r\n", "\r"):
        other = parse_document(text.replace("\n", end).encode(), NAME)
        assert other.problems == one.problems, end
        assert other.lines == one.lines, end
        assert other.root == one.root, end


def report(data: bytes) -> None:
    """Bytes to a judged report, in every format."""
    path = Path(_FOLDER.name) / NAME
    path.write_bytes(data)
    source = Source("fuzzed", path, f"projects/{NAME}", "fuzzed", EVIDENCE)
    found = assess(source, Settings(), TODAY)
    reads_back(found.document)
    lines = len(found.document.lines)
    for finding in found.findings:
        assert finding.message, finding
        assert "\n" not in finding.message, finding
        assert 1 <= finding.span.line <= finding.span.end_line <= max(lines, 1), finding
    if zlib.crc32(data) % 8 == 0:  # they take four times as long as everything before
        in_all_formats(found.findings, found)


def in_all_formats(findings: tuple[Finding, ...], found: Any) -> None:
    """The report in every format, each read by what reads it."""
    text = "\n".join((*findings_text([found], findings, plain), summary_text([found], findings, plain)))
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)
    text.encode("utf-8")
    assert len(json.loads(findings_json([found], findings, TODAY).encode())["findings"]) == len(findings)
    commands = list(findings_github(findings))
    assert all("\n" not in line and "\r" not in line for line in commands)
    open_ones = [finding for finding in findings if finding.waived is None]
    entries = json.loads(findings_gitlab(findings).encode())
    assert len({entry["fingerprint"] for entry in entries}) == len(entries) == len(open_ones)
    results = json.loads(findings_sarif(findings, "1").encode())["runs"][0]["results"]
    prints = {result["partialFingerprints"]["gatepage/v1"] for result in results}
    assert len(prints) == len(results) == len(findings)
    junit = findings_junit([found], findings, tuple(catalogue()), Severity.ERROR).encode()
    assert ET.fromstring(junit).tag == "testsuites"


# ---- values


def _refused(parse: Callable[[str], Any], text: str) -> Any:
    """The value, or None where the text is refused in one clear sentence."""
    try:
        return parse(text)
    except Unreadable as refused:
        assert refused.code in {"SRC004", "SRC006", "SRC007", "SRC010"}
        assert refused.message.startswith('"')
        assert refused.hint
        assert "\n" not in refused.message + refused.hint
        assert len(refused.message) < 300
        for way in refused.rewrites:
            assert way in refused.hint
            parse(way)
        return None


def quantity(data: bytes) -> None:
    """A quantity reads as itself again, in words of its own."""
    value = _refused(Quantity.parse, _text(data))
    if value is not None:
        assert value.low <= value.high
        if len(value.canonical) <= LONGEST_TEXT:  # it may be longer than what was typed
            again = Quantity.parse(value.canonical)
            assert again.canonical == value.canonical
            assert same(value, again)


_MEASURED = tuple(map(Quantity.parse, ("94 %", "0.94", "5", "3 per 30 days", "1 to 7 s", "0 EUR", "-1")))


def condition(data: bytes) -> None:
    """A condition reads as itself again, and holds for a value or not, or says that it cannot know."""
    value = _refused(Condition.parse, _text(data))
    if value is None or len(value.canonical) > LONGEST_TEXT:
        return
    again = Condition.parse(value.canonical)
    assert again.canonical == value.canonical
    for measured in _MEASURED:
        assert _holds(value, measured) == _holds(again, measured)


def _holds(value: Condition, measured: Quantity) -> object:
    try:
        return value.holds(measured)
    except UnitsDiffer as differ:
        assert differ.message
        return "units differ"


def cadence(data: bytes) -> None:
    """A rhythm reads as itself again, and what is next due lies ahead."""
    text = _text(data)
    value = _refused(Cadence.parse, text)
    if isinstance(value, Cadence):
        assert Cadence.parse(value.canonical) == value
        for last in (date(1900, 1, 1), date(2024, 2, 29), TODAY, date(2199, 12, 31)):
            due = value.next_due(last)
            assert due is None or due > last
            value.overdue(last, TODAY)
    waits = _refused(Duration.parse, text)
    if waits is not None:
        assert Duration.parse(waits.canonical) == waits
        for day in (date(1900, 1, 1), TODAY, date(2199, 12, 31)):
            assert waits.after(day) >= day


def day(data: bytes) -> None:
    """A day reads as itself again."""
    text = _text(data)
    value = _refused(Day.parse, text)
    if value is not None:
        assert Day.parse(value.canonical) == value
        assert value.first <= value.last
    read_open(text)


def _text(data: bytes) -> str:
    return data.decode("utf-8", "surrogateescape")


# ---- evidence


def pointer(data: bytes) -> None:
    """The first line points into the JSON below it: what plain Python finds there, or one clear sentence."""
    way, _, content = data.partition(b"\n")
    try:
        number = number_at(parse_metrics(content), _text(way))
    except MetricsError as error:
        assert error.message
        assert "\n" not in error.message + error.hint
        return
    assert number.is_finite()
    assert abs(number.adjusted()) <= 30
    here = json.loads(content.decode("utf-8-sig"), parse_float=_exact, parse_int=_exact)
    for step in _text(way).split("/")[1:]:
        name = step.replace("~1", "/").replace("~0", "~")
        here = here[int(name)] if isinstance(here, list) else here[name]
    assert here == number


def _exact(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def table(data: bytes) -> None:
    """Cells come back when they are written once more, and line ends decide nothing."""
    found = _rows(data)
    if found is None:
        return
    columns, rows = found
    assert all(one < other for one, other in pairwise(number for number, _ in rows))
    written = io.StringIO("sep=,\r\n", newline="")
    written.seek(0, io.SEEK_END)
    writer = csv.writer(written)
    writer.writerow(columns)
    writer.writerows(cells for _, cells in rows)
    again = _rows(b"\xef\xbb\xbf" + written.getvalue().encode())
    cells = [cells for _, cells in rows]
    assert again is not None
    assert again[0] == columns
    assert [cells for _, cells in again[1]] == cells
    if b"\r" not in data and not data.startswith((b"\xff\xfe", b"\xfe\xff")):  # not in UTF-16
        windows = _rows(data.replace(b"\n", b"\r\n"))
        assert windows is not None
        assert windows[0] == tuple(name.replace("\n", "\r\n") for name in columns)
        ends = [[cell.replace("\n", "\r\n") for cell in row] for row in cells]
        assert [row for _, row in windows[1]] == ends
        assert [number for number, _ in windows[1]] == [number for number, _ in rows]


def _rows(data: bytes) -> tuple[tuple[str, ...], list[tuple[int, list[str]]]] | None:
    try:
        columns, rows, _ = read_csv(data)
        return columns, list(rows)
    except DatasetError as error:
        assert error.message
        assert "\n" not in error.message + error.hint
        return None


TARGETS: dict[str, Callable[[bytes], None]] = {
    "reader": reader,
    "report": report,
    "quantity": quantity,
    "condition": condition,
    "cadence": cadence,
    "day": day,
    "pointer": pointer,
    "csv": table,
}
