"""References inside a project: ``operations.reviewer``, ``specification.quality[accuracy].target``.

In: the text of a reference and the artifact. Out: what it leads to, or which part of it leads nowhere. A list item
is named by its id, else by its position counted from 1.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from generator.model.field import Section
from generator.model.kinds import SectionKind, kinds_of
from generator.model.values.choice import closest

_STEP = re.compile(r"([^.\[\]]+)((?:\[[^\[\]]*\])*)")
_WHOLE = re.compile(rf"{_STEP.pattern}(?:\.{_STEP.pattern})*")


@dataclass(frozen=True)
class Reference:
    """Where a reference leads. ``problem`` is empty when every part of it exists in the format.

    ``name`` is the field as findings name it: an item by its id where it has one.
    """

    filled: bool
    problem: str = ""
    hint: str = ""
    name: str = field(default="", compare=False)


def follow(text: str, root: Section) -> Reference:
    """Follow a reference from the root of the artifact."""
    text = text.strip()
    if not _WHOLE.fullmatch(text):
        return Reference(False, f"`{text}` is no field", "write for example  operations.reviewer")
    here: object = root
    filled = True
    walked = ""
    for step in _STEP.finditer(text):
        key, items = step[1], re.findall(r"\[([^\[\]]*)\]", step[2])
        if isinstance(here, Section):
            names = {known: name for name, (known, _, _) in kinds_of(type(here)).items()}
            if key not in names:
                return Reference(False, f"no field `{text}`", _meant(key, here, walked))
            filled = here.has(names[key])
            here = getattr(here, names[key])
        elif isinstance(here, Mapping):
            if key not in here:
                return Reference(False, f"no `{key}` in {walked}", _known(here))
            here, filled = here[key], True
        elif isinstance(here, tuple):
            known = _ids(here)
            hint = f"name one of its items, for example  {walked}[{known[0] if known else 1}]"
            return Reference(False, f"no field `{text}`: `{walked}` is a list", hint)
        else:
            return Reference(False, f"no field `{text}`: `{walked}` holds no fields", f"write  {walked}")
        walked = f"{walked}.{key}" if walked else key
        for item in items:
            found = _item(here, item)
            if found is None:
                return Reference(False, f"no `{item}` in {walked}", _known(_ids(here)))
            here, filled = found, True
            walked = f"{walked}[{getattr(found, 'id', None) or item}]"
    return Reference(filled, name=walked)


def _meant(key: str, here: Section, walked: str) -> str:
    """Guess the field that was meant: one of this name a level below, or a near one here."""
    fields = {known: kind for known, kind, _ in kinds_of(type(here)).values()}
    below = (
        f"{outer}.{key}"
        for outer, kind in fields.items()
        if isinstance(kind, SectionKind) and key in _keys(kind.cls)
    )
    meant = next(below, None) or closest(key, list(fields))
    if meant is None:
        return f"known fields: {', '.join(fields)}"
    return f"did you mean `{walked + '.' if walked else ''}{meant}`?"


def _keys(cls: type[Section]) -> set[str]:
    return {known for known, _, _ in kinds_of(cls).values()}


def _known(names: Iterable[str]) -> str:
    listed = ", ".join(names)
    return f"known: {listed}" if listed else ""


def _ids(items: object) -> list[str]:
    listed = items if isinstance(items, tuple) else ()
    return [identity for entry in listed if (identity := getattr(entry, "id", None))]


def _item(items: object, name: str) -> object | None:
    """The item with this id, else the one at this position of the file."""
    if not isinstance(items, tuple):
        return None
    by_position: dict[str, object] = {}
    entry: object
    for index, entry in enumerate(items):
        if getattr(entry, "id", None) == name:
            return entry
        written = entry.route[-1] if isinstance(entry, Section) and entry.route else index
        by_position[str(written + 1 if isinstance(written, int) else 1)] = entry
    return by_position.get(name)
