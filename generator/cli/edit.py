"""``gatepage approve`` and ``gatepage decide``: a person's word written into the project file, where it belongs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar

import click

from generator.check.approved import SIGNED
from generator.check.assess import assess
from generator.cli.options import DayType, Unusable, as_of_option, settings_here, unknown_project
from generator.edit.record import Signature, Verdict, Written, approve, decide, person
from generator.edit.refused import Refused
from generator.edit.replace import rewrite
from generator.model.gate import Outcome
from generator.model.ownership import Side
from generator.model.values.duration import Duration
from generator.model.values.person import Person, PersonKind
from generator.model.values.unreadable import Unreadable
from generator.publish.today import as_of as day_of
from generator.read.portfolio import NothingToRead, Source, find_sources
from generator.read.settings import Settings
from generator.render.findings_text import safe

_T = TypeVar("_T")

by_option = click.option(
    "--by", required=True, metavar="NAME", help="The person: a name, then the role, if you like."
)
day_option = click.option("--day", type=DayType(), metavar="DATE", help="The day of it. [default: today]")
replace_option = click.option("--replace", is_flag=True, help="Put it in the place of an older record.")


class DurationType(click.ParamType[Duration]):
    """A duration on the command line."""

    name = "duration"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Duration:
        """Read a duration as the format writes it."""
        if isinstance(value, Duration):
            return value
        try:
            return Duration.parse(str(value))
        except Unreadable as error:
            self.fail(f"{error.message}; {error.hint}", param, ctx)


@click.command("approve")
@click.argument("project", metavar="ID")
@click.argument("section", type=click.Choice(list(SIGNED)))
@by_option
@day_option
@click.option(
    "--side",
    type=click.Choice([side.value for side in Side]),
    help="Where the person sits; of an acceptance alone.",
)
@click.option(
    "--valid", type=DurationType(), metavar="DURATION", help="For how long it counts (year, 6 months)."
)
@replace_option
@as_of_option
def approve_command(
    project: str,
    section: str,
    by: str,
    day: date | None,
    side: str | None,
    valid: Duration | None,
    replace: bool,
    as_of: date | None,
) -> int:
    """Record that a person approved the specification, or accepted the evaluation set, of the project ID.

    The record carries a fingerprint of the content: as soon as that changes, the approval is void. Every other byte
    of the file stays as it is.
    """
    if side and section != "evaluation":
        raise Unusable("--side belongs to the acceptance of the evaluation set, not to the specification")
    settings = settings_here()
    source = _source(project, settings)
    who = _person(by, settings)
    signature = Signature(
        section, who, day or day_of(settings, as_of), Side(side) if side else None, valid, replace
    )
    _write(source, lambda data: approve(data, source, settings, signature))
    return 0


@click.command("decide")
@click.argument("project", metavar="ID")
@click.argument("decision")
@click.argument("outcome", type=click.Choice([outcome.value for outcome in Outcome]))
@by_option
@click.option("--note", default="", metavar="TEXT", help="What was said with it.")
@day_option
@replace_option
@as_of_option
def decide_command(
    project: str,
    decision: str,
    outcome: str,
    by: str,
    note: str,
    day: date | None,
    replace: bool,
    as_of: date | None,
) -> int:
    """Record how the DECISION (its id, or its text) of the project ID was made, with the values of today.

    Where the outcome differs from what the gate reads today, that is told; it is recorded all the same.
    """
    settings = settings_here()
    source = _source(project, settings)
    who = _person(by, settings)
    today = day_of(settings, as_of)
    verdict = Verdict(decision, Outcome(outcome), who, day or today, note.strip(), replace)
    reading = assess(source, settings, today).reading
    _write(source, lambda data: decide(data, source, settings, verdict))
    if reading.outcome is not verdict.outcome:
        _warn(
            f"today's reading is {reading.outcome.label}, not {verdict.outcome.label}: {reading.because[0].text}"
        )
    return 0


def _write(source: Source, record: Callable[[bytes], Written]) -> None:
    """Write a record into the file of a source, and say what and where."""
    last: list[Written] = []

    def change(data: bytes) -> bytes:
        last[:] = [record(data)]
        return last[0].data

    _unless_refused(lambda: rewrite(source.path, change), source.shown)
    click.echo(safe(f"{source.shown}:{last[0].line}: {last[0].told}"))


def _unless_refused(do: Callable[[], _T], file: str = "") -> _T:
    try:
        return do()
    except Refused as refused:
        told = str(refused)
        raise Unusable(safe(told if told.startswith(file) else f"{file}: {told}")) from refused


def _person(text: str, settings: Settings) -> Person:
    who = _unless_refused(lambda: person(text, settings))
    if who.kind is not PersonKind.PERSON:
        _warn(f"is “{who.name}” a person? write one name, then the role")
    return who


def _source(name: str, settings: Settings) -> Source:
    """The project file with this id."""
    try:
        found = find_sources([Path(folder) for folder in settings.projects], Path.cwd())
    except NothingToRead as error:
        raise Unusable(str(error)) from error
    named = [source for source in found.sources if source.id == name]
    if not named:
        raise unknown_project(name, [source.id for source in found.sources])
    if len(named) > 1 or named[0].problems:
        gap = named[0].problems[0].gap
        raise Unusable(safe(f"{named[0].shown}: {gap.message}" + (f"; {gap.hint}" if gap.hint else "")))
    return named[0]


def _warn(text: str) -> None:
    click.echo(safe(f"gatepage: {text}"), err=True)
