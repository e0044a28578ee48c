"""What is told of a file, word for word, and what of it is read all the same."""

import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from generator.findings import Span
from generator.read import parser
from generator.read.document import Mapping, Scalar, Sequence
from generator.read.parser import ParserMissing
from generator.read.source import MAX_SIZE, parse_document, read_document

from .telling import Case, cases, document_problems, drawn, outline, read, told, values

FILES = ["lines.txt", "marks.txt", "signs.txt", "kept.txt", "root.txt"]


@pytest.mark.parametrize("case", [pytest.param(case, id=case.name) for file in FILES for case in cases(file)])
def test_told(case: Case) -> None:
    assert told(read(case.text)) == case.says


# ---- merge conflicts: written with signs in place of the marks, which git would take for a conflict here

CONFLICTS = {
    "whole": ("a: b\n@ours HEAD\nc: b\n@middle\nc: c\n@theirs other\n", 2, "<"),
    "in the first line": ("@ours HEAD\na: b\n@middle\na: c\n@theirs other\n", 1, "<"),
    "with the base": ("a:\n  b: c\n@ours x\n  c: b\n@base y\n@middle\n  c: c\n@theirs z\n", 3, "<"),
    "inside a text that YAML would read": ('a: "b\n@ours x\n  c\n@middle\n  d\n@theirs z\n  e"\n', 2, "<"),
    "the first mark left": ("a: b\n@ours HEAD\nc: d\n", 2, "<"),
    "the middle mark left": ("a: b\n@middle\nc: d\n", 2, "="),
    "the last mark left": ("a: b\n@theirs other\nc: d\n", 2, ">"),
    "the base left": ("a: b\n@base y\nc: d\n", 2, "|"),
}


@pytest.mark.parametrize("name", CONFLICTS)
def test_a_merge_conflict_has_its_own_words(name: str) -> None:
    text, line, sign = CONFLICTS[name]
    for word, mark in (("@ours", "<" * 7), ("@base", "|" * 7), ("@middle", "=" * 7), ("@theirs", ">" * 7)):
        text = text.replace(word, mark)
    assert told(read(text)) == (
        "unreadable\n"
        f"{line}:1-{line}:8 `{sign * 7}` SRC001\n"
        "  a merge conflict is not settled\n"
        "  keep one of the two versions, and delete the lines that begin with <<<<<<<, ======= and >>>>>>>\n"
    )


def test_a_row_of_equals_signs_alone_is_no_conflict() -> None:
    assert read(f'a: "Heading\n{"=" * 7}\ntext"\n').problems == ()


# ---- keys that are too long: written with a number, since no case file should hold such a line


@pytest.mark.parametrize("quote", ["", '"', "'"])
def test_a_key_that_yaml_cannot_read_is_told_as_such(quote: str) -> None:
    key = f"{quote}{'k' * 1025}{quote}"
    assert told(read(f"a:\n  - {key}: b\n")) == (
        "unreadable\n"
        f"2:5-2:6 `{key[0]}` SRC001\n"
        f"  “{key[:39]}…” is too long for a key: YAML allows 1,024 characters\n"
        "  write a short key, and the text behind its colon\n"
    )


def test_the_longest_key_is_read() -> None:
    assert read(f"{'k' * 1024}: b\n").problems == ()


# ---- values and places


def test_scalars_stay_text() -> None:
    document = read("a: no\nb: 010\nc: 12:30\nd: 2026-11-22\ne: ~\nf: 0.94\ng: 'null'\nh:\n")
    assert document.root is not None
    assert values(document.root) == {
        "a": "no", "b": "010", "c": "12:30", "d": "2026-11-22", "e": "~", "f": "0.94", "g": "null", "h": "",
    }  # fmt: skip
    assert [
        entry.key.text for entry in document.root if isinstance(entry.value, Scalar) and entry.value.empty
    ] == ["e", "h"]


@pytest.mark.parametrize("case", [pytest.param(case, id=case.name) for case in cases("places.txt")])
def test_places(case: Case) -> None:
    assert f"places\n{drawn(read(case.text).root)}" == case.says


ROUTES: dict[tuple[str | int, ...], tuple[Span, Span]] = {
    ("a", 1, "d", "e"): (Span(3, 12, 3, 13), Span(3, 9, 3, 10)),
    ("a", 1): (Span(3, 5, 3, 14), Span(3, 5, 3, 14)),
    ("a", 1, "d", "missing"): (Span(3, 5, 3, 6), Span(3, 5, 3, 6)),
    ("a", 1, "missing", "more"): (Span(3, 5, 3, 6), Span(3, 5, 3, 6)),
    ("a", 7): (Span(1, 1, 1, 2), Span(1, 1, 1, 2)),
    ("g",): (Span(4, 1, 4, 2), Span(4, 1, 4, 2)),
    ("missing",): (Span(1, 1, 1, 2), Span(1, 1, 1, 2)),
}


@pytest.mark.parametrize("route", ROUTES)
def test_a_route_leads_to_its_place(route: tuple[str | int, ...]) -> None:
    document = read("a:\n  - b: c\n  - d: {e: f}\ng:\n")
    assert (document.span(route), document.span(route, "key")) == ROUTES[route]


def test_an_empty_file_is_pointed_at_from_its_start() -> None:
    assert read("").span(("a", 1)) == read("{}").span(("a",)) == Span.start_of_file()


def test_a_lone_question_mark_keeps_its_text_everywhere() -> None:
    document = read("a: ?\nb: [?, x ?]\nc: |\n  who decides: ?\n  - ?\nd: 'why ?'\n")
    assert document.root is not None
    assert values(document.root) == {"a": "?", "b": ["?", "x ?"], "c": "who decides: ?\n- ?\n", "d": "why ?"}
    assert document.problems == ()


def test_the_sign_that_stands_in_for_a_question_mark_may_be_in_the_file() -> None:
    document = read("a: ?\nb: \ue000?\n")
    assert document.root is not None
    assert values(document.root) == {"a": "?", "b": "\ue000?"}


# ---- encodings


def test_windows_line_ends_and_a_byte_order_mark_change_nothing() -> None:
    text = "a: 😀 b\nc:\n  - |\n    x\n    y\n  - 'p\n    q'\nd: e\nd: f\n"
    plain = read(text)
    windows = parse_document(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode(), plain.file)
    assert outline(windows.root) == outline(plain.root)
    assert windows.problems == plain.problems
    assert windows.lines == plain.lines
    assert windows.text == text.replace("\n", "\r\n")


def test_windows_1252_is_told_with_its_place() -> None:
    document = parse_document("title: Übersicht\nowner: René\n".encode("cp1252"), "x.yaml")
    assert told(document) == (
        "unreadable\n"
        "1:8-1:9 `\ufffd` SRC001\n"
        "  the file is not UTF-8: the byte DC here is no character\n"
        "  save it again with the encoding UTF-8; it looks like Windows-1252, where this byte is “Ü”\n"
    )


def test_a_byte_that_no_encoding_has_is_told_without_a_guess() -> None:
    document = parse_document(b"a: \xc3\xa9\r\nb: \x81", "x.yaml")
    assert told(document) == (
        "unreadable\n"
        "2:4-2:5 `\ufffd` SRC001\n"
        "  the file is not UTF-8: the byte 81 here is no character\n"
        "  save it again with the encoding UTF-8\n"
    )


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_utf_16_is_told(encoding: str) -> None:
    assert told(parse_document("title: Foo\n".encode(encoding), "x.yaml")) == (
        "unreadable\n"
        "1:1-1:1 `` SRC001\n"
        "  the file is saved as UTF-16, not as UTF-8\n"
        "  save it again with the encoding UTF-8\n"
    )


# ---- forbidden characters


def test_forbidden_characters_are_named_and_replaced() -> None:
    document = read("a: b\u202ec\x1bd\ne: 'f\u2028g\x85h\ufeff'\n# \U0001ffff\n")
    assert told(document) == (
        "read\n"
        "1:5-1:6 `\ufffd` SRC001\n"
        "  a character that must not be in a text: right-to-left override, U+202E\n"
        "  delete it: it makes the text look different from what is written\n"
        "1:7-1:8 `\ufffd` SRC001\n"
        "  a character that must not be in a text: escape character, U+001B\n"
        "  delete it; most editors can show invisible characters\n"
        "2:6-2:7 `\ufffd` SRC001\n"
        "  a character that must not be in a text: line separator, U+2028\n"
        "  put an ordinary line end or a blank in its place\n"
        "2:8-2:9 `\ufffd` SRC001\n"
        "  a character that must not be in a text: next-line character, U+0085\n"
        "  put an ordinary line end or a blank in its place\n"
        "2:10-2:11 `\ufffd` SRC001\n"
        "  a character that must not be in a text: byte order mark, U+FEFF\n"
        "  delete it; most editors can show invisible characters\n"
        "3:3-3:4 `\ufffd` SRC001\n"
        "  a character that must not be in a text: noncharacter, U+1FFFF\n"
        "  delete it; most editors can show invisible characters\n"
    )
    assert document.root is not None
    assert values(document.root) == {"a": "b\ufffdc\ufffdd", "e": "f\ufffdg\ufffdh\ufffd"}


def test_marks_of_direction_are_text() -> None:
    assert read("a: \u200eb\u200f\u061c\n").problems == ()


def test_many_forbidden_characters_are_counted() -> None:
    messages = document_problems(read("a: b" + "\x01" * 25))
    assert len(messages) == 21
    assert messages[-1] == "and 5 more characters that must not be in a text"
    assert (
        document_problems(read("a: b" + "\x01" * 21))[-1] == "and 1 more character that must not be in a text"
    )


def test_many_problems_are_counted() -> None:
    messages = document_problems(read("a: 1\n" * 200))
    assert len(messages) == 101
    assert messages[-1] == "and 99 more problems in this file"


# ---- limits: each refusal at once, with a place


def nested(levels: int) -> str:
    return "a: " + "[" * (levels - 1) + "]" * (levels - 1)


def test_as_deep_as_may_be() -> None:
    assert read(nested(64)).problems == ()
    assert told(read(nested(65))) == (
        "unreadable\n"
        "1:67-1:68 `[` SRC001\n"
        "  the file is nested deeper than 64 levels\n"
        "  close brackets, or indent less\n"
    )


@pytest.mark.parametrize(
    "unit", ["[", "{", "[\n", "{a: ", "- ", "? ", "a: [\n", "&a ", "!a ", "*a ", "a:\n ", "'", '"\n']
)
def test_a_million_of_anything_ends_at_once(unit: str) -> None:
    start = time.process_time()
    document = read((unit * MAX_SIZE)[: MAX_SIZE // len(unit) * len(unit)])
    assert time.process_time() - start < 2
    assert len(document.problems) <= 101
    if unit in {"[", "{", "[\n", "{a: ", "- ", "? ", "a: [\n"}:
        assert document_problems(document) == ["the file is nested deeper than 64 levels"]


def test_thirty_thousand_levels_do_not_end_the_process() -> None:
    assert document_problems(read("a: " + "[" * 30_000 + "]" * 30_000)) == [
        "the file is nested deeper than 64 levels"
    ]


def test_too_many_values() -> None:
    assert told(read("a:\n" + "- b\n" * 60_000)) == (
        "unreadable\n"
        "49999:3-49999:4 `b` SRC001\n"
        "  the file holds more than 50 000 values\n"
        "  make it smaller\n"
    )


def test_aliases_within_the_bound_are_expanded() -> None:
    tenfold = "a: &a [x]\n" + "".join(
        f"{name}: &{name} [{', '.join(['*' + of] * 10)}]\n" for of, name in pairwise("abc")
    )
    root = read(tenfold).root
    assert root is not None
    assert values(root.entries[2].value) == [[["x"]] * 10] * 10


def test_aliases_beyond_the_bound_are_refused() -> None:
    lines = [f"{name}: &{name} [{', '.join(['*' + of] * 10)}]\n" for of, name in pairwise("abcdef")]
    assert told(read("a: &a [x]\n" + "".join(lines))) == (
        "unreadable\n"
        "5:20-5:22 `*d` SRC001\n"
        "  the aliases up to this one stand for more than 10 000 values\n"
        "  write the values out\n"
    )


def test_aliases_nested_through_each_other_are_too_deep() -> None:
    chain = "a0: &a0 [x]\n" + "".join(f"a{n}: &a{n} [[[*a{n - 1}]]]\n" for n in range(1, 40))
    assert told(read(chain)) == (
        "unreadable\n"
        "22:14-22:18 `*a20` SRC001\n"
        "  the file is nested deeper than 64 levels\n"
        "  close brackets, or indent less\n"
    )


def test_an_anchor_used_again_stands_for_its_latest_node() -> None:
    root = read("a: &x 1\nb: *x\nc: &x [&x 2, *x]\nd: *x\n").root
    assert root is not None
    assert values(root) == {"a": "1", "b": "1", "c": ["2", "2"], "d": "2"}


def test_too_large(tmp_path: Path) -> None:
    path = tmp_path / "large.yaml"
    path.write_bytes(b"a: " + b"b" * (MAX_SIZE - 3))
    assert read_document(path, "large.yaml").problems == ()
    path.write_bytes(b"a: " + b"b" * (MAX_SIZE - 2))
    expected = (
        "unreadable\n1:1-1:1 `` SRC001\n  the file has 1.1 MiB; at most 1 MiB are read\n  make it smaller\n"
    )
    assert told(read_document(path, "large.yaml")) == expected
    assert told(parse_document(path.read_bytes(), "large.yaml")) == expected


# ---- files


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert told(read_document(tmp_path / "no.yaml", "no.yaml")) == (
        "unreadable\n1:1-1:1 `` SRC001\n  the file does not exist\n  create it, or correct the name\n"
    )


# ---- the parser


def test_without_the_parser_nothing_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parser, "CParser", None)
    with pytest.raises(ParserMissing, match=r"pip install ruamel\.yaml\.clib==0\.2\.15"):
        read("a: b")


class _Raises:
    """A parser that gives a few events and then raises."""

    error: Exception = RuntimeError("never")

    def __init__(self, text: str) -> None:
        self._events = iter(_real(text)[:4])

    def get_event(self) -> object:
        event = next(self._events, None)
        if event is None:
            raise self.error
        return event


def _real(text: str) -> list[object]:
    from _ruamel_yaml import CParser  # type: ignore[import-not-found]

    get: Callable[[], object] = CParser(text).get_event
    return list(iter(get, None))


@pytest.mark.parametrize(
    "error", [AssertionError(), TypeError("x"), NotImplementedError(), MemoryError(), ValueError()]
)
def test_whatever_a_parser_raises_is_a_trouble_of_the_file(
    error: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_Raises, "error", error)
    monkeypatch.setattr(parser, "CParser", _Raises)
    assert told(read("key: value\n")) == (
        "unreadable\n"
        "1:4-1:5 `:` SRC001\n"
        f"  this cannot be read as YAML ({type(error).__name__})\n"
        "  look at this line and the one above: quotation marks, brackets, colons, indentation\n"
    )


def test_equal_texts_make_equal_trees() -> None:
    one, other = read("a: [b, {c: d}]"), read("a: [b, {c: d}]")
    assert one.root == other.root
    assert hash(one.root) == hash(other.root)
    assert isinstance(one.root, Mapping)
    assert isinstance(one.root.entries[0].value, Sequence)
