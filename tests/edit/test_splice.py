"""Single edits in every style: what the text is before, and what it is afterwards."""

import pytest

from generator.edit.refused import Refused
from generator.edit.scalars import scalar
from generator.edit.splice import Value, put
from generator.findings import Route
from generator.read.document import Scalar
from generator.read.source import parse_document

ROWS: list[tuple[str, str, Route, Value | None, str]] = [
    (
        "a new key behind its neighbours",
        "a:\n  b: 1  # why\n\nc: 2\n",
        ("a", "k"),
        "x",
        "a:\n  b: 1  # why\n  k: x\n\nc: 2\n",
    ),
    ("no final line end", "a:\n    b: 1", ("a", "k"), "x", "a:\n    b: 1\n    k: x"),
    ("CRLF", "a:\r\n  b: 1\r\nc: 2\r\n", ("a", "k"), "x", "a:\r\n  b: 1\r\n  k: x\r\nc: 2\r\n"),
    ("CR", "a:\r b: 1\rc: 2", ("a", "k"), "x", "a:\r b: 1\r k: x\rc: 2"),
    ("a byte order mark", "\ufeffa: 1\n", ("k",), "x", "\ufeffa: 1\nk: x\n"),
    ("an item of a list", "a:\n- b: 1\n-  c: 2\n", ("a", 1, "k"), "x", "a:\n- b: 1\n-  c: 2\n   k: x\n"),
    ("before the end of the document", "a: 1\n...\n", ("k",), "x", "a: 1\nk: x\n...\n"),
    (
        "behind a kept text",
        "a:\n  b: |+\n    t\n\nc: 2\n",
        ("a", "k"),
        "x",
        "a:\n  b: |+\n    t\n\n  k: x\nc: 2\n",
    ),
    (
        "behind an empty value",
        "a:\n  b:   # open\nc: 2\n",
        ("a", "k"),
        "x",
        "a:\n  b:   # open\n  k: x\nc: 2\n",
    ),
    ("behind a folded text", "a:\n  b: t\n   u\nc: 2\n", ("a", "k"), "x", "a:\n  b: t\n   u\n  k: x\nc: 2\n"),
    ("between braces", "a: {b: 1}  # why\n", ("a", "k"), "x, y", 'a: {b: 1, k: "x, y"}  # why\n'),
    (
        "between braces, a comma at the end",
        "a: {\n  b: 1,  # why\n}\n",
        ("a", "k"),
        "x",
        "a: {\n  b: 1, k: x,  # why\n}\n",
    ),
    ("between empty braces", "a: { }\n", ("a", "k"), "x", "a: {k: x }\n"),
    ("behind a key without a value", "a: {b, c}\n", ("a", "k"), "x", "a: {b, c, k: x}\n"),
    ("JSON stays JSON", '{"a": {"b": 1}}', ("a", "k"), "x", '{"a": {"b": 1, "k": "x"}}'),
    (
        "keys and values",
        "a:\n  b: 1\n",
        ("a", "k"),
        {"x": "1 %", "y, z": "2"},
        'a:\n  b: 1\n  k: {x: 1 %, "y, z": 2}\n',
    ),
    ("another value", "a: 'it''s'   # why\n", ("a",), "x", "a: x   # why\n"),
    ("a value for an empty key", "a:\n  b:   # open\nc: 2\n", ("a", "b"), "x", "a:\n  b: x   # open\nc: 2\n"),
    ("a value for a key alone", "a: {b}\n", ("a", "b"), "x", "a: {b: x}\n"),
    ("a value in place of ~", "a: ~\n", ("a",), "x", "a: x\n"),
    ("a value in place of a block of text", "a: |\n  t\n  u\n\nb: 1\n", ("a",), "x", "a: x\n\nb: 1\n"),
    ("a value in place of a list", "a:\n- t\n- u\nb: 1\n", ("a",), "x", "a: x\nb: 1\n"),
    ("a value in place of keys, with a comment", "a:  # why\n  b: 1\n", ("a",), "x", "a:  # why\n  x\n"),
    ("an item", "a: [t, u]\n", ("a", 1), {"b": "x"}, "a: [t, {b: x}]\n"),
    ("away with a line", "a:\n  b: 1\n  # next\n  c: 2\n", ("a", "b"), None, "a:\n  # next\n  c: 2\n"),
    ("away with the last line", "a: 1\nb: 2", ("b",), None, "a: 1"),
    ("away with the first key of an item", "a:\n  - b: 1\n    c: 2\n", ("a", 0, "b"), None, "a:\n  - c: 2\n"),
    ("away from braces, first", "a: {b: 1, c: 2}\n", ("a", "b"), None, "a: {c: 2}\n"),
    ("away from braces, last", "a: {b: 1, c: 2}\n", ("a", "c"), None, "a: {b: 1}\n"),
    ("a comment on the line stays", "a: 1\nb: 2  # why\n", ("b",), None, "a: 1\nb: null  # why\n"),
    ("nothing to do", "a: 'x'\n", ("a",), "x", "a: 'x'\n"),
]


@pytest.mark.parametrize(
    ("before", "route", "value", "after"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS]
)
def test_an_edit(before: str, route: Route, value: Value | None, after: str) -> None:
    assert put(before.encode(), route, value).decode() == after


@pytest.mark.parametrize(
    ("before", "route", "told"),
    [
        ("a: &x {b: 1}\nc: *x\n", ("c", "k"), "perhaps an anchor or an alias is in the way"),
        ("a: &x {b: 1}\nc: *x\n", ("a", "k"), "perhaps an anchor or an alias is in the way"),
        (
            "a: &x t\nc: *x\n",
            ("a",),
            "(line 1; perhaps an anchor or an alias is in the way); write it by hand",
        ),
        ("a: [\n", ("a",), "the file cannot be read as YAML; `gatepage check` says why"),
        ("a: 1\n", ("b", "c"), "there is no `b` to write `c` into"),
        ("a: 1\n", ("a", "c"), "there is no place for `c`: what is above it holds no keys"),
    ],
)
def test_what_would_change_something_else_is_refused(before: str, route: Route, told: str) -> None:
    with pytest.raises(Refused) as refused:
        put(before.encode(), route, "x")
    assert told in str(refused.value)


def test_control_characters_are_refused() -> None:
    with pytest.raises(Refused) as refused:
        put(b"a: 1\n", ("b",), "x\x1b[31m")
    assert str(refused.value) == "a control character can't be written; leave it out"


TEXTS = (
    *(
        "x",
        "One region only",
        "Dana Fox, director",
        "a: b",
        "a #b",
        "#",
        "- x",
        "? x",
        "yes",
        "No",
        "~",
        "null",
    ),
    *(
        "",
        " x",
        "x ",
        "'",
        '"',
        "it's",
        "\\",
        "C:\\temp",
        "two\nlines",
        "tab\there",
        "Łódź → ≥ 5 %",
        "{a}",
        "[",
        "*x",
    ),
    *(
        "&x",
        "!x",
        "%x",
        "@x",
        "`x",
        "|",
        ">",
        "94 %",
        "-3 %",
        "12:30",
        "0x1F",
        "...",
        "---",
        "x:",
        "a,b",
        "<<",
        "=",
    ),
    "x" * 3_000,
)


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("frame", ["a: {}\n", "a: [{}, x]\n", "- {}\n", "a:\n    b: {}\n", '{{"a": {}}}\n'])
def test_a_text_reads_back_as_itself(text: str, frame: str) -> None:
    inside = "[" in frame or "{{" in frame
    written = scalar(text, inside=inside, json_like="{{" in frame)
    document = parse_document(b"k:\n  " + frame.format(written).replace("\n", "\n  ").encode(), "")
    assert document.problems == ()
    assert text in [node.text for node in texts(document.root)]


def texts(node: object) -> list[Scalar]:
    if isinstance(node, Scalar):
        return [node]
    inside = getattr(node, "items", None) or [entry.value for entry in getattr(node, "entries", ())]
    return [found for each in inside for found in texts(each)]
