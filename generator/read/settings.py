"""The configuration: our options in ``mkdocs.yml``, found without MkDocs, so that ``check`` starts at once.

In: the folder that holds the file. Out: ``Settings``. Only our own options are judged: tags like ``!ENV``, merge keys
and whatever else the file holds are MkDocs's business. ``INHERIT`` is followed, and joined as MkDocs joins it:
mappings key by key, everything else replaced.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator.findings import Problem, Route
from generator.read.document import Document, Mapping, Node, Scalar, Sequence
from generator.read.options import Settings, SettingsError, settings_from
from generator.read.source import read_document
from generator.read.traps import CUT

__all__ = ["Settings", "SettingsError", "read_settings", "settings_from"]

NAMES = ("mkdocs.yml", "mkdocs.yaml")
PLUGIN = "gatepage"

_MOST_PARENTS = 10


def read_settings(folder: Path, codes: Collection[str] = ()) -> Settings:
    """Read the configuration of a folder. Without a file, or without the plugin in it, everything is as by default."""
    path = next((folder / name for name in NAMES if (folder / name).exists()), None)
    if path is None:
        return Settings()
    gathered = _Gathered()
    for document in reversed(_with_parents(path)):
        gathered.join(document)
    return settings_from(
        gathered.options,
        site_name=gathered.site_name,
        codes=codes,
        locate=gathered.locate,
        troubles=gathered.troubles,
    )


def configuration_files(path: Path) -> tuple[Path, ...]:
    """The configuration file and those that it inherits from, as far as they can be read."""
    try:
        return tuple(path.parent / document.file for document in _with_parents(path))
    except SettingsError:
        return (path,)


def _with_parents(path: Path) -> list[Document]:
    """The file, and those that it inherits from, the nearest first."""
    folder = path.parent
    documents: list[Document] = []
    seen: set[Path] = set()
    place = ""
    while True:
        if path.resolve() in seen:
            raise SettingsError([f"{place}: INHERIT leads round in a circle; delete one of them"])
        if len(seen) > _MOST_PARENTS:
            raise SettingsError([f"{place}: INHERIT goes on over more than {_MOST_PARENTS} files"])
        if documents and not path.is_file():
            raise SettingsError([f"{place}: INHERIT names a file that does not exist; correct the path"])
        seen.add(path.resolve())
        shown = path.relative_to(folder).as_posix() if path.is_relative_to(folder) else path.as_posix()
        document = read_document(path, shown)
        if document.root is None:
            raise SettingsError([_told(document, problem) for problem in document.problems])
        documents.append(document)
        parent = document.root.get("INHERIT")
        if parent is None or not isinstance(parent.value, Scalar) or parent.value.empty:
            return documents
        span = parent.value.span
        place = f"{shown}:{span.line}:{span.column}"
        path = path.parent / parent.value.text


@dataclass(slots=True)
class _Gathered:
    """What the files say together, from the furthest parent to the file itself."""

    options: dict[str, object] = field(default_factory=dict)
    places: dict[Route, str] = field(default_factory=dict)
    troubles: list[str] = field(default_factory=list)
    site_name: str = ""
    as_mapping: bool = False

    def join(self, document: Document) -> None:
        """Let a file add to, or replace, what its parents said."""
        root = document.root
        name = root.get("site_name") if root else None
        if name is not None and isinstance(name.value, Scalar):
            self.site_name = name.value.text
        plugins = root.get("plugins") if root else None
        if plugins is None:
            return
        as_mapping = isinstance(plugins.value, Mapping)
        if not (as_mapping and self.as_mapping):
            self.options, self.places, self.troubles = {}, {}, []
        self.as_mapping = as_mapping
        found = _plugin(plugins.value)
        if len(found) > 1:
            span = found[1][1].span
            self.troubles.append(
                f"{document.file}:{span.line}:{span.column}: "
                f"the plugin “{PLUGIN}” is listed twice; delete one of the two"
            )
        for route, node in found[:1]:
            self._take(document, ("plugins", *route), node)

    def _take(self, document: Document, route: Route, node: Node) -> None:
        problems = (
            one
            for one in document.problems
            if one.gap.route[: len(route)] == route and one.code != CUT  # a doubt is no reason to stop
        )
        self.troubles += (_told(document, problem) for problem in problems)
        if isinstance(node, Mapping):
            _merge(self.options, _plain(node, document.file, (), self.places))
        elif not (isinstance(node, Scalar) and node.empty):
            self.troubles.append(
                f"{document.file}:{node.span.line}:{node.span.column}: “{PLUGIN}” must hold options with values"
            )

    def locate(self, route: Route) -> str:
        """Where an option stands: the nearest place that is known."""
        return next(
            (self.places[route[:n]] for n in range(len(route), 0, -1) if route[:n] in self.places), ""
        )


def _plugin(plugins: Node) -> list[tuple[Route, Node]]:
    """Our entries in the list or mapping of plugins, each with the way to its options."""
    if isinstance(plugins, Mapping):
        return [((PLUGIN,), entry.value) for entry in plugins if entry.key.text == PLUGIN]
    found: list[tuple[Route, Node]] = []
    for n, item in enumerate(plugins.items if isinstance(plugins, Sequence) else ()):
        if isinstance(item, Mapping):
            found += (((n, PLUGIN), entry.value) for entry in item if entry.key.text == PLUGIN)
        elif isinstance(item, Scalar) and item.text == PLUGIN:
            found.append(((n,), Scalar("", item.span)))
    return found


def _plain(node: Node, file: str, route: Route, places: dict[Route, str]) -> Any:
    """Plain values, with a note of where each stands. The tree is at most 64 levels deep."""
    places[route] = f"{file}:{node.span.line}:{node.span.column}"
    if isinstance(node, Scalar):
        return None if node.empty else node.text
    if isinstance(node, Sequence):
        return [_plain(item, file, (*route, n), places) for n, item in enumerate(node.items)]
    plain = {}
    for entry in node:
        plain[entry.key.text] = _plain(entry.value, file, (*route, entry.key.text), places)
        places[(*route, entry.key.text)] = f"{file}:{entry.key.span.line}:{entry.key.span.column}"
    return plain


def _merge(into: dict[str, Any], other: dict[str, Any]) -> None:
    for key, value in other.items():
        if isinstance(value, dict) and isinstance(into.get(key), dict):
            _merge(into[key], value)
        else:
            into[key] = value


def _told(document: Document, problem: Problem) -> str:
    span = problem.gap.span or document.span(problem.gap.route)
    return f"{document.file}:{span.line}:{span.column}: {problem.gap.message}; {problem.gap.hint}"
