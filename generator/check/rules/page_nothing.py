"""The rule of fields that are filled, and say that there is nothing."""

from collections.abc import Iterator
from functools import cache

from generator.check.case import Case
from generator.check.naming import quoted
from generator.check.rule import REGISTRY, Rule, rule
from generator.findings import Gap, Party, Route, Severity
from generator.model.field import Stage


@rule("PAG011", "required field that says only that there is nothing", since=Stage.POC, settles=Party.OWNER)
def field_of_nothing(case: Case) -> Iterator[Gap]:
    """A required field is filled with `none`, `n/a` or a dash.

    What it checks:
        No required field holds only a word for nothing. It weighs as much as the absence of the field, and the
        same party settles it. Whoever really needs none says why in a sentence.

    Why it matters:
        A form that wants a text gets one. `rollback: none` looks like an answer, and is the gap itself: nobody
        can go back, and nobody has agreed to that.

    Bad:
        specification:
          excluded: none

    Good:
        specification:
          excluded: "None: it answers every question that customers ask"
    """
    for field in case.nothing:
        absence = _absence(field.pattern)
        due = absence.since.rank <= case.stage.rank
        yield Gap(
            field.route,
            f"`{_field(field.route)}` says only {quoted(field.text)}",
            "write what or who it is, or in a sentence why there is none; or TBD",
            values=(field.text,),
            severity=(absence.absence or absence.severity) if due else Severity.NOTE,
            settles=absence.settles,
        )


def _field(route: Route) -> str:
    """The keys of a field inside its section."""
    return ".".join(step for step in route[1:] if isinstance(step, str)) or str(route[0])


@cache
def _absence(pattern: str) -> Rule:
    """The rule that reports the absence of a field."""
    return next(rule for rule in REGISTRY.values() if pattern in rule.requires)
