"""Which parts of a page give evidence for which part of a standard, over the whole portfolio.

In: standards and assessments. Out: for each standard its parts with their fields, and a row for each project.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from generator.check.assess import Assessment
from generator.check.evidence import Cover, Extent, Page
from generator.check.standards import Part, Standard
from generator.model.field import Stage
from generator.view.guide import anchor_of
from generator.view.project_link import ProjectLink, link_to, readable, unreadable
from generator.words import _, show_date


@dataclass(frozen=True, slots=True)
class FieldLine:
    """A field that gives evidence. ``anchor`` leads to the field in the guide; ``given`` says on how many pages."""

    name: str
    anchor: str
    shows: str
    given: str


@dataclass(frozen=True, slots=True)
class PartLine:
    """One part with its fields, and in how many projects all, some or none of it stands on the page."""

    anchor: str
    title: str
    short: str
    asks: str
    fields: tuple[FieldLine, ...]
    all: int
    some: int
    none: int


@dataclass(frozen=True, slots=True)
class CoverCell:
    """What one project gives for one part: how many of its fields, in words too."""

    extent: Extent
    told: str


@dataclass(frozen=True, slots=True)
class CoverRow:
    """One project against the parts of a standard."""

    project: ProjectLink
    cells: tuple[CoverCell, ...]


@dataclass(frozen=True, slots=True)
class StandardSection:
    """One standard over the portfolio."""

    anchor: str
    title: str
    about: str
    address: str
    parts: tuple[PartLine, ...]
    rows: tuple[CoverRow, ...]


@dataclass(frozen=True, slots=True)
class Standards:
    """All standards. Retired projects are left out."""

    as_of: str
    standards: tuple[StandardSection, ...]
    unreadable: tuple[ProjectLink, ...]


def make_standards(standards: Sequence[Standard], portfolio: Sequence[Assessment], today: date) -> Standards:
    """Hold a portfolio against standards."""
    pages = [
        (link_to(a), Page(a)) for a in readable(portfolio) if a.project.artifact.stage is not Stage.RETIRED
    ]
    return Standards(
        as_of=show_date(today),
        standards=tuple(_section(standard, pages) for standard in standards),
        unreadable=unreadable(portfolio),
    )


def _section(standard: Standard, pages: Sequence[tuple[ProjectLink, Page]]) -> StandardSection:
    covers = [(project, [page.cover(part) for part in standard.parts]) for project, page in pages]
    return StandardSection(
        anchor=standard.id,
        title=standard.title,
        about=standard.about,
        address=standard.address,
        parts=tuple(
            _part(standard, part, [listed[number] for _project, listed in covers])
            for number, part in enumerate(standard.parts)
        ),
        rows=tuple(CoverRow(project, tuple(_cell(cover) for cover in listed)) for project, listed in covers),
    )


def _part(standard: Standard, part: Part, covers: Sequence[Cover]) -> PartLine:
    extents = [cover.extent for cover in covers]
    given = Counter(one for cover in covers for one in cover.given)
    number, _blank, rest = part.title.partition(" ")
    return PartLine(
        anchor=f"{standard.id}-{part.id}",
        title=part.title,
        short=number if rest and number[:1].isdigit() else part.title,
        asks=part.asks,
        fields=tuple(
            FieldLine(
                name=one.pattern,
                anchor=anchor_of(one.pattern),
                shows=one.shows,
                given=_("%(given)s of %(total)s", given=given[one], total=len(covers)),
            )
            for one in part.evidence
        ),
        all=extents.count(Extent.ALL),
        some=extents.count(Extent.SOME),
        none=extents.count(Extent.NONE),
    )


def _cell(cover: Cover) -> CoverCell:
    total = len(cover.given) + len(cover.doubtful) + len(cover.absent)
    told = {
        Extent.ALL: _("all %(total)s", total=total),
        Extent.SOME: _("%(given)s of %(total)s", given=len(cover.given), total=total),
        Extent.NONE: _("none"),
    }
    return CoverCell(cover.extent, told[cover.extent])
