"""The three-point check in words: why a point is open, what follows from several, where to begin.

In: the three points of an assessment. Out: short texts.
"""

from __future__ import annotations

from generator.check.three_points import Point, ThreePoints
from generator.words import _, spoken


def reason(point: Point) -> str:
    """Why a point is open, or closed, in a few words: the first reason, and how many more there are."""
    first, *more = map(spoken, point.because)
    return _("%(first)s, and %(num)s more", first=first, num=len(more)) if more else first


def verdict(points: ThreePoints) -> str:
    """What follows for the project, and where to begin; empty where every point is closed."""
    if points.first is None:
        return ""
    said = []
    if points.zombie:
        said.append(_("Zombie: begun long ago, without an owner, and nothing was decided."))
    if points.compounding:
        said.append(_("Compounding: the open points feed each other."))
    first = points.first
    said.append(
        _(
            "First to settle: %(blocker)s, %(reason)s (%(party)s)",
            blocker=_(first.blocker),
            reason=first.because,
            party=spoken(first.by),
        )
    )
    return " ".join(said)
