"""The project files of a portfolio: which there are, what they are called, and which of them cannot count.

In: the configured folders. Out: one source per project file, in an order that is the same on every machine, each with
the problems of its name and place. The files are not opened here, but for the first bytes of those that lie too deep.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from generator.findings import Gap, Problem, Span
from generator.read import collector, ids
from generator.read.characters import clean_name
from generator.read.document import Document
from generator.read.files import CannotRead, read_head
from generator.read.source import read_document

SUFFIXES = (".yaml", ".yml")

_HEAD = 64 * 1024
_MOST_DEEPER = 10_000
"""So many entries below the folders are looked at for project files that lie too deep."""

_FORMAT = re.compile(rb"^(?:\xef\xbb\xbf)?format[ \t]*:", re.MULTILINE)

_NEW = "my-project.yaml"
_LINES = ("format: 1", "title: My project", "stage: idea")


class NothingToRead(Exception):  # noqa: N818 - a state of the folder, not an error of the program
    """There is no project file. ``way`` says how to begin."""

    def __init__(self, message: str, place: str) -> None:
        lines = "\n".join(f"  {line}" for line in _LINES)
        file = place if place.lower().endswith(SUFFIXES) else f"{place}/{_NEW}"
        self.message = message
        self.way = f"to begin, create {file} with these three lines:\n{lines}"
        super().__init__(f"{message}\n{self.way}")


@dataclass(frozen=True, slots=True)
class Source:
    """One project file.

    ``id`` is its stem as written; ``address`` the stem of its page and its PDF: the id where that is allowed and
    unique, else something safe. ``folder`` is where its evidence lies, whether it exists or not. A ``refused``
    source must not be opened: ``problems`` says why.
    """

    id: str
    path: Path
    shown: str
    address: str
    folder: Path
    problems: tuple[Problem, ...] = ()
    refused: bool = False

    def read(self) -> Document:
        """The file's document, the problems of its name and place first."""
        if self.refused:
            return Document(self.shown, "", None, self.problems)
        document = read_document(self.path, self.shown)
        return replace(document, problems=(*self.problems, *document.problems))


@dataclass(frozen=True, slots=True)
class Portfolio:
    """All sources. ``missing`` are configured folders that cannot be read, in words, where others can."""

    sources: tuple[Source, ...]
    missing: tuple[str, ...] = ()

    def read(self) -> tuple[Document, ...]:
        """The documents of all sources, in their order."""
        with collector.paused():
            return tuple(source.read() for source in self.sources)


def find_sources(places: Sequence[Path], base: Path) -> Portfolio:
    """Find the project files of some folders, or single ones.

    Relative places are below ``base``, and names are shown relative to it where that is possible. A single file
    is judged beside all others in its folder, and returned alone.
    """
    base = _plain(base.absolute())
    missing: list[str] = []
    found: dict[Path, _Found] = {}
    wanted: set[Path] = set()
    for place in places:
        path = _plain(base / place)
        folder = path if path.is_dir() or path.suffix.lower() not in SUFFIXES else path.parent
        try:
            entries = _scan(folder, base)
        except OSError as error:
            missing.append(_why_not(folder, base, error))
            continue
        if folder is not path and path not in {entry.path for entry in entries}:
            missing.append(f"{_shown(path, base)} does not exist")
            continue
        # One folder may lie in another: what is directly in either of them does not lie too deep.
        found.update((entry.path, entry) for entry in entries if not (entry.deeper and entry.path in found))
        wanted.update([path] if folder is not path else (entry.path for entry in entries))
    sources = [source for source in _judge(list(found.values()), base) if source.path in wanted]
    if not sources:
        first = _shown(base / places[0], base) if places else "projects"
        message = "; ".join(missing) or f"there is no project file in {first}/"
        raise NothingToRead(f"nothing to read: {message}", first)
    return Portfolio(tuple(sources), tuple(missing))


@dataclass(slots=True)
class _Found:
    """A file before it is known which others there are."""

    path: Path
    shown: str
    trouble: Gap | None = None
    deeper: bool = False

    @property
    def stem(self) -> str:
        return clean_name(self.path.stem)


# ---- which files there are


def _scan(folder: Path, base: Path) -> list[_Found]:
    """The files directly in a folder, and those below it that look like project files."""
    found = []
    below = []
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith(("_", ".")):
                continue
            path = folder / entry.name
            if path.suffix.lower() in SUFFIXES:
                found.append(_Found(path, _shown(path, base), _place_trouble(entry, folder)))
            elif entry.is_dir(follow_symlinks=False):
                below.append(path)
    found += (
        _Found(path, _shown(path, base), _too_deep(path, folder, base), deeper=True)
        for path in _deeper(below)
    )
    return found


def _place_trouble(entry: os.DirEntry[str], folder: Path) -> Gap | None:
    """Why an entry must not be opened, whatever is in it."""
    irregular = _gap("irregular", "this is not a regular file", "rename it, or put a regular file there")
    if not entry.is_symlink():
        return None if entry.is_file(follow_symlinks=False) else irregular
    target = Path(os.path.realpath(entry.path))
    if not target.is_relative_to(os.path.realpath(folder)):
        message = "this is a link to something outside of its folder, and is not read"
        return _gap("link", message, "put the file itself into the folder")
    if not target.exists():
        return _gap("link", "this is a link that leads nowhere", "put the file itself into the folder")
    return None if target.is_file() else irregular


def _deeper(folders: Iterable[Path]) -> Iterator[Path]:
    """Files further down that have ``format:`` at the left edge. Links to folders are not followed."""
    looked_at = 0
    for top in sorted(folders):
        for folder, below, names in os.walk(top):
            below[:] = sorted(name for name in below if not name.startswith("."))
            looked_at += 1 + len(names)
            if looked_at > _MOST_DEEPER:
                return
            for name in sorted(names):
                path = Path(folder, name)
                if name.startswith(("_", ".")) or path.suffix.lower() not in SUFFIXES or path.is_symlink():
                    continue
                try:
                    head = read_head(path, _HEAD)
                except CannotRead:
                    continue  # whoever uses it as evidence will be told
                if _FORMAT.search(head):
                    yield path


def _too_deep(path: Path, folder: Path, base: Path) -> Gap:
    return _gap(
        "deeper",
        f"only files directly in {_shown(folder, base)}/ are projects; this one lies deeper and is not read",
        f"move it to {_shown(folder / path.name, base)}; or, if it is no project, put “_” in front of its name",
    )


def _shown(path: Path, base: Path) -> str:
    """The path with slashes, relative to the base where it lies below it."""
    return clean_name(_relative(path, base).as_posix())


def _relative(path: Path, base: Path) -> Path:
    return path.relative_to(base) if path.is_relative_to(base) else path


def _plain(path: Path) -> Path:
    """The path without ``..``. Links are not looked at."""
    return Path(os.path.normpath(path))


def _why_not(folder: Path, base: Path, error: OSError) -> str:
    match error:
        case FileNotFoundError():
            why = "does not exist"
        case NotADirectoryError():
            why = "is not a folder"
        case PermissionError():
            why = "may not be read"
        case _:
            why = f"cannot be read ({error.strerror})"
    return f"{_shown(folder, base)}/ {why}"


# ---- what they are called


def _judge(found: list[_Found], base: Path) -> list[Source]:
    """Judge the names of all files together."""
    found.sort(key=lambda one: (unicodedata.normalize("NFC", one.stem), one.shown))
    same: dict[str, list[_Found]] = defaultdict(list)
    for one in found:
        if not one.deeper:
            same[ids.sameness(one.path.stem)].append(one)
    taken = {group[0].stem for group in same.values() if len(group) == 1 and not ids.fault(group[0].stem)}
    sources = []
    for one in found:
        others = [other for other in same[ids.sameness(one.path.stem)] if other is not one]
        problems = _name_problems(one, others, taken)
        address = one.stem
        if one.deeper or problems:
            # Of the path as it is, not as it is shown: two names that cannot be shown are two addresses.
            address = ids.address(one.stem, _relative(one.path, base).as_posix(), taken)
            taken.add(address)
        if one.trouble:
            problems.insert(0, Problem("SRC009" if one.deeper else "SRC001", one.trouble))
        folder = one.path.with_suffix("")
        refused = one.trouble is not None
        sources.append(Source(one.stem, one.path, one.shown, address, folder, tuple(problems), refused))
    return sources


def _name_problems(one: _Found, others: list[_Found], taken: set[str]) -> list[Problem]:
    if one.deeper:
        return []
    wrong = ids.fault(one.stem)
    gaps = [_not_allowed(one, wrong, taken)] if wrong else []
    return [Problem("SRC009", gap) for gap in (*gaps, *([_clash(one, others)] if others else []))]


def _not_allowed(one: _Found, wrong: str, taken: set[str]) -> Gap:
    better = ids.allowed_form(one.path.stem, taken)
    return _gap("id", wrong, f"rename the file to {better}{one.path.suffix.lower()}")


def _clash(one: _Found, others: list[_Found]) -> Gap:
    names = [other.shown for other in others[:3]] + (["others"] if len(others) > 3 else [])
    verb = "has" if len(others) == 1 else "have"
    message = f"{' and '.join(names)} {verb} the same id"
    if any(other.stem != one.stem for other in others):
        message += "; upper and lower case, and how accents are encoded, do not tell ids apart"
    return _gap("same-id", message, "rename or delete all of them but one")


def _gap(kind: str, message: str, hint: str) -> Gap:
    return Gap((), message, hint, span=Span.start_of_file(), values=(kind,))
