"""Rules of the evaluation set's cases: how many there are, and whether they can be measured against."""

from collections.abc import Iterator
from decimal import Decimal

from generator.check.case import Case
from generator.check.evaluation_set import EvaluationSet, Trouble
from generator.check.naming import absent
from generator.check.rule import rule
from generator.findings import Gap, Party, Route, Severity
from generator.model.field import Stage
from generator.model.values.number import spell
from generator.read.characters import clean_name
from generator.read.quoting import listed, shorten

_DATASET: Route = ("evaluation", "dataset")
_CASES: Route = ("evaluation", "cases")
_REJECTION: Route = ("evaluation", "rejection")
_STATED_REJECTION: Route = ("evaluation", "rejection_cases")
_NOTE: Route = ("evaluation", "note")

_FEWEST, _MOST = 100, 300
_SHOWN = 10
_LONGEST = 40


@rule("EVL002", "fewer than 100 cases in all", since=Stage.PILOT, settles=Party.OWNER)
def too_few_cases(case: Case) -> Iterator[Gap]:
    """The evaluation set has too few cases, or it is not said how many.

    What it checks:
        The files of the set hold at least 100 cases together. Of a set that is kept elsewhere the number is
        stated.

    Why it matters:
        One case of 40 is 2.5 %: then a value of 92 % and one of 95 % are the same value. And 40 cases leave out
        most of what real use brings.

    Bad:
        evaluation: {kept: vault care-7, cases: 40, rejection_cases: 10}

    Good:
        evaluation: {kept: vault care-7, cases: 240, rejection_cases: 30}
    """
    found = case.evaluation_set
    if found is None:
        return
    if found.cases is not None:
        if found.cases < _FEWEST:
            yield Gap(
                _DATASET if found.counted else _CASES,
                f"the evaluation set has {_cases(found.cases)}, fewer than {_FEWEST}",
                f"collect {_FEWEST} to {_MOST} cases from real use",
                values=(str(found.cases),),
            )
    elif not case.project.broken(_CASES):
        yield absent(case, _CASES, "how many cases the evaluation set has is not said", "240")


@rule("EVL003", "more than 300 cases", severity=Severity.NOTE, since=Stage.PILOT, settles=Party.BUILD)
def many_cases(case: Case) -> Iterator[Gap]:
    """The evaluation set is large, and nothing says why.

    What it checks:
        A set of more than 300 cases has a `note` that says why, or which priority subset decides.

    Why it matters:
        Nobody in the business has read 3 000 cases before accepting them. A set that was collected and not chosen
        weighs what is frequent, not what matters.

    Bad:
        evaluation: {kept: vault care-7, cases: 3100, rejection_cases: 100}

    Good:
        evaluation: {kept: vault care-7, cases: 3100, rejection_cases: 100, note: 200 priority cases decide}
    """
    found = case.evaluation_set
    if found is None or found.cases is None or found.cases <= _MOST:
        return
    if case.artifact.evaluation.note is None and not case.project.broken(_NOTE):
        yield absent(
            case,
            _NOTE,
            f"the evaluation set has {_cases(found.cases)}, more than {_MOST}, and no note says why",
            "why it is so large, or which subset decides",
        )


@rule("EVL004", "no rejection cases", since=Stage.PILOT, settles=Party.OWNER)
def no_rejection_cases(case: Case) -> Iterator[Gap]:
    """No case shows what the AI must refuse or pass on.

    What it checks:
        The set has cases that are marked as rejection cases by a value under `rejection`; of a set kept elsewhere
        their number is stated.

    Why it matters:
        Real use brings what the AI is not made for. Without such cases a version that answers everything looks
        better than one that knows its limits.

    Bad:
        evaluation:
          dataset: evidence/golden.csv
          columns: {input: text, expected: category, kind: kind}

    Good:
        evaluation:
          dataset: evidence/golden.csv
          columns: {input: text, expected: category, kind: kind}
          rejection: {kind: [out-of-scope]}
    """
    found = case.evaluation_set
    if found is None or not found.cases:
        return
    if not found.counted:
        if not found.rejections and not case.project.broken(_STATED_REJECTION):
            yield absent(case, _STATED_REJECTION, "the evaluation set has no rejection cases", "30")
    elif found.rejections == 0 and not any(case.artifact.evaluation.rejection.values()):
        meant = ", ".join(found.kinds_unanswered) or "out-of-scope"
        gap = absent(case, _REJECTION, "the evaluation set has no rejection cases", f"{{kind: [{meant}]}}")
        kinds = f"; in the column “{shorten(found.kind_column)}” stand: {listed(found.kinds)}"
        yield Gap(gap.route, gap.message, gap.hint + (kinds if found.kinds else ""))


@rule("EVL005", "cases without an expected answer; repeated cases", since=Stage.PILOT, settles=Party.BUILD)
def unusable_cases(case: Case) -> Iterator[Gap]:
    """Some cases can't be measured against, or count twice.

    What it checks:
        Each case has an input, and none has the same input as another. Each has an expected answer, except
        rejection cases, and except sets that experts rate (`judged: rating`).

    Why it matters:
        A case without an answer is passed by everything. A case that stands there ten times weighs ten times.

    Bad:
        # projects/triage.yaml
        evaluation: {dataset: evidence/cases.csv}
        # projects/triage/evidence/cases.csv
        question,answer
        When does the desk open?,At eight
        Where do I park?,

    Good:
        # projects/triage.yaml
        evaluation: {dataset: evidence/cases.csv}
        # projects/triage/evidence/cases.csv
        question,answer
        When does the desk open?,At eight
        Where do I park?,Behind the house
    """
    found = case.evaluation_set
    if found is None:
        return
    if found.unanswered.count:
        yield _unanswered(found)
    if found.repeats.count:
        one = found.repeats.count == 1
        yield Gap(
            _DATASET,
            f"{_cases(found.repeats.count)} {'repeats' if one else 'repeat'} the input of another",
            f"keep one of each; {found.repeats.first} repeats {found.repeats.other}",
            values=("repeats",),
        )
    if found.blank.count:
        yield Gap(
            _DATASET,
            f"{_cases(found.blank.count)} {_have(found.blank)} no input",
            f"fill them, or delete them; {_first(found.blank)}",
            values=("input",),
        )


def _unanswered(found: EvaluationSet) -> Gap:
    told = f"{_cases(found.unanswered.count)} {_have(found.unanswered)} no expected answer"
    if not found.answer_column:
        columns = listed(found.columns)
        return Gap(
            _DATASET,
            f"{told}: no column is known to hold them",
            f"add  columns: {{expected: ...}}; there are: {columns}",
            values=("expected",),
        )
    return Gap(
        _DATASET,
        told,
        f"fill the column “{shorten(found.answer_column)}”, or mark such a case as a rejection case; "
        f"{_first(found.unanswered)}",
        values=("expected",),
    )


@rule(
    "EVL010",
    "counts stated by hand, no file",
    severity=Severity.WARNING,
    since=Stage.PILOT,
    settles=Party.BUILD,
)
def stated_counts(case: Case) -> Iterator[Gap]:
    """The numbers of cases are stated, and nothing can be counted.

    What it checks:
        The evaluation set lies beside the project file, so that its cases are counted.

    Why it matters:
        A stated number stays what it is when the cases change. The acceptance then covers a set that nobody can
        compare.

    Bad:
        evaluation: {kept: vault care-7, cases: 240, rejection_cases: 30}

    Good:
        evaluation:
          dataset: evidence/golden.csv
          rejection: {kind: [out-of-scope]}
    """
    found = case.evaluation_set
    if found is None or found.counted or (found.cases is None and found.rejections is None):
        return
    route = _CASES if found.cases is not None else _STATED_REJECTION
    yield Gap(
        route,
        "the counts of the evaluation set are stated, not checked",
        "put the file beside the project:  dataset: evidence/golden.csv;  or waive this with the reason",
    )


@rule(
    "EVL013",
    "labels that differ only in case, quotes or blanks",
    severity=Severity.WARNING,
    since=Stage.PILOT,
    settles=Party.BUILD,
)
def twin_labels(case: Case) -> Iterator[Gap]:
    """One label is written in two ways.

    What it checks:
        No two expected answers are the same but for case, quotes or blanks.

    Why it matters:
        An answer that is right counts as wrong when its label is written the other way. The measured quality is
        then lower than the real one, and nobody sees why.

    Bad:
        # projects/triage.yaml
        evaluation: {dataset: evidence/cases.csv}
        # projects/triage/evidence/cases.csv
        text,label
        Where is my card?,Card arrival
        My card has not come,card  arrival

    Good:
        # projects/triage.yaml
        evaluation: {dataset: evidence/cases.csv}
        # projects/triage/evidence/cases.csv
        text,label
        Where is my card?,Card arrival
        My card has not come,Card arrival
    """
    twins = case.evaluation_set.twins if case.evaluation_set else ()
    for group in twins[:_SHOWN]:
        named = ", ".join(_exactly(label) for label in group[:4])
        more = f" and {len(group) - 4} more" if len(group) > 4 else ""
        yield Gap(
            _DATASET,
            f"the labels {named}{more} differ only in case, quotes or blanks",
            "write each label in one way",
            values=group,
        )
    if len(twins) > _SHOWN:
        rest = len(twins) - _SHOWN
        more = "1 more group of labels differs" if rest == 1 else f"{rest} more groups of labels differ"
        yield Gap(
            _DATASET,
            f"{more} only in case, quotes or blanks",
            "write each label in one way",
            values=("more",),
        )


def _exactly(label: str) -> str:
    """A label with its blanks, by which alone it may differ."""
    shown = clean_name(label[:_LONGEST])
    return f"“{shown}{'…' if len(label) > _LONGEST else ''}”"


def _cases(count: int) -> str:
    return f"{spell(Decimal(count)) if count else 'no'} case{'' if count == 1 else 's'}"


def _have(trouble: Trouble) -> str:
    return "has" if trouble.count == 1 else "have"


def _first(trouble: Trouble) -> str:
    return f"the first is {trouble.first}" if trouble.count > 1 else f"it is {trouble.first}"
