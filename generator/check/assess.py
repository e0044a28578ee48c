"""The whole judgement of one project, and of a portfolio.

In: sources as found on disk, settings and today. Out: an assessment for each: project, findings, reading,
completeness. Everything that is shown anywhere comes from here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from generator.check.approved import Signed, Standing, signed, standing
from generator.check.case import Case
from generator.check.committed import Committed, committed
from generator.check.engine import Completeness, judge, judge_paper
from generator.check.evaluation_set import EvaluationSet, find_set
from generator.check.measured import measure
from generator.check.overflow import Overflow
from generator.check.three_points import ThreePoints, check_three_points
from generator.findings import Finding, Problem, Route, Severity
from generator.model.field import Stage
from generator.model.gate import Outcome
from generator.model.project import Project, Words, read_project
from generator.model.reading import Reading, Reason, Values, read_gate
from generator.read import collector
from generator.read.document import Document
from generator.read.history import History
from generator.read.portfolio import Source
from generator.read.settings import Settings
from generator.read.source import parse_document
from generator.words import said


@dataclass(frozen=True)
class Assessment:
    """One project as judged today.

    ``judged`` are the codes of the rules that it was held against, ``met`` the problems that reading met in the file
    and in its evidence; ``committed`` is who committed signatures and decisions, by their routes, where that was asked.
    """

    source: Source
    document: Document
    project: Project
    values: Values
    findings: tuple[Finding, ...]
    reading: Reading
    completeness: Completeness
    three_points: ThreePoints
    today: date
    judged: tuple[str, ...] = ()
    evaluation_set: EvaluationSet | None = None
    met: tuple[Problem, ...] = ()
    committed: Mapping[Route, Committed] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """The id of the project."""
        return self.project.id

    @property
    def file(self) -> str:
        """Its file, as it is shown."""
        return self.source.shown

    @property
    def title(self) -> str:
        """The title, or the id where there is none."""
        return self.project.title

    @property
    def stage(self) -> Stage | None:
        """The stage, where one is written."""
        return self.project.artifact.stage

    def line(self, number: int) -> str:
        """A line of the file; empty where there is none."""
        return self.document.line(number)

    def signed(self, section: str) -> tuple[Signed, Standing]:
        """The signature of a section, and what it is worth today."""
        counted = self.evaluation_set is not None and self.evaluation_set.counted
        cases = self.evaluation_set.fingerprint if self.evaluation_set and counted else None
        found = signed(section, self.project.artifact, cases)
        return found, standing(found, self.project, self.met, cases, self.today)

    def open(self, severity: Severity | None = None) -> list[Finding]:
        """The findings that are gaps and not waived, of one severity or of all."""
        return [f for f in self.findings if f.counted and f.waived is None and severity in {None, f.severity}]


def assess(
    source: Source,
    settings: Settings,
    today: date,
    history: History | None = None,
    *,
    authors: bool = False,
) -> Assessment:
    """Read and judge one project file. Whatever is wrong with it is a finding.

    ``history`` adds to a void approval what changed since it was given, and with ``authors`` who committed signatures
    and decisions; without one nobody is asked.
    """
    document = source.read()
    words = words_of(settings)
    project = read_project(source.id, document, words)
    values, problems = measure(project, source.folder)
    found, uncounted = find_set(project, document, source.folder)

    def past() -> Iterator[Project]:
        for data in history.of(source.path) if history else ():
            yield read_project(source.id, parse_document(data, source.shown), words)

    met = (*project.problems, *problems, *uncounted)
    case = Case(project, document, today, values, met, evaluation_set=found, past=past)
    judgement = judge(case, settings.severity, source.shown)
    findings = judgement.findings
    errors = [f.message for f in findings if f.counted and f.severity is Severity.ERROR and f.waived is None]
    if project.readable:
        waived = [_waived(f) for f in findings if f.severity is Severity.ERROR and f.waived is not None]
        reading = read_gate(project.artifact, values, today, errors, waived)
    else:
        told = errors[0] if errors else said("it is not known why")
        why = said("The file can't be read: %(error)s", error=told)
        reading = Reading(Outcome.HOLD, (Reason(Outcome.HOLD, why),), {})
    return Assessment(
        source,
        document,
        project,
        values,
        findings,
        reading,
        judgement.completeness,
        check_three_points(replace(case, found=findings)),
        today,
        judgement.judged,
        found,
        met,
        committed(project, document, words, source.path, history) if history and authors else {},
    )


def assess_paper(a: Assessment, overflow: Overflow | None, settings: Settings) -> tuple[Finding, ...]:
    """What is found only once a page was laid out on paper. It enters neither reading nor page."""
    case = Case(a.project, a.document, a.today, a.values, (), overflow=overflow)
    return judge_paper(case, settings.severity, a.source.shown)


def assess_all(
    sources: Sequence[Source], settings: Settings, today: date, *, authors: bool = False
) -> tuple[Assessment, ...]:
    """Judge a portfolio in its order. ``authors`` asks git who committed signatures and decisions."""
    with collector.paused(), History() as history:
        return tuple(assess(source, settings, today, history, authors=authors) for source in sources)


def words_of(settings: Settings) -> Words:
    """The lists of words that the configuration adds."""
    return Words(settings.open_words, settings.body_words, settings.post_words)


def _waived(finding: Finding) -> str:
    """Name an error that is set aside, with who did it and until when."""
    assert finding.waived is not None  # noqa: S101 - the caller looked
    return f"{finding.message} ({finding.waived.by}, until {finding.waived.until})"
