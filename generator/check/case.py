"""What a rule looks at: one project with everything that was read for it, and today.

In: project, document, measured values. Out: the questions that rules ask often. No rule is judged here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import field
from datetime import date

from generator.check.approved import Signed, signed
from generator.check.evaluation_set import EvaluationSet
from generator.check.nothing import Nothing
from generator.check.overflow import Overflow
from generator.findings import Finding, Gap, Problem, Route, value
from generator.model.artifact import Artifact
from generator.model.field import Stage
from generator.model.project import Project
from generator.model.reading import Values
from generator.read.document import Document


@value
class Case:
    """One project before the rules.

    ``missing`` holds the places that the rule at work requires and that are absent; where a parent is absent too
    and has a rule of its own, that rule speaks alone. ``nothing`` holds the required fields that are
    filled with a word for nothing: of those, and of their parts, one rule speaks alone. ``found`` holds what the other
    rules found, each finding with the waiver that sets it aside; it is there for the rules that conclude from it.
    ``past`` yields what the file held before, the newest first, as far as git knows. ``overflow`` is known only where
    the page was laid out on paper and does not fit.
    """

    project: Project
    document: Document
    today: date
    values: Values
    problems: tuple[Problem, ...]
    missing: tuple[Route, ...] = ()
    nothing: tuple[Nothing, ...] = ()
    evaluation_set: EvaluationSet | None = None
    found: tuple[Finding, ...] = ()
    past: Callable[[], Iterator[Project]] = lambda: iter(())
    overflow: Overflow | None = None
    _signed: dict[str, Signed] = field(default_factory=dict, repr=False, compare=False)

    @property
    def cases(self) -> str | None:
        """The fingerprint of the cases that lie in files; None where there are none that can be read."""
        return (
            self.evaluation_set.fingerprint if self.evaluation_set and self.evaluation_set.counted else None
        )

    def signed(self, name: str) -> Signed:
        """A section with its signature. Several rules ask, and its content is put together once for all of them."""
        if name not in self._signed:
            self._signed[name] = signed(name, self.artifact, self.cases)
        return self._signed[name]

    @property
    def artifact(self) -> Artifact:
        """The project's sections."""
        return self.project.artifact

    @property
    def stage(self) -> Stage:
        """The stage; without one the project is judged as a PoC."""
        return self.artifact.stage or Stage.POC

    @property
    def running(self) -> bool:
        """Whether anything can be overdue: it is neither paused today nor retired."""
        return self.artifact.running(self.today)

    def met_while_reading(self, code: str) -> Iterator[Gap]:
        """The problems that reading met under this code."""
        return (problem.gap for problem in self.problems if problem.code == code)
