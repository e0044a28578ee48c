"""``gatepage doctor``: what is missing on this machine, and the command that installs it."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import click

from generator.cli.options import painter
from generator.render.findings_text import plural, safe

_WAYS = {"ok": "quiet", "advice": "warning", "missing": "error"}


@click.command()
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How to print.",
)
def doctor(form: str) -> int:
    """Tell what is missing on this machine and in this folder, and the command that mends it.

    The exit code is 1 when something needed is missing.
    """
    from generator.publish.doctor import State, examine

    found = list(examine(Path.cwd()))
    missing = sum(one.state is State.MISSING for one in found)
    if form == "json":
        report = {"format": 1, "examinations": [asdict(one) for one in found], "missing": missing}
        click.echo(json.dumps(report, ensure_ascii=False, indent=2, sort_keys=True))
        return 1 if missing else 0
    paint = painter()
    width = max(len(one.name) for one in found)
    for one in found:
        click.echo(f"{paint(_WAYS[one.state], f'{one.state:<8}')} {one.name:<{width}}  {safe(one.found)}")
        for line in one.way.splitlines():
            click.echo(f"{'':<{9 + width}}  {safe(line)}")
    click.echo(f"{plural(missing, 'thing')} missing" if missing else "everything needed is here")
    return 1 if missing else 0
