"""``gatepage pdf`` and ``gatepage pack``: single sheets, and the committee's pack, without the site."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.check.assess import Assessment, assess_all
from generator.cli.options import Unusable, as_of_option, settings_here, sources_here, unknown_project
from generator.publish.today import as_of as day_of
from generator.read.settings import Settings
from generator.render.findings_text import findings_text, plain, plural, safe
from generator.view.choice import Order, UnknownCondition, choose, read_condition

if TYPE_CHECKING:
    from generator.publish.papers import Papers


@click.command()
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@click.option(
    "--to",
    "target",
    type=click.Path(path_type=Path),
    help="The folder to write to [default: the current one]; with --one the file [default: pages.pdf].",
)
@click.option("--one", is_flag=True, help="Put all sheets into one file.")
@as_of_option
def pdf(ids: tuple[str, ...], target: Path | None, one: bool, as_of: date | None) -> int:
    """Print single projects, each on one sheet: ID.pdf in the current folder.

    Each PDF carries its project file with it, comments included.
    """
    settings, portfolio = _portfolio(as_of)
    chosen = [_named(name, portfolio) for name in dict.fromkeys(ids)]
    papers = _print(chosen, settings)
    if not papers.made:
        return 1
    if one:
        file = _file(target or Path("pages.pdf"), "--one writes one file")
        file.write_bytes(_bundle(papers, settings))
        click.echo(f"Printed  {plural(papers.made, 'sheet')} into {_shown(file)}")
    else:
        from generator.publish.papers import write_papers

        folder = target or Path()
        if folder.suffix.lower() == ".pdf" and not folder.is_dir():
            raise Unusable(f"--to {folder}: name a folder; or add  --one  for one file")
        write_papers(papers, folder)
        for printed in papers.printed:
            if printed.sheet is not None:
                file = folder / f"{printed.assessment.source.address}.pdf"
                click.echo(f"Printed  {_shown(file)} in {printed.sheet.points:g} pt")
    return 1 if papers.failed else 0


@click.command()
@click.option(
    "--to",
    "target",
    type=click.Path(path_type=Path),
    default=Path("pack.pdf"),
    show_default=True,
    help="The file to write.",
)
@click.option(
    "--select",
    multiple=True,
    metavar="KEY=VALUE",
    help="Only projects with this tag, stage, owner or outcome, or with a decision due by a day (due=2026-12-31). "
    "Several of one key widen, of different keys narrow.",
)
@click.option(
    "--order",
    type=click.Choice([order.value for order in Order]),
    default=Order.DUE.value,
    show_default=True,
    help="How the pages follow each other: by the next decision, title, stage, outcome, or errors.",
)
@click.option("--edition", default="", metavar="NAME", help="What the cover calls it, instead of a draft.")
@as_of_option
def pack(target: Path, select: tuple[str, ...], order: str, edition: str, as_of: date | None) -> int:
    """Bind the committee's pack: decisions due, the portfolio at a glance, every page, what is open."""
    from generator.publish.pack import NoPack, print_pack

    try:
        conditions = [read_condition(text) for text in select]
    except UnknownCondition as error:
        raise Unusable(f"--select {safe(str(error))}") from error
    settings, portfolio = _portfolio(as_of)
    chosen = choose(portfolio, conditions, Order(order))
    if not chosen:
        raise Unusable(f"no project meets  {safe(', '.join(select))}")
    file = _file(target, "--to names a file")
    papers = _print(chosen, settings)
    try:
        made = print_pack(papers.printed, settings, Path.cwd(), edition=edition, selection=", ".join(select))
    except NoPack as error:
        raise Unusable(f"no pack: {safe(str(error))}") from error
    file.write_bytes(made)
    click.echo(f"Bound    {plural(papers.made, 'sheet')} into {_shown(file)}, as of {chosen[0].today}")
    return 1 if papers.failed else 0


def _portfolio(as_of: date | None) -> tuple[Settings, tuple[Assessment, ...]]:
    settings = settings_here()
    sources = sources_here(settings)
    return settings, assess_all(sources, settings, day_of(settings, as_of), authors=settings.committers)


def _named(name: str, portfolio: Sequence[Assessment]) -> Assessment:
    """The project of a name."""
    for assessment in portfolio:
        if name in {assessment.source.id, assessment.source.address}:
            return assessment
    raise unknown_project(name, [assessment.source.id for assessment in portfolio])


def _print(chosen: Sequence[Assessment], settings: Settings) -> Papers:
    """Make the sheets, and say what only their layout shows."""
    from generator.publish.papers import print_all
    from generator.render.pdf import PangoMissing

    try:
        papers = print_all(chosen, settings, "", Path.cwd())
    except PangoMissing as error:
        raise Unusable(str(error)) from error
    for told in papers.failed:
        click.echo(safe(told), err=True)
    for line in findings_text(chosen, papers.findings, plain):
        click.echo(line, err=True)
    return papers


def _bundle(papers: Papers, settings: Settings) -> bytes:
    from generator.publish.pack import NoPack, print_bundle

    try:
        return print_bundle(papers.printed, settings)
    except NoPack as error:
        raise Unusable(safe(str(error))) from error


def _file(path: Path, why: str) -> Path:
    if path.is_dir():
        raise Unusable(f"{why}: {path} is a folder")
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def _shown(path: Path) -> str:
    return safe(path.as_posix())
