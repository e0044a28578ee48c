"""The search of Material, with our own texts in its index, and working from a folder too.

In: MkDocs's configuration, our pages. Out: the index in ``search/``. MkDocs's search takes every page apart with a
parser; we know what is on ours. Hand-written pages stay its business.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from generator.publish.site_file import SiteFile
from generator.render.site import WORKER

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

_PLUGIN = "material/search"

PROJECTS_FIRST = 4
"""What is found on a project's page weighs as much more as the same on the guide and the rules, whose examples name
persons and metrics as well. A title outweighs it: a rule's own code still leads to the rule."""


def prepare(config: MkDocsConfig) -> None:
    """Let the search work in a site that is opened from a folder: no browser starts a worker from there by itself."""
    if config.theme.name != "material" or config.use_directory_urls:
        return
    # Material's own plugin for that asks another host for the same script, unless it is there already.
    others = [script for script in config.extra.get("polyfills", []) if "iframe-worker" not in str(script)]
    config.extra["polyfills"] = [*others, WORKER]


def write_index(config: MkDocsConfig, ours: Iterable[SiteFile], *, folder: bool) -> None:
    """Add our pages to the index that Material's search has written; ``folder`` writes it as a script, too."""
    index = Path(config.site_dir) / "search" / "search_index.json"
    if _PLUGIN not in config.plugins or not index.is_file():
        return
    content = json.loads(index.read_text(encoding="utf-8"))
    content["docs"] += [
        {
            "location": f"{file.page.url}#{entry.anchor}" if entry.anchor else file.page.url,
            "title": entry.title,
            "text": entry.text,
            **({"boost": PROJECTS_FIRST} if file.made.source else {}),
        }
        for file in ours
        if file.page is not None
        for entry in file.made.entries
    ]
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    # A reader gets the old index or the new one, never half of it.
    part = index.with_suffix(".part")
    part.write_text(text, encoding="utf-8")
    part.replace(index)
    if folder and not config.use_directory_urls:
        # In a script these two end a line, which JSON does not know.
        script = text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
        index.with_suffix(".js").write_text(f"var __index = {script}", encoding="utf-8")
