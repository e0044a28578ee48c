"""The evaluation sets of the portfolio: what they hold, who accepted them, how old they and the measured values are.

In: assessments. Out: rows in groups, from what is void to what is accepted. What a set must hold is judged by the
rules; here it is only shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from generator.check.approved import Standing
from generator.check.assess import Assessment
from generator.model.evaluation import Judged
from generator.model.field import Stage
from generator.model.reading import State, criterion_state, stale
from generator.model.specification import Criterion
from generator.model.values.number import spell
from generator.view.ages import age
from generator.view.groups import Group
from generator.view.parts import show_day
from generator.view.project_link import ProjectLink, link_to, readable, unreadable
from generator.words import _, ngettext, show_date


@dataclass(frozen=True, slots=True)
class SetRow:
    """The evaluation of one project.

    ``files`` name the set, ``place`` says where it is where it has no files. Counts are empty where nothing is known;
    ``stated`` ones were not checked. ``acceptance`` says what the signature is worth. ``measured`` says how many
    criteria have a value, ``oldest`` how old the oldest of these is, ``doubts`` what nobody can rely on.
    """

    project: ProjectLink
    files: tuple[str, ...]
    place: str
    cases: str
    rejections: str
    labels: str
    stated: bool
    built: str
    age: str
    standing: Standing
    acceptance: str
    measured: str
    oldest: str
    doubts: tuple[str, ...]
    there: bool


@dataclass(frozen=True, slots=True)
class Evaluations:
    """All evaluation sets. ``cases`` counts those of the sets that were opened."""

    as_of: str
    sets: int
    accepted: int
    void: int
    cases: str
    without_value: int
    groups: tuple[Group[SetRow], ...]
    not_due: tuple[ProjectLink, ...]
    unreadable: tuple[ProjectLink, ...]


def make_evaluations(portfolio: Sequence[Assessment], today: date) -> Evaluations:
    """Gather the evaluation sets of a portfolio."""
    known = readable(portfolio)
    rows = [(_row(a), a) for a in known]
    due = [row for row, a in rows if row.there or _due(a)]
    counted = [a.evaluation_set for a in known if a.evaluation_set and a.evaluation_set.counted]
    return Evaluations(
        as_of=show_date(today),
        sets=sum(row.there for row in due),
        accepted=sum(row.standing is Standing.VALID for row in due),
        void=sum(row.standing is Standing.VOID for row in due),
        cases=_number(sum(found.cases or 0 for found in counted)),
        without_value=sum(bool(row.doubts) for row in due),
        groups=_groups(due),
        not_due=tuple(row.project for row, a in rows if not (row.there or _due(a))),
        unreadable=unreadable(portfolio),
    )


def _due(a: Assessment) -> bool:
    return a.project.artifact.stage not in {Stage.IDEA, Stage.RETIRED}


def _groups(rows: Sequence[SetRow]) -> tuple[Group[SetRow], ...]:
    kinds = (
        ("void", _("Acceptance void"), lambda row: row.standing is Standing.VOID),
        ("run-out", _("Acceptance past its time"), lambda row: row.standing is Standing.RUN_OUT),
        ("none", _("No evaluation set"), lambda row: not row.there),
        ("unknown", _("Not known"), lambda row: row.there and row.standing is Standing.UNKNOWN),
        (
            "not-accepted",
            _("Not accepted"),
            lambda row: row.there and row.standing in {Standing.NONE, Standing.INCOMPLETE},
        ),
        ("accepted", _("Accepted"), lambda row: row.standing is Standing.VALID),
    )
    groups = (Group(anchor, title, tuple(filter(wanted, rows))) for anchor, title, wanted in kinds)
    return tuple(group for group in groups if group.rows)


def _row(a: Assessment) -> SetRow:
    evaluation, found = a.project.artifact.evaluation, a.evaluation_set
    built = evaluation.built
    standing, acceptance = _acceptance(a)
    measured, oldest, doubts = _measured(a)
    return SetRow(
        project=link_to(a),
        files=tuple(path.text for path in evaluation.dataset),
        place=_place(a),
        cases=_number(found.cases) if found else "",
        rejections=_number(found.rejections) if found else "",
        labels=_number(len(found.labels)) if found and found.labels else "",
        stated=found is not None and not found.counted and found.cases is not None,
        built=show_day(built) or "",
        age=age(built.first, a.today) if built else "",
        standing=standing,
        acceptance=acceptance,
        measured=measured,
        oldest=oldest,
        doubts=doubts,
        there=evaluation.has("dataset") or a.project.broken(("evaluation", "dataset")),
    )


def _number(count: int | None) -> str:
    return "" if count is None else spell(Decimal(count))


def _place(a: Assessment) -> str:
    """Where a set is that has no files beside the project, or how results are judged without one."""
    evaluation = a.project.artifact.evaluation
    if evaluation.kept:
        return _("kept at %(place)s", place=evaluation.kept)
    if evaluation.judged is Judged.RATING:
        return _("rated by %(who)s", who=evaluation.raters) if evaluation.raters else _("rated by experts")
    if a.project.broken(("evaluation", "dataset")):
        return _("cannot be read")
    return _("kept elsewhere") if evaluation.cases and not evaluation.dataset else ""


def _acceptance(a: Assessment) -> tuple[Standing, str]:
    """What the acceptance is worth, in words."""
    found, standing = a.signed("evaluation")
    approval = found.approval
    who = approval.by.name if approval.by else _("nobody")
    day = show_day(approval.day) or _("undated")
    words = {
        Standing.NONE: _("not accepted"),
        Standing.INCOMPLETE: _("not accepted: the record is not complete"),
        Standing.UNKNOWN: _("not known: the set cannot be read"),
        Standing.VOID: _("void: changed since %(who)s accepted it, %(day)s", who=who, day=day),
        Standing.RUN_OUT: _("past its time: accepted by %(who)s, %(day)s", who=who, day=day),
        Standing.VALID: _("accepted by %(who)s, %(day)s", who=who, day=day),
    }
    return standing, words[standing]


def _measured(a: Assessment) -> tuple[str, str, tuple[str, ...]]:
    """How many quality criteria have a value, how old the oldest is, and what nobody can rely on."""
    criteria = a.project.artifact.specification.quality
    if not criteria:
        return "", "", ()
    valued = [one for one in criteria if one.actual.route in a.values]
    days = [one.measured.first for one in valued if one.measured]
    missed = sum(criterion_state(one, a.values, a.today) is State.NOT_MET for one in criteria)
    old = sum(_stale(one, a) for one in valued)
    unmeasured = len(criteria) - len(valued)
    doubts = (
        ngettext("%(num)s not measured", "%(num)s not measured", unmeasured) if unmeasured else "",
        ngettext("%(num)s stale", "%(num)s stale", old) if old else "",
        ngettext("%(num)s misses its target", "%(num)s miss their targets", missed) if missed else "",
    )
    told = _("%(measured)s of %(all)s", measured=len(valued), all=len(criteria))
    return told, age(min(days), a.today) if days else "", tuple(doubt for doubt in doubts if doubt)


def _stale(criterion: Criterion, a: Assessment) -> bool:
    return stale(criterion.measured, criterion.valid, a.today)
