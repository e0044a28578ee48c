"""The source line of a finding: the caret stands under what is meant, whatever stands before it."""

import pytest

from generator.findings import Span
from generator.read.source import parse_document
from generator.view.excerpt import Excerpt, excerpt, visible

MARK = "\N{REPLACEMENT CHARACTER}"


def cut(text: str, line: int, column: int, end_line: int, end_column: int) -> tuple[str, str] | None:
    document = parse_document(text.encode(), "triage.yaml")
    found = excerpt(document.line(line), Span(line, column, end_line, end_column))
    return (found.source, found.caret) if found else None


def marked(line: str, what: str) -> tuple[str, str] | None:
    """The excerpt of a line with a span over a part of it."""
    column = line.index(what) + 1
    return cut(line, 1, column, 1, column + len(what))


@pytest.mark.parametrize(
    ("line", "what", "caret"),
    [
        ("title: Triage", "title", "^^^^^"),
        ("title: Triage", "Triage", "       ^^^^^^"),
        ("  - {id: a, by: Dana}", "by", "            ^^"),
        ("田中: 太郎", "太郎", "      ^^^^"),
        ("name: 田中 x", "x", "           ^"),
        ("Übung: größer", "größer", "       ^^^^^^"),
        ("e\u0301te\u0301: a\u0308b", "a\u0308b", "     ^^"),
        ("की: ख", "ख", "    ^"),
        ("का: x", "x", "    ^"),
        ("नि\u0947: x", "x", "    ^"),
        ("a\u200db: x", "x", "     ^"),
        ("📮: x", "x", "    ^"),
        ("ｆｕｌｌ: x", "x", "          ^"),
    ],
)
def test_the_caret_stands_under_what_is_meant(line: str, what: str, caret: str) -> None:
    found = marked(line, what)
    assert found is not None
    assert found[1] == caret


def test_a_tab_takes_one_column() -> None:
    assert marked("a: [x,\ty]", "y") == ("a: [x, y]", "       ^")


def test_what_acts_instead_of_being_drawn_becomes_a_mark_of_one_column() -> None:
    assert marked("a: b\u200d\u2060c d", "d") == (f"a: b{MARK}{MARK}c d", "        ^")
    assert marked("a: b\u202ec d", "d") == (f"a: b{MARK}c d", "       ^")
    assert [visible(char) for char in "\x1b\x00\u2028\u202e\ud800\u200f"] == [MARK] * 6
    assert [visible(char) for char in "\ta é田"] == [" ", "a", " ", "é", "田"]


def test_a_line_as_long_as_an_excerpt_is_whole() -> None:
    line = "a: " + "b" * 97
    assert cut(line, 1, 1, 1, 2) == (line, "^")
    assert cut(line, 1, 4, 1, 101) == (line, "   " + "^" * 97)


def test_a_long_line_is_cut_behind_what_is_meant() -> None:
    line = "a: " + "b" * 98
    assert cut(line, 1, 1, 1, 2) == (line[:100] + " …", "^")
    assert cut(line, 1, 4, 1, 102) == (line[:100] + " …", "   " + "^" * 97)


def test_a_long_line_is_cut_on_both_sides() -> None:
    line = "a" * 200 + "HERE" + "b" * 200
    assert marked(line, "HERE") == ("… " + "a" * 50 + "HERE" + "b" * 46 + " …", " " * 52 + "^^^^")


def test_the_end_of_a_long_line_is_whole() -> None:
    line = "a" * 200 + "HERE"
    assert marked(line, "HERE") == ("… " + "a" * 50 + "HERE", " " * 52 + "^^^^")


def test_wide_characters_before_the_cut_do_not_move_the_caret() -> None:
    line = "田" * 200 + "HERE"
    assert marked(line, "HERE") == ("… " + "田" * 50 + "HERE", " " * 102 + "^^^^")


def test_a_span_over_several_lines_is_shown_to_the_end_of_its_first() -> None:
    text = "a:\n  - b   \n  - c\n"
    assert cut(text, 1, 1, 3, 6) == ("a:", "^^")
    assert cut(text, 2, 3, 3, 6) == ("  - b", "  ^^^")


def test_a_span_of_no_width_has_a_caret() -> None:
    assert cut("a: b", 1, 4, 1, 4) == ("a: b", "   ^")
    assert cut("a:", 1, 3, 1, 3) == ("a:", "  ^")


def test_a_column_behind_the_end_of_the_line_has_a_caret() -> None:
    assert cut("a:", 1, 40, 1, 41) == ("a:", "  ^")


@pytest.mark.parametrize("line", [0, 2, 4, 99])
def test_a_line_that_is_empty_or_not_there_has_no_excerpt(line: int) -> None:
    assert cut("a: b\n   \nc: d\n", line, 1, line, 2) is None


def test_windows_line_ends_are_not_shown() -> None:
    assert cut("a: b\r\nc: d\r\n", 2, 4, 2, 5) == ("c: d", "   ^")


def test_an_excerpt_is_equal_to_its_like() -> None:
    assert Excerpt("a", "^") == Excerpt("a", "^")
