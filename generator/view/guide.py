"""The guide: how to write the page, field by field, as the model has it.

In: the model and the rules. Out: sections with their fields, and a whole page as an example. A field that the format
gains stands in the guide without a change here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from generator.check.catalogue import FAMILIES, catalogue
from generator.check.required import Field, fields
from generator.model.field import Stage
from generator.model.kinds import ListKind, SectionKind
from generator.view.guide_kinds import KindEntry, kind_anchor, kind_title, kinds
from generator.words import _


@dataclass(frozen=True, slots=True)
class GuideField:
    """One field. ``level`` is that of its heading, from 3 on: a field of another stands one below it.

    ``also`` are the anchors of fields that take the same and are not told again; ``as_in`` is the field that tells of
    the keys of this one. ``required`` says from which stage on it is asked for, and who settles it then.
    """

    anchor: str
    pattern: str
    key: str
    title: str
    guidance: str
    example: str
    kind: str
    kind_anchor: str
    required: str
    settles: str
    level: int
    rules: tuple[tuple[str, str], ...] = ()
    also: tuple[str, ...] = ()
    as_in: str = ""


@dataclass(frozen=True, slots=True)
class GuideSection:
    """A part of the guide: a section of the page, which is a field itself, or the single fields around them."""

    anchor: str
    title: str
    guidance: str
    family: str
    itself: GuideField | None
    fields: tuple[GuideField, ...]

    @property
    def outline(self) -> tuple[GuideField, ...]:
        """The fields that the outline names."""
        return tuple(one for one in self.fields if one.level == 3)


@dataclass(frozen=True, slots=True)
class ExampleLine:
    """One line of the example. ``anchor`` leads to the field whose key stands in it."""

    indent: str
    key: str
    anchor: str
    value: str


@dataclass(frozen=True, slots=True)
class Guide:
    """The whole guide."""

    sections: tuple[GuideSection, ...]
    kinds: tuple[KindEntry, ...]
    example: tuple[ExampleLine, ...]


def make_guide() -> Guide:
    """Write the guide."""
    return Guide(tuple(_sections()), kinds(), tuple(_example()))


def anchor_of(pattern: str) -> str:
    """The anchor of a field: its name without the signs that walk a list."""
    return pattern.replace("[]", "").replace("[any]", "")


@dataclass
class _Group:
    """The fields of one part, while they are gathered."""

    anchor: str
    title: str
    guidance: str
    family: str = ""
    fields: list[Field] = field(default_factory=list)


def _sections() -> Iterator[GuideSection]:
    for group in _groups():
        told = list(_told(group.fields))
        itself = told.pop(0) if group.family else None
        yield GuideSection(group.anchor, group.title, group.guidance, group.family, itself, tuple(told))


def _groups() -> Iterator[_Group]:
    """The parts in the order of the format: what stands at the top, each section, what stands around them."""
    families = {title: code.lower() for code, title in FAMILIES.items()}
    head = _Group("head", _("At the top"), _("What the project is, and how far it has come."))
    around = _Group("around", _("Around the page"), _("What is doubtful, set aside, linked, or your own."))
    sections: dict[str, _Group] = {}
    for one in fields():
        top = one.pattern.partition(".")[0].partition("[")[0]
        if top in sections:
            sections[top].fields.append(one)
        elif one.pattern == top and one.titles[0] in families:
            family = families[one.titles[0]]
            sections[top] = _Group(top, _(one.says.title), one.says.guidance, family, [one])
        else:
            (around if sections else head).fields.append(one)
    yield from (head, *sections.values(), around)


def _told(found: list[Field]) -> Iterator[GuideField]:
    """The fields of one part; keys that an earlier field of it has as well are told there."""
    seen: dict[type, str] = {}
    also: dict[str, list[str]] = {}
    listed: list[tuple[Field, str]] = []
    skipped = ""
    for one in found:
        if skipped and one.pattern.startswith(skipped):
            continue
        skipped = ""
        inner = one.kind.item if isinstance(one.kind, ListKind) else one.kind
        as_in = ""
        if isinstance(inner, SectionKind):
            as_in = seen.get(inner.cls, "")
            if as_in:
                skipped = f"{one.pattern}{_step(one)}"
                for below in fields(inner.cls):
                    also.setdefault(f"{as_in}.{anchor_of(below.pattern)}", []).append(
                        f"{anchor_of(one.pattern)}.{anchor_of(below.pattern)}"
                    )
            else:
                seen[inner.cls] = anchor_of(one.pattern)
        listed.append((one, as_in))
    for one, as_in in listed:
        yield _field(one, as_in, tuple(also.get(anchor_of(one.pattern), ())))


def _step(one: Field) -> str:
    return "[]." if isinstance(one.kind, ListKind) else "."


def _field(one: Field, as_in: str, also: tuple[str, ...]) -> GuideField:
    anchor = anchor_of(one.pattern)
    key = anchor.rpartition(".")[2]
    says = one.says
    return GuideField(
        anchor=anchor,
        pattern=one.pattern,
        key=key,
        title=_(says.title),
        guidance=says.guidance,
        example=f"{key}: {says.example}",
        kind=kind_title(one.kind),
        kind_anchor=f"kind-{kind_anchor(one.kind)}",
        required=_required(says.due),
        settles=_(says.settles.value) if says.settles else "",
        level=(2 if one.titles[0] in FAMILIES.values() else 3) + anchor.count("."),
        rules=tuple(dict.fromkeys(rule for name in (anchor, *also) for rule in _rules().get(name, ()))),
        also=also,
        as_in=as_in,
    )


def _required(due: Stage | None) -> str:
    if due is None:
        return ""
    return _("required always") if due is Stage.IDEA else _("required from %(stage)s on", stage=_(due.label))


@cache
def _rules() -> dict[str, tuple[tuple[str, str], ...]]:
    """The rules that ask for a field, by the field's anchor."""
    found: dict[str, list[tuple[str, str]]] = {}
    for rule in catalogue().values():
        for pattern in rule.requires:
            found.setdefault(anchor_of(pattern), []).append((rule.code, rule.title))
    return {anchor: tuple(rules) for anchor, rules in found.items()}


def _example() -> Iterator[ExampleLine]:
    """A whole page out of the fields' own examples: sections a key a line, everything else as its example has it."""
    expanded: set[str] = set()
    for one in fields():
        above, _dot, key = one.pattern.rpartition(".")
        if above and above not in expanded:
            continue
        indent = "  " * one.pattern.count(".")
        if isinstance(one.kind, SectionKind) and not above and one.says.title in FAMILIES.values():
            expanded.add(one.pattern)
            yield ExampleLine(indent, key, one.pattern, "")
        else:
            yield ExampleLine(indent, key, one.pattern, one.says.example)
