"""Every field of the format in its own words, for whoever points at one on a page.

In: the model. Out: the fields by their path without positions, as ``gate.go.signals``, and the words around them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.findings import Party
from generator.model.artifact import Artifact
from generator.model.field import About, Section, Stage
from generator.model.kinds import ListKind, SectionKind, kinds_of
from generator.words import _


def explanations() -> Mapping[str, Mapping[str, object]]:
    """The fields, each with title, guidance, example and when it is due; and the words that stand around them."""
    return {
        "fields": {path: _told(says) for path, says in _fields(Artifact, "")},
        "words": {
            "example": _("For example"),
            "guide": _("How to write it"),
            "source": _("In the source"),
        },
    }


def _fields(cls: type[Section], above: str) -> Iterator[tuple[str, About]]:
    for key, kind, says in kinds_of(cls).values():
        path = f"{above}{key}"
        yield path, says
        inner = kind.item if isinstance(kind, ListKind) else kind
        if isinstance(inner, SectionKind):
            yield from _fields(inner.cls, f"{path}.")


def _told(says: About) -> list[str]:
    """Title, guidance, example, and from when it is due and who settles it."""
    return [_(says.title), says.guidance, says.example, _due(says.due, says.settles)]


def _due(due: Stage | None, settles: Party | None) -> str:
    when = ""
    if due is not None:
        when = _("Always due") if due is Stage.IDEA else _("Due from %(stage)s", stage=_(due.label))
    by = _("settled by %(party)s", party=_(settles.told)) if settles else ""
    return ", ".join(piece for piece in (when, by) if piece)
