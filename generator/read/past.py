"""The project files of an older revision, laid out so that they are found and read like those of today.

In: the places that a command reads, a revision, an empty folder. Out: the sources in that folder, with the evidence
beside them. How they are judged does not belong here.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path, PurePosixPath

from generator.read.evidence import MAX_SIZE
from generator.read.git import GitError, Repository, RevisionFiles
from generator.read.portfolio import SUFFIXES, NothingToRead, Source, find_sources


def past_sources(places: Sequence[Path], base: Path, revision: str, into: Path) -> tuple[Source, ...]:
    """The sources of a revision at the same places; none where the revision had none.

    Raises:
        GitError: when there is no repository, no such revision, or a place lies outside of it.
    """
    repository = Repository(base)
    repository.commit(revision)  # also where no place is left to be read
    inside = [_inside(base / place, repository.root) for place in places]
    for folder in sorted({_folder(place) for place in inside}):
        with repository.files(revision, folder) as files:
            _write(files, folder, into)
    here = Path(os.path.realpath(base)).relative_to(repository.root)
    (into / here).mkdir(parents=True, exist_ok=True)
    there = [into / place for place in inside if (into / place).exists()]
    if not there:
        return ()
    try:
        return find_sources(there, into / here).sources
    except NothingToRead:
        return ()


def _inside(place: Path, root: Path) -> PurePosixPath:
    """The place from the root of the repository, links on the way to it resolved."""
    file = place.suffix.lower() in SUFFIXES and not place.is_dir()
    real = Path(os.path.realpath(place.parent), place.name) if file else Path(os.path.realpath(place))
    if not real.is_relative_to(root):
        raise GitError(f"{place} lies outside of the git repository {root}")
    return PurePosixPath(real.relative_to(root).as_posix())


def _folder(place: PurePosixPath) -> str:
    """The folder that must be there for a place to be judged: a single file is judged beside its neighbours."""
    return str(place.parent if place.suffix.lower() in SUFFIXES else place)


def _write(files: RevisionFiles, folder: str, into: Path) -> None:
    """Write what matters of a folder's files."""
    for path in _wanted(files, PurePosixPath(folder)):
        target = into / path
        target.parent.mkdir(parents=True, exist_ok=True)
        if files.size(path) > MAX_SIZE:
            # It is refused for its size, whatever it holds: a hole of that size will do.
            with target.open("wb") as stream:
                stream.truncate(files.size(path))
        else:
            target.write_bytes(files[path])


def _wanted(paths: Iterable[str], folder: PurePosixPath) -> list[str]:
    """Project files, also those that lie too deep, and what lies in the folders of evidence."""
    below = [
        (path, PurePosixPath(path).relative_to(folder).parts)
        for path in paths
        # git makes no such names; a tree that was made by other means could lead out of the folder.
        if not path.startswith("/") and not {"..", ".", ""} & set(path.split("/")) and "\\" not in path
    ]
    projects = {
        PurePosixPath(parts[0]).stem for _, parts in below if len(parts) == 1 and _is_project(parts[0])
    }
    return [
        path for path, parts in below if _is_project(parts[-1]) or (len(parts) > 1 and parts[0] in projects)
    ]


def _is_project(name: str) -> bool:
    return PurePosixPath(name).suffix.lower() in SUFFIXES
