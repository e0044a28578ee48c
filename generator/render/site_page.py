"""One page of the site, whichever builder puts it there."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from generator.render.search import Entry, entries


@dataclass(frozen=True, slots=True)
class SitePage:
    """One page: its address below the site's root without the ending, its title and its body.

    ``listed`` pages stand in the navigation; project pages are reached from the board, so that the cost of a page
    does not grow with their number. ``source`` is the project file that the page was made from, and ``edit`` the
    address at which it can be read. ``entries`` are what the search finds of it.
    """

    path: str
    title: str
    html: str
    listed: bool
    source: Path | None = None
    edit: str = ""
    entries: tuple[Entry, ...] = field(init=False)

    def __post_init__(self) -> None:
        name = self.path.split("/")[-2] if self.source else ""
        object.__setattr__(self, "entries", tuple(entries(self.title, self.html, name)))
