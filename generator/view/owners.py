"""Who holds what in the portfolio, and how much; and what nobody holds.

In: assessments. Out: persons by how much they hold, apart from posts and bodies; vacant roles with their projects. Two
spellings are one person only where the model says so: by the name, whatever its case and the role behind it.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from generator.check.assess import Assessment
from generator.model.values.person import Person, PersonKind
from generator.view.duties import Duty, duties, vacant
from generator.view.project_link import ProjectLink, in_brief, link_to, readable, unreadable
from generator.words import _, ngettext, show_date

HEAVY_PROJECTS = 5
HEAVY_MONTHLY = 40
"""More than so many projects, or rounds a month (two each working day), are a heavy load for one person."""

AT_ONCE = 6
"""So many projects of a person are shown at once; more are folded."""


@dataclass(frozen=True, slots=True)
class Holding:
    """What somebody holds in one project, and what they did there before."""

    project: ProjectLink
    roles: tuple[str, ...]
    before: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Holder:
    """One person, post or body.

    ``spellings`` are the other ways in which the name is written, ``known_as`` what stands behind it.
    ``projects`` and ``monthly`` count what is held in projects that go on; ``heavy`` says why that is a heavy load.
    """

    anchor: str
    name: str
    spellings: tuple[str, ...]
    known_as: tuple[str, ...]
    doubt: str
    projects: int
    roles: tuple[tuple[str, int], ...]
    monthly: int
    late: int
    heavy: str
    holdings: tuple[Holding, ...]

    @property
    def folded(self) -> bool:
        """Whether the projects are too many to be shown at once."""
        return len(self.holdings) > AT_ONCE

    @property
    def summary(self) -> str:
        """What stands in the place of the folded projects: the roles, and how often each."""
        return ", ".join(f"{role} {count}" for role, count in self.roles) or in_brief(
            [holding.project for holding in self.holdings]
        )


@dataclass(frozen=True, slots=True)
class Vacancy:
    """A role that is due in some projects and that nobody holds there. ``section`` is its anchor on their pages."""

    role: str
    section: str
    projects: tuple[ProjectLink, ...]

    @property
    def folded(self) -> bool:
        """Whether the projects are too many to be shown at once."""
        return len(self.projects) > AT_ONCE

    @property
    def summary(self) -> str:
        """What stands in the place of the folded projects."""
        return in_brief(self.projects)


@dataclass(frozen=True, slots=True)
class Owners:
    """Who holds what in a portfolio."""

    as_of: str
    measure: str
    people: tuple[Holder, ...]
    posts: tuple[Holder, ...]
    bodies: tuple[Holder, ...]
    vacancies: tuple[Vacancy, ...]
    unreadable: tuple[ProjectLink, ...]

    @property
    def heavy(self) -> int:
        """How many people carry a heavy load."""
        return sum(bool(holder.heavy) for holder in self.people)

    @property
    def vacant(self) -> int:
        """How many roles nobody holds, counted in each project."""
        return sum(len(vacancy.projects) for vacancy in self.vacancies)


@dataclass
class _Gathered:
    """What is found of one name, project by project."""

    persons: list[Person] = field(default_factory=list)
    duties: list[tuple[ProjectLink, list[Duty]]] = field(default_factory=list)
    late: int = 0


def make_owners(portfolio: Sequence[Assessment], today: date) -> Owners:
    """Count what everybody holds."""
    known = readable(portfolio)
    gathered: dict[str, _Gathered] = {}
    vacancies: dict[tuple[str, str], list[ProjectLink]] = {}
    for a in known:
        project = link_to(a)
        for duty in duties(a):
            found = gathered.setdefault(duty.person.key, _Gathered())
            found.persons.append(duty.person)
            if not found.duties or found.duties[-1][0] != project:
                found.duties.append((project, []))
            found.duties[-1][1].append(duty)
        for decision in a.project.artifact.governance.decisions:
            if decision.maker and decision.late(today) and a.project.artifact.running(today):
                gathered[decision.maker.key].late += 1
        for role in dict.fromkeys(vacant(a)):
            vacancies.setdefault(role, []).append(project)
    anchors = _anchors(gathered)
    holders = [(_kind(found), _holder(anchors[key], found)) for key, found in gathered.items()]
    holders.sort(key=lambda pair: _weight(pair[1]))
    return Owners(
        as_of=show_date(today),
        measure=_(
            "A heavy load is more than %(projects)s projects, or more than %(rounds)s rounds of reviews and loops"
            " a month.",
            projects=HEAVY_PROJECTS,
            rounds=HEAVY_MONTHLY,
        ),
        people=_of(holders, PersonKind.PERSON, PersonKind.DOUBTFUL),
        posts=_of(holders, PersonKind.POST),
        bodies=_of(holders, PersonKind.BODY),
        vacancies=tuple(
            Vacancy(role, section, tuple(projects))
            for (role, section), projects in sorted(vacancies.items(), key=lambda item: -len(item[1]))
        ),
        unreadable=unreadable(portfolio),
    )


def _of(holders: Iterable[tuple[PersonKind, Holder]], *kinds: PersonKind) -> tuple[Holder, ...]:
    return tuple(holder for kind, holder in holders if kind in kinds)


def _weight(holder: Holder) -> tuple[bool, int, int, str]:
    """Those with a heavy load first, then by projects and rounds."""
    return (not holder.heavy, -holder.projects, -holder.monthly, holder.name.casefold())


def _kind(found: _Gathered) -> PersonKind:
    return found.persons[0].kind


def _holder(anchor: str, found: _Gathered) -> Holder:
    name, *others = [name for name, _count in Counter(person.name for person in found.persons).most_common()]
    held = [duty for project, listed in found.duties for duty in listed if duty.held and not project.rest]
    projects = sum(any(duty.held for duty in listed) for project, listed in found.duties if not project.rest)
    monthly = round(sum(duty.monthly for duty in held))
    person = found.persons[0]
    return Holder(
        anchor=anchor,
        name=name,
        spellings=tuple(others),
        known_as=tuple(dict.fromkeys(person.role for person in found.persons if person.role)),
        doubt=_doubt(person),
        projects=projects,
        roles=tuple(Counter(duty.role for duty in held).most_common()),
        monthly=monthly,
        late=found.late,
        heavy=_heavy(projects, monthly) if person.kind in {PersonKind.PERSON, PersonKind.DOUBTFUL} else "",
        holdings=tuple(_holding(project, listed) for project, listed in found.duties),
    )


def _holding(project: ProjectLink, listed: Iterable[Duty]) -> Holding:
    roles = dict.fromkeys(duty.role for duty in listed if duty.held)
    before = dict.fromkeys(duty.role for duty in listed if not duty.held)
    return Holding(project, tuple(roles), tuple(before))


def _doubt(person: Person) -> str:
    """Why a name may be no person's."""
    if person.kind is PersonKind.DOUBTFUL:
        return _("a single word or a code: perhaps no person")
    if person.several:
        return _("several persons in one place")
    return ""


def _heavy(projects: int, monthly: int) -> str:
    said = (
        ngettext("%(num)s project", "%(num)s projects", projects) if projects > HEAVY_PROJECTS else "",
        ngettext("%(num)s round a month", "%(num)s rounds a month", monthly)
        if monthly > HEAVY_MONTHLY
        else "",
    )
    return ", ".join(piece for piece in said if piece)


def _anchors(names: Iterable[str]) -> dict[str, str]:
    """An anchor for each name: of its letters and digits, and never the same one twice."""
    anchors: dict[str, str] = {}
    taken: Counter[str] = Counter()
    for name in sorted(names):
        plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
        stem = "who-" + (re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "x")
        taken[stem] += 1
        anchors[name] = stem if taken[stem] == 1 else f"{stem}--{taken[stem]}"
    return anchors
