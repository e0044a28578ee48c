"""Paths of evidence files, as written in a project file.

In: ``evidence/golden.csv``. Out: a ``RelativePath``, or ``Unreadable`` (SRC010). Only the text is looked at:
whether the file exists, and where a link leads, belongs to reading.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Self

from generator.model.values.unreadable import Unreadable, quoted

_HINT = "write the path from the project's own folder, for example evidence/golden.csv"
_LONGEST_TEXT = 500
_UNDRAWABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:/")
_DRIVE = re.compile(r"[A-Za-z]:")


@dataclass(frozen=True, slots=True)
class RelativePath:
    """A path below the project's own folder, with forward slashes."""

    text: str

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a path, or raise ``Unreadable``."""
        typed = text.strip()
        if len(typed) > _LONGEST_TEXT:
            raise _refused(text, "is too long for a path")
        if fault := _fault(typed):
            raise _refused(text, fault)
        slashed = typed.replace("\\", "/")
        plain = "/".join(part for part in slashed.split("/") if part.strip() not in {"", "."})
        if plain != typed:
            fact = "has backslashes" if "\\" in typed else "is not the shortest way to write the path"
            way = () if _fault(plain) else (plain,)
            raise Unreadable("SRC010", f"{quoted(text)} {fact}", f"write {plain}" if way else _HINT, way)
        return cls(typed)

    @property
    def parts(self) -> tuple[str, ...]:
        """The folders and the file's name."""
        return tuple(self.text.split("/"))


def _refused(text: str, fact: str) -> Unreadable:
    return Unreadable("SRC010", f"{quoted(text)} {fact}", _HINT)


def _fault(typed: str) -> str:
    """What no rewriting can mend, empty where nothing is wrong."""
    if not typed.strip("./\\ "):
        return "names no file"
    if _UNDRAWABLE.search(typed):
        return "holds a control character"
    if _ADDRESS.match(typed):
        return "is an address, not a file of the project"
    if typed[0] in "/\\~" or _DRIVE.match(typed):
        return "begins outside the project's folder"
    if any(part.strip() == ".." for part in re.split(r"[/\\]", typed)):
        return "leads out of the project's folder"
    return ""
