"""What a project's page gives evidence for: which of the fields that a standard's part asks for stand on it.

In: a part of a standard and an assessment. Out: the fields that are there, those that are there with an open error,
and those that are not. Present is no more than present: nobody is told here that anything is complied with.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from generator.check.assess import Assessment
from generator.check.required import places
from generator.check.standards import Evidence, Part
from generator.findings import Severity

_ITEM = re.compile(r"\[[^\[\]]*\]")


class Extent(StrEnum):
    """How much of a part's evidence stands on a page."""

    ALL = "all"
    SOME = "some"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Cover:
    """The fields of one part on one page. ``doubtful`` ones are there, and an open error concerns them."""

    given: tuple[Evidence, ...]
    doubtful: tuple[Evidence, ...]
    absent: tuple[Evidence, ...]

    @property
    def extent(self) -> Extent:
        """All of it only where nothing is absent and nothing in doubt."""
        if not self.given and not self.doubtful:
            return Extent.NONE
        return Extent.SOME if self.doubtful or self.absent else Extent.ALL


class Page:
    """One project's page as evidence. Each field is looked up once, however many parts ask for it."""

    def __init__(self, a: Assessment) -> None:
        self._artifact = a.project.artifact
        self._in_error = {
            _ITEM.sub("", finding.field)
            for finding in a.findings
            if finding.severity is Severity.ERROR and finding.waived is None and finding.counted
        }
        self._kept: dict[str, tuple[bool, bool]] = {}

    def cover(self, part: Part) -> Cover:
        """What the page gives for a part."""
        judged = [(evidence, *self._look(evidence.pattern)) for evidence in part.evidence]
        return Cover(
            given=tuple(evidence for evidence, there, wrong in judged if there and not wrong),
            doubtful=tuple(evidence for evidence, there, wrong in judged if there and wrong),
            absent=tuple(evidence for evidence, there, _ in judged if not there),
        )

    def _look(self, pattern: str) -> tuple[bool, bool]:
        """Whether a field is there, and whether an error concerns it. In a list it must be there in each item."""
        if pattern not in self._kept:
            found = [place.filled for place in places(pattern, self._artifact)]
            plain = _ITEM.sub("", pattern)
            wrong = any(field == plain or field.startswith(f"{plain}.") for field in self._in_error)
            self._kept[pattern] = bool(found) and all(found), wrong
        return self._kept[pattern]
