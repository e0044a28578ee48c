"""Evaluation: the golden data set, and its acceptance by the business."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from generator.findings import Party
from generator.model.field import Place, Section, Stage, about
from generator.model.ownership import Side
from generator.model.specification import Approval
from generator.model.values.day import Day
from generator.model.values.path import RelativePath
from generator.model.values.quantity import Quantity


class Judged(StrEnum):
    """How cases are judged where there is no expected answer."""

    RATING = "rating"


@dataclass(frozen=True, kw_only=True)
class Acceptance(Approval):
    """The business's formal acceptance of the set."""

    side: Side | None = about("Side", "On which side the person sits: business, it or other.", "business")


@dataclass(frozen=True, kw_only=True)
class Evaluation(Section):
    """The contract that says what "working" means."""

    dataset: tuple[RelativePath, ...] = about(
        "Evaluation set",
        "The file, or files, of cases beside the project: CSV, JSONL or XLSX.",
        "evidence/golden.csv",
        due=Stage.POC,
        settles=Party.OWNER,
        place=Place.EVALUATION,
    )
    columns: Mapping[str, str] = about(
        "Columns",
        "Which column holds the input, the expected answer and the kind of case.",
        "{input: text, expected: category, kind: kind}",
        settles=Party.BUILD,
        place=Place.EVALUATION,
    )
    rejection: Mapping[str, tuple[str, ...]] = about(
        "Rejection cases",
        "Which values mark a case that the AI must refuse or pass on.",
        "{kind: [out-of-scope]}",
        settles=Party.OWNER,
        place=Place.EVALUATION,
    )
    kept: str | None = about(
        "Kept at",
        "Where the set is kept when it can't lie beside the project (personal data).",
        "vault care-7",
        settles=Party.BUILD,
        place=Place.EVALUATION,
    )
    cases: Quantity | None = about(
        "Cases",
        "The number of cases of a set kept elsewhere.",
        "240",
        settles=Party.BUILD,
        place=Place.EVALUATION,
    )
    rejection_cases: Quantity | None = about(
        "Of these, rejection cases",
        "The number of rejection cases of a set kept elsewhere.",
        "30",
        settles=Party.BUILD,
        place=Place.EVALUATION,
    )
    judged: Judged | None = about(
        "Judged by",
        "Say rating where experts rate what comes out and there is no expected answer.",
        "rating",
        settles=Party.OWNER,
        place=Place.EVALUATION,
    )
    raters: str | None = about(
        "Raters", "Who rates.", "8 subject experts", settles=Party.OWNER, place=Place.EVALUATION
    )
    scale: str | None = about(
        "Scale", "On which scale.", "0 to 100", settles=Party.OWNER, place=Place.EVALUATION
    )
    built: Day | None = about(
        "Built",
        "The day on which the set was built.",
        "2026-05-18",
        settles=Party.BUILD,
        place=Place.EVALUATION,
    )
    acceptance: Acceptance = about(
        "Accepted",
        "Who accepted the set for the business; void as soon as the cases change.",
        "{by: Dana Fox, day: 2026-06-22, side: business, fingerprint: sha256-91d0c7735fe2a0bb91d0c7735fe2a0bb}",
        due=Stage.PILOT,
        settles=Party.OWNER,
        place=Place.EVALUATION,
    )
    note: str | None = about(
        "Note",
        "What a reader must know of the set, such as why it is larger than 300 cases.",
        "A priority subset of 200 cases is run every week",
        settles=Party.BUILD,
        place=Place.EVALUATION,
    )

    def has(self, name: str) -> bool:
        """Count a set that is kept elsewhere, or a rating by experts, as the evaluation set."""
        kept = self.kept is not None or self.cases is not None or self.judged is not None
        return super().has(name) or (name == "dataset" and kept)
