"""One project as the format means it: its sections, what is open in it, and what could not be read.

In: a document. Out: a project. Positions stay in the document; whether something *must* be there is judged by the
rules.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from generator.findings import Gap, Problem, Route
from generator.model.artifact import FORMAT, Artifact
from generator.model.field import About
from generator.model.kinds import SectionKind, empty_section
from generator.model.single import Report
from generator.model.values.open import Open
from generator.model.values.person import PersonWords
from generator.read.document import Document, Scalar
from generator.read.traps import CUT

_ROOT = About("Project", "One project's page.", "")


@dataclass(frozen=True)
class Words:
    """The lists of words that a company can extend."""

    open: Sequence[str] = ()
    bodies: Sequence[str] = ()
    posts: Sequence[str] = ()


@dataclass(frozen=True)
class Project:
    """What one file says. Every section is there, empty where nothing was written.

    ``readable`` is false where the file as a whole could not be read; everything is then empty.
    """

    id: str
    artifact: Artifact
    readable: bool
    open: Mapping[Route, Open] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    misspelt: tuple[Route, ...] = ()

    @property
    def title(self) -> str:
        """The title, or the id where there is none."""
        return self.artifact.title or self.id

    def broken(self, route: Route) -> bool:
        """Whether something was written for this route that could not be read: there, below, or as a whole above.

        Text that YAML cut can be read; it counts for its own place alone, where nothing may be left of it.
        """
        if route in self._broken:
            return True
        return any(route[:length] in self._broken_with_all_below for length in range(len(route) + 1))

    # Sets, since a file may hold thousands of problems, and rules ask for thousands of places.

    @cached_property
    def _broken(self) -> frozenset[Route]:
        """The places of problems, and every place above them."""
        routes = [problem.gap.route for problem in self.problems if problem.gap.route]
        wide = [p.gap.route for p in self.problems if p.gap.route and p.code != CUT]
        above = (route[:length] for route in wide for length in range(len(route)))
        return frozenset((*routes, *above))

    @cached_property
    def _broken_with_all_below(self) -> frozenset[Route]:
        """The places where another kind of value stands, or whose key is misspelt."""
        other = (p.gap.route for p in self.problems if p.gap.route and p.code == "SRC004")
        return frozenset((*self.misspelt, *other))


def read_project(project_id: str, document: Document, words: Words | None = None) -> Project:
    """Read a document as a project. Whatever cannot be read is a problem and costs itself alone."""
    words = words or Words()
    if document.root is None:
        return Project(project_id, _nothing(), readable=False, problems=document.problems)
    wrong_format = _format_problem(document)
    if wrong_format is not None and _newer(document):
        return Project(project_id, _nothing(), readable=False, problems=(*document.problems, wrong_format))
    people = PersonWords(bodies=tuple(words.bodies), posts=tuple(words.posts))
    report = Report(open_words=tuple(words.open), person_words=people)
    artifact = SectionKind(Artifact).read(document.root, (), report, _ROOT)
    assert isinstance(artifact, Artifact)  # noqa: S101 - tells the type checker what SectionKind(Artifact) reads
    misspelt = ("format",) in report.misspelt
    own = () if wrong_format is None or misspelt else (wrong_format,)
    problems = (*document.problems, *own, *report.problems)
    return Project(
        project_id,
        artifact,
        readable=True,
        open=report.open,
        problems=problems,
        misspelt=tuple(report.misspelt),
    )


def _nothing() -> Artifact:
    empty = empty_section(Artifact, ())
    assert isinstance(empty, Artifact)  # noqa: S101 - as above
    return empty


def _format_text(document: Document) -> str | None:
    found = document.find(("format",))
    return found[1].text.strip() if found and isinstance(found[1], Scalar) else None


def _newer(document: Document) -> bool:
    text = _format_text(document)
    return text is not None and re.fullmatch(r"[0-9]{1,9}", text) is not None and int(text) > FORMAT


def _format_problem(document: Document) -> Problem | None:
    """Say what is wrong with the format number."""
    text, found = _format_text(document), document.find(("format",))
    if text == str(FORMAT) or (found and text is None):  # of a value of another kind its reader tells
        return None
    if found is None:
        gap = Gap(("format",), "no format number", f"write  format: {FORMAT}  as the first line")
    elif _newer(document):
        gap = Gap(
            ("format",),
            f"format {text} is newer than format {FORMAT}, which this program reads",
            "update gatepage, or write the page in the older format",
        )
    else:
        shown = f"`{text}`" if text else "what stands here"
        gap = Gap(("format",), f"{shown} is no format number", f"write  format: {FORMAT}")
    return Problem("SRC008", gap)
