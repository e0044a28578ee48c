"""Judging a portfolio again and again, and each time only what changed.

In: sources, settings and the day, as for ``assess_all``. Out: the same assessments; those of unchanged projects are
the very objects of the last time, so that whoever made something from them need not make it again.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from generator.check.assess import Assessment, assess_all
from generator.read.portfolio import Source
from generator.read.settings import Settings
from generator.read.stamp import Stamp, project_stamp

_Key = tuple[Source, Stamp, Settings, date]


class Memory:
    """Remembers the assessments of one portfolio.

    A project is judged again when its file, its evidence, its name, the settings or the day changed. What git knew of
    it (the detail of a void approval) is as old as that.
    """

    def __init__(self) -> None:
        self._known: dict[Path, tuple[_Key, Assessment]] = {}

    def assess_all(
        self, sources: Sequence[Source], settings: Settings, today: date, *, authors: bool = False
    ) -> tuple[Assessment, ...]:
        """Judge a portfolio in its order; as ``assess_all`` does it, with the same ``authors`` each time."""
        # The stamps are taken first: a file that changes while it is read is read again the next time.
        keys = {s.path: (s, project_stamp(s.path, s.folder), settings, today) for s in sources}
        known = {path: kept[1] for path, kept in self._known.items() if kept[0] == keys.get(path)}
        stale = [source for source in sources if source.path not in known]
        known.update(
            (a.source.path, a) for a in (assess_all(stale, settings, today, authors=authors) if stale else ())
        )
        self._known = {path: (keys[path], known[path]) for path in keys}
        return tuple(known[source.path] for source in sources)
