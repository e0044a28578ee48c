"""What the project files of a folder held before, as git knows it.

In: the folder of a project file, and the file. Out: its older contents, the newest first, each once. Where there is no
git, no repository or no history, there are none: that is no trouble. Nothing is read before it is asked for.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType

from generator.read.git import GitError, ObjectReader, Repository
from generator.read.source import MAX_SIZE

MOST_COMMITS = 2_000
"""So many commits are looked at, in each folder of projects."""

MOST_VERSIONS = 100
"""So many contents of one file are read."""


class History(AbstractContextManager["History"]):
    """The older contents of files. One process of git serves all files of a repository; close it after use."""

    def __init__(self) -> None:
        self._folders: dict[Path, _Folder | None] = {}
        self._readers: dict[Path, ObjectReader] = {}

    def of(self, path: Path) -> Iterator[bytes]:
        """The contents that a file had in commits, the newest first."""
        folder = self._folder(path.parent)
        names = folder.versions.get(f"{folder.inside}{path.name}", []) if folder else []
        for name in names[:MOST_VERSIONS]:
            try:
                yield self._reader(folder.root).read(name, MAX_SIZE) if folder else b""
            except (GitError, OSError):
                return  # what was not fetched is not known

    def _folder(self, folder: Path) -> _Folder | None:
        if folder not in self._folders:
            try:
                self._folders[folder] = _Folder(folder)
            except (GitError, OSError, ValueError):
                self._folders[folder] = None
        return self._folders[folder]

    def _reader(self, root: Path) -> ObjectReader:
        if root not in self._readers:
            self._readers[root] = ObjectReader(root)
        return self._readers[root]

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for reader in self._readers.values():
            reader.close()
        self._readers.clear()


class _Folder:
    """One folder inside a repository, and the objects that its files were."""

    __slots__ = ("inside", "root", "versions")

    def __init__(self, folder: Path) -> None:
        repository = Repository(folder)
        self.root = repository.root
        below = Path(os.path.realpath(folder)).relative_to(self.root).as_posix()
        self.inside = "" if below == "." else f"{below}/"
        self.versions = repository.versions(below, MOST_COMMITS)
