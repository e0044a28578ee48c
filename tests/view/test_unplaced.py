"""What was written and could not be placed stands under the notes, as typed."""

from pathlib import Path

import pytest

from generator.view.unplaced import unplaced
from tests.paging import judged
from tests.view.telling import drawn


def found(folder: Path, text: str) -> list[str]:
    return drawn(unplaced(judged(folder, f"format: 1\ntitle: T\nstage: poc\n{text}\n")))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("started: 2026-05-04", []),
        ("own: CC-4711", ["Not understood: own: CC-4711"]),
        ("own: {a: [b, {c: d}], e: f}", ["Not understood: own: a: b; c: d; e: f"]),
        ("started: soon", ["Not understood: started: soon"]),
        ("stage: pilto", ["Given twice: stage: pilto"]),  # the first of the two counts
        ("ownership: {owner: Dana Fox, owner: {name: Tom Adler}}", ["Given twice: ownership.owner: name: Tom Adler"]),
        ("learning: [{by: Dana Fox, by: Tom Adler}]", ["Given twice: learning[1].by: Tom Adler"]),
        ("stage:", []),
        ("[a, b]: c", ["Not understood: a; b; c"]),
        ("ownership: {[a]: b}", ["Not understood: ownership: a; b"]),
        ("base: &x {a: b}\nownership: {<<: *x}", ["Not understood: base: a: b", "Not understood: ownership.<<: a: b"]),
        ("operations: {reviewer: [Priya, Tom]}", ["Not understood: operations.reviewer: Priya; Tom"]),
        ("operations: {reviwer: Priya Nair}", ["Not understood: operations.reviwer: Priya Nair"]),
        ("operations: [a, b]", ["Not understood: operations: a; b"]),
        ("ownership: {side: marketing}", ["Not understood: ownership.side: marketing"]),
        ("evaluation: {cases: ~240}", ["Not understood: evaluation.cases: ~240"]),
        ("evaluation: {dataset: ../a.csv}", ["Not understood: evaluation.dataset: ../a.csv"]),
        (
            "specification: {quality: [{id: a, target: good, evidence: /etc/passwd}]}",
            [
                "Not understood: specification.quality[a].evidence: /etc/passwd",
                "Not understood: specification.quality[a].target: good",
            ],
        ),
        ("gate: {go: {signals: [{met: perhaps}]}}", ["Not understood: gate.go.signals[1].met: perhaps"]),
        ("own:", []),
    ],
)  # fmt: skip
def test_what_was_set_aside_is_shown_as_typed(text: str, shown: list[str], tmp_path: Path) -> None:
    assert found(tmp_path, text) == shown


def test_what_lies_in_something_unknown_is_shown_once(tmp_path: Path) -> None:
    assert found(tmp_path, "own: {started: soon, side: [a]}") == [
        "Not understood: own: started: soon; side: a"
    ]


def test_deep_nesting_is_shown(tmp_path: Path) -> None:
    assert found(tmp_path, f"own: {'[' * 60}deep{']' * 60}") == ["Not understood: own: deep"]


def test_of_an_unreadable_file_nothing_is_shown(tmp_path: Path) -> None:
    assert unplaced(judged(tmp_path, "own: [\n")) == ()
