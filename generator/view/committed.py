"""Who committed a signature or a decision, beside the name that stands in the file.

In: an assessed project and the route of the record. Out: parts, where git knows the author.
"""

from __future__ import annotations

from generator.check.assess import Assessment
from generator.findings import Route
from generator.read.quoting import shorten
from generator.view.parts import Part, Parts, Tone
from generator.words import _


def committed(a: Assessment, route: Route) -> Parts:
    """The authors of the commits; another than the person named stands out."""
    found = a.committed.get(route)
    if found is None:
        return ()
    told = _("committed by %(name)s", name=", ".join(map(shorten, found.names)))
    return (Part(f", {told}", Tone.OPEN if found.differs else Tone.MUTED),)
