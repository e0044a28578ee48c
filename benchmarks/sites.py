"""The two sites that are built against each other, and what is in them afterwards.

In: a folder with projects, or with Markdown. Out: its `mkdocs.yml`, with the theme, the features and the search of this
repository's own; and the size of what was built.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from generator.render.site import navigation

ROOT = Path(__file__).resolve().parents[1]

_TAKEN = ("theme", "markdown_extensions", "extra", "use_directory_urls")


@dataclass(frozen=True)
class Size:
    """Kilobytes: of one project's page, of its part of the search index, and of the home page."""

    page: float
    search: float
    home: float


def configure_ours(folder: Path, today: str) -> None:
    """Set up a folder with `projects/` for the plugin."""
    found = _own_configuration()
    plugins = [
        {"gatepage": {"projects": "projects", "as_of": today}} if _name(one) == "gatepage" else one
        for one in found["plugins"]
    ]
    (folder / "docs").mkdir(parents=True, exist_ok=True)
    _write(folder, {**_shared(found), "plugins": plugins})


def configure_plain(folder: Path) -> None:
    """Set up a folder with `docs/` for MkDocs alone, with project pages outside of the navigation as ours are."""
    found = _own_configuration()
    plugins = [one for one in found["plugins"] if _name(one) != "gatepage"]
    nav = [{title: f"{path}.md"} for title, path in navigation()]
    _write(folder, {**_shared(found), "plugins": plugins, "nav": nav, "not_in_nav": "/projects/\n"})


def measure_site(site: Path) -> Size:
    """How large the pages of the projects came out, on average."""
    pages = list((site / "projects").glob("*/index.html"))
    index = json.loads((site / "search" / "search_index.json").read_text(encoding="utf-8"))
    searched = [entry for entry in index["docs"] if entry["location"].startswith("projects/")]
    return Size(
        page=sum(page.stat().st_size for page in pages) / len(pages) / 1000,
        search=len(json.dumps(searched, ensure_ascii=False).encode()) / len(pages) / 1000,
        home=(site / "index.html").stat().st_size / 1000,
    )


def _own_configuration() -> dict[str, Any]:
    found: dict[str, Any] = YAML(typ="safe").load(ROOT / "mkdocs.yml")
    return found


def _shared(found: dict[str, Any]) -> dict[str, Any]:
    shared = {key: found[key] for key in _TAKEN if key in found}
    custom = shared["theme"].get("custom_dir")
    if custom:
        shared["theme"] = {**shared["theme"], "custom_dir": str(ROOT / custom)}
    return {"site_name": "AI projects", "site_dir": "site/draft", **shared}


def _name(plugin: Any) -> str:
    return plugin if isinstance(plugin, str) else str(next(iter(plugin)))


def _write(folder: Path, configuration: dict[str, Any]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    text = json.dumps(configuration, indent=1, ensure_ascii=False)  # JSON is YAML
    (folder / "mkdocs.yml").write_text(text, encoding="utf-8")
