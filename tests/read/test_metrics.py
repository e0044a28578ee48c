"""Numbers out of JSON files."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.read.metrics import MetricsError, number_at, parse_metrics

FILE = """{
  "accuracy": 0.94, "cases": 240, "none": null, "good": true, "text": "94 %", "runs": [1, {"cost": 1e-3}], "empty": [],
  "recall": {"complaint": 0.97, "core": 0.91}, "a/b": 1, "m~n": 2, "": 3, "0": 4, "nan": NaN, "inf": -Infinity,
  "twice": 1, "long": LONG, "huge": 1e400, "beyond": 1e99999999999999999999, "tiny": 1e-31, "twice": 2,
  "zero": 0e-999999999, "nothing": {}
}""".replace("LONG", "9" * 5000)

NUMBERS = {
    "/accuracy": "0.94",
    "/cases": "240",
    "/runs/0": "1",
    "/runs/1/cost": "0.001",
    "/recall/complaint": "0.97",
    "/a~1b": "1",
    "/m~0n": "2",
    "/": "3",
    "/0": "4",
    "/zero": "0",
}

TROUBLES = {
    "": (
        "the whole file is not a number but has parts",
        "lead the pointer on to one of: accuracy, cases, none, good, text, runs, empty, recall and 13 more",
    ),
    "accuracy": ("the pointer “accuracy” does not begin with a slash", "write  /accuracy"),
    "recall.core": ("the pointer “recall.core” does not begin with a slash", "write  /recall/core"),
    "#/accuracy": ("the pointer “#/accuracy” begins with #", "begin it with a slash, without the #"),
    "/m~n": (
        "the pointer “/m~n” holds a lone tilde",
        "write ~0 for a tilde and ~1 for a slash that belongs to a key",
    ),
    "/acuracy": (
        "the file has no “acuracy”",
        "did you mean “accuracy”? there are: accuracy, cases, none, good, text, runs, empty, recall and 13 more",
    ),
    "/recall/Core": ("“/recall” has no “Core”", "did you mean “core”? there are: complaint, core"),
    "/recall/speed": ("“/recall” has no “speed”", "there are: complaint, core"),
    "/nothing/x": ("“/nothing” has no “x”", "it is empty"),
    "/recall": ("“/recall” is not a number but has parts", "lead the pointer on to one of: complaint, core"),
    "/runs": (
        "“/runs” is not a number but a list of 2",
        "lead the pointer on to an item: /runs/0 is the first, /runs/1 the last",
    ),
    "/empty": ("“/empty” is not a number but a list of 0", ""),
    "/runs/2": ("“/runs” is a list of 2, and has no item 2", "its last item is 1; 0 is the first"),
    "/empty/0": ("“/empty” is a list of 0, and has no item 0", ""),
    "/runs/01": (
        "“/runs” is a list, and “01” is no number of an item",
        "name an item by its number; 0 is the first",
    ),
    "/runs/-": (
        "“/runs” is a list, and “-” is no number of an item",
        "name an item by its number; 0 is the first",
    ),
    "/runs/\u0661": (
        "“/runs” is a list, and “\u0661” is no number of an item",
        "name an item by its number; 0 is the first",
    ),
    "/accuracy/x": ("“/accuracy” has no parts, so “x” is not in it", "shorten the pointer"),
    "/text": (
        "“/text” is the text “94 %”, not a number",
        "write it without quotation marks in the JSON file",
    ),
    "/none": ("“/none” is null, not a number", "let the pointer lead to a number"),
    "/good": ("“/good” is true, not a number", "let the pointer lead to a number"),
    "/nan": ("“/nan” is no number that can be used: NaN is not JSON", "write a plain number"),
    "/inf": ("“/inf” is no number that can be used: -Infinity is not JSON", "write a plain number"),
    "/long": ("“/long” is no number that can be used: it has 5000 digits", "write a plain number"),
    "/huge": ("“/huge” is no number that can be used: 1e400 is too large", "write a plain number"),
    "/beyond": (
        "“/beyond” is no number that can be used: 1e99999999999999999999 is too large",
        "write a plain number",
    ),
    "/tiny": ("“/tiny” is no number that can be used: 1e-31 is too small", "write a plain number"),
    "/twice": ("the file has “twice” twice", "delete one of the two in the JSON file"),
}

FILES = {
    b"{": (
        "is not JSON: expecting property name enclosed in double quotes, line 1, column 2",
        "correct it, or export it again",
    ),
    b"": ("is not JSON: expecting value, line 1, column 1", "correct it, or export it again"),
    b"{}\n{}": ("is not JSON: extra data, line 2, column 1", "correct it, or export it again"),
    b'{"a": "\xe9"}': ("is not saved as UTF-8", "save it again with the encoding UTF-8"),
    '{"a": 1}'.encode("utf-16"): ("is not saved as UTF-8", "save it again with the encoding UTF-8"),
    b"[" * 200_000: ("is nested too deep", "export it with fewer levels"),
    b'{"a":' * 200_000: ("is nested too deep", "export it with fewer levels"),
}


def trouble(data: bytes, pointer: str) -> tuple[str, str]:
    with pytest.raises(MetricsError) as caught:
        number_at(parse_metrics(data), pointer)
    return caught.value.message, caught.value.hint


@pytest.mark.parametrize("pointer", NUMBERS)
def test_numbers_are_exact(pointer: str) -> None:
    number = number_at(parse_metrics(FILE.encode()), pointer)
    assert number == Decimal(NUMBERS[pointer])
    assert isinstance(number, Decimal)


@pytest.mark.parametrize("pointer", TROUBLES)
def test_pointers_that_lead_to_no_number(pointer: str) -> None:
    assert trouble(FILE.encode(), pointer) == TROUBLES[pointer]


@pytest.mark.parametrize("data", [pytest.param(data, id=repr(data[:20])) for data in FILES])
def test_files_that_are_no_json(data: bytes) -> None:
    assert trouble(data, "/a") == FILES[data]


def test_a_byte_order_mark_and_a_number_alone() -> None:
    assert number_at(parse_metrics(b"\xef\xbb\xbf -0.50\r\n"), "") == Decimal("-0.50")


def test_keys_in_messages_are_cleaned_and_short() -> None:
    message, hint = trouble(b'{"\\ud800\\u001b[31m' + b"x" * 100 + b'": 1}', "/a")
    assert message == "the file has no “a”"
    assert hint == f"there are: \ufffd\ufffd[31m{'x' * 33}…"


LEAVES = st.none() | st.booleans() | st.integers() | st.text(max_size=3)
DATA = st.recursive(
    LEAVES,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text("ab/~", max_size=2), inner, max_size=3)
    ),
)


@given(DATA, st.text("/ab~01-#", max_size=8))
def test_any_pointer_leads_to_a_number_or_to_words(data: object, pointer: str) -> None:
    import json

    try:
        assert isinstance(number_at(parse_metrics(json.dumps(data).encode()), pointer), Decimal)
    except MetricsError as error:
        assert error.message  # noqa: PT017


@given(st.binary(max_size=60))
def test_any_bytes(data: bytes) -> None:
    try:
        parse_metrics(data)
    except MetricsError as error:
        assert error.message  # noqa: PT017
