"""What the page says of the evaluation set: what was counted, and what is only stated."""

from pathlib import Path

import pytest

from generator.model.field import Stage
from generator.view.page import make_page
from tests.check.judging import assess_text, evidence_files, framed

FEW = {"few.csv": "text,label\nWhere is my card?,card\n"}
WINDOWS = {"few.csv": "text,label\n1,card\n2,card\n"}

SHOWN = {
    "counted": (
        "{dataset: evidence/golden.csv, rejection: {kind: out-of-scope}}",
        {},
        ["Evaluation set: evidence/golden.csv", "Counted: 240 cases, 30 rejection, 77 labels"],
    ),
    "one case, whose answer is no label": (
        "{dataset: evidence/few.csv}",
        FEW,
        ["Evaluation set: evidence/few.csv", "Counted: 1 case"],
    ),
    "one label": (
        "{dataset: evidence/few.csv}",
        WINDOWS,
        ["Evaluation set: evidence/few.csv", "Counted: 2 cases, 1 label"],
    ),
    "stated": (
        "{kept: vault care-7, cases: 3 100, rejection_cases: 30 cases}",
        {},
        [
            "Kept at: vault care-7",
            "Cases: 3 100 stated, not checked",
            "Of these, rejection cases: 30 cases stated, not checked",
        ],
    ),
    "not readable": (
        "{dataset: evidence/none.csv}",
        {},
        ["Evaluation set: evidence/none.csv"],
    ),
}


@pytest.mark.parametrize("name", SHOWN)
def test_the_box_of_the_evaluation(tmp_path: Path, name: str) -> None:
    page, files, expected = SHOWN[name]
    text = framed(f"evaluation: {page}\n", Stage.POC)
    shown = make_page(assess_text(tmp_path, text, files=evidence_files(files)))

    box = next(box for box in shown.boxes if box.title == "Evaluation")
    lines = [
        f"{line.label}: {''.join(part.text for item in line.items for part in item)}" for line in box.lines
    ]
    told = ("Evaluation set", "Counted", "Kept", "Cases", "Of these")
    assert [line for line in lines if line.startswith(told)] == expected


def test_an_encoding_that_was_guessed_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "projects" / "triage" / "evidence"
    folder.mkdir(parents=True)
    (folder / "few.csv").write_bytes("text,label\nOù?,card\nQui?,card\n".encode("cp1252"))
    text = framed("evaluation: {dataset: evidence/few.csv}\n", Stage.POC)
    shown = make_page(assess_text(tmp_path, text))

    box = next(box for box in shown.boxes if box.title == "Evaluation")
    counted = next(line for line in box.lines if line.label == "Counted")
    assert "".join(part.text for part in counted.items[0]) == (
        "2 cases, 1 label (“evidence/few.csv” read as Windows-1252)"
    )
