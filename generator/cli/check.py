"""``gatepage check``: every finding of every project in one pass."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from generator.check.assess import assess_all
from generator.cli.options import (
    as_of_option,
    fail_on_option,
    fails,
    painter,
    settings_here,
    sources_here,
)
from generator.publish.today import as_of as day_of
from generator.render.findings_json import findings_json
from generator.render.findings_text import findings_text, summary_text


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH]...")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How to print.",
)
@fail_on_option
@as_of_option
def check(paths: tuple[Path, ...], form: str, fail_on: str | None, as_of: date | None) -> int:
    """Say what is missing on the pages, on which line, and who settles it.

    PATH names project files, or folders of them; without one the configured folders are read.
    """
    settings = settings_here()
    sources = sources_here(settings, paths)
    today = day_of(settings, as_of)
    portfolio = assess_all(sources, settings, today)
    findings = sorted((f for a in portfolio for f in a.findings), key=lambda finding: finding.order)
    if form == "json":
        click.echo(findings_json(portfolio, findings, today))
    else:
        paint = painter()
        for line in findings_text(portfolio, findings, paint):
            click.echo(line)
        click.echo(summary_text(portfolio, findings, paint))
    return 1 if fails(findings, fail_on or settings.fail_on) else 0
