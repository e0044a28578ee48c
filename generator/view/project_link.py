"""What the portfolio's pages say of a project before they say anything else: its name, stage, and where its page is.

In: assessments. Out: links in the order of titles. What stands on a project's own page does not belong here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.check.assess import Assessment
from generator.model.field import Stage
from generator.words import _


@dataclass(frozen=True, slots=True)
class ProjectLink:
    """One project. ``address`` is the stem of its page; ``rest`` says why nothing is overdue in it: paused, retired."""

    id: str
    title: str
    address: str
    stage: str
    rest: str = ""

    @property
    def state(self) -> str:
        """Stage and rest in a few words: Pilot, paused."""
        if self.rest.casefold() == self.stage.casefold():
            return self.stage
        return ", ".join(piece for piece in (self.stage, self.rest) if piece)


def link_to(a: Assessment) -> ProjectLink:
    """Name a project."""
    stage = a.project.artifact.stage
    return ProjectLink(
        id=a.project.id,
        title=a.project.title,
        address=a.source.address,
        stage=_(stage.label) if stage else "",
        rest=_rest(a),
    )


def _rest(a: Assessment) -> str:
    if a.project.artifact.running(a.today):
        return ""
    return _("retired") if a.project.artifact.stage is Stage.RETIRED else _("paused")


def in_brief(links: Sequence[ProjectLink]) -> str:
    """What stands in the place of a long list: the first of it, and how many more there are."""
    if len(links) == 1:
        return links[0].title
    return _("%(title)s and %(num)s more", title=links[0].title, num=len(links) - 1)


def by_title(portfolio: Iterable[Assessment]) -> list[Assessment]:
    """The projects in the order of their titles, whatever their case."""
    return sorted(portfolio, key=lambda a: (a.project.title.casefold(), a.project.id, a.source.address))


def readable(portfolio: Iterable[Assessment]) -> list[Assessment]:
    """The projects whose files can be read, in the order of their titles."""
    return [a for a in by_title(portfolio) if a.project.readable]


def unreadable(portfolio: Iterable[Assessment]) -> tuple[ProjectLink, ...]:
    """The projects of which nothing is known, because their files can't be read."""
    return tuple(link_to(a) for a in by_title(portfolio) if not a.project.readable)
