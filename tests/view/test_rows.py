"""The rows of the gate and of the improvement loops: texts, tones, and what stands in the place of what is absent."""

from pathlib import Path

import pytest

from generator.model.gate import Outcome
from generator.view.parts import Tone
from generator.view.rows import GateLine, LoopLine, gate_lines, loop_lines, no_loop
from tests.paging import judged
from tests.view.telling import drawn, told, toned

QUALITY = (
    "specification: {quality: [{id: accuracy, metric: Accuracy, target: at least 92 %, actual: 94 %},"
    " {id: recall, metric: Recall, target: at least 97 %, actual: 96 %}, {id: speed, metric: Speed}]}\n"
)


def gate(folder: Path, rows: str, stage: str = "poc", before: str = QUALITY) -> dict[Outcome, GateLine]:
    found = judged(folder, f"format: 1\ntitle: T\nstage: {stage}\n{before}gate: {rows}\n")
    return {line.outcome: line for line in gate_lines(found)}


def signal(folder: Path, text: str, row: str = "hold") -> tuple[str, bool, str]:
    """State, whether it is good news, and the text of one signal."""
    line = gate(folder, f"{{{row}: {{signals: [{text}]}}}}")[Outcome(row)]
    (found,) = line.signals
    return found.state.value, found.good, toned(found.parts)


# ---- signals


@pytest.mark.parametrize(
    ("row", "met", "good", "shown"),
    [
        ("go", "yes", True, "A: {muted}yes{good}"),
        ("go", "no", False, "A: {muted}no{bad}"),
        ("hold", "yes", False, "A: {muted}yes{bad}"),
        ("hold", "no", True, "A: {muted}no{good}"),
        ("stop", "yes", False, "A: {muted}yes{bad}"),
        ("stop", "no", True, "A: {muted}no{good}"),
    ],
)
def test_a_signal_is_good_or_bad_news_by_its_row(
    row: str, met: str, good: bool, shown: str, tmp_path: Path
) -> None:
    state = "met" if met == "yes" else "not met"
    assert signal(tmp_path, f"{{signal: A, met: {met}}}", row) == (state, good, shown)


@pytest.mark.parametrize(
    ("text", "state", "shown"),
    [
        ("A", "unknown", "A (no source for its state){muted}"),
        ("{id: a}", "unknown", "a (no source for its state){muted}"),
        ("{measured: 2026-11}", "unknown", "signal without a text (no source for its state; Nov 2026){muted}"),
        (
            "{id: a, signal: A, when: more than 5 %, actual: 3.1 %, measured: 2026-11-20, valid: month}",
            "not met",
            "A, more than 5 %: {muted}3.1 %{good} (20 Nov 2026; valid for a month){muted} [a]{id}",
        ),
        (
            "{signal: A, when: more than 5 %, actual: 7 %}",
            "met",
            "A, more than 5 %: {muted}7 %{bad}",
        ),
        (
            "{signal: A, when: more than 5 %, actual: 3 to 7 %}",
            "unknown",
            "A, more than 5 %: {muted}3 to 7 %{strong}, undecided{open}",
        ),
        (
            "{signal: A, when: more than 5 %, actual: 7 %, measured: 2026-10-01, valid: month}",
            "unknown",
            "A, more than 5 %: {muted}7 %{open}, stale{open} (1 Oct 2026; valid for a month){muted}",
        ),
        (
            "{signal: A, met: no, measured: 2026-10-01, valid: month}",
            "unknown",
            "A: {muted}no{open}, stale{open} (1 Oct 2026; valid for a month){muted}",
        ),
        (
            "{signal: A, actual: 7 %}",
            "unknown",
            "A: {muted}7 %{strong} (7 %, and no condition to hold it against){muted}",
        ),
        (
            "{signal: A, when: more than 5 %, actual: high}",
            "unknown",
            "A, more than 5 % (stated in words: high){muted}",
        ),
        (
            "{signal: A, quality: accuracy}",
            "met",
            "A quality: accuracy{fine}",
        ),
        (
            "{signal: A, quality: [accuracy, recall]}",
            "not met",
            "A (Recall: 96 % misses at least 97 %){muted} quality: accuracy, recall{fine}",
        ),
        (
            "{signal: A, quality: [accuracy, speed]}",
            "unknown",
            "A (not measured: Speed){muted} quality: accuracy, speed{fine}",
        ),
        (
            "{signal: A, filled: specification.quality}",
            "met",
            "A filled: specification.quality{fine}",
        ),
        (
            "{signal: A, filled: operations.reviewer}",
            "not met",
            "A (operations.reviewer is not filled in){muted} filled: operations.reviewer{fine}",
        ),
        ("{signal: A, met: no, automatic: true}", "not met", "A: {muted}no{good} (acts by itself){muted}"),
        ("{signal: A, met: no, automatic: no}", "not met", "A: {muted}no{good} (a person acts){muted}"),
        (
            "{signal: A, met: no, when: more than 5 %, actual: 7 %}",
            "not met",
            "A, more than 5 %: {muted}7 %{good} (said to be not met){muted}",
        ),
        (
            '{signal: A, met: TBD, when: "TBD, in May"}',
            "unknown",
            "A (no source for its state){muted}; {muted}when: TBD{open} (in May){muted}; {muted}met: TBD{open}",
        ),
        (
            "{signal: A, when: more than 5 %, actual: {file: none.json, at: /a, as: percent}}",
            "unknown",
            "A, more than 5 % (value cannot be read){muted} none.json /a as percent{fine}",
        ),
    ],
)  # fmt: skip
def test_a_signal_reads(text: str, state: str, shown: str, tmp_path: Path) -> None:
    found = signal(tmp_path, text)
    assert (found[0], found[2]) == (state, shown)


# ---- rows


def row(line: GateLine) -> dict[str, object]:
    return {
        "unsaid": [toned(each) for each in line.unsaid],
        "owners": [toned(each) for each in line.owners],
        "action": toned(line.action),
        "treatment": line.treatment,
    }


def test_a_whole_row(tmp_path: Path) -> None:
    text = "{stop: {signals: [A], owner: [Dana Fox, 'Ines Roth, audit'], action: Return to hand, treatment: avoid}}"
    assert row(gate(tmp_path, text)[Outcome.STOP]) == {
        "unsaid": [],
        "owners": ["Dana Fox", "Ines Roth, audit"],
        "action": "Return to hand",
        "treatment": "risk: avoid",
    }


@pytest.mark.parametrize(
    ("risk", "shown"),
    [
        ("treatment: accept, until: 2026-12-31", "risk: accept until 31 Dec 2026"),
        ("treatment: accept, until: production", "risk: accept until production"),
        ("until: 2026-12", "risk: until Dec 2026"),
    ],
)
def test_a_treatment_has_its_end(risk: str, shown: str, tmp_path: Path) -> None:
    assert gate(tmp_path, f"{{hold: {{signals: [A], {risk}}}}}")[Outcome.HOLD].treatment == shown


def test_the_rows_stand_from_go_to_stop(tmp_path: Path) -> None:
    assert list(gate(tmp_path, "{stop: {signals: [A]}}")) == [Outcome.GO, Outcome.HOLD, Outcome.STOP]


def test_an_absent_row_is_missing(tmp_path: Path) -> None:
    line = gate(tmp_path, "{stop: {signals: [A]}}")[Outcome.GO]
    assert not line.given
    assert row(line) == {"unsaid": ["missing{bad}"], "owners": [], "action": "", "treatment": ""}


def test_before_its_stage_an_absent_row_is_not_settled_yet(tmp_path: Path) -> None:
    lines = gate(tmp_path, "{}", stage="idea")
    assert [row(line)["unsaid"] for line in lines.values()] == [["not settled yet{muted}"]] * 3


def test_the_absent_parts_of_a_row_are_missing(tmp_path: Path) -> None:
    line = gate(tmp_path, "{go: {treatment: accept}}")[Outcome.GO]
    missing = "missing{bad}"
    assert row(line) == {
        "unsaid": [missing],
        "owners": [missing],
        "action": missing,
        "treatment": "risk: accept",
    }


@pytest.mark.parametrize("text", ['{go: "TBD, in spring"}', '"TBD, in spring"'])
def test_a_row_that_is_left_open_says_so_once(text: str, tmp_path: Path) -> None:
    line = gate(tmp_path, text)[Outcome.GO]
    expected = {"unsaid": ["TBD{open} (in spring){muted}"], "owners": [], "action": "", "treatment": ""}
    assert row(line) == expected


def test_the_open_parts_of_a_row_stand_in_their_cells(tmp_path: Path) -> None:
    text = (
        '{go: {signals: [A, "TBD, a second one"], owner: [Dana Fox, to be named], action: "TBD, by Friday",'
        " treatment: TBD, until: '?'}}"
    )
    line = gate(tmp_path, text)[Outcome.GO]
    assert row(line) == {
        "unsaid": ["2: TBD{open} (a second one){muted}"],
        "owners": ["Dana Fox", "2: to be named{open}"],
        "action": "TBD{open} (by Friday){muted}; treatment: {muted}TBD{open}; until: {muted}?{open}",
        "treatment": "",
    }
    assert [told(each.parts) for each in line.signals] == ["A (no source for its state)"]


def test_a_row_that_cannot_be_read_says_so(tmp_path: Path) -> None:
    assert row(gate(tmp_path, "{go: [A]}")[Outcome.GO])["unsaid"] == ["cannot be read{bad}"]


def test_tones_are_those_of_the_state(tmp_path: Path) -> None:
    line = gate(tmp_path, "{go: {signals: [{signal: A, met: yes}, {signal: B, met: no}]}}")[Outcome.GO]
    assert [each.parts[-1].tone for each in line.signals] == [Tone.GOOD, Tone.BAD]


# ---- loops


def loops(folder: Path, text: str, stage: str = "pilot") -> list[dict[str, object]]:
    return [
        _loop(line)
        for line in loop_lines(judged(folder, f"format: 1\ntitle: T\nstage: {stage}\nlearning: {text}\n"))
    ]


def _loop(line: LoopLine) -> dict[str, object]:
    return {
        "exception": toned(line.exception),
        "updates": [toned(each) for each in line.updates],
        "rhythm": toned(line.rhythm),
        "by": toned(line.by),
        "learned": [toned(each) for each in line.learned],
    }


def test_a_whole_loop(tmp_path: Path) -> None:
    text = (
        "[{id: a, exception: No category fits, updates: [taxonomy, prompt], every: week, sample: 20 cases,"
        " by: Tom Adler, log: [{day: 2026-10, change: Old}, {day: 2026-11-20, change: New, cases: 18}, Undated]}]"
    )
    assert loops(tmp_path, text) == [
        {
            "exception": "No category fits [a]{id}",
            "updates": ["taxonomy", "prompt"],
            "rhythm": "every week, 20 cases",
            "by": "Tom Adler",
            "learned": ["20 Nov 2026{muted}: {muted}New (18 cases){muted}", "Oct 2026{muted}: {muted}Old", "Undated"],
        }
    ]  # fmt: skip


def test_what_a_loop_lacks_is_missing(tmp_path: Path) -> None:
    missing = "missing{bad}"
    assert loops(tmp_path, "[{id: a}]") == [
        {"exception": "a", "updates": [missing], "rhythm": missing, "by": missing, "learned": []}
    ]


def test_what_a_loop_lacks_before_its_stage_is_not_settled_yet(tmp_path: Path) -> None:
    assert loops(tmp_path, "[A]", "poc")[0]["by"] == "not settled yet{muted}"


def test_a_share_of_the_cases_is_a_rhythm(tmp_path: Path) -> None:
    assert loops(tmp_path, "[{exception: A, sample: 5 %}]")[0]["rhythm"] == "5 %"


def test_what_a_loop_leaves_open_stands_in_its_cell(tmp_path: Path) -> None:
    text = (
        '[{id: TBD, exception: A, updates: [taxonomy, TBD], every: "TBD, soon", sample: 20 cases,'
        ' by: "to be named, in May", log: [{change: New, day: TBD}, "TBD, more"]}]'
    )
    assert loops(tmp_path, text) == [
        {
            "exception": "A; {muted}TBD{open}",
            "updates": ["taxonomy", "2: TBD{open}"],
            "rhythm": "20 cases; {muted}TBD{open} (soon){muted}",
            "by": "to be named{open} (in May){muted}",
            "learned": ["New; {muted}day: TBD{open}", "2: TBD{open} (more){muted}"],
        }
    ]


@pytest.mark.parametrize(
    ("stage", "text", "shown"),
    [
        ("pilot", "[]", [": missing{bad}"]),
        ("poc", "[]", [": not settled yet{muted}"]),
        ("retired", "[]", [": no improvement loop{muted}"]),
        ("pilot", "5", []),
        ("pilot", "{every: {a: b}}", [": cannot be read{bad}"]),
        ("pilot", '"TBD, next week"', [": TBD{open} (next week){muted}"]),
        ("pilot", '[A, "TBD, next week"]', [": 2: TBD{open} (next week){muted}"]),
        ("pilot", "[A]", []),
    ],
)
def test_what_stands_in_the_place_of_a_loop(stage: str, text: str, shown: list[str], tmp_path: Path) -> None:
    found = judged(tmp_path, f"format: 1\ntitle: T\nstage: {stage}\nlearning: {text}\n")
    assert drawn(no_loop(found)) == shown
