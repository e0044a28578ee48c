"""A rule: what must hold, from which stage, who settles it, and its documentation.

In: one decorated function for each rule. Out: ``Rule`` records in ``REGISTRY``, which ``catalogue`` fills by
importing the modules of ``rules``. Positions, waivers and severities by stage belong to the engine.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from generator.check.case import Case
from generator.check.required import about_of
from generator.findings import Gap, Party, Severity
from generator.model.field import Stage

Judge = Callable[[Case], Iterator[Gap]]

HEADINGS = ("What it checks", "Why it matters", "Bad", "Good")


@dataclass(frozen=True)
class Documentation:
    """The fixed headings of a rule's docstring. ``bad`` and ``good`` are YAML that the tests execute."""

    summary: str
    checks: str
    matters: str
    bad: str
    good: str


@dataclass(frozen=True)
class Rule:
    """One rule of the catalogue. ``since`` is the stage from which it is due with its own severity.

    ``requires`` names the fields whose absence the rule reports; a list is walked with ``[]``. ``absence`` is the
    severity of what is merely absent, where that weighs less than the rest. A rule that ``concludes`` is judged
    after all others, from their findings (``Case.found``); one that is not ``counted`` reports no gap of its own.
    One that is judged ``on_paper`` needs a page that was laid out (``Case.overflow``): `check` does without it.
    """

    code: str
    title: str
    severity: Severity
    since: Stage
    settles: Party
    requires: tuple[str, ...]
    judge: Judge
    absence: Severity | None = None
    concludes: bool = False
    counted: bool = True
    on_paper: bool = False

    @property
    def family(self) -> str:
        """The three letters of its code."""
        return self.code[:3]

    @property
    def always(self) -> bool:
        """Whether it concerns the file itself rather than what the page says."""
        return self.family == "SRC"

    @cached_property
    def documentation(self) -> Documentation:
        """The docstring under its headings."""
        return _documentation(self.judge.__doc__ or "")


REGISTRY: dict[str, Rule] = {}


def rule(
    code: str,
    title: str,
    *,
    severity: Severity = Severity.ERROR,
    since: Stage | None = None,
    settles: Party | None = None,
    requires: str | tuple[str, ...] = (),
    absence: Severity | None = None,
    concludes: bool = False,
    counted: bool = True,
    on_paper: bool = False,
) -> Callable[[Judge], Judge]:
    """Enter the function into the catalogue.

    A rule with ``requires`` takes stage and settling party from what the model says of its first field.

    Raises:
        ValueError: when a code is used twice, or stage and party are told nowhere.
    """
    fields = (requires,) if isinstance(requires, str) else requires
    told = about_of(fields[0]) if fields else None
    stage = since or (told.due if told else None)
    party = settles or (told.settles if told else None)
    if code in REGISTRY or stage is None or party is None:
        raise ValueError(f"rule {code}: used twice, or without stage and settling party")

    def enter(judge: Judge) -> Judge:
        REGISTRY[code] = Rule(
            code,
            title,
            severity,
            stage,
            party,
            fields,
            judge,
            absence=absence,
            concludes=concludes,
            counted=counted,
            on_paper=on_paper,
        )
        return judge

    return enter


def _documentation(docstring: str) -> Documentation:
    """Cut a docstring at its headings."""
    pattern = "|".join(re.escape(heading) for heading in HEADINGS)
    parts = re.split(rf"^ *({pattern}):\n", docstring, flags=re.MULTILINE)
    texts = {heading: _dedent(body) for heading, body in zip(parts[1::2], parts[2::2], strict=True)}
    return Documentation(parts[0].strip(), *(texts.get(heading, "") for heading in HEADINGS))


def _dedent(body: str) -> str:
    lines = body.rstrip().split("\n")
    margin = min((len(line) - len(line.lstrip()) for line in lines if line.strip()), default=0)
    return "\n".join(line[margin:] for line in lines).strip("\n")
