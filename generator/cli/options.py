"""What the commands have in common: the day, the settings, the portfolio, colours, the exit code of findings."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

import click

from generator.check.catalogue import catalogue
from generator.findings import Finding, Severity
from generator.model.values.choice import closest
from generator.model.values.day import Day
from generator.model.values.unreadable import Unreadable
from generator.read.portfolio import NothingToRead, Source, find_sources
from generator.read.settings import Settings, SettingsError, read_settings
from generator.render.findings_text import Paint, plain, safe
from generator.words import speak

FAIL_ON = ("error", "warning", "note", "never")


class DayType(click.ParamType[date]):
    """A day on the command line."""

    name = "date"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read a day as the format writes it."""
        if isinstance(value, date):
            return value
        try:
            day = Day.parse(str(value))
        except Unreadable as error:
            self.fail(f"{error.message}; write for example 2026-11-22", param, ctx)
        if day.first != day.last:
            self.fail(f"`{value}` is a month; write a day, for example {day.last}", param, ctx)
        return day.first


as_of_option = click.option(
    "--as-of", type=DayType(), metavar="DATE", help="Judge as if this were today (2026-11-22)."
)
fail_on_option = click.option(
    "--fail-on",
    type=click.Choice(FAIL_ON),
    help="The least severity that makes the exit code 1. [default: error]",
)


class Unusable(click.ClickException):
    """The call or the input cannot be used."""

    exit_code = 2

    def show(self, file: object = None) -> None:  # noqa: ARG002 - click's signature
        """Print the message alone; it says what to do."""
        click.echo(f"gatepage: {self.message}", err=True)


def settings_here() -> Settings:
    """The settings of the configuration in the current folder; from now on the interface speaks as they say."""
    try:
        settings = read_settings(Path.cwd(), codes=list(catalogue()))
    except SettingsError as error:
        raise Unusable(str(error)) from error
    speak(settings.speech)
    return settings


def sources_here(settings: Settings, paths: Sequence[Path] = ()) -> tuple[Source, ...]:
    """The project files of the configured folders, or those that were named."""
    places = paths or [Path(folder) for folder in settings.projects]
    try:
        found = find_sources(places, Path.cwd())
    except NothingToRead as error:
        raise Unusable(str(error)) from error
    if found.missing:
        raise Unusable("; ".join(found.missing))
    return found.sources


def unknown_project(name: str, ids: Sequence[str]) -> Unusable:
    """What to say of a name that no project has."""
    meant = closest(name, ids)
    return Unusable(safe(f"there is no project {name}" + (f"; did you mean {meant}?" if meant else "")))


def fails(findings: Iterable[Finding], fail_on: str) -> bool:
    """Whether a finding that is not waived weighs as much as ``fail_on``."""
    if fail_on == "never":
        return False
    limit = Severity(fail_on).rank
    return any(finding.waived is None and finding.severity.rank <= limit for finding in findings)


_COLOURS = {"error": "red", "warning": "yellow", "note": "cyan"}


def painter() -> Paint:
    """Colours on a terminal; none where NO_COLOR asks for that, or where output goes elsewhere."""
    if os.environ.get("NO_COLOR") or not sys.stdout.isatty():
        return plain

    def paint(way: str, text: str) -> str:
        if way == "strong":
            return click.style(text, bold=True)
        if way == "quiet":
            return click.style(text, dim=True)
        return click.style(text, fg=_COLOURS[way], bold=True)

    return paint
