"""``gatepage serve``: the site in the browser, and each saved page at once."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.options import Unusable, settings_here, sources_here
from generator.render.findings_text import safe


@click.command()
@click.option(
    "-a",
    "--dev-addr",
    metavar="ADDRESS:PORT",
    help="Where to serve. [default: dev_addr of mkdocs.yml, else 127.0.0.1:8000]",
)
@click.option("-o", "--open", "browse", is_flag=True, help="Open the site in the browser.")
def serve(dev_addr: str | None, browse: bool) -> int:
    """Serve the site on this machine and show every change as it is saved; no PDFs. Ctrl+C ends it."""
    from generator.publish.serving import ServeError, serve_site

    sources_here(settings_here())
    try:
        serve_site(Path.cwd(), dev_addr, lambda text: click.echo(safe(text), err=True), browse=browse)
    except ServeError as error:
        raise Unusable(safe(str(error))) from error
    return 0
