"""What persons do in a project: every place of the page that names one, in the words of the page.

In: an assessed project. Out: duties with the person, the role, and how often it comes round. Who holds how much is
counted elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from generator.check.assess import Assessment
from generator.check.required import fields, places
from generator.model.artifact import Waiver
from generator.model.field import Section, Stage
from generator.model.governance import Decision
from generator.model.kinds import kinds_of
from generator.model.learning import Loop
from generator.model.operations import Rhythm
from generator.model.single import PARSED
from generator.model.specification import Approval
from generator.model.values.cadence import Cadence
from generator.model.values.person import Person
from generator.model.values.time_unit import TimeUnit
from generator.words import _

DAYS_IN_A_MONTH = 30.44
WORKING_DAYS_IN_A_MONTH = 21


@dataclass(frozen=True, slots=True)
class Duty:
    """One person at one place.

    ``held`` is false for what is done with: a decision made, a signature given, all of a retired project. ``monthly``
    is about how many times a month it comes round; 0 where it has no rhythm of the calendar.
    """

    person: Person
    role: str
    held: bool = True
    monthly: float = 0


def duties(a: Assessment) -> Iterator[Duty]:
    """Every duty of a project, in the order of the page. Nothing comes round while it is paused, or once retired."""
    artifact = a.project.artifact
    running = artifact.running(a.today)
    for person, role, section in _persons(artifact, ()):
        held = artifact.stage is not Stage.RETIRED and not _done(section)
        yield Duty(person, role, held, _monthly(section) if held and running else 0)
    operations = artifact.operations
    if running and operations.reviewer and not (operations.log_review.by or operations.log_review.rota):
        # Where nobody else is named, the reviewer reviews the log.
        yield Duty(operations.reviewer, _role(("Log review", "By")), monthly=_monthly(operations.log_review))


def _done(section: Section) -> bool:
    """Whether nothing is left to do: a signature was given, a decision was made."""
    return isinstance(section, Approval | Waiver) or (isinstance(section, Decision) and not section.open)


def _persons(section: Section, titles: tuple[str, ...]) -> Iterator[tuple[Person, str, Section]]:
    for name, (_key, _kind, says) in kinds_of(type(section)).items():
        value = getattr(section, name)
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, Section):
                if one.given:
                    yield from _persons(one, (*titles, says.title))
            elif isinstance(one, Person):
                made = isinstance(section, Decision) and not section.open
                yield one, _("Decided") if made else _role((*titles, says.title)), section


OWN_WORDS = {
    ("Learning", "By"): "Improvement loop",
    ("Decisions", "Maker"): "Decision maker",
    ("Decisions", "Decided by"): "Decided",
    ("Approved", "By"): "Approved the specification",
    ("Accepted", "By"): "Accepted the evaluation set",
    ("Waivers", "By"): "Set a finding aside",
    ("Go", "Decision owner"): "Decides Go",
    ("Hold", "Decision owner"): "Decides Hold",
    ("Stop", "Decision owner"): "Decides Stop",
}
"""Roles whose field has another name than the person who holds it. English: translated when they are shown."""


def _role(titles: tuple[str, ...]) -> str:
    """What a person does at a place."""
    return _(_english_role(titles))


def _english_role(titles: tuple[str, ...]) -> str:
    """The field's title, or that of the section where the field only says by whom."""
    parent, title = titles[-2:]
    return OWN_WORDS.get((parent, title)) or (parent if title == "By" else title)


def _monthly(section: Section) -> float:
    every = section.every if isinstance(section, Rhythm | Loop) else None
    return times_a_month(every) if every else 0


def times_a_month(every: Cadence) -> float:
    """About how many times a month a rhythm comes round. What is done each day rests at the weekend."""
    if every.unit in {TimeUnit.MINUTE, TimeUnit.HOUR}:
        return WORKING_DAYS_IN_A_MONTH  # more than once a day is one round a day
    if every.unit is TimeUnit.DAY:
        return WORKING_DAYS_IN_A_MONTH / every.count
    return DAYS_IN_A_MONTH / every.days if every.days else 0


def vacant(a: Assessment) -> Iterator[tuple[str, str]]:
    """The roles that are due at the project's stage and that nobody holds, each with its section on the page."""
    artifact = a.project.artifact
    stage = artifact.stage or Stage.POC
    if stage is Stage.RETIRED:
        return
    for pattern, due, role in _due_roles():
        if due.rank <= stage.rank and any(
            not place.filled and not a.project.broken(place.route) for place in places(pattern, artifact)
        ):
            section = pattern.partition(".")[0].partition("[")[0]
            yield _(role), "specification" if section == "operations" else section


@cache
def _due_roles() -> tuple[tuple[str, Stage, str], ...]:
    """The fields for persons that are due from some stage on: pattern, stage, role in English."""
    return tuple(
        (field.pattern, field.says.due, _english_role(field.titles))
        for field in fields()
        if field.says.due is not None and PARSED[Person] in {field.kind, getattr(field.kind, "item", None)}
    )
