"""The evaluation set as found today: its files counted, or the counts that are stated of a set kept elsewhere.

In: a project, its document and its evidence folder. Out: an ``EvaluationSet``, and what could not be read of it.
Whether the set is large and clean enough is judged by the rules.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generator.findings import Gap, Problem, Route
from generator.model.evaluation import Evaluation, Judged
from generator.model.project import Project
from generator.model.values.choice import closest
from generator.model.values.quantity import Quantity
from generator.read.cases import NoColumn, Spot, Tally, fingerprint_of
from generator.read.dataset import open_table
from generator.read.document import Document, Scalar, Sequence
from generator.read.evidence import MAX_SIZE, EvidenceError, EvidenceFile, EvidenceFolder
from generator.read.files import MEBIBYTE
from generator.read.quoting import listed, shorten
from generator.read.roles import ROLES, Roles

_DATASET: Route = ("evaluation", "dataset")
_COLUMNS: Route = ("evaluation", "columns")
_MOST_FILES = 20
_REJECTION: Route = ("evaluation", "rejection")


@dataclass(frozen=True)
class Trouble:
    """How many cases share a trouble, and where the first of them stands."""

    count: int = 0
    first: Spot | None = None
    other: Spot | None = None


@dataclass(frozen=True)
class EvaluationSet:
    """What is known of a set today. ``counted`` is false where the counts are stated by hand.

    ``cases`` and ``rejections`` are None where nothing is said, or where it can't be read. ``labels`` is empty where
    the expected answers are texts. Cases of a kind that has no answers at all are not counted as unanswered while
    nothing marks that kind: they are the rejection cases that have to be marked. The fingerprint stands for the
    cases alone, whatever their order and the format of their files; of a set kept elsewhere for the stated counts.
    """

    counted: bool
    cases: int | None
    rejections: int | None
    fingerprint: str
    unanswered: Trouble = Trouble()
    repeats: Trouble = Trouble()
    blank: Trouble = Trouble()
    labels: Mapping[str, int] = field(default_factory=dict)
    twins: tuple[tuple[str, ...], ...] = ()
    answer_column: str = ""
    kind_column: str = ""
    kinds: tuple[str, ...] = ()
    kinds_unanswered: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()


def find_set(
    project: Project, document: Document, folder: Path
) -> tuple[EvaluationSet | None, list[Problem]]:
    """Count the set. None where there is none, or where it can't be counted, which is then a problem."""
    evaluation = project.artifact.evaluation
    if not evaluation.dataset:
        stated = evaluation.has("dataset") and not project.broken(_DATASET)
        return (_stated(evaluation) if stated else None), []
    files, problems = _open(evaluation, document, EvidenceFolder(folder))
    if problems or project.broken(_DATASET) or project.broken(_COLUMNS):
        return None, problems
    tally = Tally(Roles(evaluation.columns, evaluation.rejection))
    for route, file in files:
        try:
            tally.add(open_table(file))
        except NoColumn as error:
            place = (*_COLUMNS, "input") if "input" in evaluation.columns else _COLUMNS
            return None, [Problem("SRC011", Gap(place, error.message, error.hint))]
        except EvidenceError as error:
            return None, [Problem("SRC010", Gap(route, error.message, error.hint))]
    problems = [*_unknown_columns(evaluation, tally), *_unmet(evaluation, tally, document)]
    return _counted(project, tally), problems


def _stated(evaluation: Evaluation) -> EvaluationSet:
    cases, rejections = evaluation.cases, evaluation.rejection_cases
    said = json.dumps([quantity.canonical if quantity else None for quantity in (cases, rejections)])
    fingerprint = fingerprint_of(b"stated", said.encode())
    return EvaluationSet(False, _number(cases), _number(rejections), fingerprint)


def _number(quantity: Quantity | None) -> int | None:
    return None if quantity is None else int(quantity.low)


def _counted(project: Project, tally: Tally) -> EvaluationSet:
    evaluation = project.artifact.evaluation
    named = {"expected", *evaluation.rejection} & set(evaluation.columns)
    unknown = {role for role in (*named, *evaluation.rejection) if tally.lacks(role)}
    rejections = None if project.broken(_REJECTION) or unknown - {"expected"} else tally.rejections
    unmarked = rejections is None or (
        tally.kinds_unanswered and (tally.unmet() or not any(evaluation.rejection.values()))
    )
    answers = evaluation.judged is not Judged.RATING and "expected" not in unknown and not unmarked
    return EvaluationSet(
        counted=True,
        cases=tally.cases,
        rejections=rejections,
        fingerprint=tally.fingerprint,
        unanswered=Trouble(tally.unanswered, tally.first_unanswered) if answers else Trouble(),
        repeats=Trouble(tally.repeats, *(tally.first_repeat or ())),
        blank=Trouble(tally.blank, tally.first_blank),
        labels=dict(sorted(tally.labels.items())) if tally.labelled else {},
        twins=tally.twins,
        answer_column=tally.answer_column,
        kind_column=tally.kind_column,
        kinds=tuple(tally.kinds),
        kinds_unanswered=tuple(tally.kinds_unanswered),
        columns=tuple(tally.columns),
        remarks=tuple(tally.remarks),
    )


# ---- files


def _open(
    evaluation: Evaluation, document: Document, folder: EvidenceFolder
) -> tuple[list[tuple[Route, EvidenceFile]], list[Problem]]:
    """The files of the set, each with the place that names it."""
    files: list[tuple[Route, EvidenceFile]] = []
    problems: list[Problem] = []
    known = {path.text for path in evaluation.dataset}
    if len(evaluation.dataset) > _MOST_FILES:
        message = f"the set has {len(evaluation.dataset)} files; at most {_MOST_FILES} are read"
        return [], [Problem("SRC010", Gap(_DATASET, message, "put the cases into fewer files"))]
    for route, text in _texts(document, _DATASET):
        if text in known:
            try:
                files.append((route, folder.file(text)))
            except EvidenceError as error:
                problems.append(Problem("SRC010", Gap(route, error.message, error.hint)))
    if sum(file.size for _, file in files) > MAX_SIZE:
        size = MAX_SIZE // MEBIBYTE
        message = f"the files of the set have more than {size} MiB together; at most {size} MiB are read"
        problems.append(Problem("SRC010", Gap(_DATASET, message, "make them smaller")))
    return files, problems


def _texts(document: Document, route: Route) -> Iterator[tuple[Route, str]]:
    """The texts of a list, or the single text in its place, each with its own route."""
    found = document.find(route)
    node = found[1] if found else None
    if isinstance(node, Scalar):
        yield route, node.text.strip()
    elif isinstance(node, Sequence):
        for index, item in enumerate(node.items):
            if isinstance(item, Scalar):
                yield (*route, index), item.text.strip()


# ---- references into the files


def _unknown_columns(evaluation: Evaluation, tally: Tally) -> Iterator[Problem]:
    """Columns that are named and that no file has."""
    for role, name in evaluation.columns.items():
        if tally.lacks(role):
            error = NoColumn(role, name, tally.files[0] if len(tally.files) == 1 else "", list(tally.columns))
            yield Problem("SRC011", Gap((*_COLUMNS, role), error.message, error.hint, values=(name,)))


def _unmet(evaluation: Evaluation, tally: Tally, document: Document) -> Iterator[Problem]:
    """Roles that mark rejection cases and have no column, and values of theirs that stand in no row."""
    for role in evaluation.rejection:
        if tally.lacks(role):
            if role not in evaluation.columns:
                yield _no_role(role, evaluation, tally)
            continue
        unmet = {value for unmet_role, value in tally.unmet() if unmet_role == role}
        for route, text in _texts(document, (*_REJECTION, role)):
            if text.casefold() in unmet:
                yield _no_case(route, text, role, tally)


def _no_role(role: str, evaluation: Evaluation, tally: Tally) -> Problem:
    columns = list(tally.columns)
    meant = closest(role, [*evaluation.columns, *ROLES, *columns])
    say = f"say which:  columns: {{{role}: ...}}; there are: {listed(columns)}"
    hint = f"did you mean `{shorten(meant)}`?" if meant and meant != role else say
    message = f"no column is known as the `{shorten(role)}` that marks rejection cases"
    return Problem("SRC011", Gap((*_REJECTION, role), message, hint, on="key", values=(role,)))


def _no_case(route: Route, text: str, role: str, tally: Tally) -> Problem:
    message = f"no case has the `{shorten(role)}` “{shorten(text)}”"
    kinds = tally.kinds if role == "kind" else []
    meant = closest(text, kinds)
    there = f"there are: {listed(kinds)}" if kinds else "correct it, or delete it"
    hint = f"did you mean “{shorten(meant)}”? {there}" if meant else there
    return Problem("SRC011", Gap(route, message, hint, values=(text,)))
