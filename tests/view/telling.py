"""Writes parts down as a test has them: the text, with each tone but the plain one in braces."""

from collections.abc import Iterable

from generator.model.artifact import Artifact
from generator.model.project import read_project
from generator.read.source import parse_document
from generator.view.parts import Line, Parts, Tone


def told(parts: Parts) -> str:
    """The text alone."""
    return "".join(part.text for part in parts)


def toned(parts: Parts) -> str:
    """The text, with the tone of each part that is not plain: ``96 %{bad}``."""
    return "".join(part.text + ("" if part.tone is Tone.PLAIN else f"{{{part.tone}}}") for part in parts)


def drawn(lines: Iterable[Line]) -> list[str]:
    """Lines with their labels; items set apart by `` / `` where they run on, by `` // `` where they are stacked."""
    return [
        f"{line.label}: {(' // ' if line.stacked else ' / ').join(toned(item) for item in line.items)}"
        for line in lines
    ]


def artifact(page: str) -> Artifact:
    """Read a page without its format and title. Nothing on it may be wrong."""
    project = read_project("triage", parse_document(f"format: 1\ntitle: T\n{page}\n".encode(), "triage.yaml"))
    wrong = [problem.gap.message for problem in project.problems]
    assert wrong == [], wrong
    return project.artifact
