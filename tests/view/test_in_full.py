"""Signals and decisions as a screen tells them: value, condition, age, evidence; and what a decision saw."""

from pathlib import Path

import pytest

from generator.view.in_full import InFull, in_full
from tests.paging import judged
from tests.view.telling import told

QUALITY = (
    "specification: {quality: [{id: accuracy, metric: Accuracy, target: at least 92 %, actual: 94 %,"
    " measured: 2026-11-12, valid: month, evidence: evidence/m.json},"
    " {id: recall, metric: Recall, target: at least 97 %, actual: 96 %}, {id: speed, metric: Speed}]}\n"
)

PROOF = "measured 12 Nov 2026, 10 days ago; counts until 12 Dec 2026; evidence/m.json"


def everything(folder: Path, text: str) -> list[InFull]:
    return [found for _, found in in_full(judged(folder, f"format: 1\ntitle: T\nstage: poc\n{text}\n"))]


def signal(folder: Path, text: str, row: str = "hold") -> list[str]:
    (found,) = everything(folder, f"{QUALITY}gate: {{{row}: {{signals: [{text}]}}}}")
    return [told(found.head), *(f"{line.label}: {told(line.items[0])}" for line in found.facts)]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("A", ["A: not known", "Rests on: nothing: it names no source"]),
        (
            "{signal: A, when: more than 5 %, actual: 3.1 %, measured: 2026-11-20, valid: month}",
            [
                "A: not met",
                "Value: 3.1 %",
                "Met when: more than 5 %",
                "Measured: 20 Nov 2026, 2 days ago",
                "Counts until: 20 Dec 2026",
            ],
        ),
        (
            "{id: a, signal: A, when: more than 5 %, actual: 7 %, measured: 2026-08-20, valid: month}",
            [
                "A: not known [a]",
                "Value: 7 %",
                "Met when: more than 5 %",
                "Measured: 20 Aug 2026, 3 months ago",
                "Stale since: 20 Sep 2026",
            ],
        ),
        (
            "{signal: A, met: false, measured: 2026-11-22, automatic: true}",
            ["A: not met", "Said: to be not met", "Measured: 22 Nov 2026, today", "Acts: by itself"],
        ),
        (
            "{signal: A, met: true, measured: 2026-11-21, automatic: false}",
            ["A: met", "Said: to be met", "Measured: 21 Nov 2026, yesterday", "Acts: through a person"],
        ),
        (
            "{signal: A, met: true, measured: 2026-11, valid: month}",
            ["A: met", "Said: to be met", "Measured: Nov 2026", "Counts until: 1 Dec 2026"],
        ),
        (
            "{signal: A, met: true, valid: month}",
            ["A: not known", "Said: to be met", "Measured: no day given"],
        ),
        (
            "{signal: A, when: more than 5 %, actual: 3 days}",
            ["A: not known", "Value: 3 days", "Met when: more than 5 %", "Undecided: 3 days against more than 5 %"],
        ),
        (
            "{signal: A, when: more than 5 %, actual: {file: evidence/none.json, at: /a, as: percent}}",
            [
                "A: not known",
                "Value: cannot be read",
                "Met when: more than 5 %",
                "Read from: evidence/none.json /a as percent",
            ],
        ),
        ("{signal: A, filled: stage}", ["A: met", "stage: is filled in"]),
        (
            "{signal: A, filled: operations.reviewer}",
            ["A: not met", "operations.reviewer: is not filled in"],
        ),
        (
            "{signal: A, quality: [accuracy, recall, speed, other]}",
            [
                "A: not met",
                f"Accuracy: 94 % against at least 92 % ({PROOF})",
                "Recall: 96 % against at least 97 %",
                "Speed: not measured",
                "other: no such quality criterion",
            ],
        ),
    ],
)  # fmt: skip
def test_a_signal(text: str, shown: list[str], tmp_path: Path) -> None:
    assert signal(tmp_path, text) == shown


def test_a_fact_leads_to_the_field_that_it_is_taken_from(tmp_path: Path) -> None:
    text = f"{QUALITY}gate: {{go: {{signals: [{{signal: A, quality: accuracy}}, {{signal: B, filled: stage}}]}}}}"
    routes = [line.route for found in everything(tmp_path, text) for line in found.facts]
    assert routes == [("specification", "quality", 0), ("stage",)]


def test_a_decision_says_what_it_saw_and_what_that_is_today(tmp_path: Path) -> None:
    text = (
        f"{QUALITY}governance: {{decisions: [{{id: pilot, decision: Start, opens: pilot, maker: Dana Fox,"
        " due: 2026-06-30,"
        " escalation: {to: COO, after: 5 days}, outcome: go, decided: 2026-06-26, decided_by: Tom Adler,"
        " seen: {accuracy: 93 %, recall: 96 %, gone: 1 s}, note: One region}, {decision: Next}]}"
    )
    (found,) = everything(tmp_path, text)
    assert told(found.head) == "Start, Tom Adler for Dana Fox [pilot]"
    assert [f"{line.label}: {' / '.join(told(item) for item in line.items)}" for line in found.facts] == [
        "Saw: accuracy 93 % (now 94 %) / recall 96 % / gone 1 s",
        "Was due: 30 Jun 2026",
        "Opens: Pilot",
        "Else: COO after 5 days",
        "Note: One region",
    ]
