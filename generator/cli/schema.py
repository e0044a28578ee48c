"""``gatepage schema``: the JSON Schemas of what the program reads and writes, for editors and other programs."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.options import Unusable
from generator.render.assets import schema_file, schema_names


@click.command()
@click.argument("name", type=click.Choice(schema_names()), default="project")
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write it to a file. [default: print it]",
)
def schema(name: str, output: Path | None) -> int:
    """Print the JSON Schema NAME: of a project file, or of what check, explain --all and the site write as JSON."""
    text = schema_file(name).read_text(encoding="utf-8")
    if output is None:
        click.echo(text, nl=False)
        return 0
    try:
        output.write_text(text, encoding="utf-8")
    except OSError as error:
        raise Unusable(f"{output} cannot be written: {error.strerror}") from error
    if name == "project":
        click.echo(f"written: {output}")
        click.echo(
            "an editor takes it from this first line of a project file, with the way from that file to it:"
        )
        click.echo(f"  # yaml-language-server: $schema={output.as_posix()}")
    return 0
