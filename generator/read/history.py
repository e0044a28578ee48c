"""What the project files of a folder held before, and who wrote it, as git knows it.

In: the folder of a project file, and the file. Out: its older contents, the newest first, each once; its content in
the last commit, and the authors of its lines. Where there is no git, no repository or no history, there are none: that
is no trouble. Nothing is read before it is asked for.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from contextlib import AbstractContextManager
from functools import cached_property, lru_cache
from pathlib import Path
from types import TracebackType

from generator.read.git import GitError, ObjectReader, Repository, RevisionFiles
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
        if folder is None:
            return
        for name in folder.versions.get(f"{folder.inside}{path.name}", [])[:MOST_VERSIONS]:
            try:
                yield self._reader(folder.root).read(name, MAX_SIZE)
            except (GitError, OSError):
                return  # what was not fetched is not known

    def head(self, path: Path) -> bytes | None:
        """The content that a file has in the last commit; None where it has none, or one that is too large."""
        folder = self._folder(path.parent)
        name = f"{folder.inside}{path.name}" if folder else ""
        try:
            if folder is None or name not in folder.head or folder.head.size(name) > MAX_SIZE:
                return None
            return folder.head[name]
        except (GitError, OSError):
            return None

    def authors(self, path: Path, lines: Collection[int]) -> dict[int, str]:
        """Who wrote lines of a file as the last commit has it; lines whose author is not known are left out."""
        folder = self._folder(path.parent)
        if folder is None:
            return {}
        try:
            return _authors(
                folder.root, folder.commit, f"{folder.inside}{path.name}", tuple(sorted(set(lines)))
            )
        except (GitError, OSError):
            return {}

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
        self.close()

    def close(self) -> None:
        """End the processes of git."""
        for reader in self._readers.values():
            reader.close()
        self._readers.clear()
        for folder in self._folders.values():
            if folder is not None:
                folder.close()


@lru_cache(maxsize=10_000)
def _authors(root: Path, commit: str, path: str, lines: tuple[int, ...]) -> dict[int, str]:
    """The authors of lines: asked once, however often a served site is built again."""
    return Repository(root).authors(commit, path, lines)


class _Folder:
    """One folder inside a repository."""

    def __init__(self, folder: Path) -> None:
        self._repository = Repository(folder)
        self.root = self._repository.root
        self._below = Path(os.path.realpath(folder)).relative_to(self.root).as_posix()
        self.inside = "" if self._below == "." else f"{self._below}/"

    @cached_property
    def versions(self) -> dict[str, list[str]]:
        """The objects that its files were."""
        return self._repository.versions(self._below, MOST_COMMITS)

    @cached_property
    def commit(self) -> str:
        """The last commit."""
        return self._repository.commit("HEAD")

    @cached_property
    def head(self) -> RevisionFiles:
        """Its files in the last commit."""
        return self._repository.files(self.commit, self._below)

    def close(self) -> None:
        """End what reads the files of the last commit."""
        if "head" in self.__dict__:
            self.head.__exit__(None, None, None)
