"""Rules of waivers: whether what is set aside is set aside by somebody, for a reason, and for a time."""

from collections.abc import Iterator

from generator.check.case import Case
from generator.check.ends import read_end
from generator.check.naming import quoted, short
from generator.check.people import is_body
from generator.check.references import dead_references
from generator.check.rule import REGISTRY, rule
from generator.check.waivers import applies, code, complete, covered, doubtful, grouped, run_out, unsaid
from generator.findings import Gap, Party, Route, Severity
from generator.model.artifact import Waiver
from generator.model.field import Stage
from generator.model.values.day import Day


def _name(waiver: Waiver) -> str:
    return f"the waiver for {short(waiver.rule)}" if waiver.rule else "a waiver"


@rule("PAG005", "waiver without reason, person or end date", since=Stage.IDEA, settles=Party.AUDIT)
def incomplete_waiver(case: Case) -> Iterator[Gap]:
    """A finding is to be set aside without a reason, by nobody, or for ever.

    What it checks:
        Every waiver names a rule, a reason, the person who set it aside, and its end: a day or a stage. A body
        is no person. An incomplete waiver sets nothing aside.

    Why it matters:
        A waiver is a decision to live with a gap. Without a name nobody took it, and without an end it is
        forgotten.

    Bad:
        waivers:
          - {rule: SPC001, reason: Waits for the workshop}

    Good:
        waivers:
          - {rule: SPC001, reason: Waits for the workshop, by: Ines Roth, until: 2026-12-31}
    """
    for waiver in case.artifact.waivers:
        faults, values, empty = [], [], unsaid(waiver)
        for key, what, value in (
            ("rule", "names no rule", "OPS011"),
            ("reason", "has no reason", "why it is set aside"),
            ("by", "has no person", "name"),
            ("until", "has no end", "YYYY-MM-DD"),
        ):
            absent = not waiver.has(key) or key in empty
            if absent and not case.project.broken((*waiver.route, key)):
                faults.append(what)
                values.append(f"{key}: {value}")
        if is_body(waiver.by) and waiver.by:
            faults.append(f"is by a body, not by a person ({short(waiver.by.name)})")
            values.append("by: name")
        if waiver.until is not None and read_end(waiver.until) is None:
            faults.append(f"has an end that can't be read ({quoted(waiver.until)})")
            values.append("until: YYYY-MM-DD")
        if doubtful(waiver, case) and not case.project.broken((*waiver.route, "field")):
            faults.append("leaves its field open")
            values.append("field: operations.rollback")
        if faults:
            *others, last = faults
            told = f"{', '.join(others)} and {last}" if others else last
            hint = f"write  {', '.join(values)}"
            yield Gap(waiver.route, f"{_name(waiver)} {told}; it sets nothing aside", hint, on="key")


_LONGEST = 366
"""Days that a waiver may run from today."""


@rule(
    "PAG012",
    "waiver that runs for more than a year",
    severity=Severity.WARNING,
    since=Stage.IDEA,
    settles=Party.AUDIT,
)
def endless_waiver(case: Case) -> Iterator[Gap]:
    """A finding is set aside for so long that nobody will look at it again.

    What it checks:
        The end of every waiver is a day within a year from today, or a stage that comes before the end of the
        project.

    Why it matters:
        An end that nobody lives to see is none. What is accepted for a year is looked at again by somebody who
        knows how things are then.

    Bad:
        waivers:
          - {rule: SPC001, reason: Waits for the workshop, by: Ines Roth, until: 2036-12-31}

    Good:
        waivers:
          - {rule: SPC001, reason: Waits for the workshop, by: Ines Roth, until: 2026-12-31}
    """
    for waiver in case.artifact.waivers:
        known = code(waiver) in REGISTRY and not code(waiver).startswith("SRC")
        end = read_end(waiver.until) if known and waiver.until is not None and applies(waiver, case) else None
        if end is Stage.RETIRED:
            told = "runs until the project is retired"
        elif isinstance(end, Day) and (end.last - case.today).days > _LONGEST:
            told = f"runs for more than a year: until {end.canonical}"
        else:
            continue
        yield Gap(
            (*waiver.route, "until"),
            f"{_name(waiver)} {told}",
            "end it within a year; whoever looks again then may set it aside anew",
            values=(waiver.until or "",),
        )


def _hidden(waiver: Waiver, case: Case) -> bool:
    """Whether its field is absent or unreadable as a whole: its finding may come back with the field."""
    if waiver.field is None:
        return False
    field = waiver.field.strip()
    route: Route = tuple(field.split("[")[0].split("."))
    misspelt = any(meant[: len(route)] == route for meant in case.project.misspelt)
    absent = any(f.severity is Severity.ERROR and f"{f.field}.".startswith(f"{field}.") for f in case.found)
    return misspelt or absent or case.project.broken(route)


@rule(
    "PAG006",
    "waiver has run out",
    severity=Severity.WARNING,
    since=Stage.IDEA,
    settles=Party.AUDIT,
    concludes=True,
)
def waiver_run_out(case: Case) -> Iterator[Gap]:
    """The end of a waiver has come, and what it set aside is still there.

    What it checks:
        No finding is left to a waiver whose last day is over, or whose stage is reached.

    Why it matters:
        The gap was accepted up to that day. Since then it counts again, and nobody has accepted it.

    Bad:
        waivers:
          - {rule: SPC001, reason: Waits for the workshop, by: Ines Roth, until: 2026-10-31}

    Good:
        waivers:
          - {rule: SPC001, reason: Waits for the workshop, by: Ines Roth, until: 2026-12-31}
    """
    by_code = grouped(case.found) if case.artifact.waivers else {}
    for waiver in case.artifact.waivers:
        if not (complete(waiver) and run_out(waiver, case.stage, case.today)):
            continue
        back = [f for f in covered(waiver, case, by_code) if f.waived is None]
        if back:
            told = "the finding is back" if len(back) == 1 else f"{len(back)} findings are back"
            yield Gap(
                (*waiver.route, "until"),
                f"{_name(waiver)} has run out ({waiver.until}): {told}",
                "settle it and delete the waiver; or let somebody set it aside anew, with another end",
                values=(waiver.until or "",),
            )


@rule(
    "PAG007",
    "waiver for a finding that does not occur",
    severity=Severity.NOTE,
    since=Stage.IDEA,
    settles=Party.AUDIT,
    concludes=True,
)
def useless_waiver(case: Case) -> Iterator[Gap]:
    """A waiver sets nothing aside, because there is nothing.

    What it checks:
        Every complete waiver sets a finding aside that no waiver before it does. What concerns the file itself
        (SRC) can't be set aside.

    Why it matters:
        A waiver that nobody needs hides the gap on the day on which it comes back.

    Bad:
        specification:
          workflow: First-pass classification of tickets
        waivers:
          - {rule: SPC001, reason: Waits for the workshop, by: Ines Roth, until: 2026-12-31}

    Good:
        waivers:
          - {rule: SPC001, reason: Waits for the workshop, by: Ines Roth, until: 2026-12-31}
    """
    if not case.artifact.waivers:
        return
    known = {finding.code for finding in case.found}
    dead = {gap.route for gap in dead_references(case)}
    by_code = grouped(case.found)
    for waiver in case.artifact.waivers:
        if not complete(waiver) or doubtful(waiver, case):
            continue
        if any((*waiver.route, key) in dead for key in ("rule", "field")):
            continue  # it names a rule or a field that does not exist: then that alone is told
        if code(waiver) in REGISTRY and REGISTRY[code(waiver)].on_paper:
            continue  # nobody knows before the page is laid out
        found = list(covered(waiver, case, by_code))
        if code(waiver).startswith("SRC"):
            message = f"{_name(waiver)} sets nothing aside: what concerns the file itself counts always"
        elif not found and _hidden(waiver, case):
            continue
        elif not found:
            elsewhere = "there" if waiver.field and code(waiver) in known else "on this page"
            message = f"{_name(waiver)} sets nothing aside: the finding does not occur {elsewhere}"
        elif applies(waiver, case) and not any(f.waived and f.waived.route == waiver.route for f in found):
            message = f"{_name(waiver)} sets nothing aside: a waiver before it does already"
        else:
            continue
        yield Gap((*waiver.route, "rule"), message, "delete it", values=(code(waiver),))
