"""``gatepage build``: the site with every PDF, and three lines that say what was made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from generator.check.assess import Assessment
from generator.cli.options import (
    Unusable,
    as_of_option,
    fail_on_option,
    fails,
    settings_here,
    sources_here,
    unknown_project,
)
from generator.findings import Finding, Severity
from generator.publish.today import as_of as day_of
from generator.read.portfolio import Source
from generator.render.findings_text import findings_text, plural, safe
from generator.render.findings_text import plain as uncoloured


@click.command()
@click.option("--no-pdf", is_flag=True, help="Build the site without PDFs.")
@click.option(
    "--strict",
    is_flag=True,
    help="Exit with 1 when findings at --fail-on stand open. The site is written all the same.",
)
@click.option(
    "--only",
    multiple=True,
    metavar="ID",
    help="Build the page and the PDF of this project into the site that is there. May be given again.",
)
@click.option(
    "--plain",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Write the pages as plain Markdown for another builder, with a mkdocs.yml; no site.",
)
@fail_on_option
@as_of_option
def build(
    no_pdf: bool,
    strict: bool,
    only: tuple[str, ...],
    plain: Path | None,
    fail_on: str | None,
    as_of: date | None,
) -> int:
    """Build the site into site/draft/, with one PDF for each project."""
    from generator.publish.build import BuildError, build_site
    from generator.publish.plain import write_plain
    from generator.publish.system import system_name
    from generator.render.pdf import PangoMissing, check_pango

    if only and plain:
        raise Unusable("--only and --plain do not go together: the plain folder always holds every page")
    settings = settings_here()
    _demand_known(only, sources_here(settings))
    settings = replace(settings, as_of=day_of(settings, as_of), pdf=settings.pdf and not no_pdf)
    if settings.pdf:
        try:
            check_pango(system_name())
        except PangoMissing as error:
            raise Unusable(f"{error}  (or build without PDFs: gatepage build --no-pdf)") from error
    try:
        built = write_plain(Path.cwd(), plain, settings) if plain else build_site(Path.cwd(), settings, only)
    except BuildError as error:
        raise Unusable(safe(str(error))) from error
    findings = [f for a in built.portfolio for f in a.findings]
    made = built.papers.made if built.papers else 0
    home = built.site / _home(only, plain, built.portfolio)
    shown = home.relative_to(Path.cwd()) if home.is_relative_to(Path.cwd()) else home
    failed = built.papers.failed if built.papers else ()
    overflowing = built.papers.findings if built.papers else ()
    for told in built.warnings:
        click.echo(safe(told), err=True)
    for line in findings_text(built.portfolio, overflowing, uncoloured):
        click.echo(line, err=True)
    pdfs = plural(made, "PDF") if settings.pdf else "no PDFs"
    click.echo(f"Built    {plural(len(built.portfolio), 'project page')} and {pdfs}, as of {settings.as_of}")
    click.echo(f"Missing  {_missing(findings)}")
    click.echo(f"{'Build it' if plain else 'Open    '} {shown}")
    if failed:
        return 1
    return 1 if strict and fails((*findings, *overflowing), fail_on or settings.fail_on) else 0


def _home(only: Sequence[str], plain: Path | None, portfolio: Sequence[Assessment]) -> str:
    """What to open once it is built."""
    if plain:
        return "mkdocs.yml"
    return f"projects/{portfolio[0].source.address}/index.html" if only else "index.html"


def _demand_known(only: Sequence[str], sources: Sequence[Source]) -> None:
    """Refuse ids that no project has."""
    ids = [source.id for source in sources]
    for name in only:
        if name not in ids:
            raise unknown_project(name, ids)


def _missing(findings: Sequence[Finding]) -> str:
    """The open findings by severity."""
    open_ones = [f for f in findings if f.counted and f.waived is None]
    counts = [
        plural(count, severity.value)
        for severity in Severity
        if (count := sum(f.severity is severity for f in open_ones))
    ]
    return ", ".join(counts) + "; gatepage check  lists them" if counts else "nothing"
