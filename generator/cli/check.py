"""``gatepage check``: every finding of every project in one pass."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal, assert_never, get_args

import click

from generator.check.portfolio import judge_all
from generator.check.selection import UnknownCode, selected_codes
from generator.check.since import new_since
from generator.check.verdict import Verdict
from generator.cli.options import (
    Unusable,
    as_of_option,
    fail_on_option,
    fails,
    painter,
    settings_here,
    sources_here,
)
from generator.findings import Finding, Severity
from generator.publish.today import as_of as day_of
from generator.read.settings import Settings

Form = Literal["text", "json", "github", "gitlab", "sarif", "junit"]


@dataclass(frozen=True)
class _Report:
    """What is to be printed. ``known`` is an older revision, and how many findings are left out since it had them."""

    portfolio: tuple[Verdict, ...]
    shown: tuple[Finding, ...]
    codes: tuple[str, ...]
    today: date
    fail_on: str
    statistics: bool
    known: tuple[str, int] | None


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH]...")
@click.option(
    "--format",
    "form",
    type=click.Choice(get_args(Form)),
    default="text",
    show_default=True,
    help="How to print.",
)
@click.option(
    "--select", multiple=True, metavar="CODES", help="Report these rules or families alone (GAT,OPS010)."
)
@click.option("--ignore", multiple=True, metavar="CODES", help="Report all but these rules or families.")
@click.option(
    "--new-since",
    "revision",
    metavar="REVISION",
    help="Report what this git revision did not have, or had as something lighter.",
)
@click.option(
    "--statistics", is_flag=True, help="Count the findings by code; in text, instead of listing them."
)
@fail_on_option
@as_of_option
def check(
    paths: tuple[Path, ...],
    form: Form,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    revision: str | None,
    statistics: bool,
    fail_on: str | None,
    as_of: date | None,
) -> int:
    """Say what is missing on the pages, on which line, and who settles it.

    PATH names project files, or folders of them; without one the configured folders are read. What is not reported
    does not count for the exit code either; the reading of the gate is always that of the whole page.
    """
    if statistics and form not in {"text", "json"}:
        raise Unusable(f"--statistics goes with --format text or json, not with {form}")
    try:
        codes = selected_codes(select, ignore)
    except UnknownCode as error:
        raise Unusable(str(error)) from error
    settings = settings_here()
    sources = sources_here(settings, paths)
    today = day_of(settings, as_of)
    portfolio = judge_all(sources, settings, today)
    findings = _findings(portfolio, codes)
    shown = findings
    if revision is not None:
        places = paths or [Path(folder) for folder in settings.projects]
        shown = new_since(findings, _findings(_then(places, revision, settings, today), codes))
    report = _Report(
        portfolio,
        tuple(shown),
        codes,
        today,
        fail_on or settings.fail_on,
        statistics,
        None if revision is None else (revision, len(findings) - len(shown)),
    )
    for line in _lines(form, report):
        click.echo(line if form == "text" else line.encode("utf-8"))
    return 1 if fails(shown, report.fail_on) else 0


def _findings(portfolio: Sequence[Verdict], codes: Sequence[str]) -> list[Finding]:
    """The findings of the selected rules, in the order of files."""
    wanted = set(codes)
    found = (f for a in portfolio for f in a.findings if f.code in wanted)
    return sorted(found, key=lambda finding: finding.order)


def _then(places: Sequence[Path], revision: str, settings: Settings, today: date) -> tuple[Verdict, ...]:
    """The projects of an older revision, judged by the settings and the day of now."""
    import tempfile

    from generator.read.git import GitError
    from generator.read.past import past_sources

    with tempfile.TemporaryDirectory(prefix="gatepage-") as folder:
        try:
            sources = past_sources(places, Path.cwd(), revision, Path(folder).resolve())
        except GitError as error:
            raise Unusable(f"--new-since: {error}") from error
        return judge_all(sources, settings, today)


def _lines(form: Form, report: _Report) -> Iterator[str]:
    """The report in one of the formats. What the others need is not imported."""
    match form:
        case "text":
            from generator.render.findings_text import findings_text, statistics_text, summary_text

            paint = painter()
            if report.statistics:
                yield from statistics_text(report.shown, paint)
            else:
                yield from findings_text(report.portfolio, report.shown, paint)
            yield summary_text(report.portfolio, report.shown, paint, report.known)
        case "json":
            from generator.render.findings_json import findings_json

            yield findings_json(report.portfolio, report.shown, report.today, statistics=report.statistics)
        case "github":
            from generator.render.findings_github import findings_github

            yield from findings_github(report.shown)
        case "gitlab":
            from generator.render.findings_gitlab import findings_gitlab

            yield findings_gitlab(report.shown)
        case "sarif":
            from importlib.metadata import version

            from generator.render.findings_sarif import findings_sarif

            yield findings_sarif(report.shown, version("gatepage"))
        case "junit":
            from generator.render.findings_junit import findings_junit

            # An error fails its test also where --fail-on keeps the command from failing.
            limit = Severity.ERROR if report.fail_on == "never" else Severity(report.fail_on)
            yield findings_junit(report.portfolio, report.shown, report.codes, limit)
        case _:
            assert_never(form)
