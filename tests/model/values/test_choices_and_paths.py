"""Words out of a list, yes and no, and paths of evidence files."""

from __future__ import annotations

import pytest

from generator.model.values.choice import closest, match_choice, not_in_list
from generator.model.values.path import RelativePath
from generator.model.values.unreadable import Unreadable, any_of
from generator.model.values.yes_no import read_yes_no

STAGES = ["idea", "poc", "pilot", "production", "retired"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("pilot", "pilot"), (" Pilot ", "pilot"), ("PoC", "poc"), ("P_o-C", "poc"), ("pilto", None), ("", None)],
)
def test_a_word_of_the_list(text: str, expected: str | None) -> None:
    assert match_choice(text, STAGES) == expected


def test_blanks_hyphens_and_underscores_do_not_matter() -> None:
    assert match_choice("out of scope", ["out-of-scope"]) == "out-of-scope"
    assert match_choice("OUT_OF\u00a0SCOPE", ["out-of-scope"]) == "out-of-scope"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("pilto", "pilot"),
        ("Prod", "production"),
        ("retire", "retired"),
        ("live", None),
        ("p", None),
        ("", None),
    ],
)
def test_the_closest_word(text: str, expected: str | None) -> None:
    assert closest(text, STAGES) == expected


def test_the_closest_key() -> None:
    keys = ["budget_stop", "rollback", "log_review", "reviewer"]
    assert [closest(key, keys) for key in ("budgetstop", "roll-back", "logreview", "reviewers", "cost")] == [
        *("budget_stop", "rollback", "log_review", "reviewer", None)
    ]


def test_a_word_outside_the_list() -> None:
    refused = not_in_list("pilto", STAGES, "stage")
    assert (refused.code, refused.message) == ("SRC005", '"pilto" is no stage')
    assert refused.hint == "did you mean pilot? Possible: idea, poc, pilot, production or retired"
    refused = not_in_list("live", STAGES, "stage")
    assert (refused.message, refused.hint) == (
        '"live" is no stage',
        "write idea, poc, pilot, production or retired",
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [("true", True), ("Yes", True), (" YES ", True), ("false", False), ("No", False), ("FALSE", False)],
)
def test_yes_and_no(text: str, expected: bool) -> None:
    assert read_yes_no(text) is expected


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("y", "write yes"),
        ("on", "write yes"),
        ("0", "write no"),
        ("maybe", "write yes or no"),
        ("", "write yes or no"),
    ],
)
def test_neither_yes_nor_no(text: str, hint: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read_yes_no(text)
    assert (caught.value.code, caught.value.message) == ("SRC004", f'"{text}" is neither yes nor no')
    assert caught.value.hint == hint


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("evidence/golden.csv", ("evidence", "golden.csv")),
        (" evidence/2026-11 Übersicht.json ", ("evidence", "2026-11 Übersicht.json")),
        ("golden..csv", ("golden..csv",)),
        (".hidden/x", (".hidden", "x")),
    ],
)
def test_a_path(text: str, parts: tuple[str, ...]) -> None:
    path = RelativePath.parse(text)
    assert (path.text, path.parts) == (text.strip(), parts)


HINT = "write the path from the project's own folder, for example evidence/golden.csv"
OUTSIDE = "begins outside the project's folder"


@pytest.mark.parametrize(
    ("text", "fact", "hint"),
    [
        ("", "names no file", HINT),
        (".", "names no file", HINT),
        ("/etc/passwd", OUTSIDE, HINT),
        ("\\\\host\\share", OUTSIDE, HINT),
        ("~/golden.csv", OUTSIDE, HINT),
        ("C:/golden.csv", OUTSIDE, HINT),
        ("c:golden.csv", OUTSIDE, HINT),
        ("../golden.csv", "leads out of the project's folder", HINT),
        ("evidence/../../x", "leads out of the project's folder", HINT),
        ("evidence\\..\\x", "leads out of the project's folder", HINT),
        ("https://example.com/golden.csv", "is an address, not a file of the project", HINT),
        ("evidence\x00/x", "holds a control character", HINT),
        ("evidence/\ud800", "holds a control character", HINT),
        ("evidence\\golden.csv", "has backslashes", "write evidence/golden.csv"),
        ("./golden.csv", "is not the shortest way to write the path", "write golden.csv"),
        ("evidence//golden.csv", "is not the shortest way to write the path", "write evidence/golden.csv"),
        ("evidence/", "is not the shortest way to write the path", "write evidence"),
    ],
)
def test_a_path_refused(text: str, fact: str, hint: str) -> None:
    with pytest.raises(Unreadable) as caught:
        RelativePath.parse(text)
    assert (caught.value.code, caught.value.message, caught.value.hint) == (
        "SRC010",
        f'"{text}" {fact}',
        hint,
    )


def test_a_path_that_is_too_long() -> None:
    with pytest.raises(Unreadable) as caught:
        RelativePath.parse("x" * 501)
    assert caught.value.message == f'"{"x" * 59}…" is too long for a path'


def test_alternatives_are_joined_as_in_speech() -> None:
    assert [any_of(["a"]), any_of(["a", "b"]), any_of(["a", "b", "c"])] == ["a", "a or b", "a, b or c"]
